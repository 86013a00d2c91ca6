package dev.privet.ui.preview.cut

import dev.privet.ui.preview.Cut

// Written by PreviewsTest with PRIVET_CUT=1, and held by it.
internal val M3_CROP: Cut =
    Cut(
        english =
            """
            eNqtU8tu00AUdVB5v6RKiLd0V8DCimLHntZZAGoiIeimopFYRuOZm3oUe8ayJwnlR9iw6DfwCeXHuGO30KC2dBHJY2vOPT53zswZ
            z/Ouee2Qe0rYeYVgDdSopQ9BksDuThc+Y2EWKAdQ5lygD1YVxOIz1D6UmdEIEi1Xee1DpqREDTabF6kmyIdlpawlSBuLdbdDjR7s
            kzoEULb9CLk3NjDMzVzmXLv5m9POe64hcKKv9IGqXVGXuBs0HrV8WnG43Ts++vX9+ChhPSo8HGYoZiCMRIhH8QeCPq3PDalt7mJp
            iYAVDmALJD906J2R0a9ts4s0e77q1+3vWbPeq6HRU1UV5Ae+cGWVPnCcCrnI/jKd18cjzNWCeskVEVfa+SPiQzq3oCxIJd06/xUC
            pRvPXfhoYclrkJUpy2YzOz9+Zm/HpHY9iAb92AUDNb1vpyrPJ7Xg+iQrNx0oeDGxyubOxGbj0WaqPrX5jtDOhZXmZ/zKhaXJi7Gr
            0tMA+SEsM24hR76gxDjbV+DccoK1+oaXxeHJZcVGwSXl/Nw8PR++6/46iePa0/Vs7Yo3mkMzzs/ZO+fTHecSOLiDdrv9P8J9UU9m
            FP1JE/0LL8LLK16Rjf32+z7ohWEYiJSxiMWSJf0kiTHqselWzMI+C7cJlaKXSvoKFEykMo5QJmyahv1IoPcblKFrlwAABNE=
            """,
        chinese =
            """
            eNq1U0tvElEUBqOtxuhCjbZGk4kuTEw0zDDDMC6MURNN3Jq4JMMwBCItpqAxXQEtUFJIwaSdghiHiJXW8LA2Ii2FpP6Ucuex4i94
            hmtISBHrgsVNzuM73znfufeaTKYTJnxeo1YUrWT0UBi9b6mJeLeZJDmOePbwMBRB9W31y56eLXabOWU5pWQWUb6mRhqHoTB2FemH
            Lu0YbmJZye922gUlXAVXz6U1aUVtbqqrn4HWAKzFUVlCxbjyvQTMZuh8AbclSAI1Zdwcohchqu5lic5uBtXrWjWGlr5C+PbRofAs
            6F1ysHkE0CfhXMYVhh7KbjmQf0kHMmezQOa8Ihf0raQqhwnmMfMEIi/GpBSoL6FqQ1lrdNofUHkd2FkCFTchfqbzM4UXAM5NlM4M
            KCaG7sZ015izUNEqRdCplD+hfEktJ+AGAau1WgMUeBPTUPHX5KM+HWypsx9T8lvawr6STBhqjxYBCMWiqNKAMrQkw7Z6NOb8tuf+
            c6A7RdL3rAwYk/OeO0/52YAh0+n1+RwBgZ/9894mjaDAzziC3qBPBGcKS9Xa2b5UlJa6zY+QM/8j3yMS3/JCEJxbBqT2TVmvolpM
            2wjjOjW3iKIlfaGER8fCr/wf/LTRJuCdF0c+q6mR2R6H4HeJQx/g9NDoWaNmTpzxvxFd432lV8dLP9G7cD9YN4Z8b9gWNrSdDZRa
            BdS1YyPPCQHHS/FV0BH0iHPiiP92/bh/caJvPRDdFEVaXbzdztMsS7GU285TnMvGWEmrlSGdlIt18qRNcPIsY7fYKLuboTnWSnMk
            7WRpijH9Bvc722IAAAVo
            """,
    )
