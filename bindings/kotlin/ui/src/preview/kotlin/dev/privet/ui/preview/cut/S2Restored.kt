package dev.privet.ui.preview.cut

import dev.privet.ui.preview.Cut

// Written by PreviewsTest with PRIVET_CUT=1, and held by it.
internal val S2_RESTORED: Cut =
    Cut(
        english =
            """
            eNrlWf9vG7cVl5fMWOIka5w0cZclZdeiQQpHs5e2a50NmOe1TTAv8eIEQX4yqDvKuvlEXo9UhPvv93mPpO5OOq/y7AEDakC2SD4+
            Pr7P+8bnXq9380CV48zazGiRKO1U2ev1/vJ2JJ2YKpGYPFeJ2xQnShVC6lTYkSzVJn+djqq+2BtJfawwroQZisyJkSpVfwVMfhE+
            91+pxJSpFWNZiZF8r8RAKRzGG1MQXMLny9cjZZUoA2maDYeqFMPSjHEMZKnMpBTFyGiiGavxQJW2j33bh0qnmT4WmRWFnFiV9sU7
            MxGJ1MK6LM+Fm5RauBFoLCQc0qY/v9G5SU6EM6CRpRNaTePRfQGONnMZ5Ay7cGEh7YlKcUs17ffocqueBb7dOGCprHKOqMOliab3
            4Z4cq1LuiBfGiRNtplpUyvUCSe/uvkmkg+I7CNo/vwwcf3UgqzFAiqdcKmSFP9eGMlFHhV8LCr3lz2agiiyBFpQNS1cG0MuRhYow
            WINSnTlKRopvczlMX6bTonzhtFWtZDmgA9d+nKiJOnLZmJmSeLcOYRgExDRzI2EczCCedx2K1ao80sakuaLtFjPqiE0Jw6syhfCl
            02x7q8TwJe0P228Uk0GeJUelep+pKTG9IrXMK5clPBga4wocTTe/Xivl0gH/IXZX6fNGv1dlNszY5HqdM9vYYoE64B6biWarE7Io
            SkPGYHgFzJXiBasUGZP4TiYjQapokUsR8OgH7X2w63kyIMSEXOOZmTZ3pTuCoBSmFAfPXwTQ1/YluaUW/kJzw17Q0sO/q8LtCMO2
            br2reDeF97S3PCDSNuWO2N785g9fiRQKAMUdpiAM2isr0SCvHjpT2B1iSHNbsN/RzAuzhg/CIyEEm4OYwv+hRVyedPLpazrdqvJ9
            hhuD9iEijilP2IDMxCGW9GsPmDfxNZwsBhWrK+hpWZS/p3h0rDOrrA8rXuVtxVlC28cdvkcnrJ+91HmF+IRoxnQjY6wKV4zCRfiv
            fU+nFNIREBjfC/4ZfJOC50yYIOjqCzMwaQSZmHwaQcaxcwIrnZRV4fiWj7oAhu1lOcvJERGRGtGQ9PbFG1rZmV/aJCvc/maLkcdu
            iq0rK7Vj0c96bQbxvkTxAGOyBkzBjBlVRFGLuD+E35NGPo/2UaqhN5HUp5iJpY3sgkUR8OfI95okg1gL8euVkrBxQXNBS8sawhe0
            teXvM9/0mYcBIcYkSP9txNnJEzaEGjl/vM+PyEfBdEnumwfzVGHhyl5uJmmOjDI/iGCve7BhhM3V9aZr/pHB+SkQn3z9VRPEmU9F
            9BoaJFafRGxcVSjWDl8u04QnknZ6bgDncs7GHn3x2s5S+FbmyLzZD86C5/6eGSOPwK0pIfMZPhsxZ5kkhPEmc+6L546ClVbgQUEq
            7XDbRzPEkf1pvZQIGqEU8VFA5Nm4BvvG8yg9H750/KZL3p6h3V6/1cT7ydYM8HsBcHZxui+hQF9xoVmY/jggfJqCiXD/3cJ9qCqq
            2GMz0lJf7IpBKTXSHCGedDDLtHWwonNbRl1iXDscQXQxG18+gyE83s+sQ25hDrIE7Kl3DIro7L0NHXMOnyFtCqVZxhwsyGmZSQT4
            w1dmcjyiglB6u4BjZ3ppnNlGPM6aCj58o6mnp/kupB0biBEdmL35261OZ74VoG6qjZh/PKuGMQUEB5SDUWdeFGJzpeDaP2ko4vAs
            qG1B9KkV+CVyE85l5mTWUMU8nFz+t4GTTEShagHCoJL/YyRXOqy+GaYbmiXSR+1nDqpRVCIZEI56Uo0rnwvihfp9YxdeNMgV5yZe
            wwMmrJ0F8d3XKs9tm0VddtENkhwVVV2NZY6lxu28AO28TFEaBUZc7DSDpfC/Pn+phYkYte/UOXqO4marhCaglzKQWHCxgXzd7eox
            qp+GAh30WQTce5BkUURqSD0XVogtvszu+GRC03aEpNp4s53FLnwkCJtri6j5DpRF7mHxvLnjW+Uf6gO8HUjex2wX1owVFdEcH2wM
            EDOO/giV1mYRzmwdd2o9vnFaPY6133YV4dH/64fN/QBmt+JIpm1eispgvzYcDae6L+LDS+UAz7dU7H+F6+rLwb9U4hZf53fpYR+q
            nqRUKZUHRBDe/cti+oPH9BkiEnHa85yYK7NDcQXZW65O4hvuA7GHIitIvViXzXHkABD2RVTX9xpy+4NiDG/v7pyJYN+d+foCyWlF
            2sOfzAc1Lf88mGXxTp2ziV4Y5K03VbOlcvuZypFFx6Hx4Tee0Yd/5/H2KamQkJFNF/fiUhsCkiT3X6IKBbRQwibRcvyHu3BNG+FD
            3qXt5MHcg4P7T5wzcOcCxb6PjPzW+gdESDNo4Lm22fGI22Sdk0T9+Q+GmE4cR5KxzHROrPegWwkAoDJZeDOn9srj/9Re6Trio84m
            C1103l6+rW3gT2eqH+Ye57OQci8YUReK/HT4DlhV3ogu/G3e7Mbd5shVoQqhXKwn3LU9ox09PQBCwRPo/WbZw0kI5ms0t2SOVbtd
            w8GLRPzk7WJ3ZkwvAN/LO1bRyDbenXLE/6oLt3yT5gICzIJtdCHDfYTFqrKakbaEPbepxFbz2iE3G/j5HdS4rHH8zXdwZk054Jfi
            bc9tOTqchhRLyD2eeshDO8a/cPl/FeDzm8X3Hwmn6xSysdiuk8y+szY45XlwpxuthYZMQyG07UnUMvUnuDEloXAUdlTXlvyiq4qo
            b4/lucFp9+TXd6HlcHI9e+Xspf5fS4qPA0NZgHg200NUf6sGgL4pPqWc4X7PMAV/584OdWZTX9udP3/8ek667qm52g9iLtJcmLt+
            FEv9Bf1zZUjTsSBEfLPQDoUuehyLiy8Tfi7/1Ps3K3ZP5wAAHRY=
            """,
        chinese =
            """
            eNrdWf9PW0cSt/slUlr3kFA5pYqUpqdWkU6tRC5qrpXulF/vp/sXEKGugkohR0hP/c0GbGxjY5sYDLapMYFAYrBJodh+D9t/TN/s
            e++n/gs3+2a9fn42h9E50qlIlt7uzs7MzmdmdnZwuVwetrVgbia06hE0F1wu1z+N5qa5FIVQGpYUljozs8FffX6tuQVHG7AahcBr
            TSnqmUWtWWD+MsQjsJKH7Pavvnk2fwDxspmJs/QZy56yVA0n3cjyLfEbMUrHUF9DImOhbuwUkQIiB7jwNv4+pUWtusLCyyynsLAP
            Z7igakyr+oylU+SGdKNQ+Zll5sGfg3jS9PlJsKbGkC0ETsz0ESQWzUKNjkV7Hhj7z82UHxIrXMGlGFs/BlXRi8skk7NYi7PFPG7T
            syXtPEM0RnnHTJc4C36Ka8QEvzz6iaqreaPU0OslcTZO4RrRs1VU/bfzDBxnUG9WDbC9jEuQuEa0egx39Fju/HtX8LumqRvssCG2
            v/14/Ecu/NvxCe8Yfn/vnZ4TthsiuWg7yDb08JKYvv5wcmpq7MnE+DQO3n/8aGZuZmzikXfiOxy+I6bfseRYegk516a947MPuaj3
            //XU+9Q7Njf5vfeJUGsIZWjquqYo5AhC0gcTM7PT3tmx6ZmZb6a8fOsTnPGOPXk0PsuH741/gyrPziENl8B/EDhDRmL/Hx4/fTg1
            OTE26/1h0vtvLuz6+PT41I9zkxPW4NuZmbnHs5PWgT9o26JtIM7yPU7Jcq/MV1Gj7Be27Jq4x6JhdBi9UDJKu+he5lLS3NkiRrq6
            iW6n7yo4j66PM2y9Ri50k5Xj7LAgd9IG9HRa5oYbJlYYJHIvzt4iehzAeRyhR9MZi1UWWodyUN/2C6iv6/6yfniOXJ0DlzDRxxSC
            3HlyByx3iHijpNt20hs0LQnvfv7VX768Dbsv+RqUa6hDjzV3y+2GMKbY0Q7X0TocXxjl0deakDGuqXt66oAQpINJAtxzh/1cYLkw
            lBZ+O4/ybILBmItBpMDS2+xkTas3cTORij+nT3sgVEEjSXTd/aMrjWOUgxAqcrwwhVg2R220RtaBIOnxiaYG+M75A9MXZssv7fI7
            MPYQKz1cg4bfNk6p5taO0GGEh3Y8gbLQnzRV1TCrKYpYfMuS1kJBiLUURvUwtUFkGx2D+40DTD17CqFjbn8ryXGTfM5yecxxuCin
            UVnkg951++5XoxxeNBAZ3N2ZUSxFJeD283K6m+ScIioC+1CtIuwSti+kG7DlVV3d4qrXznR1X1ePSBoqD0rKjrPbwpWUPNpFn3Am
            KA8hZpy+gNiasFR/oN/R1BXahreYUVbx4uoORVLkFmrOlmMsuUgbUG26RiTKlp5isZVM3YR0EioVUrLHuAXuR/Y4ve0g+tARhX/l
            EF0K5b37X3ZAKeOmDaDddm5xToFQeBkvWSgUIbhJ64PF0HGvDONdjXnSUIqaWmfbVQTqSlj+A+UhCzjfRrdD6xMLVJyFKjyA1QBK
            JhmoFuqNwca3KCt2HxZRzWM9dWKUKxiOZnGD1tDM6BoOvC11SWJfGZkf6I8dSNspRhww3xtt4XxD4ownwQ9Mj3QYmYVvtrNwlyU5
            0QP7KVACi/rRBBDfEIVQLU+oYrLQ60l9viYsaLEZLPTtSmHI3Fw0mklMtbAWBCUtCov+IP+zqDUx+VpcKNNIe0qmrYsYIzj8DM59
            NIubjcJBJ5ywu4/1oqxqLofTbXmuzMp451nffPpvF0Zmzge7mVZwilD9erR3pN6QqDos5RZHEnhEw5Bfgeo8S+T0050BR2pnOedh
            K6vmRh4PY6ZPrwTYHbbRwCKpDZh1El4z2TiKap3rnuugI8AwUxOKPNhLZzj//wqhu7d/d+Zf+8ndIvXQm4Tl9/TcsmP/YIHtqr6H
            jULa2F/FksR8EdTXNkHZvxLA9yAZ0fN7di5cVaxOQsd0EisV72mNJnFvFX4W2A6Yefp9PU90l2LsscvsMe59yzqInLfs3Vb2vcwR
            RM0kHOH+BbHcztDdZm5hL4pkqpzQ/9M485ycZLDYd7+chqnmhcAhRpdRXtTUCse4b/C/kBCytF9GOrHDWglBRe7EV8BOD0IKZySl
            NaO5JN29A/YbF3Hrt3we6Vk+8wvZUTKLuHb1QK7bRly1+/wmDcbkoe0HpdcORPLGQt26cNNQfw3PYv8bnNcgHkNv7X4xD5MJtGYB
            t6ASEAqKJ3h/KD6ARJJVy6zWQBbGaYXYESOIKpim6DmEx0Iz4/XLaaxCmRVCpOKn/EydXEQ1ZRF1gDpsV5T4txzWvr/HuHdEO4gu
            Lqg+uyy3S0qnB3TZlx4+bwTmroePvbsxDNUSRF6yVM1oZmnzlQL2lqYEjf3n8OyVpmTNwi+Yj7jme3WpxS0ebIkyN5WFOyvH0Siy
            ihZKfkIRzHsiFhN8PfHyMRrmN3s0bK7KJA1HCYiF0GTsp0SPMRnyOIjxDQ0f7CzA7jq3+Poxf91uFURH40+9OxoOZh86mxoipJ0u
            8bUE+u9Xuu6d7+QeyaIbH6rawj7e5rBc5Q2+ke29Lw/UTkF5YZydGM3a1bI6i0QgcID7eRdr7Rj8GRZKoAsg1rIxgkbXlGL7pUzN
            ED2VR1J6qSB1Z9zbeVo90cIgO1qXNEEGkBl6vKXtNnaLskb0l1t6UlFnJxws6K3urIeFi7IPI8zWZ/7nfZD4uujgbPM2Od6WpAMO
            +eUXDECphhpS84rXL63jkW4j8qVFWjhu8dYcsqL2c/9NsP9Sq7cfyN1YdxXdNuO4W48Ny/qaukLTVHxinBuNZxDYg3hF7hgsYp0d
            7iFIhLR6jvdGa00spq8Uqvzq1pSSHo7SZjKjBEPmZ3mBs2gSI5WIxamcCZ8ezNUXRCRZdEDaf/63a9djfFErrINoYIHbflo7jG5V
            dPRJdZ1W5UUdWeuNVXQdjvG7++/XfwB0PR7XAAAcMQ==
            """,
    )
