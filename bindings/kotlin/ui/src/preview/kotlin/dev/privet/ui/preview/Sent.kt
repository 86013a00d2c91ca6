package dev.privet.ui.preview

import dev.privet.ffi.PromptKind
import dev.privet.ffi.PromptView
import dev.privet.ffi.ReleaseContent
import dev.privet.ffi.ReleasePrompt
import dev.privet.ffi.UserVerification
import dev.privet.ui.flow.Sitting
import dev.privet.ui.flow.Surroundings
import dev.privet.ui.flow.Time
import kotlinx.coroutines.flow.MutableStateFlow

/** The sheet of a send that is over: what came of it is drawn, and nothing else. */
internal fun Answers.sent(of: Asked): Sitting.Send {
    val view = ask(Question.Sheet(of))
    return Sitting.Send(view, view.release, emptyList(), UserVerification.BIO, null, null, Nowhere, Time.Phone)
}

/** What a view says of a send. A screen is handed it beside the view; here both were written down as one. */
internal val PromptView.release: ReleasePrompt get() = (kind as PromptKind.Release).release

/** The picture of such a view, in words. */
internal val PromptView.picture: ReleaseContent.Picture get() = release.content as ReleaseContent.Picture

/** The document of such a view. */
internal val PromptView.document: ReleaseContent.Data get() = release.content as ReleaseContent.Data

/** No window. */
private object Nowhere : Surroundings {
    private val never = MutableStateFlow(false)
    override val focused = never
    override val covered = never
    override val captured = never
    override val foreground = never
    override val lockedOut = never
    override val still = never
    override val contrast = never

    override fun secure(on: Boolean): Unit = Unit
}
