package dev.privet.ui.pictures

import androidx.compose.runtime.Composable
import dev.privet.ui.preview.ScreenState
import dev.privet.ui.preview.everyState
import dev.privet.ui.stage.Shot
import dev.privet.ui.stage.everyShot
import dev.privet.ui.stage.half
import dev.privet.ui.stage.wanted

/**
 * What is drawn, and all that it may say beside the fixed words: the views that it was given.
 */
internal class Drawn(
    val said: List<Any?>,
    val content: @Composable () -> Unit,
)

/** A screen in one state, as it is looked at. */
internal class Picture(
    private val state: ScreenState,
) {
    /** Of its files. */
    val name: String get() = state.name

    /** Its view is read first, so that a picture waits for nothing. */
    fun drawn(
        stages: Stages,
        shot: Shot,
    ): Drawn =
        stages.ask(state.stage, shot) { live ->
            val content = state.draw(live)
            Drawn(live.said, content)
        }

    /** A state beside the first of a screen is kept in half of the ways: the words differ, the frame does not. */
    val shots: List<Shot> get() = everyShot(tall = state.tall).let { if (name in FIRST) it else it.half() }

    /** Those of an ordinary run: half of them, with both languages and both text sizes; all with `PRIVET_PICTURES=all`. */
    val looked: List<Shot>
        get() =
            when {
                wanted -> shots
                name in FIRST -> shots.half()
                name.length % 2 == 0 -> listOf(shots.first(), shots.last())
                else -> shots.drop(1).dropLast(1)
            }
}

/** Every picture there is. */
internal fun allPictures(): List<Picture> = everyState.map(::Picture)

/** The pictures by which each screen is known. */
private val FIRST =
    setOf(
        "s1-pay",
        "s2-center",
        "s3-purpose",
        "s4-history",
        "s5-use",
        "s6-lists",
        "s7-tidy",
        "s8-off",
        "s9-receipts",
        "s10-genuine",
        "s11-year",
        "s12-inspector",
        "s13-mine",
        "m1-face",
        "m2",
        "m3",
        "m4",
        "m5",
        "m6",
        "m7",
    )
