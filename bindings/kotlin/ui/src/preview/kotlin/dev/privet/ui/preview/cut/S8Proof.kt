package dev.privet.ui.preview.cut

import dev.privet.ui.preview.Cut

// Written by PreviewsTest with PRIVET_CUT=1, and held by it.
internal val S8_PROOF: Cut =
    Cut(
        english =
            """
            eNptkUFr20AQhQU5ptBTyCl0br4EY0u2aX1qD8mpDSEYnFuZXY0sYWdH7K6q6t/nraw2lPQgJGbmfe+NJsuyDxVb+dny8CIuZllG
            hV1tvnC+zgvDRbGujDWmyHnFm2X5eV1uMHP1JFZ9SVpRKSH6zsZGHRoXeG7uAaSWYxTvqFK/pUceyAyUnDAwe1A6qTuIpy5ISaFx
            EBT0gz3li3xzS8vVtljMMfr8rrqlJgY6ykBNoIM6mdOuhl2Nz9m5EaJ6oZ4DcTiCjwgQEbuSahRdEoH9cV9zpFiDE2rtwxT/0+5v
            mdsWSD/uiiEsETQpr/a1OIwkLxTBhllq3E/I/+VhF3rxiNMn8VuyNJ2muML/6hlOiXT9Fq5USaHjmHIKuRxDOjVaDmS1bQD7A5qY
            bWNjB18jcBkX/jqJQHWHdDsEB/8kFd7un9gpMh8ksdAxbI9dGyYGJFZ/iQ/neKOE1J2GOX0LR/rObjx8ujkb7SLBEKceU46My7vf
            rfpIVXOSV3sSyGsAAAKB
            """,
        chinese =
            """
            eNptkU1P20AQhi31GqkS116M1GMP4E0sWqm/BTkBbiAOvfSWBJLYCon4MHEA81GUVAglWYRCPuwYfgw74/WJv9CxNlC14rDS7sz7
            zLwzq2laZsMqrK9uWz8317d+aJqms0LW/GoZOYPlLcZyG/lCPs8MK2uZy2sruTWTNJnELSIvycEdRMf0/kDnswgCuTuJnSk8ll5m
            e7F7I4Lmy+wU7DHFRdjG3iPpvsjarW4sGSZMhwx9m6HX1Zez39iSLh/GYtKAakNET4Q/F8ukL7yrTevyanLYhfF9yvTb4KcAPWH/
            AJ06+sFcEBzhZVfya/IElZGY9PH+F/qO5F0lUG0+yp1I8iG2myIsiqk9n2oR/R4ELrmJT3fVvPC7jP0O3WUUKfaTSqSlnSJFSYre
            KPGGKm2KoA77TeXirS0pyNF/TomEs4u47ypygUZ73xd7zZQoQ3bAaaB3RV8AnQbYI/lUm3exW7EbJufXquC/mOpNqyvfkA46NRFG
            b/vBQT0+PlHYdxFW/mJ+jzDcqUD1Id047TRsgcMpLvmYRky8gR6XeNyb0aerAhngM6gF2KIWoz+eRnBgAAACdQ==
            """,
    )
