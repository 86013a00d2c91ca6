package dev.privet.ui.screens

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.widthIn
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.unit.dp
import dev.privet.ffi.Chrome
import dev.privet.ffi.ReceiptSheet
import dev.privet.ffi.SlipCode
import dev.privet.ui.look.Icons
import dev.privet.ui.look.Look
import dev.privet.ui.look.Space
import dev.privet.ui.parts.ActionRow
import dev.privet.ui.parts.Aside
import dev.privet.ui.parts.BackBar
import dev.privet.ui.parts.Card
import dev.privet.ui.parts.Hedge
import dev.privet.ui.parts.IconLine
import dev.privet.ui.parts.LabelledLines
import dev.privet.ui.parts.NoteLine
import dev.privet.ui.parts.Page
import dev.privet.ui.parts.QrCode
import dev.privet.ui.parts.Rule
import dev.privet.ui.parts.block

/**
 * One receipt to take along: what it says, the code, the file, and what whoever reads it learns.
 *
 * @param onExport hands the file to the system's share sheet.
 */
@Composable
public fun ReceiptScreen(
    receipt: Loaded<ReceiptSheet>,
    chrome: Chrome,
    onBack: () -> Unit,
    onExport: (ReceiptSheet) -> Unit,
    help: Help = Help(),
): Unit =
    Page({ BackBar(receipt.view?.title ?: chrome.purpose.receipt, chrome.buttons.back, onBack) }) {
        notices(help, receipt)
        drawn(receipt, chrome, help) { view -> block("receipt", Space.hair) { ReceiptCard(view) { onExport(view) } } }
    }

/** The receipt as S5 and the receipt's own screen show it. */
@Composable
internal fun ReceiptCard(
    view: ReceiptSheet,
    onExport: () -> Unit,
): Unit =
    Column(verticalArrangement = Arrangement.spacedBy(Space.near)) {
        val warning = view.warning
        if (warning != null) Card { NoteLine(warning) }
        Card {
            Column(Modifier.padding(Space.base), Arrangement.spacedBy(Space.near)) {
                view.lines.forEach { LabelledLines(it.label, listOf(it.text)) }
            }
            Hedge(Modifier.padding(horizontal = Space.base))
            Column(Modifier.padding(Space.base), Arrangement.spacedBy(Space.near), Alignment.CenterHorizontally) {
                when (val code = view.code) {
                    is SlipCode.Qr -> {
                        QrCode(
                            code.size.toInt(),
                            code.modules,
                            view.codeSpoken,
                            Modifier.widthIn(max = CODE).fillMaxWidth(),
                        )
                    }

                    is SlipCode.FileOnly -> {
                        IconLine(Icons.qr, view.codeSpoken, tint = Look.colour.ink2)
                    }
                }
            }
            Rule()
            ActionRow(Icons.export, view.export, onExport)
        }
        Column(Modifier.padding(horizontal = Space.hair), Arrangement.spacedBy(Space.tight)) {
            view.discloses.forEachIndexed { i, line -> Aside(if (i == 0) Icons.notice else Icons.page, line) }
        }
    }

/** Large enough for a code of 177 modules to be read from a hand away. */
private val CODE = 328.dp
