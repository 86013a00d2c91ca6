package dev.lanternpay.desktop

import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.withContext
import java.awt.FileDialog
import java.awt.Frame
import java.awt.Toolkit
import java.awt.datatransfer.StringSelection

/** Where the person's files come from and go to. */
internal interface Disk {
    /** A file that they chose; null if none. */
    suspend fun open(): ByteArray?

    /** Puts a file where they want it. */
    suspend fun save(
        name: String,
        bytes: ByteArray,
    )

    /** Puts text on the clipboard. */
    fun copy(text: String)
}

/** The desktop's own dialogs and clipboard. */
internal object Dialogs : Disk {
    override suspend fun open(): ByteArray? =
        withContext(Dispatchers.IO) {
            val dialog = FileDialog(null as Frame?, "", FileDialog.LOAD).apply { isVisible = true }
            dialog.files.firstOrNull()?.readBytes()
        }

    override suspend fun save(
        name: String,
        bytes: ByteArray,
    ): Unit =
        withContext(Dispatchers.IO) {
            val dialog = FileDialog(null as Frame?, "", FileDialog.SAVE).apply { file = name }
            dialog.isVisible = true
            dialog.files.firstOrNull()?.writeBytes(bytes)
        }

    override fun copy(text: String): Unit =
        Toolkit.getDefaultToolkit().systemClipboard.setContents(StringSelection(text), null)
}
