package dev.privet.ui.preview.cut

import dev.privet.ui.preview.Cut

// Written by PreviewsTest with PRIVET_CUT=1, and held by it.
internal val M3_DATA: Cut =
    Cut(
        english =
            """
            eNqdUttuEzEQ3ZSGVkWI2wNEAjGKkJCgpNvsJdm8QJVKgBBPidTHyJdJ1+rGjmynISD+hK/gCxmnpUJJkAIP9trHM2fPzJwoinai
            KLpVo+3hALUEX6JDkOiZqhyhD4YGPjDLzcxC36JUnsBGOwO+8OhaMCyVA6MF0lYtWvS4S+v5Wck8VMgu0fWu88AJYxEs0+dIIfu/
            Oeh8r1+iuABhJMLJ5yIm6NEnnPqgxmIPkhgkW4TIg1OjXxIVSaXbi3XJ4DfojV73jR4rO0HZgjOmvNLnIdAiE+VKeCjh6SlW6pJ+
            Ldfpwvv7G7pD4DMPVJxUErTxGylBafBqgi346GHOHEhrplPSEkW1Hz/Lk/tEWT9Oe0lGhx3UtN9ZNmvkSmZDs+q09kLTnB555auA
            HVwXr9xbutXWkD2KndMYthtHfcupESl+YSKwHg2XjSeFwKoqjAHmxkoHjFTo2YSjpXHcUIbGPf6/tFCKU19XbfNk5b4v2GQUTLTZ
            Uo3N8O2Q5Q2dXq15/RAGYQKwCJD4oyHBJP+ccVe40QXZerS09d9N/mxb/+8Orr7v8kSkcS6KhHdlN20XPC0kT1Je5MftjshYO+sk
            PM645Ii8M2ZFnna7Mh3nBaYiT+Pgnsa35pXplrNu9pp5N37TacfN778A+EYtqQAABCY=
            """,
        chinese =
            """
            eNqdU99v0lAULup+GKMxGuNI1BB88WWmBQplTy6++OLfQC7tRRYVDG2imTGBbeBmMGNGx9gwQiQGF/nhsjjYGPwx9t62T/wLnrsm
            xE0W0Yc2537n+76e03Mux3FnOI4764DXFbK6ZiVTZq+g72+RTJrU24BeBdQ4KLhoq0HbXb1XNnf3AL7lEV2kljffLPxMLugHaauQ
            Y8JWkn4rAwKMc4xFmhnbtd/ZBK3xvmo2lshyhmT3rfwuMM4PfOBwiZbK1nbWKKVcsw+DPCDXSKNN19t67yOpbYCHl3eRylem01tv
            bWc43Ca5tWMFuoa2wt0leztGuW7WK1AirX0mxapRWyHdNON2u8cs7CacoDg1eX9g1+9k9cMMLW6bi4c0u0LzP4aIgGSXAjKyXLIK
            lSMbR3EnOnsZ7MYE34xXhGBiPjr9AMVUCC+ocjyBQ2oUJTCjsCw8k2ospM1pTxg29WevJJfvdz5BzvGX/AT4PI8ibaRRjY3EYqXh
            F0hmnjx8lDS/040GyMwvKVtpbC6RdNVarNL11zB68i5LPzQhsH/q9f/UsVbUuXl8cqemTgKTMnoakuMKHrpwzqHoONNocYjuDLkO
            MFi6mtO7W7//EODe+Ef+RVkNPcbPtJAWxUfjPnX7b458NcYH0T0UwF6ERFnxBcUwH8SKFwuSDykBQcJhRQr6JL8SEYJhLHr82Ic8
            oiB6BCESCUhhXghEFLZMzpdueyMTKPYIu2fcfomfDnh496tf3xUjRQAABEo=
            """,
    )
