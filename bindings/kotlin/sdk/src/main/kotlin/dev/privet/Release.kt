package dev.privet

import dev.privet.ffi.EndReason
import dev.privet.ffi.Jti
import dev.privet.ffi.Next
import dev.privet.ffi.Refusal

/** What became of a send. */
public sealed interface Release {
    /**
     * Confirmed by the person and in the outbox, exactly once.
     *
     * @property receipt what their key signed: a JWS (RFC 7515), ES256.
     * @property jti its single-use number.
     */
    public data class Confirmed(
        public val receipt: String,
        public val jti: Jti,
    ) : Release

    /**
     * In the outbox; the manifest asks for no confirmation, so no receipt goes with it.
     *
     * @property jti its single-use number.
     */
    public data class Sent(
        public val jti: Jti,
    ) : Release

    /**
     * The person said no, to this send or to the activity.
     *
     * @property fallback what still works, in their language, if the manifest says something: its own words, or the name of another
     * activity.
     */
    public data class Refused(
        public val fallback: String?,
    ) : Release

    /**
     * Not allowed, and nothing left.
     *
     * @property reason why not.
     * @property next who can do what about it.
     * @property fallback what still works, in the person's language, if the manifest says something: its own words, or the name of
     * another activity.
     */
    public data class Denied(
        public val reason: Refusal,
        public val next: Next,
        public val fallback: String?,
    ) : Release

    /**
     * The payload cannot be cleaned, and nothing left; nothing was recorded, unless it was to take another one's place, which is
     * cancelled then.
     *
     * @property why what to convert it to.
     */
    public data class NotCleanable(
        public val why: dev.privet.ffi.NotCleanable,
    ) : Release

    /**
     * It ended without an answer, and nothing left.
     *
     * @property reason how.
     */
    public data class Ended(
        public val reason: EndReason,
    ) : Release
}
