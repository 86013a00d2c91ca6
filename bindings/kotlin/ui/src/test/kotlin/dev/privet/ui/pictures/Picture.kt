package dev.privet.ui.pictures

import androidx.compose.runtime.Composable
import dev.privet.chrome
import dev.privet.ffi.Chrome
import dev.privet.ffi.Reader
import dev.privet.ui.stage.Shot
import dev.privet.ui.stage.Stage
import dev.privet.ui.stage.everyShot
import dev.privet.ui.stage.half

/**
 * A screen in one state, as it is looked at.
 *
 * @property name of its file.
 * @property tall how high the page is at 200 %, so that all of it is in the picture.
 * @property drawn what is drawn for a shot; its view is read first, so that a picture waits for nothing.
 */
internal class Picture(
    val name: String,
    private val tall: Int,
    val drawn: Stages.(Shot) -> (@Composable () -> Unit),
) {
    /** A state beside the first of a screen is kept in half of the ways: the words differ, the frame does not. */
    val shots: List<Shot> get() = everyShot(tall = tall).let { if (name in FIRST) it else it.half() }
}

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

/** One that is drawn over a stage, which it shares with others and leaves as it is. */
internal fun picture(
    name: String,
    on: () -> Stage,
    tall: Int = 1400,
    draw: Stage.(Reader, Chrome) -> (@Composable () -> Unit),
): Picture = Picture(name, tall) { shot -> this[on].draw(shot.reader, shot.reader.language.chrome()) }

/** Stages that many pictures look at and none changes, made once. */
internal class Stages : AutoCloseable {
    private val made = mutableMapOf<() -> Stage, Stage>()

    operator fun get(on: () -> Stage): Stage = made.getOrPut(on, on)

    override fun close(): Unit = made.values.forEach(Stage::close)
}
