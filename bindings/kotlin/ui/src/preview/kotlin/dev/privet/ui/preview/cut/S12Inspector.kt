package dev.privet.ui.preview.cut

import dev.privet.ui.preview.Cut

// Written by PreviewsTest with PRIVET_CUT=1, and held by it.
internal val S12_INSPECTOR: Cut =
    Cut(
        english =
            """
            eNq1U81O20AQXsqhpFGPSKineQArshMTJz4VEarSIkQB9Vqtd8fxCrNj7W4Suac+TR+sT9JdJyALcYtYyV7P3zef54cxdsAYO1mg
            Vigj4BaUA1vRqpZQ4CgYf12T84YHlIBcVODUI+ZwV1FjQSM3RRvBjxWusLPYCM7A8aJG4A7OyWg0cE0ka4zgK9YNqMfG0Np7V96l
            aUY+xeBS2waFI+MF9o5tz7fe/ekWBRlpYY1GlZ5rDlkKVPr3LuJwd/e/jwL2vUEEq35jUHbu7OOzLtoCDG7J/2TFbeWFz3OR4JTH
            4yIrUzlLJqc4j7lIs3JczOR0Eici86q05DM5jovppEwyPBXzWZrKODyhasMA8u/P3yC/TDC8U0vty1khl4FlkubjeR4HP3bcs0XQ
            s7y/oiU8YPtGBHvwg+/YgnXchYrllxoslW7DjS+W8azaEZzVlmBluy5vKlVvm9lUpBGUhZqEn5bQWHbxjBXBXkhHX7jAHcE9OS2e
            oPakNLyhWon2LcfmRYrjBYrac5XAtQQqLJo1hhE66Gbn5FVzBB3y0/nwM2xQC5o2Ya/uTQuOwKKP2CjnN79bdqWXIf05Na2vS0PG
            dcH/ASP8JH0AAAQw
            """,
        chinese =
            """
            eNq1U8tu2kAUnTSbVrUUqWoVVZX6CzXgYMiqm276FeH5HVABIuYVKNSBhBAIj7RNbNQiaptQ/qXxnccqv9CxnUYWyqpRRhrNnDkz
            5x57ziCENhBCb+DXD1xqkEX35qpMLsZwUGSDHD7uXWc+OfwemHPWPcF6DV/0qT5gqnZz1WHtHF3VSScHrQJY6nUmi6sNdtjD6pyp
            Mw5pX6WTBusO2LhAWm2wJnwRDA2Ur7hp0tURWE3SPOdFeA0BtH3In+OzDO6NOEZPkNc++sZtqk1h2eJ22bcy1bPchSy9k6Xb7Zu3
            o3/+lPct7xg+rcNwAtOaQ7mH0Ms1hht0iWf41ITPRTDKHLyPJgKpcEwMxuW0lIwEQjupqBhLSHI6GI8kwyExkJD5kpSORZJBMR4O
            pQNyaicRjUhSUnS68w+fOyJ/MmMHrxcQyOVvOKi4LmaO54C0G4zuis5GtO0nuT8f98Jz720AvcAao0eye38lwZsRZY4zWY7DdKnb
            i7m96mJlyKMENd27X7xfwscWa2ZB6/B42GaPU/ZydXf76INfysnO/yoJtmXRnHHn8SGe/FIP8oSbK3L55VEDtV7jFZxN8WHVNqqg
            nbB2HnST5Cec2HBT9fpemn+kq/2vCeR7CSo/vcfG8VuYdqneso0KWdRIX6PakBzNcHUEtTpzIyDAsALFOVZGUFdcjb/H6yEHAAAE
            ZA==
            """,
    )
