package dev.privet.ui.flow

import androidx.compose.runtime.Immutable
import androidx.compose.runtime.Stable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.saveable.Saver
import androidx.compose.runtime.saveable.listSaver
import androidx.compose.runtime.setValue
import dev.privet.ffi.ActivityId
import dev.privet.ffi.HistoryOf
import dev.privet.ffi.OsPermission
import dev.privet.ffi.Period

/** Where a person is among these screens. */
@Immutable
public sealed interface Place {
    /** S2. */
    public data object Center : Place

    /**
     * S3.
     *
     * @property activity which.
     */
    public data class Purpose(
        public val activity: ActivityId,
    ) : Place

    /**
     * S4.
     *
     * @property of the uses of what: of all where there is none.
     * @property period how far back, to begin with; 30 days where there is none.
     */
    public data class History(
        public val of: HistoryOf? = null,
        public val period: Period? = null,
    ) : Place

    /**
     * S5.
     *
     * @property index the place of the entry in the records.
     */
    public data class Use(
        public val index: ULong,
    ) : Place

    /**
     * S9's receipt of the last answer to a purpose.
     *
     * @property activity which.
     */
    public data class Receipt(
        public val activity: ActivityId,
    ) : Place

    /**
     * S6.
     *
     * @property activity opens at its rows; at the top where there is none.
     */
    public data class Lists(
        public val activity: ActivityId? = null,
    ) : Place

    /** S7. */
    public data object Tidy : Place

    /**
     * The policy.
     *
     * @property activity opens at its full text; at the top where there is none.
     */
    public data class Policy(
        public val activity: ActivityId? = null,
    ) : Place

    /** The phone's own log against the records. */
    public data object Compared : Place
}

/** A place as text, for a saved state; [place] reads it. */
internal fun Place.saved(): String =
    when (this) {
        is Place.Center -> "center"
        is Place.Purpose -> "purpose ${activity.raw}"
        is Place.History -> "history ${of.saved()} ${period?.name ?: NONE}"
        is Place.Use -> "use $index"
        is Place.Receipt -> "receipt ${activity.raw}"
        is Place.Lists -> "lists ${activity?.raw ?: NONE}"
        is Place.Tidy -> "tidy"
        is Place.Policy -> "policy ${activity?.raw ?: NONE}"
        is Place.Compared -> "compared"
    }

private fun HistoryOf?.saved(): String =
    when (this) {
        is HistoryOf.Activity -> "${activity.raw} $NONE"
        is HistoryOf.Permission -> "$NONE ${permission.name}"
        null -> "$NONE $NONE"
    }

/** What [saved] wrote. */
internal fun place(saved: String): Place {
    val parts = saved.split(' ')
    val arguments = parts.drop(1).map { part -> part.takeIf { it != NONE } }
    val activity by lazy { arguments.firstOrNull()?.let(::ActivityId) }
    return when (parts.first()) {
        "purpose" -> {
            Place.Purpose(checkNotNull(activity))
        }

        "history" -> {
            Place.History(
                activity?.let { HistoryOf.Activity(it) }
                    ?: arguments[1]?.let { HistoryOf.Permission(OsPermission.valueOf(it)) },
                arguments[2]?.let(Period::valueOf),
            )
        }

        "use" -> {
            Place.Use(checkNotNull(arguments.first()).toULong())
        }

        "receipt" -> {
            Place.Receipt(checkNotNull(activity))
        }

        "lists" -> {
            Place.Lists(activity)
        }

        "tidy" -> {
            Place.Tidy
        }

        "policy" -> {
            Place.Policy(activity)
        }

        "compared" -> {
            Place.Compared
        }

        else -> {
            Place.Center
        }
    }
}

/** No id: ids have no such character. */
private const val NONE = "-"

/** The way a person came, the last place on top; it survives whatever the phone does to the screen. */
@Stable
internal class Way(
    places: List<Place>,
) {
    var places: List<Place> by mutableStateOf(places)
        private set
    val here: Place get() = places.last()

    fun to(place: Place) {
        places = places + place
    }

    /** One place back, where there is one. */
    fun back() {
        if (places.size > 1) places = places.dropLast(1)
    }

    companion object {
        val saver: Saver<Way, Any> =
            listSaver(
                { way -> way.places.map(Place::saved) },
                { saved -> Way(saved.map(::place)) },
            )
    }
}
