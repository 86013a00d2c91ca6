package dev.privet.ui.pictures

import dev.privet.ui.preview.StageName
import dev.privet.ui.stage.Shot
import dev.privet.ui.stage.Stage
import dev.privet.ui.stage.faceDestroyed
import dev.privet.ui.stage.faceEnrolled
import dev.privet.ui.stage.fresh
import dev.privet.ui.stage.inUse
import dev.privet.ui.stage.locked
import dev.privet.ui.stage.many
import dev.privet.ui.stage.restored
import dev.privet.ui.stage.rolledBack
import dev.privet.ui.stage.tampered
import dev.privet.ui.stage.tidied

/** Stages that many pictures look at and none changes, made once. */
internal class Stages : AutoCloseable {
    private val made = mutableMapOf<StageName, Stage>()

    /** Asks the core that is on this stage. */
    fun <T> ask(
        name: StageName,
        shot: Shot,
        block: (Live) -> T,
    ): T {
        fun live(stage: Stage?) = Live(stage, shot.reader, shot.chinese)
        return when (name) {
            StageName.SHEETS -> block(live(null))
            StageName.FACE_TRIED -> make(name).use { block(live(it)) }
            else -> block(live(made.getOrPut(name) { make(name) }))
        }
    }

    private fun make(name: StageName): Stage =
        when (name) {
            StageName.FRESH -> fresh()
            StageName.IN_USE -> inUse()
            StageName.MANY -> many()
            StageName.TIDIED -> tidied()
            StageName.LOCKED -> locked()
            StageName.ROLLED_BACK -> rolledBack()
            StageName.TAMPERED -> tampered()
            StageName.RESTORED -> restored()
            StageName.FACE_ENROLLED -> faceEnrolled()
            StageName.FACE_DESTROYED, StageName.FACE_TRIED -> faceDestroyed()
            StageName.SHEETS -> error("the sheets have one of their own")
        }

    override fun close(): Unit = made.values.forEach(Stage::close)
}
