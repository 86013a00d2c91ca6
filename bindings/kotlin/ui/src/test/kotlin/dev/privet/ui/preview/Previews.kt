package dev.privet.ui.preview

import androidx.compose.runtime.Composable
import androidx.compose.runtime.reflect.ComposableMethod
import androidx.compose.runtime.reflect.getDeclaredComposableMethod
import dev.privet.ffi.Language

/** A preview, as Android Studio finds it. */
internal class FoundPreview(
    val name: String,
    private val method: ComposableMethod,
) {
    @Composable
    fun Content(language: Language) {
        method.invoke(androidx.compose.runtime.currentComposer, null, language)
    }
}

/** Every function of the previews' files that is marked as one. */
internal fun previews(): List<FoundPreview> =
    listOf("Own", "Reading", "Sheet").flatMap { file ->
        val type = Class.forName("dev.privet.ui.preview.${file}PreviewsKt")
        type.declaredMethods.filter { it.isAnnotationPresent(Ways::class.java) }.map {
            FoundPreview(it.name, type.getDeclaredComposableMethod(it.name, Language::class.java))
        }
    }

/** The preview's name of a state: `s2-center` is `S2Center`. */
internal fun previewOf(state: String): String =
    state.split('-').joinToString("") { it.replaceFirstChar(Char::uppercase) }
