package dev.privet.ui.stage

import androidx.compose.foundation.background
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.runtime.Composable
import androidx.compose.ui.ImageComposeScene
import androidx.compose.ui.Modifier
import androidx.compose.ui.unit.Density
import dev.privet.ffi.Reader
import dev.privet.ui.look.Palette
import dev.privet.ui.look.PrivetTheme
import org.jetbrains.skia.Image
import org.jetbrains.skia.Rect
import org.jetbrains.skia.SamplingMode
import org.jetbrains.skia.Surface
import java.io.File
import kotlin.test.fail

/**
 * How a picture is taken.
 *
 * @property width and [height] of the screen in dp
 * @property text the reader's text size, 1 or 2
 */
internal data class Shot(
    val palette: Palette = Palette.Day,
    val chinese: Boolean = false,
    val text: Float = 1f,
    val width: Int = 360,
    val height: Int = 800,
) {
    val reader: Reader get() = reader(chinese)

    /** As it stands in a file's name. */
    val tag: String get() =
        listOfNotNull(
            if (chinese) "zh" else "en",
            if (palette.dark) "dark" else "light",
            "200".takeIf { text == 2f },
            "$width".takeIf { width != 360 },
        ).joinToString("-")
}

/** Both languages by day and by night, at both text sizes: what every screen is looked at in (UX 13). */
internal fun everyShot(
    height: Int = 800,
    tall: Int = 800,
): List<Shot> =
    listOf(1f, 2f).flatMap { text ->
        listOf(false, true).flatMap { chinese ->
            listOf(Palette.Day, Palette.Night).map {
                Shot(
                    it,
                    chinese,
                    text,
                    height =
                        if (text ==
                            2f
                        ) {
                            tall
                        } else {
                            height
                        },
                )
            }
        }
    }

/** Half of [everyShot], in which every two of language, palette and text size meet. */
internal fun List<Shot>.half(): List<Shot> = filter { it.chinese xor it.palette.dark == (it.text == 2f) }

/** Whether every shot is wanted and not those of an ordinary run. */
internal val wanted: Boolean get() = System.getenv("PRIVET_PICTURES") == "all"

/** Draws without a display, and holds what it drew against the picture that is kept. */
internal object Studio {
    private val kept = File("src/test/resources/pictures")
    private val made = File(System.getProperty("pictures") ?: "target/pictures")

    /** At two pixels a dp, once nothing moves any more. */
    fun draw(
        shot: Shot,
        content: @Composable () -> Unit,
    ): Image {
        val type = Fonts.type
        val scene =
            ImageComposeScene(shot.width * 2, shot.height * 2, Density(2f, shot.text)) {
                PrivetTheme(shot.palette, type) {
                    Box(Modifier.fillMaxSize().background(shot.palette.ground)) { content() }
                }
            }
        try {
            repeat(SETTLED) { scene.render(it * FRAME).close() }
            return scene.render(SETTLED * FRAME)
        } finally {
            scene.close()
        }
    }

    /**
     * Holds a picture against the one that is kept under this name. With `PRIVET_CUT=1` it is kept instead; look at it before it is
     * committed. With `PRIVET_PICTURES_TO` it is written to that folder at two pixels a dp, and held against nothing.
     */
    fun check(
        name: String,
        shot: Shot,
        content: @Composable () -> Unit,
    ) {
        val full = name + "-" + shot.tag
        val drawn = draw(shot, content)
        System.getenv("PRIVET_PICTURES_TO")?.let { folder ->
            File(folder).apply { mkdirs() }.resolve("$full.png").writeBytes(checkNotNull(drawn.encodeToData()).bytes)
            return
        }
        val actual = half(drawn)
        val golden = kept.resolve("$full.png")
        if (System.getenv("PRIVET_CUT") == "1") {
            golden.parentFile.mkdirs()
            golden.writeBytes(actual.png())
            return
        }
        val expected = if (golden.exists()) Pixels.read(golden) else null
        val apart = expected?.apart(actual)
        if (apart != null && apart <= TOLERATED) return
        val dir = made.resolve(full).apply { mkdirs() }
        dir.resolve("actual.png").writeBytes(actual.png())
        expected?.let { dir.resolve("expected.png").writeBytes(it.png()) }
        expected?.difference(actual)?.let { dir.resolve("diff.png").writeBytes(it.png()) }
        val how =
            when {
                expected == null -> "there is no ${golden.path}"
                apart == null -> "it is ${actual.width} × ${actual.height}, not ${expected.width} × ${expected.height}"
                else -> "$apart pixels differ"
            }
        fail("$full is not the picture that is kept: $how. See ${dir.path}; PRIVET_CUT=1 keeps what is drawn now.")
    }

    /** One pixel a dp: what a change looks like is seen, how its edges were smoothed is not. */
    fun half(full: Image): Pixels {
        val surface = Surface.makeRasterN32Premul(full.width / 2, full.height / 2)
        val from = Rect.makeWH(full.width.toFloat(), full.height.toFloat())
        val to = Rect.makeWH(surface.width.toFloat(), surface.height.toFloat())
        surface.canvas.drawImageRect(full, from, to, SamplingMode.LINEAR, null, true)
        return Pixels.of(surface.makeImageSnapshot()).coarse()
    }
}

private const val SETTLED = 8
private const val FRAME = 100_000_000L

/** Pixels that may look otherwise; half a small letter. */
private const val TOLERATED = 12
