package dev.privet.ui.preview.cut

import dev.privet.ui.preview.Cut

// Written by PreviewsTest with PRIVET_CUT=1, and held by it.
internal val S10_GENUINE: Cut =
    Cut(
        english =
            """
            eNolj81Lw0AQxVcRxQ8UwbO+k6cQYlqserMVpFhF2oJ43CYTNyTuyu4sJf+9k+awuzO/efN4q5TaU0rdvpKNtaUUc8av5sJQABtC
            qH8slfBUOF+mojySc7ikEFuW6mRBFePPOEvSHXwZ3dObT90lmLaR8EbMLWFNOsHs4xujhzTLRHK2Mm5rwQ6di9Kfygo2HSpd9E77
            a9fDhbZM3kKGgz1ZeS9HeNceeZbfJ7gbP+WPAs/ndhd4SBqEXCx3JSZjuEpuQcer4Tub3u6KTR2G7Aka6jDJX56FX88MFY2oDHmZ
            WAdLvHW+QQxUpv8AglBCAAABMg==
            """,
        chinese =
            """
            eNo1UD1Lw1AUjYsiCi6K60MEN4lJseqmuLk4+AeqxKljHbolQmuDVau1RvFZcYiWkiYqQVvzIfhXmndfMvkXvIk6PDjn3PPOfecJ
            gjAiCMICp/fMbgPVoVUbqodR/5T3QtY4ie1nFrSivhofuaijdQzPKPea0KaIptj7K3/0mK+Cfgz0Ix2yaoXZA0RzkXcNVjhUtY3i
            gUK2lFKpqJAdpYDKlymvLIoiuiZZ0ATjDXQ1ftKQT2wXymS3TPYLewrScThrROEt925SwjWHWz7mpovwVmK4iGYkUVpmA1cGWpPB
            MMlSbk1azbJp579CD/kstyySzxG4e/j266zy8key6KwwXKUvnwZqYZvU41STC5Pkpc111Ocx73eUdOuxo6EBaDcKPvllhwfn3KP4
            ST97l6geAAABVA==
            """,
    )
