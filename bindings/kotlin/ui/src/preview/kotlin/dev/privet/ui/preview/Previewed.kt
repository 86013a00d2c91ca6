package dev.privet.ui.preview

import androidx.compose.foundation.background
import androidx.compose.foundation.isSystemInDarkTheme
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.runtime.Composable
import androidx.compose.runtime.remember
import androidx.compose.ui.Modifier
import dev.privet.ffi.Language
import dev.privet.ui.look.Palette
import dev.privet.ui.look.PrivetTheme
import dev.privet.ui.preview.cut.WORDS
import dev.privet.ui.preview.cut.cuts

/** The state of this name, drawn from what was written down of the core. */
@Composable
internal fun Previewed(
    state: String,
    language: Language,
) {
    val content =
        remember(state, language) {
            everyState.first { it.name == state }.draw(CutAnswers(cuts.getValue(state), WORDS, language))
        }
    val palette = if (isSystemInDarkTheme()) Palette.Night else Palette.Day
    PrivetTheme(palette) {
        Box(Modifier.fillMaxSize().background(palette.ground)) { content() }
    }
}
