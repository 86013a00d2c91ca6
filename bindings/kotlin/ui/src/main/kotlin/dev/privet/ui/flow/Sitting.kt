package dev.privet.ui.flow

import androidx.compose.ui.graphics.ImageBitmap
import dev.privet.Payload
import dev.privet.ffi.CancelReason
import dev.privet.ffi.Gesture
import dev.privet.ffi.Manner
import dev.privet.ffi.PhonePrompt
import dev.privet.ffi.PromptView
import dev.privet.ffi.ReleasePrompt
import dev.privet.ffi.Theme
import dev.privet.ffi.Tidy
import dev.privet.ffi.UserVerification
import dev.privet.ffi.WhatIf
import dev.privet.ui.look.Palette
import dev.privet.ui.parts.Witness
import dev.privet.ui.screens.PictureEdit
import dev.privet.ui.screens.SheetStanding
import kotlinx.coroutines.CompletableDeferred
import kotlinx.coroutines.Job
import kotlinx.coroutines.channels.Channel
import kotlinx.coroutines.coroutineScope
import kotlinx.coroutines.delay
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.first
import kotlinx.coroutines.flow.update
import kotlinx.coroutines.launch
import kotlinx.coroutines.withTimeoutOrNull
import java.nio.ByteBuffer
import java.util.concurrent.atomic.AtomicReference
import kotlin.math.roundToInt

/** What the person did on a sheet. There is no default. */
internal sealed interface Done {
    /** [uv] is what will unlock their key, where one signs. */
    class Yes(
        val manner: Manner,
        val uv: UserVerification?,
    ) : Done

    class No(
        val manner: Manner,
    ) : Done

    class Left(
        val reason: CancelReason,
    ) : Done

    /** Another picture takes the place of this one; [jpeg] is whose bytes they are, to be forgotten in the end. */
    class Other(
        val jpeg: ByteBuffer,
    ) : Done {
        val payload: Payload.Bytes get() = Payload.Jpeg(jpeg)
    }

    /** The language changed: the same question, drawn anew. */
    data object Again : Done
}

/** How a sheet was laid out: anything of it that changes lays it out anew, and the guard begins again. */
internal data class Laid(
    val width: Int,
    val height: Int,
    val density: Float,
    val text: Float,
    val palette: Palette,
)

/**
 * How a sheet was drawn.
 *
 * @property whole nothing of what is asked was held back: no hidden picture, and none that is being cut. Only then was it shown.
 * @property focused the window had the focus. Only then does a yes count.
 */
internal class Drawn(
    val whole: Boolean,
    val focused: Boolean,
)

/**
 * One sheet in front of one person: it is answered once, and its guard, its witness and its hand are its own. It outlives the
 * composition that draws it, so that a turned phone finds it as it was, and nothing chosen.
 */
internal sealed class Sitting(
    lines: Int,
    internal val surroundings: Surroundings,
    private val time: Time,
) {
    /** For a yes: begins anew whenever anything is laid out anew, or the window gets the focus again. */
    internal val guard: Guard = Guard()

    /** For a no: begins once, so that nothing that comes over the window keeps anybody from refusing. */
    internal val first: Guard = Guard()
    private val done = CompletableDeferred<Done>()
    private val ended = AtomicReference<Done>()
    private val draws = Channel<Drawn>(Channel.CONFLATED)
    private val stand = MutableStateFlow(SheetStanding())
    val hand: Hand = Hand(time)
    val witness: Witness = Witness(lines)

    /** Whose question it is: the next drawing of it comes from there. */
    @Volatile var owner: Job? = null
    private var laid: Laid? = null
    private var relaid = 0

    @Volatile private var captured = false

    @Volatile private var told = false

    /** Whether it is for no picture, as what is confirmed is. */
    val secret: Boolean get() = this is Send

    /** Whether it asks for a consent, which the core takes no answer to that it was not told about. */
    private val asks: Boolean get() = this is Consent

    /** What the screen knows besides its view, but for what lies over the window: [Surroundings.covered] says that. */
    val standing: StateFlow<SheetStanding> get() = stand

    fun stand(change: (SheetStanding) -> SheetStanding): Unit = stand.update(change)

    /** Until [drawn], no yes counts. */
    fun lay(now: Laid) {
        guard.hidden()
        if (laid != null && laid != now) relaid++
        laid = now
    }

    /** It was laid out and drawn. */
    fun drawn(how: Drawn) {
        draws.trySend(how)
    }

    /**
     * Waits for the answer. Meanwhile [shown] is told of each drawing, a person who goes away has left, and an offer that ends is left when
     * it ends, whether anybody draws it or not.
     */
    suspend fun await(shown: suspend () -> Unit): Done =
        coroutineScope {
            val beside =
                listOf(
                    launch {
                        for (drawn in draws) {
                            val counts = drawn.whole && drawn.focused
                            if (counts) {
                                shown()
                                told = true
                            }
                            // A no counts no later than a yes does.
                            val now = time.elapsed()
                            first.shownOnce(now)
                            if (counts) guard.shown(now)
                        }
                    },
                    launch {
                        // What the app asks on its way back from another window of its own comes before that window is gone.
                        withTimeoutOrNull(time.returning) { surroundings.foreground.first { it } }
                        surroundings.foreground.first { !it }
                        end(Done.Left(CancelReason.BACKGROUND))
                    },
                    launch {
                        surroundings.captured.first { it }
                        captured = true
                    },
                    launch {
                        until((this@Sitting as? Send)?.release?.expires ?: return@launch)
                        end(Done.Left(CancelReason.CHANGED))
                    },
                )
            done.await().also { beside.forEach { it.cancel() } }
        }

    /** Looks at the wall again and again: what counts the milliseconds of a wait may stand still while the phone sleeps. */
    private suspend fun until(wall: Long) {
        while (time.wall() < wall) delay((wall - time.wall()).coerceIn(1, LOOK))
    }

    /** How it ended. */
    val how: Done? get() = ended.get()

    /** The first end counts; whether this was it. */
    fun end(how: Done): Boolean {
        // Before the answer goes on: whoever takes it up looks at these.
        if (!ended.compareAndSet(null, how)) return false
        stand { it.copy(answered = true) }
        return done.complete(how)
    }

    /** A question that the core does not know to be on screen, as in a window that never had the focus, is left: nothing is decided. */
    fun refuse(): Unit = tap(yes = false) { if (asks && !told) Done.Left(CancelReason.BACK) else Done.No(manner(it)) }

    fun allow(uv: UserVerification? = null): Unit = tap(yes = true) { Done.Yes(manner(it), uv) }

    private fun tap(
        yes: Boolean,
        how: (Gesture) -> Done,
    ) {
        val touch = hand.take()
        if (yes) {
            val lets = !touch.covered && !surroundings.covered.value && surroundings.focused.value
            if (!lets || !guard.counts(touch.began)) return
        } else {
            if (!first.counts(touch.began)) return
            hand.accepted(touch)
        }
        end(how(touch.gesture))
    }

    private fun manner(gesture: Gesture): Manner =
        Manner(
            gesture,
            hand.coveredTouches,
            ((laid?.text ?: 1f) * PERCENT).roundToInt().coerceIn(0, UShort.MAX_VALUE.toInt()).toUShort(),
            witness.smallestTenths,
            laid?.palette?.let { if (it.dark) Theme.DARK else Theme.LIGHT },
            captured || surroundings.captured.value,
            relaid.coerceAtMost(UShort.MAX_VALUE.toInt()).toUShort(),
            witness.unseen,
        )

    /** Forgets what only this sheet needed. */
    open fun wipe(): Unit = Unit

    /** What the core drew. */
    sealed class Prompt(
        val view: PromptView,
        val details: List<String>,
        surroundings: Surroundings,
        time: Time,
    ) : Sitting(view.lines.size, surroundings, time) {
        /** Opens the details, or closes them. */
        fun unfold(): Unit = stand { it.copy(details = !it.details) }
    }

    /** M1: a question. */
    class Consent(
        view: PromptView,
        details: List<String>,
        surroundings: Surroundings,
        time: Time,
    ) : Prompt(view, details, surroundings, time)

    /** M2, M3: one send. */
    class Send(
        view: PromptView,
        val release: ReleasePrompt,
        details: List<String>,
        val way: UserVerification,
        bytes: ByteArray?,
        picture: ImageBitmap?,
        surroundings: Surroundings,
        time: Time,
    ) : Prompt(view, details, surroundings, time) {
        /** The very bytes that would leave. */
        @Volatile var bytes: ByteArray? = bytes
            private set

        @Volatile var picture: ImageBitmap? = picture
            private set

        /** What is being done to the picture, while something is. */
        val edit: MutableStateFlow<PictureEdit?> = MutableStateFlow(null)

        override fun wipe() {
            bytes?.fill(0)
            bytes = null
            picture = null
        }
    }

    /** M4, M5. */
    class TurnOff(
        val view: WhatIf,
        surroundings: Surroundings,
        time: Time,
    ) : Sitting(0, surroundings, time)

    /** M4 for many. */
    class TurnOffMany(
        val view: Tidy,
        val keep: String,
        surroundings: Surroundings,
        time: Time,
    ) : Sitting(0, surroundings, time)

    /** M6. */
    class BeforePhone(
        val view: PhonePrompt,
        surroundings: Surroundings,
        time: Time,
    ) : Sitting(0, surroundings, time)
}

private const val PERCENT = 100

/** How often a sheet looks whether it is over, in milliseconds. */
private const val LOOK = 1_000L

/** What a sheet goes by: the phone's clocks. */
internal interface Time {
    /** Milliseconds that only go forward: on Android those that touches are stamped with, `SystemClock.uptimeMillis`. */
    fun elapsed(): Long

    /** What [elapsed] showed before anybody could touch a sheet. */
    val since: Long

    /** Milliseconds since 1970. */
    fun wall(): Long

    /** How long another window of the app may take to be gone, in milliseconds. */
    val returning: Long get() = 2_000

    /**
     * What [elapsed] showed when a touch with this stamp was made. A desktop stamps by the wall clock, and a test by its own: what cannot
     * be of this clock says nothing, and such a touch was made when it is heard of.
     */
    fun touched(stamp: Long): Long = elapsed().let { now -> if (stamp in since..now) stamp else now }

    object Phone : Time {
        override val since: Long = elapsed()

        override fun elapsed(): Long = System.nanoTime() / NANOS

        override fun wall(): Long = System.currentTimeMillis()

        private const val NANOS = 1_000_000
    }
}
