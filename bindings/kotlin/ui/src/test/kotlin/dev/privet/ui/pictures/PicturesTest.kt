package dev.privet.ui.pictures

import dev.privet.ui.stage.Studio
import org.junit.jupiter.api.AfterAll
import org.junit.jupiter.api.DynamicTest
import org.junit.jupiter.api.DynamicTest.dynamicTest
import org.junit.jupiter.api.TestFactory
import org.junit.jupiter.api.TestInstance

/**
 * 13: every screen and sheet in both languages, by day and by night, at both text sizes, as the pictures that are kept. Half of them in
 * an ordinary run: of each screen's first picture the ways in which every two of these meet; all with `PRIVET_PICTURES=all`.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PicturesTest {
    private val stages = Stages()

    @AfterAll
    fun close(): Unit = stages.close()

    @TestFactory
    fun `13 a screen looks as it is kept`(): List<DynamicTest> =
        allPictures().flatMap { picture ->
            picture.looked.map { shot ->
                dynamicTest("${picture.name} ${shot.tag}") {
                    Studio.check(picture.name, shot, picture.drawn(stages, shot).content)
                }
            }
        }
}
