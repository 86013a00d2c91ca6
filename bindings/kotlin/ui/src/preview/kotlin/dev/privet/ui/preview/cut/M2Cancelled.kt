package dev.privet.ui.preview.cut

import dev.privet.ui.preview.Cut

// Written by PreviewsTest with PRIVET_CUT=1, and held by it.
internal val M2_CANCELLED: Cut =
    Cut(
        english =
            """
            eNqtVEtv00AQdkCtqEqLaHmot7mVQ2Q5tmObnGgTISqqUkEF6ima2ONmJXvXsteJ/F/4FfxCZp2Upg1FAnoYa3ce37y+tWVZjyzL
            6rAcHBVFqWaUgJIxDWB4dgleZDuObaw759jcqFixd6HgOKsJPpLWGcEFIWujT5KgwCYnqRkna2y4VHUJKcZGrzWVEiqNTcVW0FNR
            QTFVkmxrUcjxKeGMqhXLAI5yVTMaysQgE3Xhg5pDo2rAZcWDBb4q4fzkjFH6X9oMUyo5/P1K6i4MMacSoRCxrksOSQ3Qoj4O3Bop
            eahNGr7ArZZBr/Vr5rJnnCaNSQxCVpowYe2boZKpKHNKbPiGQgt5ZeJLwngKpyjbMXCkaftgRJmYcamJcbljHP0C6sKk1iA0JCIB
            qfQ6GOcHLXKy4UTDHCtISlUUXALv9/sPmjOctdHzB55rhk2Sv48XnW6yPDGSFmMtuDs+by8bW06ms67aYm9sd2Muq9zYZ9ldrs2L
            oKlRLtHbBd7LnhcsL8+Ny2+M2xxeUkxmVnx9/XlxTkxFK1MwEH827zJQ1tJsnIlKPxjrNh4MaYcrbB/JdYH/TOjN/wl+xmWY4zhH
            HU/JEPvw5jUbhvE+1JUUVfvTuPOcX/2du2EHj0lkfH7+FTNmeXuFa8Y+vc9w69Gu/afe0QSD0HW8AKPYd4K+H/X9FKMgTIOInMRz
            A99Dv9/zUz/sB44b+mHUm8SB47lhGLx1Oz8BmKR+TwAABSQ=
            """,
        chinese =
            """
            eNqtVN9P01AU7jSgRMHEX4nRh+qjRtOuG2t9IjyZ+Or7ctfehSUDCSsYfNqAjTUOBTPQkZIAgll0bAkPsLGxB/8Vem/XJ/4FT3dn
            FVhUEh5Oeu853/nOj34tx3GXOI7zgT0g+7vUqJH5jFVN0tLGcWP1x7YkPxOEo+SMCxiw6p9pqcl3vOC5T/N74KErNQAPxycx/xLr
            ehzzrzCCsGDV005hkdGxZKCyDg5ac1UbKjVT9nKBmEVqlqh5ACGOdTNsf62TRpIa78ANzM78krO5Rj7mvHJHyZS9UW6Vt+BMGh8A
            w1hpdoVUMvZ6Clge/0nuIVhdyO9c83VnbRPQfVZ1gbUIl0dkcYk/NQ9/cnp3ITdpvmbni6yil/wE9siag4nozhfowd4xSDPtJFOt
            ZpO3UxW71AA4G/guwLtHhjyi40bOOsxQ81tr9pDmDPpp73QGIEgmTco1yCHZdaew1ebwmbv4DVBxPWLgueSHw5W3I09foLEEHC+P
            o2l49IJddS06HtZjMC2cr5PsPmzHm8nXxdcHeDT6enJMd2l/i+IWWD97Zbwk8yQ92yGHchj/WzW3we55EP4s4BpwTWAVx6bwBFzv
            0PfbLrxN5y3EDfwtOAAkcYymcCIcjyX0C1Ndz4Ux9UOHCR1New2eT9C95864AQWjSMXhUaSrI1gD10NXTr8IWpUMyX6nM0V7dY6l
            dhT8v0BXBCCXWNwt1hYkT4wFahp0OesKrLv7xJd59h805A9gRVZUJSJiJEsIqX5Bi6gCFoOCLMjioCTJWJKVQEhCkl/RAhoKRoWI
            ImpBLTQYEgO+n2uUjw4AAAUE
            """,
    )
