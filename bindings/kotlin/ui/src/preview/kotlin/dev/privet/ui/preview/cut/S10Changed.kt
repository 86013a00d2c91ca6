package dev.privet.ui.preview.cut

import dev.privet.ui.preview.Cut

// Written by PreviewsTest with PRIVET_CUT=1, and held by it.
internal val S10_CHANGED: Cut =
    Cut(
        english =
            """
            eNpjYGBgYoBgCb/8EoX01LzSzLxUHYX8IoXkjMS89NQUPQYIkHPOSE3OTk1RyEgtAirIy1fISy0pzy/KVigtBqoCAF84E3kAAABK
            """,
        chinese =
            """
            eNpjYGBgYoBg6WfTFzyb2vF+T8+zjmlPt296sWj1syk7n3ateNzQxAABKk/nrHg2Z82zObterup5sb4RpHbOqid79z+fsuL53onP
            d88BqgUASygtWQAAAFM=
            """,
    )
