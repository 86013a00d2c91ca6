package dev.privet.ui.preview.cut

import dev.privet.ui.preview.Cut

// Written by PreviewsTest with PRIVET_CUT=1, and held by it.
internal val S3_PURPOSE: Cut =
    Cut(
        english =
            """
            eNpdUU1LA0EMnSqIYE96FCTgByil1BZEehNBELEtfhx6kulutru0zQwzs5b59ya7a61dmIUkLy8vL0qpllKqnekEv6yOK6TA8dFE
            R5hFkLSqIfL2xiR/fqdj6kDpMYU+hGKFHgqCQQ9SHX0Dvpya0lUMYHUI6AgKDzk67ABS4qINmHYZ+PSGiZlT4ZklbnoMQci5weaG
            uMMbDnUQACSaQFvrzDeChka1MF2MaRlhnSPVuNwYjxCMYH7X6TYbtJ+2lMlGj3qFjumKJJSO52d/YlT9HYzMzKSxiYTk/AVtGLJW
            HrsjeLMiw64F9h8whJJCsax08jz2hgFZJsbdfEpluFvqgHFwe197zN3ifkvw+3ysRtPxezDWD2HrfII447iguaQmzyNYG7fwoD3M
            MDOucuRq2vjqMGNi0JTCAtHyjaUx5CiOd4Xs5IH8mq+YwgBetYN+r39XDZfi4YcIZrVV5gdPYKsZAAACXg==
            """,
        chinese =
            """
            eNpNkk1PwkAQhosHExOunjSmnLxogjQx/htDDN40Hrx4AwJYRAMxKF8lAoEASqlRAqXLx49xZ5ee+AvOdklDkz3M7PvOPDNbRVEC
            iqIEr6NXscu76MNN7PZexKBPVimbkjIbLBSpEWcPJj8wi0PBwmAHT8hPrGfPWliFdh8yaTpf8mJPjahs0Nw4j6njYEWencIiIUxP
            DbAydFkHswxGjxkDZjh/8SRKNT9eWRnQv1iyx6sp6ccudFETmeZwNWxLQGkLUZIWzmTPjWdZrr89AiuNpUgwB7dRtuIicestRX77
            1H5h+QL24qRCCaHzN1RtLr3BJfp6Vt209YARz58NRUcy60t5bQT6NxJC+tctmWIvJ8z4cCsFvPTTCIt1mP6unl14G2XGp9xoQDh2
            /VfxQCFhMLOF/u15he4AGXgjIRM83QXbhryFVeQmTkW/vEVJh+VeOakL9OmYky4npuyG8OAUpUEUPIyEI+cwHWnM0DVW6qh0bsCj
            I7ftwXi/0mYIs+02p172H/IeT+wAAAJk
            """,
    )
