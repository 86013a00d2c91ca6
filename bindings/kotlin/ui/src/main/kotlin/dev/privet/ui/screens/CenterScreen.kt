package dev.privet.ui.screens

import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.padding
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import dev.privet.ffi.ActivityRow
import dev.privet.ffi.Center
import dev.privet.ui.look.Icons
import dev.privet.ui.look.Look
import dev.privet.ui.look.Size
import dev.privet.ui.look.Space
import dev.privet.ui.parts.Card
import dev.privet.ui.parts.NavRow
import dev.privet.ui.parts.Rule
import dev.privet.ui.parts.Shape
import dev.privet.ui.parts.StandingLine
import dev.privet.ui.parts.Tile
import dev.privet.ui.parts.Words
import dev.privet.ui.parts.shape

/**
 * S2, the permission center: what the phone allows, what is on here, and one tap to each. It draws a [Center] and decides
 * nothing; no row has a switch, since every change passes a sheet that says what it does.
 */
@Composable
internal fun CenterRows(
    view: Center,
    onActivity: (ActivityRow) -> Unit,
): Unit =
    Column(Modifier.padding(horizontal = Space.base)) {
        Card {
            view.activities.forEachIndexed { i, row ->
                if (i > 0) Rule(Size.inset)
                ActivityLine(row) { onActivity(row) }
            }
        }
    }

/** An activity in one row: its mark, its name, its state in words. */
@Composable
internal fun ActivityLine(
    row: ActivityRow,
    onClick: () -> Unit,
): Unit =
    NavRow(onClick, lead = { Tile(Icons.shield, row.state.shape == Shape.DISC) }) {
        Words(row.title, Look.type.factFirm)
        StandingLine(row.state, row.stateText)
    }
