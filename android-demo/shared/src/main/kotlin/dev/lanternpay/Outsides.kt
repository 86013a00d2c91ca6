package dev.lanternpay

import dev.privet.ui.flow.MineOutside
import dev.privet.ui.flow.Outside

/** What the device does for the screens of the last tab. */
internal fun Device.outside(outside: Outside): MineOutside =
    MineOutside(
        share = ::share,
        open = ::open,
        scan = { scan()?.text?.encodeToByteArray() },
        probe = ::probe,
        savePicture = ::savePicture,
        copy = ::copy,
        year = ::year,
        compared = outside.openInspector,
        folder = folder,
    )
