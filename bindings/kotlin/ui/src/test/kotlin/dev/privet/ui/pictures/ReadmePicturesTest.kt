package dev.privet.ui.pictures

import dev.privet.ui.look.Palette
import dev.privet.ui.stage.Pixels
import dev.privet.ui.stage.Shot
import dev.privet.ui.stage.Studio
import org.jetbrains.skia.EncodedImageFormat
import org.jetbrains.skia.Image
import org.junit.jupiter.api.AfterAll
import org.junit.jupiter.api.DynamicTest
import org.junit.jupiter.api.DynamicTest.dynamicTest
import org.junit.jupiter.api.TestFactory
import org.junit.jupiter.api.TestInstance
import java.io.File
import kotlin.test.assertTrue

/** The pictures in `docs/pictures`, at two pixels a dp. With `PRIVET_CUT=1` they are written anew. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReadmePicturesTest {
    private val stages = Stages()

    @AfterAll
    fun close(): Unit = stages.close()

    @TestFactory
    fun `README shows the screens as they are`(): List<DynamicTest> =
        SHOWN.map { (name, shot) ->
            dynamicTest("$name ${shot.tag}") {
                val picture = allPictures().first { it.name == name }
                val drawn = Studio.draw(shot, picture.drawn(stages, shot).content)
                // A photograph is no drawing.
                val file = FOLDER.resolve("$name-${shot.tag}.${if (name == PHOTOGRAPH) "jpg" else "png"}")
                if (System.getenv("PRIVET_CUT") ==
                    "1"
                ) {
                    file.apply { parentFile.mkdirs() }.writeBytes(bytes(name, drawn))
                }
                assertTrue(file.exists(), "there is no ${file.path}: PRIVET_CUT=1 makes it")
                assertTrue(file.length() < MOST, "${file.path} has ${file.length()} bytes")
                val shown = Studio.half(Image.makeFromEncoded(file.readBytes()))
                val apart = checkNotNull(Studio.half(drawn).apart(shown)) { "${file.path} has another size" }
                assertTrue(apart < shown.width * shown.height / TOLERATED, "$apart pixels of ${file.path} differ")
            }
        }

    private fun bytes(
        name: String,
        drawn: Image,
    ): ByteArray =
        if (name == PHOTOGRAPH) {
            checkNotNull(drawn.encodeToData(EncodedImageFormat.JPEG, QUALITY)).bytes
        } else {
            Pixels.of(drawn).coarse().png()
        }

    private companion object {
        val FOLDER = File("../../../docs/pictures")
        const val PHOTOGRAPH = "m3"
        val SHOWN =
            listOf(PHOTOGRAPH to Shot(), "s2-center" to Shot(), "m2" to Shot(Palette.Night, chinese = true))
        const val MOST = 150_000
        const val QUALITY = 85

        /** One pixel in so many may look otherwise: a photograph is compressed. */
        const val TOLERATED = 200
    }
}
