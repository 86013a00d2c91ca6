package dev.privet.ui.parts

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.IntrinsicSize
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxHeight
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.height
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import dev.privet.ui.look.Space

/** Two quiet buttons of one rank: side by side, or the one under the other in large text. */
@Composable
internal fun Pairwise(
    first: @Composable (Modifier) -> Unit,
    second: @Composable (Modifier) -> Unit,
): Unit =
    if (stacks()) {
        Column(verticalArrangement = Arrangement.spacedBy(Space.tight)) {
            first(Modifier.fillMaxWidth())
            second(Modifier.fillMaxWidth())
        }
    } else {
        Row(Modifier.height(IntrinsicSize.Min), Arrangement.spacedBy(Space.tight)) {
            first(Modifier.weight(1f).fillMaxHeight())
            second(Modifier.weight(1f).fillMaxHeight())
        }
    }
