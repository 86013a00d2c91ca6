package dev.privet.android

import android.app.AppOpsManager
import android.app.AsyncNotedAppOp
import android.app.SyncNotedAppOp
import android.content.Context
import dev.privet.ffi.ActivityId
import org.json.JSONObject
import java.io.File
import java.io.IOException
import java.util.concurrent.ExecutorService
import java.util.concurrent.Executors

/**
 * Writes down what the system notes of the app's accesses to a person's data, in the form that `Privet.compare` reads
 * (`PhoneLog.ANDROID_NOTES`, docs/observed.md): what, under which tag, when. No message and no stack trace, which can hold such data
 * themselves. In a file of the no-backup directory, of which the last megabyte or two is kept.
 *
 * One in a process: the platform has room for one callback. [close] takes it back.
 *
 * @throws IllegalStateException if the app has a callback of its own.
 */
public class AccessNotes internal constructor(
    context: Context,
    private val limit: Long,
    private val now: () -> Long,
) : AutoCloseable {
    private val app = context.applicationContext
    private val ops = app.service<AppOpsManager>()
    private val file = File(app.noBackupFilesDir, "privet.notes")
    private val older = File(app.noBackupFilesDir, "privet.notes.1")
    private val writer: ExecutorService = Executors.newSingleThreadExecutor { Thread(it, "privet-notes") }

    public constructor(context: Context) : this(context, LIMIT, System::currentTimeMillis)

    private val callback =
        object : AppOpsManager.OnOpNotedCallback() {
            override fun onNoted(op: SyncNotedAppOp): Unit = note(op.op, op.attributionTag, now(), "sync")

            override fun onSelfNoted(op: SyncNotedAppOp): Unit = note(op.op, op.attributionTag, now(), "self")

            override fun onAsyncNoted(op: AsyncNotedAppOp): Unit = note(op.op, op.attributionTag, op.time, "async")
        }

    init {
        try {
            // Synchronous notes come on the thread that made the access: they are handed over at once.
            ops.setOnOpNotedCallback(writer, callback)
        } catch (e: IllegalStateException) {
            writer.shutdown()
            throw e
        }
    }

    private fun note(
        op: String,
        tag: String?,
        at: Long,
        how: String,
    ) {
        val line =
            JSONObject()
                .put("type", "op")
                .put("package", app.packageName)
                .put("op", op)
                .put("tag", tag ?: JSONObject.NULL)
                .put("at", at)
                .put("how", how)
                .toString()
        runCatching { writer.execute { write(line) } }.onFailure { if (!writer.isShutdown) throw it }
    }

    private fun write(line: String) {
        try {
            if (file.length() >= limit) {
                val _ = file.renameTo(older)
            }
            file.appendText(line + "\n")
        } catch (_: IOException) {
            // A note that cannot be written shows as a gap; it stops no access.
        }
    }

    /** What is there, oldest first, for `Privet.compare` with the app's package name. Reads files: not on the main thread. */
    public fun read(): ByteArray {
        refuseOnMainThread()
        return writer
            .submit<ByteArray> {
                listOf(older, file).filter(File::exists).fold(ByteArray(0)) { all, part ->
                    all +
                        part.readBytes()
                }
            }.get()
    }

    /** Takes the callback back. What was noted stays. */
    override fun close() {
        ops.setOnOpNotedCallback(null, null)
        writer.shutdown()
    }

    private companion object {
        const val LIMIT = 1L shl 20
    }
}

/**
 * The context under which accesses for this activity are noted: open the camera, ask for the place and so on with it. From Android 12 on
 * the app's manifest has to declare the tag (`<attribution android:tag="privet.…"/>`), or it is left out.
 *
 * @throws IllegalArgumentException for an id of more than 43 characters: a tag has at most 50.
 */
public fun Context.accessing(activity: ActivityId): Context {
    val tag = TAG + activity.raw
    require(tag.length <= MAX_TAG) { "too long for a tag" }
    return createAttributionContext(tag)
}

/** The activity of such a tag; none for a tag that is somebody else's. */
internal fun activityOf(tag: String): ActivityId? =
    tag.takeIf { it.startsWith(TAG) && it.length > TAG.length }?.let { ActivityId(it.removePrefix(TAG)) }

private const val TAG = "privet."
private const val MAX_TAG = 50
