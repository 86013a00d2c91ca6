package dev.privet.ui.flow

import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableIntStateOf
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.rememberCoroutineScope
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.saveable.rememberSaveableStateHolder
import androidx.compose.runtime.setValue
import dev.privet.Privet
import dev.privet.chrome
import dev.privet.compare
import dev.privet.ffi.ActivityId
import dev.privet.ffi.ActivityRow
import dev.privet.ffi.ActivityStatus
import dev.privet.ffi.BatchId
import dev.privet.ffi.Center
import dev.privet.ffi.Chrome
import dev.privet.ffi.Compared
import dev.privet.ffi.HistoryOf
import dev.privet.ffi.ListFiles
import dev.privet.ffi.LockView
import dev.privet.ffi.Period
import dev.privet.ffi.Reader
import dev.privet.ffi.TidySort
import dev.privet.listFiles
import dev.privet.lists
import dev.privet.policy
import dev.privet.tidy
import dev.privet.ui.screens.CenterActions
import dev.privet.ui.screens.CenterScreen
import dev.privet.ui.screens.ComparedActions
import dev.privet.ui.screens.ComparedScreen
import dev.privet.ui.screens.Help
import dev.privet.ui.screens.ListKind
import dev.privet.ui.screens.ListsActions
import dev.privet.ui.screens.ListsScreen
import dev.privet.ui.screens.Loaded
import dev.privet.ui.screens.PolicyActions
import dev.privet.ui.screens.PolicyScreen
import dev.privet.ui.screens.PurposeActions
import dev.privet.ui.screens.PurposeScreen
import dev.privet.ui.screens.TidyActions
import dev.privet.ui.screens.TidyScreen
import dev.privet.ui.screens.part
import dev.privet.ui.screens.view
import dev.privet.undoWithdrawal
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.flow.emitAll
import kotlinx.coroutines.flow.flow
import java.io.Serializable

/**
 * The permission center as one drop-in screen: S2 and all that a tap leads to from there: a purpose, its uses, the two lists, tidying
 * up, the policy, the phone's own log. It keeps its own way back ([LocalBack]), which survives rotation and the end of the process.
 *
 * Nothing is changed here: what turns something on or off goes through [turning], on the person's tap, from a purpose, the policy or
 * tidying up.
 *
 * @param reader for whom all is written; another one draws all anew
 * @param turning the sheets that ask
 * @param outside what the app does for these screens
 * @param start where it opens: [Place.Center], or deeper where the phone's own screens lead in. Back at the start is the app's
 * @param onLeave where the arrow of the place it opens at leads; give it wherever [start] is a place with an arrow
 * @param scope what a tap began runs in it. One that outlives the activity keeps a sheet through a rotation
 */
@Composable
public fun PermissionCenter(
    privet: Privet,
    reader: Reader,
    turning: Turning,
    outside: Outside,
    start: Place = Place.Center,
    onLeave: (() -> Unit)? = null,
    scope: CoroutineScope = rememberCoroutineScope(),
) {
    val way = rememberSaveable(start, saver = Way.saver) { Way(listOf(start)) }
    var again by remember { mutableIntStateOf(0) }
    val words = remember(reader.language) { reader.language.chrome() }
    val center by loaded(again, privet, reader) { privet.center(reader) }
    val act = remember(scope, reader.language) { Acting(scope, reader.language) }
    val help = act.help(center.view, privet, reader, outside) { again++ }
    val kept = rememberSaveableStateHolder()
    val here = "${way.places.size} ${way.here.saved()}"
    val leave = {
        // Who comes here again begins anew.
        kept.removeState(here)
        way.back()
    }
    val onBack = if (way.places.size > 1) leave else onLeave
    val room = Room(privet, reader, words, help, again, center, way, turning, outside, act, onBack)
    Back(onBack)
    kept.SaveableStateProvider(here) { room.Here() }
}

/** What every screen of the flow stands in. */
internal class Room(
    val privet: Privet,
    val reader: Reader,
    val words: Chrome,
    val help: Help,
    val again: Int,
    val center: Loaded<Center>,
    val way: Way,
    val turning: Turning,
    val outside: Outside,
    val act: Acting,
    private val wayBack: (() -> Unit)?,
) {
    /** Whether what this needs is locked: names alone are known then. */
    val locked: Boolean get() = center.view?.banner?.lock is LockView.Locked

    val down: Boolean get() = center.view?.banner?.lock is LockView.Down

    fun row(activity: ActivityId): ActivityRow? = center.view?.activities?.firstOrNull { it.activity == activity }

    val undo: (BatchId) -> Unit = { batch -> act.ruled { privet.undoWithdrawal(batch) } }

    fun purpose(activity: ActivityId): Unit = way.to(Place.Purpose(activity))

    /** Whether an arrow leads anywhere from here. */
    val goesBack: Boolean get() = wayBack != null

    /** Back, where there is one. */
    val onBack: () -> Unit = { wayBack?.invoke() }
}

@Composable
private fun Room.Here(): Unit =
    when (val place = way.here) {
        is Place.Center -> CenterPlace()
        is Place.Purpose -> PurposePlace(place)
        is Place.History -> HistoryPlace(place)
        is Place.Use -> UsePlace(place)
        is Place.Receipt -> ReceiptPlace(place)
        is Place.Lists -> ListsPlace(place)
        is Place.Tidy -> TidyPlace()
        is Place.Policy -> PolicyPlace(place)
        is Place.Compared -> ComparedPlace()
    }

@Composable
private fun Room.CenterPlace() {
    var query by rememberSaveable { mutableStateOf<String?>(null) }
    CenterScreen(
        query?.takeIf { it.isNotBlank() }?.let { searched(it) } ?: center,
        words,
        help,
        CenterActions(::purpose, { way.to(Place.Tidy) }, outside.openPhoneSettings, undo),
        query,
    ) { query = it }
}

/** What is found of [query]; none until it is read: all stays as it was then. */
@Composable
private fun Room.searched(query: String): Loaded<Center>? {
    val found by loaded(again, privet, reader, query) { privet.center(reader, query) }
    return found.takeIf { it !is Loaded.Reading }
}

@Composable
private fun Room.PurposePlace(place: Place.Purpose) {
    val row = row(place.activity)
    PurposeScreen(
        center.part { row },
        words,
        help,
        PurposeActions(
            onBack,
            { act { turning.turnOn(it) } },
            { act { turning.turnOff(it) } },
            ::purpose,
            { way.to(Place.History(HistoryOf.Activity(it))) },
            { way.to(Place.Lists(it)) },
            { way.to(Place.Policy(it)) },
            { way.to(Place.Receipt(it)) },
            undo,
        ),
        row?.needs.orEmpty().mapNotNull(::row),
        center.view
            ?.undo
            .orEmpty()
            .takeIf { row?.state == ActivityStatus.TurningOff }
            .orEmpty(),
    )
}

@Composable
private fun Room.PolicyPlace(place: Place.Policy) {
    val view by loaded(again, privet, reader) { privet.policy(reader) }
    PolicyScreen(
        view,
        words,
        help,
        PolicyActions(onBack, { act { turning.turnOn(it) } }, { act { turning.turnOff(it) } }, ::purpose),
        place.activity,
    )
}

@Composable
private fun Room.ListsPlace(place: Place.Lists) {
    var kind by rememberSaveable { mutableStateOf(ListKind.COLLECTED) }
    var period by rememberSaveable { mutableStateOf(Period.MONTH) }
    val view by loaded(again, privet, reader, period, outside.held) {
        privet.reread { privet.lists(period, reader, outside.held) }
    }
    ListsScreen(
        if (locked) Loaded.Locked else view,
        words,
        help,
        ListsActions(
            onBack,
            { kind = it },
            { period = it },
            { way.to(Place.History(HistoryOf.Activity(it))) },
            outside.openInspector,
            { act { privet.listFiles(period, reader, outside.held)?.sharedBy(outside) } },
        ),
        kind,
        period,
        place.activity,
    )
}

/** One file after the other: the person places each, or leaves it. */
private suspend fun ListFiles.sharedBy(outside: Outside) {
    outside.share("collected.csv", collectedCsv.encodeToByteArray())
    outside.share("shared.csv", sharedCsv.encodeToByteArray())
    outside.share("lists.json", json.encodeToByteArray())
}

@Composable
private fun Room.TidyPlace() {
    var sort by rememberSaveable { mutableStateOf(TidySort.UNUSED) }
    var chosen by rememberSaveable { mutableStateOf(listOf<String>()) }
    val selected = remember(chosen) { chosen.map(::ActivityId) }
    val view by loaded(again, privet, reader, sort, selected) { privet.tidy(reader, sort, selected) }
    TidyScreen(
        view,
        words,
        help,
        TidyActions(
            onBack,
            { sort = it },
            { now -> chosen = now.map { it.raw } },
            { tidy -> act { turning.turnOffMany(tidy.rows.filter { it.selected }.map { it.activity }) } },
            undo,
        ),
    )
}

@Composable
private fun Room.ComparedPlace() {
    val chosen = rememberSaveable { LogOfVisit() }
    val view by loaded(again, privet, reader) {
        flow<Compared?> {
            val noted = chosen.log ?: outside.phoneLog?.invoke()?.also { chosen.log = it }
            // Where a log is chosen, the app is left: the records open again behind it.
            if (noted == null) {
                way.back()
            } else {
                emitAll(privet.reread { privet.compare(noted.kind, noted.bytes, noted.app, reader) })
            }
        }
    }
    ComparedScreen(view, words, help, ComparedActions(onBack, ::purpose))
}

/**
 * The log that was chosen for this visit, while the process goes on: Android hands a screen that it makes anew in the same process the very
 * object that was saved, and writes it out for another process only, without the log. It may have megabytes, and a log about every app
 * tells of others too.
 */
internal class LogOfVisit : Serializable {
    @Transient var log: Noted? = null
}
