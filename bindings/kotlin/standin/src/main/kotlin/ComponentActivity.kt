// A stand-in: the same package and names as the real one, and only what is used here. Never shipped.
package androidx.activity

import android.app.Activity

open class ComponentActivity : Activity() {
    /** What [androidx.activity.compose.BackHandler]s are there, the latest last. */
    val backs = mutableListOf<Back>()

    /** As the gesture: the latest that is on gets it. Whether there was one. */
    fun back(): Boolean {
        val back = backs.lastOrNull { it.on } ?: return false
        back.act()
        return true
    }

    class Back(
        var on: Boolean,
        var act: () -> Unit,
    )
}
