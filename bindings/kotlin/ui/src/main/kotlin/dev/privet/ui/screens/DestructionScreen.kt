package dev.privet.ui.screens

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.padding
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.graphics.vector.ImageVector
import androidx.compose.ui.semantics.semantics
import dev.privet.ffi.Chrome
import dev.privet.ffi.DestructionPage
import dev.privet.ui.look.Icons
import dev.privet.ui.look.Look
import dev.privet.ui.look.Space
import dev.privet.ui.parts.ActionRow
import dev.privet.ui.parts.BackBar
import dev.privet.ui.parts.Card
import dev.privet.ui.parts.Hedge
import dev.privet.ui.parts.IconLine
import dev.privet.ui.parts.Page
import dev.privet.ui.parts.SectionHead
import dev.privet.ui.parts.Words
import dev.privet.ui.parts.block
import dev.privet.ui.parts.icon

/**
 * What the record of a face pattern's destruction says, what it shows, and what it does not show; both lists always.
 *
 * @param onExport hands out the record as a file.
 */
@Composable
public fun DestructionScreen(
    page: Loaded<DestructionPage>,
    chrome: Chrome,
    onBack: () -> Unit,
    onExport: () -> Unit,
    help: Help = Help(),
): Unit =
    Page({ BackBar(page.view?.title ?: chrome.face.title, chrome.buttons.back, onBack) }) {
        notices(help, page)
        drawn(page, chrome, help) { view ->
            block("record", Space.hair) {
                Card {
                    Column(Modifier.padding(Space.base), Arrangement.spacedBy(Space.tight)) {
                        view.lines.forEach { Words(it, Look.type.fact) }
                    }
                    Hedge(Modifier.padding(horizontal = Space.base))
                    ActionRow(Icons.export, view.export, onExport)
                }
            }
            block("shows", Space.page) { Said(view.showsTitle, view.shows, Icons.check) }
            block("not", Space.page) { Said(view.notShownTitle, view.notShown, Icons.notice) }
        }
    }

@Composable
private fun Said(
    title: String,
    lines: List<String>,
    icon: ImageVector,
): Unit =
    Column {
        SectionHead(title)
        Card {
            Column(Modifier.padding(Space.base), Arrangement.spacedBy(Space.near)) {
                lines.forEach { IconLine(icon, it, Modifier.semantics(mergeDescendants = true) {}, Look.colour.ink2) }
            }
        }
    }
