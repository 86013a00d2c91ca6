package dev.privet.ui.preview.cut

import dev.privet.ui.preview.Cut

// Written by PreviewsTest with PRIVET_CUT=1, and held by it.
internal val WORDS: Cut =
    Cut(
        english =
            """
            eNp1VstuHEUUtZTg1zhy4hCQIEElkSgLklFCCLCMM4mFlYeNZ4zlZbm7Zrrknqqmq8aTZpUdH4DEJ7CDNRt+BkXwG5xzq2fGAbKa
            6Xrcuveccx9LS0sX9nWztLTU2Tf12IZgvQv4XN3Ooj2zkVsXX1hn+PtYZ6fc63kXrZtwbbmnXWZK/HuvV/rApbVB3Sg90tbxzqHL
            PX5XnpiobUnTl3bM1NQqny8sH7rSi+XO01eVr6Ma2pKWNvqFn6pvD1Tmc3Gg5ys6tNw3us6K9Cj+cmnHltHIPwRifc7jfdiiQ9vh
            dO7QxkCfGlXZLE5q2vzwwOjcupFq/KRWtcl8nYc/X/+CrU8HhQ0qt7m7HVXpdd5VL30seHiqgwrGxS6ObR2kS0rXRjEQw8fvp6BU
            9DhoVCzMeHE9007B8TOjJkCy5K6jqRszU2PdqIL7J8Y4lRXajZLVvnHiLRyr9CQY+HTsJ2IwwBJMTWqn5JWg/HBIq+uH7gyYDK2Y
            eITzt+EpNkvw2lUD3KDJxaXW1NTXp2HhtF2E3IFm1Emjhjojhuvt5/7uS2726Q3irkRYV+my0uqEJhe4rx6Y7ycmRArg/ZdyeAzr
            YCAt85krC02qDJvC71YiX1Vv6fXRUaGjmhpIpSxNFu+oU2MqpfF0KEDMHfk7LZqu6gma+G4Qq7JRFaY2fO7qXgWwq8I7g0hjJByU
            7sDmjZpU+HvtHBYE2uTKC3Eb8jxWSQm+Lx/RKI1j7dRUlOHmUeEpMGPPTMAWQfgG+i69G+H/haOCcG3tDinFxCPugw76wJTTGe90
            DoNREGb0Nc+vHNCiPHBl1w19PdaReJU2YXt5Z0LcfWmzRkXz6n9MXNguS+Et6gYR0XOS+twMY0KDm1RZbYZtfCuP50Jf/fwLVSB3
            JJO/UrluBLQH92Z/l++rJiVpdwYfrWAxdtUBTeoyqCnlEZjvglz0nrh+0PPjink1tbFoqSn9KGWCSTkrq7ch3KnjnrLEDelR2zON
            mGdMSn4dzy+IPoKcbC923wXhtfOLrb4k9K0+pZUn5xCaERAuPrNOMNqf1FUqiRchBzejEUJmUQJvtrLp4xy9V3oeNQEV1LMajfAk
            SaROkphEzSKx3RyXUaFxbOzPZG1jUBhbt2zj+6YYE5UyvUMb+rD2Y9zSJYnovi3xS33D+FCYWqoV8jdYNAPK2YwDaw3q4QlrVw5r
            kjkzYpH1MZmS5R3UB0m8E+vHJtY2C6l8x/TYVbaKKFnhR85ClWPCtfWCNVorZ6aoCxF5TxBuHv+b7UkqsVKYoBIdxZnOiyalWSXs
            bfYKg0N6tkboXvr5CZEhIUAS+GkS98Fc5+uDNsslCzeksi360ZoUjLZZfSLvtPlzRzkP9yNLqKidT2weIw0oz1aaXOqzyKOZLArj
            2q4LFRjwzJj171i4G1ibps4K0Qf7g2Rk346cPKfp6dozA61HYCD1OeV7oQO75LUnJitFqeTCnwRTJ7181OIfWKKpYj+J8ObUSkXq
            sN0CqCq10dXnqJsTPeIDK0/dCOlB4xt///b6zR8/vfn9179+/hHf1wcoMuKkGnpiGs6lKcldNAtgEWJy/1Kv9hU1n0HKjHxz0FSp
            gM7P3IDKMDZkNjfnWnHbHKUT7zlWFCFWBSArqw94TSd2u+oItcRTwHo2FFBGJoiXypNQK4L4bA+NELh31VNdlxYTC3gMhLghhxJT
            W0N5/B5ST+kx841hoJ2Bqplvah/dPvBbpMhXeeeWDBhtx1PgwLxjxLiepqzyXfu3tkukM/NOJoLdeC5JWWrnL24Si3m2CTwfD7zH
            vIFuiPw06PcLfrj9cNtJZVO6qhI5IZWSkEGMwFvGPhIFHWXtYMiLX+/X5swigzMegA9D5LF6qMY4EPkOAWtlL8HkKDwx+dTti/F2
            HGsbLjptutPaxVJh8zxNTg/2XNlwjpLcFHtEhHDNHynZ0BZlsCsTJWQnc2Qru852zmFlpsI1aYImF9GvDiDR9v/6gR0V853OYx8j
            amr7efm596A5EpXZ3PnlthKarYQx9epkgisu8BjdBvtvjVpZAdQktLtopQFAOMyFDAH8ytiCG4F15j/T2d22QnG8iUlhkhJQchqv
            RzKBaKlc3X8ACamodQAADAM=
            """,
        chinese =
            """
            eNqFV1trG1cQ9ktSAgKDwVAIBBcMgZRCWvfy2Ke+9m80hdKX/gHJtm6W5JVt3bW2JFuWfNNKilVJq7Wk/9LsnHP2qX+hM2fWq01x
            COhh51zmzOX7ZkZra2vPXaci7hZr+CVO97xqnr6UNYB5Ua+ljmRtX68tC1A/oy/pdKXToy8wSmKc0l/xe6+s17xkTvX57nHbK0T1
            3X5H7MXxKyIKY/X3JJCfq+6FV4jRDvQfIDkTpaTrjFFeF5WFbM/cWVY6I9mM6UfaOUiNteq8KUfn+msa96ptbVav7kXT+pHy2CuP
            VHYP6iN95vAYZgbtoHGiNADjCI3QO5mcjHfxa1P0LsC8Un0HfWL3/4l2cOMNHDTVfA7toRpdfojuivctYaZRgxeNuY7jzouiOBA5
            C7fIar4Kk/foFVg1XNphFyF/CEZfNC6lmcGz/mI6505z7kON9YU1bfqajL7am6vzW1Gw4eAKN96iclHbhZjJl8im3SvXyeFRzgLk
            972WzdlkZS+EeePdZFWfwvgzzE/wYdlx5GyJ+5+6+u9D9lPGRSA1UfvTADqYvATmaCWL9G1Y3mAVatSBXBHqC5lO0ineV/2JGGqX
            ObbhVf85Nsid9mC5p2Wd/gCvv6pl1UtmIVUmBBXGXj3xAbOzPIVeBY6zEB+6s1uEsbtsiVgfjAM4bEC9yZFD372agZAR9REGmV/c
            EOkTeIjKe0c6DWUt5Nxa2YGQk/kEyi99MDxEId/3wRCKesSdL2UBUxN17ZSW2SLzCk5utDoj7y7q0qmqQSy03665NpHjhTudrS5D
            Z1ecmQHPIipWQPNEyYYHY/XYirmQ7HG+N9zpjTubsfNoO6ZA67OyoogeL2Wv9OT9+JW3R4CLyGIVbRbmnTBnhHEEIIIHvRbpDC9F
            KI4Iy8yxdE7Jci10RIrcfPHd91swoAij8OynLWhfk/6dt/7Xs2+3wCae/oiwFuVm2BBOEaaOVbt2g/CIeUaq6pz7ZHGnh4+50qzp
            20zrHYQRnuU9VOPV8rIb44QinJiO4Zus7xUvgdHB9KrkDUyGeDl84umgviS/Nf6e3N4mM+/u3Gma0qZR+XRuWJbdnBw6q9zIusW1
            2JfBnIlqf3UeEnGwbMrQ6pF8TnYHT8BlHepzsMYiVQJzAFmdRLYoOLIhKn3Id+DQEc2k6icgW2Kq23hEdfchVaVQiWyaoQHWmVeN
            +6ZSPFsfsTdgzQZWaZG5xpLEZ7HgaC4VDbHfQAHdRBSI+yL3Dz8jTDXPjKpOjFURKkJs28Q4Uk3CEBcaMn1NFqduuZv5/N3ExkS/
            vTn6xfvY33DjS+4LeFGk8qxHpm1YEH22GeWEgmmHUKArN1ZGMMowH8JJ7tFN3SoD2kW44K5oqJYVv17oJb8yI2IgjoicBrQJcShg
            +zoWVGEY4W4Y4RIVNMztgKP8MJbvIMRyfiQd00cukg1mHZ8J43u11JDh2oMVZ1WewUpjERAXUaSJrgO3GcjdB33E73WieQTtLhJc
            H+ktEHJ6aeT3Be/4Uh6MRZRt1uUGTlIwzVJC4GIgKoeYMwZPwNtXMDjFTGGUpWPIlqWstsTyfHjJjUSr1sOAOLiEowOeMXrqiqaN
            L37587c/fv/rnbbHirrzE2J6Kal975XBmKhJA0s+c1wDvWATnT7uYevqAvvzDTLEi1myXvIPYoQQENiKoXULiaoO/KBG/VWjOpgQ
            uB2AUUHa+BCmhOpWgTJjAFc47nxiJ8g/yjjVeKdn1NqnDj7H2eaeDAkcsc69st+NvwmQQt3czlBzx2YXKqNYNPEdrOP+BS955J2f
            omtYrNBb5LOeacgMLJg+GXTU/QvcjfEdtUwKs/HZOeg1maSHw88e3aYgsK3LJPtHBE3kxF2L1/3RCmNMo5CmLS+9YZTgQVSIt7Fz
            sgf/y6YfXTIiPnadEswKVHdilsi2YGiATUX9cQCiMY0nXP+ad46cT6lxHF/Y+mELUgjpRjjkzBhaSTUxa3ztKx4oqRkNDUqn1kKD
            YS2vysajA8YNj5zujMwNlKGv4RbLp58zIvWQ/QjJiJggOpqBjFWjoxa2fKjwAHGwEsC4D+9kAsGfirkZUh/GCLpzcwVo8xYGC8L0
            tI39Cgu+d2xhpuA0ybhHfrGFX2ONg/T1FvZ22T2mXGi4fGqMfM0sCKqahm+DhtHQfwFc/A8S52vjAAAMpw==
            """,
    )
