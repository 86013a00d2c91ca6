package dev.privet.ui.preview.cut

import dev.privet.ui.preview.Cut

// Written by PreviewsTest with PRIVET_CUT=1, and held by it.
internal val M1_REFUSED: Cut =
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
