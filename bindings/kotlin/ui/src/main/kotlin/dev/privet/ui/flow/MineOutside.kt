package dev.privet.ui.flow

import androidx.compose.runtime.Immutable
import androidx.compose.ui.graphics.ImageBitmap
import dev.privet.PersonKeys
import java.nio.ByteBuffer

/**
 * What the screens under [Mine] ask of the app around them beside [Outside].
 *
 * @property open a file that the person chose; null if they chose none.
 * @property scan what a code in front of the camera says; null if they left. What the camera sees for it is sent nowhere.
 * @property probe a face in front of the camera, as the core compares it: a direct buffer, which is overwritten with zeros after its use;
 * null if they left. Where the phone has to be asked for its camera, this asks it first.
 * @property savePicture keeps a picture where the person keeps theirs.
 * @property copy puts text on the clipboard.
 * @property year the year that the calendar on the wall shows.
 * @property compared shows what was declared and what the phone saw.
 * @property keys the person's keys: a pattern is made anew, and new tries after too many wrong ones are allowed, on the owner key's word.
 * Neither way is offered without them.
 */
@Immutable
public class MineOutside(
    public val open: suspend () -> ByteArray?,
    public val scan: suspend () -> ByteArray?,
    public val probe: suspend () -> ByteBuffer?,
    public val savePicture: suspend (ImageBitmap) -> Unit,
    public val copy: (String) -> Unit,
    public val year: () -> Int,
    public val compared: () -> Unit,
    public val keys: PersonKeys? = null,
)
