// A stand-in: the same package and names as the real one, and only what is used here. Never shipped.
package androidx.activity.compose

import androidx.activity.ComponentActivity
import androidx.compose.runtime.Composable
import androidx.compose.runtime.DisposableEffect
import androidx.compose.runtime.SideEffect
import androidx.compose.runtime.remember
import androidx.compose.runtime.staticCompositionLocalOf

/** Whose content this is; a test that draws it says so. */
val LocalHost = staticCompositionLocalOf<ComponentActivity?> { null }

@Composable
fun BackHandler(
    enabled: Boolean = true,
    onBack: () -> Unit,
) {
    val host = LocalHost.current ?: return
    val back = remember { ComponentActivity.Back(enabled, onBack) }
    SideEffect {
        back.on = enabled
        back.act = onBack
    }
    DisposableEffect(host) {
        host.backs += back
        onDispose { host.backs -= back }
    }
}
