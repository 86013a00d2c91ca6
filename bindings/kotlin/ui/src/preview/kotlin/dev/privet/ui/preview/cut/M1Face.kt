package dev.privet.ui.preview.cut

import dev.privet.ui.preview.Cut

// Written by PreviewsTest with PRIVET_CUT=1, and held by it.
internal val M1_FACE: Cut =
    Cut(
        english =
            """
            eNqtVN9v0zAQLr+R1sH4+cpJSCCmsjXpwta8wDRAmoagAk2Ip8pJLqvV1I5sp1X+e+4St8AkpnXagxPf+e47+7vP7nQ6NzrtuEXj
            Jir6dnOR4rgU9QyV86tdGpupHTvpChxzADmenVqEWlcG2AFOAyW99xn/XbxHMJVFS9NdirExfOaAUjiHRvXgSMzQCChl6iqDoPM/
            KLzFq6VtzYSSOVq3U1am1JZ9Jz8ndQzfMdVnShLiX7vVCtxEWignWmEPrCZTOA6AVCgQZWn0HEGAZ2nHE3jNkEzVFEtuwssT+seE
            UtTnoVClpi4dZhR2+/KhXQ8+nqBhOt5w2r8JMVTKyaLZJLGqQFJAnvs6ayVwtQLFHO1YabKffmkMysVlauO/e8HaQ1YO49OXFMSH
            2D5lOz5fsAfaQHDQh0zUFlbR3bUzNqikwsVS8Z8OgSzfUGqsVGdoWgr8VonizLaMCJVBRpIzuvZnabXKnd28TrBHtEmLykon56vL
            uf1j6YlJVET9FLO2FsnttYOEJhNBJTOGeLB2xpPVjZL52GDuCXt73Fw8aD0xjERN54KkhtHxV1hoM6WzWMLKtUHG2bpKEl8M1jdN
            n39jndOCl2F7vRtaLly9z4IURCHNXxw152IpNC6QCkZoZtJaqZXl8MeXC9v4qJkqURR6QeadQz/5IA7SKAn30j7mg/DdYJgkSTQM
            sjTaD9Msyvf6oh+E6VCIQR7s43CYBlEeBWEQRgMR9oPh8oler0nrif3VL/8YtX1oNDdFLKGy3A5WHT1TO78BwxbnHAAABjU=
            """,
        chinese =
            """
            eNqtVN1P01AUnx8RjaCIMfHJYOKTEUNlXUbig4/8F0vX3YbFUZa1YPCpww1BvhYdDFjngPClspUwgu062f8CvbfbE/+C59LSxAeC
            Qx9u03vu7/zuOff8zvH5fNd8zroBq+39YM8AJ0rw2y5wPArFubEhJMoupB1WBy+F5KgcQyEKAMMjO7tjVauNlG6ZS2T3CGdyp7Wi
            63HhYRvQjEiI3vTM+lUH2GltxUHaUwY+Sp4oSXebNZuFdcBdbwHbOcSJUQFJ8sv4SCI+LNFAX9v5sr2SAl+s7hB1l6jVhjaBJ3+Q
            8R2wOwyntRnrKE8ta+VGecOJ+kQZdx/oXzlo2m9RnD7oU6tewKUlmoqZ9tjAF//cx59WsTYBoJt/C2x3iUODKEGTfeKgPFc7f4An
            9yAmnK40cyWX+nIU5Y0hbhRJIXEY9l32lolrCpmaPothBWe2wHrrwpP7tM6iHI3BF+odAdMLohabyxmAeBeR3CHkQyYXu5lgbzfe
            +EbU706lXdW16nMXrhXRu3ONDjhRkcU9vP4VFILLBjiSmY921XB5ShvNNQPPVmzzCykUsXHYzCpES/4pM1rCjv/M9wBClZAoReXo
            qNdUvWRhnqSKVn2NJDVP7ZaukNwWqaSa6j7JrZLKAskfkNl1h+jeFf0eer0SFUIJJLhlet6Y3rT0WZxONso6rac2Ya8mHTHb6W2s
            63heg9d2SDpb9qCtMCzGxuD3MQj7bFDMNerLEKzTZO7zXHJ+mwqUk1HibDqYmzgzB7dAmxwrKil8ANEcKwVLL9GMs4bj09UC9o6X
            EdW59/cmyAQZho+EAxFBCDMBge3r72VYlvPzHBPmOX8wwLMR3s8IQYYVWAS7ANsfYLhImIu84jj/+ci9SsVa7YYeCpvXIGMy/dk2
            C3R2GIe2uW2bJQcEcwBXs05tfgOKnVs+AAAGFA==
            """,
    )
