package dev.privet.ui.preview.cut

import dev.privet.ui.preview.Cut

// Written by PreviewsTest with PRIVET_CUT=1, and held by it.
internal val M4_MANY: Cut =
    Cut(
        english =
            """
            eNq1VEuLE0EQnvjWLL5Q9yBo3fQgISYoeBCVgCy4q+tuZPEUKjOVTOOke+zu2ZD/4kkEYWEvnvxxHqzqmU7CelgRDAS6qr6qrx5f
            kiTJBU1ox4skSe4MK6vBTCawn5vSQR14wZErBzl6cJ69bLX4u7EOYft6g1BFAXNjP0Xc/Y+mghQ1OEamOYwX4M1cg9LOE2YdhiTX
            XhXOgGdyyoS+SW1/rqiikVczkmrt92JCMCV874ANYrrHYClVpSLtuTZkVJCnTixSoPZk9ahEabO9XZuwG8wA6Q9z5aTHBx7GBJXO
            jKYOxMaxKMwclAecotJQIOdL9YtviEowmp+X4uLEPVTZAqqSn3efcLgDXS5ZOR5tYiw860KGCxfmPp/Un7Nxpx8anLLOi+OMON8V
            GTlfOyP61o5hlyPtlFeHtApKyY0JpiTzzngjMjPPKnsXd8P0cBs5P5D1YQct9Lq9p4/qUdnXW/piE685F0r0sjuZbIAzsgilSvls
            xKPDwlQ2UgSO1pfj51u/WvL4kX59Ke6V1E7K55wc9C0dkg1drVrpr7ciZW/vmWqaA1pC4ZQHiyle++R5mfr7zxC6PGZpjhxfVHB7
            rD1AEF8z4ikr+aOPG7ur2ZeFAtGgMFXGsqPYwbe4hSN/iq7/7yaOgkSStkuNpZHLOYHNzX151PdLLWWs9ABo1PR3vdwcrGWCRT2N
            Uru6xSeW2jWi1fRy3K21/2+//c3lP1UfSrIz5Zwy2oW/qlWoFRh+A/SXSI4AAATj
            """,
        chinese =
            """
            eNq1VMtq20AUlfqCEEMhq0I3KnTVlRvTQBeFLvsXxjEqDSRuazuL7mTXT7AdJbWjPGScGLtJ3DgOiYnl97+kc6+kVX6gi440kuOm
            hZJCDcKaM2fOPffoShzHPQiJgfDiJ47jnkDy3FSal5JqbieM8bq+k4BSCnrKpVQGWbkaVChpBk5TEFOxWaULnl4Pb5Ap5CH9PKy1
            yHCsFw8d2mOMH1pYv465LFQKoMVRVvV29bsU56wzIOdQuWAWnDOzH1fFVdEfXVoRIxYFCxvmVoWyTKXN24ZPU6a0o1fqwnOBaA0s
            1LF4gZtdyOyZ2zWmbAstB0JRMRzyfwhYjc7osZZ+PCD9Lc4heLFZwy95MlRR2cPzEm7UzKJEBahfkAvUuJnO4+YpJGPGicaEPWRc
            xlwMBhLILbsD2ztVMve7tt3yZ3NbRi2pyym6fgadM0YWXgiUQlW81r/w0itA7QjVBgvMCeQ+x3533ZwnBDLYgmTGwu7YZVQJlSMG
            ugc8WFrDROUatNQ8bwNB0YpgRQxFbcOZjpHQaAx4PHKqLFA1+jRZoavBzrx3fgG6bR+qGR8q9atBbgqZpwhLxPVCej2qqGe7MIpN
            rYt9s1x1s+bV5qs3P3jr5ixYfW3B1zP4h2m6R6+npF+Y9P+rCd+0Cd5uq3ZgpNtkmNeHJw5244nTwgca21hcWl72R4KBkHXSaKUg
            881of4V8yWnpVoH87oVpwe5Iz6ZdjPTWodNhtVw7NTeQRvRvk//fImlE7YGbjQTfh0V/5F0gLNLlHK7JZLRLxvu0jtFKQCblzNNt
            HMxNn4dcj/Vhe0Othd0R3TfaHd6x0vSy4f+Xr8IjxhZ81svF3sHJ18szvcfbJX4C6YdTkgAABQM=
            """,
    )
