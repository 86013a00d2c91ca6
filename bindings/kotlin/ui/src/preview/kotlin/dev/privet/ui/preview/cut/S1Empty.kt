package dev.privet.ui.preview.cut

import dev.privet.ui.preview.Cut

// Written by PreviewsTest with PRIVET_CUT=1, and held by it.
internal val S1_EMPTY: Cut =
    Cut(
        english =
            """
            eNqtVm1LG0EQPl/aIoof1KJg0SktLZY0WKSljZ9KwFYaomiL+Ek2d3u5JcnusbtnuH/fmb29mDMJtdGDwO3t7DMvz7MzCYJgIQiC
            tZiF/CZl+YBLi+vVc5ZDJwf6HBQmi/hbOovjoHhe4WsNMsMjOAQrBtyAkHB0CBHLjT+y11YOAVJmLdcSlASbCANpoiSvo8XJBQ9V
            VwqDx3OV6cK8YlYDo3DJLBlAyCSwNNXqlgMDHzAhvT2T/RyGCZeFXaKU4WAV2ZSZ1H0aaydjQeF6t8kGXCOcCG2m0X98F4xP93lb
            dVSU+xWBvPnFU9vAWNHtvYC5DHWeWh6h2QGZVQ0akEkr+i5O9CdBoEEcU8U+/KGdxv2tGigNn74WxcXTVPYFsl9CnnxMG5dWpaYB
            Y8w5DnAtZJc+nZ+2Yah0zwAz0OGx0q4i7659XTWPERiYjKDHeYrk0kGbcKp43TkhxBe/M0clrZepNJIz3aEw1i4TDAFG6+X/lw09
            H1vCWAPGgTGtMgzIFYREYFmPQ4tJpyfMjeKCq5J2lXLpIu4jBPHoQOo+8pcXKusmCMmZs8YX9O43V8dAJ5dl8usF61JZrFFq6dPx
            LM4w2oHCMI6+fHbpORa/VUgMymfTszdeQQLfL8kx+ClMiEarhuhDGstZ9Fj+VlGQVt2ECQ97uNxp0kshfhHhzRKWxO1uweJ8ZLaa
            apBioQ3icHDuYChsUjhhYYj02ppzUodTC4Kyv+W6gJ28vwcjrpnp0b5m2D0KNN8OkPyBsCXp66dlIs75g9mmXLcKtpHI6v6mu9RY
            WY2X2edLqLteCu6uU77EB71iQgsl1fue6lm1JsPW9UQ+YCzpBq+uoCrV4Tt0NJOoCeI+nAL2VBoxIXaKG5Mgi7jcvqSXwlWoeUSR
            kQFuPZtPIj9Q9EMDP1HzBNosQJ0Dh4wUy+7YHMBNSgXvGMrEKQH6islJddxDxIYH5blSHRvNsRQKR6Vuqqenfil1sj3SyYTJLKm8
            /2fXuLN1z96oQ0wtv+tvbYXKQz55HzkOE8rGPJb+lVgpm2rh/hdsOV3m2IuIRpkNOlwTjSvzMX98nlk/+F0fMI4jCse5wKlJM77L
            q/PfKZGCfX01Oe4HNB8Igc6VLO9cz3Dx4G6wRJSVE78y7KmWEw3i4VP/CSQyGiK7XiLTSHL/LkbDBHH7OFK8jspiV/+bzS+av2Ge
            8RcAAApV
            """,
        chinese =
            """
            eNqtVW1rE0EQvvoGRUEQFKWgKSiCKChFURD86r8otUQqoim1X/yWxKa9tKlNNW2aeiVNSdvUNj21sbmXpPkx3uzeffIvOHtzWS9V
            UWwWDm5n5+2ZZ2ZXUZQeRVHOPB0ajg6ODr1+EX05Lvag1t0Jw7GX2M6BQjrH8OuF+hdI7Xn5qkKrXwq+NzIDtyNQ3oLJlNNs8Vwl
            cjvCdkqBdR/TdphmsS8lpqUdy0LvPG3CQeJbPInHA6BVSMPVJ0HdZskKX54gPfTsHHwQktKuu1umpMis37FTwjJZ8eJpNrMVTpvl
            90lJJH4mHDK0z9neylqA5bxjzLK5LMbidsGxbae5gFrB4TE/WmsFqkvfG8tBWD9hTE8UYXoV9ElUukxSqco/1ED9hBlSmUQtbjKt
            6BWyeCjFmCz6Yepi5M59v4pM+0hV7BEWpyQTfqKQ0Fh1De3DeP0qYw58NUECntoEw4A5Hb1QJW6JeHO6Y6+zmXfcXhGpm/vc3uR2
            laJh8mDlpAFxdwoaccjqYntCbF9Gh8aevMa/s15hwm3NI1OwMAlWPlD4/04R6waoeZiyBKe+dwLAEzrfaSAwGYwy7EM9ln4vMvSl
            aOyWKpJ7v7mhvOlO1ZzmLG/uBrJe6e/wpg363E+yjVn6F+KHf+ROi0N5OTJw766AFpD5oJNLpb0uSgYPVbAngBSwlElD8S0YSZbV
            eG2tWySeHh2JjccGh0eiw899pEYcy+9a247dZKuG9zETkHg0Ih+jAF1DYxU7kaenyLVb22BqXcy0nWLVMsXGRBEJFlqYWG/DbR0M
            uhj/3J6r13FCve0lOkMivLWVTrIJBkX8J7IFyAuSbBzrSFjjPOgmWzTlOQEWXi/KTkAk+OO2CgSmp81yn2T51woLpUdhFBiBZRJY
            AphbQjiI1zGLxDPeH7w5z5NmUEHfTdea4dVwbCw6+GpkaCwqmoFuQKdVQhNXnwBVXGonj9wMjyA7zwydmQfo2q3VKQwFgIzl5Wt0
            zUMKsy/g/AsdvMQXTVZSKfWrAmunl6AlfKWONjgXBkD+2w0Stv/Nvt0Slzpa4pDSn7vi2t/uB6l5qEV+rTtd6Kl9x16E6aL7puk3
            Rx6an+H9bLfo730ai42Pjj0Lnn2zBtaGu7/ntkxxeGTab7HpaUhV0C/K2MInSCwzNYvj4JW+yncdsTrWNiV4Wb7lPFdEVZoq1O6k
            N+yT20V3t/RPs34cvythYumxhneZjqH/yxvehQaQL0HoLQ/VXji6Lq4AGxnXZZ6suM61mbBid9rgB7ZOeBkAAAoG
            """,
    )
