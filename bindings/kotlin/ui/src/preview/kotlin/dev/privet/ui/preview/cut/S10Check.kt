package dev.privet.ui.preview.cut

import dev.privet.ui.preview.Cut

// Written by PreviewsTest with PRIVET_CUT=1, and held by it.
internal val S10_CHECK: Cut =
    Cut(
        english =
            """
            eNoDAAAAAAEAAAAA
            """,
        chinese =
            """
            eNoDAAAAAAEAAAAA
            """,
    )
