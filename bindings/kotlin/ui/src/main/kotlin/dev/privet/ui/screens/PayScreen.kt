package dev.privet.ui.screens

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.padding
import androidx.compose.runtime.Composable
import androidx.compose.runtime.Immutable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.graphics.vector.ImageVector
import androidx.compose.ui.semantics.LiveRegionMode
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.liveRegion
import androidx.compose.ui.semantics.semantics
import dev.privet.ffi.ActivityRow
import dev.privet.ffi.Chrome
import dev.privet.ffi.RequestRow
import dev.privet.ui.look.Icons
import dev.privet.ui.look.Look
import dev.privet.ui.look.Size
import dev.privet.ui.look.Space
import dev.privet.ui.parts.Card
import dev.privet.ui.parts.EmptyCard
import dev.privet.ui.parts.IconLine
import dev.privet.ui.parts.NavRow
import dev.privet.ui.parts.Page
import dev.privet.ui.parts.RootBar
import dev.privet.ui.parts.Rule
import dev.privet.ui.parts.SectionHead
import dev.privet.ui.parts.StandingLine
import dev.privet.ui.parts.Tile
import dev.privet.ui.parts.Words
import dev.privet.ui.parts.block
import dev.privet.ui.parts.cardRows
import dev.privet.ui.parts.icon
import dev.privet.ui.parts.rowEdge
import dev.privet.ui.parts.rowRoom

/**
 * S1, paying: four ways of one size and one style, and who waits to be paid. Nothing here promotes turning anything on.
 *
 * @param requests as the core shows them; one that is over stays until the app takes it away, and cannot be tapped.
 * @param face how face payment stands, in the core's row of it; none while that is not known.
 * @param services purposes of the app that begin here, each by its own tap.
 * @param said what came of the last tap, in the core's words.
 */
@Composable
public fun PayScreen(
    requests: List<RequestRow>,
    face: ActivityRow?,
    services: List<ActivityRow>,
    chrome: Chrome,
    actions: PayActions,
    help: Help = Help(),
    said: String? = null,
): Unit =
    Page({ RootBar(chrome.tabs.pay) }) {
        notices(help, null)
        if (said != null) block("said", Space.hair) { SaidCard(said) }
        block("ways", Space.hair) {
            Card {
                WayRow(Icons.face, chrome.pay.face, face, actions.onFace)
                Rule(Size.inset)
                WayRow(Icons.keypad, chrome.pay.pin, null, actions.onPin)
                Rule(Size.inset)
                WayRow(Icons.scan, chrome.pay.scan, null, actions.onScan)
                Rule(Size.inset)
                WayRow(Icons.camera, chrome.pay.bill, null, actions.onBill)
            }
        }
        block("requests", Space.page) {
            Column {
                SectionHead(chrome.pay.requests)
                if (requests.isEmpty()) EmptyCard(chrome.pay.empty)
            }
        }
        // Two may be equal, word for word.
        cardRows(requests.withIndex().toList(), { "request ${it.index}" }) { (_, row) ->
            RequestLine(row) { actions.onRequest(row) }
        }
        if (services.isNotEmpty()) block("gap") { }
        cardRows(services, { it.activity.raw }) { row ->
            NavRow(
                { actions.onService(row) },
                lead = { Tile(row.topic.icon, lit = false) },
            ) { Words(row.title, Look.type.fact) }
        }
    }

/**
 * What a tap on S1 does.
 *
 * @property onFace pays by face where that is on; otherwise leads to S8, never straight to a question.
 * @property onPin pays by PIN.
 * @property onScan reads a code.
 * @property onBill takes the picture of a bill.
 * @property onRequest pays this one.
 * @property onService begins this purpose.
 */
@Immutable
public class PayActions(
    public val onFace: () -> Unit,
    public val onPin: () -> Unit,
    public val onScan: () -> Unit,
    public val onBill: () -> Unit,
    public val onRequest: (RequestRow) -> Unit,
    public val onService: (ActivityRow) -> Unit = {},
)

@Composable
private fun WayRow(
    icon: ImageVector,
    name: String,
    standing: ActivityRow?,
    onClick: () -> Unit,
): Unit =
    NavRow(onClick, lead = { Tile(icon, lit = false) }) {
        Words(name, Look.type.factFirm)
        if (standing != null) StandingLine(standing.state, standing.stateText)
    }

@Composable
private fun RequestLine(
    row: RequestRow,
    onClick: () -> Unit,
) {
    val one = Modifier.semantics { contentDescription = row.spoken }
    if (row.expired) {
        // On the grid of the rows around it, without a way on.
        Row(one.rowEdge().rowRoom(), Arrangement.spacedBy(Space.near), Alignment.CenterVertically) {
            Tile(Icons.shop, lit = false)
            RequestWords(row, Look.colour.ink2)
        }
    } else {
        NavRow(onClick, one, lead = { Tile(Icons.shop, lit = false) }) { RequestWords(row, Look.colour.ink) }
    }
}

@Composable
private fun RequestWords(
    row: RequestRow,
    ink: Color,
): Unit =
    Column {
        Words(row.payee, Look.type.factFirm, colour = ink)
        Words(row.amount, Look.type.fact, colour = ink)
        val until = row.untilText
        if (until != null) Words(until, Look.type.note, colour = Look.colour.ink2)
    }

@Composable
private fun SaidCard(text: String): Unit =
    Card {
        IconLine(
            Icons.notice,
            text,
            Modifier.padding(Space.base).semantics(mergeDescendants = true) { liveRegion = LiveRegionMode.Polite },
            Look.colour.ink2,
        )
    }
