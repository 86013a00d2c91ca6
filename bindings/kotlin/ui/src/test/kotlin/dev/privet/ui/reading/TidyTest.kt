package dev.privet.ui.reading

import androidx.compose.ui.semantics.SemanticsProperties
import androidx.compose.ui.state.ToggleableState
import androidx.compose.ui.test.ExperimentalTestApi
import androidx.compose.ui.test.SemanticsMatcher
import androidx.compose.ui.test.hasClickAction
import androidx.compose.ui.test.hasText
import androidx.compose.ui.test.isEnabled
import dev.privet.chrome
import dev.privet.ffi.ActivityState
import dev.privet.ffi.Tidy
import dev.privet.tidy
import dev.privet.ui.flow.Place
import dev.privet.ui.stage.ENGLISH
import dev.privet.ui.stage.MANY
import dev.privet.ui.stage.MINUTE
import dev.privet.ui.stage.Stage
import dev.privet.ui.stage.many
import dev.privet.ui.stage.manyId
import kotlinx.coroutines.flow.first
import kotlinx.coroutines.runBlocking
import org.junit.jupiter.api.Test
import kotlin.test.assertEquals
import kotlin.test.assertFalse
import kotlin.test.assertNotNull
import kotlin.test.assertTrue

/** A hundred and seventy-one yeses, and their end. */
@OptIn(ExperimentalTestApi::class)
class TidyTest {
    private val words = ENGLISH.language.chrome()
    private val ticked = SemanticsMatcher.expectValue(SemanticsProperties.ToggleableState, ToggleableState.On)

    private fun Stage.tidied(): Tidy = runBlocking { assertNotNull(privet.tidy(ENGLISH).first()) }

    @Test
    fun `36 with 171 grants it opens within a second and none is selected`(): Unit =
        many().read {
            val summary = stage.tidied().summary
            // What a busy machine adds is not the screen's.
            val took =
                (1..3).minOf { time ->
                    if (time > 1) back()
                    settle()
                    val began = System.nanoTime()
                    tapWithoutWaiting(words.center.tidyUp)
                    until { shows(summary) }
                    (System.nanoTime() - began) / 1_000_000
                }
            assertTrue(took < 1_000, "it took $took ms")
            everywhere { assertEquals(emptyList(), nodes(ticked)) }
            val off = stage.tidied().turnOff
            assertTrue(nodes(hasText(off) and isEnabled()).isEmpty(), "$off can be tapped")
        }

    @Test
    fun `36 all that are selected are off at once, and undo outlives the screen and ends after ten minutes`(): Unit =
        many().read(Place.Tidy) {
            val before = stage.tidied()
            tap(assertNotNull(before.selectUnused))
            val selected = before.rows.filter { it.stale }.map { it.activity }
            assertTrue(selected.size > 150)
            until { nodes(ticked).isNotEmpty() }
            val label = runBlocking { assertNotNull(stage.privet.tidy(ENGLISH, selected = selected).first()).turnOff }
            tap(label)
            until { answering.many.isNotEmpty() }
            assertEquals(selected.toSet(), answering.many.single().toSet())
            until { stage.tidied().on == (MANY - selected.size).toUInt() }
            for (activity in selected) {
                assertEquals(
                    ActivityState.OFF,
                    stage.privet
                        .activity(activity)
                        .state.value,
                )
            }
            val banner = stage.tidied().undo.single()
            until { shows(banner.text) }
            recreate()
            until { shows(banner.text) }
            stage.advance(9 * MINUTE)
            stage.now { privet.tick() }
            settle()
            assertTrue(shows(banner.text))
            stage.advance(2 * MINUTE)
            stage.now { privet.tick() }
            until { !shows(banner.text) }
            assertEquals(emptyList(), stage.tidied().undo)
        }

    @Test
    fun `36 what was turned off together is undone with one tap, sensitive ones not`(): Unit =
        many().read(Place.Tidy) {
            val before = stage.tidied()
            tap(assertNotNull(before.selectUnused))
            val selected = before.rows.filter { it.stale }
            val lost = selected.count { it.sensitive }
            assertTrue(lost > 0)
            val marked =
                runBlocking {
                    assertNotNull(
                        stage.privet.tidy(ENGLISH, selected = selected.map { it.activity }).first(),
                    )
                }
            until { shows(assertNotNull(marked.notUndoable)) }
            tap(marked.turnOff)
            until { stage.tidied().undo.isNotEmpty() }
            settle()
            tap(
                stage
                    .tidied()
                    .undo
                    .single()
                    .undo,
            )
            until { stage.tidied().on == (MANY - lost).toUInt() }
        }

    @Test
    fun `a selection is the person's own and survives the screen`(): Unit =
        many().read(Place.Tidy) {
            val row = stage.tidied().rows.first()
            tap(row.title)
            recreate()
            until { nodes(ticked and hasText(row.title)).size == 1 }
            tap(row.title)
            until { nodes(ticked).isEmpty() }
            assertFalse(
                stage.privet
                    .activity(manyId(0))
                    .state.value == ActivityState.OFF,
            )
        }

    private fun Scene.tapWithoutWaiting(name: String) {
        ui.runOnIdle {
            nodes(named(name) and hasClickAction())
                .single()
                .config[androidx.compose.ui.semantics.SemanticsActions.OnClick]
                .action
                ?.invoke()
        }
    }
}
