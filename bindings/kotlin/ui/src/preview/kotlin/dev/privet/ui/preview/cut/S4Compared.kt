package dev.privet.ui.preview.cut

import dev.privet.ui.preview.Cut

// Written by PreviewsTest with PRIVET_CUT=1, and held by it.
internal val S4_COMPARED: Cut =
    Cut(
        english =
            """
            eNq1Vm1v3EQQvmvSknB94SUNQQhpEFJRRWqaSwJK+RQOoSKlITSVQj9Za3sSr7K3a3bXud5HfgLfET+CXwT/hJm1fXZyEEoCli7Z
            Hc/Ls8/M7LjX6/V7vd79rzFVwmIGQmdgEof2DDN6cYN+H740pYUiNxrhFLFwIL0DM9GgzElECpsvcuQ1eFTKwSRHHfzQwiJ4sw7a
            eNoJ+iMcONQ+4qgfHaCVJnsCw234BhMYPh5+TuqwCc+EDTvS6v/y8x8//R4Wv6W//kBmi2z7xhbgK28FY+T9p0MoHRI0DZ7QBLSf
            uICKzgVj6ZzUJ8CIGDI/X7Ld+vYOpEZrTL002gVlRlv7yRpelHSeDVeO+BizEKwbiFpgTPRbGhntRepdr2K2V/8Pv0bQfZjhlYMW
            7hPYAC/HAeXH+waK0hbGIZhjiioJYFE0qDgRUe1iac+kgo9Q7/lZbNYNgBs10FsahU2mtBr8WGKJMQdkxHdSYzXaWBuTKay1bx/m
            hpLe2nzPNtDYrO2CF4lCIF5GwRz2u+br5w63VdlF8BwpVkbMckq6hx7uehgb50FQ1nTpyXEhLGWEao4IpyxTwVReOEtCqejf55/Z
            uDUSYwwVtNAhbKEh7GZHePtYpBgXYjqm2qX9ciKVil0qmO4BBfMmTnNMT1m/FrPd4EBMIZkCm/P2OQpqMWBrZm7EJjDl9pIZeZZ+
            SmesVA/JCzcDBa1RPXotIrdr+WsyuTnH5Nq+oUIjrkjtIm1rR1VLN4VYd07oAK7+ez4SmUYf4SsxLkIJXKz5nbbqR401of6ihf3+
            /iX99wGeSfXIEo9RqkyZKaHxkmj9WbR3OtHaYrs01oO/DhOlRiny9H+FXRWFjCigR6sp+50wC7XrQf02roojiPYqERwEET8Pw4vF
            WmHYAbK10RTPIerMgT1fQlttLlb/lukGy/LsZSMYdQQVDf3OHfS4g2N4KYwOXVhG/wGQ/jkgn81n5p9wvDWZTCKNE9cJf/NC6pdn
            qX+3E2CnpXTjuwI1T1pqIZjQ2CvECa7zdtZW3qisvcaiuQHNA4q6N6vD8WnuFmWiZBpb6g8CyKmrxjaLXU6G7ZvhPkrybuduSm2C
            jKZNRQHN6txM6ikTqsyRGGOXExTavnfIi+oCSwmc9BAUrhVjWWihpl6mDHXlKaoC5Liw5gyDL+Lneu6PjfGFleEeXwkcTWmycTfq
            cpygvR5Db4os5kuWxiB3/y5pHFszplS30qt55zq/S3wnBDmu2GbJ00oCo0Zyde9LNA5lJsP0evtZvYZvtZMnuXfXcj33YXHn4qfC
            1X0PEssAEyMsd8S9r9otEP9X9n3/KJdpHvJWfX01xcfPavgOTE2pqnZM2IXI6ipYrbUGnXnwYJfyRJ4CEHJE1x5PgVMsfAR7UqOj
            q2aDPoz/BLIfH+UAAAuU
            """,
        chinese =
            """
            eNq1VltPG0cUNoHQUtykjUSaqlLEQ9WmkWrFBlqh/pG+Wev1plg1XnexS3kzCb6QGhsTg7mYi9sEKBebW/Ed/5VW3Zmdfcpf6Jmd
            8WJokmLUWlp598yZ73zznXNmxmKxdFgslj706wFeTKilBMqv6UthVChr4S0YuAHPfe24qlXXUXITZ6dJdAcVD7XlKZI/QPX5v0JP
            wGOAeTATSu6AH86c6pkTNBdHiSqaTb2qxfFRDuwoEkb5MkyjYe3Mi8SfopWTV7VlxyPHV6h84sDZmGMIZ16S6DE3DYBpACwwqyOb
            +nPyD+PlSFz7FmC6KJYVvVhG0Ur/YL+eK1Pm1PiwlZha2gcC/Y5+vAdMdlAsg7LbpLGkR+NsGfT3DZ32gPoNDVNH0ljDiZfUPbuN
            S2E0Q2GYWmxSnxlCLf1s6NLQM3kY6ITnHXh69NAyyReAgIWJbeH/xtM0tP6o6B+1Mgdp7JQMi/gQZ/dQJa2lt5mkarWq1ufhUw+l
            GTO8/wJEYN4UrFutz2j1PP+iv67me5PIDc642ycJimsC3np/CEpByRnwjEpj8Pm+KCs+SXH6ZNntlbj3bX1pijRSsGw0H0GVDM0D
            Tszpi+sss/B9h+QyZGtOX/1F34xo80uossUnP7i0xEG+RJaSi2t+pK2U9OW0Wpohp2HSiKqlEIpF9Ll1LZ+Bd/CDCkPhQ5ZdrlNb
            yacidEMUnK1wfk2dOps63WwxWh8LouT0CxOjki9As+zyeL3OMVHwUen8I3JAdoojkvg99edmYx6KFclUSa0u4r0z+k0KERTbJSeb
            UFpULrYaUtlVq3W8UdJ34oao07vaxqQ560ryDV1DvoHzOX0MiNWYVqvgWpIN3DPrjzUHzX72AK2GeMHfDtgEt08K2KSfhFG/USuX
            q3zYrPM7DIPS/fo89r23NNwn0o8e75eKJLhtolcOur2CT3pLqA4z1IdmKPvVIn32+iA2UfZ6JTHw/wS9K/g9NggXkBQflFdLkE4O
            3MtHafVxU482WdD2alAfnMAXhrmLDztMEoP2C1XCiocmMJnSQ5MtVUSZvFHjJpMec5AbrGolhYpFVtPmbtbRss/YTSqOf2HSotfH
            UtD235DpeAMZ+9XJfDA+Pm7zSeNjLRxuXsp/z2vyP3wO8anZQdoWZL6An2zj6eeoFoKQWj2l537nLYiKR/xkrkegZtR6A+ZwfLqA
            W/6gy+sRnQr0BDCi/QRYlHh4D+BIYUqtFsH6+YUDei7OlolWowBKtiYZ7vk+2DsGm73kHBsRFMnATM6qZytqI0d7vjAFW0f7mD2C
            T/BOBDyiwRKV8ujZbzhdJo0VpsQ1EB/LcsCveIz91wqXBFTZJKfHpFFuH+s9wQ3tpATghKM7GJqNqfUsXiijcgOlnrWHRwvyFkjn
            koOKU1Qkt8cgiEsFXD4DEclJsX3Ad0clxeP2GOeIFe3PopkYpAGvzbYP9Y+T3Np6RLeP1+tSPN+NBFyyoLhZ2+W16fh1lLuvpQ95
            X0AJP9+Bo0l/ug3rNC9V9NeHMxv4eJ4Uqii5QB2NKyVP5F3u1NuyE9tQ+FitJFD4VK0uMHx6H4V+aqzCjQRi06PPbu8nubhxM/0b
            JO8oBQAACxY=
            """,
    )
