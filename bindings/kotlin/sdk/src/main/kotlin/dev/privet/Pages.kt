package dev.privet

import dev.privet.ffi.DataId
import dev.privet.ffi.Fault
import dev.privet.ffi.Footprint
import dev.privet.ffi.ListFiles
import dev.privet.ffi.Lists
import dev.privet.ffi.Period
import dev.privet.ffi.Policy
import dev.privet.ffi.Reader
import kotlinx.coroutines.flow.Flow
import dev.privet.ffi.Held as HeldValue

/**
 * A value that the app holds of the person, to be shown masked in the first list. Its own text does not say it.
 *
 * @property data of which kind.
 * @property value as the app has it.
 */
public class Held(
    public val data: DataId,
    public val value: String,
) {
    override fun toString(): String = "Held(${data.raw})"
}

private fun List<Held>.crossing(): List<HeldValue> = map { HeldValue(it.data, it.value) }

/**
 * The two lists of personal information, with counts of real use over [period] up to today; without counts while the records
 * are locked or can't be read. None if no manifest was ever read.
 *
 * @param held what the app holds of the person. It is shown masked, and kept nowhere.
 * @throws Fault; [Fault.BadArgument] for an id or an offset that is none.
 */
public suspend fun Privet.lists(
    period: Period,
    reader: Reader,
    held: List<Held> = emptyList(),
): Lists? = core.read { lists(period, held.crossing(), reader) }

/**
 * The same lists as files that the person takes along.
 *
 * @throws Fault as [lists].
 */
public suspend fun Privet.listFiles(
    period: Period,
    reader: Reader,
    held: List<Held> = emptyList(),
): ListFiles? = core.read { listFiles(period, held.crossing(), reader) }

/**
 * A value as the manifest's mask rule for its kind shows it; hidden if the kind is not declared. From memory: fine on the main
 * thread.
 *
 * @throws Fault.BadArgument for an id that is none.
 */
public fun Privet.masked(
    data: DataId,
    value: String,
): String = core.engine.masked(data, value)

/**
 * The interactive policy: what is collected, stored and shared, with the switches of the permission center. Drawn again after
 * each change. None if no manifest was ever read.
 *
 * @throws Fault in the collector; [Fault.BadArgument] for an offset that is none.
 */
public fun Privet.policy(reader: Reader): Flow<Policy?> = core.watch { policy(reader) }

/**
 * The year in privacy: counts only, worked out on the phone. Viewing it agrees to nothing; it leaves only as
 * [Payload.Footprint].
 *
 * @param year 1970 to 9999.
 * @throws Fault; [Fault.BadArgument] for another year, or an offset that is none.
 */
public suspend fun Privet.footprint(
    year: Int,
    reader: Reader,
): Footprint {
    val counted = year(year)
    return core.read { footprint(counted, reader) }
}

/** What does not fit is refused here, as the core refuses what does: it must not come round as another year. */
internal fun year(year: Int): UShort =
    if (year in 0..UShort.MAX_VALUE.toInt()) year.toUShort() else throw Fault.BadArgument()
