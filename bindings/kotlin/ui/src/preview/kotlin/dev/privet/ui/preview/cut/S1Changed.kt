package dev.privet.ui.preview.cut

import dev.privet.ui.preview.Cut

// Written by PreviewsTest with PRIVET_CUT=1, and held by it.
internal val S1_CHANGED: Cut =
    Cut(
        english =
            """
            eNqtVv1v2zYQddquaNauw/qBFgjW3rBhXTdPSOIl6Fzsh9VAt6CBFzQJgvwU0NLZIiyTGknV0H+/O4py/CFjCVIDQUTx+O7x3iNP
            rVbr63dZgfABncsQTlC0Wq37h0I5NAqOREnDzV7/HDpvou3tDRp9cyaks1AoJzPY+a3b2aWXrV+WUNq0AMpCqDY0xX/V00ahgb7W
            SYZrUu7sRnsNKfe6nW1O2V7AaFfhTTnDgs2+HKUO3hV2Nd89zrcfdvj0JJUWDP5boHVAj/oTmohnfppBtGE/pGoMpliOfzAUMV7k
            opygcpyVssGgBH4dQr7kv1NFi+RQYtKqfqtv3n/EWI+UtGih1IXxGKAVOM6fp1pRCaymoXAcALFQIPLcEB8QEDgwsR/+UVkJ0xRV
            FZdqbRGc5piaHMfd4g285yy5cFwrGm/1xAQNwcnYFYbyDy/JBKJ3+3qgkzKMGOT7D5i7LnGltEuEUcWmzJ3f5WsOWwzoBgmZJ+VT
            IClgOOS6/XzKM93lqTZoAztvtiERJRugsJhscPztSmj+PTp2OrddmBODI17QWKoRvzo66MNUm7EFYWGAQ218RX48D3U1OCRgECqB
            MWIOheWFLkWueFRlYch7J8yMaNHzHa6NQmEGzOPBcUocYDa+cw0r/HooLbnbegRhdEE0fBlYeifGCHPmZjZwVoutc1SeZ0YQrJ4H
            qe369KMuRilBovDR9ABShcmlE7M0rHf8sNJaaUeVyR2/ertOKWI70USjs7/n5fLa/b4gXav+PQ6azZeNwV/Wklh6FacsntNTyqGs
            Q5HcWLX75EOnL+IU4zENn/f4ofK8TOhAScee9ua/dQ0JD3t6klN56bpQCD4HTKVLK2QRxySqa3vkCA78vaKQMICL0nBWX88UFnbM
            80bQTVGhhaNPkk+kq6V+eFCz98mvrDFv8kmlMcm3OP/YH2Cqp6GD26l0ZNStYAB/rnm/rEK4KTdqgV8GgdcVmAMPz1f2A9axW+iY
            Sq5SBH/CwAhFTmDF4wawz+YMG9O1cGFTkpGGz475ocoVG0yYGgfQ1BfXMMZfZPCphb/J34zUq5A8qocjYdVo7qanSd4AUSJzeP0h
            00KtemIJka40qNfVnnjUm+NdJardsri68U3tjmczd6yErDPIq/+9IS5j/e/F7DZorLm/y/qa/EYqYkbKxinvxt5Y9M2h1i430nfz
            J96OJV08ZCpQxWSAhr8tNq+h99ujwoWG7s+89cowCY9L3ZB79wgX+7o3HVP87my1jU+4AzACr6u1fX6+JsWVT/5tFqru5AtNnCu4
            chlcvZt/BmPM2sRWMEaTMv6rYdYuCDejphHcUxf7kuzNrLIRDgP//5a/3ExiSZgSUkGfYwNEFSyZhMrunqRIGUwIZVvrLEHWSahw
            jzMtipig3w6n3TlGlTAVZi24N0SwuENfNX8QLPPiRX+cqkzHvkvQ5WkcdZZpnTgCQrTSyU9Yr2IqdIFQ2xEUGPkt3a0g/gMa7IOF
            AAAMPg==
            """,
        chinese =
            """
            eNqtVltPG1cQNmmbil4UCYkqFVLqSL1IaRNBHBCNKiGlL5Uq5anviNJNiUoxMs5D3rzGBhtsbBIbczEydrk4MXhJccG7i7GUv5Kd
            s2ef8hc6Z896s4sTxQ9Ysrzn7Dcz38w3c449Hs+Ve5OPBO+vQjA4KXh/E8Y8Hk+3Lkr6/qmmruLi45c7vuFb/f1d+Hxl4M5d320v
            xJMkHyfZGG55bpyzfxUSfcNeiM7iQzv885/9gSkh4L3v9/8xKbwl1sDtW4NWrMG7vn53rO9d1iwAQ7eCteG77z/8cyLovfdo5nyg
            yy93hqyceqh0Ql6E4eRf2pwn+cKrUJhtf2vboushK0Q7FJEM/dmDsXFhdHrs8d/CVJCtIXZCI3UMRvbPLMwnjATJPzeeJ6gkevin
            bcMH+TLJ75O8QqU5iFVIuKyvRzRFQXevTxPa2QbbKVZpdZt75ySua2qUWYbLRihOFp8545PcMQddYsy4Kz0uw5noWGdUY7NkcejV
            6kmSSmMsXV3TVFVrZBFlvbxkRmtuwsHq69N1K6xJGOlhaWBhC6Q5BF3juzZU36hB7BAZQvTIyB2wkvyARTTW0vjS3kay6IfEVrwD
            w6jm9jMskNZo6plyF7O4bJfUJApinhyU0N6ZL8P1IQd9S+QbenQP6nVISeiFV+Imi5eSNHWHLD7R1U1GXT7W1T1dPeDRkDwoGdug
            pbNF8mDbKMq4/pBRmhLGAr8/Zi1rrEVocxn1guwcKDkL0JnwNyCWg3mFKWh64XTtprWdcj59iCPxp3Aa4rtoTItlW2nOdXuPzte0
            RlJvVK091xC4Fq0Me95IW0/yZ7b90zuVyodge93rGxpkYlnS/ehWztP6XLX1OlepLislS5NEHApLUA+TdF6vlS5Wsk+nJ/xB/+j4
            hDD+l5lvPUT2i1SpaGqDbNVRE6vJO5PtF4yHLuB0C7tMj89zF7S2S2InbF7VKEbmMZAW8sayMhNlydmy1hCz0c4csVMmlTYqq/wd
            lt0obbql5XR5xI6kZQl9YUuLI+t1InpBksmKbL/3mfoxr1dt3TETfKDNNZ5MV0vTPlvT9koy0IgzC4xAEiKWAFKrmA7mq8kFriqe
            DXpjWQ/LVgVNNxcs/cy4PyCMzkyMBdjV08PPOK1ZREMqRSDGjq2POpZ+BNLLpC4R+Qxd0NoJd8cdQUIxcjV+YEMUua7hbDMMHscr
            MinGONGvWWZuL1YDmCCX6D1Ootx/K0+n/VvWrQb40tUA50Dv7oFv3jf7NvJcQ7TXlx/N0WNNXYGFAp1tmK2Qg8YLeJq8WLG7H/j9
            wenAQ+s+lmug7NLjI9o0X3Ys8k2ysADRMtpjb5PsIYjrJJbGVjeK/9n3MWamKRVO55p9B+uZAkL5xCDaLabTp64WaLXY0Rx/gN+v
            nDLySxaeJFwD/Z679wLkts90xx3sqDFz9B0bbxX1lWyepLCj5xedwAsUvctqc/bbS6uH0MiiT2wyWqqQjAwLZauA1/lLImVIfJGx
            iodwBy8juiuS3B6P0I//Zch6GLOD1LIREq3jiudjRoV0BKOSzVmsFrcZoXv/GBkR0ksIMuaTZOUQVEWvLPKAzEU2RSIFNNM3qhpe
            gyaGSiUjV2UuzL843Mn/HaYsGAAAC5s=
            """,
    )
