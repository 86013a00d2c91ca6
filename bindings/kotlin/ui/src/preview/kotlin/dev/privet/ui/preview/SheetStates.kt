package dev.privet.ui.preview

import androidx.compose.runtime.Composable
import dev.privet.Answered
import dev.privet.Release
import dev.privet.ffi.CancelReason
import dev.privet.ffi.EndReason
import dev.privet.ffi.Jti
import dev.privet.ui.flow.Results
import dev.privet.ui.screens.Area
import dev.privet.ui.screens.BeforePhoneSheet
import dev.privet.ui.screens.ConsentSheet
import dev.privet.ui.screens.CropSheet
import dev.privet.ui.screens.PaySheet
import dev.privet.ui.screens.PictureEdit
import dev.privet.ui.screens.PictureSheet
import dev.privet.ui.screens.ResultBanner
import dev.privet.ui.screens.SendSheet
import dev.privet.ui.screens.SheetResult
import dev.privet.ui.screens.SheetStanding
import dev.privet.ui.screens.TurnOffManySheet
import dev.privet.ui.screens.TurnOffSheet

/** M1 to M7 as they are first drawn, in the states that they can come to, and what comes of them. */
internal fun sheetStates(): List<ScreenState> = firstDrawn() + later() + results()

private fun firstDrawn(): List<ScreenState> =
    askingSheets.map { (name, draw) -> ScreenState(name, StageName.SHEETS, 1700) { draw(SheetStanding()) } } +
        ScreenState("m6", StageName.SHEETS, 900) { beforePhone() }

/** Every sheet with two answers, by its state's name. */
internal val askingSheets: Map<String, Answers.(SheetStanding) -> @Composable () -> Unit> =
    mapOf(
        "m1-face" to { face(it) },
        "m1-score" to { standing ->
            val view = ask(Question.Sheet(Asked.SCORE))
            ({ ConsentSheet(view, words, {}, {}, standing) })
        },
        "m2" to { standing -> pay(standing, ask(Question.Details)) },
        "m7" to { standing ->
            val view = ask(Question.Sheet(Asked.PAY_BY_PIN))
            ({ PaySheet(view, view.release, words, {}, {}, null, standing) })
        },
        "m3" to { standing ->
            val view = ask(Question.Sheet(Asked.PICTURE))
            ({ PictureSheet(view, view.picture, words, picture, {}, {}, {}, {}, standing) })
        },
        "m3-data" to { standing ->
            val view = ask(Question.Sheet(Asked.DATA))
            ({ SendSheet(view, words, view.document, {}, {}, standing) })
        },
        "m4" to { turnOff(it, destroys = false) },
        "m4-many" to { standing ->
            val keep = ask(Question.Off(destroys = false)).keep
            val view = ask(Question.Several)
            ({ TurnOffManySheet(view, keep, words, {}, {}, standing) })
        },
        "m5" to { turnOff(it, destroys = true) },
    )

/** M6. */
internal fun Answers.beforePhone(): @Composable () -> Unit {
    val view = ask(Question.BeforePhone)
    return { BeforePhoneSheet(view, {}) }
}

private fun Answers.face(standing: SheetStanding): @Composable () -> Unit {
    val view = ask(Question.Sheet(Asked.FACE))
    val details = ask(Question.Details)
    return { ConsentSheet(view, words, {}, {}, standing, details) }
}

private fun Answers.pay(
    standing: SheetStanding,
    details: List<String> = emptyList(),
): @Composable () -> Unit {
    val view = ask(Question.Sheet(Asked.PAY))
    return { PaySheet(view, view.release, words, {}, {}, {}, standing, details) }
}

private fun Answers.turnOff(
    standing: SheetStanding,
    destroys: Boolean,
): @Composable () -> Unit {
    val view = ask(Question.Off(destroys))
    return { TurnOffSheet(view, words, {}, {}, standing) }
}

private fun later(): List<ScreenState> =
    listOf(
        ScreenState("m1-details", StageName.SHEETS, 1900) { face(SheetStanding(details = true)) },
        ScreenState("m2-covered", StageName.SHEETS, 1900) { pay(SheetStanding(covered = true)) },
        ScreenState("m2-changed", StageName.SHEETS, 1900) { pay(SheetStanding(notice = words.sheets.changed)) },
        ScreenState("m3-recorded", StageName.SHEETS, 1900) {
            val view = ask(Question.Sheet(Asked.PICTURE))
            val standing = SheetStanding(unready = words.sheets.recording)
            ({ PictureSheet(view, view.picture, words, null, {}, {}, {}, {}, standing) })
        },
        ScreenState("m3-crop", StageName.SHEETS, 1900) {
            val view = ask(Question.Sheet(Asked.PICTURE))
            ({ CropSheet(picture, view.picture.spoken, CROPPED, words, {}, {}, {}) })
        },
    )

private fun results(): List<ScreenState> =
    listOf(
        result("m1-refused") { it.of(Answered.Refused) },
        result("m2-done") { it.of(Release.Confirmed("", JTI), sent(Asked.PAY), null, false) },
        result("m2-cancelled") {
            val last = sent(Asked.PAY)
            val prompt = EndReason.Cancelled(CancelReason.SYSTEM_PROMPT)
            it.of(Release.Ended(prompt), last, last.release.system?.fallback, false)
        },
        result("m3-ended") { it.of(Release.Ended(EndReason.Expired), sent(Asked.PICTURE), null, false) },
    )

private fun result(
    name: String,
    of: Answers.(Results) -> SheetResult?,
): ScreenState =
    ScreenState(name, StageName.SHEETS, 800) {
        val said = checkNotNull(of(Results(language, words))) { "nothing is said of it" }
        ({ ResultBanner(said, {}, {}, {}) })
    }

/** A bill cut to its middle, with a name covered. */
private val CROPPED = PictureEdit(Area(120, 100, 880, 900), listOf(Area(300, 420, 700, 560)))

/** Nothing of it is drawn. */
private val JTI = Jti("a number that is burnt")
