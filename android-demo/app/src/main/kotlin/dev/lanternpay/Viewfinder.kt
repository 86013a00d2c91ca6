package dev.lanternpay

import android.content.Intent
import dev.privet.ffi.ActivityId
import kotlinx.coroutines.CompletableDeferred

/** What the camera is opened for. */
internal enum class Look {
    /** One picture, when the person taps. */
    PICTURE,

    /** The first code that can be read. */
    CODE,
}

/** What came of a look. */
internal sealed interface Seen {
    class Picture(
        val jpeg: ByteArray,
    ) : Seen

    /**
     * @property frames how many were looked at; none of them is kept
     * @property bytes how large they were together
     */
    class Code(
        val text: String,
        val frames: UInt,
        val bytes: ULong,
    ) : Seen
}

/**
 * Opens [CameraActivity] and waits for what it saw, within this process: a picture is in no intent and in no file. On the main thread, one
 * look at a time.
 */
internal class Viewfinder(
    private val app: LanternPhone,
) {
    private class Waiting(
        val number: Int,
        val seen: CompletableDeferred<Seen?> = CompletableDeferred(),
    )

    private var waiting: Waiting? = null
    private var last = 0

    /** The look that somebody waits for: after the end of a process there is none. */
    val awaited: Int? get() = waiting?.number

    /** Null if the person left, and while another look is on: its picture is for whoever asked first. */
    suspend fun look(
        look: Look,
        activity: ActivityId,
    ): Seen? {
        if (waiting != null) return null
        val front = app.screens.surroundings.activity ?: return null
        val mine = Waiting(++last)
        waiting = mine
        return try {
            front.startActivity(
                Intent(front, CameraActivity::class.java)
                    .putExtra(CameraActivity.NUMBER, mine.number)
                    .putExtra(CameraActivity.LOOK, look.name)
                    .putExtra(CameraActivity.ACTIVITY, activity.raw),
            )
            mine.seen.await()
        } finally {
            if (waiting === mine) waiting = null
        }
    }

    /** The first end of that look counts, and none of another; null if the person left. A picture that nobody waits for is overwritten. */
    fun seen(
        number: Int,
        what: Seen?,
    ) {
        val taken = waiting?.takeIf { it.number == number }?.seen?.complete(what) ?: false
        if (!taken) (what as? Seen.Picture)?.jpeg?.fill(0)
    }
}
