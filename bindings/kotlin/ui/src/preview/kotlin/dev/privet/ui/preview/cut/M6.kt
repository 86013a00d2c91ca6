package dev.privet.ui.preview.cut

import dev.privet.ui.preview.Cut

// Written by PreviewsTest with PRIVET_CUT=1, and held by it.
internal val M6: Cut =
    Cut(
        english =
            """
            eNodTjsOwjAMDUxwAeZ3grKzdmBFLIgJmdZVIhq7chJBbk/a4S3v75w7vsM8v9JA4pzbNZx6imyESQ13phGE1dKUfcP1qcWweBXG
            t9Gg9IHwL3e4hSEX44SUqcKzMYrMnBKqFgwqU7DY2hLL2LWq88PXyzaRkD2DohbJIBmxUGXGZBrXrG0H1sihV8lBCv8B1Iw57QAA
            ALk=
            """,
        chinese =
            """
            eNoljU0OwUAYhoeFxCWcwTHcQrCSNDYu0IgoKRVSJP2JaPwFbRdEqlN1l5r5vumqVzCJxbN73uclhFTbXUVp9jutHiGkJKllqiPC
            ER9fxePIZ6tMddn7g+YZ7QicWBplSQOMA4t0cA94p0i3LLFE6OWb4KsOwLkgncPgjLtABPsimXI7xYnGopnU8Eh5osJElzEpy1Yd
            7QCtYZFYjBr/Uxb5IqRci3NtkXsuX07BfMIthfXrv6kgPSH1f90KdIcAAADB
            """,
    )
