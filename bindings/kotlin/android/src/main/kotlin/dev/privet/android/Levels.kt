package dev.privet.android

import android.app.Activity
import android.content.Context
import android.hardware.biometrics.BiometricPrompt
import android.hardware.biometrics.PromptContentItemBulletedText
import android.hardware.biometrics.PromptVerticalListContentView
import android.security.KeyStoreException
import android.security.keystore.KeyInfo
import android.view.View
import android.view.Window
import android.view.WindowManager
import java.util.function.Consumer

/** What is in it is newer than minSdk (API 30): whoever calls it looks at the level first. */
@Retention(AnnotationRetention.BINARY)
@Target(AnnotationTarget.CLASS)
internal annotation class After30

/** What is in it is newer than API 34, beyond which the list of public API does not reach that this is built against. */
@Retention(AnnotationRetention.BINARY)
@Target(AnnotationTarget.CLASS)
internal annotation class After34

/** Calls of API 31. */
@After30
internal object Level31 {
    fun level(info: KeyInfo): Int = info.securityLevel

    fun hideOverlays(
        window: Window,
        hide: Boolean,
    ): Unit = window.setHideOverlayWindows(hide)
}

/** Calls of API 33. */
@After30
internal object Level33 {
    /** What the key store's failure is, in its public code. */
    fun failure(e: KeyStoreException): KeyStoreFailure =
        KeyStoreFailure(e.numericErrorCode, e.requiresUserAuthentication())
}

/**
 * A failure of the key store as API 33 and later tell it.
 *
 * @property code one of `KeyStoreException.ERROR_…`.
 * @property locked whether unlocking the device is the way out.
 */
internal data class KeyStoreFailure(
    val code: Int,
    val locked: Boolean,
)

/** Calls of API 34. */
@After30
internal object Level34 {
    fun onlyForAccessibilityTools(view: View): Unit =
        view.setAccessibilityDataSensitive(View.ACCESSIBILITY_DATA_SENSITIVE_YES)

    /** Tells of each screenshot, until it is closed. */
    fun screenshots(
        activity: Activity,
        taken: () -> Unit,
    ): AutoCloseable {
        val callback = Activity.ScreenCaptureCallback { taken() }
        activity.registerScreenCaptureCallback(activity.mainExecutor, callback)
        return AutoCloseable { activity.unregisterScreenCaptureCallback(callback) }
    }
}

/** Calls of API 35. */
@After30
@After34
internal object Level35 {
    /** In place of the description. The core sees to it that the platform takes as many, and as long ones. */
    fun list(
        builder: BiometricPrompt.Builder,
        rows: List<String>,
    ) {
        val list = PromptVerticalListContentView.Builder()
        for (row in rows) {
            val _ = list.addListItem(PromptContentItemBulletedText(row))
        }
        val _ = builder.setContentView(list.build())
    }

    /** Tells whether a recording shows the app, at once and at each change, until it is closed. */
    fun recordings(
        activity: Activity,
        told: (Boolean) -> Unit,
    ): AutoCloseable {
        val windows = activity.windowManager
        val callback = Consumer<Int> { told(it == WindowManager.SCREEN_RECORDING_STATE_VISIBLE) }
        callback.accept(windows.addScreenRecordingCallback(activity.mainExecutor, callback))
        return AutoCloseable { windows.removeScreenRecordingCallback(callback) }
    }
}

/** A service that every phone has. */
internal inline fun <reified T : Any> Context.service(): T =
    checkNotNull(getSystemService(T::class.java)) { "no ${T::class.java.name}" }
