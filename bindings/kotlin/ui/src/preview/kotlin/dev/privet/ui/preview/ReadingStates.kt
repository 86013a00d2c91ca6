package dev.privet.ui.preview

import androidx.compose.runtime.Composable
import dev.privet.ffi.ActivityId
import dev.privet.ffi.Filter
import dev.privet.ffi.Period
import dev.privet.ffi.TimelineResult
import dev.privet.ui.screens.CenterActions
import dev.privet.ui.screens.CenterScreen
import dev.privet.ui.screens.ComparedActions
import dev.privet.ui.screens.ComparedScreen
import dev.privet.ui.screens.HistoryActions
import dev.privet.ui.screens.HistoryScreen
import dev.privet.ui.screens.ListKind
import dev.privet.ui.screens.ListsActions
import dev.privet.ui.screens.ListsScreen
import dev.privet.ui.screens.Loaded
import dev.privet.ui.screens.PolicyActions
import dev.privet.ui.screens.PolicyScreen
import dev.privet.ui.screens.PurposeActions
import dev.privet.ui.screens.PurposeScreen
import dev.privet.ui.screens.Root
import dev.privet.ui.screens.TabsFrame
import dev.privet.ui.screens.TidyActions
import dev.privet.ui.screens.TidyScreen
import dev.privet.ui.screens.UseActions
import dev.privet.ui.screens.UseScreen

/** S2 to S7, each in its states. */
internal fun readingStates(): List<ScreenState> =
    listOf(
        ScreenState("s2-center", StageName.IN_USE, 3500) { center() },
        ScreenState("s2-fresh", StageName.FRESH) { center() },
        ScreenState("s2-locked", StageName.LOCKED) { center() },
        ScreenState("s2-changed", StageName.ROLLED_BACK) { center() },
        ScreenState("s2-restored", StageName.RESTORED) { center() },
        ScreenState("s3-purpose", StageName.IN_USE, 2700) { purpose("face_payment") },
        ScreenState("s3-refused", StageName.IN_USE, 1600) { purpose("analytics") },
        ScreenState("s3-asked-anew", StageName.IN_USE, 1600) { purpose("queue_times") },
        ScreenState("s3-locked", StageName.LOCKED, 1600) { purpose("face_payment") },
        ScreenState("s3-changed", StageName.ROLLED_BACK, 1600) { purpose("bill_scan") },
        ScreenState("s3-policy", StageName.IN_USE, 1600) { policy() },
        ScreenState("s4-history", StageName.IN_USE, 2900) { history() },
        ScreenState("s4-empty", StageName.FRESH) { history(filter = Filter.REFUSED) },
        ScreenState("s4-locked", StageName.LOCKED) { history(readable = false) },
        ScreenState("s4-changed", StageName.ROLLED_BACK, 1600) { history(unverified = words.states.unverified) },
        ScreenState("s4-compared", StageName.IN_USE, 1600) { compared() },
        ScreenState("s5-use", StageName.IN_USE, 2600) { use(TimelineResult.LEFT) },
        ScreenState("s5-refused", StageName.IN_USE, 1600) { use(TimelineResult.REFUSED) },
        ScreenState("s5-blocked", StageName.IN_USE, 1000) { use(TimelineResult.BLOCKED) },
        ScreenState("s6-lists", StageName.IN_USE, 2900) { lists(ListKind.COLLECTED) },
        ScreenState("s6-shared", StageName.IN_USE, 1600) { lists(ListKind.SHARED) },
        ScreenState("s6-changed", StageName.TAMPERED, 1600) { lists(ListKind.COLLECTED) },
        ScreenState("s7-tidy", StageName.MANY, 2000) { tidy(List(4) { ActivityId("link_${it * 3}") }) },
        ScreenState("s7-undo", StageName.TIDIED, 2000) { tidy(emptyList()) },
        ScreenState("s7-empty", StageName.FRESH) { tidy(emptyList()) },
    )

private fun Answers.center(): @Composable () -> Unit {
    val view = Loaded.Ready(ask(Question.Center))
    val help = help()
    return { TabsFrame(words, Root.PERMISSIONS, {}) { CenterScreen(view, words, help, CenterActions()) } }
}

private fun Answers.purpose(id: String): @Composable () -> Unit {
    val row = ask(Question.Rows(listOf(ActivityId(id)))).single()
    val needs = ask(Question.Needs(ActivityId(id)))
    val help = help()
    return { PurposeScreen(Loaded.Ready(row), words, help, PurposeActions(), needs) }
}

private fun Answers.policy(): @Composable () -> Unit {
    val view = Loaded.Ready(ask(Question.Policy))
    val help = help()
    return { PolicyScreen(view, words, help, PolicyActions()) }
}

private fun Answers.history(
    readable: Boolean = true,
    unverified: String? = null,
    filter: Filter? = null,
): @Composable () -> Unit {
    val view = if (readable) Loaded.Ready(ask(Question.History(filter))) else Loaded.Locked
    val help = help()
    return {
        TabsFrame(words, Root.ACTIVITY, {}) {
            HistoryScreen(view, words, help, HistoryActions(onCompare = {}), unverified = unverified)
        }
    }
}

private fun Answers.compared(): @Composable () -> Unit {
    val view = Loaded.Ready(ask(Question.Compared))
    val help = help()
    return { ComparedScreen(view, words, help, ComparedActions()) }
}

private fun Answers.use(result: TimelineResult): @Composable () -> Unit {
    val view = Loaded.Ready(ask(Question.Use(result)))
    val help = help()
    return { UseScreen(view, words, help, UseActions()) }
}

private fun Answers.lists(kind: ListKind): @Composable () -> Unit {
    val view = Loaded.Ready(ask(Question.Lists))
    val help = help()
    return { ListsScreen(view, words, help, ListsActions(), kind, Period.MONTH) }
}

private fun Answers.tidy(chosen: List<ActivityId>): @Composable () -> Unit {
    val view = Loaded.Ready(ask(Question.Tidy(chosen)))
    val help = help()
    return { TidyScreen(view, words, help, TidyActions()) }
}
