package dev.lanternpay

import android.app.Application
import dev.privet.android.AccessNotes
import dev.privet.android.PrivetAndroid
import dev.privet.ffi.Language
import dev.privet.ui.android.PrivetScreens
import dev.privet.ui.flow.Place
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.SupervisorJob
import kotlinx.coroutines.asCoroutineDispatcher
import kotlinx.coroutines.cancel
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.job

/**
 * Lantern Pay on a phone: what is one in a process. Activities come and go over it; a sheet that is open, and what was begun, stay. Saved are
 * the language and which recipients took a registration, so a process that died has answered nothing.
 */
public class LanternPhone : Application() {
    internal lateinit var privet: PrivetAndroid
        private set
    internal lateinit var screens: PrivetScreens
        private set
    internal lateinit var kept: Kept
        private set
    internal lateinit var device: Phone
        private set

    /** What the phone's own privacy screens led here for, until the person goes elsewhere. */
    internal val asked: MutableStateFlow<Place.History?> = MutableStateFlow(null)

    /** The person's choice; null for the phone's own language. */
    internal val language: MutableStateFlow<Language?> = MutableStateFlow(null)

    private lateinit var notes: AccessNotes
    internal lateinit var scope: CoroutineScope
        private set
    internal val answers: Answers = Answers()
    internal val viewfinder: Viewfinder = Viewfinder(this)

    override fun onCreate() {
        super.onCreate()
        privet = PrivetAndroid(this) { file(MANIFEST).decodeToString() }
        screens = PrivetScreens(this)
        scope = CoroutineScope(SupervisorJob() + mainExecutor.asCoroutineDispatcher())
        kept = Kept(scope)
        notes = AccessNotes(this)
        device = Phone(this, notes)
        language.value = getSharedPreferences(CHOICES, MODE_PRIVATE).getString(LANGUAGE, null)?.let(Language::valueOf)
    }

    /** Where an application ends before its process does. What was begun comes to its end before the records are closed. */
    override fun onTerminate() {
        super.onTerminate()
        notes.close()
        scope.coroutineContext.job.invokeOnCompletion { privet.close() }
        scope.cancel()
    }

    internal fun speak(chosen: Language) {
        language.value = chosen
        getSharedPreferences(CHOICES, MODE_PRIVATE).edit().putString(LANGUAGE, chosen.name).apply()
    }

    internal companion object {
        const val CHOICES = "choices"
        private const val LANGUAGE = "language"
        private const val MANIFEST = "privet.json"
    }
}

/** What the app brings along, by name. */
internal fun file(name: String): ByteArray =
    checkNotNull(LanternPhone::class.java.getResourceAsStream("/$name")) {
        "$name is not in the app"
    }.use { it.readBytes() }
