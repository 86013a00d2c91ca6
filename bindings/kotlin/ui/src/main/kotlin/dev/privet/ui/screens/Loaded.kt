package dev.privet.ui.screens

import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.lazy.LazyListScope
import androidx.compose.runtime.Immutable
import androidx.compose.ui.Modifier
import dev.privet.ffi.Banner
import dev.privet.ffi.Chrome
import dev.privet.ffi.LockView
import dev.privet.ui.look.Icons
import dev.privet.ui.look.Space
import dev.privet.ui.parts.Card
import dev.privet.ui.parts.LockNotice
import dev.privet.ui.parts.NoteLine
import dev.privet.ui.parts.Skeleton
import dev.privet.ui.parts.StatePanel
import dev.privet.ui.parts.block

/** How far a screen has come with the view that it draws. */
@Immutable
public sealed interface Loaded<out T> {
    /** It is being read. */
    public data object Reading : Loaded<Nothing>

    /** The records are locked: there is nothing to draw until the phone is unlocked. */
    public data object Locked : Loaded<Nothing>

    /** It could not be read. Nothing was sent. */
    public data object Failed : Loaded<Nothing>

    /**
     * It is there.
     *
     * @property view what the core said.
     */
    @Immutable
    public data class Ready<T>(
        public val view: T,
    ) : Loaded<T>
}

/** The view, where there is one. */
internal val <T> Loaded<T>.view: T? get() = (this as? Loaded.Ready)?.view

/** The same of a part of the view; a part that is not there could not be read. */
internal fun <T, R : Any> Loaded<T>.part(of: (T) -> R?): Loaded<R> =
    when (this) {
        is Loaded.Reading -> Loaded.Reading
        is Loaded.Locked -> Loaded.Locked
        is Loaded.Failed -> Loaded.Failed
        is Loaded.Ready -> of(view)?.let { Loaded.Ready(it) } ?: Loaded.Failed
    }

/** What stands in the column until there is a view, and then what [content] makes of it. */
internal fun <T> LazyListScope.drawn(
    loaded: Loaded<T>,
    words: Chrome,
    help: Help,
    content: LazyListScope.(T) -> Unit,
): Unit =
    when (loaded) {
        is Loaded.Reading -> {
            block("reading") { Skeleton(words.states.loading) }
        }

        is Loaded.Locked -> {
            block("locked") {
                StatePanel(
                    Icons.key,
                    words.states.lockedTitle,
                    words.states.lockedBody,
                    words.buttons.unlock,
                    help.onUnlock,
                )
            }
        }

        is Loaded.Failed -> {
            block("failed") {
                StatePanel(Icons.notice, words.states.error, null, words.buttons.retry, help.onRetry)
            }
        }

        is Loaded.Ready -> {
            content(loaded.view)
        }
    }

/**
 * What any reading screen needs beside its view: why the records are not as usual, and the ways on.
 *
 * @property notice drawn at the top; none while all is well.
 * @property offline said at the top while the phone has no network; none where it has. Turning off works all the same.
 * @property trouble said at the top after something that the person asked for could not be done.
 * @property onNotice the way out that [notice] names.
 * @property onEvidence saves what can be read, where [notice] names that.
 * @property onUnlock opens the records.
 * @property onRetry reads the view again.
 */
@Immutable
public class Help(
    public val notice: Banner? = null,
    public val offline: String? = null,
    public val trouble: String? = null,
    public val onNotice: (LockView) -> Unit = {},
    public val onEvidence: () -> Unit = {},
    public val onUnlock: () -> Unit = {},
    public val onRetry: () -> Unit = {},
)

/** The head of every reading screen: what is not as usual. A [view] that is locked says itself that it is; null where none is read. */
internal fun LazyListScope.notices(
    help: Help,
    view: Loaded<*>?,
) {
    val notice = help.notice?.takeIf { view !is Loaded.Locked || it.lock !is LockView.Locked }
    if (notice !=
        null
    ) {
        item(
            "notice",
            "notice",
        ) { Box(Modifier.padding(bottom = Space.near)) { LockNotice(notice, help.onNotice, help.onEvidence) } }
    }
    for (line in listOfNotNull(help.offline, help.trouble)) {
        item("line $line", "notice") {
            Box(Modifier.padding(bottom = Space.near)) { Card { NoteLine(line) } }
        }
    }
}

/** How many items of the column [notices] takes. */
internal val Help.lines: Int get() = listOfNotNull(notice, offline, trouble).size
