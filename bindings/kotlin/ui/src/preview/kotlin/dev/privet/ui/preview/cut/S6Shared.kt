package dev.privet.ui.preview.cut

import dev.privet.ui.preview.Cut

// Written by PreviewsTest with PRIVET_CUT=1, and held by it.
internal val S6_SHARED: Cut =
    Cut(
        english =
            """
            eNrdWG1vHDUQvtK0JX2jqVoIhUrTUj6A0ss1lRBK+dBwUBqpL0cCqvrp5N313VrZsxfbm3D/npmxd2/vpRBARaXV3WVtj+3nmWdm
            7G2n09nY1yNjJ8Iro6FQzrtOp3PmDP6cxe9HA2mVyXbhYQ8yMaWxizu9nW/u93bwM2s9xA+2NnfgiUyA+sAbeAjPheUWjn22RytA
            Lq2ERI6VdiA89L7d7fW6OHyvbyrtZQYIw+fKQZkbLWFkzQSsFAVUTpJd52YbcGqKQqY4DQfWCDh+1/cSU3mYmip2XHKpsXLocmEl
            Nj85pAcat5BamSkPbDCztEKPqXm93xqGuvccfn86zM2Jg6fCJrRMtOMlW8Zb4AySQZo4mAoNZjSSlsxAQGGEJkJfvcqlDn3uaHFF
            ZAr1vC5xYUIXeuDVRJIanQ/wuzGwxozQClQmtVd+GgfOloIezw74z2VRltYci2J4wu3bT81J2Jj7Jco8EqkE3HOw/yLu9QDnOiQh
            QUxIofYE0phGcBfJDgUnWST4UaQ5Y5wzF2Q5QYRM5QOmsjOjcpl2H0YTUgO3hmTKoFrD3kurqf2EwM7atNyTA5masVZOuqBGINQO
            qZkoBI1UWYZH8fhSF1M4qbVJc2McEy5noFbToDi8+isaox7st7LEng+X5LgSdxsam0mLHdf2goeFzoJLse/8fyvBeS0xADlYMMJL
            B017DXNGUPodmGqcA7XCwhjsSkfa959RAQHHU4VFsBkbsbu9OJLwTGiSC5ASo2yC35RSMxOqQeQ6XoRRcjU6/4BREshLv1WyksMa
            9KWfqdlwOBXQXshf/ME81GPemFcFxWVpkQFhfTCPVbARLrmMOnptdcJewfqgpR1qY7KC+GzuoWuSQtK+fR6DF/XYqcjs/SKLws3P
            nUU4maYFBu9cNTqSkgiGnYldd64Mcd2JsNSbdFmidrWskkKlQyuPlTyhro9fUxJyt8uxuM9Glm1vHoRHBtFMoYJOHINg0XrGbrZ0
            Ih1WP4YaRMCnKbMXdB4Qx/vM0ZmJTEw2ZRldrWOzYthCZqsprgstiqlXKbVuPJUFRsAkZmKT6xfwzxDPKwrwgRhjLaKtECNldlJ5
            b3Df0krnGn53A7+TXGHWljyHoONJlVGKx8Pv9kudUg7jQbpFtqwzRix+jH4D4JExvrSKK+oNlmOK0Umq6mqSSMspRF3DlIoLNTfZ
            LDQ5FIgamUSwjwaVj/V1hRGVW8Ec5sssn7/E4s6r5ao6oeIQCtlYrmZyUWRY/a3XXCyv72Uu3A5or7r3H3g+Zs/3Vo1znxhyOC3d
            VqLO+bkMKlV6hCJljihtM6XI+kT5nE5tkYUQO61UdLG4MVCpryzJj4hTg9WSlVs79fkY5tOFqy8m0gqIPZS7zZEY7wfvwnG5nqii
            GDpcmSgdSPSaAOojSjw2o7QxmHFpjIjI1zRv7oxsDtEQJMyOJszXOj6T5lwUluXpTuKP8qvPIHSON8M0l+kRZUyfHsIu9R0M/ciO
            vlZ3tIhc3a+NeJ3I4lnfTDCWKWrx6ssjIZh4XZFysm3xul3Y9xRLWh5jzceIzxadvXS1xHErUOqwWtQOy/rkDRTXak0OSfWwOmmS
            mqwdZpvLYSaAbCKpH4I0TbTwWBc4XkgvahIT4vAolIC4kvN076EXBiJza/mqQAB1vBgvor/Ot/ws+M+gNRe6c/+LgCOQeGRXWSE0
            oVjvtxqfYjE/Fun0cWPRlb+LScn3hXP9XGm6MHx3SK5mJO1cljq10xLfl7ZAjHx8F8EqM1J2ArK+MdL8fc1ldRfKAqNpK9wkmSO/
            l2XSC1WEQyqt4k6RlVuhx53c+9Ltbm8vod6OfN6bq9EqIlcW0d/KEZh5HOyC2SoZH/2FjF143RKQsOADgolev9uoaCjdBFj2FUsK
            hRTHQavFk+heI9YKeC293pcXayrIeRgfBuDUMz+DNEuR3uNoGOzeRup9viQaUf4Tub6s5VoJraXXu3x5pVdkPEdUprgubzyPz7Cv
            Hd3M+F5al77asOX+9UOlx6IM4fYv0+bWvALxjssCrPI/1P5fhNVy/ft0eaV8TmY70n8TLgCg22etVcvybWTL39Tqi1qrFbBacuG/
            PwBT7168AAAVHA==
            """,
        chinese =
            """
            eNrdV/9PGmcYt2vtZmvXpUkTtyZGszZNlnR1mixLs6T9cf8FOeFayRDYAe38TSwgKApYFBWs0qHSasG2TuBQ+GN673t3P/Vf2PPe
            c3dcFdJ12Zp2BtR738/7PJ/n+3tdXV2XpOozSRSlZp4Gy7QaJnOLXV1dn52CX6fhe5lmDtTMvhJ/SLL7bw5XR4YGSOEpbJwbHhr+
            8cbQMHxaTyPwgadB9kRq+8M0Fx2mmU1l+pW+MgIrI7ACoGv0eYEUQrScAIFSfX5g6KdbQyD9cJJszyqlvFzKvJ6cAmA/jcdobpfm
            RFJ6rK6EpaOmnC7K9XUAIaLrCqm8pOkDNRtpa80Z+DKDLsE5Gq2QdRHkIUbfOe+zewTe5hvjBJ4BaSIpNbIAgRNKOUSikRZI4Nz3
            NJB1m8RFcBOsdsP3NkmmaLVMaw2AKPsVlGYFvjmMwwoJH8j1FTItMsxugy7VaD6KJl2lU8VjUuT0K6VcQRBEBXCMuUa/e2iA7ubZ
            02ctMxVxR6ofKeUgXZ7Xd057uQn4c1aqL4M++K+X83oFz33OZXug7fTL+ZJSKoAScpiAcIMvlVCVRpdIOSJvBHV1IywiU0XEyqsh
            dTqlPllDoWAQjU3KBRHWISRoFtp0BWINNM2TeKBlipZ03cOGKb13OTtvA8bjvNvPngnYFKq2uOv7fj8vuNkzkpVjNdIwmZJcEXNH
            KUdIdIfpXg0hEGNwjA0yHZTqYXZyqqhOxujsU6vmjnxZlvWh6zFFlea0XJw18+yLdgG4oNtn8wgOXmDBQ2eShbjpPXbgg3n9rJvn
            hFFG8qK6ElKaKZBIFiNEzDAToTw4LRSFbWV6Xzqak49KuunfkWgGUpn5TDtHEmVWpsGyvHsIOk0xBqupIo09YtWurcJhJV9ssTql
            sfrBYHX+twAf4G1+5zjvY/rp/IK6vI696R28rtPlBjimxUvTx/xkkYGkhljR5d7CIS+p+hzJStVJUjqA9Y4FeAF6hJsXbG6Px+HS
            2oSSzyjbC+raE3UrIi+uEHH7HYxHSGpGXt+0nmPEKi9JdA+5sdStb0qNJspD9teR/THerGW8mEJcR9JfegOjLqfdJvD3nfwDn9YB
            tUoh4V2wGjqXVK+0xfUxpRqIJFKgEc6Y6B743jAZ0UzQjETbE7oVUn0J6hPdDVDcY6VkJFBHK3o4N+ea8DvtmgGkWiIzT2m6pjSz
            RExDLsLq59DvbAEfi8sgqmCFlP8TvAwVJ0/VoMZYasRj6kJJN6FfEiPK9h/kEUyWLGKl6hzZPAKR+oRixiTLNLeOrV2fadVJINaB
            6l2Px+8VnHpjq+0TcUs5eKU0WbGfn4AStNk9AbcfLQkXAcFqeHEPx57hXDozY90kwVUaTYJeYGl2N5g5krhjjFKjo8npdYAqzRVE
            d/TpOc4BLVbwu7XmdJEko9JRjo2HWhOy9B96lM1HSSzJsTiKwflodgRTgDklaTwFtBGMltw47nLsJdUtBJkiOhrG5vRludCQxIJU
            nSeRMCnVzFZ95u+PH6fdH9DuDMb4SddBrT5vP+T46Rl1ulw2n53TZiHqU/a38AbUq21ayOIOyTbk2LROFipvHpe1tlGHZn5yFrXy
            iM7O0VRIl1M7gGJWJ4OdG7h3zOP32OxjvP1X7e6kFQdeUehGVX0Wh9WvnA7wtdM/8RZTDSOHt1tMf4HKY534cAOXUQBQgdGrtcYw
            3C3N8pPra1Cv7Ig4b/Wk7msWAbxZJZLqzjLuqStJMLyjNWcMN9PYDlyLWjlh9zisOdGH+yAHwi5nq5AIb+XHbebmxJI+wzeCoA3I
            6xfcjSBreVpiglF4jvVxI6WQ/2WzbExd7TlfhTSXd3elaoyVb/gFNIW2l+XujyuXGBu7yxNwuDi3XmYpUqkgJ3j+Grrofc4+cccE
            fc//zo17tdl7FrST7BG7ncjpF/pLxMwGXGZRBfZqcJBcT5iVCOif1Yesb8IFGK0CMSwWuT3oZ681ZtB1mCmxWZCIDoT5LG/X1ZXC
            Sd8Pjvn9Xt+tmzdPcLyps/8kLg7tSPZalcHzN2O8y+W5gzBEvV881K2lk/HoN+PBOqMGtZp/sr1fNT3ehojF6Z/mex+7iQHjUU8A
            rgkC73Bq88l6hkXCDjbd0WGI+hcqo69NJDTLTsbgmhGDthwsQfhY723snW2cF5wOJ/ZB8jxJ5qJgPX2cZK4wOo+Bsbi3hy7tMXeu
            5d8719t4GG93Jz08YHj4OAOLc/8fFzhWhaOC896Yf9TDCQ6cAy397IXSiIYF9t/ke6dofGtEow0DS0Dg5y+p9A6lAAATdw==
            """,
    )
