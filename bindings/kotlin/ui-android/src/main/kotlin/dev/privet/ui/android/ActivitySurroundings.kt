package dev.privet.ui.android

import android.animation.ValueAnimator
import android.app.Activity
import android.app.Application
import android.os.Build
import android.os.Bundle
import android.os.Handler
import android.os.Looper
import android.view.Choreographer
import android.view.View
import android.view.WindowManager.LayoutParams.FLAG_SECURE
import dev.privet.android.Captures
import dev.privet.android.CoveredTouches
import dev.privet.android.hideOverlays
import dev.privet.android.secure
import dev.privet.ui.flow.PrivetSheets
import dev.privet.ui.flow.Surroundings
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.Job
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow
import kotlinx.coroutines.launch

/**
 * The window of whichever activity shows the sheets: of those that were given to [host], the one that came to the front last, and never
 * two at once. It outlives the activity, as [PrivetSheets] does: after a rotation the next one takes the place of the last, and the sheet
 * hears of no leaving. One for an app; [host] and what the activity goes through are on the main thread.
 *
 * While the activity is resumed, overlays of other apps are kept off its window (API 31 and later). The host view is closed to what is no
 * tool for people with disabilities (API 34 and later). Recordings are told from API 35 on. Until API 31 a touch that came through another
 * app's window is all that can be known of one.
 *
 * @param lockedOut [dev.privet.android.AndroidPersonKeys.lockedOut]
 */
public class ActivitySurroundings(
    override val lockedOut: StateFlow<Boolean>,
) : Surroundings {
    private val main = Handler(Looper.getMainLooper())
    private val touches = CoveredTouches()
    private val focus = MutableStateFlow(false)
    private val recorded = MutableStateFlow(false)
    private val front = MutableStateFlow(false)
    private val unmoved = MutableStateFlow(false)
    private val sharper = MutableStateFlow(false)

    /** The sheets ask for it, in whichever window they are. */
    @Volatile private var sheet = false

    @Volatile private var shown: Shown? = null
    private val showing = MutableStateFlow<View?>(null)
    private val hosted = mutableListOf<Shown>()

    override val oneWindow: Boolean get() = true

    override val focused: StateFlow<Boolean> = focus.asStateFlow()
    override val covered: StateFlow<Boolean> get() = touches.covered
    override val captured: StateFlow<Boolean> = recorded.asStateFlow()
    override val foreground: StateFlow<Boolean> = front.asStateFlow()
    override val still: StateFlow<Boolean> = unmoved.asStateFlow()
    override val contrast: StateFlow<Boolean> = sharper.asStateFlow()

    /** The activity that shows the sheets: the system's prompts belong to it. */
    public val activity: Activity?
        get() = shown?.activity

    /** The view of [host] in which sheets are drawn now, and in no other. */
    public val sheetsIn: StateFlow<View?> = showing.asStateFlow()

    /**
     * Puts [content] into a view that this hears through, for `setContentView` in `onCreate`. The sheets are drawn in it from then on, until
     * another one is hosted or comes back to the front.
     *
     * @return that view.
     */
    public fun host(
        activity: Activity,
        content: View,
    ): View {
        val now = Shown(activity)
        activity.registerActivityLifecycleCallbacks(now)
        hosted += now
        now.take()
        return now.view.apply { addView(content) }
    }

    override fun secure(on: Boolean) {
        sheet = on
        onMain { shown?.secured() }
    }

    /**
     * The same for the window of one activity that was given to [host], for a screen of the app's own: until it is turned off again, whatever
     * the sheets ask for. From any thread. Where windows are given to [host] this is the way, and not the flag itself, which goes with a sheet
     * that came first. [PrivetScreens.show] keeps them for what Privet draws there: sheets, and the person's faces (S8).
     */
    public fun secureScreen(
        activity: Activity,
        on: Boolean,
    ): Unit = onMain { hosted.firstOrNull { it.activity === activity }?.screen(on) }

    /** Once for each true until there was a false for each. */
    internal fun keep(
        activity: Activity,
        on: Boolean,
    ): Unit = onMain { hosted.firstOrNull { it.activity === activity }?.keep(on) }

    private fun onMain(act: () -> Unit) {
        if (Looper.myLooper() == main.looper) act() else main.post(act)
    }

    /** One activity with the sheets in it. */
    private inner class Shown(
        val activity: Activity,
    ) : Application.ActivityLifecycleCallbacks {
        val view =
            Host(activity, { if (shown === this) touches.note(it) }) { focused ->
                // Of several windows beside each other the one that is used has the sheets.
                if (focused && started) take()
                if (shown === this) focus.value = focused
            }

        /** Whether the flag is of the sheets' doing: an app's own stays as the app has it. */
        private var ours = false

        /** How much is in it that is for no picture, beside a sheet that is about to be. */
        private var secrets = 0
        private var screen = false
        private var opening = 0
        private var captures: Captures? = null
        private var listening: Job? = null
        var started = false
            private set
        private var resumed = false

        /** Takes the sheets from whichever window had them. */
        fun take() {
            if (shown === this) return
            val last = shown
            last?.deaf()
            shown = this
            showing.value = view
            focus.value = view.hasWindowFocus()
            if (started) hear()
            last?.secured()
            secured()
        }

        fun screen(on: Boolean) {
            screen = on
            secured()
        }

        fun keep(on: Boolean) {
            secrets += if (on) 1 else -1
            secured()
        }

        private fun secret() = secrets > 0 || screen || (sheet && shown === this)

        /** The system keeps the last frame of a window that is not in front, for its list of recent apps: that one stays secure. */
        fun secured() {
            opening++
            val there = activity.window.attributes.flags and FLAG_SECURE != 0
            if (secret() && !there) {
                activity.window.secure(true)
                ours = true
            } else if (!secret() && ours && resumed) {
                open(opening, FRAMES)
            }
        }

        /** What is on the screen still is the last frame that had the secret in it. */
        private fun open(
            opening: Int,
            frames: Int,
        ) {
            Choreographer.getInstance().postFrameCallback {
                when {
                    opening != this.opening || !resumed -> {
                        return@postFrameCallback
                    }

                    frames > 1 -> {
                        open(opening, frames - 1)
                    }

                    else -> {
                        activity.window.secure(false)
                        ours = false
                    }
                }
            }
        }

        private fun hear() {
            val open = Captures(activity)
            captures = open
            listening = CoroutineScope(Dispatchers.Unconfined).launch { open.recording.collect { recorded.value = it } }
            front.value = true
        }

        private fun deaf() {
            listening?.cancel()
            captures?.close()
            captures = null
        }

        override fun onActivityStarted(activity: Activity) {
            started = true
            if (shown === this) hear()
        }

        override fun onActivityResumed(activity: Activity) {
            resumed = true
            take()
            secured()
            activity.window.hideOverlays(true)
            // Whoever changes these was in the phone's settings meanwhile.
            unmoved.value = !ValueAnimator.areAnimatorsEnabled()
            sharper.value =
                Build.VERSION.SDK_INT >= Build.VERSION_CODES.UPSIDE_DOWN_CAKE && Level34.contrast(activity) >= SHARP
        }

        override fun onActivityPaused(activity: Activity): Unit = activity.window.hideOverlays(false)

        override fun onActivityStopped(activity: Activity) {
            started = false
            resumed = false
            deaf()
            // A rotation is no leaving, nor is another window that is there still.
            if (shown === this && !activity.isChangingConfigurations) {
                hosted.firstOrNull { it.started }?.take() ?: run { front.value = false }
            }
        }

        override fun onActivityDestroyed(activity: Activity) {
            activity.unregisterActivityLifecycleCallbacks(this)
            hosted -= this
            deaf()
            if (shown === this) {
                shown = null
                showing.value = null
                focus.value = false
                // The next one of a rotation is there by then. Where none is, nobody draws what waits.
                main.post { if (shown == null) front.value = false }
            }
        }

        override fun onActivityCreated(
            activity: Activity,
            saved: Bundle?,
        ): Unit = Unit

        override fun onActivitySaveInstanceState(
            activity: Activity,
            out: Bundle,
        ): Unit = Unit
    }
}

/** In the first a window is drawn without what was secret in it; when the one after the next begins, that one is on its way to the screen. */
private const val FRAMES = 2

/** The first step above the platform's own contrast. */
private const val SHARP = 0.5f
