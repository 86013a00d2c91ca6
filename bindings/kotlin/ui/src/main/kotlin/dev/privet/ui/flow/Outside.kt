package dev.privet.ui.flow

import androidx.compose.runtime.Immutable
import dev.privet.ffi.ActivityId
import dev.privet.ffi.ListFiles
import dev.privet.ffi.OsPermission
import dev.privet.ffi.PhoneLog
import dev.privet.ffi.ReceiptSheet

/**
 * What these screens ask of the app around them. What an app does not have is left out, and so is the way to it.
 *
 * @property openPhoneSettings opens the phone's own settings for this permission; an app cannot change them.
 * @property unlock asks for the phone's own unlock and opens the records, as [dev.privet.Privet.tick] does.
 * @property leaveLockDown the way out where the records may have been changed: [dev.privet.Privet.leaveLockDown].
 * @property share hands the two lists to the phone's share sheet.
 * @property shareReceipt hands a receipt's file to the phone's share sheet.
 * @property phoneLog the log that the person chose or that the app kept; null if they chose none.
 * @property openReceipt shows the receipt of the last answer to this purpose.
 * @property openInspector shows what was declared and what was observed.
 */
@Immutable
public class Outside(
    public val openPhoneSettings: (OsPermission) -> Unit = {},
    public val unlock: suspend () -> Unit,
    public val leaveLockDown: () -> Unit = {},
    public val share: suspend (ListFiles) -> Unit = {},
    public val shareReceipt: suspend (ReceiptSheet) -> Unit = {},
    public val phoneLog: (suspend () -> Noted?)? = null,
    public val openReceipt: ((ActivityId) -> Unit)? = null,
    public val openInspector: () -> Unit = {},
)

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
