package dev.privet

import dev.privet.ffi.CancelReason
import dev.privet.ffi.Manner
import dev.privet.ffi.Reader
import dev.privet.ffi.Until
import dev.privet.ffi.UserVerification

/** The app's consent screen. */
public interface Asking {
    /** For whom the lines are drawn. */
    public val reader: Reader

    /**
     * Puts the sheet on screen, calls [Sheet.shown], and suspends until the person answers or leaves. If it is cancelled or
     * throws, the prompt is left undecided.
     */
    public suspend fun ask(sheet: Question): ConsentChoice
}

/** What the person did on a consent screen. There is no default. */
public sealed interface ConsentChoice {
    /**
     * They tapped the button that allows.
     *
     * @property until for how long.
     * @property manner how; it stays on the device.
     */
    public data class Allow(
        public val until: Until,
        public val manner: Manner,
    ) : ConsentChoice

    /**
     * They tapped the button that refuses.
     *
     * @property manner how; it stays on the device.
     */
    public data class Refuse(
        public val manner: Manner,
    ) : ConsentChoice

    /**
     * They left without an answer.
     *
     * @property reason how.
     */
    public data class Leave(
        public val reason: CancelReason,
    ) : ConsentChoice

    /** Nothing was chosen: [Asking.reader] reads another language by now, so the lines are drawn and digested anew. */
    public data object Redraw : ConsentChoice
}

/** The app's screen for one send. It also asks for consent, where a send meets an activity that has no answer yet. */
public interface Confirming : Asking {
    /** The keys that sign what the person confirms. */
    public val keys: PersonKeys

    /**
     * Puts the sheet on screen, with the very bytes that would leave as [preview] (none for a payment, where the lines are all
     * there is), calls [Sheet.shown], and suspends until the person decides. If it is cancelled or throws, nothing leaves.
     *
     * Called again for the same send if the lines changed, the picture was replaced or the answer came too fast. Drop the preview
     * with the screen.
     */
    public suspend fun present(
        sheet: Offer,
        preview: ByteArray?,
    ): Choice
}

/** What the person did on the screen of a send. There is no default. */
public sealed interface Choice {
    /**
     * They tapped the confirming button.
     *
     * @property uv what will unlock their key; where no finger or face is set up ([PersonKeys.canUnlock]) it is the device's PIN.
     * @property manner how; it stays on the device.
     */
    public data class Confirm(
        public val uv: UserVerification,
        public val manner: Manner,
    ) : Choice

    /**
     * They said no to this send.
     *
     * @property manner how; it stays on the device.
     */
    public data class Refuse(
        public val manner: Manner,
    ) : Choice

    /**
     * They cropped or covered the picture: these bytes take the place of those on screen, and the sheet comes again with lines, a
     * preview and a check code of their own. The old bytes cannot be sent any more. What cannot be cleaned ends the send.
     *
     * @property payload the bytes as they are now.
     */
    public class Replace(
        public val payload: Payload.Bytes,
    ) : Choice

    /**
     * They left without an answer.
     *
     * @property reason how.
     */
    public data class Leave(
        public val reason: CancelReason,
    ) : Choice

    /** Nothing was chosen: [Asking.reader] reads another language by now, so the lines are drawn and digested anew. */
    public data object Redraw : Choice
}
