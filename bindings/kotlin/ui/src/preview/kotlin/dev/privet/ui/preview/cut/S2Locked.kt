package dev.privet.ui.preview.cut

import dev.privet.ui.preview.Cut

// Written by PreviewsTest with PRIVET_CUT=1, and held by it.
internal val S2_LOCKED: Cut =
    Cut(
        english =
            """
            eNq1Wf9zFLcVPwL1BAy0GEKcUojSZMKQMVe7TNLE9Ie6bhKYuuAAGYafPLpd2btlT9qudFzvv+/7PEm3u7dr4vounrF9u5Lek97n
            877o3WAwuHGoqnFubW60SJR2qhoMBn97nUknpkokpihU4rbEW6VKIXUqbCYrtcUfp9lsKPYzqU8UPc+EORa5E5mq1PACCcHvxguV
            mCq1ghaJwiRvVRpGdn7WeBbOCKuUcJkaD8Uz47Jcn4hEalEo+U6JiXZ5gVE95GVrfhl9un6YGa1osXO0xNKbDyA6ar65L8eqkrvi
            dZYXJMfSpAEmYfAi/X50YBLp6Ni7Yq8sK/PffCydGnR+fhMEfngoZ2MyUNR0sZQz+nf1WCbqqPRjQXTQzUYq88RNKmXD0OVRXhRH
            lg5ID+tlZpw5SjLFJ7oUXl+Ctri7oG1NK1mNoHD9PxM1UUcuH7NQbO/mSwIFdpvmLhNkQ1VFfdfI/FpVR9qYtMDp1i29UUcMIz1e
            kSltvnKacV+DwOdYH5ZfLyejIk+OKvUuV1MIvSy1LGYuT/jh2BhXkmqc/FptlIuH/A/irmB/XRYMg3XfM7RDQiygF3JsiAdiZiZC
            AiriBdEGI6SOyIMBIhEWiu9lkgkYpzVdioDQMNjzd3teJkMEIfTu7hMzba5KdwXAFaYSh0+fBRqsH0g4iRb+iAuPg2C3+/9UpdsV
            5FNEaCtKUNU7DflVe8k9TG3P3BU7W9/++WuRkgFoxm2eAVTaIxciRa+8dKa0uxCId9vRjSBP5ulQvKFDwacmFp7KBBFTOYMV6fCw
            yeevoN2q6l1OJ6a598n/TfWWKWUmjjx7WPvEIunXSbMYzdhcwU7nx/0HDJ3o3CoLNKoAQtuUFvhLzwmcrBfoL57rYkZhSmk/LzPG
            qnDouN1IiKs/QEspHaCh5zvBh4P/IrjNNxM2uvbMjEwaYYeQzyPspHZhw0on1ax0HP8e9EHuIx32Sfo0Iqk5PoYlv/oZI7uLQ1vg
            5c6328wFWk3Yphz9LtZU3KiJEc+LGffoGfygV0RsxpmAsGKkjik2wCJfRsZU6tiTJvUpgOOod8qyDIhxdHyFndG2OjHuhZLEeoF3
            wUrnp8ZXENaKCXP/FceVGXuIoAorhq8j8k6+ZWrUWPoN+Yym6I+nN05y43BxVhi4vF+YSVpIrRYfIvwbHn6iZXN0o+m+f2G4fgnW
            R9983YR17ncRz4ZNIeqziJablZxK/eFyDYQpP6dLQ7qQqTb38cFbO0/J23IHwrNnLIfwwb4ZUz4i10dyZ60+q7EumSRAfYt1DcVT
            hxCn1TsKZ7BTj2s/mHNAWi42KkmBxUsLkUIU+biG//rTeB5Wfuaoj2PfmuPfHr/ZZMCj7TkF7gQKcBjAeYELPtKB5sH904D5aSbH
            xIM3nfMI60Ag8uocVhqKPTGqpKbkCA4kPcJybR3xammu1KXK1ZcZbV3Mny8tRY2HB7l1lKNYpqyICKl3HuQB9vCG1bkWmGNvSqV5
            1wWJgGOzkAj5Ry/M5CSDRumZQqpzfWbkmTUeeUqtZKfS4dXj0/ybdjs2tI3o5Ozx3233OvzNAH7TkBD+aQTI0ivCdIRcPtUrw3Ch
            yFz/CY8iPi6H4zYdZmoF/aGBsBNWB+qTcRYBxrqdNpSSJyHAdUANRloRth90sX2PPy8F+YUeh2nG/AYEmPpgzgCHWI871DTLiQrR
            fKphiaW40LlCbO6Ru43oUoVEx2N0cQtjy1Fj75UqCtsWWtd5mJ8UVMLV5V/u+Bwky2+pnfYR8qmiiYO9fDkTUa4tHrPzIpLldl0C
            LMy40ariAf2ZKBMrPKbMN/1RIqaI03CBoi8iBbyrSd6KSA3Ms7LKr3tdvO0zE17bjDJ04yK5HFN8EAniao7UmkbKUmrjDXuXoE8z
            liRHdKGBoIfMFGvGCnU8hxYbY8tcolfhNXuiBJ0tdadeCTZPuxLQ2B/67gExRtS3rbsB3n5TcjOFh6Ix2PcNB9KprpsqqiA4E27X
            2HMhvfZ89G+VuG4T4WP0H0JRlVQqRfWBCaE9cX6Uf/QoP6E4Btn7XjbrYQVUzdFpWuEAByIyEvfZi0mg1N1CcEEiB4mwLuK8sd84
            iVcUk317de+bCP/H83jQmXJaFrn/i1mknss/9+ZFQi8KTNqVkaB10Wv2gm49UQWl5HHoz/iFS/v5Hz0DfGorJe2aJ9FJudqnLWPm
            3edUCBPYZJYtzOWsQS7FZXUElNI6lsPLyXtw0NHEOUMuX9J9w847kzf+pao8zckmT7XNTzLu+PW+xOwvfzQQOnEcbcYy1wVE75O1
            JUFCRpSldwX0hR6+ry/Up+KT3u4QDrrIoO9qVvz1/6pDFnoI87BzJ9CqD1e+vXxP15SZp9XKWwjNxuItjm4zqmaQwfVkPPL9zeWY
            9fiQMAvegkul5SiAbbEmo7mXdKLafSYOeRDx2etuW2mMS4hvS56oSLvNN6eo+LUaimfvLq0gCHXY0ocVtzu69epsPrW12aXJE/vo
            6y+5J8I9gWDG89PlH771NO8vEqKpGgruMGI7eES8gQs99iQIfSR/EeevRUjO77uXUmxX14lns9t5lCy+t8Y45fZ5ux+/TiepYSIs
            exTtjjYKd9QkQUAlIyrmiq+ZszIi4NFdGq72VxAbe2TloLl+e3kV14q/V4iqI4PcAS3NpBIBadUShACiWsqZ8k8MXIgJ3JJC2zn1
            VePyWee3C7vrf7VQVdI2u3NW5tKfxGtFBxGuOffSutSkGGjJOghvuLGL1Zcbv/Y3iv8DAbxDXAAAHQs=
            """,
        chinese =
            """
            eNq1WeFPW0cSt9NepLTuIaFS5RQpl57uFOnUSqSouVa6U7/ep/sXEKGugo5CjpCe+s0GbGxjY5sYDNicMYFAAtikcNh+D9t/TN/s
            e+9T/4WbfbNv/fxsChc7SJbe7s7OzsxvZnZ28Hg8PrY1b26ktOoxNOc9Hs8/jOaGuRiHSBYWFZY5N3PhnwNBrbkFx+uwEofQG005
            1DcXtGaRBcuQjMFyAXLbPwfm2NwBJMvmZpJlz1nujGVqOOlFlvw3YJROoL4KlZ/MTBBKm2J6xNh/wSdSy7iVFfb0/BJuEpPRhFZN
            aBebkEybgSBbPWGJEq5aG28SDX759FNVVwtGqaHXSzi+wVnbxw7puSrLK79cbGr1pp45YPmCmT3zcDK+/B4n0eoJ3IkksLtvLJ7R
            0NPx9xvB8qamrrOjhjjpvSdjP3Ihvhsb94/i9/f+qVnBeIDO1qrLkGvo0UUxfevRxOTk6NPxsSkcfPjk8fTs9Oj4Y//4P3H4vph+
            3zrHFoSfc3PKPzbziB/14b+e+Z/5R2cnvvc/FWIN4BmauqYpCsEjTvpofHpmyj8zOjU9/e2kn299ijP+0aePx2b48IOxb1HkmVmk
            4SfwH4TOkZHY/9snzx5NToyPzvh/mPD/mx92a2xqbPLH2Ylxa/Dd9PTsk5kJS+GPWrZoGYiz/AB/gy7wOYj0d/nKCItH0aP0Ysko
            7aK/mYtpc2eLWOvqBosG9F0F59FFcYat1WjrHVZOsqOi3Ekb0CNpmZtykFihM8u9OHuX6HEAF0nuL4piLFRZZA3KYX07KMC/pQfL
            +tEFcnUPPMJov6dQ4e6UR3c7Qg/Ak+45SW/TtCR88NlXX3x5D3Zf8TUo11CGLmte2xEHIJhnxztcRks5vjBMkUITMhY1dQ99njAl
            xSQB7rnPfiqyfBRK879cxHnUF2ssn4BYkWW32ekqBUwLkC5e7oNIBY0k8fb2grc0l1EOQ+SQI4hZxkIB5dMaORemtPVTTQ3xnXMH
            ZiDKll45JWpD3Ues9GgNGkHHOKOaWztChiG0Ikum8Cz0ME1VtfoqUonFG9ZpNi7iWEtgFA8Vgtg2ugr3JBe8eu4MIicckdCpmT3m
            RvqM56GNFC7KaRQW+aC/3Xvw1TAHnOVfEwTe9qxjCSpdwKkvp7tD7iriJLQP1So6ggTyc+kYbGlFV7e46LVzXd3X1WM7Qx6BknEi
            77WQJiGPd9FL3EnMR4gZZy8hsSos9bZucF9Tl4kR3khGWcVLqDNcifwu6sKWEiy9QBtQEXFT2LhbkotFOwV7Cfs0VCokdpexDffv
            nLF8z0X0sStS/8JBuxLckYdftoErY6sFqdOaXqGnwCy6BLEDKB5CeIPW+4uq6zYa1KoBzKWGcqipdbZdNV/He0T37ygBMoWLbXRN
            xIOYoiosUuFBroZQFjoVN6EmGJB8i7Ls9HMR+TwfZE6NcgVD1jxcpzU0PDqLywMsBejEa+VxruInbdg7KYZcwI8M28jflsijJviB
            SZWUkbn7Tit3d9iWE33j1AJPYPEgmgCS65TTtVqBcMaEotfT+lxNWNBi019naFUcA+bGgtFMYzqG1TAoWVGgvK0T/FnUlpiyLb6U
            n6SF5TH2hY5RHn0OFwGaxc1G8aAdYFfhdjXAXsu7ZS7Hu9P65tN/vTR68wHY3bQDWITz18Pdo/m2xNllO69QSSAUj0JhGapzLJXX
            z3b6HM3thaKPLa+Y6wVUhirgXiC8z9YbWH61ILR049WY4wwiH+ba5NvoCELM74QrTwilc5zvEdQb3UH91YjtDW1v9+BoT+dOk3hF
            3tLUhHzvuPb31wc6ngCDRjFr7K9gzWO+DOurG6Ds9+gLI5CO6YU9J18uPBZEkRPSzcrse1qjSefZ1aflFy6P4Nn8zRzRXekOPueZ
            Xcbdr3EXkfsaf3Bd1xBlmnCNh5ckglbC7zS87Q2iUqdiDUMlizMvyG366w2dD7pBKrMhdISBaJQXNLXCQ6sHd/hcgsqyQZkm6AAs
            zxBmPI9OEo5AL1fKBUhKa0ZzUYZEmyPcvozbdWv4oa41PL/xXXW7iH1PFyw7rcZFe8iv6nBCKu1UlB5hECsY83XrRs9C/Q08T/QG
            8E1IJtB/O5/2g2QCrVnELSgERMKiV/C2uH4DqTSrllmtgUyNswodQKwhrmByo1caKoqGx/ud01jVOitGiM0fuZbtXEQBZxG1wTzo
            FJ34207t3N9l3D3qXUSX3wh/uupGkJRun+iwOL3H3gnwHe8xZ2NmEKoliL1imZrRzNHmHoP6rqaEjf0X8Py1puTM4n8xi3Fd9upS
            rrs8IFNl6q9xa5WTaCZZyguxP6Uo5+0ciwk+6ngNG4/y0iEeNVdkaofjFCQiaET2n1SXMZn2JIw5ABoB2JmH3TWOwdoJf4ZvFUUz
            5g/dmzEuZh+7+zEi7N1O8rWE/m//V9ngftB3SSidiFGhGA3wDo3lPO/wMe9s5PmgdgbKS+P81GjWer0LWCwGoQPkyFtyqycQ3GSR
            FDoFoi97OgiDphy2nvTUx9EzBSSlBxRSt+cGJ0+r9VvsZ3vuiv5NH7JHl0e/0+peUR5RlSjlpHLRSdhfN7Cbzz4WPZQtJGG2t741
            eAsnuSbaUdtBXMFbl6TCIb9EwyEo1VBm6sTxyshWmNgMyQcgyeWqBuw5ZEX99ut39H7lFdh6yXei31HgO8zltV88Fh6aukzTVNZi
            LjAazyG0B8mK3NFfDNtb+gOQimj1PG/91ppYpvcYzrwE0JSSHo0TOzKshEdmdVkIsHgao5mIhZ7ua4Je9tWXRCRZtIF8/VvDKV2X
            8WV9vTaivgV3qwfggsGqFemTKkatystFstY7qxXbXOUd/1vuf/eLRTYAABxY
            """,
    )
