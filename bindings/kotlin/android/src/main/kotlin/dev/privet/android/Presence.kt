package dev.privet.android

import android.app.Activity
import android.app.Application
import android.content.BroadcastReceiver
import android.content.Context
import android.content.Intent
import android.content.IntentFilter
import android.os.Bundle
import android.os.PowerManager
import java.util.Collections
import java.util.WeakHashMap

/**
 * Whether a person has the app in front of them. A rotation is no leaving. On the main thread; keeps no activity.
 *
 * @param inFront one was resumed: at the start, and whenever the system's own windows (a permission prompt, settings) are gone.
 * @param left the last one was stopped, or the screen went off and still is.
 */
internal class Presence(
    private val app: Application,
    private val inFront: (Activity) -> Unit,
    private val left: () -> Unit,
) : Application.ActivityLifecycleCallbacks {
    private val power = app.service<PowerManager>()
    private val started: MutableSet<Activity> = Collections.newSetFromMap(WeakHashMap())

    /** Activities over the lock screen are not stopped when the screen goes off. */
    private val screenOff =
        object : BroadcastReceiver() {
            override fun onReceive(
                context: Context,
                intent: Intent,
            ) {
                // It may come when the screen is on again and somebody in front.
                if (!power.isInteractive) left()
            }
        }

    fun begin() {
        app.registerActivityLifecycleCallbacks(this)
        // Only the system sends it: no other app can, exported or not.
        val _ = app.registerReceiver(screenOff, IntentFilter(Intent.ACTION_SCREEN_OFF))
    }

    fun end() {
        app.unregisterActivityLifecycleCallbacks(this)
        app.unregisterReceiver(screenOff)
        started.clear()
    }

    override fun onActivityStarted(activity: Activity) {
        val _ = started.add(activity)
    }

    override fun onActivityResumed(activity: Activity) {
        // Whoever listens late has not heard of its start.
        val _ = started.add(activity)
        inFront(activity)
    }

    override fun onActivityStopped(activity: Activity) {
        val was = started.remove(activity)
        if (was && started.isEmpty() && !activity.isChangingConfigurations) left()
    }

    override fun onActivityCreated(
        activity: Activity,
        saved: Bundle?,
    ): Unit = Unit

    override fun onActivityPaused(activity: Activity): Unit = Unit

    override fun onActivitySaveInstanceState(
        activity: Activity,
        out: Bundle,
    ): Unit = Unit

    override fun onActivityDestroyed(activity: Activity): Unit = Unit
}
