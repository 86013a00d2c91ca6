package dev.privet.ui.preview.cut

import dev.privet.ui.preview.Cut

// Written by PreviewsTest with PRIVET_CUT=1, and held by it.
internal val S5_USE: Cut =
    Cut(
        english =
            """
            eNq1VXs0VfkeP8erhAhFSvMbrhiONxGVQVp5Jo4eYrGPs49z6tj72Gd7nMYrU4ymkhtNyjQ4UZM0hkYzjsaEylmZkqiGSqQyQqk8
            knR/e1OauWvdde8fd6+19/59f7/v4/P7fD97/xgM+vJmMJgFlZyaAjhWtnVwsVsJB/PsgT9CADsbuxVMaCqKEAn1CqRfKvBWoJz8
            UB4JRHwcQyknNSGCkSiBRUBn2vabtkHgtG3gIYxDgS9KkkIUsFGEBTwDtgJ7ZysbG8ZMRmO6PouKYIHZ7HA8m4qCSYEIQsVxQvKv
            MKCltJmPULPW7jF4HEYCBOMCCAiFSdbjCUCCxwFEJCLweJTrAnhIFApwAgR6B1AI2PjfYE/nQzH4XjDLCAu8p2m+NwZIPgoINAon
            uGI4oxlED4GTA8B58EltXD1YEI2h3OkoakIlGEWBgEKpQOeeS5WF5QBHQkOCpurH3GizcfA38uCsHiyFCuA+qLC/gvbwQ5F4VAyx
            CcTTzLiA/50Px2ASkYgBHyVg+DpqSYSQVBXYOSQGJRAgEkSRcQRKbRUmIt6DN9363gAJiJhmJxoTiCFSHPsIkxVF6yZEKOACiEwg
            pAiyt52RgupaHDMlwbTwNChyPjBCi8kfIaP4cIsJsN0fqhBclGtFLTOph5knjvEERAycA5sRASnAogGJQ0ckiv8xYXTEzKdAXz6z
            Wp/zX0jtE1qu/1Hd6sF8PAGjqkOe/r3b/w/lURzOCI9DpdOdJZ4FdqAS4GS31p0qA297XxQVQUUCMcJDrYA7JoFekFqaLK6YXkEh
            2XSTo/i4IIpuno03Cfi4kDvTBUpLCVAsQExvllLah3kYJKZjHGEMiQqFVAwKlUR5QXcQg2CS97v5SCPT+alAk/dyJaFe4aaoQAod
            gK4YTgIBBmFSjlQ34fehlD913NHVYLhkHm+OmttFDoiMZFxYcjigRwurnu90AVs0R3R8idr5CKPyDLuc3RGtJe2dZacCTRqHLt4T
            6bkM6HlmnEr852B+fpHXnPGG5+klKDKyguiZYip96Xs9w6FKbm/AsKjotTZZ+0NOsGF9vrpUN9hj2xmzBtVFFnOnNJwttThGvxQV
            RcY439ndkt7eUGqh1VCzw17qJnYJTBE6R50okv+Sr5ObHWu+4cauNQ0b3sX5MBpHdcyzrONdB82IV93hOp1nGKfdr95Yr/cwWab1
            OuWpYeLKoQu9HuZl2Tq5XUlr1h9K69759aqpEp9bmZnVAzmFP9v1SRuVDd2jP/1qeU6jymXJ0H0zlmpKlruP3htSXn5r4rnxZ8mM
            mIZL2b7kp+2KSOf8+5Z5TyS5Z8KHxsT1zZ5I2fWpd3/uOhpqHL761Hg+e7Mxy8/8izNy1VLtYtm2TqXUhKqgtP7crIdT+uzbej1H
            K5OKC03O/f7J5/EaeXfTBzsdq84+ztm/n78VN1ySsXR7IZm3Ys/opE8LM2fhOfEC/pvKI2/dbeI8Di67r6PLC+lRxX67vGJb5zH/
            1EVNR8iam3vNS714W5PjHzkrrM3/tu9hZD4oD8v2QQw5Fq+7ShWwpror1upxES8sm9sZGCJ5rJcbILWITYgfvdfawCeWDz5hfrP3
            zvCfb24pXtNtMcrctWhtwo95lmVOmQG7pJZt9X4nRmK3yw5uk7GVWuYuybRqrWtbuq5M/3j77zmNdzU2bvF6muwTJ/W9FjDW/Idp
            6Ekj39vsmnO5L2vbJV7MwsTY9ruSlT3GyicmAhVWpz+6J9c+7bDpak9PxapXnqrSA9UTZv5lOgbLJh5wOSbxqomrn7Q9Ttzz7kB2
            /jFH5WJrHYb8hl+8Jq+88pb3HM3in1xHxyK+cLuigGcNxb5d55aN3JQaxF46eV2m1N+ipx/6oOK86yFRasmW686/Jb/TsZ0McDlr
            /bq0TGv1Dwu+S/rST77Qdoxz6QhvJPXw8tCQyD621qSgfmrZ0blu9m43Dcy+Cjja73CO4Xj5SW/qRbdk24lHv3q2ZAzURpZ/9pJT
            X1sZ5rx/pLZQHmNaIwv/Y3eSzGRvQt+Y8RYF2eFKoDbofK9rt39A6ZURbVbXzgPL0jpwjeE7bLQxfui50urWDeN517+2+LH67MRL
            4urwsD+fKWfqE89U9n1ju7h7z7eGZ2tCU8/n3A5RuRnMfWZu1BRRWefaYbBuqOJgepe1R5bDZa9ny/a717f1pq2RWmUVmId5PKwt
            8lh4uIylGFuhEtR8zO18bLxv8c4InReTWm85G3tDRtecKy+69o9Np/cU4PZ9i28sTU3rzPaumwzb0fAqpWpfVV6HzVv16G7szqt9
            yse0DZgXffoKehXryceriBLbpn0/B3lULY+cSnXNjr72IuztyQw/n16ZS3/YjXEZK6UCqAnM6gzzTzkaG3VtTWpuqXYPVE3TDH+g
            u/lipclkg7+b9KcU40vSRb9OLJwXGHLoxHqt88xuxwdt277PzjQp4XfU1X/XbNJiNZTmsti5cX3/9/1PFZuK0hsHTNUOFPgrd9QM
            aPPY9ePjO6OnFrNw/Va/mLB5mfI0+IOy3BgEonAufXTSfzuCOsxFpBXwShThBAmiBdQBjgCeQEj/N6lLc8bJ0snBarsYpw4HtRl3
            yo1y+RfEqbTeAAAJ1Q==
            """,
        chinese =
            """
            eNq9VmlQU1kWTlhUBFoEEURxnjAIzb4qgsqwWcgmrWC7QEHQsNiQQAggNkuCQIwsAVkDQZYQRCGAQLMkEVrAhZJWXFBbVBTyXgIq
            igsgIs59iVq20zU1v+ZWvffOvfecc7/7nSXBYCRjJwaDZbUE81hAlrewtrPcAoQVluaWm+CuNiuEdcIKKeZgwZpsFC4BfJYI+SVI
            QzcqgUcGVYY7WkS1fFhAQeiZCIuHKitG4AhkPIkQCIzQuYKI2iRqEABbdLbGKSIWD3ngyeQIPOSLx41TqL0cK1tTc3PMZ5/GEiQv
            BVnS04Dw3SFg5atLFDmKR8TPR06z/gYRuglnpMONXUCymqDlTVSXw6eykIJ24Bsp6gLni6oaxY01QIYFjJeCUiGPJ07rRE4UwU0Z
            okoqegOEkSvsLhPxmX+5DuoaKW6fKG4Dkvp3tEFf+FSCWXXixmb4QqGwkwvmGqKGBmizNYSUV6FXSz//eYKSoyQxgkTcbjg3Gyvx
            X8ERsTJRZvAE8F6G8uuDS4CCE6AQ3CE8isfZez/0hUBVXyL0HcHokbvxh/DhcfjDqJmnNDqQjySkTp54XBw+BiKHhcdAUWFEAt4O
            cowkxhLIEI5wGAIhxOONITdiPJRAjIVwUVEkIvBjJzkcIpIgn53ewIvNHjIuIQYKw5OA+Q50KwpHRk8xhpxxkXgSDooKP0SOJQGT
            ENQR6Qt4/f1fJlA8LgYi4Q8RQwnhMQApkfANJlOgunIvLiL8MASQhUeg5FpZfM4XBRciQZ8MSVNUGSXnKyMohZrCzhyETpGGQFSa
            JuykiGlt45RUdBOLvozQlJHkAFhFuGwQMBGXDnenT1Co4u5u6GvAPxt9Lh3JcP9LWSz931NRR2oE0u+/FYQSfCEfpBiK/wz1b2L/
            /0hMiWtJRoISAZNVCKtBWoWgQCZOcaDNli6OYF0OPFvETR1wLQcuShP2lIsaqwBjIH3hE81w43GUex5PKCgVVXAmqPlIah1YmaDQ
            kcyzQA1NBji9HUBBWPRvb40W63+oGsKMJtQxjSe9J6okQQX0pHcCwJHCZqn2BmFnNpxbD9zAtalCkAWpXUgWHdhMlKSLm/hSJTSy
            oFjkmIunbey1pjnLQ5YqOlwMhoKCMBfWFnmPqRDaf9h8gbB6adTptYodgTrcDMu8tMBbnOGR+jofvf6pi4+iNOyeazhn1B099YLJ
            rHJdOtf3KpWDx73bRBpbxMod97iRYd06YKWFMWoWmum5NOXt0e5lKrFX7XE62GDQp7DaaNmisq2JSrBOV1VVUKTt/bSh1OG+WiOV
            Pt4vVmyHGDuf5AjbQzVVA11MtQJGtOGum9Ttfbs+xbpj+mfUDOlmcfYvDEhvnwaojTRgzjleu+mmMZ7EV3mf/Ez76JapC0Inw3qG
            WsFo4na3fMrTY5lbFznud2m09ud5lZ2WYna/vLZj6IYTG/P6l1xOmHpsYKyQTHd01/hAHuDenX+l+2MSJrLvEsODvGFYFjfyw2OT
            QlFCQUPA1GxM76Azrv7G4qcJaukB3YBtdXNM3591jT0Nf20YUKhVreYfHJFLiW/dTZksoI8vavre0xgrbUmsrtRr++Mf/4pTLnyY
            +mLEprURycvODttP1F6bse5IJblwU/rMgvsQNk+9LWZl2IeWko+O5rFOuesfq60K8RtTIPx+edPBkTKvlNVXS8i82ycNa11D9ifF
            wbYyLsxy8XgQE+L6M9xx2sFG70drZQhXe66YKcUGvjYZHMYQcAmIRoE32yg6Pm7m0a2+MNLGFyJs8cn70xMf7speXzWkQ6Oudok/
            X2hSv5nmTWWb3On1rHkXfYSfe5DvKze0bC3N9FbPnXU76jVPD/+R1/9Q+ad9rs+S3GPZHte9Zwf/1D9wRsfjni+vreCNYDjBFVt5
            NHr4YcKWMV35mnkfmW2p8KMB1XPWe6+NjTVvfeuswM5pnzfwqlfTWj//5HCwXpzC0W2iO8jR9E85DGaZjXy1mRpm4KZn3IoQbsvd
            nUtXVP9mPzMb+KvDFRkifSr64w4HBu42Wyv60pkbfLnJIQ3NA0+aO+zzo1I4+27Y/p70Sc1iwduu0ex9bb3KtqaVFYnHPQfULWaD
            L5WEvEsp2njAL0jsq7IQ3ru4vnSZg5XDbS2DE96lk9ZtGJvLImHKRYcki3m423ko47kgiPvjm+BeQYu/bfY7QeVApD6PH/BnWiJf
            72S8eFZ3nwy/qAVSfGH7aDTNy7v2yjtV49FjOespD4jK0/d98f1xU6/ktt3aNVd4I9PofHvj/BvStelprzDsAFaT9HJJVrHFmqfp
            5dqNvAMpHXn3/Jbc3nP4paHO1cCWHvsHWjummnNTR82c6NaXXV+uz3bsvSOkbGeb0lmG/k7jgion9aJ6Y9no5iW7B8scOqLjPKqP
            Baq9XlD5GPyT0G9mexu36vo/955LZxGtxGturkuhjDB29iz4/9L3Nrk1q7XwgflHpdCnhPtvs+TLVLWwF93FLKFsLxnZSuJYXM3q
            3O3UujFoMcWeEXr9tf/HMxme7kK+3aT/zTm+cXIzpBhu0KPNrLPR1Rndnzg41O7oo0BZEfBk1c8XW/QW+rwc2L8l615ir+6eV1/u
            45df46bSgX1q8+TOwbMMmh4n7EFPb8Wg3pDpFMVujW2/2+TZyWeyV6tS+5/rK+awvOQf8J6rhvj2zs0dC11cY0zUvOUZ6b+cNkCR
            tEgaV9xEFfKyRPw28OcEtC5hVwVohnCTAG2GRTQhv13az9CxgoT+8EeRTTZbmx6JIRIkXf8bTVTn30KOtYoAAAoM
            """,
    )
