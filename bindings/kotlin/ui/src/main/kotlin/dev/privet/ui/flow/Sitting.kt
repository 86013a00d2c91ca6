package dev.privet.ui.flow

import androidx.compose.ui.graphics.ImageBitmap
import dev.privet.Payload
import dev.privet.ffi.CancelReason
import dev.privet.ffi.Gesture
import dev.privet.ffi.Manner
import dev.privet.ffi.PhonePrompt
import dev.privet.ffi.PromptView
import dev.privet.ffi.Theme
import dev.privet.ffi.Tidy
import dev.privet.ffi.UserVerification
import dev.privet.ffi.WhatIf
import dev.privet.ui.look.Palette
import dev.privet.ui.parts.Witness
import dev.privet.ui.screens.SheetStanding
import kotlinx.coroutines.CompletableDeferred
import kotlinx.coroutines.Job
import kotlinx.coroutines.channels.Channel
import kotlinx.coroutines.coroutineScope
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.first
import kotlinx.coroutines.flow.update
import kotlinx.coroutines.launch
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

    /** Other bytes take the place of the picture. */
    class Other(
        val payload: Payload.Bytes,
    ) : Done

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
 * One sheet in front of one person: it is answered once, and its guard, its witness and its hand are its own. It outlives the
 * composition that draws it, so that a turned phone finds it as it was, and nothing chosen.
 */
internal sealed class Sitting(
    lines: Int,
    private val surroundings: Surroundings,
    private val time: Time,
) {
    internal val guard: Guard = Guard()
    private val done = CompletableDeferred<Done>()
    private val draws = Channel<Unit>(Channel.CONFLATED)
    private val stand = MutableStateFlow(SheetStanding())
    val hand: Hand = Hand(time::elapsed)
    val witness: Witness = Witness(lines)

    /** Whose question it is: the next drawing of it comes from there. */
    @Volatile var owner: Job? = null
    private var laid: Laid? = null
    private var relaid = 0

    @Volatile private var captured = false

    /** What the screen knows besides its view. */
    val standing: StateFlow<SheetStanding> get() = stand

    fun stand(change: (SheetStanding) -> SheetStanding): Unit = stand.update(change)

    /** Until [drawn], no answer counts. */
    fun lay(now: Laid) {
        guard.hidden()
        if (laid != null && laid != now) relaid++
        laid = now
    }

    /** Every line is on screen, and the window has the focus. */
    fun drawn() {
        draws.trySend(Unit)
    }

    /** Waits for the answer. Meanwhile [shown] is told of each drawing, and a person who goes away has left. */
    suspend fun await(shown: suspend () -> Unit): Done =
        coroutineScope {
            val beside =
                listOf(
                    launch {
                        for (drawn in draws) {
                            shown()
                            guard.shown(time.elapsed())
                        }
                    },
                    launch {
                        surroundings.foreground.first { !it }
                        end(Done.Left(CancelReason.BACKGROUND))
                    },
                    launch {
                        surroundings.captured.first { it }
                        captured = true
                    },
                )
            done.await().also { beside.forEach { it.cancel() } }
        }

    /** An end that is no answer. The first end counts. */
    fun end(how: Done) {
        // Before the answer goes on: whoever takes it up looks at this.
        stand { it.copy(answered = true) }
        done.complete(how)
    }

    fun refuse(): Unit = tap(yes = false) { Done.No(manner(it)) }

    fun allow(uv: UserVerification? = null): Unit = tap(yes = true) { Done.Yes(manner(it), uv) }

    private fun tap(
        yes: Boolean,
        how: (Gesture) -> Done,
    ) {
        val touch = hand.take()
        val lets = !touch.covered && !stand.value.covered && surroundings.focused.value
        if (!guard.counts(touch.began) || (yes && !lets)) return
        if (!yes) hand.accepted(touch)
        end(how(touch.gesture))
    }

    private fun manner(gesture: Gesture): Manner =
        Manner(
            gesture,
            hand.coveredTouches,
            ((laid?.text ?: 1f) * PERCENT).roundToInt().coerceIn(0, UShort.MAX_VALUE.toInt()).toUShort(),
            witness.smallestTenths,
            laid?.palette?.let { if (it.dark) Theme.DARK else Theme.LIGHT },
            captured,
            relaid.coerceAtMost(UShort.MAX_VALUE.toInt()).toUShort(),
            witness.unseen,
        )

    /** Forgets what only this sheet needed. */
    open fun wipe(): Unit = Unit

    /** M1, M2, M3: what the core drew. */
    class Prompt(
        val view: PromptView,
        val details: List<String>,
        val way: UserVerification,
        bytes: ByteArray?,
        picture: ImageBitmap?,
        surroundings: Surroundings,
        time: Time,
    ) : Sitting(view.lines.size, surroundings, time) {
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

/** What a sheet goes by: the phone's clocks. */
internal interface Time {
    /** Milliseconds that only go forward. */
    fun elapsed(): Long

    /** Milliseconds since 1970. */
    fun wall(): Long

    object Phone : Time {
        override fun elapsed(): Long = System.nanoTime() / NANOS

        override fun wall(): Long = System.currentTimeMillis()

        private const val NANOS = 1_000_000
    }
}
