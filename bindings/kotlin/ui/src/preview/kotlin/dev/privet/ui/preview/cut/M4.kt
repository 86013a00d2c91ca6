package dev.privet.ui.preview.cut

import dev.privet.ui.preview.Cut

// Written by PreviewsTest with PRIVET_CUT=1, and held by it.
internal val M4: Cut =
    Cut(
        english =
            """
            eNpNkEFLxDAQheNFxQp68qjv5q0g/oDFsx4UFxZPy7SdtWHjpDYTyv57J90teAjky3vz5hHn3Lkwjc3BOXe3zqMg7nb47OOQcBRW
            plxtelIktVejMzvX/y3GtyeHDwFTHPeL7+ErZrQkSOZsezQHaJwEXpIydbVZ3M1LSBFqy7kr60+j1W/mzFv1P1zSqo+CmLHI9xsD
            tnVPGLn1g2dRy0bHgZXrJSSQKI+yHajUrN6OiPcZZ8vzuvepdHxUNIwsXRSusRSnEOIEr6Bv8oJANl/SL16ZB0Sx6+XycX9Xvl6j
            AAABTw==
            """,
        chinese =
            """
            eNpdj0FOwkAUQIeNCZHEA7jBG+iJCCZdmGijCAt3bQNVk1IrFgZISZGUhBhrm0BIEQh3wfl/mJVXcFpYuZjF/Lz/8j4h5EhVypXL
            B0LIGTSmgoZbzRO9+m7zyvt1aJvwTbfaABz6u/IllIfYBN3DcCQ/OflO/sFyVGDLJrxEbL3h7uSAnaIxSWfLMVrP4NuQGOh4fDb6
            0QyS7oBjIZ3vEw47x3c1paaUqlc3yn2KoN0SXV9Sgs5yWXBsCq3P/XHxosiSD7TH6M6xs4CnoegFe3Mmui6rVaWilm7L6aF5rkf8
            c8WWXXIAzjEM8K3J1h7SIU7b2AqEq0mB7AXHluHisYmdGBr67ivZiwtsM0BLh5UGTpRdkLVLk3hf/AHatbBJAAABWQ==
            """,
    )
