package dev.privet.ui.preview.cut

import dev.privet.ui.preview.Cut

// Written by PreviewsTest with PRIVET_CUT=1, and held by it.
internal val M3_DATA: Cut =
    Cut(
        english =
            """
            eNqdUttuEzEQ3bQNrYoQtweoBGIUISFBSbfZS7J5gSqVACGeEqmPkS+TrtWNHdlO04D4E76CL2SclgolQQo8eNcezxyfmXOiKNqK
            omib1sG3hhPG4tAyfY6NbiPvxG/brbjxvUa3j/qoJfgSHYJEz1TlKPpwYOAjs9xMLfQsSuUDUCsDPvfomjAolQOjBdKnmjfpcofW
            i7OSeaiQXaLr3tTB4m1YvE0pe78xaH+/V6K4AGEkwsmXIqbQ48848YGNxS4kMUg2D5n7p0a/IiiiSqeXq5TBr+EbvekZPVJ2jLIJ
            Z0x5pc9DokUmyqX00MKzU6zUJT0tV+HC/YdbuEPgUw/UnFQStPFrIUFp8GqMTfjkYcYcSGsmE+ISRbUfP8uTBwRZP067SUabLdT0
            vXstlCuZDcOq09oNQ3N66JWvQmz/pnnl3tGpthLZpdwZybCZHPUNVSNQvGIioB4NFoMnhsCqKsgAM2OlA0Ys9HTM0ZIct5BhcE/+
            ryy04tTXZds8XTrvCTYeBhOtt9TB+vCdUOUN7V6veP0Q+kEBmIeQ+GMgwST/XHFPuOEF2Xq4sPXfTf58U//v9K//7/NEpHEuioR3
            ZCdtFTwtJE9SXuTHrbbIWCtrJzzOuOSIvD1iRZ52OjId5QWmIk/j2i+yxi2pAAAEJg==
            """,
        chinese =
            """
            eNqdU11vEkEUXdR+GKMxGmNJ1BB88aVmF1hY+mTjiy/+BjLsDtKoYNhNNDUm0BZsDabUaCktRojEYCMfNo2FlsKPcWd294m/4J1u
            QmylEX2Y5M6555y5d+4Mx3FnOI47C8v50q3K8QQOJVDsEXbPuP0SPx3w8O5XDsheIatrVjJl9gr6/hbJpEm9DehVQI2Dgou2GrTd
            1Xtlc3cP4Fse0UVqefPNws/kgn6Qtgo5Jmwl6bcyIMA4x1ikmbFd+51N0Brvq2ZjiSxnSHbfyu8C4/zABzaXaKlsbWeNUso1+zDI
            A3KNNNp0va33PpLaBnh4eRepfGU6vfXWdobNbZJbO1aga2gr3F2yt2OU62a9AiXS2mdSrBq1FdJNM263e8zCbsIJilOT9wd2/U5W
            P8zQ4ra5eEizKzT/Y4gISHYpICPLJatQObJxFHeis5fBbkzwzXhFCCbmo9MPUEyF8II9LzWKEphRWBbWpBoLaXPaE4ZN/dkryeX7
            nU+Qc/wlPwE+z6NIG2lUYyOxWGn4BZKZJw+HkuZ3utEAmfklZSuNzSWSrlqLVbr+GkZP3mXphyYE9qVe/08da0Wdm8cn39TUSWBS
            Rk9DclzBQx+ccyg6zjRaHKI7Q74DDJau5vTu1u8XAtwb/8i/KKuhx/iZFtKi+Gjcp77+myN/jfFBdA8FsBchUVZ8QTHMB7HixYLk
            Q0pAkHBYkYI+ya9EhGAYix4/9iGPKIgeQYhEAlKYFwIRxfEL3eMjRQAABEo=
            """,
    )
