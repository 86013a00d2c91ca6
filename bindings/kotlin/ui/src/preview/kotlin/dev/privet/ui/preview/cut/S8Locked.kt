package dev.privet.ui.preview.cut

import dev.privet.ui.preview.Cut

// Written by PreviewsTest with PRIVET_CUT=1, and held by it.
internal val S8_LOCKED: Cut =
    Cut(
        english =
            """
            eNpljrFqAzEQROUmBCdV/ANTGNKEg0CqfEDKYEJcpApr3Z4lfLd7SDqb+/uszu4iWNDsMPPWObf5IM8gaXGIOnBJ0Wfn3MrmsTPr
            d6R5YCmmH3Y04zCjrk2ubTZf7DW1GZQYvfoTt41bXi24/56SQLtuUW+7oEXhA/vTO1QYJQ5sn35+gfCZE6bMLTpNCwJGrmXbH50S
            xmCJ5wy9CCapKMSMzCMlKtysbsin/wfdnNf9NWUnZDZ24KHBp5YQ5QhPgp7pzNZdYl9daZbY3TX2B811VQoAAAEq
            """,
        chinese =
            """
            eNpdTstOwkAUHTYujImJCX/gH7DyawwxdYdxwYZdIVRo+sJYgjYk2IiiCAV1wViKP+PcOzOr/gLTx8J4k7O4J+dFCKmyOBZdyqjL
            /Qk338TqBvrvhJCKwtFl/UI7v663GtpVM/uhv8nE23tc/Kj/UOFERGvYDWHzKf02RMGv3iH55QFgfMnREpdTGX7nzBk3Ztzs4SOV
            cztNArY15MOAUR0XYZrYjDosCbj/ymL3b1mReoqmheNY9OZAX3jQFbMnVao84I1g9wF3jtJVyu7jf8NKulaYYOCCt8LJMx9bylSS
            plMMAO9W6m0crtGJsurMeFBo9o9wp7cAAAE0
            """,
    )
