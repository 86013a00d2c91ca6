package dev.privet.ui.flow

import androidx.compose.runtime.Immutable
import androidx.compose.ui.graphics.ImageBitmap
import java.io.File
import java.nio.ByteBuffer

/**
 * What the screens under [Mine] ask of the app around them.
 *
 * @property share hands a file to the phone's share sheet.
 * @property open a file that the person chose; null if they chose none.
 * @property scan what a code in front of the camera says; null if they left. What the camera sees for it is sent nowhere.
 * @property probe a face in front of the camera, as the core compares it: a direct buffer; null if they left.
 * @property savePicture keeps a picture where the person keeps theirs.
 * @property copy puts text on the clipboard.
 * @property year the year that the calendar on the wall shows.
 * @property compared shows what was declared and what the phone saw.
 * @property folder where a file may lie until it is shared, in a folder of the app's own.
 */
@Immutable
public class MineOutside(
    public val share: suspend (name: String, bytes: ByteArray) -> Unit,
    public val open: suspend () -> ByteArray?,
    public val scan: suspend () -> ByteArray?,
    public val probe: suspend () -> ByteBuffer?,
    public val savePicture: suspend (ImageBitmap) -> Unit,
    public val copy: (String) -> Unit,
    public val year: () -> Int,
    public val compared: () -> Unit,
    public val folder: File,
)
