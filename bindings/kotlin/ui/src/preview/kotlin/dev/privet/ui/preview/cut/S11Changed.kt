package dev.privet.ui.preview.cut

import dev.privet.ui.preview.Cut

// Written by PreviewsTest with PRIVET_CUT=1, and held by it.
internal val S11_CHANGED: Cut =
    Cut(
        english =
            """
            eNp9UF1OwzAMDiDBIydA+AAoErxzhQnxqz26jddGa+3JTjf1ypyCuGXijUiRIuf7dQjhdkuokBkOmo/YzjffIYT4JbqnBDIVEIbS
            Z4NDL0wRNtJImoEGIzAig1xiWM9FvU8vOBmlB2io9VflEii1oslgxBl6PFL9JIa2R+4oOfv+M9Mpc7c6YacuXARY6oC76MqXvw53
            r/+pVcCVx3jvyf6MUQlkSKTVABlmmXTtUxEjjQ2peYzHN+LkMbzu0iPCViZoK8dKHgYoky7r4M5AdjsnPX/wIO3e41pBLcB0OhtH
            qIqWSz7SmeVR0Hy5WIFxqXS9SvwAuEB9owAAAY4=
            """,
        chinese =
            """
            eNptzsFKw0AQBuBVQe+CDyAIgiffwFdL0hStbUyEpMGYUtJiE2hNgtVqkkYfxp3ZXS++ghNWPLkwl5l/vlnG2CFUz1AvVOSJ1JSb
            tfyoDr4YY6cQZxivMK5lnog8/DQs6G94M+Z1LeIhf3PgqqQm02+H6kTmJbQBuIXstXK2RL+C6+x7O4LXJ4wsMGOdP8PpAxGkq+SF
            IN7MZZKBN0Lb5U3D2wAnCa7eKd2xu7/80b88DfaojvUQCx8HJNc4MKgjIlsuTAxTffj87yPg3irDpC5aGW8cMqG/VuEjeLZKKpz0
            1J2ndy5kOle+Cd4NhdSlg+MSmlosh/pgRwQu2lNaE/c530Y6I4uZCvOO6L6+r5EfFw/bawAAAW8=
            """,
    )
