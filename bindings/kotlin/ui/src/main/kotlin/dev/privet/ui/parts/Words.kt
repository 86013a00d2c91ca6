package dev.privet.ui.parts

import androidx.compose.foundation.layout.padding
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.CompositionLocalProvider
import androidx.compose.ui.Modifier
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.platform.LocalDensity
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.AnnotatedString
import androidx.compose.ui.text.SpanStyle
import androidx.compose.ui.text.TextStyle
import androidx.compose.ui.text.buildAnnotatedString
import androidx.compose.ui.text.font.FontWeight
import androidx.compose.ui.text.style.TextAlign
import androidx.compose.ui.unit.Density
import dev.privet.ui.look.Cap
import dev.privet.ui.look.Look
import dev.privet.ui.look.Space

/** Text of the product: a style, a colour, and the language's own line breaks. */
@Composable
internal fun Words(
    text: String,
    style: TextStyle,
    modifier: Modifier = Modifier,
    colour: Color = Look.colour.ink,
    align: TextAlign? = null,
): Unit = Text(text, modifier, colour, style = style, textAlign = align)

/** The words up to the first colon stand firm; nothing is added, moved or recoloured, so the line is still the one digested. */
internal fun led(text: String): AnnotatedString =
    buildAnnotatedString {
        append(text)
        val end =
            text.indices.firstOrNull { text[it] == '：' || (text[it] == ':' && text.getOrNull(it + 1) == ' ') }
        if (end != null) addStyle(SpanStyle(fontWeight = FontWeight.Medium), 0, end + 1)
    }

/** The one large line of a screen. */
@Composable
internal fun Ask(
    text: String,
    modifier: Modifier = Modifier,
): Unit = CapScale(Cap.ASK) { Words(text, Look.type.ask, modifier.semantics { heading() }) }

/** The head of a section, read as a heading. */
@Composable
internal fun SectionHead(
    text: String,
    modifier: Modifier = Modifier,
): Unit =
    Words(
        text,
        Look.type.noteFirm,
        modifier.padding(start = Space.hair, bottom = Space.tight).semantics { heading() },
        Look.colour.ink2,
    )

/** Words that follow the reader's text size up to [most] and no further: they are large already. */
@Composable
internal fun CapScale(
    most: Float,
    content: @Composable () -> Unit,
) {
    val here = LocalDensity.current
    CompositionLocalProvider(
        LocalDensity provides Density(here.density, here.fontScale.coerceAtMost(most)),
        content = content,
    )
}

/** Whether the reader's text is so large that what stands side by side stands one under the other. */
@Composable
internal fun stacks(): Boolean = LocalDensity.current.fontScale >= Cap.STACK
