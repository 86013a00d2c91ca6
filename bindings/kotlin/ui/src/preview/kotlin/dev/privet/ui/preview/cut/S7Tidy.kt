package dev.privet.ui.preview.cut

import dev.privet.ui.preview.Cut

// Written by PreviewsTest with PRIVET_CUT=1, and held by it.
internal val S7_TIDY: Cut =
    Cut(
        english =
            """
            eNq1nH+IHGcZxzc2be82l/Rqg40Y7KjB1hLj/p4ZiTS9RBPayw+Saxu0avZuJ73x9nbOnZk0h6FGDFo11KpRo0RbJWrUiEUjBqlY
            pGKRCkEiBIwQMGjQqEGjRI3ivM/Mznyf4wSV5/ljYW92bz/zPO9+3mdmnne2VCrdPOF35q14rlQq3VG1q1bQW2dVm64V9+LQ61h7
            g77lVqxOez5cl7yl9PXk8VTyuCF5LEkeIw9k7/P7YWQ2vMRs3N7teGGUbixl7165NUg2hV4v9CN/n1e8aD7ypq7fm3lnNXm2fGPQ
            73l9634virpesmHY7Nk2b1+yzZDWWu1uN3g0QdZs6752z6pVas1sZ2570E8+PLSiwIqm/dAKpwMTF7245MiXw9+cpr9SWC15Vs5g
            Y3EoS/ptBKR68mxZRhpv90xQN/73qJdu7HsdP8ncVND3rH6794hHoIz0+wq9KyU1TPIHMQXBjHBUf7wMUTVhsDb6PW+2LQv70wmA
            tQA21p7x+vOysL90IIs2ZtGf8YSzeM2CwBzMYrLFn5KF/f08wFzzRRzrxp61LQg60nb98yi97eZU5UrOUjA5Kk3QXxnLzBtDxJIW
            ObphFEFmzhgmUOaxIOnGF5Fk5oxyGpK4x9HQ44hq5iOlYFa0ooSsVhGWuFjR6LOIsvOwFLyKbtuPLGPxyDb/kelIw6zoZQ2EuQVM
            Q61VVwBWMxoPpzBxt15xEklG4nJKkpfrldOIMhovy4LK7BIryNGr1iCqXgyWQpGMXnMBYY0CpqHya48hrAlJlHf5dbuR1YIsKsi8
            diXC0vLfDeKOiszrziDMyDycwsT9amwBUr1Cx7tEkvfLXoqoKh3wpkHJVy/3OWTVitHSEGz9AYTVC5iGYPc4CGtAFuUFu/cqspqQ
            RQXBNj2DMLJ5p28+WEOwzV2E2QVMo1redxfCzPgNpzBxm8cvIsnMG+WUJG/z9qcB1aAj+SwoeZt3PoysajFauc1ypfmBVciqQ1zy
            fr31SWQ1IC4Fv94+jjDzX7ds73asieDRnopie4aQ12I8Dcsmn0eenV1iSnnionkHEUYn6DlM3rXp9UgzWq8oQpPX7V3XANessJHT
            qJ+zp5BXZTyNEjo3h7waT6e85eFaxNV5OhVEjy8hz8wqy8fas5NBoKL5/uNIawJNQ/L37EFaevqe0uStO3gOWXT6nrEUnHv/EYS5
            kEYN4z6wA2itCtBy3+Qq6odGEFbFPMrL9pEXEFbDPCqo9sQhpBm1V2xp9yeDWOeo9WMbENdAnIZsn7iOODqXH+DEC+qnTiOLjv4H
            LHmzPxMhzMwiy/PA5NU+VkGag6Om4fbnLyPORZxGMf3CCcDZVRadgnFfsRBHfm9u9zuezjHsV88jrQ40Dd9OHkWa0buc0cR1+yb2
            RmxSO0PJ2/YtbI/YpPYgLHnZTmGHxLZhxDRc+y42SWwHaBqqfW8T0lxMZFZI5Yr297El41QwjwpW/wC7Mo6ZREZ3Jh801venZlTE
            /iG2ZpwaB2q4/SNszzg0kxRAcb1/jP0Zh871gSZv3U+xdeK0eDo1xDuDDRTH5kAN936GTRTHWZBR+ePYn2MfxXEXZFRBwXPYTHGN
            8LduC/rRtLW5HamsBYh+gR0Vt7qAqCHhL7Gt4tKJPxDFLbxwGHF04g84+UL7K+zluGbCGcXw5LX/NXZ03OaCEdTw/hL2ddzWAqKG
            +L/D5o5rL0yqvPl/wAaPS8txtgaBzvHtn9Oey1C2HKeSwzTs+2uXwWhBDsHExfvbXYxEK3KIJO/cPy4yFC3JSYOS1+1fTzNWIx8t
            BdPiJQ8zWDOHKUgWL13FYK0ii+J+xTedZSy7yKJ8VY2Hn2Qwo/ayHd14VsPmeGScwdwcpmBzfMsQwmgp3xDBpG2Ob32ekcy8MUwk
            cZvjlQcZqp5nUMOwl19jsEYO0zBs9SkGM/9WTmHyht0xx1itIosKhr16LYNR329XFPTgmFXsrDhec4nBnAKmodidxxmNlgGlNHHH
            7t6DKFrRV05R8pK9fjVj0UKgLCzxmhm/4RyD1YoR01C6doTR6gVNw+nmDkZrQCLlpXZGGKwJiVSw+o0vMBpdx9vld5VW6MQbNjCc
            Q1//FCeu2th1xqIqnbHkXXvzaYTR+r6RQWDysm2JGK0Ko6Zh2/0VhqsBTkO3rZcZro65lPdtxwlGa2AuFYTb1WE4umQ4niQx9Dsq
            V3/iBy0GbDFg7rhc6d59nvHoOCHniUv+tqOMRp2BnCav+TsmGI6afkVw8qK3R5FHK/KKwdNwb+/jDFjjAcrb529ivDoLUMO/9NpI
            DqS1gFvbc10d+XrPMlqzoGlU13fvZ7QWXY4hmrh3UYOhbLqQQCh56fZdYSw6t8/Ckjdu/iSDucWIaVTWA9NIoyWAGU1D7veuYbQq
            JFLe7PddYLAaJFJB60PHGC09Zoh7vXkVrT+4m9GadMJItFQ0uWp6+Awj0QW7lCTv2UcPMxZdsMuikvfs41sYzCkGTMOzTy5lNLeg
            aXj26eeQRsv+BomU9+yzBxisColU8OxzDqPRqcBDvvk4FdGeuspwdcBpFNAvsjYNLfwrZzjxCvol1qVJV/1lLHm1T7BGTbrsbxCY
            vNtfY72adN1fRtOQ+xusXUML/wY4DbufYQ0bWviX51Je72+zjo1dwVwq+P2ds9gUdRZ2mgdEU+DuHm+HEQGtWtV6izdpOK3/p9aV
            0rbblatmJ449drG8ofiZhAr8JgObYf53/H+MPeWHF6/nfPjthEZx6zp+d8Xx0bJNLPzsnlSnuBmQzXjy/OrhRfh0BpjdLMVkkuc/
            dHYRfnrEM1jGns/B8vTHVi9CT3XLV/WC3fI7cLyzyA44tPa8WJAElUF+D35yku3BoB1SK1pYUCrE8fHt6xfD0+3mgwtyuhNA/KZD
            i+0B3XMJFyVUZ4F46sXF9oHuLsoO63SngfjDK4sdWEK597reVJT9BpVJxb3dMPnfOJmSO1awd+9gCr99ItlkNlgNa87rz/ph6Ae9
            8B7z9SleMic2JWtX/stTfuTNhtZUu3dnZE16CaUT9Dz6davSvwFVQ2wcAABLEQ==
            """,
        chinese =
            """
            eNq9nH9sFGUaxxcFBa+xeEcUI9Gehz/ugrozu7MzYzCiwUhOjMRfR+78gYoGFA2G3QuXI9wiLRbcowValupCf1iw2EIL9KCtxRKD
            0RhNiMGERExI2JnuKh7kjrugh+Zm552Z9/vG/qM+D39M0tkf/bzP5Pm8z8w+70wsFqtyt64utzS6A3WjjWtisditzoG9znDWaeyt
            0Uytptw+eDL7imbYlb9q7HiN07nTLbxdPDgy2tTlveN9I9btba3edrG3jfO26ugDxeEtTl195bWLYhVUIevmd4oXY8EXqtzmBre2
            Vb5Y+W+XLFn80gtPapW3S+350lsbS7n95U1D3v4kb7uh+M76CHF6OKfHdcMZ7NfcQr1uuvntTt2q0u6BYDBVTn2fM5R3e9rd5r7K
            /6+8Oq5px7LRAX9PoHSJcg70O292k6K+TAMqAai+htHuFm9/wo9F/bI40u59rNRb69SvcXJD5Xy/zwuAX8f9TwlgUgKLgzu8AZLG
            dvoUxGZAbAf3lFs6SFH/6gJUqpJoAlXe2uHk6tz6EVLafxbCMTQhsL83lw7uIEWdq4HALMj63nXu2iwp6tvjgLJ91KatpbV7vWNY
            3rGGFPXdFv/9S4XLccmilzkde9jfC1iaZNHbnL54MrJ0YIU607EmfIyshGTRm5yeWI8sw/crzA16v9KXxxCXgsNILlh68jCyTEhF
            csPSv1qOLN9mp7NQas/RK5a+MoksW7IYFJt6Blh6XLIYFLumB1kasOgVu3YRsnTJihQjrs7pX09HYgKiI6+Z6d+cQFYlXaqjbGSQ
            +sYC4gwIjV7q385HVgqSn17qGVOQVZlAJhWHNjAYfesRBNkBiEGx5BwAJeIhiN4vczyCtADEUL/sQwjSw4jonZq5AkG+vyIZGIS6
            00JWMgyK3qa7ziLICEAMKs3uQ5CvrbuntfTuIINN9y5BlilZDPXx9zcjy5IsBnnnFpFlA4ve3wfagJWMSxaDwg8+hiwN4gotpq7F
            j0xFYgKI9Ir9sRFZSchGessen4sscV2eXeW0rmewbMFEZKUki8Gypw8jy5QsBsuezSLLAha9ZYtmIsuWLAbLnj8HLCMOcdHXyhf7
            kaX5F5VhHjKUy6VLEadDaPQ6L5uBrASkPb3OmRKy/KljtHvQ3ZZn0Hl5J7IMyWLQ+a8LkGVKFoNi2WPIsiSLQbHVTciyIS56xdbM
            A1aqonN1lBuRYtR1c20VQjUIkF601z5Elg4JSS/a+lpkifOBgV6n4U0G0TbMQlZSshhE23QeWYZkMdTNzQPISgGLXuqWNLJMyWKQ
            uhBHlgVx0Uu97RSybL+rFuYhQ91s7wKcqUEq0iv2Vg2yRI1et8d5YxeDYjuPIyshWQyK9WxBVlKyGBTrxX6HaQCLXrG92O8wU5LF
            oFg/9jtME+KiV+wA9jtMyz81DfOQQbGh2YizIbSwYlLX6IPYYbHikPz0Uo9gh8US5wNDHaNtmxmkfg87LJYuWQxSv48dFishWQxS
            f4AdFsuQLAbRPsGuh5WCuOhFO4L9Dsv0T1DD3GAQ7VNseVgWhEZ/avoZ9jssG1KRXrFj2O+wRQMuly/nuxgU+xz7HbYmWQyKfYEt
            D1uXLAbFTuSQlQAWfd08iR0WOylZDDq72GSxDYiLXucS9llsfx1OlIcMOn+F3RbbhNDodf4ndlts8bt6ob44tJtBsX+LvYnB8pi4
            hDE49t8lCkyTMAbJvrlZgekAo7fsf0UFlpAwBs2+b1NgSYiM3LPMuMcUmCFWVgbZSC9aZvxUhZeC4MhNy1xyVIGZkP3klTMzqVGB
            iSv3jjrvZJje60zVXAVmSxi915nqiQgTi+wEjN7rzBWHFZgGMHKvM1OyCiwBMHrVrj6nwPxlMlGCMKg2rV/hGRAcvWrXLVVgKUhI
            etWun6HAxC/6rfvc9u2RasSXuZnpJQVpSSSDcDd1KjBbwhiE+90ChIk1dwGMXrhbpikwTcLoC2nmtmMKTIfI6O3WmxRYwr8ADXOS
            wW5jnsJLQnD0dltVCsyA7Ke3+/YPFZi/Dq68aT+DZ7NmKSQrIDFIdvd5hWSHJHrD7hlAklhz55EY9JqTVkhaGBO9W/fFFZIvskfi
            Eev+UwosEYZFb9W8LoWUDBOdXqmHFiokcSowuHm0uYnh3PTRGgWWkrBIYerqPP+4gjQlksHlP21RYBbA6HV+4mEFZksYg9FPTUaY
            vzSuOkoTBtWeq1d4OhxJetsWz1ZgCUhLeuHELyERTFzDb+t2GvYzCPfSsAIzJIyhZr68XIGlJIxBtXRSgZkAo1ftz2cUmCVhDKr9
            pUeB2RAZff1csQhh/mK86igbGbz+23SFp0Fw9F6vOqHAdMh+eq9rCwpMTCIt/U7nTgavX52vwAwJi1SjLqS5IwoyBUh64RpyCsyU
            MAbhNs5RYBZERi9c83gFJlbWhGnCIFz+EPJScQiOXrjXVygwTcIYhNtqKTBht3fl2cZwX1Sm9awCS0gYQyHtUFozwco8H8ZQSLcr
            rZlgaZ6A0XvdpbRmgrV5PozB67eV1kywOE9ERu/1LqU146/Oq46ykcHrPqU7k7IhOHqv9ymtGTMO2U/v9T+OYhPUgt5/yKqUNsst
            ZEsjG0LW6x4r5bH0CkvzWD+12sVEp+3M2cpoCiuLl82SzyuIy0cjKFPMzx3LDw+FGMWy4vloFPAogyTcq46JzDWM9C9mKwcjuDnU
            Cu/RwwmQbQxabowx+NeF1dHte4pmbCP5w9ExRiLOh4Il6DhJsw1j5bQxhhGoKVYF4zzANozOhWMMw0rCqiesImzD+KhHGUbYH9Fl
            s0kpMFzjyFw1c6xx+HeHTxK/S/JPG5k7ascaRHDvpPgR5ULMG5lnPh5rHOL2oeC08ELMHZl1U+Q4/Lm/nF3rviafI1VuH/S/3phz
            8/udun3l/K6wFkwVuzXJyvOnxKOqnMb86eFW/wvwXuUyKXaNeJiUtzv6xm433+bua3Y3dpabssGTqmL/B6RR84YAAErx
            """,
    )
