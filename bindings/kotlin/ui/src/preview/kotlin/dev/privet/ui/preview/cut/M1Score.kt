package dev.privet.ui.preview.cut

import dev.privet.ui.preview.Cut

// Written by PreviewsTest with PRIVET_CUT=1, and held by it.
internal val M1_SCORE: Cut =
    Cut(
        english =
            """
            eNqtU1lv00AQdjnE0RS1VALxgBgJpPIQRXZzNPELrcIDiAqQIsSjtbFn61Xt3Wh33Tb/nhnbQeWKGuBh7Tm++Wbn2CAItoIguEXn
            dtDKqOm77VJjMXG5sEjqXTodOjupS7zyBXlQZ2QIZ/QHb+CdsHNTWZhazJSPYcaRsGRTWpugZnzTZvmbuPuUnNM6kp9xvIvbsAYD
            Vuiz1W3XAnZLoZVE53uLyi6MY9vp13zJ6c2l++lSzW2uMXTBGfC58EDOVGgwUqJlGAgojNC9tp//m/MhdeAcFz4RnrSnH0iMgUJ+
            5CbXnfXunRWPz7Ge7z5jodZi6IeQiSV3+fmfXUxRoLhAlyyRDa9Pa42RsMiNJjQ5ur/OuB3QJniuOzXai5S1l9NGjKlPFo/zBt1s
            Sw+vRLkouKYHN4d2iL/SXhVJKa5IP/jCSlx331dW80xoHl1uZmmcv9aHzmbwvWaHnfLqApNCOS5oOFtZfrevPTgB6vQ5pKYqMqAa
            Ss7E+/DoX4L3vz8CJROLsnLIL/rVe1kX0lhi+Gh8rvQZYOEQ0pxJHYfvboC9R1UbXSxJfPKJ/iCNpcErB+37Y9DeWi8//kJ4tCS/
            mNbU3ObaBErDZ7Slck4ZXWd8fDPY9lujDzyIojCXvJcnrXA8maM4DAeRnEs5Hsyz+TCMhjg8Gg3GWTTOpAhF1O+PB5NQhlmER9Eo
            Q7IPwzAaIU5GW98AA2yfBQAABVo=
            """,
        chinese =
            """
            eNqtVF1PE0EUXVREtBjQmGiMSR80UROxpXYpb7yY8C822+1sunFpm90tAZ+20Cry1RKRUlrSkICpibTRNrVfwH/BndntE3/BO25t
            0BhJDQ+T3Jl77r3nzL0zDMP0MQxzCdZlxrYHXgefTfEhFcwbqhBWEKcGeQXBth+WA9aQoHKapMngQaEAHDzHqXUnqZVI/cg43rUq
            35w4ud7WY6etbZJMGUdZODU3ClYpjhffnLbynUr/EXYNStOilN39LvosDq802ulKh+05kOFpPiSJSNVGI1ElElapyCkzWzS34xAC
            7M6SsymdzXDaWoETnKiazQx+26CYz0dks052F7/r850rvch810H9KxTROF6D3T3jeAcfbNHMucJv9wjOK+cBhn7l0oLoZ3fv4FId
            inVjPC4n3vsEjgf/ctI0MuJnkMrNIdqVx+bHJm7p5N0yyTVoJ7dKoAv6AKL+5NDfI57qF8IhjReo/idWbMMsN4EWbiUhUoApnYRR
            9YejiqCggKSNoll+OiJTdYO9BjigVjSkSTI3zc/C/hHJ5duZFGU4X8CJcjt9QNJVoEpyOt7bdnZvxNELeMSeZ1XSpBnEyZJKhb0k
            H5IkngfZJFb66+zCOJByvJ37ipMla+GQrOZxsQylYNDIzoKZXbLn5eZFJrvdfSySyClIjKqIvv2n1vK+UVvFiZhVrNFRS1SN5iZe
            ykMqep5M48Mv+P2qnWS454gBuKFwSJ4D867RTAB3o7FmHWeMmm6/LBs2co6ffhwyryEF7IdGcx+n1kAuvIsTPQcqoVkn+o5ROyDZ
            Ctmo2zG3esAOdhXB5mrXmpxgBRH5/aLb5We9Lt7j8gmCz8e7PSJ64RljWbc47hXG2IB3zI9cyMeLE2xAcIs+0ce6xwOi0PcDhHP7
            owAABaI=
            """,
    )
