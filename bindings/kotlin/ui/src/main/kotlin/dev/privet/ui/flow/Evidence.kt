package dev.privet.ui.flow

import dev.privet.Privet
import dev.privet.exportHtml
import dev.privet.ffi.Fault
import dev.privet.ffi.Reader
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.NonCancellable
import kotlinx.coroutines.withContext
import java.nio.file.Files

/**
 * Hands everything that can be read to the person, as one page ([Outside.share]). While it is written it lies in a folder of its own, which
 * only the app's user can read; it is gone before the person is asked where the page goes. Does nothing while the records are locked.
 *
 * @throws Fault
 */
internal suspend fun Outside.shareRecords(
    privet: Privet,
    reader: Reader,
) {
    val folder = withContext(Dispatchers.IO) { Files.createTempDirectory("records").toFile() }
    val page = folder.resolve("records.html")
    val bytes =
        try {
            privet.exportHtml(page, reader)?.let { withContext(Dispatchers.IO) { page.readBytes() } }
        } finally {
            withContext(
                NonCancellable + Dispatchers.IO,
            ) { check(folder.deleteRecursively()) { "the page could not be deleted" } }
        }
    if (bytes == null) return
    try {
        share(page.name, bytes)
    } finally {
        bytes.fill(0)
    }
}
