package dev.lanternpay

import androidx.compose.runtime.Composable
import androidx.compose.runtime.remember
import androidx.compose.runtime.rememberCoroutineScope
import dev.privet.chrome
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.ensureActive
import kotlinx.coroutines.launch

/**
 * What of the app outlives a screen that the phone makes anew, as when it is turned: what was begun goes on, and the lists stay. Nothing of
 * it outlives the process.
 *
 * @param scope on the thread that draws.
 */
public class Kept(
    internal val scope: CoroutineScope,
) {
    private var app: Lantern? = null

    internal fun app(make: () -> Lantern): Lantern =
        app ?: make().also { made ->
            app = made
            act { prepare() }
            scope.launch { made.deliver() }
        }

    /** What a tap does. A device that does not answer is said, and the tap can be repeated. */
    internal fun act(doing: suspend Lantern.() -> Unit) {
        val now = checkNotNull(app)
        scope.launch {
            try {
                now.doing()
            } catch (_: Exception) {
                ensureActive()
                // A fault of the core's or of the person's keys, or the device's own, such as settings that are not there.
                now.failed()
            }
        }
    }

    private fun Lantern.failed() {
        said =
            sheets.reader.language
                .chrome()
                .states.error
    }
}

/** For a window that is the app: it ends with it. */
@Composable
public fun kept(): Kept {
    val scope = rememberCoroutineScope()
    return remember { Kept(scope) }
}
