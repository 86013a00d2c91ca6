package dev.privet.ui.preview.cut

import dev.privet.ui.preview.Cut

// Written by PreviewsTest with PRIVET_CUT=1, and held by it.
internal val S11_PICTURE: Cut =
    Cut(
        english =
            """
            eNpNUMtKBEEM7FVUEEXwAeLFOnqQRscnHlfwpHvywR5nZzMzjWsy9kOZX/YrTDsiNlSaVJLqShtjtqZUejhG591HWfVrX8YY+yL+
            leaQFCGM2LqArhUmi4nMZN6DFoEQiAJctCMdWVasKJbMcPI9+oUx73v7GlcVG09Bhc8Q3RsFzY/uqY7/XsDFUDpGFBTwVLnOEcfc
            uzOVpEydskTxJ7H5mDxnt3V9g1Ml1scLqdT/kG1f2XM8jBFi2WtXS56yqYNbSRyVCI4rQnGNO5qhOCkuf/bZnUgEsaSmxbzsA3qK
            Nq9y+Ozo03EzeC4bnz9BvbIowY39BglCWb8AAAFU
            """,
        chinese =
            """
            eNo9kN9KAkEUxseiuhGEIvByugq8iNr+Xnffw/QGJkkba2nhasbKsqS2iolk/ttx24dpzpmxm16hsygOfDOc73ycmd8wxrZh+gVB
            a/5aUu83ejTQ0XTrlzG2D46PThedQPc81av+ZHOQH0lRkUGgHEtOHsDsk5mg7Dppg7TGFis+E0sxdr2bpn2TlJRhpMo+P+bY9ajO
            qJaAWRbvLbqGn8bu36wAxSclatzgctLBxyaWR1iZUjqFOR+tZyXq1FsMSEJ+MK9+8KNlnYLxJ1otNDsra+f84IRfXXJl11ZE8bv2
            9F2HG4fGGfEb6JjGBVabXA/HSrhEvCRL614fQhsabbT7OnqJsRsuNWOwDLpN+gqaOfeG1JHiTXs+lAp4W5RCyNDGuofdb4r/A2Mm
            s3UAAAFp
            """,
    )
