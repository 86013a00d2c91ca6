package dev.privet.ui.flow

import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import dev.privet.Ruled
import dev.privet.Signed
import dev.privet.ffi.Fault
import dev.privet.ffi.HostFault
import dev.privet.ffi.KeyFault
import dev.privet.ffi.KeyLoss
import dev.privet.ffi.Language
import dev.privet.text
import dev.privet.view
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.ensureActive
import kotlinx.coroutines.launch

/** What a tap begins, in [scope]. Why it could not be done is said ([trouble]) until the next tap, and ends nothing else. */
internal class Acting(
    private val scope: CoroutineScope,
    private val language: Language,
) : (suspend () -> Unit) -> Unit {
    var trouble: String? by mutableStateOf(null)
        private set

    override fun invoke(doing: suspend () -> Unit): Unit =
        saying {
            doing()
            null
        }

    /** The same of what the core rules on: a no, and a key that is gone, are said as well. */
    fun ruled(doing: suspend () -> Signed<*>?): Unit = saying { doing()?.said(language) }

    private fun saying(doing: suspend () -> String?) {
        trouble = null
        scope.launch {
            trouble =
                try {
                    doing()
                } catch (fault: Fault) {
                    fault.view(language).text
                } catch (fault: HostFault) {
                    fault.met().view(language).text
                } catch (_: Exception) {
                    // The app's own, such as a file that could not be written or not in time.
                    ensureActive()
                    Fault.Key(KeyFault.TRANSIENT).view(language).text
                }
        }
    }
}

/** Why nothing came of it, in words; none where something did, and where the person left. */
internal fun Signed<*>.said(language: Language): String? =
    when (this) {
        is Ruled.Done, is Signed.Left -> {
            null
        }

        is Ruled.Denied -> {
            reason.text(language)
        }

        is Signed.Lost -> {
            val how = if (cause == KeyLoss.MISSING) KeyFault.KEY_MISSING else KeyFault.KEY_INVALIDATED
            Fault.Key(how).view(language).text
        }
    }

/** The fault of the core's that a key store's becomes. */
private fun HostFault.met(): Fault =
    Fault.Key(
        when (this) {
            is HostFault.KeyMissing -> KeyFault.KEY_MISSING
            is HostFault.KeyInvalidated -> KeyFault.KEY_INVALIDATED
            is HostFault.Locked -> KeyFault.LOCKED
            is HostFault.Transient -> KeyFault.TRANSIENT
            is HostFault.Corrupt -> KeyFault.CORRUPT
            is HostFault.TooManyKeys -> KeyFault.TOO_MANY_KEYS
            is HostFault.Unexpected -> KeyFault.HOST
        },
    )
