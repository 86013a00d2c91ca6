package dev.privet.ui.preview.cut

import dev.privet.ui.preview.Cut

// Written by PreviewsTest with PRIVET_CUT=1, and held by it.
internal val S1_PAY: Cut =
    Cut(
        english =
            """
            eNq1Vm1v2zYQVpZua9Csw5oULZChvWGv3TzDsZcgcz+1xrIFzeygyRD4U0DLZ0uwTWokNUP/fncUpVh+2dJiE2BDFI/PvTwPjwyC
            4NPX0xThDVo7RbhCEQTBg3MhLWoJFyKj4U6n24fWSb3R2KLRZ9citgZSaeMpHP7UbjXpY/DDEkqNFkCWClmDdfafdJSWqKGr1HCK
            G1weNutHa1wetVsNdlmrYNRy83U+/YKdbjyOLLxOzaq/++zv2Gf4+CqKDWj8M0VjgV7VX6jrPPNdCVGDY+9qrTHZsv3uSIR4k4hs
            htKyV/IGgwz4szfh3wc9yf/0O+gRYmpwCE2w8QwNxBJaDRiKzHjjr/sq1Q4BEmFdDuQ1Qk0lQBnqLLE45ABO32KoxjI2hJKVa5QE
            yxEnkZK0wigaCssGEAoJIkk0ZQACfNSM9FVPTjOYRyhzu0gpg2AV2xTp1H0Gu6cLkXFGHTFDTXBxaFNN/ke3wQT581FXDdQw8yMG
            +fINJrZNsZLbpYDLFMnsBZtVDdqedI6T/FFtyGA04sJ9/wfPtJenaqA0HJ7kNabVXP0ttt/OpcHPo0urEtOGBfrY4hmNYznmTxdn
            XZgrPTEgDAxwpLSryDd9X1eNIwIGIYcwQUyIY15oI+SKO23tvZJmTiwOoQW/Cw3NRvPYOefJ+1ccMEVL7/e4ZBKFHnB4u5cRhQbl
            +F5FU/z2tNSUkkRNRVD8/HgeG9osxuEIrVKK0dWIdWHFBGFhr3BScF0oQSUoXRJTgmBqHUih/sdvVTqOCBKFs6YX8u4nlzbg0rDI
            +2EuBKkslS2x/OnlJhop2pmiMFrHRy49R+zPFV6D4tnzhC4Wj8GfF3wZ+hRGzKxVc/IhjUUxfEdK90tKmydwioPNnD4g8Vp1E0YY
            TpiyDr/kGyUe0i6MbebY8/uDSf7wFzl0GTHWgRv8I83nHTVLiALqUBLB+YN5bKPciwhDIt7W3OI6nLlWJpF6WY65utlflCoQZsLz
            WlCrydF87yBZzGJbyOHhWZGJc35nHXDC+7kOiOLq/J7rAJa7X7vI19XDi8Q1Bs6XmfLNeasQwXMvgk3FZsPz/ko+YCwrivZ5zFWq
            wysYaCFJLayKcA3Y+6nntiE0Kw2B5z7OtSNXdGRC6jw3JiKiafjkkl/yaEJC4uDZgOXjK7vdcwv5+bzH28jR3Vh3+vDzK+2YuYHf
            aMMwaCcHdQ4cMqlAjhfOFZrkbCk6UpITC0yVkKsCWkKkBgrFukJAjzoLKeSOCmlVV6/9UkjpSSmlFZNNavr2X1vOra17npXtZW35
            XXPsKhInUY5TkkEYcTbmf1AIj3dGStlEx+4Osu8UnVF/Y3ZlOhugZnZ33k8QLy9S6+8XroMYRx1H6VzQ4cxXiTFWrxlOoJztF9er
            t4oZnzmMwOsK8p/2N7i4cx/ZZiaLi0XlTsElXmktd79c/AfKKQ+mA6+cdSS5S0x5QBHulI4pL6+i2LfBvoOWglXR/A3wEWoRAAAM
            GQ==
            """,
        chinese =
            """
            eNq9VltPG0cUNm2aCjVVJKRUqWjTRepFapsI7IJoVClS+lKpUp76jijdlKgUI+M85M12MKzBjk24GJNFxgiCEzCbFBe8uzaW8ley
            M7P7lL/QMzvj6foSgdKoK620c/bcvnO+OTM+n+/izYm7svSzHA5PyNIv8qjP5+smUY3sVy1zDRbvv9gJDF/r7++C74sD310P+CWU
            SGE1gVcUEPm+brF/GYkGhiUUvw8f7eof/hgMTcoh6VYw+NuE3CHWgP/aII81eD3Q3xzrmyZrGoBqN4K16XffuvP7eFi6eXe6NdD5
            FztDHFOPrR3j5zF0/Jddn8Nq/mUkRsVfCltwPcRDtKuCJtW+cHt0TB6ZGr33pzwZpmukHNszFQiG90+4Dn27wRZVIyijweIdePuE
            4FU1SdPffoJm41atTpaLkl/C+wVu+ZVlGOCRJHR0EqVG85tIm7XqG6i0htQiVvexarCEAmJta7NI2cOxIlmfYfYQxTp5RCWFA/tg
            myXIzPosM04tY0UnksALT7wQcPaIKdGcL3hT8ayXTWdjy8eeS1YlhdMZiEXMnGWaVm0FtPhPFzhL/VV1nYd1E4b0BDZQusKkQpU8
            KiPlGWSI4odOtkTr8i30wcll4KcQQ7LgByur0sCwW1GsPmUV7aIW50VX3ERRVMWlLbD34qV6vZAD2YwyAYnvokoFpTXwwipxlcZL
            a5a5gxceEnODpq4fEXOXmCUWDZJHxjIzoA4/8ff7h5BeDmBVCeDsjmTVVDRnsGq7ybhU4iBK205Bh/U5mvKkPBr69R7dFU5uxq4v
            Qj/RyiwyslyhjVtdp3FrgHPL3cJIyUIitPOudwZT7BcRjAHvBT2cWKKeXSkY24WiYAjDsL1rz5WtWorUDhrpefdf06KBvOdfSlRS
            7JuKf3hth9UI2l6XAkODFBpv+ffNHfc1nsuizy0V7OKQeC+TCZR/gCoxnFFJeetNW/0pb7UfWu0fPnOvP5gaD4aDI2Pj8tgfbkEq
            EeiSbexZZg1vVpynSb57zvF+E3MJb+Q9/WaCU/r9EwjANapuAq1JYo65tsuPsXJMB4QZh4xYbMADgKEf1MR44N0jfGrQWbJ8SCdj
            OuPsrbF/0C9na6OZEwwGi3gmTlCgHwlOwIyQvBqXkKbjVV38Z4Cp18uCMIAEPux6joHpapChV5ChvcJU6YYXBUTAySiUAKXXAA7g
            tfQ8owMMI1JbJDGdV9B18zbGg78TZdzhxTZ0R/JMjwVD8sj0+GiIHqw9bPxa9QKEsLUZpNCJ+h6vqzssXHtekj4h6ECefg95bqDM
            Iq5oWD8B13b5mIVhAVDScLJldsagOKDNAQCqAyfIqo4LCqvN57Q2zV44hVylJtr0eAEw/w1Cee07rBsU+riJQi1Kr2fRF6eNHaHZ
            Qqn2urPTJH5kmatoPm/fr7lkyqLac7SU+j/oQpfdt4PB8FToDr+f6GVkPLaPDu065U73f6bFVTw/j+JF8AsyvPIMRdexkoHt5RT+
            FpcOqIVl7DHEV8RFgyznQZXtUtBubr/XJzHz9kHhTLPjXXg/8zae3STQw2TTEDnlgvEWCCIOIM9Fw1N792pHR4oJjNBEnji/Q9QF
            r+Kb0MTXRoN/ADpTVM4AAAvw
            """,
    )
