package dev.privet.ui.preview.cut

import dev.privet.ui.preview.Cut

// Written by PreviewsTest with PRIVET_CUT=1, and held by it.
internal val S4_LOCKED: Cut =
    Cut(
        english =
            """
            eNpjZGBgYARioaDU5PyilGKFxKJUhZz85OzUFKiMYWgeiK9Qkq9QnJqqUJKRmqun4JdfkpGZl66QnJinkJOaWJaqUJpXkpkDks3T
            A2tjg2gDALUIGv0AAABg
            """,
        chinese =
            """
            eNpjZGBgYARi/hfrNjzdO/Xp9k0vpzQ+XTcLKmz8YvlikMCEvqf965/NX/p8TvfjhiaoYGfvkx29T/bMeto/8WVD47OpG571rgPK
            gjWyQdQAAMiLMpQAAABf
            """,
    )
