package dev.privet.ui.flow

import dev.privet.Activity
import dev.privet.Answered
import dev.privet.Choice
import dev.privet.Confirming
import dev.privet.ConsentChoice
import dev.privet.Offer
import dev.privet.PendingRelease
import dev.privet.PersonKey
import dev.privet.PersonKeys
import dev.privet.Privet
import dev.privet.Question
import dev.privet.Registering
import dev.privet.Release
import dev.privet.Ruled
import dev.privet.TurnedOff
import dev.privet.allowed
import dev.privet.chrome
import dev.privet.ffi.ActivityId
import dev.privet.ffi.AskedFrom
import dev.privet.ffi.CancelReason
import dev.privet.ffi.Chrome
import dev.privet.ffi.EndReason
import dev.privet.ffi.Fault
import dev.privet.ffi.Jti
import dev.privet.ffi.PhonePrompt
import dev.privet.ffi.PromptView
import dev.privet.ffi.Reader
import dev.privet.ffi.Refusal
import dev.privet.ffi.ReleaseContent
import dev.privet.ffi.ReleasePrompt
import dev.privet.ffi.SystemPrompt
import dev.privet.ffi.UserVerification
import dev.privet.text
import dev.privet.tidy
import dev.privet.ui.screens.SheetResult
import dev.privet.ui.screens.approved
import dev.privet.ui.screens.picture
import dev.privet.whatIf
import dev.privet.wipe
import dev.privet.withdrawAll
import kotlinx.coroutines.CancellationException
import kotlinx.coroutines.CompletableDeferred
import kotlinx.coroutines.currentCoroutineContext
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.first
import kotlinx.coroutines.job
import kotlinx.coroutines.withContext
import java.nio.ByteBuffer
import java.util.UUID
import java.util.concurrent.atomic.AtomicBoolean
import kotlin.coroutines.AbstractCoroutineContextElement
import kotlin.coroutines.CoroutineContext

/**
 * The drop-in sheets of an app: they put a question, a payment or a picture before the person, in [PrivetSheetHost], and bring their
 * answer back to the core. One for an app, kept where it outlives an activity (a `ViewModel`, the `Application`).
 *
 * What waits is in memory alone, and so is every answer: a process that dies has answered nothing. One sheet is open at a time; the
 * next waits. Everything here may be called on any thread.
 *
 * @param surroundings what the platform knows about the window
 * @param pictures the platform's codecs
 * @param details what the row "Details" of a sheet opens to, such as the full policy of its activity; the row is not there without it
 */
public class PrivetSheets internal constructor(
    reader: Reader,
    keys: PersonKeys,
    internal val surroundings: Surroundings,
    internal val pictures: PictureTools,
    private val details: suspend (PromptView) -> List<String>,
    internal val time: Time,
) : Confirming {
    /**
     * @param reader for whom the lines are drawn
     * @param keys the person's keys; asked for a signature only after the person tapped the confirming button
     */
    public constructor(
        reader: Reader,
        keys: PersonKeys,
        surroundings: Surroundings,
        pictures: PictureTools,
        details: suspend (PromptView) -> List<String> = { emptyList() },
    ) : this(reader, keys, surroundings, pictures, details, Time.Phone)

    private val shown = MutableStateFlow<Sitting?>(null)
    private val told = MutableStateFlow<Told?>(null)
    private val sending = AtomicBoolean()
    private val place = Any()

    /** Frames with a secret sheet in them, where a window has no other way to be told. */
    private var kept = 0

    /** The sheet that is open. */
    internal val open: StateFlow<Sitting?> get() = shown

    /** What came of the last one, until the person closed it. */
    internal val result: StateFlow<Told?> get() = told

    /** Tells this process's sheets from those of one that died. */
    internal val process: String = UUID.randomUUID().toString()

    /**
     * For whom the lines are drawn. Another language while a sheet is open has its lines drawn and digested anew; nothing is chosen by
     * that.
     */
    @Volatile
    override var reader: Reader = reader
        set(value) {
            val same = field == value
            field = value
            if (!same) shown.value?.end(Done.Again)
        }

    internal val words: Chrome get() = reader.language.chrome()

    /** What the app handed in; a sheet stays behind the system's prompt and goes with it. */
    override val keys: PersonKeys = Behind(keys)

    private inner class Behind(
        private val own: PersonKeys,
    ) : PersonKeys by own {
        override suspend fun sign(
            key: PersonKey,
            prompt: SystemPrompt,
            input: ByteArray,
        ): ByteArray? =
            try {
                own.sign(key, prompt, input)
            } finally {
                close(shown.value?.takeIf { it.standing.value.answered })
            }
    }

    /** The question that was put last: it is closed with its answer, and what the core draws next may be the same one, changed. */
    @Volatile private var asked: Sitting.Consent? = null

    override suspend fun ask(sheet: Question): ConsentChoice {
        val sitting = consent(sheet)
        asked = sitting
        return when (val done = put(sitting, sheet::shown)) {
            is Done.Yes -> ConsentChoice.Allow(sheet.offers.first(), done.manner)
            is Done.No -> ConsentChoice.Refuse(done.manner)
            is Done.Left -> ConsentChoice.Leave(done.reason)
            is Done.Again -> ConsentChoice.Redraw
            is Done.Other -> ConsentChoice.Leave(CancelReason.CHANGED)
        }
    }

    override suspend fun present(
        sheet: Offer,
        preview: ByteArray?,
    ): Choice {
        val sitting = send(sheet, preview)
        return when (val done = put(sitting, sheet::shown)) {
            is Done.Yes -> {
                Choice.Confirm(done.uv ?: UserVerification.BIO, done.manner)
            }

            is Done.No -> {
                Choice.Refuse(done.manner)
            }

            is Done.Left -> {
                Choice.Leave(done.reason)
            }

            is Done.Again -> {
                Choice.Redraw
            }

            is Done.Other -> {
                val context = currentCoroutineContext()
                // The core has bytes of its own by the time that its caller is through.
                context[Errand]?.cut(done.jpeg) ?: context.job.invokeOnCompletion { done.jpeg.wipe() }
                Choice.Replace(done.payload)
            }
        }
    }

    /**
     * Has the person confirm a send and tells them what came of it. Where they start over or take the PIN instead, it is proposed anew.
     *
     * One at a time: while another send is on its way to the person's answer, this one is not even proposed, and is
     * [Release.Ended] as [CancelReason.REPLACED]. So a second tap on the same row does not pay twice.
     *
     * @param by what unlocks their key; with [UserVerification.PIN] this is paying by PIN, and so it is where no finger or face is set up
     * @param with makes their keys known to the recipient before the first send, and anew where they ended, as after a new finger; none
     * where the app registers by itself ([Privet.register])
     * @param release the send, made anew each time: one that ended is not used again
     * @return what became of the last one
     * @throws Fault
     * @throws dev.privet.ffi.HostFault as the person's keys throw it: no sheet shows a fault
     */
    public suspend fun confirm(
        by: UserVerification = UserVerification.BIO,
        with: Registering? = null,
        release: () -> PendingRelease,
    ): Release {
        var way = if (keys.canUnlock(by)) by else UserVerification.PIN
        while (true) {
            if (!sending.compareAndSet(false, true)) return Release.Ended(EndReason.Cancelled(CancelReason.REPLACED))
            val errand = Errand(way)
            val came =
                try {
                    withContext(errand) { sent(with, release) }
                } finally {
                    close(errand.sitting)
                    errand.wipe()
                    sending.set(false)
                }
            val last = errand.sitting
            val sent = (last as? Sitting.Send)?.release
            val pin = sent?.system?.fallback?.takeIf { way == UserVerification.BIO }
            val result = Results(reader.language).of(came, last, pin, surroundings.lockedOut.value) ?: return came
            val jti = (came as? Release.Confirmed)?.jti
            when (tell(result, jti?.let { sent?.let { Sent(it, jti) } })) {
                ResultChoice.CLOSE -> return came
                ResultChoice.AGAIN -> Unit
                ResultChoice.PIN -> way = UserVerification.PIN
            }
        }
    }

    /** A key that ended while it was to sign is made anew, and the send with it, once. */
    private suspend fun sent(
        with: Registering?,
        release: () -> PendingRelease,
    ): Release {
        val came = release().confirm(this, with = with)
        val ended = with != null && (came as? Release.Denied)?.reason is Refusal.NotRegistered
        return if (ended) release().confirm(this, with = with) else came
    }

    /**
     * Asks whether this may be turned on, as a tap on "Turn on" does, and tells what came of it.
     *
     * @throws Fault
     */
    public suspend fun turnOn(activity: Activity): Answered = activity.turnOn(this).also { tell(it, activity) }

    /**
     * Asks as a tap on the feature itself does, before the feature does anything. A no of before may forbid to ask again, which is told
     * as any answer but a yes is; after a yes the feature goes on. What is on already is answered with
     * [Refusal.AlreadyOn], which is not told: the state says that it may go on.
     *
     * @throws Fault
     */
    public suspend fun askFor(activity: Activity): Answered =
        activity.askWith(this, AskedFrom.FEATURE).also {
            if (it !is Answered.Given && !activity.state.value.allowed) tell(it, activity)
        }

    private suspend fun tell(
        answered: Answered,
        activity: Activity,
    ) {
        val no =
            when (answered) {
                is Answered.Refused -> Refusal.Refused
                is Answered.Denied -> answered.reason
                is Answered.Given, is Answered.Left -> null
            }
        val language = reader.language
        tell(Results(language).of(answered, no?.let { activity.wayOn(it, language).fallback }))
    }

    /** Why it may not begin, and what works without it. */
    internal suspend fun tell(
        no: Refusal,
        activity: Activity,
    ) {
        val (language, way) = reader.language.let { it to activity.wayOn(no, it) }
        tell(Results(language).said(*listOfNotNull(way.text, way.fallback).toTypedArray()))
    }

    /**
     * Says what turning this off would do, and turns it off if the person wants that. None if they kept it on or left, and where there is
     * nothing to turn off.
     *
     * @throws Fault
     */
    public suspend fun turnOff(activity: Activity): Ruled<Unit>? {
        while (true) {
            val view = activity.whatIf(reader) ?: return null
            when (put(Sitting.TurnOff(view, surroundings, time))) {
                is Done.Yes -> return activity.withdraw().also { tell(Results(reader.language).of(it)) }
                is Done.Again -> Unit
                else -> return null
            }
        }
    }

    /**
     * The same for several at once, on one sheet that names them all. [TurnedOff.batch] undoes what can be undone.
     *
     * @throws Fault
     */
    public suspend fun turnOff(
        privet: Privet,
        activities: Collection<ActivityId>,
    ): Ruled<TurnedOff>? {
        while (true) {
            val keep = activities.firstOrNull()?.let { privet.activity(it).whatIf(reader) }?.keep ?: return null
            val view = privet.tidy(reader, selected = activities).first() ?: return null
            when (put(Sitting.TurnOffMany(view, keep, surroundings, time))) {
                is Done.Yes -> return privet.withdrawAll(activities).also { tell(Results(reader.language).of(it)) }
                is Done.Again -> Unit
                else -> return null
            }
        }
    }

    /** Says what the phone will ask next. True if the person wants to go on: ask the phone then, and only then. */
    public suspend fun beforePhone(view: PhonePrompt): Boolean =
        put(Sitting.BeforePhone(view, surroundings, time)) is Done.Yes

    /**
     * Tells that a face was not the same ([dev.privet.Match.Other]), and answers what the person wants instead.
     *
     * @param left how many tries are left
     */
    public suspend fun notMatched(left: UInt): ResultChoice = tell(Results(reader.language).notMatched(left))

    /** Tells what became of a send that waited, if the person still looks at what came of it. */
    public fun arrived(
        jti: Jti,
        delivered: Boolean,
    ) {
        val now = told.value ?: return
        val sent = now.sent?.takeIf { it.jti == jti } ?: return
        val release = sent.release
        val said = if (delivered) release.after.delivered else release.after.undelivered
        told.value =
            Told(
                now.result.copy(lines = listOfNotNull(release.approved.takeIf { delivered }, said)),
                sent,
                now.choice,
            )
    }

    /**
     * The way back: leaves what is open. Call it from the platform's back gesture (`OnBackPressedDispatcher`); true if it was used up.
     * Behind the system's prompt it does nothing, and is used up.
     */
    public fun back(): Boolean {
        val sitting = shown.value
        when {
            sitting is Sitting.Send && sitting.edit.value != null -> sitting.edit.value = null
            sitting != null -> sitting.end(Done.Left(CancelReason.BACK))
            told.value != null -> choose(ResultChoice.CLOSE)
            else -> return false
        }
        return true
    }

    internal fun choose(choice: ResultChoice) {
        val now = told.value ?: return
        told.value = null
        now.choice.complete(choice)
    }

    /** A sheet was open in a process that is no more: nothing of it is restored but that it was there. */
    internal fun lost(consent: Boolean) {
        if (shown.value != null) return
        val words = words.sheets
        show(Told(Results(reader.language).said(if (consent) words.undecided else words.expired), null))
    }

    private suspend fun tell(
        result: SheetResult,
        sent: Sent? = null,
    ): ResultChoice {
        val now = Told(result, sent)
        show(now)
        // Where there is nothing to choose nobody is kept waiting: the words stay until they are closed.
        return if (result.again == null && result.pin == null) ResultChoice.CLOSE else now.choice.await()
    }

    private fun show(now: Told) {
        choose(ResultChoice.CLOSE)
        told.value = now
    }

    private suspend fun consent(sheet: Question): Sitting.Consent {
        val sitting = Sitting.Consent(sheet.view, details(sheet.view), surroundings, time)
        val context = currentCoroutineContext()
        val before = asked?.takeIf { it.owner == context.job }
        if (before?.changedIn(sheet.view) == true) {
            sitting.stand { it.copy(notice = Refusal.Stale.text(reader.language)) }
        }
        context[Errand]?.sitting = sitting
        return sitting
    }

    private suspend fun send(
        sheet: Offer,
        bytes: ByteArray?,
    ): Sitting.Send =
        try {
            sitting(sheet, bytes)
        } catch (e: Throwable) {
            // Whatever ended this, the sheet that would have wiped them is not there.
            bytes?.fill(0)
            throw e
        }

    private suspend fun sitting(
        sheet: Offer,
        bytes: ByteArray?,
    ): Sitting.Send {
        val (view, release) = sheet.view to sheet.release
        val errand = currentCoroutineContext()[Errand]
        val picture = if (release.picture != null) bytes?.let { pictures.decode(it) } else null
        val way = errand?.way ?: UserVerification.BIO
        val sitting = Sitting.Send(view, release, details(view), way, bytes, picture, surroundings, time)
        val before =
            (shown.value as? Sitting.Send)?.takeIf { it.release.content.javaClass == release.content.javaClass }
        if (before?.changedIn(view) == true) sitting.stand { it.copy(notice = changed(release.content)) }
        if (release.picture != null && picture == null) sitting.stand { it.copy(unready = words.states.error) }
        errand?.sitting = sitting
        return sitting
    }

    /** Whether the person said yes to other lines a moment ago, in the same language. */
    private fun Sitting.Prompt.changedIn(now: PromptView): Boolean =
        how is Done.Yes &&
            view.activity == now.activity &&
            view.language == now.language &&
            view.lines.map { it.text } != now.lines.map { it.text }

    private fun changed(content: ReleaseContent): String =
        when (content) {
            is ReleaseContent.Payment -> words.sheets.changed
            is ReleaseContent.Picture, is ReleaseContent.Data -> Refusal.Stale.text(reader.language)
        }

    private suspend fun put(
        sitting: Sitting,
        drawn: suspend () -> Unit = {},
    ): Done {
        val job = currentCoroutineContext().job
        sitting.owner = job
        try {
            while (!taken(sitting)) shown.first { it == null || it.owner == job }
        } catch (e: CancellationException) {
            sitting.wipe()
            throw e
        }
        choose(ResultChoice.CLOSE)
        var stays = false
        try {
            val done = sitting.await(drawn)
            // It stays, as it is, behind the system's prompt. Whoever called may never come to that.
            stays = sitting.secret && done is Done.Yes
            if (stays) {
                job.invokeOnCompletion { close(sitting) }
            }
            return done
        } catch (e: Throwable) {
            // What was cut meanwhile is handed to nobody any more, and what comes after this is wiped by whoever cuts.
            sitting.end(Done.Left(CancelReason.BACK))
            (sitting.how as? Done.Other)?.jpeg?.wipe()
            throw e
        } finally {
            if (!stays) close(sitting)
        }
    }

    /**
     * Opens this one, if its turn has come: one sheet at a time, and the next drawing of the same question takes the place of the last. The
     * window is as secure as what is in it, before the first frame: both change together, whatever thread asks.
     */
    private fun taken(sitting: Sitting): Boolean =
        synchronized(place) {
            val last = shown.value
            val free = last == null || last.owner == sitting.owner
            if (free) {
                last?.wipe()
                secured(sitting)
                shown.value = sitting
            }
            free
        }

    private fun close(sitting: Sitting?) {
        if (sitting == null) return
        sitting.wipe()
        synchronized(place) {
            if (shown.value === sitting) {
                shown.value = null
                secured(null)
            }
        }
    }

    /** A window has such a sheet in its frame, or no longer. */
    internal fun keep(on: Boolean): Unit =
        synchronized(place) {
            kept += if (on) 1 else -1
            secured(shown.value)
        }

    private fun secured(sitting: Sitting?): Unit = surroundings.secure(kept > 0 || sitting?.secret == true)
}

/** A send that was confirmed, as it was asked for, and its number. */
internal class Sent(
    val release: ReleasePrompt,
    val jti: Jti,
)

/** What came of a sheet, and where the person's choice goes. */
internal class Told(
    val result: SheetResult,
    val sent: Sent?,
    val choice: CompletableDeferred<ResultChoice> = CompletableDeferred(),
)

/** One send on its way through the sheets. */
private class Errand(
    val way: UserVerification,
) : AbstractCoroutineContextElement(Errand) {
    @Volatile var sitting: Sitting.Prompt? = null
    private val cut = mutableListOf<ByteBuffer>()

    /** A picture that was cut here. */
    fun cut(picture: ByteBuffer) {
        cut += picture
    }

    fun wipe(): Unit = cut.forEach(ByteBuffer::wipe)

    companion object Key : CoroutineContext.Key<Errand>
}
