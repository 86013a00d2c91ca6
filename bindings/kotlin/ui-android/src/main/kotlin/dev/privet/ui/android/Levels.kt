package dev.privet.ui.android

import android.app.UiModeManager
import android.content.Context

/** What is in it is newer than minSdk (API 30): whoever calls it looks at the level first. */
@Retention(AnnotationRetention.BINARY)
@Target(AnnotationTarget.CLASS)
internal annotation class After30

/** Calls of API 34. */
@After30
internal object Level34 {
    /** How much contrast the person asked for, from −1 to 1; 0 is the platform's own. */
    fun contrast(context: Context): Float = checkNotNull(context.getSystemService(UiModeManager::class.java)).contrast
}
