package dev.privet.ui.preview.cut

import dev.privet.ui.preview.Cut

// Written by PreviewsTest with PRIVET_CUT=1, and held by it.
internal val S12_CHANGED: Cut =
    Cut(
        english =
            """
            eNq1U01r20AQVRpo4poceykUBnorxpVsxV9QaGkbCM2hxG6hx9XuSFqs7JrdtVX11F/TH9Zf0hlHDiJXE8FIO7Mzb9681UZR1Ls2
            foMyWHcSRdEzsjOy0+j+6Z20i3OyN1fa+QCZUOBQWqcWkMRDuBEULKwldz5sMU7bb3fNuL2VQwSvfyMHpxOGvniIDWAf6d1aG6AU
            viTnw1wmOBHxKJvmqZol40ucx0Km03yUzdRkHCdySqE0FzM1irPJOE+meCnnszRVMRtP0GeQf3/+sv+4QX+pC4MKShSKB03SxThe
            xJwXvezsDaCzc3ZjC1hj80QEO/C9r9iADyKwYotrA97moRaOxHLEqhnCx8pb2HqRVQh1qekdSoRNaQ2C9lBZuUbFBxN9ecAawFFI
            51dCYkvwSE6fD1BHUup/s5WWzVP+No9aRC9+oNN5A8bW5L1auQaCBY9GQa1DabcBhF9rU3DtJ7tpaKiNdYFru5ft9e3+Nnm4Ewy+
            Q8gQDchSmAJVe4Permhu1ybmLEQt/CEHcmfvgBp6rZDVePfTbkEKEjToqiKZ7HoA+Iu7gyB+YesMKUncPNg855L33w2ruR8hCMoz
            WB8aDmGJxuugd3iookPi6ai3oMQhz3OxZO64Iw5GIkee32P+B5xINfEAAARn
            """,
        chinese =
            """
            eNq1U8tu2lAQNY3UNgpSpapVd1l1W8kGB0M27SYfwvM7II+SGByHlEdFsAiJnVhB2EiJEM/yL43n2l7lFzqXa1UW6qpRkEbcO2d8
            5szcGY7jomCdwJFJrouka0Q4jnuF9gZtg2O/zUhweIv2xb9pEq1HlC5oqmcNYdF4mrcF/rG4Tzp9RMCqgrFAXwpdAdtG8B8+0wzv
            GAG5rIF+C0OVQlKCpvqwhjwWSytgk1xO4McxjKt4+ZbKCvlEmo9lpIKYSwrxnXyKT2dFqRDLJHOJOC9kJXSJhXQyF+MziXhBkPI7
            2VRSFHM8NVrYFiX5Xbyh9/UEUXfwC86UlYoH2gBB3I3zuzwN5D6FQdQXwt4z9SwA7O/+ufFCcv+dKcpOrjwixRLeE97CdmYjZ6kR
            WX+aV0G13bpJn+ykQjpTv14Cq01aI2fSRchZLBlKq9wLU2GV/80UdaZT73D8V+NzNIWpnqWJ1JfuoPmiA7WeA4eqXwHl3r+rejZ9
            nG0Yap7dcMaKO1PdnuVZunvxQE4NUGv+6vmioCtwPCKyATWZUoS39CObAKzMO1h4V31Sn4BsBou2HaxRs4wNQhD0pn9gshDWgs9k
            33RmCn6O2+92KthOsOdQnsJ5FY7u/daAxX31bq9pJ89OMdQvK6Q5hNkUS2EZaLcbKjns+r2Je2E58zaL8ewrv2UhGlmNwFKDwU8s
            mygWdbxmpH8AAkQwoAAABIU=
            """,
    )
