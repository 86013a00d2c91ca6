package dev.privet.ui.preview.cut

import dev.privet.ui.preview.Cut

// Written by PreviewsTest with PRIVET_CUT=1, and held by it.
internal val S11_YEAR: Cut =
    Cut(
        english =
            """
            eNpNUMtKBEEM7FVUEEXwAeLFOnqQRscnHlfwpHvywR5nZzMzjWsy9kOZX/YrTDsiNlSaVJLqShtjtqZUejhG591HWfVrX8YY+yL+
            leaQFCGM2LqArhUmi4nMZN6DFoEQiAJctCMdWVasKJbMcPI9+oUx73v7GlcVG09Bhc8Q3RsFzY/uqY7/XsDFUDpGFBTwVLnOEcfc
            uzOVpEydskTxJ7H5mDxnt3V9g1Ml1scLqdT/kG1f2XM8jBFi2WtXS56yqYNbSRyVCI4rQnGNO5qhOCkuf/bZnUgEsaSmxbzsA3qK
            Nq9y+Ozo03EzeC4bnz9BvbIowY0132MBWb8AAAFV
            """,
        chinese =
            """
            eNo9kN9OwjAUxotGvSEh0ZhwWa9MuDA6/15778P4BkgkYoaChjExI2QRcCxzWUQGW0Eexva0eOMreBYWmnxtzne+nPZXQsi2iL5E
            3F+81uX7jQqHah5t/RJC9oXlgOWBFSvflr75UyyJcshZk8extHQ+eRCVAM0MZtdRG6g1slzJmUlFyPVuHvdNVJbP5rLh0GMKno11
            QfaZmBbhXsdr6Gni/k2rovYkWYtqlE9ceOxBI4RmhOkclBzQnyVrY285ICvKw4X5QY/SOifGn6D3oeKurJ3zgxN6dUml0VoRJe/a
            U3cu1Q61M+TXwKpoF2D2qBqNJesgcUqWV34gZoboDsAI1Pwlwe52sJmAFaDTw6/AmQt7hB3O3pTtiHoVbmucMT4zoG2D953E/wEW
            qrN1AAABag==
            """,
    )
