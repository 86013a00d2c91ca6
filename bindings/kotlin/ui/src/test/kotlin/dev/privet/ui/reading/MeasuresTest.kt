package dev.privet.ui.reading

import androidx.compose.ui.geometry.Rect
import androidx.compose.ui.semantics.SemanticsNode
import androidx.compose.ui.semantics.SemanticsProperties
import androidx.compose.ui.semantics.getOrNull
import androidx.compose.ui.test.hasClickAction
import dev.privet.chrome
import dev.privet.ffi.Period
import dev.privet.ffi.Reader
import dev.privet.ffi.Wanted
import dev.privet.lists
import dev.privet.policy
import dev.privet.tidy
import dev.privet.ui.flow.Place
import dev.privet.ui.stage.CHINESE
import dev.privet.ui.stage.ENGLISH
import dev.privet.ui.stage.FACE_PAYMENT
import dev.privet.ui.stage.QUEUE_TIMES
import dev.privet.ui.stage.Stage
import dev.privet.ui.stage.inUse
import kotlinx.coroutines.flow.first
import org.junit.jupiter.api.Test
import kotlin.test.assertEquals
import kotlin.test.assertTrue

/** What a finger meets, what an eye reads and what an ear hears on the reading screens. */
class MeasuresTest {
    @Test
    fun `8 what is tapped is at least 48 dp and 8 dp from the next`() {
        for (place in PLACES) {
            inUse().read(place) {
                everywhere {
                    val targets = nodes(hasClickAction()).filter { it.seen(root) }
                    for (target in targets) {
                        val size = target.size
                        assertTrue(size.width >= TARGET && size.height >= TARGET, "$place: ${target.label} is $size")
                    }
                    val bounds = targets.map { it.label to it.boundsInRoot }
                    for ((i, one) in bounds.withIndex()) {
                        for (other in bounds.drop(i + 1)) {
                            assertTrue(one.second.apart(other.second) >= APART, "$place: ${one.first}, ${other.first}")
                        }
                    }
                }
            }
        }
    }

    @Test
    fun `11 at twice the text size nothing is cut off, on a screen of 320 dp or 360 dp`() {
        for (width in listOf(320, 360)) {
            for (reader in listOf(ENGLISH, CHINESE)) {
                for (place in PLACES) {
                    inUse().read(place, reader, width, HEIGHT, 2f) {
                        everywhere {
                            for ((text, cut) in texts()) assertTrue(!cut, "$place at $width: $text")
                            for (node in nodes(hasClickAction())) {
                                val bounds = node.boundsInRoot
                                assertTrue(bounds.left >= 0 && bounds.right <= width, "$place at $width: ${node.label}")
                            }
                        }
                    }
                }
            }
        }
    }

    @Test
    fun `11 all that a purpose says can be scrolled to at twice the text size`(): Unit =
        inUse().read(Place.Purpose(FACE_PAYMENT), width = 320, height = HEIGHT, text = 2f) {
            val row = stage.center().activities.first { it.activity == FACE_PAYMENT }
            val seen = buildSet { everywhere { addAll(texts().map { it.first }) } }
            val said =
                row.data + row.kept + row.notes +
                    listOfNotNull(row.until, row.stops, row.works, row.necessity, row.answered, row.turnOff)
            assertEquals(emptyList(), said.filter { it !in seen })
        }

    @Test
    fun `12 whatever can be tapped has a name and a role, and its state where it has one`() {
        for (place in PLACES) {
            inUse().read(place) {
                everywhere {
                    for (node in nodes(hasClickAction())) {
                        assertTrue(node.label.isNotBlank(), "$place: $node")
                        if (node.config.getOrNull(SemanticsProperties.EditableText) != null) continue
                        assertTrue(node.config.getOrNull(SemanticsProperties.Role) != null, "$place: ${node.label}")
                    }
                }
            }
        }
    }

    @Test
    fun `12 what is read aloud comes in the order of the screen`(): Unit =
        inUse().read(Place.Purpose(QUEUE_TIMES)) {
            val row = stage.center().activities.first { it.activity == QUEUE_TIMES }
            val order = buildList { everywhere { addAll(texts().map { it.first }) } }.distinct()
            val places = listOf(row.title, row.data.first(), row.purpose, row.stops).map(order::indexOf)
            assertEquals(places.sorted(), places)
            assertTrue(places.all { it >= 0 })
        }

    @Test
    fun `37 what is drawn is what the views and the fixed words say, in both languages`() {
        for (reader in listOf(ENGLISH, CHINESE)) {
            for (place in PLACES) {
                inUse().read(place, reader) {
                    val said = stage.said(place, reader) + texts(reader.language.chrome())
                    everywhere { for ((text, _) in texts()) assertTrue(text in said, "$place: $text") }
                }
            }
        }
    }

    /** All that the core says for a screen. */
    private fun Stage.said(
        place: Place,
        reader: Reader,
    ): Set<String> =
        now {
            texts(center(reader)) +
                when (place) {
                    is Place.History -> texts(privet.history(reader, Wanted(null, null, Period.MONTH), null, 200u))
                    is Place.Lists -> texts(privet.lists(Period.MONTH, reader))
                    is Place.Tidy -> texts(privet.tidy(reader).first())
                    is Place.Policy -> texts(privet.policy(reader).first())
                    else -> emptySet()
                }
        }

    /** How far two targets lie from each other, across or down, whichever is more. */
    private fun Rect.apart(other: Rect): Float =
        maxOf(other.left - right, left - other.right, other.top - bottom, top - other.bottom)

    /** Wholly on the screen: of one that the edge cuts, less is measured than there is. */
    private fun SemanticsNode.seen(root: Rect): Boolean =
        positionInRoot.y >= root.top && positionInRoot.y + size.height <= root.bottom &&
            boundsInRoot.height >= size.height

    private companion object {
        const val TARGET = 48
        const val APART = 8f
        const val HEIGHT = 640
        val PLACES =
            listOf(
                Place.Center,
                Place.Purpose(FACE_PAYMENT),
                Place.Purpose(QUEUE_TIMES),
                Place.History(),
                Place.Lists(),
                Place.Tidy,
                Place.Policy(),
            )
    }
}

/** What a screen reader says of a node. */
internal val SemanticsNode.label: String
    get() =
        config.getOrNull(SemanticsProperties.ContentDescription)?.joinToString()
            ?: config.getOrNull(SemanticsProperties.Text)?.joinToString { it.text }.orEmpty()
