package dev.privet.ui.flow

import dev.privet.Privet
import dev.privet.ffi.ActivityId

/**
 * The sheets that ask, as the reading screens see them: each opens one on the person's tap and comes back when it is closed. What came of
 * it is in the records, and the screens draw it from there.
 */
public interface Turning {
    /** M1, the consent sheet of this purpose. */
    public suspend fun turnOn(activity: ActivityId)

    /** M4, what turning this one off would do; M5 where that destroys a face pattern. */
    public suspend fun turnOff(activity: ActivityId)

    /** M4 for several: one sheet that names them all. */
    public suspend fun turnOffMany(activities: List<ActivityId>)
}

/** These sheets, over what they ask about. */
public fun PrivetSheets.turning(privet: Privet): Turning =
    object : Turning {
        override suspend fun turnOn(activity: ActivityId) {
            turnOn(privet.activity(activity))
        }

        override suspend fun turnOff(activity: ActivityId) {
            turnOff(privet.activity(activity))
        }

        override suspend fun turnOffMany(activities: List<ActivityId>) {
            turnOff(privet, activities)
        }
    }
