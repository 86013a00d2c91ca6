package dev.privet.ui.preview.cut

import dev.privet.ui.preview.Cut

// Written by PreviewsTest with PRIVET_CUT=1, and held by it.
internal val M7: Cut =
    Cut(
        english =
            """
            eNqtU01v00AQdYuKqPguINQLmhscKsuO3XqdEyU5UKkKEUIgTtHaOyYrObvWepPI/4VfwS9kJnWhbSinHtba+XhvZt+MgyDYDYJg
            h87hadM4u0IF1pQ4hNHkOyQijKKQo4+nsvvrIsezLxZG1hl0MLFW1Ui+558MQiO7BRpPLHUX9twfzlGusAU/1y00c2uI/3Rhl5Qm
            jWII4hF8tGvo7BJk38gQKlkiWAfTswmx7I+tees5m4w31xoCf6MbrnrAKUXHaNCm9SgVed+NrKm0W6AK4ZvUXpsfjHYoyzmcS+PR
            GSAk9344xlqv0JEolHIjOP5DdATF0oP2oLQCY/02GdUHrxcYwpmHtWxBOds01ALp8/MXroku2IvTYTKgyy4a+t67eOf9/jypmpnX
            vsZZU0vNCU/7+peK91r/w71PWLmRm42rU3zBzP0kEgHdUjLzA8rfzOSWOb9k5JQTtkIPCeqwRFaNzNefL+6K53BFDwq9+n+Y31tv
            tmZW69bf2RLt3RkTq0QQXfPmf5U1zX5jwuUcH90WuLbIW3/W+/i4SI5zIQZZKdJskItYoChikZ+ILCqzHNMsLVQ+KBMZRSdVmZRJ
            JBQmlUwxS2Lc+Q2ZjRPjAAAD1g==
            """,
        chinese =
            """
            eNqtU01v00AQdagKVECR+ChC4rB3BIrttE44VeXCib8Qbey1sGSSKAlF9OTQJo1FSlsUCkVGaqFFFUpTqYeSDzcH/kq96/jUv8A4
            joxSInrpYeTxmzdvZnZ2OY67xHFcBOwB/XXIzBZdLjtNg9W3T+0vv3fF+ONo9MR46xMmnc5nVu+iAQrIfVY7AoRttID8NJNLkxx6
            nskoOoHgXadT8jbXArEgFYQGxebcHx1qG8x8x6w2JHvL6963r/RDNVQ8MYrudqPX2AGf2qvAcdrt3lKTVTboQdndKoLKhNNcCZTh
            B9G1dTTUBBpu2K97i9Vabm0vUAhTH8LoQTHokO1/p9aeu2/Sbskzir1uF7nFA7duAz0YYArooyOzodCpXXWOy8z62Vs8ZlWTfTo6
            mwEMWi7RRgtyaGXL29zpa0SsQ/IapLhxPvZEFMC5svDi0TOczoM7lsVv4HN5YJNqNlnQCjpJZnWspQG5HlQPJ4uMwCYgC7/MvEoX
            fPG/27wNdiNYBBLjiJYWAbgKZChKyHnrvgN2LySgs+FroJMjMtHmSc6/HOz9rk/uS4VH4gf+F/Tn1QmeJ/mkruULF3aPxi9MyT8u
            OFhNB/9mf4GImivMMtnHir+K0fDQPf73mc3iaTUqEoGoOCVjQValaEyISdOywmNRSci8KKtCQiJSiqTEuCjPKHxCTEiyglUFzwgq
            H/kDQE/ntAAAA+c=
            """,
    )
