package dev.privet

import dev.privet.ffi.ActivityId
import dev.privet.ffi.Exported
import dev.privet.ffi.Fault
import dev.privet.ffi.Language
import dev.privet.ffi.Reader
import java.io.File

/**
 * Writes everything about the person as JSON (docs/export.md) to a new file that only the app's user can read. It takes seconds
 * for a large record, and runs to its end. None, and no file, while the records are locked.
 *
 * @param file where nothing is yet, in a folder that exists.
 * @param withManner whether to tell how answers were given. Only if the person asks for it: it can reveal a disability.
 * @throws Fault; [Fault.Store] if there is a file already, which stays as it is, or it could not be written. An unfinished file
 * is taken away.
 */
public suspend fun Privet.exportJson(
    file: File,
    withManner: Boolean = false,
): Exported? = core.read { exportJson(withManner, file.path) }

/**
 * Writes everything about the person as one page to read, without how answers were given, to a new file that only the app's user
 * can read. None, and no file, while the records are locked.
 *
 * @param file where nothing is yet, in a folder that exists.
 * @throws Fault as [exportJson]; [Fault.BadArgument] for an offset that is none.
 */
public suspend fun Privet.exportHtml(
    file: File,
    reader: Reader,
): Exported? = core.read { exportHtml(file.path, reader) }

/**
 * The same page as UTF-8, for whoever hands it on at once: no file holds it. None while the records are locked. Fill it with zeros once it
 * was handed on.
 *
 * @throws Fault; [Fault.BadArgument] for an offset that is none.
 */
public suspend fun Privet.exportPage(reader: Reader): ByteArray? = core.read { exportPage(reader) }

/**
 * The consent record of one activity (ISO/IEC TS 27560, JSON-LD). None while the records are locked, and if nothing happened to
 * its consent.
 *
 * @throws Fault
 */
public suspend fun Privet.consentRecord(
    activity: ActivityId,
    language: Language,
): String? = core.read { consentRecord(activity, language) }

/**
 * A consent receipt (ISO/IEC TS 27560, JSON-LD) with the record of one [activity], or of all that were answered. None while the
 * records are locked, and if there is nothing in it.
 *
 * @throws Fault
 */
public suspend fun Privet.consentReceipt(
    language: Language,
    activity: ActivityId? = null,
): String? = core.read { consentReceipt(activity, language) }
