package dev.privet.ui.preview.cut

import dev.privet.ui.preview.Cut

// Written by PreviewsTest with PRIVET_CUT=1, and held by it.
internal val S9_RECEIPTS: Cut =
    Cut(
        english =
            """
            eNq1U99L3EAQTrX443IggqCi4GgpRUirpmB98OUQREGh9foe9jYTEprLxs3Gkv++O3desjF7chVcGDazmfm+mZ1vHcdx7yuQyDHJ
            VeE4zsZVjPwPsNmZQ2fOdN1qW9LWu8NIQR6LDD9odzlnFW0/J1vvO9wzCf6pf669vSbUAx3gQes3rcG7oF5SrrbVB4zKAkOCXB8l
            aRoUnGXacR+QhbpPOusQwHOWB0aUheWHtjViGaSp+Dtl6UeMY6CrH2NG1+fqAmFUAR13iZ4TJ23MoixE3yiT7HcpMwxBRBFxuQUX
            EoMiZpKwt4f0AZUoJXCJYaJgEkCJvgl50sB4MCfJA/9lFZ59VK7+UiLgpBzt7kwlNAFMQn0JiapAZLxbxqk5x3lZljq+WK79zUV8
            rUfwHxUcWSr4OFPWUO+gBEwV3GZrBm5EWQgObPplGUsrlXB6qFs3mOaQjHMpnhBUjMDynOjOTKjjWsi2cA/OXvLu2652cZW18Lym
            13kS6/Dv2iX26tNtgXwyNdV6vR2uLUuvixM1k3ydZdPe0UqGTI5IIP1hLPICat/1L+AaRzOMz2ZDZqhWTSuQVt82vscSSwxUMkYS
            jvuLXKjdNshh3ZURZmNatzAt3NORoYx5Df0DGfKQ2wAABpw=
            """,
        chinese =
            """
            eNpjYGDgedYx8fmslqfta1+sb2QA8l+u6gGy4HwGfgYI8ARiJhD/6fZNz5ftfrqn4Vln97M5uxiBYswFiZVAiu3J7hnP1uwDKTIy
            MDJ7unOL8bM5HcbPpi8FCmmh6Xvc0AhRDmRgqgYBR7rbaAMyGYg5gTqfdU96vnsuyC7OpMycnPji5MQ8UPi8WN/2tGP1iy3LnvZO
            xW0vRDfQImTlOO01B2IOqL1PWxtfrNsBspcnLTE5NR7o0dzUvBIQ/2nH9hctOwh5GWIA0C5k5Tit1gNiLrjVm19OXwuymrs4Ob8o
            Nb44I7EoFcgVetY/4cm+2U/2L3w+ZcWL9S1PO9rQ7DeCmGgANwVoIaYmVFcYIVyhgyequQsy8kvy45MzUpOzQW55sqPh2ZqFL3at
            frJ777MFO4DpFbtbzLBEP4ZWnC5Sxxol5LrFADleSHCFElZXsMDS4rPO1c8XNGJNEEZYEgSycpxWymPPA4l5iTmVJZnJxSBvP92x
            7mnXymdTdr7YP/vprinA+EWz3RDhbXhOwNSE6gZDhBtksAc+qYnSEEvgE0qUSK6QxJMoiS4TkNyAlhhxlwxIbhDBGhKk2o6SCoiy
            VxCP39nyUhOLkkDFL//LmS0v9oPrj6ltT3dNBwoJQM0zAqUqC4iBJpieR9OIcAeyPhDgwZ4UCktTS1PjSzJzU4vBGaFv0ssZ859N
            3/Zy+hYcjtBGSQVI6nHbzYnVbpK9r4dsMxEeBwB4zIKcAAAHlg==
            """,
    )
