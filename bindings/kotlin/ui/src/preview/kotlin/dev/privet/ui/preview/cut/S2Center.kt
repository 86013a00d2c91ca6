package dev.privet.ui.preview.cut

import dev.privet.ui.preview.Cut

// Written by PreviewsTest with PRIVET_CUT=1, and held by it.
internal val S2_CENTER: Cut =
    Cut(
        english =
            """
            eNq1WW131MYVXoPjlhhIMYQ4pZBJk4aSY7a2aSiYfqjrhMCpY7tAjw+ffGalsVe1dkaVZtnq3/e5d2a0q5XW+K17ju3VaObOfXnu
            qzudzq09lQ+SokiMFpHSVuWdTudv+31pxUiJyKSpiuyKOFYqE1LHoujLXK3w11G/7IqtvtRHCs+lMIcisaKvctUFjc7Nvb7RShTK
            2kQfFVi5gp+5OfqFn9tbcqByuSH2+0mqxLDAJjp2hV5exc/n2yaSFnxtiM0sy81/k4G0qtP4fOIJ/npPlgNIEG66mskSf64fykgd
            ZO6dJ+3vZimyJLLDXBX+1bVekqYHRSQ1HhazvrHmIOqr6BiP8355nm4L3PnbFrSSeY8uXPzPUA3VgU0GTJTYu/0WWoN8YpTYvjAW
            Ogr33YhMrlV+oI2JU5JuscCKOmA94/FTGYP53Go2zAIR3KXz/vjNbNhLk+ggVx8SNSKi16SWaWmTiB8OjbEZribJb4yVcnWP/yx4
            /kiAK7tBlHu7egX2ULFYFyyFSLR4sipiWRZe18+31ZFMRU8WSbEhtFIxdlsjjpIPSpRmKMAiLJ9/SCL3LItj7Dg0xPcaLi94hxyY
            obZuA5kYh0GE3oBN5U4WiuEkfpJRn9mpbZfCW7brmf/NpqPJpiUiWLv/yowmT8UbgkAhTC72Xu94kRa3JaFfC6eaqceO1/fDf6jM
            bgg4i+0nhcgI4s4b4DD1Iw9oa33nhlhbebb+Q9DkXd5B1qy/mQvQ/vStNRkUDIK0troD6BCMiJ5M4q54D6GASbIWmGBgiZEsSYsQ
            nnTyzTu6PZgCex/CsU1+zFA0QwuX7Y59adpZFnGz6JWsLq+nubNi5Q9gMncKz6RlBYEjEnpFKB3lZWZVTDy8fKMic6STAlTK6syU
            qgvCh3SYIclbgfDtrk5LxCel3b6+MYXySgniBMBcfznBGUnkY4OPCxTVKma8lhZ2TM/EARZE5JsAC1w7xXAlIrY9aoME0JqkzmmG
            pBtsODwkxX3/L3qzMf1qhXC79szpGKdJ+xxVr46hujQGTpCXdjzAM+EHSwA+46CAa4qegmeyRr4LiMrVoQNV7GI/x2fntFnW5QC+
            qYsRrBiLJ+IXmYv11fWnfDkH43fEMLhthNQ3SsJZBK2FlFAhir4tV4gyGoapwYk+3xOBWvioXF0c5mbgrEXkSZ7ufgCBlceMkrFZ
            HRMuqyn8cp5APNzam97lX1zbSs0wTqVW0w8BCUsOCUDo5NulSU//C4vzMQs/efrDpIUrFw2mndAjkfo6GM6WmWLtsHBQH4yNHB2f
            27prJ1t3Kkcub9EXZ4Qkhj8mtmRLev1Q7vzkJx2zRETrHj+caPLtLTNADkRYoIKC73OZlG+RUUQwWOHDXfHaUnjR6gNCIdNsuv2j
            ChRIS/Q+lwg6jpqPIiJNBmM83HwdJOHLT50xSOA7FSDq729PQsLLy/rwmOAQQfKSoegrBKoSw1ceBLOUTRu33zfkEYUlRMHjE9JS
            V2yKXi41EiuBImohlujCAmjnBs96DTz07lcOO3oaR+MC6vrbPoQT1fP8mWPE4+2ksMh6TEfmgEfsqxKYgQPBhC24uqgQYTKlWZYU
            JMj/mUgAwudvzPCoD5JKOvzkdPup8cBYcnhAsob2MktLL2aFAXA7MGAjxAIODM9XW+PCbQ+JSeUR8a+C2QoswdI9qg5G+pyWvTO2
            7DPxUvVOiAv1Mnjxn/QowuO8r6c+20HtCBshkTNhL8wfp5a9tVdn1Rh/fgceoexBARRTQ4LaaB8VKFSS4RwJREUq4qVWI0+TJF+F
            tkYoRlAfpsaLynyTx0H70wiiM2t1rEjeRCw1UOOtcEngudIEzwlh5EKYmmvxwsncM2FL2vqogpilnIOKHbVXAqwF9akJTZwSbJ2P
            xYtG47S8CdfuoZWk3MvvxE54Nx96wl0+S5/f7ZI2ZsOKPpvvVJoWdWrj8pPkilJUluOqNLEsC2R2vNRLEMo2KLTCy1bMnAosN6bl
            aywEwNwdlyNTO27Vmg+S+lSwCYUnw+ZpeygK2WmWQeiibwMMnLtJZkXEhtRzjoK0AZdOa3N81+VEWi76sPxE2+xb4YUq0XRq7c3M
            0LNWa4VlCoPFpRjIWLl7Ioq4HC1y+pbKEQHLxR1//RhSY856qkASdn00exG+lYwC2UPbRgI/ZmAVZqCoG+FoVIRwVFF0V7gGy+HK
            31m7bmZjszyrsSEPautmQlgZ95T3PRraVc8q5FdBGRwuDMfeke6K0POqFNZ3wb04KzBY8oXd3r9VZJsjli9oOuPLvwipjeok2jAx
            HDlj3PjZmfcVYh4R3XJE+QKmjIITYtTCBkkCR4OPsLcjHUndrFWnKHIw8eeCgZe2JkRwF4XKo366dSXY/YsqbjS2zMo4Dz+accZ7
            +fOgqlha1c9ovaD1T1uMdqYHZ3deqRRJfeCHUo6cDxPnAMTvHSBcVswkhGCYQ3DuT3CYhLq/S9WspIMrtJeTDVyLG4FgX1QEdJy8
            3Vc2vaG1Bq6foUMqqr7q1i8qT+IEKnqti+Soz3PR1kXa/d3PhogOLUedgUx0SqS3oHwJC0GnMnMuQVXb45OmYG1XfNk6CyNBpwH1
            fAySv56phJmaiFTh555HWZtBXf+Jxqp0KLusgcjayUCbHMre4dhXojwi1OjhoOdmw+cE2os9mND7EnXFBccI4pKvMJoHZUeqPkTj
            SEjSfr3fnJkNqF9yM9kjFVC4/H7GFf+vaerpR2eXEKIa4GkzEg9wmpVvWW2tMXvRWib872HxLQ95eKbhtXi23vhHNz+r5qUwYqy6
            giemxAE9UsQhEi+c3f0wzA0Pwv93fttsmYlFPc5Ey81JqmTyrdXGjN74brvJGuOwCbXQsSdB1TT64bGghNZRa1KpzYWYLbOgdGfQ
            S0orjUa4/h+cpU0o3zM0Xr12of7k7znF2Z6hbELkJ9NMMFCt2IBFKM7FnEr/xIb0YYHHatR2x66evHge+myKu/alqXoTbDb3XJpX
            fxn6k4YpuBql5VCEIgwW0A5FOGr/L6Uarbv2/wDS/lGFAAAdhA==
            """,
        chinese =
            """
            eNq1WetPW8kVt7NppHTZIqGlSpU2ZatWK1W7Eg9tmpVa5Ws/9V9AhPUqqCykhLTabzZgY4ONzdM8TI1ZXgkPkw3F9r3Y/mP2ztzr
            T/sv9Jw5c8fX15fAgjcSETP3zJnz+M154fP52vjmZG0tZRSPWXXS5/P9w6qu1abjLJpm0xpfOq9tRH4IhozqJjteZQtxFn5raIfm
            +pRRzfFQniVn2FyWbWz9EJzgEwcsma+tJ3n6nG+c8aUSbAJHX5v5Tjf1rHVSMcsnsL4DP34//gc/neZGkWe0Hy/WjXLVXDrgmWwt
            fYbH7uDnD5DEKCfgJJCwnX1r+oyWvqZ/v5As7xn6Kj+qyJs+eDHwLQrx9cBgoB9+/yYwMi4Zt9PdRnGObVTM2LTcvv9saHi4/+Xg
            wAgsPnzxfHR8tH/weWDwn7C8K7fvintsQfCeeyOBgbFneNWH/3oVeBXoHx/6JvBSitUOdxj6iqFpZEB500eDo2MjgbH+kdHRr4YD
            ePQl7AT6Xz4fGMPlLwe+ApHHxoEGb8AfFj4HRvL8r168ejY8NNg/Fvj3UOA/eNn9gZGB4W/HhwbF4uvR0fEXY0NC4Y/qtqgb6J6U
            DxW4zwrfs4sgS+Xlxidq48eLeF93F9t5zSJhclNXbxc/ykmD9/F3y6wya1Q2eQLdZBQ1nkwZlQ2AhLUX4m8nADA8k2AzOR4Lsmq4
            lgmKY/EYUJi5E+tkByhq0/O17U2SzdTXgNTc0fDk0jns8BWJp4c8n4S71Uk6AKCjzyh5B7ECvKqzsPuI6GHBLpIopqZZU0UeXWH5
            iLkVksrcN0N58+gCuLoXPmn139NrQDxmAK9HACG4qctJ+oC2FWHPZ096v0AD4jeWL4EMHt/8NpLbWSjDj7dRRqEcfug2ignD3lDP
            zdB3wRsEClJMEcCZT/n3OZ6JsZNJ8CA+7FxJuiG9BT4jV8pXSv/cz6SNRQtgJAUY+9neHCyfktnNWIlVQnhoZgvsLwOMbU+SqU+t
            rXyERQ/R5RB5xHm4hQDmBAEd+8TQw3hy4qAWjPHZ104VGmDS5hTFsV7Sa5vb0iCdYHYCM0DS0HWjvAxU8qNQXDlSXisEBvGUbgg9
            Fx7MjTMWPUUXht/V0sdol88w8q2l4KPaBmGBDwC0q+eJsCjPvCGL+hvjnBBUYcapL9I9JHzLhxXeZ8UiIEd5/nOFJD67YOqbKHrp
            3NT3Tf3YjslHTFuiA8jwt73dvY9Z6ayPZ6J9PL3bZZQzkC3I2kIYv4AOKXG8A7Bzh9U28qh1tscSy3ZOcOPKfxWueiSufAJX+hyx
            g1xm5XUUqCkKkMaPQGM+m+DzU3QA1GXJ+VowpNAh5Jcf7dTgJ4TMs0KBhPdY26D4jTNEdLmIPnYFgL+gUldCoO/xFw0QUE+27nin
            Tf1ST+nZ2CybOWC5QxZZo++t8H3PtX3vyqIdRjEInrO0Q0Mv861i7U1cGu6uxICpL/LNrAMDtHEFBv4OG8CaXWwBzMFrxBoU5tEC
            Bgw9DBLR3aAO6AuPG49oc843I6MIxpald1a+AM+/drhK38A9ACkXToQadOO1kggq+usGhDgpOl3wIIX9lFUkPkAT+AUiOimjEsfD
            euJosjASPXVqATfweAhMwJKrlFCMUpbQAMHJLM+bEyVpQcGmFZDp9YKMCGb0yL3AU6+s2mtrU1Z1HpIAW44wLS0Bc7vA8WdZ60K6
            ENwpNiqPqMvs6gNiR2wROYtdOGzlDhoB4SpTrwaEX7wJlUcg0Yvfcfuvl8aETJDtrNthQQaJL7u9Y8QDhQuXBf1SJenReIxl51hx
            gqcy5tn2TR3+O+nwXnT4k+sHica6uY3PLdRWs6AtNQR37fKcVcIOTuhpe8PD090NdepmDvMAVEQC8YgQYReixRopX6hNJ/jKKfGz
            q6jVClSidYAIy2Fh6hCQSLvRVpkGOgII5CRCDYank3PYvyVk7nhD5r3x43ZY8ns/wMYU5DSJX0ZRQ4cIk+fZXTMz6zp/E4T5rhEy
            mhqrDiuXtvYXoK6r7UXM5TWm7UtIqdZHcFCQsjfeAymfKFHnZ8zsrpM7KgOno6ekq8g7u0alSrfakBI4cSEEcw30SoLuSni0Oe/0
            WHuXIi4idynSc12oyIJUQuXxJWGnno6azW+jQzYxVJbC00nDzncEo1agw+fZJndQK8HCR0Bl5acMvYAwkN3wPXc+8V2VT7rf0w0T
            HqzpN1YuThdiywnMUlGkFDuopsIDT4dUxKHPUJ0CQkBgElViiAYKFFaw0xbfrOq0el0NGHpwGbfrNjqdno0OljKu5kaGEZ8HDJrN
            jqI9xhokklBKOxWl1pbNZK3JsihV0qz8li0mbowNCY5kAqDfPHHpIBMY1RwcASFYNOIekdwoTjxlqXlezPNSBVhbZwW6hi5gcQ2i
            JTW0oC6YH3Il0oiWheeiJPofUddGLrI+FUQNzu5wKkD87bDhPO+x9g4bLqLLU8yfrkoxitKNjCa7U+vaQvf/1FrU556ndbDiCZt5
            zZdKVnWD2MqocTtwPDK0iLX/HVt8Y2gbtdz/IEyirrtlBdtHJBENR9Ga+SRwU52MXfJSLMBRmmACnS+W8PEY1irxWG1B5Q52nGKJ
            KBiZ/zflsSbTn0YgUrBKkG1Psp0V9NHKKU40NnOyEvuD9yDMxexj9yxMBgc3iL5U0PjbT6pT3LMRj7DT7Deqe2NBrAUFuFo9F+m5
            Dric89k2OMi0Pev8nVUttQRWn/OZGRY+AL44Ll0+ZaF1Hk0BaAAdanwGbjK0w/pchIQ1l7JASv0lUDfGFidPMdfPtXJ0esWorAXR
            x2Ny4rS9X9ZnVLYqOal+dRK2qjyx/6bQxmOHak4nDXa71vYpzsGSK3LytxUCASB3EyEsMRVHwuykBGxo6ImlWeMMtlP1uySdq6aw
            94AV/THl+sPT9zS99UFHs/ebOg6H0fx2Cyb8YehztE11NcQKq7LIwrssWVAnfrY84tnhNv49px0qQDiGY/tSFfqIljx6LDQM7cSM
            xYmp+kOMKzeocoPH50FqIpbWcCcbGncU94hIsWiAwvVzj1M6j/VlI9QGopaFgPpgxOUMUZfSr1Sd4h+1wIrCWj9HXdoQFP4Pneng
            oQAAHZk=
            """,
    )
