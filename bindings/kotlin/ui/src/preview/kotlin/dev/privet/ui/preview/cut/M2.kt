package dev.privet.ui.preview.cut

import dev.privet.ui.preview.Cut

// Written by PreviewsTest with PRIVET_CUT=1, and held by it.
internal val M2: Cut =
    Cut(
        english =
            """
            eNqtVG1P1EAQ7kkgEgQjvoVv80mMuVx6115b75O8xEgkSAQ1fCJz7ZTb0Ntt2i2k/8Vf4S90pnfIwYmJyodptrMzzz7zzOw6jrPg
            OM6bI9KlsuqCBoCQEZ5TAinGBDHqTQtDXoxQn1HSkegv2qpsALWpwFaFBmXBpGkbTAHdyIUE6xIqXZWUcPSrEw5jGCgoZRegTuCc
            KIeqVPoM7IhdeS64D9habBtbeV6YC6ZgdMyMdg5OwIs6rtuR3dVDrK9d7Fg/NrCdVQQfydqM4JiQvdEnTZBjPSbN7HRWd4CJFJOq
            crSWmHhpharRzEKVkI+Mpisi2/uEF1TO7Axga2wqRpMKGJmoDR/MZSMDThkPJvgsxOHeAaP0j5oTRlRw+vuZo9uwg2MqEHIVs4ac
            kgrQhB8nLu8aEZ6P4R+4UTLYuXpFl3UJGtZyMChdWkJR//WO0akqxtw5+IbcYpHccC8wHsE+6kYGzpSyN3Yp4xEoWHgOubW5+wuo
            DcPKSs8TlYA2dh6MzwerxtSBPQuXWEJSmDxvhqf1/QddMpyz2PUHXk/EJs3fhUmlS2wPxdL81Cqujtcr08KmyrTmXcscjU1v5Gd2
            Np6yrU3b5kVQV6in6E0D75yeZ2zPDyXkN5srnF5QTKIV/778PFknwmhGBYH48/YaA2XNmJ1mqrT3NnWL94a0ygybS3JF8J8Heul/
            kh8zDVmejtHGo+ZZ2by+zTJh3A9zplXZPBq3rvOLvwuX6ajkheP1k6+Y8ZQ3v3A1sY/u2rhxaefeqXc0xCDsuV6AUey7Qd+P+n6K
            URCmQURu4vUC30O/3/VTP+wHbi/0w6g7jAPX64Vh8LbX+gnwyKlYAAAFrg==
            """,
        chinese =
            """
            eNqtVEtPE1EUbiWgRMHEV2J0MbpUMTOdQqeuCCsTt+7J0F5Ck4KEDhhctdCWNoA80lLBITwERG1pAgZop5TEv8LcM50Vf8FzmTLI
            IyoJi5Oee+53vvO4X8fhcNQ4HA4e0hMQXdD3lyCSPyzN6cViJbqr74YhswZbUVPdhMwibKXh808YXz4ID2HOC1AXzNlJRMPQOo1t
            mZkcZLYPS2OQmOEEiefoyjdQv+t7+0ZqHfFNDDaR17VVGJ02tHlE0sK2oX01tJwFAjVLiyl0rALX0Jxoj+nOJiQLdCTOGsouYcVf
            q6L0kucRxwCNuvYJsmWuGsXII0htYwRmCghuC/YT7g1RlCDh3hKZjatrMWzdorOSkcoa2sBK5YiRnqUqawjU4kk3bcaaRkthSI5i
            GJnNkSlzeZ5Oj9nlDsIRY2mjsrGCPi1N2KvEndB83FiMIMuzP8lthFUX86vHlGbOLyO6Xt8dt1rEw1M6OcWdmYc7PT1byB1IFXCN
            VkU7+Tnu0WoOJ4LcF+zByCVpOWaGI5VymTMieSNbQrg18AOEX3zTahPhG+p7cXzlyvAejCXx/c9msFeOx+hGAXNoYtGcXTnicKqb
            5D1SOWoF9yvRhc71D11Nr+WeELo1vfIg/tSh3WDW2duuBHBa9G/RxA5T5vFMzgti9YiXu9/19yiM9kQUd9EarCfjRImjseEqOZYj
            5N+quYf20IZw5wE3kauP+EhggPTh8T58XGXwIzp7Iezib5eNSBIk8gAJtQcDIeXKVFd7ZUwN2GFIkQftBi8n6LpLZ9zGgp2yj7R3
            y4qvi/gx9ITJ6Zigko/TxA/8vBhzUSu1quD/BTIRoFwCQVbsSJAcTY6DmoR0ggns4vCpf+b5b1Cry028ktfn7RCILImy7HPx/g4f
            T4RmXuIloUUUJSJKXrdHlEWX1+/2y82dfIdX8Df7PS0ewe38DVnb75cAAAWd
            """,
    )
