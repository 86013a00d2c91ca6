package dev.privet.ui.flow

import dev.privet.Answered
import dev.privet.Release
import dev.privet.Ruled
import dev.privet.chrome
import dev.privet.ffi.CancelReason
import dev.privet.ffi.Chrome
import dev.privet.ffi.EndReason
import dev.privet.ffi.Language
import dev.privet.ffi.Refusal
import dev.privet.text
import dev.privet.ui.screens.SheetResult
import dev.privet.ui.screens.approved
import dev.privet.ui.screens.picture

/** What the person did with a result. */
public enum class ResultChoice {
    /** They closed it, or something else came. */
    CLOSE,

    /** They start over. */
    AGAIN,

    /** They pay by PIN instead. */
    PIN,
}

/** The words for what came of a sheet: the core's, chosen and never made here. */
internal class Results(
    private val language: Language,
    private val words: Chrome = language.chrome(),
) {
    /** @param fallback what works without it; said where that is news: the answer was no, or nothing could be asked */
    fun of(
        answered: Answered,
        fallback: String? = null,
    ): SheetResult =
        when (answered) {
            is Answered.Given -> said(words.sheets.allowed)
            is Answered.Refused -> said(listOfNotNull(words.sheets.refused, fallback))
            is Answered.Left -> said(words.sheets.undecided)
            is Answered.Denied -> of(answered.reason, fallback, null)
        }

    /** What was turned off, or why it was not. */
    fun of(off: Ruled<*>): SheetResult =
        when (off) {
            is Ruled.Done -> said(words.sheets.turnedOff)
            is Ruled.Denied -> of(off.reason, null, null)
        }

    /**
     * What became of a send.
     *
     * @param last the sheet that was on screen last; none if none was
     * @param pin the label of paying by PIN, where that is another way
     */
    fun of(
        release: Release,
        last: Sitting?,
        pin: String?,
        lockedOut: Boolean,
    ): SheetResult? {
        // After a yes it is in force, whatever became of the send.
        val asked = last is Sitting.Consent && last.how !is Done.Yes
        val sent = (last as? Sitting.Send)?.release
        return when (release) {
            is Release.Confirmed -> {
                sent?.let { said(listOfNotNull(it.approved, it.after.waiting)) }
            }

            is Release.Sent -> {
                null
            }

            is Release.Refused -> {
                said(
                    listOfNotNull(if (asked) words.sheets.refused else words.sheets.cancelled, release.fallback),
                )
            }

            is Release.Denied -> {
                of(release.reason, release.fallback, pin)
            }

            is Release.NotCleanable -> {
                said(words.states.error)
            }

            is Release.Ended -> {
                ended(release.reason, asked, sent?.picture != null, pin, lockedOut)
            }
        }
    }

    private fun ended(
        reason: EndReason,
        asked: Boolean,
        picture: Boolean,
        pin: String?,
        lockedOut: Boolean,
    ): SheetResult =
        when (reason) {
            is EndReason.Expired -> {
                said(if (picture) words.sheets.previewClosed else words.sheets.expired).again()
            }

            is EndReason.Cancelled -> {
                when {
                    asked -> said(words.sheets.undecided)
                    reason.why != CancelReason.SYSTEM_PROMPT -> said(words.sheets.cancelled)
                    lockedOut -> said(words.sheets.lockedOut).copy(pin = pin)
                    else -> said(words.sheets.cancelled).again().copy(pin = pin)
                }
            }

            is EndReason.Refused, is EndReason.Invalidated -> {
                said(words.sheets.cancelled)
            }
        }

    /** A face that was not the same, with so many tries [left]. */
    fun notMatched(left: UInt): SheetResult =
        if (left == 0u) {
            said(words.sheets.lockedOut).copy(pin = words.sheets.payByPin)
        } else {
            said(words.sheets.notMatched).again().copy(pin = words.sheets.payByPin)
        }

    private fun of(
        reason: Refusal,
        fallback: String?,
        pin: String?,
    ): SheetResult {
        val (sheets, states) = words.sheets to words.states
        return when (reason) {
            is Refusal.AlreadyUsed -> {
                said(sheets.used)
            }

            is Refusal.AttemptsSpent -> {
                said(sheets.lockedOut).copy(pin = pin)
            }

            is Refusal.Locked -> {
                said(listOf(states.lockedTitle, states.lockedBody))
            }

            is Refusal.LockedDown -> {
                said(listOf(states.brokenTitle, states.brokenBody))
            }

            is Refusal.Refused, is Refusal.Withdrawn, is Refusal.CoolDown -> {
                said(
                    listOfNotNull(sheets.refused, fallback),
                )
            }

            is Refusal.TokenUnknown, is Refusal.Expired -> {
                said(sheets.expired).again()
            }

            else -> {
                said(listOfNotNull(reason.text(language), fallback))
            }
        }
    }

    fun said(vararg lines: String): SheetResult = said(lines.toList())

    private fun said(lines: List<String>): SheetResult = SheetResult(lines, null, null, words.buttons.close)

    private fun SheetResult.again(): SheetResult = copy(again = words.buttons.askAgain)
}
