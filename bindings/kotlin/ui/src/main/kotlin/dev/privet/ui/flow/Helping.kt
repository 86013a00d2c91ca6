package dev.privet.ui.flow

import androidx.compose.runtime.Composable
import androidx.compose.runtime.remember
import androidx.compose.runtime.rememberCoroutineScope
import dev.privet.Privet
import dev.privet.chrome
import dev.privet.ffi.Center
import dev.privet.ffi.LockView
import dev.privet.ffi.Reader
import dev.privet.ui.screens.Help
import kotlinx.coroutines.CoroutineScope

/**
 * What stands at the head of a screen that an app draws by itself, such as [dev.privet.ui.screens.PayScreen]: why the records are not as
 * usual, with the ways out.
 *
 * @param center [Privet.center], which says so
 * @param scope as in [PermissionCenter]
 * @param onRetry reads the screen's own view again
 */
@Composable
public fun rememberHelp(
    center: Center?,
    privet: Privet,
    reader: Reader,
    outside: Outside,
    scope: CoroutineScope = rememberCoroutineScope(),
    onRetry: () -> Unit = {},
): Help {
    val act = remember(scope, reader.language) { Acting(scope, reader.language) }
    return act.help(center, privet, reader, outside, onRetry)
}

internal fun Acting.help(
    center: Center?,
    privet: Privet,
    reader: Reader,
    outside: Outside,
    onRetry: () -> Unit,
): Help =
    Help(
        notice = center?.banner,
        offline =
            reader.language
                .chrome()
                .states.offline
                .takeIf { outside.offline },
        trouble = trouble,
        onNotice = { if (it is LockView.Locked) this(outside.unlock) else ruled(outside.leaveLockDown) },
        onEvidence = { this { outside.shareRecords(privet, reader) } },
        onUnlock = { this(outside.unlock) },
        onRetry = onRetry,
    )
