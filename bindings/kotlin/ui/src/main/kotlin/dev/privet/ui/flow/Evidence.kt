package dev.privet.ui.flow

import dev.privet.Privet
import dev.privet.exportPage
import dev.privet.ffi.Fault
import dev.privet.ffi.Reader

/**
 * Hands everything that can be read to the person, as one page ([Outside.share]). No file holds it before the person chose where it goes.
 * Does nothing while the records are locked.
 *
 * @throws Fault
 */
internal suspend fun Outside.shareRecords(
    privet: Privet,
    reader: Reader,
) {
    val page = privet.exportPage(reader) ?: return
    try {
        share("records.html", page)
    } finally {
        page.fill(0)
    }
}
