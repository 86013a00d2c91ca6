package dev.privet.android

import android.hardware.biometrics.BiometricManager
import android.os.Looper
import org.robolectric.RuntimeEnvironment
import org.robolectric.Shadows.shadowOf
import org.robolectric.shadow.api.Shadow
import org.robolectric.shadows.ShadowBiometricManager
import java.util.concurrent.CompletableFuture
import java.util.concurrent.ExecutionException
import java.util.concurrent.Executors
import java.util.concurrent.TimeUnit

private val others =
    Executors.newCachedThreadPool { task -> Thread(task).apply { isDaemon = true } }

/** Runs [call] as Privet does, beside the main thread, which goes on meanwhile. */
fun <T> offMain(call: () -> T): T {
    val answer = CompletableFuture.supplyAsync({ call() }, others)
    await { answer.isDone }
    return try {
        answer.get()
    } catch (e: ExecutionException) {
        throw e.cause ?: e
    }
}

/** Robolectric's main thread is the test's: it runs what was posted to it when told to. */
fun await(done: () -> Boolean) {
    val deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60)
    while (!done()) {
        check(System.nanoTime() < deadline) { "it never came" }
        shadowOf(Looper.getMainLooper()).idle()
        Thread.sleep(1)
    }
    shadowOf(Looper.getMainLooper()).idle()
}

/** The same without waiting for it. */
fun <T> later(call: () -> T): CompletableFuture<T> = CompletableFuture.supplyAsync({ call() }, others)

/** Whether a finger or face of class 3 is enrolled, as the phone tells the app. */
fun fingerEnrolled(yes: Boolean): Unit =
    sensorSays(if (yes) BiometricManager.BIOMETRIC_SUCCESS else BiometricManager.BIOMETRIC_ERROR_NONE_ENROLLED)

/** What `canAuthenticate` answers. */
fun sensorSays(answer: Int) {
    val manager = checkNotNull(RuntimeEnvironment.getApplication().getSystemService(BiometricManager::class.java))
    Shadow.extract<ShadowBiometricManager>(manager).apply {
        val well = answer == BiometricManager.BIOMETRIC_SUCCESS
        // The shadow answers a type that stands for no authenticator as it is.
        setAuthenticatorType(if (well) BiometricManager.Authenticators.BIOMETRIC_STRONG else answer)
        setCanAuthenticate(well)
    }
}
