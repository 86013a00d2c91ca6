package dev.privet.ui.preview.cut

import dev.privet.ui.preview.Cut

// Written by PreviewsTest with PRIVET_CUT=1, and held by it.
internal val S8_OFF: Cut =
    Cut(
        english =
            """
            eNpNkT1PwzAQhgNILLB1R++A1KVEzUcr6AQLC1Aq6MKEHOfSRG18ke1Q5d9zToXEcJLv673nzlEU3a3Z143ZwTM0t52yhGPj6xjP
            ShM6NUArM/U4st3HURRNxrgyJYqGW/K20U7CZ2LXlaS+paUl48W/2kh3MSCExT0Xu3ivqlA61t+seczJFO/JGrCBwDh0NRuKx5rL
            T/Lou/CcbO0QMC1p3pnGEVo6CSHT+fJBpYs0K1SWLapCF0WWqlwtk/J+US6lJnmhASU5b3mgEhnelEU6T5czJPkqm8f4EF1bIsnA
            lcTCso/bgKP5h6z7hyaghyHGk9vjVZkRPayqCu495J5kpadryMWBLt/UHK5bk96vENp90540ZjAk2uidIFVs/84xhOG3X9zb08Cp
            Ax8NenNgvYdgOJKfUl6O9AuEd4PYAAABxA==
            """,
        chinese =
            """
            eNplUTtPG0EQPigiIaWlSnNFeuxb28KJ+C3obKADUdCk88U+26fY5nXOgWUJG8Tb8RIe8fmZH8PO7F7FX2CWSxEJaUfamfm++b6d
            NQwjgfddbHuwy5H7wIeyVRJ/u+jw58J3DDr40ITqQJVCMT7C3oyKhmEsitFIl8KG9E+kd614Gaq31Jij+Lhh59dXt+1vm+tbOzr/
            n0/5PMUCDO7BfYiCX5rxRvuE7R62R7GbeL70hjBztKQGfFD9mZz29XVR8aY+xSnsXcTiWN2P55gsn8pkbSttsZzNWHojl8/lmGWn
            7ExybTm9liHMV+Dl6OCcTIhRw7QSVgaGjwzbVYbBuZlMfWEJM/ILyLW46t/BtGkm2VIyFT9/RYxd0lbcwaPGP9tFF8pP1Ab3jxj/
            BI9TXfGB4qdR0Delw2VvQisghDaZle6l9CrYCaOb2sukRQOj4z0RFrDXfZnURFgXk5b0r8je++1/Ru8HSarKDYQX9F3q8izyHeLA
            bgDT33BY17hXAEMC3AAAAds=
            """,
    )
