package dev.privet.ui.flow

import androidx.compose.runtime.Immutable
import androidx.compose.runtime.Stable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.saveable.Saver
import androidx.compose.runtime.saveable.listSaver
import androidx.compose.runtime.setValue
import dev.privet.ffi.ActivityId
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
     * S4, of one purpose or of all.
     *
     * @property activity whose uses; everybody's where there is none.
     * @property permission the uses of what this permission of the phone opens: where the phone's own privacy screens lead to.
     * @property period how far back, to begin with; 30 days where there is none.
     */
    public data class History(
        public val activity: ActivityId? = null,
        public val permission: OsPermission? = null,
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
        is Place.History -> "history ${activity?.raw ?: NONE} ${permission?.name ?: NONE} ${period?.name ?: NONE}"
        is Place.Use -> "use $index"
        is Place.Lists -> "lists ${activity?.raw ?: NONE}"
        is Place.Tidy -> "tidy"
        is Place.Policy -> "policy ${activity?.raw ?: NONE}"
        is Place.Compared -> "compared"
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
                activity,
                arguments[1]?.let(OsPermission::valueOf),
                arguments[2]?.let(Period::valueOf),
            )
        }

        "use" -> {
            Place.Use(checkNotNull(arguments.first()).toULong())
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

    /** Whether there is a way back, and takes it. */
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
