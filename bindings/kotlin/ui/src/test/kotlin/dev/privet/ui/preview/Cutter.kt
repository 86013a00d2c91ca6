package dev.privet.ui.preview

import dev.privet.ffi.Language
import dev.privet.ui.pictures.Stages
import dev.privet.ui.pictures.crossing
import dev.privet.ui.stage.Shot
import java.io.ByteArrayOutputStream
import java.io.File
import java.nio.ByteBuffer
import java.util.Base64
import java.util.zip.Deflater
import java.util.zip.DeflaterOutputStream

/** Writes down what the core answers, as sources of the previews. */
internal object Cutter {
    private val folder = File("src/preview/kotlin/dev/privet/ui/preview/cut")

    /** What the core answers for this state today. */
    fun now(
        stages: Stages,
        state: ScreenState,
        language: Language,
    ): ByteArray =
        stages.ask(state.stage, Shot(chinese = language == Language.ZH_HANS)) { live ->
            state.draw(live)
            live.bytes
        }

    /** The fixed words today. */
    fun words(
        stages: Stages,
        language: Language,
    ): ByteArray =
        stages.ask(StageName.SHEETS, Shot(chinese = language == Language.ZH_HANS)) { live ->
            crossing(Question.Words, live.words)
        }

    /** Writes all of it anew; what is of no state any more goes. */
    fun write(
        words: Map<Language, ByteArray>,
        states: Map<String, Map<Language, ByteArray>>,
    ) {
        folder.listFiles().orEmpty().forEach(File::delete)
        folder.mkdirs()
        source("Words", "WORDS", words)
        states.forEach { (state, bytes) -> source(previewOf(state), value(state), bytes) }
        folder.resolve("Cuts.kt").writeText(
            buildString {
                append(HEAD)
                append("internal val cuts: Map<String, Cut> =\n    mapOf(\n")
                states.keys.forEach { append("        \"$it\" to ${value(it)},\n") }
                append("    )\n")
            },
        )
    }

    private fun source(
        file: String,
        value: String,
        bytes: Map<Language, ByteArray>,
    ): Unit =
        folder.resolve("$file.kt").writeText(
            buildString {
                append(HEAD)
                append("internal val $value: Cut =\n    Cut(\n")
                append("        english =\n${text(bytes.getValue(Language.EN))},\n")
                append("        chinese =\n${text(bytes.getValue(Language.ZH_HANS))},\n")
                append("    )\n")
            },
        )

    private fun text(bytes: ByteArray): String {
        val packed = ByteArrayOutputStream()
        DeflaterOutputStream(packed, Deflater(Deflater.BEST_COMPRESSION)).use { it.write(bytes) }
        packed.write(ByteBuffer.allocate(Int.SIZE_BYTES).putInt(bytes.size).array())
        val lines = Base64.getEncoder().encodeToString(packed.toByteArray()).chunked(WIDTH)
        return lines.joinToString("\n", "            \"\"\"\n", "\n            \"\"\"") { "            $it" }
    }

    private fun value(state: String): String = state.replace('-', '_').uppercase()
}

private const val WIDTH = 100
private const val HEAD =
    """package dev.privet.ui.preview.cut

import dev.privet.ui.preview.Cut

// Written by PreviewsTest with PRIVET_CUT=1, and held by it.
"""
