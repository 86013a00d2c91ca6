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
import dev.privet.Held
import dev.privet.Privet
import dev.privet.chrome
import dev.privet.compare
import dev.privet.ffi.ActivityId
import dev.privet.ffi.ActivityRow
import dev.privet.ffi.BatchId
import dev.privet.ffi.Center
import dev.privet.ffi.Chrome
import dev.privet.ffi.Compared
import dev.privet.ffi.Fault
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
import kotlinx.coroutines.flow.flow
import kotlinx.coroutines.launch

/**
 * The permission center as one drop-in screen: S2 and all that a tap leads to from there: a purpose, its uses, the two lists, tidying
 * up, the policy, the phone's own log. It keeps its own way back, which survives rotation and the end of the process.
 *
 * Nothing is changed here: what turns something on or off goes through [turning], on the person's tap, from a purpose, the policy or
 * tidying up.
 *
 * @param reader for whom all is written; another one draws all anew
 * @param turning the sheets that ask
 * @param outside what the app does for these screens
 * @param start where it opens: [Place.Center], or deeper where the phone's own screens lead in. Back at the start is the app's
 * @param held what the app holds of the person, shown masked in the first list
 * @param offline whether the phone has no network now
 * @param back hears of the way back whenever there is one, and of null where there is none: on Android
 * `{ BackHandler(it != null) { it?.invoke() } }`
 */
@Composable
public fun PermissionCenter(
    privet: Privet,
    reader: Reader,
    turning: Turning,
    outside: Outside,
    start: Place = Place.Center,
    held: List<Held> = emptyList(),
    offline: Boolean = false,
    back: @Composable (onBack: (() -> Unit)?) -> Unit = {},
) {
    val way = rememberSaveable(start, saver = Way.saver) { Way(listOf(start)) }
    val scope = rememberCoroutineScope()
    var again by remember { mutableIntStateOf(0) }
    var trouble by remember { mutableStateOf(false) }
    val words = remember(reader.language) { reader.language.chrome() }
    val center by loaded(again, privet, reader) { privet.center(reader) }
    val act: (suspend () -> Unit) -> Unit = { doing ->
        trouble = false
        scope.launch {
            try {
                doing()
            } catch (_: Fault) {
                trouble = true
            }
        }
    }
    val help =
        Help(
            notice = center.view?.banner,
            offline = words.states.offline.takeIf { offline },
            trouble = words.states.error.takeIf { trouble },
            onNotice = { if (it is LockView.Locked) act(outside.unlock) else outside.leaveLockDown() },
            onUnlock = { act(outside.unlock) },
            onRetry = { again++ },
        )
    val room = Room(privet, reader, words, help, again, center, way, turning, outside, held, act)
    back(if (way.places.size > 1) way::back else null)
    val kept = rememberSaveableStateHolder()
    kept.SaveableStateProvider("${way.places.size} ${way.here.saved()}") { room.Here() }
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
    val held: List<Held>,
    val act: (suspend () -> Unit) -> Unit,
) {
    /** Whether what this needs is locked: names alone are known then. */
    val locked: Boolean get() = center.view?.banner?.lock is LockView.Locked

    val down: Boolean get() = center.view?.banner?.lock is LockView.Down

    fun row(activity: ActivityId): ActivityRow? = center.view?.activities?.firstOrNull { it.activity == activity }

    val undo: (BatchId) -> Unit = { batch -> act { privet.undoWithdrawal(batch) } }

    fun purpose(activity: ActivityId): Unit = way.to(Place.Purpose(activity))

    /** Back, where there is one. */
    val onBack: () -> Unit = way::back
}

@Composable
private fun Room.Here(): Unit =
    when (val place = way.here) {
        is Place.Center -> CenterPlace()
        is Place.Purpose -> PurposePlace(place)
        is Place.History -> HistoryPlace(place)
        is Place.Use -> UsePlace(place)
        is Place.Lists -> ListsPlace(place)
        is Place.Tidy -> TidyPlace()
        is Place.Policy -> PolicyPlace(place)
        is Place.Compared -> ComparedPlace()
    }

@Composable
private fun Room.CenterPlace() {
    var query by rememberSaveable { mutableStateOf<String?>(null) }
    val found by loaded(again, privet, reader, query) {
        query?.takeIf { it.isNotBlank() }?.let { privet.center(reader, it) } ?: privet.center(reader)
    }
    CenterScreen(
        found,
        words,
        help,
        CenterActions(::purpose, { way.to(Place.Tidy) }, outside.openPhoneSettings, undo),
        query,
    ) { query = it }
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
            { way.to(Place.History(it)) },
            { way.to(Place.Lists(it)) },
            { way.to(Place.Policy(it)) },
            outside.openReceipt,
            undo,
        ),
        row?.needs.orEmpty().mapNotNull(::row),
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
    val view by loaded(again, privet, reader, period, held) { privet.reread { privet.lists(period, reader, held) } }
    ListsScreen(
        if (locked) Loaded.Locked else view,
        words,
        help,
        ListsActions(
            onBack,
            { kind = it },
            { period = it },
            { way.to(Place.History(it)) },
            outside.openInspector,
            { act { privet.listFiles(period, reader, held)?.let { outside.share(it) } } },
        ),
        kind,
        period,
        place.activity,
    )
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
    val view by loaded(again, privet, reader) {
        flow<Compared?> {
            val noted = outside.phoneLog?.invoke()
            if (noted == null) way.back() else emit(privet.compare(noted.kind, noted.bytes, noted.app, reader))
        }
    }
    ComparedScreen(view, words, help, ComparedActions(onBack, ::purpose))
}
