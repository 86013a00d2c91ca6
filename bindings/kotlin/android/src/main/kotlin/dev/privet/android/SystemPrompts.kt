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
 * How a prompt ended.
 *
 * @property signature what signs once; none if nobody was let in.
 * @property lockedOut whether too many tries ended it.
 */
internal class Prompted(
    val signature: Signature?,
    val lockedOut: Boolean = false,
)

/**
 * The system's own prompt, bound to this one signature. Cancelling the coroutine takes the prompt away.
 *
 * @throws HostFault as [AndroidPersonKeys.sign].
 */
internal suspend fun Activity.authenticate(
    prompt: SystemPrompt,
    uv: UserVerification,
    signature: Signature,
): Prompted =
    withContext(mainExecutor.asCoroutineDispatcher()) {
        suspendCancellableCoroutine { waiting -> Showing(this@authenticate, waiting).show(prompt, uv, signature) }
    }

/** One prompt, from its start to whatever ends it first. On the main thread. */
private class Showing(
    private val activity: Activity,
    private val waiting: CancellableContinuation<Prompted>,
) : BiometricPrompt.AuthenticationCallback(),
    Application.ActivityLifecycleCallbacks {
    private val signal = CancellationSignal()

    fun show(
        prompt: SystemPrompt,
        uv: UserVerification,
        signature: Signature,
    ) {
        if (activity.isDestroyed) return end { waiting.resume(NOBODY) }
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
                    .setNegativeButton(prompt.refuse, activity.mainExecutor) { _, _ -> end { waiting.resume(NOBODY) } }
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
            if (signature == null) {
                waiting.resumeWithException(HostFault.Unexpected())
            } else {
                waiting.resume(Prompted(signature))
            }
        }
    }

    override fun onAuthenticationError(
        code: Int,
        text: CharSequence?,
    ) {
        end {
            when (code) {
                // The key rests on what is not there any more.
                BiometricPrompt.BIOMETRIC_ERROR_NO_BIOMETRICS,
                BiometricPrompt.BIOMETRIC_ERROR_NO_DEVICE_CREDENTIAL,
                -> waiting.resumeWithException(HostFault.KeyInvalidated())

                BiometricPrompt.BIOMETRIC_ERROR_LOCKOUT,
                BiometricPrompt.BIOMETRIC_ERROR_LOCKOUT_PERMANENT,
                -> waiting.resume(Prompted(null, lockedOut = true))

                // The person left, or the sensor can't: nobody confirmed anything. A finger that was not recognised is no error, the
                // prompt stays.
                else -> waiting.resume(NOBODY)
            }
        }
    }

    override fun onActivityDestroyed(activity: Activity) {
        // A rotation: the prompt is the system's and stays.
        if (activity.isChangingConfigurations) return
        end {
            signal.cancel()
            waiting.resume(NOBODY)
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

private val NOBODY = Prompted(null)
