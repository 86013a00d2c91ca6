package dev.privet.ui.preview.cut

import dev.privet.ui.preview.Cut

// Written by PreviewsTest with PRIVET_CUT=1, and held by it.
internal val S3_LOCKED: Cut =
    Cut(
        english =
            """
            eNp9UcFKw0AQ3SoUUU/1KMiAIiil2JvkKhREiEXtwZNsk0kTmu4suxvL/r0zSYpawcAeZt6bNy/zlFIDpdRpoTP8sDpu0ASuT+Y6
            wjKCtFVHOeZ39oIZudyDdgg1ZWvMJ6r7/oFmAq1M5dFDpMa1qkAGQll5sCUZHIMnLnUQAmTagLbW0SeCht6VqF09mzrCtkTT8Uoi
            jxBIODu7wjuQX5rJFqtDQGe4Pn/QG3QsV2WhYY9UfJvpjQ5TWlIe+0pELp/QhoS98to9w2gyF23AnGk3QvtNSKAxoapbn7zPQMWE
            opBL3i4ESfahMZCD6f0d5Dp6nm485gPhH3IYvafRayDrE/gRjzAuuK7MSlrzxxS25NYchIclFuTai1y/93d1WLAwaJPDGtFC42Uw
            lCgX7xMTyaM3cca2dg15o78h98h0YaSWLDyi6G0mkBLfg9Vlb42a0+xuwqiZtGPDbuwLn3W3LwAAAoY=
            """,
        chinese =
            """
            eNp1kU1LAkEYx1cPHUIIgk5B2L2g8NK3CQm7FR26dHNFRTNbizXfVnxJUctdpcK38eXDNM/M7smv0DPOJhI0MIf5z/95/r95RlEU
            j6IovsvgRej8Jnh3Fbq+FWdIDO3oiJI8684V6dnGvWtbfZhlYfjh6CpYxe9wRJHr/5sAGG1mdJkxsXtxSLyzSJsXo3QywYDl9IHO
            S0KpWbbVkHmy9JCSmKiMtJ1wkqU6m0QsN5Amr2CVrXhyDHN146wTp1x3GfboKM20DGZxUqCE0FkWXe6ld5W2KIOZX06LbuwKGPHw
            QXBfhV4cTQdSXVt56QsSfSSE2KeTM8WQjphRcQoZvFzLCIt9WOLFf3p24odGhxlvdLbgetsjKrbWQ16Bgmows471m+8Vvn1k4FVV
            CjzWgtEItB52kZM4Fnlaj5ImSz1zUhbo4wEnLU5MmYbwMNHXBe6v+lxIs+HUxr+i2Dt/PtSVA3brVQiZR0xjlSY3UtjPFZNpnDNF
            du3JCass22dpS6St3ik9P1ggVGgAAAJx
            """,
    )
