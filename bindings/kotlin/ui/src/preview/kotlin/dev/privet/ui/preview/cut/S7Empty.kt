package dev.privet.ui.preview.cut

import dev.privet.ui.preview.Cut

// Written by PreviewsTest with PRIVET_CUT=1, and held by it.
internal val S7_EMPTY: Cut =
    Cut(
        english =
            """
            eNpFzUsKAjEMBuDoLAQRXOjOTU5QunXpAdTNeAChrRaGZmhSYW5vOg8mkM335wEAuza6AUsPABeLlAxaLKmwdxgo49Wiew9sNpqf
            HiTfmD4ohDJtGVir0a5jh9e8HjNLhW3FZ+c8y4TL9PlOSuwTR4k/v4ZjHW8d66OSkx6jEBbft0oV0M7yB/l2LJ4AAADH
            """,
        chinese =
            """
            eNpjYGDgeTa3+eXMCc92tD6f0MbAwKD1dPump3sank5Yr2Cg8HLhzscNTWBawdJA4emSlc/mrHqyd//zKSuA4oxA5XLPNi18Nqfz
            5ZyGF8saIYY8n9UCMROohAEBmIEYpIMfbsSTPTOetnaAxJgYQA6Z0/Bs+kqIIEwDz7Op/c9a5iMEwYDn6YSeZ9O3PW3d/HL6WoQg
            mAtxNVQMAM9AYWEAAADg
            """,
    )
