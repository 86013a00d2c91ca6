package dev.privet.ui.flow

import dev.privet.Activity
import dev.privet.Answered
import dev.privet.Choice
import dev.privet.Confirming
import dev.privet.ConsentChoice
import dev.privet.PendingRelease
import dev.privet.PersonKey
import dev.privet.PersonKeys
import dev.privet.Privet
import dev.privet.Release
import dev.privet.Ruled
import dev.privet.Sheet
import dev.privet.TurnedOff
import dev.privet.chrome
import dev.privet.ffi.ActivityId
import dev.privet.ffi.AfterSend
import dev.privet.ffi.CancelReason
import dev.privet.ffi.Chrome
import dev.privet.ffi.Fact
import dev.privet.ffi.Fault
import dev.privet.ffi.Jti
import dev.privet.ffi.PhonePrompt
import dev.privet.ffi.PromptView
import dev.privet.ffi.Reader
import dev.privet.ffi.SystemPrompt
import dev.privet.ffi.Until
import dev.privet.ffi.UserVerification
import dev.privet.tidy
import dev.privet.ui.screens.SheetResult
import dev.privet.whatIf
import dev.privet.withdrawAll
import kotlinx.coroutines.CompletableDeferred
import kotlinx.coroutines.currentCoroutineContext
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.first
import kotlinx.coroutines.job
import kotlinx.coroutines.withContext
import java.util.UUID
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

    override suspend fun ask(sheet: Sheet): ConsentChoice =
        when (val done = put(prompt(sheet.view, null), sheet::shown)) {
            is Done.Yes -> ConsentChoice.Allow(sheet.view.offers.firstOrNull() ?: Until.Withdrawn, done.manner)
            is Done.No -> ConsentChoice.Refuse(done.manner)
            is Done.Left -> ConsentChoice.Leave(done.reason)
            is Done.Again -> ConsentChoice.Redraw
            is Done.Other -> ConsentChoice.Leave(CancelReason.CHANGED)
        }

    override suspend fun present(
        sheet: Sheet,
        preview: ByteArray?,
    ): Choice {
        val sitting = prompt(sheet.view, preview)
        return when (val done = put(sitting, sheet::shown)) {
            is Done.Yes -> Choice.Confirm(done.uv ?: UserVerification.BIO, done.manner)
            is Done.No -> Choice.Refuse(done.manner)
            is Done.Left -> Choice.Leave(done.reason)
            is Done.Again -> Choice.Redraw
            is Done.Other -> Choice.Replace(done.payload)
        }
    }

    /**
     * Has the person confirm a send and tells them what came of it. Where they start over or take the PIN instead, it is proposed anew.
     *
     * @param by what unlocks their key; with [UserVerification.PIN] this is paying by PIN
     * @param release the send, made anew each time: one that ended is not used again
     * @return what became of the last one
     * @throws Fault
     */
    public suspend fun confirm(
        by: UserVerification = UserVerification.BIO,
        release: () -> PendingRelease,
    ): Release {
        var way = by
        while (true) {
            val errand = Errand(way)
            val came =
                try {
                    withContext(errand) { release().confirm(this@PrivetSheets) }
                } finally {
                    close(errand.sitting)
                }
            val last = errand.sitting?.view
            val pin = last?.system?.fallback?.takeIf { way == UserVerification.BIO }
            val result = Results(reader.language).of(came, last, pin, surroundings.lockedOut.value) ?: return came
            val jti = (came as? Release.Confirmed)?.jti
            when (tell(result, last?.after?.takeIf { jti != null }?.let { it to jti })) {
                ResultChoice.CLOSE -> return came
                ResultChoice.AGAIN -> Unit
                ResultChoice.PIN -> way = UserVerification.PIN
            }
        }
    }

    /**
     * Asks whether this may be turned on, as a tap on "Turn on" does, and tells what came of it.
     *
     * @throws Fault
     */
    public suspend fun turnOn(activity: Activity): Answered =
        activity.turnOn(this).also { tell(Results(reader.language).of(it)) }

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
        val (after, sent) = now.after ?: return
        if (sent != jti) return
        val said = if (delivered) after.delivered else after.undelivered
        told.value =
            Told(
                now.result.copy(lines = listOfNotNull(after.approved.takeIf { delivered }, said)),
                now.after,
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
            sitting is Sitting.Prompt && sitting.edit.value != null -> sitting.edit.value = null
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
        after: Pair<AfterSend, Jti?>? = null,
    ): ResultChoice {
        val now = Told(result, after)
        show(now)
        // Where there is nothing to choose nobody is kept waiting: the words stay until they are closed.
        return if (result.again == null && result.pin == null) ResultChoice.CLOSE else now.choice.await()
    }

    private fun show(now: Told) {
        choose(ResultChoice.CLOSE)
        told.value = now
    }

    private suspend fun prompt(
        view: PromptView,
        bytes: ByteArray?,
    ): Sitting.Prompt {
        val errand = currentCoroutineContext()[Errand]
        val picture = if (view.previewSpoken != null) bytes?.let { pictures.decode(it) } else null
        val way = errand?.way ?: UserVerification.BIO
        val sitting = Sitting.Prompt(view, details(view), way, bytes, picture, surroundings, time)
        val before = shown.value as? Sitting.Prompt
        if (before != null && before.changedIn(view)) sitting.stand { it.copy(notice = words.sheets.changed) }
        if (view.previewSpoken != null && picture == null) sitting.stand { it.copy(unready = words.states.error) }
        errand?.sitting = sitting
        return sitting
    }

    /** Whether the person said yes to another amount or payee a moment ago, in the same language. */
    private fun Sitting.Prompt.changedIn(now: PromptView): Boolean =
        standing.value.answered &&
            now.lines.any { it.fact == Fact.AMOUNT } &&
            view.activity == now.activity &&
            view.screen == now.screen &&
            view.language == now.language &&
            view.lines.map { it.text } != now.lines.map { it.text }

    private suspend fun put(
        sitting: Sitting,
        drawn: suspend () -> Unit = {},
    ): Done {
        turn()
        choose(ResultChoice.CLOSE)
        val job = currentCoroutineContext().job
        sitting.owner = job
        shown.value = sitting
        val confirms = sitting is Sitting.Prompt && sitting.view.after != null
        if (confirms) surroundings.secure(true)
        var stays = false
        try {
            val done = sitting.await(drawn)
            // It stays, as it is, behind the system's prompt. Whoever called may never come to that.
            stays = confirms && done is Done.Yes
            if (stays) {
                job.invokeOnCompletion { close(sitting) }
            }
            return done
        } finally {
            if (!stays) close(sitting)
        }
    }

    /** One sheet at a time; the next drawing of the same question takes the place of the last. */
    private suspend fun turn() {
        val mine = currentCoroutineContext().job
        shown.first { it == null || it.owner == mine }
        close(shown.value)
    }

    private fun close(sitting: Sitting?) {
        if (sitting == null) return
        sitting.wipe()
        if (shown.compareAndSet(sitting, null)) surroundings.secure(false)
    }
}

/** What came of a sheet, and where the person's choice goes. */
internal class Told(
    val result: SheetResult,
    val after: Pair<AfterSend, Jti?>?,
    val choice: CompletableDeferred<ResultChoice> = CompletableDeferred(),
)

/** One send on its way through the sheets. */
private class Errand(
    val way: UserVerification,
) : AbstractCoroutineContextElement(Errand) {
    @Volatile var sitting: Sitting.Prompt? = null

    companion object Key : CoroutineContext.Key<Errand>
}
