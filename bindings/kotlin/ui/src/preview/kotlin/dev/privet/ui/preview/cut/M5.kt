package dev.privet.ui.preview.cut

import dev.privet.ui.preview.Cut

// Written by PreviewsTest with PRIVET_CUT=1, and held by it.
internal val M5: Cut =
    Cut(
        english =
            """
            eNpNkM1KQzEQRqMuFC3oE8i360bupu6LSxGki0JxJdPeSRsaMyE/lLy9E28LBibJJOeDkxhjZpZ2/B2p/XAoxpj5uqYAsRYURoyc
            S5KGJjWhk4hUCqewVPR+c6CCXCRm7a60HlbUsG1/pLZPZ8B5j5Ok4wV7VsyFfSdX75/TFShjy1YSDx25USNdHt98FhRV4rFLmX/j
            Wut1fXAZOwrzomnUMErgAV9S+yEyF7iCGkF7cgGe1H3Q3GLDODJHKA7vdMqTktInNTm/m8eX7hWTiO0xc/sxhXR7d/moXwGDXWsA
            AAFF
            """,
        chinese =
            """
            eNpNjr9Ow0AMhw+YkPoGTKxMvBGqUNlAHVjYcogUkJo2Q0OK1Ii2KoKB5CJVKvnTJA9T25dMvAJujgFLHmx//ukTQnSuupe9i373
            7rp3cyuEOEV73fghpptmYpGSkGX1Q6KfUywluv7P9o2hY4wHKGcULnk44O7g0zdjkE/pq9zPkDs4VlBUevL5x5ygGui5NIy2PzBJ
            GOH7zrrf349Yoo1yh+RvjIb4V4fc50YK3RH5c1p7JJe4cjgA8ndecl7z6NBLXEelLiLe888Z5DZUgfZeIbEoWJiIOoqx8KCYQZLV
            StJ0ZGhWrwIaStxa6KrWpzWhcNUs0l+/CKNHAAABMQ==
            """,
    )
