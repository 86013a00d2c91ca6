package dev.privet.ui.preview.cut

import dev.privet.ui.preview.Cut

// Written by PreviewsTest with PRIVET_CUT=1, and held by it.
internal val S1_CHANGED: Cut =
    Cut(
        english =
            """
            eNqtVl1v2zYUVZq2aNquw5IWLRCsvcOGdd1cI4mbrHWxh9VAt6CBFzQJgjwFtHRtCZFJlaRq6F/sediv2Mte91P2U3YvRTmWP7AE
            qYEgInV57uE9h7wKguBG62VzYyMIguVO94T+ff4mzRHeobUpwiGKJZpbk8+3o43wxab4Ebd6r9wKml/68y8cBXPW0NSdPSEtagn7
            oqDhCoFDtS744lgk1kAubZLC5ot2a4tRfphCadACKHIhGzAv/sbmVnN7gvhnHaUlaugqFaU4h7aLL2n/8fs/MysWkK5WTZHebrc4
            d9CoYTTK8Hms/YLrO7Vqr3STQWzhTW44xWqd8M64zL2//60Fz3K9xVz9guDBYZwY0PghR2OBHtVH1E1+890YogE7nubcYIrl+Lt9
            EeJpJoohSstZKRv0CuBpH3Kb/44kLUr6CUZB+ZudefseQzWQiUEDhcq1wwAlwXL+LFaSymcUDYXlAAiFBJFlmviAAM+BiX3zm0wL
            GMUoy7hYKYNgFcdU5DjuGm/gLWfJhOVa0Xi9I4aoCS4Jba4pf/+cjCd6s6t6Kir8iEG+foeZbRNXSjtFGGWoi8y6XT7jsHpA28vP
            PCmfhIQC+n2u2/dH/KY9/aoBSsPmyw2IRMHmyQ1GSxy/XArNv9UDqzLThgkxOOIxjRM54Kn93S6MlD4zIAz0sK+0q8i3J76uGvsE
            DEJGcIaYQW54oY2RK94sszDkrUNmRrTYulwbiUL3mMfdg5g4wHh8/RJWeL6XGDoZxiEIrXKi4crA0ltxhjBhbmYDx5XYKkPpeKYE
            weo5kMquD96rfBATJAoXTQ+QSP9y6sRMDasd3yu1lspSZTLLU68XKUVsh4potHa2nVxOu1c16YLqt+Y1mywbgz+pJDE0FcYsnlUj
            yiGNRRFdWbU75EOrTsMYwzMaPurwQ+n5JKIDlVj2tDP/tUtIuNdRw4zKS9eFRHA5YJTYuEQWYUii2oZDbsKuu1ckEgZwUeac1Wdj
            hYU54/da0E1RovmjT5IPE1tJfW+3Yu+SX1hj3uT9UmOSr/5+zR1gqqemg9sqdWTUdW8Ad655v6yCvymXKoGfeIEXFZgD905m9gPG
            slvomCZcpSb8DD0tJDmBFQ/ngH0yZ5iQroVTE5OMNHx4wA9lrlBjxNQ4gFvtJYzxCxl8ZOBX8jcjdUokh+rgSFg5mLjp6SVvgCiR
            OZz+kCohZz0xhUhXGlTrKk+sdiZ4l4kqt9RXz52p3PFw7I6ZkEUGefq/N8R5rPs9Ht8Gc2vu7rKuIr+RipiSsmHMuzFXFn2lr5TN
            dOK6+X1nx4IuHjIVyHzYQ83fFiuX0Pv1fm59Q3dn3jhlmITDpW7IvXuA9b7uTMcUvzqebeND7gCMwOsqbR+dLEhx4ZO/zEJVnbzW
            xLmCM5fBxbv5JzDGuE2se2PMU8Z9NYzbBeGm1DS8e6pin5O9mlWW/GHg/1/yl5uODAlTQCzoc6yHKL0lI1/ZrcMYKYP2oWxrlUbI
            Ognp73GmRRFDdNvhtJsHKCOmwqwF94Ym1HfoquYOgmFevOinI5mq0HUJujy1pc4yqhI3gRBNYpOPWK1iKnSBUNsRFNh0W7pZQvwH
            EV+uKgAADQA=
            """,
        chinese =
            """
            eNqtVltPG0cUtpOSil4UiYoqFVLqSL1IaYkAB0qiSkjJS6VKPPWlT8iQTYlKMTKOqrzZxgYbbGwSG4NZZOxycWLwkuBiexfjKr+k
            UnZmZ5/yF3pmZ73dxUTxA5Ys7575zjnfOd+ZGdtstg7n8K2+PpvNdvn+6K/wc/Xe1GPO8TPn9U5xjl84lx1sn033Dj7om7jd7/qB
            Gxi/o3mA3c6/4v60neMDpk7FLyj7J7K0Bi8fvt5p+tiu9t++6xxwoEgM8xGcClP/m2f83/j8zmEHCs3BQyu8o3/g1qCJ8af33Z5p
            zuMYdbsfTHHn8NXwjG8m8U+Lxzlsmx7AdvCus8/K9juLN6VI0U26LfgPhiz97Rx99Nuk13Hv8SyN32VlOmQ0drzyrwV8luSV1zs6
            2NZFhAp+GUCVV6SxgPnsG1+Amr8xfIHWkE6vFQpIiv7koWuCG5txPfmDm/bSdxSukGAVkuH9Ux3zESWB+RfqiygR/Db2aTE4EV/A
            /D7mRSLMo3ARBwpKJiiLIoR7exKVTzeoJVcipW0WnZG4IUsh6hkoqL4IXnpuzo/Txwx0iTJjoZRIDZ36Te9JSd3M6xy65WoMxxOQ
            S5HWZUmS6ylA6YuXtGyNTXSw9vYko6fVCAM9aA1a3ELCPICuM6sBVTbKKHwIDFHoSE0f0JZ8D01U1xOwaJiBLMTB4VVH/zBMwvZz
            aJBcbyjJgp16XDFaqhFFfh4f5MHfXC/F9QAHZcvPDEpoD1WrKC5AFNaJXpovLsjSDl56qkiblHrtWJH2FOmAZQPySEwaDk2ddZIH
            22quRqeTUprmXJ7xJ3Tc1fUgaayAXig1j8S0DmhP+JsonEYLIlVQi8LoGkNrBGV8egCHI8/QiY9ZwZnkCobSjOv2Hlkoy/WYUi/p
            NssmsLw0K+z6X9pqjD1T84/vVIr3oe2Mwzk0SMXSpbtjVc7W/Fwz9DrTKbtekq5JNIKyy6gawAleKecvVrKPZybdXvfYxCQ38btW
            b9WH93NELMpSHW9VQRN9yNuT7SfIByHQyRZMmRJZYCFIeReHK3S/SiHIzHIALeANbaUu4rJ5ZPVNTLd28oieMvGEWlxja9B2Nb9p
            lZbRZRnbkpYW9LkhLWxZhxnRjYQaXq0Z605NPxr1mqE7VAIPpLHOirE3Ne0xNG3tJAWNmKuADDjqhxag+BqUA/XKtSxTFc4Gpb6i
            BGp6B7UwFyz97ITbw43NTro89NrqYmec3MiBIxGCKEyPrY62pR9BiRVcFXDtFEKQcoWFY4FQVFTTZXZgoxBwXYe9TTFwHK/WcC7M
            iH5FK7NG0QdAA1lE7zITZfGbdZr9z3lvDsAXlgE4A3r3DHz9vr1vIM8MRGt/2dEcOpalVbSYJXN1bRTSqP4SPYtdrNidD91u74zn
            kX4f18pI3CXHR6ShLbYtci9eXEShAvjDbOPUIfJncDgBo67m/jbuY6hMFouMznXjDlaSWYCyHQNoq5jmmIqUJaVcW/v4Mny/NMvI
            Lln0NGrZ0O+5ey9AbuNMN93Bph7TQN/S7S2BvoLBE2d3FH7JDLxA0e36mNPfblI6RPUUxIQhI/kiTtbQYkFv4A22iIUkjixRVhEf
            WOAyIrt+nN5jGfrgvwzOBKA6FF9RfX79uGL1aFlRIghZ8eYcdIv5jJC9v9SkHyWWAaQuxPDqIZJEpbjEEtIQqTgOZsFN2SjJcA1q
            GCLk1XSJhtD+4rAg/wEKcla9AAAMXQ==
            """,
    )
