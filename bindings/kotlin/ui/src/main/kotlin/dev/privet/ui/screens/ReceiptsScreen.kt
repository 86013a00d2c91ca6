package dev.privet.ui.screens

import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.ui.Modifier
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.semantics
import dev.privet.ffi.Chrome
import dev.privet.ffi.ReceiptRow
import dev.privet.ffi.Receipts
import dev.privet.ui.look.Icons
import dev.privet.ui.look.Look
import dev.privet.ui.look.Space
import dev.privet.ui.parts.ActionRow
import dev.privet.ui.parts.BackBar
import dev.privet.ui.parts.Card
import dev.privet.ui.parts.EmptyCard
import dev.privet.ui.parts.NavRow
import dev.privet.ui.parts.Page
import dev.privet.ui.parts.Tile
import dev.privet.ui.parts.Words
import dev.privet.ui.parts.block
import dev.privet.ui.parts.cardRows

/**
 * S9, what the person holds of their own choices, newest first. A row opens the choice with its receipt; checking somebody's
 * receipt is one tap away.
 *
 * @param onMore reads the next page; called when the last row comes into sight.
 */
@Composable
public fun ReceiptsScreen(
    receipts: Loaded<Receipts>,
    chrome: Chrome,
    onBack: () -> Unit,
    onCheck: () -> Unit,
    onReceipt: (ReceiptRow) -> Unit,
    onMore: () -> Unit,
    help: Help = Help(),
): Unit =
    Page({ BackBar(chrome.receipts.title, chrome.buttons.back, onBack) }) {
        notices(help, receipts)
        block("check", Space.hair) { Card { ActionRow(Icons.scan, chrome.receipts.check, onCheck) } }
        drawn(receipts, chrome, help) { view ->
            val empty = view.empty
            if (empty != null) block("empty") { EmptyCard(empty) }
            if (view.rows.isNotEmpty()) block("gap", Space.tight) { }
            cardRows(view.rows, { it.index.toLong() }) { row -> ReceiptLine(row) { onReceipt(row) } }
            if (view.next != null) item("more", "more") { LaunchedEffect(view.next) { onMore() } }
        }
    }

@Composable
private fun ReceiptLine(
    row: ReceiptRow,
    onClick: () -> Unit,
): Unit =
    NavRow(
        onClick,
        Modifier.semantics { contentDescription = row.spoken },
        lead = { Tile(Icons.receipt, lit = false) },
    ) {
        Words(row.title, Look.type.factFirm)
        Words(row.resultText, Look.type.noteFirm)
        Words(row.date, Look.type.note, colour = Look.colour.ink2)
    }
