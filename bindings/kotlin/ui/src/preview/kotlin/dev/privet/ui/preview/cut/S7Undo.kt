package dev.privet.ui.preview.cut

import dev.privet.ui.preview.Cut

// Written by PreviewsTest with PRIVET_CUT=1, and held by it.
internal val S7_UNDO: Cut =
    Cut(
        english =
            """
            eNq1nH+IHPUVwDca9W5zSU4NNqVBRxtEJaYzs7M7M5LSeIkm2MsPzEWD1TZzNxNvepOd6+5MzNGgEUPrj+DPtIrEn/gjSkTRiFIE
            RSwVsRBKCoGmIBhENLahjZLWWDrfN7Mz7x1XaMt7fyzczd7OZ96b72fefN9892q12lkjoT+lpZO1Wu0Co+lqcXupZliOlrbTbuBr
            W+KO5uqa7011l2Z/Unsie+3JXqdnr1nZa2Bj8Xdhp5uoDaepjesiP+gm+cZa8dcL1sTZpm7Q7oZJuC2o3lS7PDMK2xM/MbOf6ivi
            TjvoaENpN/utXx3W2mBbtkFhlmheFMW3ZDzT1q7x2pqpm83iSM69Lsz23NWSWEvGw67WHY9VUPDmrD3PdT8DWEFqZD/NKUjDXjvI
            fj3jv0eds6IT+GEWzFjcCbSO1745AFBB+kJHJEvloxdTHE8wR/XXY4ilPjS3YK0I28FWjxf2t30I1kKwIW8i6Ezxwr70EczGWQwn
            AuYsntQQy8FZzLaEY7ywfx5BMFcNxKEoDbS1cexHAS/qm0fgt7MAZegl64dBkjCzktoIZhnZj33A4hY5OX0Qg9Q1ox9AhceMpDM+
            xCR1zajnIbF7nPTdiVHN8kwJmJXMq2FWqwqLXaxk8C2MssuwBLxKzt2OWcrigbXhzeOJhFnJeRaGuRVMQq2FxxHMVBr35zB2t76z
            H5OUxPWcxC/X+eMYpTSeUwRV2MVWkJMLF2NUozpZAkUy+e5HGGZVMAmVL96LYU2URH6XL92EWS2URQGZlyzAMOVX/4ooTn3+IW+t
            RqSGDregQOIf8vZsjDLgHjQPir+guO9glgn3T8CSGPPLdmBYo4JJjPkfOBhmoSzyj/krT2BWE2VRYMyvfAXDQLBrQ7VjiQK2KsIw
            u4JJFLBrLsEwdf76cxi7zcNHMUldN+o5id/mdU8ilGVUGSwN46tgGxdiFsxeiwTyj/kb7scsC8UlMOZvGsYw9an56yJfG4lvaYsM
            +819mNciPImRP/oe5tlFcyTnsQ/+YCeGwTy2hPGP//FlmKZUm1eFxl/QfnoS4Zo6OXMSNW3rAcwzCE+irE1OYp5J08lveXcJxinL
            5w55W0fjWES77c9gWhPRJKT7+WZMy2edOY3fgp2HMQtmnQVLwIE79mCYi9IoYcAv1iNaS0e0cvzzVbi7BjDMwHnkH/z3vI9hJs6j
            QI27dxemqeI9b7XXGY1TmTu7B5ZjnIVxErI9dArjYAraw7EXuF+/iVlK7Lkli9+2vTqmOTiREro9fgzjXIyTqDdP7UM42yDRCUjw
            vIZxoNwqr+MHMrd5LxzBtAaiSSiwH7fZbWVcvaCxG/Ay7rLbYFuB4i9tr+JGuw3z0V5Y/LIdwL1220ZnTMK1N3C73XYQTUK136xE
            NEfHsQmY9jbuuTtK7MFrsx0NdcKxCRHZ3sWNd8ekQAnffoub7w7YXQHZlfsd7r47MEVFNH4Tfo8b406LplNChoO4Pe7YFCjhwx9w
            i9xxpmWU/3bvj7hL7rjTMiqg4GHcKneV8GevjTvJuLbKS0Se9CZ/wv1y15hGlJDwzwcxUUk4HxH5q9HHuE/vqivAIOIJePgJ7ta7
            zWkplRDxU9yzd1vTiBImfo4b9649Pan8Kv4FN+9dWP2wJo5lbgL/nvfT+4rVD3oJk9Dhq4jAYP0DwNjr0T8uISRYAAEkfue+PkpQ
            sAIiD4pft389SVhWebYETEtn3UhgrSow9iGfnnmIsOwqMP7Kk/bfT2DKtjnro3SrhGDpwDCBuSVMQLB0fh+GwWKmPoBxC5ae/R4h
            KZX7gcQuWLpgJ0E1ygxKDPpvnyQwq4QJVJZ00QECUx+r5zB+wy6YJKxWlUUBwy5aQmDwSGdDErfRfR1bVzRd/CmBwTqIHMY+6i/b
            jFGwyqieo/iH/eWLCAtWQhRhsReW9HuHCcysTpiEZOYeQmtUNAnLmusJzUKJ5NfMGSCwJkqkgGdXvE9o0BHaEEZCSxTS5csJzoHh
            n+PYVRs6RVhQNwsWv2tXvYlhsMBpoBcYv2yrE0Iz0VmTGP9rjhFcAwfHL8D6fYRmoeAkDNjgExx0noazJHZDX6SJkF6nEWCLAEvp
            +KrbpiOEB6W05LFb96NHCA2aviWN37sfjxAcPM+pguM3zxvEPFiPVJ08Cfe23EmAJg2Q375wJeE1SIAS/uUz+hII9W6NNxmJ9NPS
            n20ntBZM64HGbkJiEZQNs19A8Wuw7ThhwYS0CIvfgan9BOZWZ0ziVm/HOKbBkqSCJqHbbYsJzUCJ5Hft9o8IzESJFBBt115Cy6t4
            2m5PiVS5X24itCbMqYCWi8ZX33YfJCToMuUkfs/u201Y0GUqouL37MHVBOZUJ0zCs1/NJjS3okl49vA7mAbLnnqJ5Pfs0R0EZqBE
            Cnj2mENocHN+fah2JyLaEycIroFwEgX0adLuh4VP9QLHXkGfJd3+fNVTweJXex9p+LdgIUYvMH63XyQ9/3yRVUGTkPsl0vaHVVY9
            nITdr5DGP6yyKnPJr/drCzHN1nEuBfx+/RB+uOZMf2LZI6oCd9mw100AqJmGdnUwqjit/6fW1fLHN8dPqIPYe+vR+vLq2806+io1
            ucL87/j/GHvO7x49RfjFF8ec6hs75JLDzk+M3TPwYVJUfHuCjGZ+/vWHZuDntxy9dbTlRZCffuuiGej5eC/XMCK9+A/gGX+GA3Bg
            8Wu11ANdmvmP4IP95Ah6LXuzevCBrtXs+PRby2bCw9c0ez0qWQPT7++a6Qgsnc7TcQnhP4axD2c6Bvh6Q3FfJXsZSO9eUB3ALMh9
            EAVjSfHvVFQqroy62WfT7Jroa/GWLb0P10eyTWqDpvcu6TXN8HzP8RtG03NGddsetUzdHgsaXtN2xuwmPHDVDAPtbam2se3HGS0J
            I82wrrD0pepwXo0+UPucrd6s/RvTJigrAABF9Q==
            """,
        chinese =
            """
            eNq9nH+MFOUZx5f6i2suHiqpNBK7tmjQoJ2ZnZ+GpmgwkgZTEn8Rf3JwGlRsaNg1NCV2qXd4hyt3wB0LduG488BDDu+AE+5O8IzR
            SIgmxNCEpJiQsDO326ISpQ1taePsvDv7ft94/9g+j39swu7d3ud9lu9nnpln391EIlEfbH+pvK0jGGmZ6FiXSCTu8A8f8I9k/Y7B
            pG55yXLP6NnsH3XTrfwr6WlJv29PUHizeHR8orM//En4jER3eOsMb5eFtynhraH2C8UjW/2W1spjP0hUUIVskN8jHkxUn1AfdLUH
            zd3ywcpfu3LFM7957kmj8uNST770xib/8LD/+t7wfl14u7n4zoYa4ssjOUMzLH90WA8KrYYT5Hf5LWtLb41UF1Pvtw75Y/lgoCfo
            Gqr8/cqjUzp3r/prOronUClADbVP7N0W3r/iu6KuLY73hL9WGmz2W9f5ubFyfjjiVYGfawA0JbA4ujtcIGltX54DlAW1Hd1f3tZL
            ivqqH1B25X9foMrbe/1cS9A6Tkr7exPQHCjs1a7S0d2kqItJQLkSVRpcH7RlSVH/Og0oL0Jt3l5qOxC+huXd60hR/9ka3bsqQuma
            ZJVyh8qbxyhZ6cQDyNIli97m9GXTkGUAK9aZjnXFx8hKSRa9yemprciyIr/ibND7lb46gTgbXkZywdLTjiDLgSiSG5a+bjWyIpv9
            vkKpJ0evWPpHJrI8yWJQbMZ5YBmaZDEodsMAsnRg0St243JkGZJVU4y4O6dvmoXEFFRH3jPTPzuDrEpcGmppZJD6lgLiLCiNXupb
            FyPLhvDTSz1nOrIqotUVxzYyJN9cAKCUFoPoY+9cjiC9CmJoK957CDLiiuijPncNgiKtQhBPzn/pIsuMi6IP+V0XEGRVQQwJnz+E
            oMimYH936d1RhrZ17wpkOZLF0LZ+NRtZrmQxyLuwiCwPWPT+/nonsEwdWLFZ1G3rwRlITAGRPvaPdCDLhITQJ//xhcgSl7DZtX73
            BobkL5mKLFuyGJK/9ANkOZLFkPynsshygUWf/OVzkeVJFkPzevYisCwN6qLvX88PI0uPrr/iHDK0sJUrEWdAafQ6r5qDrEjnib2j
            wY48g2Kr+5BlSRaDYr9fgixHshhinz2FLFeyGGL/UieyPKiLPvbrFgHLrijWUMtGLfbUvaytHqE6FEgf/leOIcuAQNL3sg3NyBI9
            emTQb3+dQbSN85BlShaDaJsvIcuSLIZetmUEWY5kMYhW0JDlQl30ou04hywvevckzgZDf+npB5yjQzzoY/9GElmil63f7/9pH0Ps
            95xGVkqyGGI/gCN0x5QshtgP4gjdsYBF38sO4AjdsSWLQbFhHKE7DtRFr9hhHKE7bnQKF+eQQbGx+YBzNYgivWLjOEJ3Rccc653Y
            uYVBsfdxhO4aksWg2Ic4QndTksWg2Ec4QnctyWKI/Sc41nZtqIs+9idwoO060SlcnA2G2H+KM23XhdLoT97+jANt14Mo0it2Cgfa
            nniHJZcv5/sZFPsLDrQ9XbIYFPvsBLJSksXQWc7i/NwzJYtBsQBH6J4FddErVsIpuhdtfqhlg0Gxv+Es3XOgNHrFvsBZuiempoXW
            4thbDLH/WtybWt2ToEkYQ+7/sUKB6RLG0Fv+OVuBGQCjt+zfRQWWkjAGzf67U4GZUBm5Z5kpjykwG2Dkyc9ceVKBOZBG8u6SqetQ
            YOJas7clPGGk9yxTv1CBeRJG71mmYSrCxE4jAaP3LHPNBwpMBxi5Z5npWQWWAhh99H98UYFFewVqAaHvMZmZwwrPguLoVfvJSgVm
            QyDpVfvpHAUm5sLdB4OeXTXViAeamVklBelJJIMDty1BmNgLVIXRO3D7TAWmSxh9r8n8/JQCM6AyeuGMTgWWiq6b4pgwCGctUngm
            FEcvnFuvwCwJYxDuzmMKrCJcXXnzIYZeM2+eQnKrJAbJ7r6kkLyYRG/YPSNIEpuOQhKDXgvSCinSKyTxxP2+cwosFb+A9Flf1K+Q
            zDh+9EG/v0khiZ45umWiq5PhJO6hpAKzJawmFnUbW3xaQToSyWDYo1sVmAswesmeeECBeRLG4FnjNIRFu4MaajFhUO3pVoVnwCtJ
            b9sz8xVYCmJJL5y4hK/BhHA79vrtHM3lt6sVmC1hDOlPmwrMARh9+l84r8BcCWNI/+8GFJgHldGfxK1ZjrBoi1CDgPGo9odZCk+H
            4uhVW3tGgRmQfnrVmgsKTHi9bdjv28PQ215erMAsCaupRt3bcicUpA1IeuHacwrMkTAG4TYtUGAuVEYvXNflCkzsY4hjwiBc/j3k
            2RoURy/ca2sUmC5hDMJtdxWYsDu8RNu5kUG47gsKLCVhDI20VxnzV/cmRTCGRrpLGfNXNycJGL3X/cqY37YljMHrN5Uxf3UrlKiM
            3ut9ypg/2gvVUEsjg9dDyqTf9qA4eq8PzkCYo0H66b1++yS+oebCe7sxq9La3KCQLY1vjFmvhSw7ZBkVlh6y/tdulxDv2py/UFlN
            4cXiD+fJDxxr8rPNyiHm/13Lt18KsYpVxUvKKqqf33Ljj9HgkYdrDWk9N8kaomukhtonbJR8s63k4ZOTrESciFR3v+LRkW0ZL86c
            ZBlVJ8TmRxSQbRl9TZMswzVhOwkevtmWcXxAWUY8wTfkOxTKkZ1rHZnr5062juhzlXViRsfva+YXzZMtwtRgoICdh20dyz6ebB3i
            kwvV87Hv49iRWT9driM66JazbcEr8mtRyj2j0dM7ckH+kN9ysJzfFz+9XtxNaknxS4KU1BubGt2mlG41uks1x1lqGpqz7KlUo+W4
            yxwreqd2duV7WcSTdb32tSx3mlrSb3vVbx8MNvWVO7PRN7JMKRxYcTw6vosHE98AXvvBxQAARec=
            """,
    )
