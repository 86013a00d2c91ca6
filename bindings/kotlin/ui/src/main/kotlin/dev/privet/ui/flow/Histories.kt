package dev.privet.ui.flow

import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableIntStateOf
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue
import dev.privet.ffi.ActivityId
import dev.privet.ffi.Filter
import dev.privet.ffi.History
import dev.privet.ffi.OsPermission
import dev.privet.ffi.Period
import dev.privet.ffi.Wanted
import dev.privet.phonePrompt
import dev.privet.ui.screens.HistoryActions
import dev.privet.ui.screens.HistoryScreen
import dev.privet.ui.screens.Loaded
import dev.privet.ui.screens.UseActions
import dev.privet.ui.screens.UseScreen
import dev.privet.ui.screens.view

@Composable
internal fun Room.HistoryPlace(place: Place.History) {
    var filter by rememberSaveable { mutableStateOf<Filter?>(null) }
    var period by rememberSaveable { mutableStateOf<Period?>(place.period ?: Period.MONTH) }
    var most by rememberSaveable(filter, period) { mutableIntStateOf(PAGE) }
    val declared = center.view?.activities?.map { it.activity }
    val of = remember(declared, place) { place.permission?.let { opened(it, declared.orEmpty()) } }
    val view by loaded(again, privet, reader, place, filter, period, most, of) {
        privet.reread { history(Wanted(place.activity, filter, period), of, most) }
    }
    HistoryScreen(
        if (locked) Loaded.Locked else view,
        words,
        help,
        HistoryActions(
            onBack.takeIf { way.places.size > 1 },
            { filter = it },
            { period = it },
            { way.to(Place.Use(it.index)) },
            outside.phoneLog?.let { { way.to(Place.Compared) } },
            { most += PAGE },
        ),
        permission(place),
        words.states.unverified.takeIf { down },
    )
}

@Composable
internal fun Room.UsePlace(place: Place.Use) {
    val view by loaded(again, privet, reader, place) { privet.reread { privet.records.useDetail(place.index, reader) } }
    UseScreen(
        if (locked) Loaded.Locked else view,
        words,
        help,
        UseActions(onBack, ::purpose, { act { turning.turnOff(it) } }, { act { outside.shareReceipt(it) } }),
    )
}

/** The phone's own setting that a history is about, in words. */
private fun Room.permission(place: Place.History): String? =
    center.view
        ?.phone
        ?.firstOrNull { it.permission == place.permission }
        ?.text

/** At least [most] rows, page after page, or all that there are. */
private suspend fun Room.history(
    wanted: Wanted,
    of: Set<ActivityId>?,
    most: Int,
): History {
    var all = privet.history(reader, wanted, null, PAGE.toUInt()).only(of)
    while (true) {
        val next = all.next
        if (next == null && all.days.isEmpty()) return all.copy(emptyText = words.history.empty)
        if (next == null || all.days.sumOf { it.rows.size } >= most) return all
        all = all.then(privet.history(reader, wanted, next, PAGE.toUInt()).only(of))
    }
}

/** The rows of these purposes alone; all where there are none. */
private fun History.only(of: Set<ActivityId>?): History =
    if (of == null) {
        this
    } else {
        copy(
            days =
                days
                    .map { day ->
                        day.copy(rows = day.rows.filter { it.activity in of })
                    }.filter { it.rows.isNotEmpty() },
        )
    }

/** With the page after it: a day that goes on there stays one day. */
private fun History.then(page: History): History {
    val last = days.lastOrNull()
    val first = page.days.firstOrNull()
    val days =
        if (last != null && first != null && last.date == first.date) {
            days.dropLast(1) + last.copy(rows = last.rows + first.rows) + page.days.drop(1)
        } else {
            days + page.days
        }
    return copy(days = days, next = page.next)
}

/** The purposes that this permission of the phone opens something to. */
private fun Room.opened(
    permission: OsPermission,
    declared: List<ActivityId>,
): Set<ActivityId> =
    declared.filterTo(mutableSetOf()) {
        privet.activity(it).phonePrompt(reader.language)?.permission ==
            permission
    }

private const val PAGE = 50
