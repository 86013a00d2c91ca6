package dev.privet.ui.preview.cut

import dev.privet.ui.preview.Cut

// Written by PreviewsTest with PRIVET_CUT=1, and held by it.
internal val S3_ASKED_ANEW: Cut =
    Cut(
        english =
            """
            eNplUW1LwzAQri+gMFFQ/H6fRKGUyVSw/gRF1E2GnySu1yWsS2JeKP333qWdDC1Ne5fc85K7LMt2siwbfUeM+BnUGj2nr5zCJt2n
            tUfr5Bmx8iA0vb5Fl/XP5Z/tHKLHCsY9HpSGyRgq0TEVi93MJHGjW3tYSKGXWBUwR/DBWEs4oSvQyAH92oGzINx4Kk3rgT7QGL2E
            QDTJNyhSD+ClsRQ4E4mhM5Ex13OJmhMwlgKRitgSgxvlA5h6AGoU7qsrBpPnbyYuJbGhSHAKCDYcjp6EpgtoeBHd/5SfXVrHj2hD
            CdoEWFFEO2e8w9IOy01TmO/hXQfVlEkoRCJS7KvO+VZrQyYnd7epOAfj4L4HQtTc52ToaLp1hcHC6ZQa6kvYmiWXXn2QyIKG5Umy
            AY8IrVQL+ds+3OrExabYYU1iaTYrREsTVsMEhLVF0mPygxm7N5rjwz6u63T6A/jDr7YAAAJp
            """,
        chinese =
            """
            eNpdUE1LAlEUnT4IoiAI2o+rVoEgBUH/pZWLFi2i2k+hmZhpZc4oI2KMqOE4UeHX+PFjevc+Z+Vf6D5viPngwbvnnXPvuUfTtBVN
            07YurqPX0dOrs/PoJZXb+PgcWGU024H5TfU63TW6mzCKB0YSUw2NT2gOTAcPkbAOTgPu4mI4lrm6HtaxWdF4QARLFWyO0E5Cxvox
            bqHzCTc2um/MJfXE6wSJNOY/uB9xSLaP1kg6fbytB4XYZPwEr3fQN2UxtmiQqWEigf2PB/fmpFIXXReTLzAwRNeAVptwkrFGOdsG
            pzZJfIthWg5bf9imvPFkcyB8a7lQZ5XurhiXwLWmg6LopvlN6B54Pcz35n+ciOp4gnY5KGQJUzbjX4HpkgtaG20DnKIeOTpUVAXc
            5/XjmQ7td05n5mmHN6Pdebk/M3sco2q8EIkShGiS8NOQ8bBclXZqSc8JHCg7GU/4VUw9S79EBqDXln5N+i4PR7sJ/Rw9WMABbVCc
            kPU4P97GdYJKb0b4BTtmQNYAAAJU
            """,
    )
