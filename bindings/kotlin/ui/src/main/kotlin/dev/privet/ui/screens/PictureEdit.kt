package dev.privet.ui.screens

import androidx.compose.runtime.Immutable

/**
 * A rectangle in thousandths of a picture's width and height, each from 0 to 1,000.
 *
 * @property left from the left edge
 * @property top from the upper edge
 * @property right more than [left]
 * @property bottom more than [top]
 */
@Immutable
public data class Area(
    public val left: Int,
    public val top: Int,
    public val right: Int,
    public val bottom: Int,
) {
    init {
        require(left in 0..<right && right <= WHOLE && top in 0..<bottom && bottom <= WHOLE) { "no such area" }
    }

    /** How far the two numbers of an area go. */
    public companion object {
        /** The whole width, the whole height. */
        public const val WHOLE: Int = 1000

        /** All of the picture. */
        public val All: Area = Area(0, 0, WHOLE, WHOLE)
    }
}

/**
 * What the person did to a picture before it is looked at again.
 *
 * @property crop what is left of it
 * @property covers what is black in it; outside [crop] they change nothing
 */
@Immutable
public data class PictureEdit(
    public val crop: Area = Area.All,
    public val covers: List<Area> = emptyList(),
)
