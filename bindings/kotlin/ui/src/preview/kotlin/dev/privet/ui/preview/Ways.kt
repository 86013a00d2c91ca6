package dev.privet.ui.preview

import androidx.compose.ui.tooling.preview.Preview
import androidx.compose.ui.tooling.preview.PreviewParameterProvider
import dev.privet.ffi.Language

/** Every preview is looked at by day, by night, and with text at 200 %. */
@Preview(name = "day", widthDp = WIDTH, heightDp = HEIGHT)
@Preview(name = "night", widthDp = WIDTH, heightDp = HEIGHT, uiMode = NIGHT)
@Preview(name = "200 %", widthDp = WIDTH, heightDp = 2 * HEIGHT, fontScale = 2f)
internal annotation class Ways

/** And in each language. */
internal class Languages : PreviewParameterProvider<Language> {
    override val values: Sequence<Language> = Language.entries.asSequence()
}

private const val WIDTH = 360
private const val HEIGHT = 800

/** Configuration.UI_MODE_NIGHT_YES, which a desktop does not have. */
private const val NIGHT = 0x20
