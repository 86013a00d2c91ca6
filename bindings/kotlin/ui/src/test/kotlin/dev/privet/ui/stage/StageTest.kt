package dev.privet.ui.stage

import dev.privet.ffi.ActivityState
import dev.privet.ffi.Cause
import dev.privet.ffi.EngineStatus
import dev.privet.ffi.Filter
import dev.privet.tidy
import kotlinx.coroutines.flow.first
import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertIs
import kotlin.test.assertNotNull
import kotlin.test.assertTrue

/** Each stage is what its name says. */
class StageTest {
    private fun Stage.state(id: dev.privet.ffi.ActivityId): ActivityState = privet.activity(id).state.value

    private fun Stage.rows() = now { privet.timeline(ENGLISH, limit = 200u) }.rows

    @Test
    fun `a fresh app has asked and used nothing`(): Unit =
        fresh().use { stage ->
            assertEquals(EngineStatus.Ready, stage.privet.status.value)
            assertEquals(emptyList(), stage.rows().filter { it.filter != Filter.OTHER })
        }

    @Test
    fun `in use, something is on, off and waiting for an answer`(): Unit =
        inUse().use { stage ->
            assertEquals(NOW, stage.phone.wall())
            assertEquals(ActivityState.ON, stage.state(FACE_PAYMENT))
            assertEquals(ActivityState.OFF, stage.state(ANALYTICS))
            assertEquals(ActivityState.NEEDS_ANSWER, stage.state(QUEUE_TIMES))
            assertTrue(stage.rows().size > 8, "${stage.rows().map { it.title }}")
        }

    @Test
    fun `two stages of a name say the same`(): Unit =
        inUse().use { one ->
            inUse().use { two ->
                fun said(stage: Stage) = stage.now { privet.center(CHINESE).first() } to stage.rows()
                assertEquals(said(one), said(two))
            }
        }

    @Test
    fun `many is a hundred and seventy-one yeses, and twelve of them used`(): Unit =
        many().use { stage ->
            val tidy = assertNotNull(stage.now { privet.tidy(ENGLISH).first() })
            assertEquals(MANY, tidy.rows.size)
        }

    @Test
    fun `locked, names alone are known`(): Unit =
        locked().use { stage ->
            assertEquals(ActivityState.LOCKED, stage.state(FACE_PAYMENT))
        }

    @Test
    fun `an older copy of the records is noticed`(): Unit =
        rolledBack().use { stage ->
            assertEquals(EngineStatus.LockedDown(Cause.BEHIND), stage.privet.status.value)
        }

    @Test
    fun `an altered record is found by a replay`(): Unit =
        tampered().use { stage ->
            assertIs<EngineStatus.LockedDown>(stage.privet.status.value)
        }

    @Test
    fun `a face is there, is gone, is locked out`() {
        faceEnrolled().use { assertEquals(ActivityState.ON, it.state(FACE_PAYMENT)) }
        faceDestroyed().use { stage ->
            assertEquals(ActivityState.OFF, stage.state(FACE_PAYMENT))
            assertNotNull(stage.now { privet.records.destruction(FACE_PAYMENT) })
        }
        faceLockedOut().use { stage ->
            val denied =
                stage.now { privet.activity(FACE_PAYMENT).faces() }?.let { faces ->
                    stage.now { faces.verify { file("probes/alice-2.f32") } }
                }
            assertIs<dev.privet.Ruled.Denied>(denied)
        }
    }

    @Test
    fun `files on another phone open nothing there`(): Unit =
        restored().use { stage ->
            assertTrue(stage.privet.status.value != EngineStatus.Ready, "${stage.privet.status.value}")
        }
}
