package dev.privet.ui.preview.cut

import dev.privet.ui.preview.Cut

// Written by PreviewsTest with PRIVET_CUT=1, and held by it.
internal val S3_REFUSED: Cut =
    Cut(
        english =
            """
            eNp1UU1Lw0AQjXoQj1IvosLDg6dY2oqiwYuIqIhUqB48bptps5jOLrsbS/+9M0kvgi4MJLtv3sdMlmVbWZbtGTb1OtlZlJ+DJ6o9
            7NIH901IFcF4ryCpbamd8XyededYPnM0kUoMkOySIizjYoDSrOMGczqp3CpiVdlZBW8WgjGBUJlQIjlt7gvqZMwzEdLGXLG1Kluh
            i3CsALWJt7bdeWJRNFxi2qTkOMIHiuJig9t/pWBLaxjPHO2iSvG/S0WfPTolbVK0JWFpLNdKfV9ZNgUmlhfGu0CaXOr8hXwqxFTn
            z1eOKW+9mIS/JA614Te+wFCDymOvfZQZB7m86eamnm4/ONm6wNo1SE1gWKHQWYvI0sWEi6vLFpzDBQyvu0403HRT6M7RJDkfC/y1
            UFU5evimsBZfvMDKhS/ZTMSU5pJWR372KeozSRNoLrxtyC8iLzvTjg1RX5l6dxxXEqKUZK8mYDQYXWWb+e6+awDHnacf/w2xewAA
            AnI=
            """,
        chinese =
            """
            eNptUcFOGlEUnWrSpIkrY1c2zejeBCSadtGPMa5MTDd1426KhTKIAZGA4qNUhIDGcUxr7cwA8jGdc4dZ+Qvey7MsWl/yZvLuO/ec
            e84zDOOFYRivNj5ubO/ubG1+4sM8vGvkL6jij0enCCpRpScQ3jPyx+8fyPyMa46h19K08DAopBIm2hfIZsLhiPvMhElXZ0/At2GQ
            HXfPcXQZBqfx2a+40Qq9A3SGDPxjpQWBgYWSS6oZ126Zjdwis4WexSQaIcMukX3EwKj+RZOgXIjSPhVsrvA3Ll8/AefglHCQQy5L
            30rPnAWziJssioe4t9DaQ7v6MKhT9Qb572jI3LO8l8NRA84x30D1SF2RCljS/IdsQd9MsUkJguuv4fpU9af195OERPqD+DwpiWK6
            pxOk2p3YVhbadTO1viZQKeSqZvLdpJHUpY7W+LsW8VmR05Lx/nu3iUOyLVI28s3x3jDKdOF5KLrTzFdEvOiG/Q7tl6N+g+Xg30X9
            btR3tBIb02zcIIRvVhOr6/BvU6RySap1zHCo8DWILZv2xfEk15f6KfWIjwoFSHMAAAJm
            """,
    )
