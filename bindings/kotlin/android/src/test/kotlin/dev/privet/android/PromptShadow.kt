package dev.privet.android

import android.content.DialogInterface
import android.hardware.biometrics.BiometricPrompt
import android.os.CancellationSignal
import org.robolectric.annotation.Implementation
import org.robolectric.annotation.Implements
import org.robolectric.annotation.RealObject
import org.robolectric.util.ReflectionHelpers
import java.util.concurrent.CopyOnWriteArrayList
import java.util.concurrent.Executor

/** In place of the system's prompt: keeps what it was to show, and does as the person in front of it would. */
@Implements(BiometricPrompt::class)
class PromptShadow {
    @RealObject lateinit var prompt: BiometricPrompt

    @Implementation
    fun authenticate(
        crypto: BiometricPrompt.CryptoObject,
        cancel: CancellationSignal,
        executor: Executor,
        callback: BiometricPrompt.AuthenticationCallback,
    ) {
        val shown = Shown(prompt, crypto, cancel, executor, callback)
        cancel.setOnCancelListener { shown.error(BiometricPrompt.BIOMETRIC_ERROR_CANCELED) }
        all += shown
        person(shown)
    }

    companion object {
        val all = CopyOnWriteArrayList<Shown>()

        @Volatile var person: (Shown) -> Unit = Shown::approve

        fun reset() {
            all.clear()
            person = Shown::approve
        }
    }
}

/** One prompt on screen. */
class Shown(
    val prompt: BiometricPrompt,
    val crypto: BiometricPrompt.CryptoObject,
    val cancel: CancellationSignal,
    private val executor: Executor,
    private val callback: BiometricPrompt.AuthenticationCallback,
) {
    /** The right finger or PIN: the key signs once. */
    fun approve(): Unit =
        executor.execute {
            @Suppress("DEPRECATION")
            val operation = checkNotNull(crypto.signature).getParameter(FakeSignatureSpi.OPERATION) as FakeSignatureSpi
            operation.authenticated = true
            callback.onAuthenticationSucceeded(
                BiometricPrompt.AuthenticationResult(crypto, BiometricPrompt.AUTHENTICATION_RESULT_TYPE_BIOMETRIC),
            )
        }

    /** A finger that is not known. */
    fun fail(): Unit = executor.execute { callback.onAuthenticationFailed() }

    fun error(code: Int): Unit = executor.execute { callback.onAuthenticationError(code, "$code") }

    /** The button that cancels. */
    fun refuse() {
        val button = ReflectionHelpers.getField<Any>(prompt, "mNegativeButtonInfo")
        val listener = ReflectionHelpers.getField<DialogInterface.OnClickListener>(button, "listener")
        val on = ReflectionHelpers.getField<Executor>(button, "executor")
        on.execute { listener.onClick(null, DialogInterface.BUTTON_NEGATIVE) }
    }
}
