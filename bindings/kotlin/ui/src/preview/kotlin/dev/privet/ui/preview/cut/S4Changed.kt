package dev.privet.ui.preview.cut

import dev.privet.ui.preview.Cut

// Written by PreviewsTest with PRIVET_CUT=1, and held by it.
internal val S4_CHANGED: Cut =
    Cut(
        english =
            """
            eNpNkMFOwzAMhlMGHdqeAclPULGBxIkDnDkxeuCYNe4SkSaTkw7l7XHStSKSk+rX/3+1LYTYtgFBmxA9JcHnLl+rN2urij9ybQ9R
            JlSgkbAIN1ybD+wjnLV3k7bKxm8/AmE/BlRFvOVav1vf/bDwny1m9v3+GbQfKSzg+gWUTGGBrp8ei1DNwHoHCSUVw6Z1FyTTm4kv
            Fkp+Hz6x86QCDDKBlheEI6KDTkt3Kv6M339p5AXQ1SoJwVuFBJFtkLi1aUh2DDgckULDqd0BnTLuBCbAWeZ5G8jDd5wJ0VgLcSTH
            DPYE8H2fQ6+ty6uA6NkjKYLD3/nHDTAxmGi4y2sqtyIDbw4kG5syUj0h/gBjQWuWAAABtw==
            """,
        chinese =
            """
            eNpdT9tOg0AQBRWSJk188r3+Qb0kPvprQGm01goakBRpjNVQpFoaNRpKiR8jM7v7F+6y0gcnmb2cOXPOjKIo7ar8Jl5CF0sofYWH
            Jg4d+gnrJarK3yLbxB9DlGD0gtGqRrZ47sLXG4kLWBs4GDaFbUFHK+E1HN6QYlKjOzxbNRTjefrfR2l8WofHHVg6GHxuTLSTDjw9
            b6T1o674q42odtCB/EM2Y5Sy9JJmplJHoyDuPbkgOBntlXQ6Ry+Hi+RPc18WMfPkHjgwOEJCm8YmBrMfw+Kkrpg+tMCMwLlmhslR
            vmVVjLgm9N9Z8AquzR5ynPTY2JU9p3T2yDwT3CtOYmcjvF1CsSLzoTQUEr6D9j1vI3eLah1KDs2mLFgICTG6LkV+ARU/wKAAAAGs
            """,
    )
