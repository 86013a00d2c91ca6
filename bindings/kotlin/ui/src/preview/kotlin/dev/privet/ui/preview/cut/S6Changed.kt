package dev.privet.ui.preview.cut

import dev.privet.ui.preview.Cut

// Written by PreviewsTest with PRIVET_CUT=1, and held by it.
internal val S6_CHANGED: Cut =
    Cut(
        english =
            """
            eNrdWG1vE0cQDiWEBgglCNqUttJC6Yei4JggVVVoJVK3lEi8uAkI8cla3619q5x3r7vrGP/7zjN7Z59faNNWVBTJTm53Z2fnmWdm
            ds4rKyubB6Zn3UAGbY3ItQ9+ZWXlzBn6c5a+n7SV0zbdE/ebIpVjrF3Ybe5+d7e5S5/p6D59aLS1Kx6prsCcCFbcF0+l4xGtfbEP
            DSJTTomu6mvjhQyi+f1es9mg5dstOzRBpYLMCJn2osisUaLn7EA4JXMx9KoBsy68NCdkVE+rlEbX6+YnNs9VEnhhFTDou77ftcMg
            xnZYTlz0iXWq4zPpFA0/O8ID1p1InEp1ECwwlXTS9DG82qoti2r2HH1/PcrsyIvH0nWhppRjlTXhbeEtQSPQtJhII2yvpxzEhBS5
            lQZu+PZVpkyc88fzGgmpqPaxLxjQ+aYIeqDAzcpH9N1sO2t7JCV0qkzQYVwunC0kHs+2+d8lWRTOnsi8M+LxV4/tKB7M84pI78lE
            CTqzffCsPOse7fUEQgk5AF/1DWAcK3SKYocKrxQwiV9kkrGNM+ISkgOykKF8xFB2p1Au4fROKQI26GjRHbNRteUQlDMYP4Kx0zHU
            PTpUie0b7ZWPbERA9QCbkgLTwMqieYjO5yYfi1HFTZJZ6xlwMTVqOQzE4eWXJEx8sN+KgmY+XqBjozytY12qHE1c2Y8eliaNLqW5
            tf+WgjWjKAA5WCjCCy8m41XKGYn0O7TDfiYwioop2LUpYd99gnIiPG+VjoxNWYjdHeSxEk+kAV2CILGVk+C3hTKMBBUJrmMlbCXX
            prV7bCWMvPj7UA1VpzL64m8YTjCcytBmzF/6Q3lo+nwwaxWai9Q8Ath6b9ZWyUKkctHq0mvLE3aD6oNRrmOsTXPg2don13RzhXNb
            vCaeVWunArP/QuW5n907jXCIJjkF70w1OlYKAOPJQNeYKUNcd0qz9Nt4WYB2uRh2c510nDrRaoSpT18jCXnaZ1TqpyuLstcP4yMb
            MdmCgg6MkbBSeopuqrqrPFU/NjWSQE9jRi9xHwDjXcbo7UB1bTpmGn3F40RjPEKlyyGuSyPzcdAJRtceq5wiYFBm4iTXz9O/Dt1e
            CPC27FMtwlFkIzK7OwzB0rmFU95P8N2K+EaZpqwteA9Mp5sqRYrjKkTFfm4S5DBdq9uQZZ4pYuljzVsM7lkbCqe5ol5jOsYUnWDV
            DAdd5TiFMNVJUFww3GKxOORQADSIlMY+aA9DWV+XCKHcSsYwW2b5/gWKm68Wq+oAxSEWsr5ajuSCTKn6u2C4WF7dT33sFXBWNfsP
            PF9mz09O97PQtXA4VNeZqHJ+JoMKnRwTSakHpB2GVKIe6ZDh1pZpDLHTUoXG4lpbJ2HoQD9ZnFiqlszc6qnvx7gf7VdLDpSTopxB
            7k6uxLI/eB+uy/WuzvOOJ82AdKjIa1JgDpB4bQppsz3FMhECkDvYN3NHTi7RGCSMDhtmax3fSTMuimp5u1f0R4fldxA5J9hOkqnk
            GBnTwkM8perByI/s6CvVRA3I5YNKiPWUKJ607IBiGVFLjTCvxGBivTLhZNtmvQ1xEBBLRlFrjPKQzjt7obWkdSeJ6qit5I7K+uAt
            EFcrTo7AetQOThKb1sNsazHMpIBMCernSM0kWnitIThewBeGQAIMD2IJKDX5gL4Hrw8Ac2OxVYCBpmyM562/yl1+Gv1nSZoL3bn/
            RcDBSLqyh2kuDaxYb9UGn1MxP5HJ+OFEoqHeyEHB/cK5VqYNGoYfjuBqtqSey8okblzQ+9K2kL1QvotQlelpNxCq6hix/8BwWd0T
            RU7RtB07ScbIb2mpClLn8ZJKhuVJJSq/hI+bWQiF39vZWbB6p8TzwbRGy4BszFt/IyPD7MMoF8WW0fjgL2hsiNc1AmELPZAxpddv
            TVi0SDcpHPuKKRW5kieRq/mb6PaErCXm1fj6UF6sUZCzuN6JhmNmdgc4Swjew1Iwyr2L1PtygTRA/hO6vqnoWmpaja/3uXnFKzLd
            IzrVXJc3n5bP4sB4dGbcl1alrxKsuX/9SJu+LGK4/cu0uTHLQNnjMgHL/C8q/8+bVXP9h9S8Ip+70xPxo+GcAeg+K65qku8iW/4m
            V19XXC0xq0ZX3IeL/jwiF22yI78O8HMmaaaXTfJYkiEx0/KH0zsvKIxcKdiDy0bSVzIRIL2G4h2Vff66eisKuP1za48J9BuK39hJ
            0D3KXbjpexQpbPnxpcltwn0cdUYkZ9SoOrAhyI1eB82pzLv4zdcfc/ioEfdIG0ewnd5vqflM2D1rUecfjkyshgAAFhY=
            """,
        chinese =
            """
            eNrdWP9PGmcYt19sZ2vXpUkTtyZGszZNlnR1mixLs6T9cf8FQbhWMgR2Qjt/EwsIioIWQQWLOFRaFWx1Cncgf0zvfe/up/4Le957
            juOqkK7L1rRLRL33/bzP83m+v0dHR8c1qfxSEgSpnqP+Ei0HyexiR0fH2TPw6xx8rtPUoZo6UKJPSfrgbXVlaKCP5F/AxqXBgcEf
            7wwMwk/zaQh+4KmfPZHKwSDNhAdpakOZ2tdXhmBlCFYAdIvu5kk+QEsxECiJc30DP90bAOnVCbI1oxRzcjH1ZmISgL00GqGZHZoR
            SPG5uhyUanU5UZDFLIAAwZh20cxL9WVUKfnh4QY5ek0Th2o61NK08/BhZ66BEBo+IlkBhCNG37k8ZnPznGVsxMpzDEhjcek4DRA4
            oZQCJBxqgnir65EGMm+TqAA+g9VO+Nwn8XlaLtHKMUCUgyOUZga+rUZhhQQPZXGZTAkMs3NMkxWaC6MHbtLJwgkpcmJfKR0hCEKk
            +0Gj3znQR3dy7Ols00xF2JbEGjiILs3pO+c81nH4c0ESl0Af/Ndt9Xh492Or0/JE2+mVc0WlmAclpBqD2IMvlUCZhpOkFJLX/Lq6
            IRaeyQJi5ZWAOjWvrq+iUDCIRibkvADrEBI0C226AYEHmsZJPNA0RcvAzsGGKd0PrTbOAoxHOZeXPROwKVBuctf3vV6Od7FnJCtH
            KuTYYEoyBUwkpRQi4W2meyWAQIzBCTbItF8Sg+zkZEGdiNCZF2bNbfmyLOtB12O+KvUpuTBj5NkXrQJwRbfP4ubtHM+Ch84kC1HD
            e+zAR/P6BRdn5YcZyavqckCpz4NEshgiQoqZCOVh1UKR31KmDqTarFwr6qZ/R8IpSGXmM+0ciZVYzfpL8k4VdBpiGqwmCzTyjJW+
            tgqHlVyhyeqMxuqHBqvLv/k4H2fxOka5Maafzi2oS1lsVO/hdZsuHYNjmrw0fcxPJhlIaoAVXeYdHPKSyrtIVipPkOIhrLctwCvQ
            I1wcb3G53Xan1iaUXErZWlBX19XNkLy4TISt9zAeIvPTcnbDfI4RO3pNwnvIjaWuuCEd11Eesr+N7E/wZi3j1STi2pL+0uMbdjps
            Fp577OCejGkdUKsUEtwBq6FzSeJRS1wPU6qBSGweNMIZA90FnzsGI5ryG5FoeUK3QhKTUJ/oboDiHiulRgK1taLL6rI6x70Om2YA
            KRfJ9AuaqCj1NBESkIuwehH6ncU3xuLSjypYIeX+BC9DxcmTFagxlhrRiLpQ1E3olYSQsvUHeQaTJY1YqTxLNmogUh9XzJh4iWay
            2Nr1AVeeAGJtqD50u70e3qE3tsoBETaVw32lzor98jiUoMXm9rm8aEmwAAhWw4t7OAMbzqXT0+ZN4l+h4TjoBZZGd4OZIwnbjbna
            6GhyIgtQpb6M6LY+vWS1Q4vlvS6tOV0l8bBUy7DxUKlDlv5Dj7L5KAlFORJFMTgfjY5gCDCmJI3OA20EoyV3Troce0l5E0GGiLaG
            sTl9Xc4fS0JeKs+RUJAUK0arPv/3x4/D5vVpd4bG+EmIoFaftx9z/HQNO5xOy5jNqs1C1KccbOINqFvbNJHFHZI+liNTOlmovDlc
            1tqGCM389Cxq5hGdmaXzAV1O5RCKWZ3wt2/gnhG3122xjXC2X7W7k1YceEWha2W4ycHqVw47+NrhHX+HqYaRg1tNpr9A5bFOXF3D
            ZRQAVGD0aq0xCBdNo/xkcRXqlR0R5sye1H3NIoA3q1hc3V7CPXU5Doa3teZ8w800sg3XomZO2Nx2c0704D7IgbDL6TIkwjv5cZ+5
            OZbUZ/iaH7QBef22u+ZnLU9LTDAKz7E+3kgp5H/dKBtDV2vONyHN5Z0dqRxh5Rt8BU2h5WW589PKJcbG5nT77E6rSy+zeXJ0hJzg
            +Wvooo+ttvEHBuh77nfrqEebvRdAO0nX2O1ETrzS3yim1+AyiyqwV4ODZDFmVCKgf1afsr4JF2C0CsSwWGT2oJ+90ZhB12GmRGZA
            IjoQ5rO8JarL+dO+7x/xej1j9+7ePcXxrs7+s7g4tCLZbVYGz9+McE6n+wHCEPVh8VA3k6fj0WvEg3VGDWo2/3R7v2l4vAURk9M/
            z/c+dhMDxsNuH1wTeM7u0OaT+QyLhA1seqDDEPUvVEZPi0holp2Owa1GDFpyMAXhU723sXe2UY532B3YB8lunMyGwXr6PM5c0eg8
            DYzJvV00ucfcuZr74Fxv4WG83Z32cF/DwycZmJz7/7jAsSoc5h2PRrzDbitvxznQ1M9eKBvRMMH+m3xvF41vG9FowcAUEDzFhuRF
            Nr6V4h6pLcLLsvK0pqxvQ96T6YL+TVwvbtLklCQewibJJ4EOQprtQhJn4TjNbsiZGRhOpFSFzgKhI8F9NbWLuPtQCGrCT+JzAFWn
            Zll6ioK8PYMaAEQXYzSQVXMVOV2UqiuIUUrraqqo3ye6pfoq2V1iXyjNai33Agr9C+NQjP8AABRS
            """,
    )
