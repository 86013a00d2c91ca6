package dev.privet.ui.parts

import androidx.compose.foundation.background
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.BoxWithConstraints
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.ColumnScope
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.widthIn
import androidx.compose.foundation.rememberScrollState
import androidx.compose.foundation.verticalScroll
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.drawWithContent
import androidx.compose.ui.geometry.CornerRadius
import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.graphics.drawscope.DrawScope
import androidx.compose.ui.unit.Dp
import androidx.compose.ui.unit.dp
import dev.privet.ui.look.Look
import dev.privet.ui.look.Size
import dev.privet.ui.look.Space
import androidx.compose.ui.geometry.Size as Extent

/**
 * The frame of a sheet that asks (UX rule 4): facts, then answers. They rest at the foot while all fits; otherwise all is one
 * column, the answers after the last fact and never pinned, with a thumb at the edge that shows that there is more.
 *
 * @param facts drawn with more air when the sheet is tall
 * @param roomy how high a screen has to be for that
 */
@Composable
internal fun SheetFrame(
    facts: @Composable ColumnScope.(tall: Boolean) -> Unit,
    roomy: Dp = TALL,
    answers: @Composable ColumnScope.(tall: Boolean) -> Unit,
): Unit =
    BoxWithConstraints(Modifier.fillMaxSize().background(Look.colour.ground).viewport(), Alignment.TopCenter) {
        val scroll = rememberScrollState()
        val tall = maxHeight >= roomy
        val height = maxHeight
        val thumb = Look.colour.line
        Column(
            Modifier
                .fillMaxWidth()
                .drawWithContent {
                    drawContent()
                    if (scroll.maxValue > 0) thumb(thumb, scroll.value, scroll.maxValue)
                }.verticalScroll(scroll)
                .heightIn(min = height)
                .padding(horizontal = Space.base)
                .widthIn(max = Size.column),
            Arrangement.SpaceBetween,
        ) {
            Column(Modifier.padding(top = if (tall) Space.far else Space.tight)) { facts(tall) }
            val above = if (tall) Space.page else Space.tight
            Column(Modifier.padding(top = above, bottom = if (tall) Space.near else Space.tight)) { answers(tall) }
        }
    }

private fun DrawScope.thumb(
    colour: Color,
    at: Int,
    most: Int,
) {
    val view = size.height
    val length = view * view / (view + most)
    val x = size.width - 6.dp.toPx()
    drawRoundRect(
        colour,
        Offset(x, (view - length) * at / most),
        Extent(3.dp.toPx(), length),
        CornerRadius(2.dp.toPx()),
    )
}

/** From here on a sheet of a few facts has room to breathe. */
internal val TALL: Dp = 700.dp
