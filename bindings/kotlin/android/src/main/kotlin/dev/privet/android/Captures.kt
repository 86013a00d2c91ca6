package dev.privet.android

import android.app.Activity
import android.os.Build
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow

/**
 * Whether the screen is recorded, and whether it was captured at all while this was open. Make it when the activity starts and close it
 * when it stops. Screenshots are told from API 34 on, recordings from API 35 on; before that nothing is, and neither is ever claimed.
 * Needs `DETECT_SCREEN_CAPTURE` and `DETECT_SCREEN_RECORDING`, which the library's manifest declares.
 */
public class Captures(
    private val activity: Activity,
) : AutoCloseable {
    private val now = MutableStateFlow(false)

    /** Whether a recording shows the activity now: the preview is to be hidden. */
    public val recording: StateFlow<Boolean> = now.asStateFlow()

    /** Whether there was a screenshot or recording, for the record of how an answer was given. */
    @Volatile
    public var captured: Boolean = false
        private set

    private val screenshots: AutoCloseable? =
        if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.UPSIDE_DOWN_CAKE) {
            Level34.screenshots(activity) { captured = true }
        } else {
            null
        }

    private val recordings: AutoCloseable? =
        if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.VANILLA_ICE_CREAM) {
            Level35.recordings(activity) {
                now.value = it
                if (it) captured = true
            }
        } else {
            null
        }

    /** Lets go of the activity. */
    override fun close() {
        screenshots?.close()
        recordings?.close()
    }
}
