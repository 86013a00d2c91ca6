package dev.lanternpay

import android.Manifest.permission.ACCESS_COARSE_LOCATION
import android.annotation.SuppressLint
import android.app.Activity
import android.app.AlertDialog
import android.app.Application
import android.content.ClipData
import android.content.ClipboardManager
import android.content.Context
import android.content.pm.PackageManager.PERMISSION_GRANTED
import android.location.Location
import android.location.LocationManager
import android.os.Bundle
import androidx.compose.ui.graphics.ImageBitmap
import dev.privet.android.AccessNotes
import dev.privet.android.accessing
import dev.privet.android.askToUnlock
import dev.privet.android.openPhoneSettings
import dev.privet.chrome
import dev.privet.ffi.ActivityId
import dev.privet.ffi.Language
import dev.privet.ffi.OsPermission
import dev.privet.ffi.OutboxItem
import dev.privet.ffi.PhoneLog
import dev.privet.ffi.RecipientId
import dev.privet.ffi.Subject
import dev.privet.ui.android.asking
import dev.privet.ui.flow.Noted
import dev.privet.ui.flow.PhoneAsking
import kotlinx.coroutines.CompletableDeferred
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.asCoroutineDispatcher
import kotlinx.coroutines.suspendCancellableCoroutine
import kotlinx.coroutines.withContext
import java.nio.Buffer
import java.nio.ByteBuffer
import java.security.SecureRandom
import kotlin.coroutines.resume
import kotlin.math.roundToInt

/**
 * A phone's own services, asked on any thread. The keys, the camera, the place and the system's prompts are real. The recipients are not there, and a model that
 * turns a face into numbers is no part of this app: both stand in, and the screen says so ([mark]).
 */
internal class Phone(
    private val app: LanternPhone,
    private val notes: AccessNotes,
) : Device,
    PhoneAsking by app.screens.asking(app.privet) {
    private val own = Files(app)
    private val main = app.mainExecutor.asCoroutineDispatcher()
    private val remembered = app.getSharedPreferences("phone", Context.MODE_PRIVATE)
    private val front: Activity? get() = app.screens.surroundings.activity
    private val language: Language get() = app.screens.sheets.reader.language
    private val words get() = Words(file("words.tsv").decodeToString().lines(), language)

    override val pretends: Boolean = true

    override val mark: String = "stand_in_recipients"

    override fun now(): Long = System.currentTimeMillis()

    override suspend fun picture(activity: ActivityId): ByteBuffer? =
        withContext(main) { app.viewfinder.look(Look.PICTURE, activity) as? Seen.Picture }?.let { direct(it.jpeg) }

    override suspend fun scan(): Scanned? =
        withContext(main) { app.viewfinder.look(Look.CODE, SCAN) as? Seen.Code }
            ?.let { Scanned(it.text, it.frames, it.bytes) }

    /** No camera is opened for it: there is nothing here that could make numbers of what it sees, and the question says so. */
    override suspend fun probe(): ByteBuffer? {
        val who = withContext(main) { front?.takeUnless { it.isFinishing || it.isDestroyed }?.let { asked(it) } }
        return who?.let { direct(file(it)) }
    }

    private suspend fun asked(over: Activity): String? {
        val names = arrayOf<CharSequence>(words["stand_in_you"], words["stand_in_other"])
        val who = CompletableDeferred<Int?>()
        val gone = Destroyed { who.complete(null) }
        over.registerActivityLifecycleCallbacks(gone)
        AlertDialog
            .Builder(over)
            .setTitle(words["stand_in_model"])
            .setItems(names) { _, i -> who.complete(i) }
            .setNegativeButton(language.chrome().buttons.cancel) { _, _ -> who.complete(null) }
            .setOnDismissListener { who.complete(null) }
            .show()
        return try {
            who.await()?.let(FACES::get)
        } finally {
            over.unregisterActivityLifecycleCallbacks(gone)
        }
    }

    /** A window that goes with its activity, as when the phone is turned, tells nobody that it was dismissed. */
    private class Destroyed(
        private val tell: () -> Unit,
    ) : Application.ActivityLifecycleCallbacks {
        override fun onActivityDestroyed(activity: Activity): Unit = tell()

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

    /** One fix, as exact as the phone lets this app know: about 2 km. */
    @SuppressLint("MissingPermission")
    override suspend fun place(): Pair<Int, Int>? {
        if (app.checkSelfPermission(ACCESS_COARSE_LOCATION) != PERMISSION_GRANTED) return null
        val places = app.accessing(NEARBY).service<LocationManager>()
        val providers = places.getProviders(true)
        val provider = PROVIDERS.firstOrNull { it in providers } ?: return null
        val here =
            suspendCancellableCoroutine<Location?> { waiting ->
                val signal = android.os.CancellationSignal()
                waiting.invokeOnCancellation { signal.cancel() }
                places.getCurrentLocation(provider, signal, app.mainExecutor) { waiting.resume(it) }
            }
        return here?.let { (it.latitude * DEGREE).roundToInt() to (it.longitude * DEGREE).roundToInt() }
    }

    override suspend fun open(): ByteArray? = withContext(main) { front?.let { own.open(it, app.answers) } }

    override suspend fun share(
        name: String,
        bytes: ByteArray,
    ) {
        withContext(main) { front?.let { own.share(it, app.answers, name, bytes) } }
    }

    override suspend fun savePicture(picture: ImageBitmap): Unit = own.keep(picture)

    override fun copy(text: String): Unit =
        app.service<ClipboardManager>().setPrimaryClip(ClipData.newPlainText("", text))

    override suspend fun settings(permission: OsPermission): Unit = (front ?: app).openPhoneSettings()

    override suspend fun unlock() {
        front?.askToUnlock()
    }

    override val phoneLog: suspend () -> Noted? = {
        withContext(Dispatchers.IO) { Noted(PhoneLog.ANDROID_NOTES, notes.read(), app.packageName) }
    }

    override fun knows(
        recipient: RecipientId,
        subject: Subject,
    ): Boolean = remembered.getString(known(recipient), null) == subject.raw

    /** A recipient's server makes this, and keeps it to check what comes back. */
    override suspend fun challenge(recipient: RecipientId): ByteArray =
        ByteArray(CHALLENGE).also(SecureRandom()::nextBytes)

    /** Kept is the number that the person has there, and nothing of their keys. */
    override suspend fun registered(
        recipient: RecipientId,
        subject: Subject,
        registration: String,
    ): Unit = remembered.edit().putString(known(recipient), subject.raw).apply()

    /** Taken, and not opened: whoever could open it is not here. The app has no permission to use a network. */
    override suspend fun deliver(item: OutboxItem): Arrived = Arrived.Taken(null, null)

    private fun known(recipient: RecipientId) = "registered ${recipient.raw}"

    private companion object {
        val SCAN = ActivityId("scan")
        val NEARBY = ActivityId("nearby")

        /** The network knows where a phone is soonest. From API 31 on a coarse place may come from the others. */
        val PROVIDERS = listOf(LocationManager.NETWORK_PROVIDER, "fused", LocationManager.GPS_PROVIDER)
        val FACES = listOf("you.f32", "other.f32")
        const val DEGREE = 1e7
        const val CHALLENGE = 32
    }
}

/** A service that every phone has. */
internal inline fun <reified T : Any> Context.service(): T =
    checkNotNull(getSystemService(T::class.java)) { "no ${T::class.java.name}" }

/** Takes [bytes] out of the heap: what they held is zeros then. */
internal fun direct(bytes: ByteArray): ByteBuffer {
    val made = ByteBuffer.allocateDirect(bytes.size).put(bytes)
    bytes.fill(0)
    val plain: Buffer = made
    plain.flip()
    return made
}
