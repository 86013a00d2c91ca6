package dev.privet.ui.preview.cut

import dev.privet.ui.preview.Cut

// Written by PreviewsTest with PRIVET_CUT=1, and held by it.
internal val S3_CHANGED: Cut =
    Cut(
        english =
            """
            eNplUUtLxDAQjiuIqye9C+PFwyIFFRUKnjx6kX0gniTbTrehbRLyWOm/dyZtRdZCWjL95nvMCCGOhBDzrWrbL19ITZfzJcoSJHCN
            rjM6Z3w2eo9OVQpLMTz/Kwtu9RBqBNmZqANIXYKVPSJUznTQm+gScUbo7KNGzSUIsqEOsKoI0SGYapRP7R7ppQJ3sNeL90PU+GP+
            2ppYtlLj4UWMMS7f0IYcZIC/f1OVPTvM4RlK2XumW2x0UG0++ItOkwWSrG7BOHh4ekw4iDr63/REtQrG+hz+TJCprj+Jg4YLobeY
            ppPCKQ3bHmrKyNluJpDDikhT9AbRQvRK74aZWpsNQsx6umZXZGkqzMbv1RIL42gPnWT6PckhDbogpV0ye0znfl0jqbgRKnmgbYmO
            hKQe9mRroxnRYbdF51n6bkXLYDvK01o5ewaTbx84VBpVqAnj2Rs3vWx0a4oGgiGMdAE0fk/CGRCjV0HtcepiK9I3SBMkYJYinQwU
            P8z/wzQAAAKv
            """,
        chinese =
            """
            eNptUU1PwkAQXTQx0XjUgxeDJy+amBj16E8x6snEePEPAKKIgIApIFBixA9QKCVqwLagP8bOdPfkX3DqgBp1k013Zt6b92YqhAgI
            Ica3dnZ3N/a3N/comJTmERw35NMtpHIUj9Cd8EGo36v7pDTDgs+fxLzrnDLNfTak6UDMVrGsqlbgLIlaB5svmLfeQhGCzmKkjokU
            ZqNMAKsD6awKhbHQYUTg0woXyy9ePDbMuXYWul02+U8sBpZn3NcKGOfvvRLo9eAv0BSYFnn5gqwF4frO776A+oUqZihFBuHwURUM
            cvTeS+JxPri8uuLjaGy3/+ppdTE80xDW0agS6+fuAoM5IW26zg3GE3BSh8sGHBW5znMufiMSZ55TIS1ahufUPMdgGdSbYGv0YMJw
            DwN3xrW6tIbJkcF3Wrba0M9RX3nQl9UGahaJU2GU7hwX0dTIE+o2xkOU8UpReUvrr7HKEnQfsBShwfi/UJaMuk6KerIyZKKkjJUD
            2hdz1mXtSmlhyJwSSMVSmG+DY3uNBAv6LXJpjF4QzSu33F6JMdKsqkLLb+FbH+MmH7JbZ8AAAAKa
            """,
    )
