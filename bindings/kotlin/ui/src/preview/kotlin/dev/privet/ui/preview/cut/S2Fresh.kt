package dev.privet.ui.preview.cut

import dev.privet.ui.preview.Cut

// Written by PreviewsTest with PRIVET_CUT=1, and held by it.
internal val S2_FRESH: Cut =
    Cut(
        english =
            """
            eNrNWe9zG7cRpRJXrSPbrWXHVuraQZpMPM7IjBRP0ljuh6pqEnuqSqrtjsefNOAdKF50BC4H0Jz77/t2AfB4vFOtX5kpZyTxcMDu
            Yt/bxWLV6/VuHqhynFmbGS0SpZ0qe73e396MpBNTJRKT5ypx6+JYqUJInQo7kqVa56/TUdUXOyOpjxSeK2GGInNipErVh4zejYOR
            0UpY5VymjyxGPsDPEr36eEeOVSm3xJ5x4libqRaVcr0wpXd31yTSwaKOCc3Pb4LE3x3Iagzro5YPC1nhz7WhTNRh4d/RMH5ued28
            gyJL3KRUNry6Osjy/NAmUuNhpRgZZw6TkUqO8XglDF8hbdG+oG1ZK1kOSOHKLxM1UYcuG7NQMu/WK3gMDhDTzI2EcfBP1Hc9MaVW
            5aE2Js0VLbcYUYfsYzx+JFMYXzrNoCyTwH1aH5bfKCaDPEsOS/UuU1MSelVqmVcuS/hhaIwroJp2fr12yocH/Gc52Ecb+GBfB4fe
            29frYmJVKjYE70JkWjzZEKmsbPD10111JHMxkDazW0IrlWK2M+Ioe6dEZSYCJgL18l2W+GdpjzFjaMjuTSi3PEOOzUQ7P6EoSoPF
            EEJvYKbyK61iKokfZDJicxrTpQjI9sM2/rDtZTK0JARj95+b6fyqdEsQKYQpxcGLvbCllV1JzNfCu2bhsRf8/fCfqnBbAoHiRpkV
            BdHbRwKCpbnkAU1tztwSm+vff/Nt9OQdnkFoNt8sRWp/9MqZAg6GQBrbQCSMiEYkT2ZpX7zFpsBJQgtGMLHEVFbkRWyefPL5a9Ie
            ocDchwhqUx4zFc3EIVz7dSwtBssKNItBxe4KfuLQ2h8Ow4o/4ev72PJgz3iHF9KxgxpOIfU/vlSJOdKZxXIAVQZ8ml62RA3p6UKb
            7uTAF/s6r5CWlPbzRsZYFfwRdxK5cu3HOaOI+CEthJRAyWxmTNju8p4ZmDQygoR8HhkBtQsGK52UVeFUimmPutgAoma5j5cJ3ILM
            aYZD8thX/6E3W4uv1omym99752I1uX1pqY5n+qzWnIn7ZQzwTNTBEDjPFLCISjFQCEr2yJeRTKUaej6lPuVPLC3keC0KTxaS+NvX
            E4ay18qaL5VEPAgai8nlbKShz1ckpZEmZiEthqUZe2hIB5nUfxMRd/KYKVFj6C3xJ5fCL8942sLNg8VZ4cXVndxM0lxqtfgQYV/1
            sIOO829X5yP6L7yd98H55Ltv5+GchWLEcc6ZJOqziJKrCsXe4c3BfUAW53B6USgXzry1HfrinZ2lCLLMEc85IM6J7O6OGeNIwyuq
            DVidPxhZiUwSQnudlfTFC0fZTqt3yGwsth3Kj2bY45Sh96VEIvHSQmYQeTauYb/xIm6ElZ/6AKC93p7h3nx/ax75sF+Sei9Az2FP
            +yU86Cs2NMvznwasT/I1Tdx929qPsI6IgyjOyEt9sS0GpdQ4Jwn7pENYpq0Dny7KkbrYufZqBMvF7PnK+SjxeDezDscUC5MlCJCG
            MgKO5oie8zaXAzPMTaE0W5tDBAUyC4lQf/zSTI5GEKmkZwiCPdOnRpzZ4hHXVIXiGw09OymeYe3YwIwY1BzhTzc6A/xWAH3egyT8
            0wiMxRCwHNBxjuL3krBbKE9X/k2PIj5eOd8Jv7qHEtCKBTJs4HlqBX6J3AS7WDsFAFy1CDcZvNkEVvIkUtiCOOj5P0Z6qSNAlhrh
            E5P8HAg04dGMAo6SO0pgVDQZuBA9puY2fxYy8Kd15VjbRowNcsWnGb/DnSu8u1RCbL9WeW6bOuqajraV5CjX6lIvc7wVbNlb2Dzq
            Kd2jeokvO1lyKnpcX9x1ayCm/zv1sb8w42ajmCdfnIo/sZpj/nzXzhRNvsSD4iTAaPYXkQ8+1CQbJVJDjjpvvcef9l3zjj+TaNiO
            QIe5W2i4WS6f9Wa52bhZyhx4pZUYy1R5PQnlQ04PJX3L5ZR45RNNUF8zqrZsoCwOQX8tZU7iW8UkkAPcgmiXj5lX1owVVficfmzM
            PzOJXoVKa1oFnQ11J14W1k66LFBYdd0QYnqpUbgfKNDtenYhv4rO4GRhONlOdV/EK6TKAXnCjRt7ZjYwKfcHP6vEtTsWd6nZEcqv
            pFQp1Sk0Ya7XcMbq4CcP73MEAQnd8UJZAUtGwYdtNLIG7QRxhsDgYMf5I3W7VlyQyLkkrIsAr+7MbcEriqdFc3XnSMT97ixttKac
            VDg+fO/JU8/lz4NZPdHpfmbrZaDfuvvNN5xuP1c5jutxaOb4dSEfnAP5P3vk/eFXSFjLfMYO+SKAxWTT/X3UyAAZC9dpLh8qiCGu
            uCOQOOtpOYU1NNIGBxPnDGK8wFXEp1u+E/5LlVmawRcvtM2ORtxP7Byk2V/+ZEjoxHF6GctM5yR6B16WgALOk4XnPnWPHv+v7lGX
            ik86e0i00UXmPK3Z8Ncz1SwL7YRZnrkX6NQFKF9sfsANpvJ0uuxuwnzX8jZnswonINFDT8YD3zw9J6OeHQCrEB10z7Qc9WQOqzCa
            20lHqtlq4txGxn72pt1ZGtP9xDctj1Sk29rbE1T8Wu3G0zeYLiHptFjSBRJ3PtqVbDWb2moDXoQ0sTm/8oq7I9wlCF48B03+4btP
            s9YikExVX3BzkcygR8ovJOWZBz+0kvydPP4H5I/teyrZqesDZq3ddJQsvrOIOOGacqcbt1Yzac43tOxJ9Dd1VLipJuF61I1UQHN9
            5aoiet6jelGYmv/PWN2Gk4PievScoR1uF38vKXsODJ0RJH7+8IhANGoFeJ6yV8on4dcMWMgB3JWiTnPqy8GLny6/X7Cue2ihXISZ
            7TmXFsKfxDtFCwouJmk41pDIeRbeoXRG13Vx+eXEfwGIvg+XAAAcjg==
            """,
        chinese =
            """
            eNrNWV9PY8cVt9N0pW2cIqFQbbXSlq1aRaoSiS3KNpFa5bVP/QqIJY4WlcCWZVvlzQZsbGNjYA0GbGpM+LcL2Gyg2L4X298luWfu
            vU/5Cj0zZzy+99pbtotT1ZIlz8yZM+fP75w5c+zz+QJse87eXDaqp9Cc8/l8f7Gam/ZCEmJZWNBY5tLORb8PhY3mNpxuwGoSIq8M
            7djcmjeaRRYuQzoBSwXI7XwfmmWzR5Au21tplr1kuQuWqeEkcvQFzHPd1AtWqWHWSzh+B79+vjBg5qosr/1wtQVnW0Y1xaoRtr/l
            kyS+AaOewh1dlt2fn0p+twx9g5005PafPBn9mh/+5ehYcAR/fxWcnOHT+O2jc43qEuQaZnxBTt9+ND4xMfJ0bHQSB+89eTw1MzUy
            9jg49lccviun3xXnCLnkObcmg6PTj/hR7/3tWfBZcGRm/KvgUylWH55h6OuGppHh5Envj01NTwanRyanpr6YCPKtT3EmOPL08eg0
            H/5s9AsUeXoGafgJ/AuRS2Qk9//8ybNHE+NjI9PBv48H/8EPuz06OTrx9cz4mBh8OTU182R6XCj8ftsWbQPdkvJxBW5D5Vu4CsFy
            Wdrzvpr44So5PDQIey8gGjHqTTNzNDg0yE6K0uDD7HwNGotGY5uluJuMqsbSy0Yjh1CwDsLs1SwCheVTkCiyeAiaETsfEtuScaQw
            iyWrtIcU9sKKvbtNspn6JpKaexrfmbnEGbYucXSXldN4ttpJGxBstMxV6SdWiFO1F2fvET0O4CrNxdQ0a77KYutQjpo7YanMbTNc
            Nk+ukKt34JNW/xVFAcdj/ojlTxBCeNKgk/QOTSvCBx99+vtPuAH5GpRrKEOXNX8LyX0QzrPTXS6jUI4vDCHyjdaECjND30dvEChI
            MUWAez5k3xZZPg6lOfQgD+hiTbohu4M+I1fK6KSPN0wCEKugkRRg/E6wRM7t7KkTLGLiGrDcJdOQZOQCM16DRpjkGFY2tcpRiB1z
            N2OWEXTImUDldDxtu2/oEb5z9sgOxdniC6fYLmgEnEc6xhnd3t6VugzwJCMAjDA0dN2oryGVXHxHnNZynjxWCIzicSMkdhBPHG4e
            DJi5C4idcbcJM3FbfMTyBUy6uKimUVjkg6AcfPCpsCLLvyQr+t25TQiqcOLUV1iZMC2DKXII1SqiRXn7Y4Uetrhq6ttc9NqlqR+a
            +imdhsKDlnHAQ5zezg+uJBkgX1kXB5BakzZ6e5Twz4eGvkTs8EayyjpeQp0xTaLdQ13YYoqtzNMGVATSK3YorPzuFyLSYivR+8n3
            K1CpkPBdxi13/9IZ8IMeog884fwHrtS1zh1++InLuSoA2y512tQv9ZQ+iy9C4giKxxDdpPVeedVz2/Ub1RD6xNKODb3Odqr2y2RP
            vPtnnEDWcLWD0ER/EGtUhcUqPMj1CDvdo7NRUNQEA5Jv0ZacOJeRz/NB5twqVzBk7eMNWkPDI1g8CBBq0IlvlOy5kr9w+d5JMeBx
            PCnsp+wvPY+a4A/MvKSMSvB32wm+w8Kc6HOnFngCS4bRBJDeoMRv1ArkZ0woZn3FnK1JCwo2vQJDu6LpszfnreYKJmJYi4KWlQXQ
            zUDwO1lbYsoW3Ck/KQurw1q3PkZ5/DmXTsziZqt45HYw7B1aCxeqKrvewX6BcZXL8YIVv/n0H18bvfkQ7G21AliG82dD3aP5jvKz
            x4J+qZL0UDIOhSWozrLlvHmx27NodheiAba0am8UUA07e3FjFwoNsJDDAu+7UN6j3nehbVF+bDSwhGt7WKzxis4hCMk+xJXNu+jI
            w5j+ye08X5Qucf7/1ef+7oHid0VSO707beCXeczQMcbLrLBv5hc9nN4aE+LT8dDot4pZ63AVax77IGqubYJ2+L9AxDCsJMzCvvNw
            rhEyj53RBpH+941Gk4Rq1bECHR5c8JSPTwtBdy0oAs4zu4y73/UeIu9d/6CV8a9DjqzlJHIedskWbpi074dOP7XAIqt/qu0wdLI4
            8w2h6mZg6XxV9lMVDpETDESrPG/oFY4S+Xi81dPHI+HBWnhpFZN0IH+hIbPlGKcUM1w5hQeWDas8Q8tY/iFCUGASVWKI3t+UTPjD
            VKxZzQUFUReG7ryO25u+EQa6vhF4ReF5F8is0rZ/2/mdZueiPeSlQDSllHYqSi9BSBSsubqoGLJQfwXPU2+PCLpT0imEfmeDop9M
            YDSLuAWFgFjU21F4q9rgc1heYdUyqzWQtXVRoWPoAEhqmDLpLYjqovmxiuA04k3AijES/TdcVzcXWSYKIpez+50KEP9W2nDu7zLu
            njY8RK+vFH973Y2jKL3I6LA7vfp67X7vq8/ZXuqHagkSL1imZjVztE1mhZs5/56hRa3Db+D5S0PL2cV/YfLjuuzXlVz3SCJuPIEE
            Vk4jN/VgkHLfp1jnnSXBBJ+OvFJOxnkFkozbq+pugNNlSMXQiOyfy13GZNqzKGYCaIRgdw721rkP1s/4Y3+7KPtCv+7eF/Iw+8Db
            GpLB7wXJZ8r1f/qvyhJv26BLWun0G5Wj8RBvFgnw/CgtA2c7MgC1C9AOrMtzq1nrCWw+ZokERI6QL+8Orp1BeIvFlhEU6H3VOUI3
            GNpxu3FA3SIzU0BSeqYhtTs3OHmK9nWxl53Ca7pEPcgeXVoLTtv7ZX1FtaeSk4pQJ2GvYNBqoQdY/Fi1qKTBbnhr8EZRel02vXZ4
            RxHvXiLEIb9KoxEo1ZAN9ft4QdVSmKQdUM9Mks5TE7TmkBX9d/DmfcP/8O5o9ws6ve91ndNo/tbDSfjD0JdomupizAVW4zlE9iFd
            UTt65UP3HxN9WJsZ9TzvP9eaWOH3JJx5CWBoJTOeJKbqHwVPVleFAEuuYDQTsdTTe01Q/6B6QESKhcvJb35rOKXrMn5d99BF1LPg
            bncaPM4QFSP9pLqR/zuDVhTW+jEqRhdU/g2VdjFGAAAcWg==
            """,
    )
