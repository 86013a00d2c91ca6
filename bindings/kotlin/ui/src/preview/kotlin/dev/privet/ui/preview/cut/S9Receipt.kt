package dev.privet.ui.preview.cut

import dev.privet.ui.preview.Cut

// Written by PreviewsTest with PRIVET_CUT=1, and held by it.
internal val S9_RECEIPT: Cut =
    Cut(
        english =
            """
            eNpFVXs4lGkUn3FNKjJCin2XnbKMO5lIs0gP45IYW7k8fPjGTPF9Y+YzTOuWLVZbTTbaptoWE7VJa7HsGq01ozJPNpeolkqkskKp
            XBLad9Q++z7P+c77nvf3+51zvj/OSyItLf8PjsSEph6CiKDThqYVigpSkwi4Wx6IsgnA4+AYCk8auziIKvoJhNKAd1IqCgJQgkhC
            AQtFaMAneA9wpts5OEDIijAOnoYBAgciPBWedSEFxIkAG4lXKamxcFUwEMEIlI+BD6mhPIpBv9oZBCF84OTgtIkGHF3cnTbD4Cp/
            qMZBAR+Nx/kJAhjRC13aAjcXgLPhF4Z0wriJGJoAE8GDIcHhCj7UTgP7UBFwc9rmpUoDzTkARXmASwABwkbtgBcmgiiQxsGhPpIg
            WLpBUYGqeD6I5+DceNQO0hz8CcDBkyAgDf4J1S1IQ/koECw1i2AJ/8chSbDEcYUcAk1KUnFQjLaEgnCQjGCi/7oB/5f6QV9FpPpB
            lEqKQHg82JSKqKoOQCiGE4CLwTJVQDI0BPYlWTzn6mE6Wb6cra3LaIkDsbGkq+tOBg/pY/Wr3K5iRtq8c+t0G2IsqvKcCg/GdJf3
            9ldeDKG2TrQ84Bm7jxn75F1M/25cIin11Z5VvMwtR5GpTfyhRbLG1wEdeS61SmdTkk31sD1128+FYWZyyQqpYZh35GUrhY6RzbLF
            lXRb/TiL30tLY5Pp9w525vYqKmz0FY37nKUMgXtIVhI9/nyp8ncJpUicYr2j68BWxY73qUxS6zTFusBe6DFuxX8zGE3pv0y65HWz
            y8/4caZM/23Wc7P0zRNXh72tK8WUooGMrX4ncgb3f7tlsZx5Jz+/fqyw5DenEWmrpplX4qffbChs1boumnhoRdPJKvBiGr8jlFV3
            5l5afp5JSlZcEwcQn/aqI/2rHtoWPxMVXY6emBHI232Qyo7F9/8cOB1hGe15cVbC2mVJC7T+6rJSp8KgTBbZr5GdVhuaM1pU8HjR
            hHXXeOh0TUZZCbXur0++EK4svp873u9ae+Vp4dGjnD242bq89XtLiOJNh6bnmZ3kwjV1gtWcdzWnFrwcUr2Pmz+kGLLDh3SwP69v
            iuw/E5Rt1HaKaLx92LrCl70nU/iErrZN8sPI41gJqIoSMxGzOJu3AxVqWFvzDfsVqTGvbNt7SRgiempcFCy1SUkTTj/oVnD4G8af
            kb8/fG/yn3d31G8ZdlrkHzDalvZLsW2lW37wAaltjzzw/FTKXtnxSBlLo3PZuny77uae9dsrTc71/lXYen/lzt2+zzOZqdKAW8Ez
            7X9vjLhgEXCX1VhX9LqpV+RLLklP6b0v2jxkqXl+LkTNM/fJA6XBJZcvbw4NVW9546MjPVY/ZxVUSTE1n3uUEEcV6qR7Put5mn7o
            /TGx5IyrZpk9haTsChTqsatq7vhr65X96jE9E/MV44YaXjCRsrCdIUZuS01Trl3okGmMdhqbRDyqbvA4wcsu391B/zPzPcVxPtj9
            iv3bikp9z59X/5jxdaByjeNM3LVT7KnskxsiwmNHWPrzXPmi+ellDGfGbVOrb4JPj7rUkVyvPxvObmFkOs49+cOnM2+sKbbq89dx
            8qaaKPrRqaYSZfLGRln03wczZNTDaSMzlrvVZCdrgO44/cHAwaDgihtTBrSB/cfMc/rwlZP3WGircOKlhmf3jtnijm9tfqm/Mvea
            f3NyMohDVpJN+C+0jnzvuHbw0A9mVxojshsK74Zr3Q5LeGFt0RZT0+zRZ7p9ovp47oC9d4HLdd8X5ke95D3DOVuldgVnraO8HzeV
            eq85WUlTT6nWCm0/w2hIEQaU7Y+hvJrXX4jbORw+vbWuqvTWZ19eOnQWdx5Z27U+O6df7N88H7VP8Sar9khtcZ/DworEQezemyOa
            ZwxMyS3MkbPD6nLi6RZ+uWPbkd9CvWs3xC5me4gTb72KWriQF8gclrmPRnXNymhZ1UCXa9VsJrnoamkxsCejvbPeK0QnRy/6keGu
            lhrqvCKIIf01y/Ka1OiPuTXLQ8JPnPfTbyAPuj7qifxJnE8t5/Q1y39sp3baTeS4r6W3+o3+NPpcva00t3Vso+6xs0GafY1jBmyW
            fHZ2f+LiWhpu0h2YHLU8X5kDB5TtzlAQjyegqlm9NO3g6EO5PMIO+KbzcD4BErlCOHARwOYmLc1N1dL7CLJ1c7HbK8BVj4PuR7gK
            RvoXEDnnIQAABsc=
            """,
        chinese =
            """
            eNplVHs0lGkYn3FNalnjlmInVln3a0SapXRqXLLFbrkcRjtSW0SI1mVmwjShIQbDVMY0UjPMhCUzgzVU5mRziWqphO/7ZgilcklM
            +w37x56z7znPeZ/f8/6e3/s8//wQiLVzaP1CYOFQA4RlELcNztQVSCosgm4w4EwLbK6XVgtBEQGi5EIMgeIRzMkG61rgzHS9aYJA
            9D6ThEf74hMTz+DRQXgcXBGzndxs7e1h1iawtQgqbYIoBNltIow1A3Gp6KhUdDTuBB6GGhC1AGirkArpCiAl8qRcEayr+Ajumixt
            hDM9R3vHXWBLoxPEuOwElbLRDs7ujrvXtBk1sjo+2EoD7tfC2EDK5aJdndHQdeY7UR6Yfe9fsCZd2wYW5EMlisl1IQYX3kbB4eVM
            XmOjXR33e8F1FTh2y3jNYDUbLMkC2q9L65gTBJKUkQte5oN1l6TlWYBAAIjKpTfZk8QiiFQDVyYJFCj3DkyDm3eC2U3wKBCD8t+t
            wWt5/6daglSeQpgsWN9TQVqbCuat7wQPDtH46+ztwP18sIADy4DVJKCVJiW1QHkUuGeyLFvGE66TkHDg4C3o8hsuHkZz7I3R6pqY
            jih0ZCSidWtJwLh2bNM3rq2x+urnbmzVbI4wrc1xLMyKGGAPjXBqAs27ZjtenTNwnzbYl1OTcm2GTmf6qC91viex8bj5XQnjcqTK
            Jd/eHOcGiZMRwooP2Jnv5xUeNRbTN7F0j3qHci06NfStNsg3u9loR5m2MJmRZ91eZPWRhjqrrbQ7Bb85sTDn3QMzzriduMWUtNBR
            xdR4y8P9xL2dh78mYRFdCyhLil2yx4xFwqexcNQIF3HX63H/QYOJdKH254y3xim7Z1sBb0sOFVU8mrb3YBFh7GLuHjkb+4xMbpou
            rLzvKGN1qRp7ndx+eUdhl9rD1NnXFtYaGRQvrMGXREnts+X3Zj+kI852PqD6Jm4fUsaNfPPahiZNLeaGzy6eF/fsw3F65V8nieUh
            ZuGeNUv0oF/MrP0sf+dKNKp1qoShIyqZFxqOEKaKKRNyw6DnBuPl9WlVleaNf333Y/Jm2kvSzIhLQx1UmJ8fczzOeGvOttOVibRd
            2Qsr2D5koV7j+W9jvtSXrXrZJ3kXmLxG6UYHj2vE/vlwV+hIhX+mfndZouDpFctqn+jj6cmgm9J++nXZRCQdXRtGxeKMo6w+j1Yr
            xXa3P7LblBTxwaZnCBGLS4UMigNYVvEXkhdeDXTGJOyYkSJLr7yYm/zyTPmJbp8pmai//8I9mg3HlRxAZNkMiv1uzcefFhaECoNU
            +jZsJdsOtA9uO8AxvDH0V2HXy80/HfN5m45NYvk+CVjs+XtnyG1T3+dBgsbij6KhVB9kZUr80MvU3eNmqreWA5U8SeAric5d558f
            j4/z93zap8G62rRs4c9BGZksv/k1yjxZI8VTOgilZH+9SqVXuKhW2aEQkn6/ZK3o2vpnh9S1qv7wWFiM+B3zSCmOMhu/egBDxT1l
            GcU/uN0rVJnqMzAMecNv9ig6l8k+1uv2Z/pXlMNKgHud3edqjrYn79ubaZf8JHoOi1EPyqLnM0t2hARHyoK0V06J5SblGzBOmKdG
            FpcDyqecGxEuD6VAZgcm3WEZbNvXlzMtiqz94WOUWFQf5pY/L6qUnN0pEIb/nZUmNL9yQbZodkxJWFKP1pxxezWa5R9Q/Whex3r0
            4lUTwnDc5rkXQfiu5Nn3Kp4Dh5dovblW95rqlj8mPJ6b849BSpCGCe/U8kodtoxlXzeuE4RkNhc+D1Z7evTXd5am3RH17R7DRgdm
            +QWkUTtvivNDn3cm+V7iQYCwl2VLYViGeU+ImN56JRxr5Xi+2pGeCkxzfLJv1cUI1IcV7dWon4Dghb2Ntcwn3/98N5sR5yTb0r8t
            kzBCPdS+EvZb56eMhrwG2rD96qaTY7EvPuWpVugYITuwMgagLE6E9iSwHbrz7h/xbtgRKc/0oJ588iFs9XaOHxYQuk+F9S8JrTP4
            aM1TFu3G9BoXM9PR42k9fU1egRoErfA3ur901JuvdPpjWH9kmD1g6bct620MDC66dVC7GTnm8mYw9A6VbM6OGW4X3+wx77OdJbhv
            ces6OHVn6q1yN5PUNb1T8yrDX3VYMK0THSReWrp4Ur7FOs5wwO9s2EayhLBmkeRaGY8ICPKkwkZpJRG2LqDlJmyGIE+kMMMSMiBs
            WvczxdFKwJ/AnzqXaOPqbHv6fFzsmuv/h4n4Bx9kaeQAAAbO
            """,
    )
