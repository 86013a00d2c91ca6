package dev.privet.ui.preview.cut

import dev.privet.ui.preview.Cut

// Written by PreviewsTest with PRIVET_CUT=1, and held by it.
internal val S5_BLOCKED: Cut =
    Cut(
        english =
            """
            eNptT0tqAkEUbEETkkVCIAeoAzTBbwJZZhUXirgRl+30U4dM+jXdPQHv4iVyAckpch7fDCMi+OBBVVNd9UqpekZKtfa/h/8/wZ1e
            733QFXA/wMQE9Lv915bQO+NMsUt5FoU8f1LhkX/7wD+EtCUY7yuRbFv29qPg7Ius+Ap7WnKJQOsykhVxHl9Uo9N1mMY1O43GRGPK
            K7a75s/NnGJZpIsU1V5sTfWEmdlQBHtykmWcxapMiV2EDxTjSUuuOutcUOPU+mHs6gMCZRxs1fVxXkOMhuA13oaqmSN9rEx9AAAB
            PA==
            """,
        chinese =
            """
            eNpjYAADUwYGxjkb9107AGSzGhpaGRsAGfxGBkZmT3duMX42p8P42fSljEAxzsS8xJzKkszkYiBH6OmOdU+7Vj6bsvPF/tlPd015
            PmUFSAkQs4Dop9s3Pete9qxjFdBwIF/0WdMKsNCk57vnPlu75OXCnY8bmhigqu3Atr7f04NpJkgQZhSQ/WRH77P+CU/2zX6+e+aT
            3buf7J36ZNcuqClsz3dPfjZvDprtDGxP21qfrtsJZCk+65z8dE/D81ktLxdufTl30dNJPc+bdj7r6QSKAMmXk9aBlD+bvu3l9C0g
            N6MFgQIsbHiezlnxYt2Gp0DLd6wF8sWfr1mjYGqi8GzuQpBzWzcqmIM5DFAAAGo5pyAAAAFo
            """,
    )
