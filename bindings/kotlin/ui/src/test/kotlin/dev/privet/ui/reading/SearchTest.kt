package dev.privet.ui.reading

import androidx.compose.ui.test.ExperimentalTestApi
import androidx.compose.ui.test.hasSetTextAction
import androidx.compose.ui.test.performTextReplacement
import dev.privet.chrome
import dev.privet.ffi.Center
import dev.privet.ffi.PrivetEngine
import dev.privet.ffi.Reader
import dev.privet.ffi.UniffiWithHandle
import dev.privet.ui.stage.ENGLISH
import dev.privet.ui.stage.NEARBY
import dev.privet.ui.stage.inUse
import kotlinx.coroutines.flow.first
import org.junit.jupiter.api.Test
import java.util.concurrent.atomic.AtomicInteger
import kotlin.test.assertEquals
import kotlin.test.assertNotNull
import kotlin.test.assertTrue

/** Counts how often the core was asked for the whole center. */
private class Counting(
    private val engine: PrivetEngine,
    private val asked: AtomicInteger,
) : PrivetEngine(UniffiWithHandle, engine.uniffiCloneHandle()) {
    override fun center(reader: Reader): Center? = super.center(reader).also { asked.incrementAndGet() }

    override fun close() {
        super.close()
        engine.close()
    }
}

/** The search of the permission center. */
@OptIn(ExperimentalTestApi::class)
class SearchTest {
    private val words = ENGLISH.language.chrome()

    private fun Scene.titles() = stage.center().activities.map { it.title }

    private fun Scene.shown() = titles().filter { it in buildSet { everywhere { addAll(texts().map { it.first }) } } }

    @Test
    fun `while nobody searches the core is asked for the center once`() {
        val asked = AtomicInteger()
        val stage =
            inUse().apply {
                before = { Counting(it, asked) }
                restart()
            }
        asked.set(0)
        stage.read {
            assertEquals(1, asked.get())
            tapNamed(words.center.search)
            assertEquals(1, asked.get(), "an empty field searches nothing")
        }
    }

    @Test
    fun `a search shows what the core finds, survives the screen, and leaves all as it was`(): Unit =
        inUse().read {
            val title =
                stage
                    .center()
                    .activities
                    .first { it.activity == NEARBY }
                    .title
            val found = stage.now { assertNotNull(privet.center(ENGLISH, title).first()) }.activities.map { it.title }
            assertTrue(title in found && found.size < titles().size)
            tapNamed(words.center.search)
            ui.onNode(hasSetTextAction()).performTextReplacement(title)
            settle()
            until { shown() == found }
            recreate()
            until { shown() == found }
            tapNamed(words.buttons.back)
            until { shown() == titles() }
        }
}
