package dev.privet.ui.preview

import androidx.compose.runtime.Composable
import dev.privet.ffi.ActivityId
import dev.privet.ui.screens.CheckScreen
import dev.privet.ui.screens.DestructionScreen
import dev.privet.ui.screens.FacesActions
import dev.privet.ui.screens.FacesScreen
import dev.privet.ui.screens.Help
import dev.privet.ui.screens.InspectorScreen
import dev.privet.ui.screens.Loaded
import dev.privet.ui.screens.MineScreen
import dev.privet.ui.screens.PayActions
import dev.privet.ui.screens.PayScreen
import dev.privet.ui.screens.ReceiptScreen
import dev.privet.ui.screens.ReceiptsScreen
import dev.privet.ui.screens.Root
import dev.privet.ui.screens.TabsFrame
import dev.privet.ui.screens.YearPictureScreen
import dev.privet.ui.screens.YearScreen

/** S1, S8 to S13, each in its states. */
internal fun ownStates(): List<ScreenState> =
    listOf(
        ScreenState("s1-pay", StageName.IN_USE, 1500) { pay(REQUESTS) },
        ScreenState("s1-empty", StageName.FRESH, 1300) { pay(emptyList()) },
        ScreenState("s1-changed", StageName.ROLLED_BACK, 1900) { pay(REQUESTS) },
        ScreenState("s8-on", StageName.FACE_ENROLLED) { faces() },
        ScreenState("s8-off", StageName.FACE_TRIED, 1600) { faces(tried = true) },
        ScreenState("s8-locked", StageName.LOCKED) { faces() },
        ScreenState("s8-proof", StageName.FACE_DESTROYED, 2000) {
            val view = Loaded.Ready(ask(Question.Destruction))
            ({ DestructionScreen(view, words, {}, {}) })
        },
        ScreenState("s9-receipts", StageName.IN_USE, 1800) { receipts() },
        ScreenState("s9-empty", StageName.FRESH) { receipts() },
        ScreenState("s9-receipt", StageName.IN_USE, 1700) {
            val view = Loaded.Ready(ask(Question.Receipt))
            ({ ReceiptScreen(view, words, {}, {}) })
        },
        ScreenState("s10-check", StageName.IN_USE) { { CheckScreen(null, words, {}, {}, {}) } },
        ScreenState("s10-genuine", StageName.IN_USE) { check(altered = false) },
        ScreenState("s10-changed", StageName.IN_USE) { check(altered = true) },
        ScreenState("s11-year", StageName.IN_USE) { year() },
        ScreenState("s11-picture", StageName.IN_USE) {
            val view = ask(Question.Year)
            ({ YearPictureScreen(view, words, {}, {}) })
        },
        ScreenState("s11-changed", StageName.ROLLED_BACK, 1500) { year() },
        ScreenState("s12-inspector", StageName.IN_USE) { inspector(tried = true) },
        ScreenState("s12-changed", StageName.TAMPERED, 1900) { inspector(tried = false) },
        ScreenState("s13-mine", StageName.IN_USE) {
            { TabsFrame(words, Root.MINE, {}) { MineScreen(words, language, {}, {}) } }
        },
    )

/** What is not as usual on this stage. */
internal fun Answers.help(): Help = Help(notice = ask(Question.Notice))

private fun Answers.pay(requests: List<Question.Request>): @Composable () -> Unit {
    val rows = requests.map { ask(it) }
    val face = ask(Question.Rows(listOf(FACE_PAYMENT))).single()
    val services = ask(Question.Rows(SERVICES))
    val help = help()
    return {
        TabsFrame(words, Root.PAY, {}) {
            PayScreen(rows, face, services, words, PayActions({}, {}, {}, {}, {}), help)
        }
    }
}

private fun Answers.faces(tried: Boolean = false): @Composable () -> Unit {
    val said = if (tried) mapOf(FACE_PAYMENT to ask(Question.FaceTried)) else emptyMap()
    val view = Loaded.Ready(ask(Question.Faces))
    val help = help()
    return { FacesScreen(view, said, words, FacesActions({}, {}, {}, {}, {}, {}, {}), help) }
}

private fun Answers.receipts(): @Composable () -> Unit {
    val view = Loaded.Ready(ask(Question.Receipts))
    return { ReceiptsScreen(view, words, {}, {}, {}, {}) }
}

private fun Answers.check(altered: Boolean): @Composable () -> Unit {
    val view = ask(Question.Check(altered))
    return { CheckScreen(view, words, {}, {}, {}) }
}

private fun Answers.year(): @Composable () -> Unit {
    val view = Loaded.Ready(ask(Question.Year))
    val help = help()
    return { YearScreen(view, words, {}, {}, help) }
}

private fun Answers.inspector(tried: Boolean): @Composable () -> Unit {
    val said = if (tried) ask(Question.SendTried) else null
    val view = Loaded.Ready(ask(Question.Inspector))
    val help = help()
    return { InspectorScreen(view, said, words, {}, {}, {}, {}, {}, {}, help) }
}

private val FACE_PAYMENT = ActivityId("face_payment")
private val SERVICES = listOf("nearby", "photo_check", "score_share", "footprint").map(::ActivityId)

/** One that is open for two minutes, one for an hour, and one that is over. */
private val REQUESTS =
    listOf(
        Question.Request("38.00", "Blue Kettle Tea", minutes = 2),
        Question.Request("12.50", "Corner Noodle", minutes = 60),
        Question.Request("6.00", "Night Bus", minutes = -1),
    )
