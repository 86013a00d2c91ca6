package dev.privet

import dev.privet.ffi.PromptView
import dev.privet.ffi.ReleasePrompt
import dev.privet.ffi.Until

/**
 * What a screen draws, word for word, and how it says that it did. What it asks is its type: a [Question] or an [Offer].
 *
 * @property view the lines, in order, and the labels of the two buttons.
 */
public sealed class Sheet(
    public val view: PromptView,
    private val onShown: suspend () -> Unit,
) {
    /**
     * Call it when every line is on screen for the first time and the window has focus, and again after anything that redraws.
     * An answer sooner than 600 ms after it does not count.
     */
    public suspend fun shown(): Unit = onShown()
}

/**
 * A sheet that asks for a consent.
 *
 * @property offers the durations that count as a yes, the one that the lines state first; empty where none does (a face, where the
 * manifest caps a yes at one use).
 */
public class Question internal constructor(
    view: PromptView,
    public val offers: List<Until>,
    onShown: suspend () -> Unit,
) : Sheet(view, onShown)

/**
 * A sheet that puts one send before the person.
 *
 * @property release what would leave, the words of the phone's own prompt, and when the offer ends.
 */
public class Offer internal constructor(
    view: PromptView,
    public val release: ReleasePrompt,
    onShown: suspend () -> Unit,
) : Sheet(view, onShown)
