package dev.privet.android

import android.app.Activity
import android.app.Application
import android.hardware.biometrics.BiometricManager.Authenticators.BIOMETRIC_STRONG
import android.hardware.biometrics.BiometricManager.Authenticators.DEVICE_CREDENTIAL
import android.hardware.biometrics.BiometricPrompt
import android.os.Build
import android.os.Bundle
import android.os.CancellationSignal
import dev.privet.ffi.HostFault
import dev.privet.ffi.SystemPrompt
import dev.privet.ffi.UserVerification
import kotlinx.coroutines.CancellableContinuation
import kotlinx.coroutines.asCoroutineDispatcher
import kotlinx.coroutines.suspendCancellableCoroutine
import kotlinx.coroutines.withContext
import java.security.Signature
import kotlin.coroutines.resume
import kotlin.coroutines.resumeWithException

/**
 * The system's own prompt, bound to this one signature: what it hands back signs once. Null if the person left. Cancelling the coroutine
 * takes the prompt away.
 *
 * @throws HostFault as [AndroidPersonKeys.sign].
 */
internal suspend fun Activity.authenticate(
    prompt: SystemPrompt,
    uv: UserVerification,
    signature: Signature,
): Signature? =
    withContext(mainExecutor.asCoroutineDispatcher()) {
        suspendCancellableCoroutine { waiting -> Showing(this@authenticate, waiting).show(prompt, uv, signature) }
    }

/** One prompt, from its start to whatever ends it first. On the main thread. */
private class Showing(
    private val activity: Activity,
    private val waiting: CancellableContinuation<Signature?>,
) : BiometricPrompt.AuthenticationCallback(),
    Application.ActivityLifecycleCallbacks {
    private val signal = CancellationSignal()

    fun show(
        prompt: SystemPrompt,
        uv: UserVerification,
        signature: Signature,
    ) {
        if (activity.isDestroyed) return end { waiting.resume(null) }
        activity.registerActivityLifecycleCallbacks(this)
        waiting.invokeOnCancellation {
            signal.cancel()
            activity.unregisterActivityLifecycleCallbacks(this)
        }
        try {
            builder(prompt, uv)
                .build()
                .authenticate(BiometricPrompt.CryptoObject(signature), signal, activity.mainExecutor, this)
        } catch (e: RuntimeException) {
            end { waiting.resumeWithException(HostFault.Unexpected().apply { val _ = initCause(e) }) }
        }
    }

    private fun builder(
        prompt: SystemPrompt,
        uv: UserVerification,
    ): BiometricPrompt.Builder {
        val builder =
            BiometricPrompt
                .Builder(activity)
                .setTitle(prompt.title)
                .setSubtitle(prompt.subtitle)
                .setDescription(prompt.description)
                .setConfirmationRequired(true)
        if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.VANILLA_ICE_CREAM && prompt.rows.isNotEmpty()) {
            Level35.list(builder, prompt.rows)
        }
        return when (uv) {
            UserVerification.BIO -> {
                builder
                    .setAllowedAuthenticators(BIOMETRIC_STRONG)
                    .setNegativeButton(prompt.refuse, activity.mainExecutor) { _, _ -> end { waiting.resume(null) } }
            }

            // It has a way out of its own, and the platform refuses another.
            UserVerification.PIN -> {
                builder.setAllowedAuthenticators(DEVICE_CREDENTIAL)
            }
        }
    }

    /** Whatever comes after the first end is of no account. */
    private inline fun end(how: () -> Unit) {
        if (!waiting.isActive) return
        activity.unregisterActivityLifecycleCallbacks(this)
        how()
    }

    override fun onAuthenticationSucceeded(result: BiometricPrompt.AuthenticationResult) {
        val signature = result.cryptoObject?.signature
        end {
            if (signature ==
                null
            ) {
                waiting.resumeWithException(HostFault.Unexpected())
            } else {
                waiting.resume(signature)
            }
        }
    }

    override fun onAuthenticationError(
        code: Int,
        text: CharSequence?,
    ) {
        val fault = faultOf(code)
        end { if (fault == null) waiting.resume(null) else waiting.resumeWithException(fault) }
    }

    override fun onActivityDestroyed(activity: Activity) {
        // A rotation: the prompt is the system's and stays.
        if (activity.isChangingConfigurations) return
        end {
            signal.cancel()
            waiting.resume(null)
        }
    }

    override fun onActivityCreated(
        activity: Activity,
        saved: Bundle?,
    ): Unit = Unit

    override fun onActivityStarted(activity: Activity): Unit = Unit

    override fun onActivityResumed(activity: Activity): Unit = Unit

    override fun onActivityPaused(activity: Activity): Unit = Unit

    override fun onActivityStopped(activity: Activity): Unit = Unit

    override fun onActivitySaveInstanceState(
        activity: Activity,
        out: Bundle,
    ): Unit = Unit
}

/** What an error of the prompt means; null if the person left. A finger that was not recognised is no error: the prompt stays. */
internal fun faultOf(code: Int): HostFault? =
    when (code) {
        BiometricPrompt.BIOMETRIC_ERROR_USER_CANCELED,
        BiometricPrompt.BIOMETRIC_ERROR_CANCELED,
        BiometricPrompt.BIOMETRIC_ERROR_TIMEOUT,
        -> null

        BiometricPrompt.BIOMETRIC_ERROR_LOCKOUT,
        BiometricPrompt.BIOMETRIC_ERROR_HW_UNAVAILABLE,
        BiometricPrompt.BIOMETRIC_ERROR_UNABLE_TO_PROCESS,
        BiometricPrompt.BIOMETRIC_ERROR_NO_SPACE,
        -> HostFault.Transient()

        BiometricPrompt.BIOMETRIC_ERROR_LOCKOUT_PERMANENT -> HostFault.Locked()

        // The key rests on what is not there any more.
        BiometricPrompt.BIOMETRIC_ERROR_NO_BIOMETRICS,
        BiometricPrompt.BIOMETRIC_ERROR_NO_DEVICE_CREDENTIAL,
        -> HostFault.KeyInvalidated()

        else -> HostFault.Unexpected()
    }
