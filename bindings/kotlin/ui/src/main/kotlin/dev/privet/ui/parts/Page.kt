package dev.privet.ui.parts

import androidx.compose.foundation.background
import androidx.compose.foundation.border
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.ColumnScope
import androidx.compose.foundation.layout.PaddingValues
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.widthIn
import androidx.compose.foundation.lazy.LazyColumn
import androidx.compose.foundation.lazy.LazyListScope
import androidx.compose.foundation.lazy.LazyListState
import androidx.compose.foundation.lazy.itemsIndexed
import androidx.compose.foundation.lazy.rememberLazyListState
import androidx.compose.foundation.shape.CornerSize
import androidx.compose.runtime.Composable
import androidx.compose.runtime.key
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.clip
import androidx.compose.ui.unit.Dp
import androidx.compose.ui.unit.dp
import dev.privet.ui.look.Corner
import dev.privet.ui.look.Look
import dev.privet.ui.look.Size
import dev.privet.ui.look.Space

/**
 * A reading screen: its bar, a column of cards that scrolls, and what stays at the foot. At most 560 dp wide, whatever the window.
 *
 * @param foot kept in sight: what the screen is for
 */
@Composable
internal fun Page(
    bar: @Composable () -> Unit,
    list: LazyListState = rememberLazyListState(),
    foot: (@Composable () -> Unit)? = null,
    content: LazyListScope.() -> Unit,
): Unit =
    Column(Modifier.fillMaxSize().background(Look.colour.ground), horizontalAlignment = Alignment.CenterHorizontally) {
        Box(Modifier.widthIn(max = Size.column)) { bar() }
        LazyColumn(
            Modifier.weight(1f).widthIn(max = Size.column).fillMaxWidth(),
            list,
            PaddingValues(Space.base, Space.tight, Space.base, Space.far),
            content = content,
        )
        foot?.invoke()
    }

/** Its own item of the column, at a distance from what is above it. */
internal fun LazyListScope.block(
    key: Any,
    above: Dp = Space.near,
    content: @Composable () -> Unit,
): Unit = item(key, "block") { Box(Modifier.padding(top = above)) { content() } }

/**
 * The rows of one card, each an item of its own, so that hundreds of them cost what is on screen. They look as [Card] with [Rule]s.
 *
 * @param key which row it is, alone in the whole column
 * @param inset where the line between two rows begins
 */
internal fun <T> LazyListScope.cardRows(
    rows: List<T>,
    key: (T) -> Any,
    inset: Dp = Size.inset,
    row: @Composable (T) -> Unit,
): Unit =
    itemsIndexed(rows, { _, it -> key(it) }, { _, _ -> "row" }) { i, it ->
        CardPiece(i == 0, i == rows.lastIndex) {
            if (i > 0) Rule(inset)
            row(it)
        }
    }

/** A card is cut into rows: the first has its upper corners, the last its lower ones. */
@Composable
private fun CardPiece(
    first: Boolean,
    last: Boolean,
    content: @Composable ColumnScope.() -> Unit,
) {
    val colour = Look.colour
    val none = CornerSize(0.dp)
    val round = Corner.card
    val shape =
        round.copy(
            topStart = if (first) round.topStart else none,
            topEnd = if (first) round.topEnd else none,
            bottomStart = if (last) round.bottomStart else none,
            bottomEnd = if (last) round.bottomEnd else none,
        )
    val edge = if (colour.ground == colour.sheet) Modifier.border(1.dp, colour.line, shape) else Modifier
    Column(
        Modifier
            .fillMaxWidth()
            .clip(shape)
            .background(colour.sheet)
            .then(edge),
        content = content,
    )
}
