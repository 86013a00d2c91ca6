package dev.privet.ui.preview.cut

import dev.privet.ui.preview.Cut

// Written by PreviewsTest with PRIVET_CUT=1, and held by it.
internal val S4_HISTORY: Cut =
    Cut(
        english =
            """
            eNq1mE9v3EQUwJ0mTbK7UVFQJVpU6BMgBYqJ9m+7iXpoE4iK0lZtNxxyWs3as1mrXtvYs0Qr5TMgJBCnHhAnDhygEn8PiE+BQEio
            El+AA0cOzJsZ79pe27tsgqVJPJN57/3em3lvxtE0rfReQKFnBcz1hxp/zuOPxdu2vbDAX7CVWowMqQk96lMxcI634l3aZeD1XEeO
            LeLEQ3cAPu0OAmqKwSXeVnZs13jMB6K6tVD3arUOPXfgByPFyzfAJMNgpHSlVhYDC6HC5QoMKfFRlegXa3CP+FAtV6+jiQOXz0bN
            mnze5YaePO38+AT/WKlvV7fiMsKOJ0QWH4hfy5MuijDYxGHUd9p8sujflX14IPsv7tgDCvuUMZvCASU67N4/hFpzs1zWlMZXhX0d
            JXQYa+fvY1UK+x2J/d2zHOy1LjEo4vSpw5CIi0NnCDis4nsJ2yNquEeOxVcFXAcYX2y1cPLBVamPyUINOmTJ6XDf7bhmiPr22aBO
            bDX54PBGGl1kagLotgDSf2gKoNp2rfw/LfmlXdd3qM+tu6ZN5YJXqpuNyIKj9ZkW/KaE/vYkB7rQsWy7HRjEQZhHlJhAAMeUuWQS
            ChnDdgcmd0R4VNgNe8IoClxTjBF1OkSUcLdiMpq2jahf//SbRK2kos6w4Bd5W9/jffAIE9HoEzO67G8J3YllnxBILP6Ns4FbDUNJ
            bNs9luVL5cpGGlZkagKoIYF++TkHqEAcYg+ZZQQYlzvU9sDqe777AeVpR4F4Hk6aqKgouh5ZKpGjm2Fh1BVnmjodlJIIbLEaLaSF
            QxrwGMtiuqJ8qaIvX1775hP0pbylfKnGfCm9P6AD2mZWn6I3pYfYhbCLYM9jtWwx1/PQPhJxQ/0AjB5xjmKhvi5s6BDRgYmfJZmI
            fGUKrZZIaezy9jJvlw9knDYCZeGYlxkeZhKlayi6iAodMgUTcJuzhDIwXJ+2gx4R5fCFFr7AkJ+XYPjUtBiICQqnyNsF3A1swKsS
            r9ndbkooM3TIHTyWTNDqs9Dy2sbcttGjxmNRHPFFWrJMnmgWG/JzRGTYufnq7XJlawv2d8Lq2lQuZRmaVnI3pFNPfz07p3LKRn0q
            bXYNeU2SfnaSQ7oUngst/huYC+qEm3K0httiLJR3tL5yOpC8qpoGkh6RYiWawvHeklJ5FUG/uPfnV6LqNhRoZb6qO3G51UanZ1no
            ziqysWM0Fsgrku/Z3zl8/y39c2JbU5C5uZ++8y5Lzj+aeXGcci1JyfSsW0lKlr+h4GP3k2hiJ68nFyXy7yenQM49/hvp96XJAJaq
            TdijnXBvJrrhF8o68n7+16dM3Z8Fb3SuCIrDv3k6qHSt1XO9AEb9pflq6Wq9zG8vTBzKQl4XpnGTjNVPq6BrEv3j7/PQp18IcqNd
            n7wBZG/XggT66J/5Y5kD83pqiLJpViTNh7eyaDJuIFew0u7TIa8dRxbewngxPrZYD+5wi5i9uyJ70ZcLPTnUNsZD8Vkj+j1FH7uu
            TLeiQ4o+8ck0t28vpVmN1YDcrxZ05uaszoxEJwvF+VO4cDXNViLF8lJw5MitWR2JTZhMxYU5nZn9tpsGOuttV5uTjh/j2nP4fwjf
            DCBgxGexhHwzjSkxPULyLxNkaewAABLv
            """,
        chinese =
            """
            eNq1WN1PXEUUv1igXUtEmzbaRO3GmJgYQvYDLFBtpK0xptEn3zfLcg3E7W5dlocmPLBIyQJt+RC6YLcpNC3Zlo+liN0vPox/hNGY
            mCbszL37pA8++uCcmXsv1/u9gJtcsnd2zjm/35kzvzkDx3EN5e1dYSYjrq2j7VmOfOrgTz26mal8m6mpId/haRBm51E6g9MrOF2k
            Iy+RpxHlNoSlEtoaxKPj8g/HYDoeypDf8Pi0ULpPR2vJ46JDSzj5VBuHk+O4fC1utD6BU8+VIHXn3ejRE8V1vd8D7zWy0zqvGxU2
            wRd9bfR5fB+QAT9OJ/049RgsyqUx8MBxJzj2+YwES290FdPUvqXD125gSQNeD95gHubwyg58M2EOk0+Gg5E4H4sEiBHlIiSywsoW
            sYW3s5fC/bz7Kh+Ph3n3l3xwbzDx82N/W7PHw0k+myiSP7dusWjkiyYIGVFcSkw+YUxyL+yYNHwVDPGA7BoficM7SubE4bxCDOa8
            QZ5TJKay0GJ2BCWXpVCwXp0yRLU1A6oxAhr523hisrxzTyjNl0ul8vZsuViUnF05Stz6AmUfGL9gglg93QZrJ8XaVGijWP0dfs//
            Xy2vX47GInzM/UU02h3maa14fc2tqloBHNXVyoeMx/MBOx6urt5wONAXCkYgsWw9xc0ldHtWiq7b4tQqFI72dxNWPF2PcnEK5XKq
            CgIjnwxb7ZS8qn0BKa0tx3UA+Gc7vzHwXnPwTgrmNHnOQMJmHuDkJFlpMkEYLaCdhKpyrtAohrWut7MpofNHif7EfvbRzYS4lldt
            0AsmoNXTbbC2Mqy//GSH1RWMBMM34r2hPqob+TU09gTPFMTde6g4Q44UmGKg/GB6Rr3gePVRZbGwNzgka/hFhYTOJ8s/c2XBQw3X
            J50CeC7DToHjElEfEF15/8cZIOpp1xP1SURPftPP9/OBeO81vo/m/s50Ze4BOaMqqU0J8imQT8hwIo1XH0LC7y+SzOP0KJqYU63P
            pzQO/K7yIQmokanNWnmdUOD+oy7AhzxvS1tAzJbQxF2WXBZYLfcyWsWaQdUb2eBsdpzqvlA0xgf6eoIxHtLKPJZ3F6FFyQ6j5IgE
            7WX1Jvihklo1gq23Vm0FMLKB3eQY9vWeaDwaCPXwoa8Bdjk/iFcWxeJyubSNF/KVp7ck5TzYaVDvbW93X70ki3+bzE8fxtFB8B6j
            tfHrkdGykqROS7RVCNO7DPbCgB3sWvnowqPLwkJCEc9jdr2CUjcqu+p6hXeOAqOlwJtgdJhHNRQv0waDoVop4Dlgk/l8b50eBa16
            Nt7qjgL91YBTWoNO6t9M9LUNgsUSvMlAv/jbDrRjrbGsbhm2pdY4qO6zDPYfbba5tuvOzDTGokEzEJlWmZimVdPLi0G3dpqR+X3g
            0GSsm51Wi27SNuuvSnh8sC3bWOUbjcm3xteA1MO/7salOwslpTOgqYzwwVgX3AUaK/PD4u6U8P0wmh1BxZS0uQ52DLhayNV3NSWO
            De0vUgvLgCaMo2OggfH5Lm/Lx0EDZL1OLYZNTxW7w8WwTv5z+NxbIb1ons8qwB5nYO98bAnWsC0j4sW5Ic7klBvns7iwQxRF3My5
            hfkS/IsmO1KZpjRfIarVFe2PBUIxvrs3Tne02kChdFmmpOnhLCMAX60zep09Cl5qvdDxsrtF2lEydW4sVHWHo/SWFFX5TcfHfEcr
            dD6yoGPs2GAz1xyciLOrgAnIqq8C3MGBnpNUE5WKwvL4/n8stTKjzaNqugW4fwG42DgaAAAVDA==
            """,
    )
