package dev.privet.ui.flow

import androidx.compose.foundation.background
import androidx.compose.foundation.focusGroup
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.BoxWithConstraints
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.size
import androidx.compose.runtime.Composable
import androidx.compose.runtime.CompositionLocalProvider
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.ProvidableCompositionLocal
import androidx.compose.runtime.collectAsState
import androidx.compose.runtime.compositionLocalOf
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.rememberCoroutineScope
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue
import androidx.compose.runtime.staticCompositionLocalOf
import androidx.compose.runtime.withFrameNanos
import androidx.compose.ui.Modifier
import androidx.compose.ui.focus.focusProperties
import androidx.compose.ui.input.key.Key
import androidx.compose.ui.input.key.KeyEvent
import androidx.compose.ui.input.key.KeyEventType
import androidx.compose.ui.input.key.key
import androidx.compose.ui.input.key.onPreviewKeyEvent
import androidx.compose.ui.input.key.type
import androidx.compose.ui.platform.LocalDensity
import androidx.compose.ui.semantics.LiveRegionMode
import androidx.compose.ui.semantics.clearAndSetSemantics
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.liveRegion
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.dp
import dev.privet.ffi.ActivityId
import dev.privet.ffi.CancelReason
import dev.privet.ffi.ReleaseContent
import dev.privet.ffi.UserVerification
import dev.privet.ui.look.Look
import dev.privet.ui.parts.LocalTextScale
import dev.privet.ui.parts.LocalWitness
import dev.privet.ui.screens.BeforePhoneSheet
import dev.privet.ui.screens.ConsentSheet
import dev.privet.ui.screens.CropSheet
import dev.privet.ui.screens.PaySheet
import dev.privet.ui.screens.PictureEdit
import dev.privet.ui.screens.PictureSheet
import dev.privet.ui.screens.ResultBanner
import dev.privet.ui.screens.SendSheet
import dev.privet.ui.screens.SheetResult
import dev.privet.ui.screens.SheetStanding
import dev.privet.ui.screens.TurnOffManySheet
import dev.privet.ui.screens.TurnOffSheet
import dev.privet.ui.screens.WithResult
import dev.privet.ui.screens.picture
import dev.privet.wipe
import kotlinx.coroutines.NonCancellable
import kotlinx.coroutines.delay
import kotlinx.coroutines.launch
import kotlinx.coroutines.withContext
import androidx.compose.runtime.key as keyed

/**
 * Draws the sheet that is open over [content], in the app's own window and full size, and what came of the last one at its foot, which
 * [content] makes room for: above the tabs of a [dev.privet.ui.screens.TabsFrame], below all of it without one. While a sheet is open
 * nothing below it can be touched, focused or read.
 *
 * @param sheets whose
 * @param onType what happens when the person wants to type instead of sending this activity's picture; where there is nothing to type it
 * answers none, and the way is not offered
 * @param content the app
 */
@Composable
public fun PrivetSheetHost(
    sheets: PrivetSheets,
    modifier: Modifier = Modifier,
    onType: (ActivityId) -> (() -> Unit)? = { null },
    content: @Composable () -> Unit,
) {
    val here = LocalSheetsHere.current ?: !sheets.surroundings.oneWindow
    val open =
        sheets.open
            .collectAsState()
            .value
            .takeIf { here }
    val told =
        sheets.result
            .collectAsState()
            .value
            .takeIf { here }
    Restored(sheets, open)
    Box(modifier.fillMaxSize()) {
        val banner: (@Composable () -> Unit)? = told?.result?.takeIf { open == null }?.let { { Result(sheets, it) } }
        WithResult(banner, if (open == null) Modifier else Modifier.behind(), content)
        // After the content: the way back that was told last comes first.
        if (open != null || told != null) keyed(open, told) { Back { sheets.back() } }
        if (open?.secret == true) Secured(LocalSecureWindow.current ?: sheets::keep)
        if (open != null) keyed(open) { OpenSheet(sheets, open, onType) }
    }
}

@Composable
private fun Result(
    sheets: PrivetSheets,
    result: SheetResult,
): Unit =
    ResultBanner(
        result,
        { sheets.choose(ResultChoice.CLOSE) },
        { sheets.choose(ResultChoice.AGAIN) },
        { sheets.choose(ResultChoice.PIN) },
    )

/**
 * Whether sheets are drawn in this window. Where an app has several, one at a time may: the one that [Surroundings] speak of. Where nobody
 * says it, they are unless the surroundings are those of one window of several.
 */
public val LocalSheetsHere: ProvidableCompositionLocal<Boolean?> = compositionLocalOf { null }

/**
 * The platform's own way back, such as a gesture. Screens and sheets tell it of the way back whenever there is one, and of null where there
 * is none; the one that was told last comes first. On Android `PrivetScreens.show` provides it. Where nobody does, arrows alone lead back,
 * and an app leaves what is open by [PrivetSheets.back].
 */
public val LocalBack: ProvidableCompositionLocal<@Composable (onBack: (() -> Unit)?) -> Unit> =
    staticCompositionLocalOf { {} }

@Composable
internal fun Back(onBack: (() -> Unit)?): Unit = LocalBack.current(onBack)

/**
 * Keeps the window that this stands in out of pictures and of the list of recent apps, once for each true until there was as many a false.
 * A false comes while the first frame without the secret is composed: until that one is drawn, the last one is what the screen shows. Where
 * nobody says how, a sheet tells [Surroundings.secure], and the person's faces (S8) are kept out of no picture.
 */
public val LocalSecureWindow: ProvidableCompositionLocal<((on: Boolean) -> Unit)?> = staticCompositionLocalOf { null }

/** Below a sheet: there, and out of reach of keys and readers. Fingers meet the sheet, which lies over all of it. */
private fun Modifier.behind(): Modifier =
    clearAndSetSemantics {}.focusProperties { onEnter = { cancelFocusChange() } }.focusGroup()

/**
 * What is saved of an open sheet is that there was one, in which process, and whether it asked for a consent. No answer is: after the
 * death of a process it says that the request ended, or that nothing was decided.
 */
@Composable
private fun Restored(
    sheets: PrivetSheets,
    open: Sitting?,
) {
    var was by rememberSaveable { mutableStateOf("") }
    val prompt = open as? Sitting.Prompt
    LaunchedEffect(Unit) {
        val (process, asked) = was.split(' ').takeIf { it.size == 2 } ?: return@LaunchedEffect
        if (process != sheets.process) sheets.lost(consent = asked == CONSENT)
    }
    LaunchedEffect(prompt) {
        was =
            when (prompt) {
                null -> ""
                is Sitting.Consent -> "${sheets.process} $CONSENT"
                is Sitting.Send -> "${sheets.process} $RELEASE"
            }
    }
}

private const val CONSENT = "consent"
private const val RELEASE = "release"

@Composable
private fun OpenSheet(
    sheets: PrivetSheets,
    sitting: Sitting,
    onType: (ActivityId) -> (() -> Unit)?,
) {
    val around = sheets.surroundings
    val focused by around.focused.collectAsState()
    val still by around.still.collectAsState()
    val contrast by around.contrast.collectAsState()
    val text = LocalDensity.current.fontScale
    Look.Steady(still, contrast) {
        BoxWithConstraints(
            Modifier
                .fillMaxSize()
                .background(Look.colour.ground)
                .felt(sitting.hand) { around.covered.value }
                .onPreviewKeyEvent { leaves(it, sheets) },
        ) {
            val laid =
                Laid(constraints.maxWidth, constraints.maxHeight, LocalDensity.current.density, text, Look.colour)
            val whole = sitting.whole()
            LaunchedEffect(laid, focused, whole) {
                sitting.lay(laid)
                // The first of these frames is drawn with what was laid out now, the second comes after it.
                repeat(2) { withFrameNanos {} }
                sitting.drawn(Drawn(whole, focused))
            }
            CompositionLocalProvider(LocalWitness provides sitting.witness, LocalTextScale provides text) {
                when (sitting) {
                    is Sitting.Consent -> {
                        ConsentSheet(
                            sitting.view,
                            sheets.words,
                            sitting::refuse,
                            { sitting.allow() },
                            sitting.now(),
                            sitting.details,
                            sitting::unfold,
                        )
                    }

                    is Sitting.Send -> {
                        Sending(sheets, sitting, onType)
                    }

                    is Sitting.TurnOff -> {
                        TurnOffSheet(
                            sitting.view,
                            sheets.words,
                            sitting::refuse,
                            { sitting.allow() },
                            sitting.now(),
                        )
                    }

                    is Sitting.TurnOffMany -> {
                        TurnOffManySheet(sitting.view, sitting.keep, sheets.words, sitting::refuse, {
                            sitting.allow()
                        }, sitting.now())
                    }

                    is Sitting.BeforePhone -> {
                        BeforePhoneSheet(sitting.view, { sitting.allow() }, sitting.now())
                    }
                }
            }
        }
    }
}

/** What this sheet knows, and what lies over the window. */
@Composable
private fun Sitting.now(): SheetStanding {
    val covered by surroundings.covered.collectAsState()
    return standing.collectAsState().value.copy(covered = covered)
}

/** Whether all of what is asked is there to be seen: not while the screen is recorded and the picture is hidden, or it is being cut. */
@Composable
private fun Sitting.whole(): Boolean {
    if (this !is Sitting.Send || release.picture == null) return true
    val captured by surroundings.captured.collectAsState()
    val edit by edit.collectAsState()
    return picture != null && !captured && edit == null
}

/** The key that closes things leaves, as the back gesture does. */
private fun leaves(
    event: KeyEvent,
    sheets: PrivetSheets,
): Boolean {
    if (event.key != Key.Escape && event.key != Key.Back) return false
    if (event.type == KeyEventType.KeyUp) {
        sheets.back()
    }
    return true
}

@Composable
private fun Sending(
    sheets: PrivetSheets,
    sitting: Sitting.Send,
    onType: (ActivityId) -> (() -> Unit)?,
) {
    val (view, release) = sitting.view to sitting.release
    val words = sheets.words
    val standing = sitting.now()
    val (allow, refuse) = { sitting.allow(sitting.way) } to sitting::refuse
    EndsSoon(sheets, sitting)
    when (val content = release.content) {
        is ReleaseContent.Payment -> {
            val pin = { sitting.allow(UserVerification.PIN) }.takeIf { sitting.way != UserVerification.PIN }
            PaySheet(view, release, words, refuse, allow, pin, standing, sitting.details, sitting::unfold)
        }

        is ReleaseContent.Data -> {
            SendSheet(view, words, content, refuse, allow, standing, sitting.details, sitting::unfold)
        }

        is ReleaseContent.Picture -> {
            Picture(sheets, sitting, content, standing, onType)
        }
    }
}

/** The picture, or the table where it is cut. While the screen is recorded neither is shown, and nothing can be sent unseen. */
@Composable
private fun Picture(
    sheets: PrivetSheets,
    sitting: Sitting.Send,
    content: ReleaseContent.Picture,
    standing: SheetStanding,
    onType: (ActivityId) -> (() -> Unit)?,
) {
    val (view, words) = sitting.view to sheets.words
    val captured by sheets.surroundings.captured.collectAsState()
    val edit by sitting.edit.collectAsState()
    val scope = rememberCoroutineScope()
    val picture = sitting.picture.takeUnless { captured }
    val cutting = edit
    if (cutting != null && picture != null) {
        CropSheet(
            picture,
            content.spoken,
            cutting,
            words,
            { sitting.edit.value = it },
            { sitting.edit.value = null },
            { scope.launch { redraw(sheets, sitting, cutting) } },
            standing,
        )
        return
    }
    val crop = { sitting.edit.value = PictureEdit() }
    val type: (() -> Unit)? =
        onType(view.activity)?.let { typing ->
            {
                sitting.end(Done.Left(CancelReason.BACK))
                typing()
            }
        }
    val hidden = if (captured) standing.copy(unready = words.sheets.recording) else standing
    PictureSheet(view, content, words, picture, sitting::refuse, {
        sitting.allow(sitting.way)
    }, crop.takeIf { picture != null }, type, hidden, sitting.details, sitting::unfold)
}

/** Other bytes of what is left, which are looked at anew. The old ones stay as they are if none can be made. */
private suspend fun redraw(
    sheets: PrivetSheets,
    sitting: Sitting.Send,
    edit: PictureEdit,
) {
    val bytes = sitting.bytes ?: return
    // To its end, whoever draws the sheet by then: a picture that is made and handed to nobody is one that nobody wipes.
    withContext(NonCancellable) {
        val made = sheets.pictures.redraw(bytes, edit)
        if (made == null) {
            sitting.edit.value = null
            sitting.stand { it.copy(notice = sheets.words.states.error) }
        } else if (!sitting.end(Done.Other(made))) {
            made.wipe()
        }
    }
}

/** Half a minute before an offer ends, a reader says so, once. */
@Composable
private fun EndsSoon(
    sheets: PrivetSheets,
    sitting: Sitting.Send,
) {
    val expires = sitting.release.expires
    var soon by remember { mutableStateOf(false) }
    LaunchedEffect(sitting) {
        val early = expires - sheets.time.wall() - SOON
        if (early >= 0) {
            delay(early)
            soon = true
        }
    }
    val said = sheets.words.spoken.expiring
    if (soon) {
        Box(
            Modifier.size(1.dp).semantics {
                contentDescription = said
                liveRegion = LiveRegionMode.Polite
            },
        )
    }
}

private const val SOON = 30_000L
