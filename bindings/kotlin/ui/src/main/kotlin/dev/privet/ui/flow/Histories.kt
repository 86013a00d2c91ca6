package dev.privet.ui.flow

import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableIntStateOf
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue
import dev.privet.ffi.Filter
import dev.privet.ffi.History
import dev.privet.ffi.Period
import dev.privet.ffi.Wanted
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
    val view by loaded(again, privet, reader, place, filter, period, most) {
        privet.reread { history(Wanted(place.of, filter, period), most) }
    }
    HistoryScreen(
        if (locked) Loaded.Locked else view,
        words,
        help,
        HistoryActions(
            onBack.takeIf { goesBack },
            { filter = it },
            { period = it },
            { way.to(Place.Use(it.index)) },
            outside.phoneLog?.let { { way.to(Place.Compared) } },
            { most += PAGE },
        ),
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

/** At least [most] rows, page after page, or all that there are. */
private suspend fun Room.history(
    wanted: Wanted,
    most: Int,
): History {
    var all = privet.history(reader, wanted, null, PAGE.toUInt())
    while (true) {
        val next = all.next
        if (next == null || all.days.sumOf { it.rows.size } >= most) return all
        all = all.then(privet.history(reader, wanted, next, PAGE.toUInt()))
    }
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

private const val PAGE = 50
