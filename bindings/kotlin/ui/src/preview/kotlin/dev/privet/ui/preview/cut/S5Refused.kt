package dev.privet.ui.preview.cut

import dev.privet.ui.preview.Cut

// Written by PreviewsTest with PRIVET_CUT=1, and held by it.
internal val S5_REFUSED: Cut =
    Cut(
        english =
            """
            eNq1VWtQU9cWTngaUUGCgCh0F26UQng/pCCmgDgYHiJCVR4DJ+SERMM5IS+I5SVVKFaNXMEapRaIoBWxFCi0BEtJUMlI5SGoBRVB
            VIqAovIQId6TVKu1v++e2TP7W+f71vrWPjNr43CatR6HwxfXkOvTsbOui5u3mzN2WOwGQiEucHV29cRjkEBjsdnxvEQIwYBBBAzR
            AQTUMQxqYVtbHd6JCgAXZgh4MF2jSWSjAjobQmANCniLNEXVAjtNMTJ4Lx0ZvJeEDN7X6GJbLwLmCdj8D4phUGc7E1KHl4ezEvkC
            LgxQxnsGI9EPDWB8WN3K8ndtksHb3pdtRgCfCWPpE1EunYdFDCM0R+Dpok68zl3dAR739/VpFvXfN6P3D8v6Ef+y++FN/j+MErax
            khCYDmgiDJjwmSwe4DBRBCaD3bAIrHPd6Kcug223YBjmABYf8CAG7Aj8EBHGAqlMFMsP0XmaLzDMAyJUwAWJTJSVCDtiMufNfMBE
            2RghFWtK/RWkwtgf4DHRVARACP1dHBPxNBoPTMOH2Wy1BkbIGhZGB8kQInrbDXhn9a/8aiEpCGOpU/EhDgdrSi1UuwMYFUH5gIVg
            Nh3f/B0I60uiOuXhYzFZvpihb0BpoYGEBNzFVcfChoyQ+mXrLiKm+pxTqwwa4q2rcl0L9sV3l/f2V54NJ7VOtNzhmHmPmQXknk37
            77hEUhqoP6t4mlMOQ1Oe3CEVXufL4I5c91qlmwXOvnrYibTxh4JtlnLJEqnJNv+Y87YKgqn9ItVSLwcjmvUvpaUJyV639nXm9Coq
            7I0UjbvdpBSed3gm2yvxdKnyFwmxUJxit6Vr7wbFltcCKq51mmiX7yT0GbflvhiMI/afx53zu9oVZHY/Q2b0MvOxZdqnExeH/e0q
            xcTCgfQNQUezB/d8vV5VTr2Rl1c/VlDys+uItFXX0i/p46/WFLTqXRZN3LUlEzLz/ahmr/jKqhtzT20+ycAlKy6Jg/kf92pD/cvu
            OhQ9EhWej5uY4cnbA6DKDtXrP/eeiLaJ8z07K4ncbkMOsfvivJJQYVwmi+nXyUqtjcgeLcy/rzKPvGk2dKImvayEVPf7R58Jlxbd
            zhnv96i98LDg0CHmTtRyVe7qXSX8Is/90/PUTnzBijrecuarmuMLfs4C/yNWd4kmjKghAvLbZc+Y/pOhWaZtx/mN1w/YVQQydmYI
            H3hpbZR8O3I/QQKqYsVUyJJm/3KgQgtpa77itEQQ/8yhvReHQKKHZoVhUvuUVOH0nW4Fk7tm/BH+mwO3Jv98dUP7mkmndd5e042p
            PxY5VK7LC9srdeiRh5yeStklOxIji9TpXLQqz7G7uWf1pkrzU72/F7TeXrp1R+DjDKpAGnwtbKb9j7XRZ6yDb0Y21hU+b+oVBeJL
            0lJ6b4s+HbLRPT0XruWb8+CO0vic++dXh4aq178IIEgP18/ZhlYSLazm7tFpJCEhzfdRz8O0/a8PiyUnPXTLnIg4ZVeI0JBRVXNj
            s75h2U8+0zPxX1CuaKH5EykLmyhi6LrUIuXSmQ6ZzminmXn0veoGn6OcrPIdHV6/ZbwmusyHeV9wellRaeT7w/Lv0r8MUa5wmaFd
            Os6Yyjq2JjoqYSTSaJ4lV1mdWERxo1y3sP0q7MSoex3O4/Kj4awWSobL3INfAzpzx5oSqj55TpM31cR6HZpqKlEmr22Uxf2xL11G
            OpA6MmOzQ0t2rAYYjHvdGdgXGlZxZcqYPLDnsFV2H7p08lYk3CqceKrj271ltqjja/sf6y/MPedenZwMZeKVeHPuE72D37isHNz/
            reWFxuishoKbUXrXt9Gf2Fm3xdc0+/RZbJqoPpIz4OSf73458InVIT95z3D2BqljfrFdrP/9plL/Fccqydop1XoR7ScpDSnC4LI9
            8cRn80YLtK3DUdMb6qpKr/3n83P7i1G3kZVdq7Oy+8Wbm+djdyteZNYerC3qc15YkjSI3HpxUPeksQW+hTpSPKwt5z9czy13aTv4
            c4R/7ZoEVZaPOOnas9iFM7kh1GGZ92hs16yMnFkNDFi2zZaSsx421gM709s76/3CCdmGcfdMtrfUkOYVoRTpT5k2l6Smv86tWBwe
            dfR0kFEDftDjXk/M9+I8Ujmzr1n+XTup03Ei23ulV2vQ6Pejj7XbSnNax9YaHC4O1e1rHDNmRMpnZ/ckqVaSUfPukOTYxXnKbGxA
            OWyNAIkoXfNaaaYdNvpgFofvCALTOCiXD5JYQmzgQoDBYmvmpnoZviE5eLo47uKhmgf5DV1Nw/3zuVajRZECLoLVYOD+B6G/KlEA
            AAfy
            """,
        chinese =
            """
            eNq9VXs0lPkbn3GriZY1bil+YpV1Sa6JNEvptG7ZYrdcDqNIrcg1WpcxYUxoiKFhlDFGaoyZmCUzLmuozMnmEtVSCe/7zhBK5ZLQ
            vjPO7ql+/f79fc/5nvN9nvfzeb6f5/m+53kQCOnag0AgqXWmDUnwWd7Cyt5qJ3xQttxpaQs2ca0gapYVVMxAwj5U8Knw8MCY49gI
            2FASszPBLKaYWwXmkmFbBt6yEj+ErwYb66DsyyJ+mZR1PDwy7kQ4NiJEYikBvHywsXGNLL1eQrKUXvuqOefToLD5aSzY/IIrD28F
            Eb8Aukr98mLJFzAzA6xtkkqVxgNLW0VEgkQRRMoDWktFfMpXBClAxQ0TxVz4pP5FCfT+qY0SSK0W13LAFjJwmwXbmqKaGj1bCz2o
            jAaLBDNu6e2ylhiS7JCIf4ssXa5fKZ3CZ3mg/lcSn5P+j0mgRKxWMC8XKpLoUIOoNRCVJ8GwMycuM/R2We53gv1y8N4tZjeCVQyw
            KB1oKxPV0sZxeBE1G8zigLUXRCXpAI8HNJeIrjEm0grgx4I9EzgilH0DhsHk7WBGAywFohLBlgJYP0TEia+ngZdz/htqDJLYksAE
            3lqeEpBUFYxbywkWDpE5a+itwO1cMI8p+T2q8EALWYRvgnKIMGfiSoaYzV8DSd4JC2dBWb1q46A9y9gQuk4R0x6sFxSEaNlc5Dmm
            EtHwza6WCI11Z69uVmwM1GdlWuanB/YzBoeZ1V6GnTPtz85q2k9p7susTrg8TaHQXNYtdrzGM0Kwc7bRY6tIuQtuPZnW9UIrbYQJ
            BzA33M/OP6IjoCjR1Y44+9UYdaA0TNavbrQzUwnWb6LRgs7YPUnvxQ92VJmodPB+taJjYuy9UsLtjlfShE0UdCEpyvhQX9rejkMf
            41wRnfNoY6J5vMO0UfS70QD0cA3iptP9voOa48l8lfcpL3USds+0AM7GTBK6cCRp78EC3Oj57D2rDNdHBELDVH75bUsxvVNex+nk
            1qxt+Z0KdxNnnhuZolKITq6aH2KFrEdLrw2+T0ac6bhDcovdOiiLHf7muRlZlFhYEzCzECPo3odl9qx+nEgr8TUIcKxepHj/YmDq
            bvxbjRBVpVrB9xuWSz1Xfxg3WUgcX9Xyfqw5VlKXVFFuyP3zPz/EbyQ/xU8P29TXQvm5uWHHInU2Z245XR5Lts2YX3btRearc2O+
            DftQd2XFaWecc57uc7RaqM8YKuKPu7Z+w6UeqRpdV2J5Dy8aV7mEHkuOB+1k9lPKxONBFD2WP8kVqxNs8n6kSiaiq+2euVJc4Buz
            7kFEBDYR0iz0pJtEnYuff9bfERa9bVqELL74ZHbiwyPZB2q9+oQ0jf3nbpHNmLsInml0swGBe+Vc1Gl+nh/fW653/WbCjv62gS0H
            mFpXB//M73y68aejLi+TXePobg88F7r/2u57Xd/tsTePW/i2eTDRBVmeEDX4NHH3mIF85ZKXjCMefCZUvWn98/2xMc6ed/tQ9EsN
            S0YeTLS27tKLE8GG8agER9EAlJDx8RKJUmojX2GORgj73OOVQ1l1j35cp1zxu8P8QuBvmHsykcSZqJUDGBL2IV076s71Hr7cZK+m
            lu8LTqNDwdlUxtEeuz+SP6Itlj3ta83fVzFVHNnfXku64C5Ut1gIvnMldC61aJuvT5DYW2X5lGBVt2Q9xgrzUNsoy7Nk0pqLsLkr
            AlLbMckWS2Drvt7MqeYg1vdvgwXNdf52uXPN5cIz23n8gL/Sk/iGF8+JFwyOyvCL6vQUp+2ejaR7eFbdm1M1HTl/SRc3FLlx9ol3
            SGf8zGs5x/5Di+SebJNbDbVLb6Pvz856hCGFSK3oVwo5xRabRjPKdGp5vqmN+Y99FB4eOfHKWL8rsK7NYUj7wAwnDz9i7ky0vuvy
            SjfXSTAA4PbSdxCpxv7O4800Z/UipqlsFEfhcHcppjEq3q3ifCD6zbLKSvBPgM/8Xi6L9uC7n29mUCOtxJv6tqTihkk/ti37/9rx
            LqU+p548tHNF6eRoxJN3OfKlqtrIdlcxFZAVxEJ7ohkWXTm3DzvXbwtaTXUgnXzwxn/leqa7K8C3n/TvW+SbpnD0FE8ZtelQqm0M
            9EeOJXX3Njh5oXDKAS/UfmmvM1zu8MDQf08xuEPXaF1S3+DlU1B5UKUROWrzYsDvBolgyAgbahNc6zbs3TGDs99k13lw8sbkS9ku
            Gr5zarviJaqH/BBvSjXUW7C4eP7k6ibTSK1+9zP+GwhCnLRFElhidhrAyxHxuaLyNLh1AU3X4GYIspslzbCIAPAb1vqZZClHhxwP
            OXU21szWYsfpmEjp1P4Uifh8qEvHM5hRP1HMgliVE7QmxN9I2f6XAAAIIQ==
            """,
    )
