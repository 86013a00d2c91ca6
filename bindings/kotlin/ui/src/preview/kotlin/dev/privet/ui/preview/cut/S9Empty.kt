package dev.privet.ui.preview.cut

import dev.privet.ui.preview.Cut

// Written by PreviewsTest with PRIVET_CUT=1, and held by it.
internal val S9_EMPTY: Cut =
    Cut(
        english =
            """
            eNpjYGDg9q1UKEpNTs0sKClmYGDgd85ITc5WSISJMQLFBPzy4UoUKlNL9BhAAADj8w+4AAAAPA==
            """,
        chinese =
            """
            eNpjYGDgedYx8fmslqfta1+sb2QA8l+u6gGyIHxGoIDQi/0znm1a+GxOJ0TscUMTAwgAAIVOHWIAAAA8
            """,
    )
