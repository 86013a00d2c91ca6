package dev.privet.ui.preview.cut

import dev.privet.ui.preview.Cut

// Written by PreviewsTest with PRIVET_CUT=1, and held by it.
internal val S2_CHANGED: Cut =
    Cut(
        english =
            """
            eNrlWf9zFLcVPwfqCRhoMQScUojSZMKQMVc7TNLEtDN13SQwdcDFMAw/eXS7sm/rPWm70nFz/30/70m63b1dJ3e181M9Y9/tSnp6
            ep/P+6LnXq9380CVo8zazGiRKO1U2ev1/vZ2KJ2YKJGYPFeJ2xSnShVC6lTYoSzVJn+dDKd9sTeU+kTheSrMscicGKpS9Vcg5AP8
            0uf9VyoxZWrFSE7FUL5XYqAUNuOFKSZcwu9Xr4fKKlGGqdhDmDxVpXCYJqZmXIpiaDTNGKnRQJW2j1Xbh0qnmT4RmRWFHFuV9sU7
            MxYJ1liX5blw41JDBuZY6HdMi/76RucmORXOYI4sndBqEjfuC0i0mcugZVhFqkh7qlKcUU36fKRVLwLfbhywVlY5R7Nrx+59tCdH
            qpQ74oVx4lSbCc6hXC9M6d3dN4l0MHvHhObPb4LEDw/kdASI4i6XCjnFx7Vjmaijwo8Fc97yezNMRZbACsqGoSsD2OXIwkR4WINR
            nTlKhopPczm8vky7Rf3CbqtayXJAG679Z6zG6shlIxZK6t06BC0IiEnmhsI4kCDudx2G1ao80sakuaLlFm/UERMJj1dlCuVLp5l5
            qyTwJa0Py28U40GeJUelep+pCQm9IrXMpy5L+OHYGFdgazr59coolw74g8Rdpd83+r0qs+OMCdfrfLONJRaoA+6RGWtHrBOyKEpD
            ZDA8AuFK8YBVisgkvpfJUJApGtOlCHj0g/V+t+tlMiAkhBzjmZnUV6U7gqAUphQHz18E0Nf2JTmlFv5Ac4+9YKWH/1SF2xGGuW69
            q3gnhR83lzygqc2ZO2J789uvvhYpDIAZd3gGYdAcWYmEvHroTGF3SCC92wJ/hzMvzGo+CI+EEkwHMYH3w4o4PNnks9e0u1Xl+wwn
            xtyHiDemPGUCmbFDJOlXHjBP8TXsLAZTNlew06Io/0DR6ERnVlkfVrzJm4azhLb0DKBzdML6+UudTxEElfbzhsZYFY4YlYvwX/uB
            dimkIyDwfC/4Z/BNCp0zZYKiqy/MwKQRZBLyWQQZ284prHRSTgvHp3zUBTC4l+WsJ0dExGlEQ7Lbl29oZGd+aJNYuP3tFiOP1RRb
            V1Yqx6Kf9YoG8bw04wGeiQ14BRozqoiiFlH/GH5PFvki8qNUx54iqU8wY0sL2QWLIuDPke81aQa1WvHrlZLguKB3wUqLEuFLWtrw
            95lviuPSjDwgJJgU6b+NODt5ykSokPPb++yIfBSoS3rfPJifFQau7OVmnObIKPMPEex1DzZIWB9dr7vmnxmcXwLxyTdf10Gc+VRE
            r2ZBEvVpxMZNC8XW4cNlmvBELk7PDeBcztnYoy/e2lkK38oc0Zv9YBk89/fMCHkEbk0Jmffw2YglyyQhjDdZcl88dxSstIIMClJp
            h9s+miGO7E/jpUTQCKWIjwIiz0YV2DeeR+1584XjNx3y9gzt5vitOt5PtmaA3wuAs4vTeQkF+ooDzcL0JwHhswxME/fftc5DVdGU
            PTYjK/XFrhiUUiPNEeJJh7BMWwcWnZsZVYlx7XAI1cXs+fISRHi8n1mH3MISZAnYU+8YFNHZe2s25hw+Q9oUSrOOOUSQ07KQCPBH
            r8z4ZEgFofS8gGNnemGcmSMeZ00FH77Rq6dn+S60HRmoER2Yvfm7rU5nvhWgrpuNhH8yq4bxCggOKAejzrwoxOZKwbV/0aOIj8ug
            tgXVJ1bgj8hN2JeFE61hink4ufxvAid5EoWqFoTBJBeE5AdtJH/GV88F8EqHM9Sjd83gNPVR8/aDIhUFSgbgo/lUzRLnQr5V1m/s
            wrkGueKUxWO414SxZYiw+1rluW2KqKoxOkGSo9CqirTMsdY4nVegma4peKPuiIOd7FiIFtfnD9V6Ealxp0rdczNuNiprAnohgsQ6
            jAnyTXcEiMH+LBRoo88j4N6xJKsiUkPmubD6rH1hu+NzDL22Q+Ta2lVuGV74ABEWV4yo5A6URUpi9Tzd8W3q7+8DXClI38fMC2tG
            imprDhs2xo2ZRL+FSitahD0b251Zpm+cVaZj7A9dtXn0/+q+cz+A2W040mmbh6Ix2K8NB8mJ7ot4H1M5wPN9Fvs/4br6cvBvlbj2
            pf0u3fdDMZSUKqWqgSaEdsCimP7oMX2GiESS9rwklsriUHNB94ark/ogGnjNHopkIXW7XJuTyAEgrIuoru/V9PYbxSTdXN35JoJ9
            d+brrSln5YOHv5gPqrn882CW3DttzhS9MMgbV616p+X2M5UjuY5CP8QvXNKH/+jx9impkNCRqYtzcQUOBUmT+y9RnAJaGGGT5nL8
            h7twqRvhQzqm5eTB3JqD+4+dM3DnAncAHxn5CvYTVEgzWOC5ttnJkLtnnS9p9hc/GhI6dhxJRjLTOYneg20lAIDJZOFpTl2Xxz/X
            dena4uPO3gsddJ4v31Uc+MtS9cPcnX0WUu4FEnWhyDeK74HV1JPowq/s9SbdbY5cU1QhlIv1mJu5S/Lo6QEQCp5A1zrLHk5KsFyj
            uVNzoppdHA5epOKnb9tNmxFdDHyL70RFkm28O2OLX6s5t3jv5gICTIsbXchwe6FdVU5nUxvKnpsqsQO9dsg9CL6VBzMuSo5/+MbO
            rFcH/FJc+blbR5vTI8USco+nHvLQpfEXX/4HBuT8vn0tJOV0lUI22l08yeI7a4Mz7n93utFq9WlqBqFlT6KVqW3B/SoJg6Owo7q2
            5IvetIj29lieG5xmq359F1YOO1dvryxf6v+9pPg4MJQFSGY9PUTzN2oA2JviU8oZ7k8MU/B3bvhQwzb1td3588dv57TrfjVX+0HN
            9pwLc9ePY6nfsj9XhrtpVRAivllYh0IX3ZnFxZcJ/x//6fsvV91UkQAAHSk=
            """,
        chinese =
            """
            eNrdWf9PW0cSt9NepLTuIaFS5RQpTU53inRqJdKouVa6U369n/ovIEJdBR2FHCGt+psN2NjGxjYxGGxzxoRvCWCTwmH7PWz/MX2z
            772f+i909s16/fxsilGcXw7Jytvd2ZnZ+czMzk5cLpeHbcyZ6wmtcgSNOZfL9Y3RWDcXohBKw4LCUmdmNviLz681NuBoDZajEHij
            KQd6Zl5rFJi/BPEILOUhu/mLb5bN7kO8ZGbiLH3GsqcsVcVJN7K8hj/+75BRPIbaChIZczVj6wApILKPC+/h7y4tslKKhRdZTmFh
            H86gIGPXz9J7yAqJhqH8M8vMgj8H8aTp85NUTY0hTwicmOkjSMybhSqdifY8MvZemik/JJa4dgsxtnoMqqIfLJJAzmIlzubzuE3P
            FrXzDNEYpS0zXeQsuOrXiQl+efQTVVfzRrGu14q2w7mG9GwF9f71PAPHGa0SY5UA28m4BIlrSKvFcEeX5fa/Pwh+1zV1jR3Wxfb3
            no7+xIV/NzrmHcHv772TM8JwAyRXqyxBtq6HF8T0jcfjExMjz8ZGJ3Hw4dMnUzNTI2NPvGP/xuH7Yvp9S46ll5BzfdI7Ov2Yi/rw
            P8+9z70jM+Pfe58JtQZQhqauaopCXiAkfTQ2NT3pnR6ZnJr6dsLLtz7DGe/Isyej03z4wei3qPL0DNJwCfwHgTNkJPb/8enzxxPj
            YyPT3h/GvT9yYTdGJ0cnfpoZH7MG301NzTydHrcO/FHLFi0DcZYfcEqWe22+jholv7Blx8QDFg2jw+iFolHcRt8yF5Lm1gYx0tV1
            9Dl9W8F59HucYatVcqFbrBRnhwW5kzagm9MyN9wgscIIkXtx9jbR4wDO4wg9ms6Yr7DQKpSC+qZfQH1D95f0w3Pk6hy4hIk+pfjj
            zpPbZ7lDxBsl3bGT3qRpSXj/s6+++PIObL/ia1Cqog5d1txNtxvAmGJHW1xH63B8YRjdVGtOyADX1B09tU8I0sEkAe65x34usFwY
            inO/nkd5KsFgzMUgUmDpTXayotUauJlIxZ/Tpz0QKqORJLru3tGVxjFKQQgdcLwwUVk2R220etaBIOlxV1MDfOfsvukLs8VXdvlt
            GHuIlR6uQt1vG6dUc2NL6DDEQzueQFnoT5qqarUVpBKL1yxpTRSEWEthVA9TG0Q20TG43zjA1LOnEDrm9reSHDfJZyyXxxyHi3Ia
            lUU+6F137n81zOFFA5HB3e0ZxVJUAm4/L6e7Rc4poiKwB5UKwi5h+1y6AVtc1tUNrnr1TFf3dPWIpKHyoKTsOLstXEnJo230CWeC
            8hBixukuxFaEpXoD/Z6mLtE2vMKMkoq3VmcokiK3UXO2GGPJedqAatM1IlG29BSLzWTqJqSTUC6Tkl3GTXD/ZI/TOw6ijx1R+HcO
            0aVQPnj4ZRuUMm5aANpt5xbnFAiFF/GGhcIBBNdpvb8YOu6VQa3iwzxpKAeaWmObFQTqSlj+C+UhCzjfRLdD6xMLVJyFyjyA1QBK
            JhmoFuqNwca3KEt2HxZRzWM9dWKUyhiO5sEaraGZ0TUceFvqksSeMjI/0CdtSNsphhwwPxhu4nxT4ownwQ9Mj3QYmYVvtbJwhyU5
            0SP7KVACi/rRBBBfE4VQNU+oYrLQa0l9tiosaLHpL/StSmHAXJ83GklMtbASBCUtCoveIP+bKDQx+VpcKNNIe0qmzYsYIzj8As59
            NIubjcJ+O5ywvWcsnMqq5nI43ZbnyqyMd571zaf/cWFk5nywnWkGpwjVr4e7R+pNiarDUm5xJIFHNAz5JajMskROP93qc6S2l3Me
            trRsruXxMGb69EqA3WNrdSySWoBZJ+E1k42jqNa57rk2OgIMMzWhyIO9eIbzbwnhte4Q/m40vh227u6O356Y7SZxi5xEjxWW39Fz
            i479/UW8oywfNAppY28ZaxVzN6ivrIOydyXkH0Ayoud37Fy4qli2hI7pJFaO3tHqDeLerAgtL3Dgz/Pym1miuxR8j11ml3H369dB
            5Lx+7/fqCKKYEo7w8IIgb6XuTjM3sRfVM5VUGBhpnHlJTtJf7DufVINUDEPgEMPOKM1raplj3DP4n0sIWdovUwCxwyIKQeVPdYuv
            gJ1eihTnSEprRmNBunsb7Dcv4tZrXT3Uta7mN7WjlhZx7eqCXKeNuGoP+RUbjMlD2w9KzyCI5I25mnUTp6H2Bl7E3g7O6xCPobd2
            PqUHyQRao4BbUAkIBcXbvDcUH0EiySolVq0jC+O0TOyIEUQVTFP0TsJjoZnxXuY0VgXNCiFS8S/8TO1cRJllEbWBOmhXlPg3Hda+
            v8u4e0Q7iC7O7X+9LLdLSqcHdNiXXkTvBOaOF5G97TEIlSJEXrFU1WhkafOVAva2pgSNvZfw4rWmZM3C/zAfcc13alKL2zzYEiVu
            Kgt3VoqjUWR5LZS8SxHMmyUWE3xW8boyGuZXfjRsLsskDUcJiIXQZOy/iS5jMuRxEOMb6j7YmoPtVW7x1WP+7N0oiFbHn7u3OhzM
            PnZ2O0RIO13iawn0P6903Tsf0F2SRSc+VM6Ffbz/YbnKO3w825tiHqiegrJrnJ0YjerVsjqLRCCwj/t5e2vlGPwZFkqgCyDWsmOC
            RteUg9YTmrokeiqPpPSEQer2uLfztJqlhX62ui7pjvQhM3R5ZNtt7BZljWg8N/Wkos5O2F/Qm21bDwsfyAaNMFuP+Z83SOKrorWz
            yfvneFuSDjjkl18wAMUqakhdLV6/NI9Hug3JJxhp4bjFm3PIivrSvXfHfucd1no5d2LdUXTbjONuvkIs62vqEk1T8YlxbtRfQGAH
            4mW5o7+Itbe+ByAR0mo53jStNrCYvlKo8qtbU4p6OEqbyYwSDJmf5QXOokmMVCIWp3ImfHpJV3aJSLJog7T3/G/Xrsv4oh5ZG1Hf
            Arf15nYY3aro6JPqOq3Cizqy1jur6Noc4//r/8R+A9fMKF8AABxE
            """,
    )
