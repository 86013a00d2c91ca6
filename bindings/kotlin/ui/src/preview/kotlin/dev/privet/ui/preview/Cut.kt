package dev.privet.ui.preview

import dev.privet.ffi.Language
import java.nio.ByteBuffer
import java.util.Base64
import java.util.zip.Inflater

/**
 * What the core answered for one state, one answer after the other, in both languages. It is text in the classes: Android Studio
 * gives a preview its classes, but no file beside them, and no native library to ask.
 */
internal class Cut(
    private val english: String,
    private val chinese: String,
) {
    /** The answers as they cross the border to the core. */
    fun bytes(language: Language): ByteArray = unpacked(if (language == Language.EN) english else chinese)
}

/** Answers with what was written down, in the order in which it was asked. */
internal class CutAnswers(
    cut: Cut,
    words: Cut,
    language: Language,
) : Answers(language) {
    private val fixed = ByteBuffer.wrap(words.bytes(language))
    private val rest = ByteBuffer.wrap(cut.bytes(language))

    /** Whether everything that was written down was asked for. */
    val done: Boolean get() = !rest.hasRemaining()

    override val picture get() = bill

    override fun <T> ask(question: Question<T>): T =
        question.form.read(if (question == Question.Words) fixed.rewind() else rest)
}

private fun unpacked(text: String): ByteArray {
    val packed = Base64.getMimeDecoder().decode(text)
    val inflater = Inflater()
    try {
        inflater.setInput(packed)
        val bytes = ByteArray(ByteBuffer.wrap(packed, packed.size - SIZE, SIZE).getInt())
        check(inflater.inflate(bytes) == bytes.size) { "what was written down is torn" }
        return bytes
    } finally {
        inflater.end()
    }
}

/** The last bytes say how many there are unpacked. */
private const val SIZE = 4
