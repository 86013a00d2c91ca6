// A stand-in: the same package and names as the real one, and only what is used here. Never shipped.
package androidx.compose.ui.platform

import android.content.Context
import android.widget.FrameLayout
import androidx.compose.runtime.Composable

/** Draws nothing: it keeps its content, for a test that does. */
class ComposeView(
    context: Context,
) : FrameLayout(context) {
    var content: (@Composable () -> Unit)? = null
        private set

    fun setContent(content: @Composable () -> Unit) {
        this.content = content
    }
}
