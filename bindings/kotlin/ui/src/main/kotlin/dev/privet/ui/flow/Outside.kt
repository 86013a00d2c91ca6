package dev.privet.ui.flow

import androidx.compose.runtime.Immutable
import dev.privet.Held
import dev.privet.Signed
import dev.privet.ffi.OsPermission
import dev.privet.ffi.PhoneLog
import dev.privet.ffi.ReceiptSheet

/**
 * What these screens ask of the app around them. What an app may not have is null, and there is no way to it then.
 *
 * @property openPhoneSettings opens the phone's own settings for this permission; an app cannot change them.
 * @property unlock asks for the phone's own unlock and opens the records, as [dev.privet.Privet.tick] does.
 * @property leaveLockDown the way out where the records may have been changed: [dev.privet.Privet.leaveLockDown].
 * @property share hands a file to the person: the phone's share sheet, or a place that they choose.
 * @property phoneLog the log that the person chose or that the app kept; null if they chose none.
 * @property openInspector shows what was declared and what was observed.
 * @property held what the app holds of the person, shown masked in the first list.
 * @property offline whether the phone has no network now.
 */
@Immutable
public class Outside(
    public val openPhoneSettings: (OsPermission) -> Unit,
    public val unlock: suspend () -> Unit,
    public val leaveLockDown: suspend () -> Signed<Unit>,
    public val share: suspend (name: String, bytes: ByteArray) -> Unit,
    public val phoneLog: (suspend () -> Noted?)? = null,
    public val openInspector: (() -> Unit)? = null,
    public val held: List<Held> = emptyList(),
    public val offline: Boolean = false,
)

/** Hands a receipt to the person, as the file that it is checked by. */
internal suspend fun Outside.shareReceipt(receipt: ReceiptSheet): Unit =
    share(receipt.fileName, receipt.file.encodeToByteArray())

/**
 * A log of the phone's own, to be held against the records.
 *
 * @property kind which.
 * @property bytes of the whole file.
 * @property app the bundle id or package name.
 */
public class Noted(
    public val kind: PhoneLog,
    public val bytes: ByteArray,
    public val app: String,
)
