package dev.lanternpay

import android.app.Activity
import android.content.ContentValues
import android.content.Context
import android.content.Intent
import android.graphics.Bitmap
import android.net.Uri
import android.provider.MediaStore
import androidx.compose.ui.graphics.ImageBitmap
import androidx.compose.ui.graphics.asAndroidBitmap
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.withContext
import java.io.IOException
import java.io.OutputStream

/**
 * Files that the person chooses or keeps, by the phone's own pages: no permission is needed for any of them. What could not be written
 * throws [IOException].
 */
internal class Files(
    private val context: Context,
) {
    /** What a person opens here is a receipt or a log: nothing larger is one. */
    suspend fun open(
        from: Activity,
        answers: Answers,
    ): ByteArray? {
        val chosen =
            answers.to { code ->
                val page = Intent(Intent.ACTION_OPEN_DOCUMENT).addCategory(Intent.CATEGORY_OPENABLE).setType("*/*")
                from.startActivityForResult(page, code)
            }
        val uri = chosen?.data ?: return null
        return withContext(Dispatchers.IO) {
            context.contentResolver.openInputStream(uri)?.use { file ->
                val held = ByteArray(LARGEST + 1)
                var size = 0
                while (size < held.size) {
                    val read = file.read(held, size, held.size - size)
                    if (read < 0) break
                    size += read
                }
                held.copyOf(size).takeIf { size <= LARGEST }
            }
        }
    }

    suspend fun share(
        from: Activity,
        answers: Answers,
        name: String,
        bytes: ByteArray,
    ) {
        val type = TYPES[name.substringAfterLast('.')] ?: "application/octet-stream"
        val chosen =
            answers.to { code ->
                val page =
                    Intent(Intent.ACTION_CREATE_DOCUMENT)
                        .addCategory(Intent.CATEGORY_OPENABLE)
                        .setType(type)
                        .putExtra(Intent.EXTRA_TITLE, name)
                from.startActivityForResult(page, code)
            }
        val uri = chosen?.data ?: return
        withContext(Dispatchers.IO) { written(uri).use { it.write(bytes) } }
    }

    /** Among the person's pictures. */
    suspend fun keep(picture: ImageBitmap): Unit =
        withContext(Dispatchers.IO) {
            val about =
                ContentValues().apply {
                    put(MediaStore.Images.Media.DISPLAY_NAME, "year.png")
                    put(MediaStore.Images.Media.MIME_TYPE, "image/png")
                    put(MediaStore.Images.Media.RELATIVE_PATH, "Pictures/Lantern Pay")
                }
            val uri =
                context.contentResolver.insert(MediaStore.Images.Media.EXTERNAL_CONTENT_URI, about)
                    ?: throw IOException("no place for a picture")
            try {
                val whole =
                    written(uri).use { picture.asAndroidBitmap().compress(Bitmap.CompressFormat.PNG, LOSSLESS, it) }
                if (!whole) throw IOException("the picture is not whole")
            } catch (e: IOException) {
                context.contentResolver.delete(uri, null, null)
                throw e
            }
        }

    private fun written(uri: Uri): OutputStream =
        context.contentResolver.openOutputStream(uri, "wt") ?: throw IOException("$uri cannot be written")

    private companion object {
        const val LARGEST = 8 shl 20
        const val LOSSLESS = 100
        val TYPES =
            mapOf("csv" to "text/csv", "json" to "application/json", "txt" to "text/plain", "html" to "text/html")
    }
}
