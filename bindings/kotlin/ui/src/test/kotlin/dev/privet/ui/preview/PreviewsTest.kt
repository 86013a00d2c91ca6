package dev.privet.ui.preview

import androidx.compose.runtime.Composable
import androidx.compose.ui.test.ExperimentalTestApi
import androidx.compose.ui.test.runDesktopComposeUiTest
import dev.privet.ffi.Language
import dev.privet.ui.pictures.Stages
import dev.privet.ui.preview.cut.WORDS
import dev.privet.ui.preview.cut.cuts
import dev.privet.ui.sheets.nodes
import dev.privet.ui.sheets.said
import dev.privet.ui.sheets.texts
import org.junit.jupiter.api.AfterAll
import org.junit.jupiter.api.DynamicTest
import org.junit.jupiter.api.DynamicTest.dynamicTest
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.TestFactory
import org.junit.jupiter.api.TestInstance
import java.io.File
import java.util.concurrent.TimeUnit
import kotlin.test.assertEquals
import kotlin.test.assertTrue

/** The previews of Android Studio: one for each state, drawn from what the core says today, and without the core. */
@OptIn(ExperimentalTestApi::class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PreviewsTest {
    private val stages = Stages()

    @AfterAll
    fun close(): Unit = stages.close()

    @Test
    fun `every state has a preview, and every screen and sheet a state`() {
        assertEquals(everyState.map { previewOf(it.name) }.sorted(), previews().map { it.name }.sorted())
        val screens = (1..13).map { "s$it" } + (1..7).map { "m$it" }
        assertEquals(screens.toSet(), everyState.map { it.name.substringBefore('-') }.toSet())
    }

    @Test
    fun `what is written down is what the core answers`() {
        val languages = Language.entries
        val words = languages.associateWith { Cutter.words(stages, it) }
        val states =
            everyState.associate { state ->
                state.name to languages.associateWith { Cutter.now(stages, state, it) }
            }
        if (System.getenv("PRIVET_CUT") == "1") return Cutter.write(words, states)
        assertEquals(states.keys.toList(), cuts.keys.toList(), WAY)
        val other =
            (states + ("words" to words)).flatMap { (state, bytes) ->
                val kept = cuts[state] ?: WORDS
                languages.filterNot { bytes.getValue(it).contentEquals(kept.bytes(it)) }.map { "$state $it" }
            }
        assertEquals(emptyList(), other, WAY)
    }

    @TestFactory
    fun `a state asks for all that is written down of it`(): List<DynamicTest> =
        everyState.map { state ->
            dynamicTest(state.name) {
                for (language in Language.entries) {
                    val answers = CutAnswers(cuts.getValue(state.name), WORDS, language)
                    state.draw(answers)
                    assertTrue(answers.done, "$language")
                }
            }
        }

    @TestFactory
    fun `a preview says its state's words`(): List<DynamicTest> =
        previews().flatMap { preview ->
            Language.entries.map { language ->
                dynamicTest("${preview.name} $language") {
                    val state = everyState.first { previewOf(it.name) == preview.name }
                    val drawn = state.draw(CutAnswers(cuts.getValue(state.name), WORDS, language))
                    assertEquals(said { drawn() }, said { preview.Content(language) })
                }
            }
        }

    @Test
    fun `a preview is drawn where there is no native library`() {
        val java = File(System.getProperty("java.home"), "bin/java").path
        val nowhere = listOf("jna.library.path", "jna.boot.library.path").map { "-D$it=/nowhere" }
        val none = listOf("jna.nosys", "jna.noclasspath", "jna.nounpack", "java.awt.headless").map { "-D$it=true" }
        val main = listOf("-cp", System.getProperty("java.class.path"), "dev.privet.ui.preview.WithoutCoreKt")
        val log = File.createTempFile("previews", ".log")
        try {
            val run = ProcessBuilder(listOf(java) + nowhere + none + "-Dskiko.renderApi=SOFTWARE" + main)
            System.getenv("PRIVET_PICTURES_TO")?.let { run.command().add("$it/previews") }
            val child = run.redirectErrorStream(true).redirectOutput(log).start()
            if (!child.waitFor(LONG, TimeUnit.MINUTES)) child.destroyForcibly()
            assertEquals("${previews().size * Language.entries.size} drawn", log.readText().trim())
        } finally {
            log.delete()
        }
    }
}

/** Every word on it, written or read out. */
@OptIn(ExperimentalTestApi::class)
private fun said(content: @Composable () -> Unit): List<String> {
    var said = emptyList<String>()
    runDesktopComposeUiTest(360, 800) {
        setContent(content)
        waitForIdle()
        said = nodes().flatMap { it.texts() + it.said() }
    }
    assertTrue(said.isNotEmpty(), "nothing was drawn")
    return said
}

private const val WAY = "PRIVET_CUT=1 writes it anew"
private const val LONG = 3L
