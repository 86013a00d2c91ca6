package dev.lanternpay

import androidx.compose.ui.graphics.ImageBitmap
import dev.privet.Registering
import dev.privet.ffi.ActivityId
import dev.privet.ffi.OsPermission
import dev.privet.ffi.OutboxItem
import dev.privet.ui.flow.Noted
import dev.privet.ui.flow.PhoneAsking
import java.nio.ByteBuffer
import java.time.Instant
import java.time.ZoneId

/** What the app asks of the device that it runs on: a phone's own services, or what stands in for them in a window on a desktop. */
public interface Device :
    PhoneAsking,
    Registering {
    /** Whether something stands in for what a payments app has: then every screen says so, in the words of [mark]. */
    public val pretends: Boolean

    /** What stands in, as a line of words.tsv. */
    public val mark: String get() = "test_keys"

    /** The wall clock, in milliseconds since 1970. */
    public fun now(): Long

    /** The year that the calendar on the wall shows. */
    public fun year(): Int = Instant.ofEpochMilli(now()).atZone(ZoneId.systemDefault()).year

    /** One JPEG picture from the camera, for [activity]; null if the person left the viewfinder. */
    public suspend fun picture(activity: ActivityId): ByteBuffer?

    /** What a code in front of the camera says, and how many frames were looked at for it; null if the person left the scanner. */
    public suspend fun scan(): Scanned?

    /** A face in front of the camera, as the numbers that the core compares; null if the person left. */
    public suspend fun probe(): ByteBuffer?

    /** Where the phone is, in units of 10⁻⁷ degree (WGS 84); null if it does not know. */
    public suspend fun place(): Pair<Int, Int>?

    /** A file that the person chose; null if none. */
    public suspend fun open(): ByteArray?

    /** Hands a file to the person: a share sheet, or a folder of theirs. */
    public suspend fun share(
        name: String,
        bytes: ByteArray,
    )

    /** Keeps a picture where the person keeps theirs. */
    public suspend fun savePicture(picture: ImageBitmap)

    /** Puts text on the clipboard. */
    public fun copy(text: String)

    /** The phone's own settings for this permission. */
    public suspend fun settings(permission: OsPermission)

    /** Asks for the phone's own unlock. */
    public suspend fun unlock()

    /** The phone's own log of what this app looked at; null where there is none. */
    public val phoneLog: (suspend () -> Noted?)? get() = null

    /** Brings sealed bytes to their recipient. */
    public suspend fun deliver(item: OutboxItem): Arrived
}

/**
 * What a scanner read.
 *
 * @property text what the code says
 * @property frames how many pictures were looked at; none of them is kept
 * @property bytes how large they were together
 */
public class Scanned(
    public val text: String,
    public val frames: UInt,
    public val bytes: ULong,
)

/** What came of a delivery. */
public sealed interface Arrived {
    /**
     * The recipient took it.
     *
     * @property acknowledgement what it answered
     * @property opened what it found, where it can be seen
     */
    public class Taken(
        public val acknowledgement: ByteArray?,
        public val opened: Opened?,
    ) : Arrived

    /** Nobody could be reached. */
    public data object Later : Arrived
}

/**
 * What a recipient found in what it got.
 *
 * @property recipient its name as the manifest's id
 * @property found what its check said
 * @property bytes of the payload; 0 for a payment or a notice
 */
public class Opened(
    public val recipient: String,
    public val found: Found,
    public val bytes: Int,
) {
    /** A check's result. */
    public enum class Found {
        /** The person confirmed exactly this. */
        CONFIRMED,

        /** Bytes without a receipt, as declared. */
        UNCONFIRMED,

        /** A withdrawal: delete. */
        NOTICE,

        /** Not to be believed. */
        BAD,
    }
}
