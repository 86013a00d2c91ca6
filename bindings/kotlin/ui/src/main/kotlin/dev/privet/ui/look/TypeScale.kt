package dev.privet.ui.look

import androidx.compose.runtime.Immutable
import androidx.compose.ui.Alignment
import androidx.compose.ui.text.TextStyle
import androidx.compose.ui.text.font.FontFamily
import androidx.compose.ui.text.font.FontWeight
import androidx.compose.ui.text.style.LineBreak
import androidx.compose.ui.text.style.LineHeightStyle
import androidx.compose.ui.unit.sp

/**
 * Two weights, nine styles; figures tabular, line heights with room for Han characters.
 *
 * @param face for all words; the platform's own by default
 * @param mono for hashes
 */
@Immutable
public class TypeScale(
    face: FontFamily = FontFamily.Default,
    mono: FontFamily = FontFamily.Monospace,
) {
    private val plain =
        TextStyle(
            fontFamily = face,
            fontWeight = FontWeight.Normal,
            lineHeightStyle = LineHeightStyle(LineHeightStyle.Alignment.Center, LineHeightStyle.Trim.None),
            lineBreak = LineBreak.Paragraph,
            fontFeatureSettings = "tnum",
        )
    private val firm = plain.copy(fontWeight = FontWeight.Medium)
    private val head = firm.copy(lineBreak = LineBreak.Heading)

    /** The amount of a payment. */
    internal val amount: TextStyle = firm.copy(fontSize = 44.sp, lineHeight = 52.sp, letterSpacing = (-0.5).sp)

    /** A question; the title of a root screen. */
    internal val ask: TextStyle = head.copy(fontSize = 26.sp, lineHeight = 34.sp)

    /** A bar; a payee; a proof. */
    internal val title: TextStyle = head.copy(fontSize = 20.sp, lineHeight = 28.sp)

    /** Facts and rows. */
    internal val fact: TextStyle = plain.copy(fontSize = 16.sp, lineHeight = 24.sp)

    /** The facts of a long question on a small screen: as large, the lines closer. */
    internal val dense: TextStyle = fact.copy(lineHeight = 22.sp)

    /** Titles of rows; answers. */
    internal val factFirm: TextStyle = firm.copy(fontSize = 16.sp, lineHeight = 24.sp)

    /** Second lines. */
    internal val note: TextStyle = plain.copy(fontSize = 14.sp, lineHeight = 20.sp)

    /** Heads of sections, chips, results. */
    internal val noteFirm: TextStyle = firm.copy(fontSize = 14.sp, lineHeight = 20.sp)

    /** Labels of tabs and nothing else. */
    internal val tab: TextStyle = firm.copy(fontSize = 12.sp, lineHeight = 16.sp)

    /** Hashes and keys. */
    internal val code: TextStyle = note.copy(fontFamily = mono, fontFeatureSettings = null)
}
