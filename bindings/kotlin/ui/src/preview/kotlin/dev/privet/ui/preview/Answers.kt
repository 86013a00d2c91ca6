package dev.privet.ui.preview

import androidx.compose.ui.graphics.ImageBitmap
import dev.privet.ffi.Chrome
import dev.privet.ffi.Language

/** Who answers what a screen needs: the core in a test ([Question]), what was written down of it in a preview ([Cut]). */
internal abstract class Answers(
    val language: Language,
) {
    val words: Chrome by lazy { ask(Question.Words) }

    /** The picture of [Asked.PICTURE], decoded. */
    abstract val picture: ImageBitmap

    abstract fun <T> ask(question: Question<T>): T
}
