package dev.privet.ui.preview.cut

import dev.privet.ui.preview.Cut

// Written by PreviewsTest with PRIVET_CUT=1, and held by it.
internal val S8_ON: Cut =
    Cut(
        english =
            """
            eNo9jjFPAzEMhVMmpDLRP+CBiqXqxMQPYEN06MKE0tw7LrqeHTk5qvx7nGthiBM/+3t5zrnNmw8gzx2dokwoGkN2zq3sPPQ2+kq+
            TuBi/frgK50qNfm2cvfB7Vq1sv2UWZchJV8KlClmGqDYEThoTQXd/sptjlqpCCmCfHPMoAlNf3z3o6UhxuXPpMn3x9ncpO8X+OUw
            iLFhQBhfSRhU4gR7nOvOyB8ozRkd9fIfp9q/7mkJmAYjnjPJhWnms4SxxcxIXn3B3v0CARdPNAAAARQ=
            """,
        chinese =
            """
            eNpNT8tOwlAQvSxN3JLwASZ8g19jiMGdhgUbdkUpbZViCVWwqREi4dmmPhZcSsGP8c7ce1f8gr2tC5KZSU7OmTNnCCFFFseiRRnt
            cveNWwsRtcFcEUIKaZ9eVS6rF7VK47p6U1cYzLUSb4cY7P81J7D+gkQDJ1KooEY59+TWBvZNRd+PIGqzn1cIh+DP0Q/Qj3+129yg
            KKInVXc7cKb5eTR7iilJw8bnjzQYms6xZ5YN9G85CDGcyPEmMzrn+oxbBo6oXHYOice2unxxGNUwGB+SDqM2SzzuzlncPf4jC0LO
            0HpIUwljCXTKvZaYvUu3me7A4wB2n9C3le4PZDqrHgAAATE=
            """,
    )
