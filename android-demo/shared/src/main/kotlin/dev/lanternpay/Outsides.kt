package dev.lanternpay

import dev.privet.PersonKeys
import dev.privet.ui.flow.MineOutside
import java.nio.ByteBuffer

/** What the device does for the screens of the last tab. */
internal fun Device.outside(
    keys: PersonKeys,
    face: suspend () -> ByteBuffer?,
    declared: () -> Unit,
): MineOutside =
    MineOutside(
        open = ::open,
        scan = { scan()?.text?.encodeToByteArray() },
        probe = face,
        savePicture = ::savePicture,
        copy = ::copy,
        year = ::year,
        compared = declared,
        keys = keys,
    )
