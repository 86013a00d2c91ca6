package dev.privet.ui.screens

import androidx.compose.foundation.Canvas
import androidx.compose.foundation.Image
import androidx.compose.foundation.gestures.detectDragGestures
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Spacer
import androidx.compose.foundation.layout.aspectRatio
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.height
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.material3.Slider
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.rememberUpdatedState
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.geometry.Rect
import androidx.compose.ui.graphics.ClipOp
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.graphics.ImageBitmap
import androidx.compose.ui.graphics.drawscope.Stroke
import androidx.compose.ui.graphics.drawscope.clipRect
import androidx.compose.ui.input.pointer.pointerInput
import androidx.compose.ui.layout.ContentScale
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.AnnotatedString
import androidx.compose.ui.unit.dp
import dev.privet.ffi.Chrome
import dev.privet.ui.look.Icons
import dev.privet.ui.look.Look
import dev.privet.ui.look.Size
import dev.privet.ui.look.Space
import dev.privet.ui.parts.AnswerPair
import dev.privet.ui.parts.PlainButton
import dev.privet.ui.parts.SheetFrame
import dev.privet.ui.parts.WitnessedText
import kotlin.math.abs
import kotlin.math.roundToInt

/**
 * Cutting and covering a picture before it is looked at again (M3). Nothing is sent from here: what comes of it is another picture with
 * a sheet of its own. A finger drags the corners; every edge has a slider too, for a keyboard, a switch and a screen reader.
 *
 * @param picture as it would leave now
 * @param said the picture as a screen reader says it
 * @param edit what was done so far
 * @param words the fixed words
 * @param onEdit something was moved, added or cleared
 * @param onCancel leave the picture as it is
 * @param onDone make the picture and look at it
 */
@Composable
public fun CropSheet(
    picture: ImageBitmap,
    said: String?,
    edit: PictureEdit,
    words: Chrome,
    onEdit: (PictureEdit) -> Unit,
    onCancel: () -> Unit,
    onDone: () -> Unit,
    standing: SheetStanding = SheetStanding(),
) {
    // The last cover is what is moved, once there is one; the crop before.
    val covering = edit.covers.isNotEmpty()
    val moved = { to: Area -> onEdit(edit.with(to)) }
    SheetFrame(
        facts = { tall ->
            NoticeAbove(standing)
            SheetTitle(words.sheets.crop, Look.type.ask, Modifier.padding(horizontal = Space.hair))
            Spacer(Modifier.height(if (tall) Space.base else Space.tight))
            Box(Modifier.fillMaxWidth(), Alignment.Center) { Table(picture, said, edit, moved) }
            Spacer(Modifier.height(Space.near))
            WitnessedText(
                AnnotatedString(if (covering) words.crop.cover else words.crop.crop),
                Look.type.factFirm,
                Modifier.padding(horizontal = Space.hair).semantics { heading() },
            )
            val labels = listOf(words.crop.left, words.crop.top, words.crop.right, words.crop.bottom)
            Edge.entries.zip(labels).forEach { (edge, label) -> EdgeSlider(label, edge, edit.active, moved) }
            PlainButton(words.crop.add, { onEdit(edit.copy(covers = edit.covers + FIRST)) }, icon = Icons.crop)
            Spacer(Modifier.height(Space.tight))
            PlainButton(words.buttons.clear, { onEdit(PictureEdit()) }, icon = Icons.undo)
        },
        answers = {
            AnswerPair(words.buttons.cancel, words.crop.done, onCancel, onDone, enabled = !standing.answered)
        },
    )
}

internal enum class Edge { LEFT, TOP, RIGHT, BOTTOM }

/** What is moved now. */
internal val PictureEdit.active: Area get() = covers.lastOrNull() ?: crop

/** The same with what is moved now moved there. */
internal fun PictureEdit.with(active: Area): PictureEdit =
    if (covers.isEmpty()) copy(crop = active) else copy(covers = covers.dropLast(1) + active)

internal fun Area.at(edge: Edge): Int =
    when (edge) {
        Edge.LEFT -> left
        Edge.TOP -> top
        Edge.RIGHT -> right
        Edge.BOTTOM -> bottom
    }

/** With one edge there, as far as the opposite one and the picture allow. */
internal fun Area.moved(
    edge: Edge,
    to: Int,
): Area =
    when (edge) {
        Edge.LEFT -> copy(left = to.coerceIn(0, right - LEAST))
        Edge.TOP -> copy(top = to.coerceIn(0, bottom - LEAST))
        Edge.RIGHT -> copy(right = to.coerceIn(left + LEAST, Area.WHOLE))
        Edge.BOTTOM -> copy(bottom = to.coerceIn(top + LEAST, Area.WHOLE))
    }

/** The corner nearest to a place in the picture, in thousandths. */
internal fun Area.corner(
    x: Float,
    y: Float,
): List<Edge> =
    listOf(
        if (abs(x - left) <= abs(x - right)) Edge.LEFT else Edge.RIGHT,
        if (abs(y - top) <= abs(y - bottom)) Edge.TOP else Edge.BOTTOM,
    )

/** The smallest area, and where a cover begins. */
private const val LEAST = 20
private val FIRST = Area(350, 400, 650, 600)
private val TALLEST = 320.dp

@Composable
private fun EdgeSlider(
    label: String,
    edge: Edge,
    area: Area,
    onMove: (Area) -> Unit,
) {
    Column {
        WitnessedText(AnnotatedString(label), Look.type.fact, Modifier.padding(horizontal = Space.hair))
        Slider(
            area.at(edge) / WHOLE,
            { onMove(area.moved(edge, (it * WHOLE).roundToInt())) },
            Modifier.fillMaxWidth().heightIn(min = Size.target).semantics { contentDescription = label },
        )
    }
}

private const val WHOLE = 1000f

@Composable
private fun Table(
    picture: ImageBitmap,
    said: String?,
    edit: PictureEdit,
    onMove: (Area) -> Unit,
) {
    val now by rememberUpdatedState(edit)
    val move by rememberUpdatedState(onMove)
    val colour = Look.colour
    Box(
        Modifier
            .heightIn(max = TALLEST)
            .aspectRatio(picture.width.toFloat() / picture.height)
            .pointerInput(Unit) {
                var grabbed = emptyList<Edge>()
                detectDragGestures(
                    onDragStart = {
                        grabbed =
                            now.active.corner(
                                it.x * WHOLE / size.width,
                                it.y * WHOLE / size.height,
                            )
                    },
                ) { change, _ ->
                    val x = (change.position.x * WHOLE / size.width).roundToInt()
                    val y = (change.position.y * WHOLE / size.height).roundToInt()
                    move(
                        grabbed.fold(now.active) { area, edge ->
                            area.moved(edge, if (edge == Edge.LEFT || edge == Edge.RIGHT) x else y)
                        },
                    )
                }
            },
    ) {
        Image(picture, said, Modifier.fillMaxSize(), contentScale = ContentScale.FillBounds)
        Canvas(Modifier.fillMaxSize()) {
            val crop = edit.crop.on(size)
            // What is cut away is dark, what is left has an edge, what is covered is black as it will be.
            clipRect(
                crop.left,
                crop.top,
                crop.right,
                crop.bottom,
                ClipOp.Difference,
            ) { drawRect(colour.ground.copy(alpha = CUT)) }
            edit.covers.forEach { cover -> cover.on(size).let { drawRect(Color.Black, it.topLeft, it.size) } }
            val active = edit.active.on(size)
            drawRect(colour.ground, active.topLeft, active.size, style = Stroke(4.dp.toPx()))
            drawRect(colour.choiceLine, active.topLeft, active.size, style = Stroke(2.dp.toPx()))
        }
    }
}

private const val CUT = 0.72f

private fun Area.on(size: androidx.compose.ui.geometry.Size): Rect =
    Rect(left / WHOLE * size.width, top / WHOLE * size.height, right / WHOLE * size.width, bottom / WHOLE * size.height)
