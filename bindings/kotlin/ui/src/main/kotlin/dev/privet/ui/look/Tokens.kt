package dev.privet.ui.look

import androidx.compose.foundation.shape.RoundedCornerShape
import androidx.compose.ui.unit.Dp
import androidx.compose.ui.unit.dp

/** Distances on a grid of 4 dp. Cards, chips, pictures and answers start at [base]; words outside a card start at [page]. */
internal object Space {
    val hair: Dp = 4.dp
    val tight: Dp = 8.dp
    val near: Dp = 12.dp
    val base: Dp = 16.dp
    val page: Dp = 20.dp
    val far: Dp = 24.dp
}

/** Sizes that a finger or an eye needs. */
internal object Size {
    /** The smallest thing a finger meets. */
    val target: Dp = 48.dp

    /** The smallest answer. */
    val choice: Dp = 56.dp
    val icon: Dp = 24.dp
    val iconSmall: Dp = 18.dp
    val tile: Dp = 40.dp

    /** The outline of answers and rings. */
    val edge: Dp = 1.5.dp

    /** Where the words of a row begin: an icon column of [tile] between two distances. */
    val inset: Dp = Space.base + tile + Space.near

    /** The widest column that is still read with ease. */
    val column: Dp = 560.dp
}

/** Corners, by what has them. */
internal object Corner {
    val chip: RoundedCornerShape = RoundedCornerShape(12.dp)
    val tile: RoundedCornerShape = RoundedCornerShape(12.dp)
    val card: RoundedCornerShape = RoundedCornerShape(20.dp)
    val answer: RoundedCornerShape = RoundedCornerShape(16.dp)
    val picture: RoundedCornerShape = RoundedCornerShape(12.dp)
}

/** How far large type follows the reader's size, as a factor; facts and notes follow all the way. */
internal object Cap {
    const val AMOUNT: Float = 1.4f
    const val ASK: Float = 1.5f
    const val TAB: Float = 1.2f
    const val ICON: Float = 1.5f

    /** From this text size on, what stands side by side stands one under the other. */
    const val STACK: Float = 1.3f
}
