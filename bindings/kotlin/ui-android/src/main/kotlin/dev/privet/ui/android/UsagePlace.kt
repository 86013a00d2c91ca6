package dev.privet.ui.android

import dev.privet.android.PermissionUsage
import dev.privet.ffi.HistoryOf
import dev.privet.ffi.Period
import dev.privet.ffi.Reader
import dev.privet.ui.flow.Place

/**
 * Where the phone's own privacy screens lead to: the app's history of what the person tapped there (of the one purpose where they name
 * one, or else of the permission), as far back as the period they saw
 * began.
 *
 * @param reader whose midnight a day begins at.
 * @param now milliseconds since 1970.
 */
public fun PermissionUsage.place(
    reader: Reader,
    now: Long = System.currentTimeMillis(),
): Place.History =
    Place.History(
        of =
            activities.singleOrNull()?.let { HistoryOf.Activity(it) }
                ?: permissions.minOrNull()?.let { HistoryOf.Permission(it) },
        period = from?.let { period(it, now, reader) },
    )

private fun period(
    from: Long,
    now: Long,
    reader: Reader,
): Period {
    val local = now + reader.utcOffset * MINUTE
    val midnight = now - local.mod(DAY)
    return when {
        from >= midnight -> Period.DAY
        from >= now - WEEK -> Period.WEEK
        from >= now - MONTH -> Period.MONTH
        else -> Period.YEAR
    }
}

private const val MINUTE = 60_000L
private const val DAY = 24 * 60 * MINUTE
private const val WEEK = 7 * DAY
private const val MONTH = 30 * DAY
