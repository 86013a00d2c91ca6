package dev.privet.ui.preview.cut

import dev.privet.ui.preview.Cut

// Written by PreviewsTest with PRIVET_CUT=1, and held by it.
internal val S1_PAY: Cut =
    Cut(
        english =
            """
            eNq1Vt1uG0UU3pAGGjUUkaRqpaD2IH4LruXYTUjdq9YiEDXYURMU+Soa7469K9szy8ws1r4F14in4IZbHoVH4ZzZ2Y3XXkNawUhO
            dmbO//fNmfE8b6N1VG80PM9b73T7+O+Dl5OEwytuzITDBWdruLYjnhwEDf/pPvuGNwfPrAaur/32O595FTq4dOeUCcOVgDOW4nQT
            jUOu5314ySKjIREmmsD+03arSVa+XrBSQwVIEyZqUCW/sd+sH8wF/n5HKsEVdKUMJrwibCufhf3rL38uaawIOtdaCPqg3SLfXq1k
            o5aJV0XtFG4dlqq92Y1GoYGXiSYX2+WAD4syD/74qyS8HOttitUpePcuwkiD4j8lXBvAT/kzV3Xa+bIwUYNDF2alMMqS/NaQ+fwq
            ZumUC0Ne0RsMUqBlJ0K/d3qC/uJvr4cWE80DaIKJplxDJKDVgICl2gl/1peJshYgZsbmgF5DrrB8XPgqjQ0PKIDj19yXIxFptJIW
            OlKAoYjjUArU0BKnzJAA+EwAi2OFGQADFzVZ+rQnJinMQi4yuVBKzcFIksnTqbsMto7nIqOMOmzKFZqLfJMo9D+8DsbLxrtdOZBB
            6mZk5JNXPDZtjBXdLgRcpIhij0msLNB2hKE40R/WBgWGQyrcVz/STntxqwZSwf5RVmPUpuqvkfx6Rg0a2+dGxroNc/CRxEOcR2JE
            S2cnXZhJNdbANAz4UCpbkc/7rq6KD9EwMBHAmPMYMSZFE3KquOXWzguhZ4hiAC34gSloNpqH1jlt3r6ggDFaOgNUMsGZGlB4W+ch
            hgbF/FaJU/T1oOCUFAhNiVA0npxGGg+atnaYkgnGaGtEvDBszGHurFBScJkzQcZc2CQmaIKgtUZy9t97LZNRiCY5s9L4gd7d5sIB
            XJjmed/NiCCkwbLFhpaer4IRo51KDKN1eGDTs8A+K+Hq5WPHATpfPDL+KMdL45IfErJGztCH0Iaz4A0h3S0gbR7BMR+sxvQOktfI
            Kz/k/pgg69BHdlCiAE9hZFKLnjsfBPLGtyKwGZGtPTv5R5hPO3IaIwTYoQQH6w9mkQkzL8z3EXhTs8p1OLGtTHDsZZnN5cP+uGAB
            02PaVwxbTWbN9Q6kxTQyOR3unuSZWOc35gElvJvxACEu7+/YDmCo+7XzfG09HElsY6B8CSnXnNdyEjxyJFhVbBI87S/lA9oQo/Cc
            R1SlOryAgWIC2UKs8CuMvR17rhtCs9QQaO+9jDtiiUfax85zpUMEGqf3z+kji8ZHSxQ8CRB9XGXXe1aRxkc9OkYW7kbV7UPjOzwx
            Mw3f44Eho53MqHVgLSMLxGjuXsFNyhajQyZZssBEMrFMoAWL2EAh18sJtN2ZSyFzlFOrrF25klPpfkGlJZFVbPriX1vOtawdD4v2
            Ull+2xy7EsmJkPMJ0sAPKRv9PzCE5ptDKU2sIvsG2bWMTrG/EboimQ64InQ3344Qz88S494XtoNoCx1FaV3g5UxPiREvPzMsQSnb
            jy+XXxVTunPIAunl4D/or3Bx4z6yTkjmD4vSm4JKvNRabv64+A+YU1xMe445VSDZR0xxQaHdCV5Tjl55sa+DfQMuecuk+Ru8UZS2
            AAAM2w==
            """,
        chinese =
            """
            eNq9Vt1P21YUd9bSCa1TJaZWndg6I+1D2kYVksJoNalS+zJpEk972RMK1B3VGEEh1dS3JCXgQCihfASoUQiCkpYPtyUjsU3I1L+k
            Un2v7af+CzvX17mzSSpQVy1SlNzj3zn3d8753ePLcVxTsPuy389x3KmbPb/Cz7kbg3cF/mchGh0U+F+EkA9snwy1d97y91/pCP0g
            BPqu2h5g90kvhD+5Bj5gajbisrF9oGuLsPjw5UbNhzvXceVaMMCj1BSWUnheJP7fHvF/HYsHu3mUvA9/6uFNHYHLnS7GH98MR4aE
            CN8TDt8aFBrwtfGU73Lm7zqPBmxrHsC281rQ72X7ncebUCToGt06/OkuT32be+78NhDlb9wdIfFbvEy7WGH7Sq884KMkz7zccMBc
            iymX8PMEKr0wq+NYyr2OJYj5a+YLtLocevVQQBL02duhfqF3OHTvD2EoStZILJmjZdgMbx86GPJtBl90EEMZGRYfwLeNGd4cpEnq
            60/QWFKvVI25Ah/g8Xbe8fxGV1WIaKQUdBgnThOrSB7TqytoZxFJBSxtY0mlhIJsbcpjSNzCiYKxPEr9YRf98BGx5HfN3XVKkLq1
            6VqSeCYKViyFJ5+4U8DZfQoinM+6qbjWc5q1ssbRz3m9PIWnM7CXoS3pmqZX5gHlPLQTp9TfHCw729qEgR7LDUCXqJVBjUdFJD4D
            hii5Z2V3SF2+hz5YSxl4yMxAFuJgcYHv6LYriqWntKI+4nGGdcUmiuIS3lkDf3e+BNcKHIzVODUYyU1ULqNpGaLQSrST/aZlXdvA
            kw8NbYVQV/YNbdPQduhuQB6pc9SBBPws4A90IaUYxJIYxNkNXq9IaFyl1bbJ2FJykthZt/IKOQCE8pAQivTdIyfKWho1qzPQTzQ/
            htSsA6jTlu84bXU42rIHCBKzQIR03o5O02TnhW1GE28FHE7Nksi2FZzNfIEphOawvmmOF/XKlFHZrdFznz/PopZ5y7+SKE/R/8T8
            41s7LMXQ+jIf7OokqTktv+rtOFf7XGR9PlJBn5OS08t0CuUeoHICZySjuPaurf7caXUAWh3oPnGvPxoeCEfDvf0DQv/vdkHKMeiS
            qW7pWgWvlq2naef0nHb6bWizeCXn6jc1HNPvn8AAodHBKsjaSI3T0GbxMRZLZEBoSWBE94Z8IGHoB3FRH7jPiDM1yCyZ2yOTcTpj
            bS3SZ9Ava23FqwmaBt3xRJogiV5gmoAZwbsR55Gs4AWFPacJk6gXmWAgE/hjVpdoMr6aGFqZGOorTEDX3VnADjgdhxKg6UVIB/LV
            lRyVAwwjozJjJBSngnaY9zEeAo0kYw8veqAbimekPxwRekcGQhHyUm6h41ev5mELUx5FIpmoTU5d7WFh+zslaWOGBuLxu8RzHWVm
            cFnGyiGENoslug3dAKVVK1uk7xiUhGyXIAGCgTfIgoLzIq3Nl6Q23iiOhGyQRzYt7gRo/Jqg3P4N1jUJfeqR0BHQ21X01XFjhyGP
            SKq+7vRtktzXtQU0kTPvV2wxZVHlOZqd+j/kQpbNt8Ph6HDkjnM/UYpIfWzu75lVop3m/yyLdjwxgZIFiAs2PP8MxZexmIHjZeX/
            YpcOqIWubtGML7GLhjGXAyg9pYD2tt8d09By5m7+RLPjFHy/cDee3iTQw7RniBxzwXgPAmEvINdFw1V7+2pHRooGipAZT5zbMKRJ
            N/BdZMLVyeAfULp/cwAADLI=
            """,
    )
