package dev.privet.ui.preview.cut

import dev.privet.ui.preview.Cut

// Written by PreviewsTest with PRIVET_CUT=1, and held by it.
internal val S4_EMPTY: Cut =
    Cut(
        english =
            """
            eNptjs8KwjAMxjOnm7iXyBMM/4FnPYsHxYPHYjNbLIu0HaNvb1thJwNfCL+ELx8ANHdHqLTzbAPEWqRWHo2BIg5Jzc2LQBIVWcpg
            FrU6U+fxo7j/sTIdPnhAS93gSBYJzqPqk+Hnm+R/7+V2j4oH6ybj6oBSBDeZ1rt1BpNhtcFAwkKuBNsLe6X7F6a/cedbvKYQwjgc
            tTHoFI85PXrmFuAL38gv7QAAAPY=
            """,
        chinese =
            """
            eNp1T20KgkAQXSsFQegKHqEv6npiRYZBEIkoRv0I2SJCIgpL8TA5s3qLdo2kPw28YebNMO8NIUTL04ytaXGOIHUID1kkBaa0HFMi
            8VpAY44HAcXghMGjYhocbbhfWPiExMC5/R00xTqalM/QXrHnRhJsi0OtqBCt418dtTfQIVqie6tF5JEO+0N9Wul3RF8flbs6xFdS
            heCG6Jvo7n6/ehkm98P8ycdPHm/zxAfL5Q8VmVfOFnyBkDd6DWecAAABDA==
            """,
    )
