package dev.privet

import dev.privet.ffi.Fault
import dev.privet.ffi.MediaType
import dev.privet.ffi.Reader
import dev.privet.ffi.Withheld
import java.nio.ByteBuffer

/** A buffer on the Java heap was handed in: the core reads direct buffers only. Make it with [ByteBuffer.allocateDirect]. */
public class NotDirect internal constructor() : IllegalArgumentException("the buffer is not direct")

/**
 * What is to leave the device.
 *
 * The bytes between position and limit count. They are read when the release is proposed and copied once, into memory that is
 * wiped; the buffer stays the caller's, who must not change it before and should wipe it after.
 */
public sealed class Payload {
    /**
     * Bytes of a declared type.
     *
     * @throws NotDirect
     */
    public sealed class Bytes(
        buffer: ByteBuffer,
        internal val mediaType: MediaType,
    ) : Payload() {
        internal val bytes: ByteBuffer = buffer.direct()
    }

    /** A picture, which the core strips of its metadata. */
    public sealed class Picture(
        buffer: ByteBuffer,
        mediaType: MediaType,
    ) : Bytes(buffer, mediaType)

    /** A JPEG picture (ITU-T T.81): baseline, extended or progressive. */
    public class Jpeg(
        buffer: ByteBuffer,
    ) : Picture(buffer, MediaType.JPEG)

    /** A still PNG picture. */
    public class Png(
        buffer: ByteBuffer,
    ) : Picture(buffer, MediaType.PNG)

    /** A still WebP picture (RFC 9649). */
    public class Webp(
        buffer: ByteBuffer,
    ) : Picture(buffer, MediaType.WEBP)

    /** One JSON document (RFC 8259) in UTF-8. */
    public class Json(
        buffer: ByteBuffer,
    ) : Bytes(buffer, MediaType.JSON) {
        /** The same from a text. */
        public constructor(text: String) : this(directBytes(text.encodeToByteArray()))
    }

    /**
     * What was found by looking, for an activity that declares `result_only`: one JSON document (RFC 8259) in UTF-8. The pictures
     * themselves are never a payload. The person is told how many were looked at, and the year's page counts their bytes.
     *
     * @property withheld what was looked at and stays here; at most 2⁵³ − 1 bytes.
     */
    public class Result(
        text: String,
        public val withheld: Withheld,
    ) : Payload() {
        internal val json: ByteBuffer = directBytes(text.encodeToByteArray())
    }

    /**
     * A place (WGS 84), which the core makes coarse before it leaves. The precise one leaves only for an activity that declares
     * precise location, and under prompts that say so.
     *
     * @property latE7 latitude in units of 10⁻⁷ degree, −900,000,000 to 900,000,000.
     * @property lonE7 longitude in units of 10⁻⁷ degree, −1,800,000,000 to 1,800,000,000.
     */
    public class Location(
        public val latE7: Int,
        public val lonE7: Int,
    ) : Payload()

    /**
     * The counts of a year, for an activity that declares them. The core takes them from its own records when the release is
     * proposed, as [Privet.footprint] shows them to the same reader; there is no way to hand in others.
     *
     * A proposal that is repeated under the same id after something was counted is [Fault.Conflict]; [Privet.outcome] tells
     * what became of it.
     *
     * @property year 1970 to 9999.
     * @property reader whose year begins and ends it, by their offset.
     * @throws Fault.BadArgument for a year that is none.
     */
    public class Footprint(
        public val year: Int,
        public val reader: Reader,
    ) : Payload() {
        internal val counted: UShort = year(year)
    }
}

/** The core reads from the buffer's first byte, whatever its position: so it gets a slice that begins there. */
internal fun ByteBuffer.direct(): ByteBuffer {
    if (!isDirect) throw NotDirect()
    return slice()
}

private fun directBytes(bytes: ByteArray): ByteBuffer = ByteBuffer.allocateDirect(bytes.size).put(bytes).flip()
