package dev.privet.ui.screens

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.runtime.Composable
import dev.privet.ffi.Chrome
import dev.privet.ffi.Language
import dev.privet.ui.look.Icons
import dev.privet.ui.look.Look
import dev.privet.ui.look.Size
import dev.privet.ui.look.Space
import dev.privet.ui.parts.Aside
import dev.privet.ui.parts.Card
import dev.privet.ui.parts.Choice
import dev.privet.ui.parts.Glyph
import dev.privet.ui.parts.NavRow
import dev.privet.ui.parts.OnAxis
import dev.privet.ui.parts.Page
import dev.privet.ui.parts.RootBar
import dev.privet.ui.parts.Rule
import dev.privet.ui.parts.SectionHead
import dev.privet.ui.parts.Segments
import dev.privet.ui.parts.Words
import dev.privet.ui.parts.block
import dev.privet.ui.parts.icon

/** Where S13 leads. */
public enum class MinePlace {
    /** S8. */
    FACE,

    /** S6. */
    LISTS,

    /** S9. */
    RECEIPTS,

    /** S10. */
    CHECK,

    /** S11. */
    YEAR,

    /** S12. */
    INSPECTOR,
}

/**
 * S13, what is the person's own: each place in one tap, and the language.
 *
 * @param language the one in use.
 * @param more rows of the app's own, after the language.
 */
@Composable
public fun MineScreen(
    chrome: Chrome,
    language: Language,
    onPlace: (MinePlace) -> Unit,
    onLanguage: (Language) -> Unit,
    help: Help = Help(),
    more: @Composable () -> Unit = {},
): Unit =
    Page({ RootBar(chrome.tabs.mine) }) {
        notices(help, null)
        block("places", Space.hair) {
            Card {
                MinePlace.entries.forEachIndexed { i, place ->
                    if (i > 0) Rule(Size.inset)
                    NavRow(
                        { onPlace(place) },
                        lead = { OnAxis { Glyph(place.icon) } },
                    ) { Words(chrome.name(place), Look.type.fact) }
                }
            }
        }
        block("language", Space.page) {
            Column {
                SectionHead(chrome.mine.language)
                Segments(
                    listOf(Choice(Language.EN, chrome.mine.english), Choice(Language.ZH_HANS, chrome.mine.chinese)),
                    language,
                    onLanguage,
                )
            }
        }
        block("text") { Aside(Icons.type, chrome.mine.textSize) }
        block("more") { Column(verticalArrangement = Arrangement.spacedBy(Space.near)) { more() } }
    }

private val MinePlace.icon
    get() =
        when (this) {
            MinePlace.FACE -> Icons.face
            MinePlace.LISTS -> Icons.lists
            MinePlace.RECEIPTS -> Icons.receipt
            MinePlace.CHECK -> Icons.scan
            MinePlace.YEAR -> Icons.calendar
            MinePlace.INSPECTOR -> Icons.tree
        }

private fun Chrome.name(place: MinePlace) =
    when (place) {
        MinePlace.FACE -> face.title
        MinePlace.LISTS -> lists.title
        MinePlace.RECEIPTS -> receipts.title
        MinePlace.CHECK -> receipts.check
        MinePlace.YEAR -> year.title
        MinePlace.INSPECTOR -> inspector.title
    }
