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
import androidx.compose.runtime.collectAsState
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.rememberCoroutineScope
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue
import androidx.compose.runtime.withFrameNanos
import androidx.compose.ui.Alignment
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
import dev.privet.Payload
import dev.privet.ffi.ActivityId
import dev.privet.ffi.CancelReason
import dev.privet.ffi.Fact
import dev.privet.ffi.UserVerification
import dev.privet.ui.look.Look
import dev.privet.ui.parts.LocalTextScale
import dev.privet.ui.parts.LocalWitness
import dev.privet.ui.screens.BeforePhoneSheet
import dev.privet.ui.screens.ConsentSheet
import dev.privet.ui.screens.CropSheet
import dev.privet.ui.screens.PaySheet
import dev.privet.ui.screens.PictureSheet
import dev.privet.ui.screens.ResultBanner
import dev.privet.ui.screens.SendSheet
import dev.privet.ui.screens.SheetStanding
import dev.privet.ui.screens.TurnOffManySheet
import dev.privet.ui.screens.TurnOffSheet
import kotlinx.coroutines.delay
import kotlinx.coroutines.launch
import androidx.compose.runtime.key as keyed

/**
 * Draws the sheet that is open over [content], in the app's own window and full size, and what came of the last one at its foot. While a
 * sheet is open nothing below it can be touched, focused or read.
 *
 * @param sheets whose
 * @param onType the person wants to type instead of sending a picture; the way is not offered without it
 * @param content the app
 */
@Composable
public fun PrivetSheetHost(
    sheets: PrivetSheets,
    modifier: Modifier = Modifier,
    onType: ((ActivityId) -> Unit)? = null,
    content: @Composable () -> Unit,
) {
    val open by sheets.open.collectAsState()
    val told by sheets.result.collectAsState()
    Restored(sheets, open)
    Box(modifier.fillMaxSize()) {
        Box(if (open == null) Modifier else Modifier.behind()) { content() }
        val sitting = open
        if (sitting != null) keyed(sitting) { OpenSheet(sheets, sitting, onType) }
        val result = told?.result.takeIf { open == null }
        if (result != null) {
            ResultBanner(
                result,
                { sheets.choose(ResultChoice.CLOSE) },
                { sheets.choose(ResultChoice.AGAIN) },
                { sheets.choose(ResultChoice.PIN) },
                Modifier.align(Alignment.BottomCenter),
            )
        }
    }
}

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
        val (process, screen) = was.split(' ').takeIf { it.size == 2 } ?: return@LaunchedEffect
        if (process != sheets.process) sheets.lost(consent = screen == CONSENT)
    }
    LaunchedEffect(prompt) { was = if (prompt == null) "" else "${sheets.process} ${prompt.view.screen}" }
}

/** The screen that asks for a consent, by its name in the core. */
private const val CONSENT = "m1"

@Composable
private fun OpenSheet(
    sheets: PrivetSheets,
    sitting: Sitting,
    onType: ((ActivityId) -> Unit)?,
) {
    val around = sheets.surroundings
    val focused by around.focused.collectAsState()
    val covered by around.covered.collectAsState()
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
            LaunchedEffect(laid, focused, covered) {
                sitting.lay(laid)
                sitting.stand { it.copy(covered = covered) }
                if (focused) {
                    // The first of these frames is drawn with what was laid out now, the second comes after it.
                    repeat(2) { withFrameNanos {} }
                    sitting.drawn()
                }
            }
            CompositionLocalProvider(LocalWitness provides sitting.witness, LocalTextScale provides text) {
                when (sitting) {
                    is Sitting.Prompt -> {
                        Asked(sheets, sitting, onType)
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

@Composable
private fun Sitting.now(): SheetStanding = standing.collectAsState().value

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
private fun Asked(
    sheets: PrivetSheets,
    sitting: Sitting.Prompt,
    onType: ((ActivityId) -> Unit)?,
) {
    val view = sitting.view
    val words = sheets.words
    val standing = sitting.now()
    val onDetails = { sitting.stand { it.copy(details = !it.details) } }
    val (allow, refuse) = { sitting.allow(sitting.way) } to sitting::refuse
    Ends(sheets, sitting)
    when {
        view.after == null -> {
            ConsentSheet(view, words, refuse, allow, standing, sitting.details, onDetails)
        }

        view.lines.any { it.fact == Fact.AMOUNT } -> {
            val pin = { sitting.allow(UserVerification.PIN) }.takeIf { sitting.way != UserVerification.PIN }
            PaySheet(view, words, refuse, allow, pin, standing, sitting.details, onDetails)
        }

        view.previewSpoken == null -> {
            val text = remember(sitting) { sitting.bytes?.decodeToString() }
            SendSheet(view, words, text, refuse, allow, standing, sitting.details, onDetails)
        }

        else -> {
            Picture(sheets, sitting, standing, onDetails, onType)
        }
    }
}

/** The picture, or the table where it is cut. While the screen is recorded neither is shown, and nothing can be sent unseen. */
@Composable
private fun Picture(
    sheets: PrivetSheets,
    sitting: Sitting.Prompt,
    standing: SheetStanding,
    onDetails: () -> Unit,
    onType: ((ActivityId) -> Unit)?,
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
            view.previewSpoken,
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
        onType?.let {
            {
                sitting.end(Done.Left(CancelReason.BACK))
                it(view.activity)
            }
        }
    val hidden = if (captured) standing.copy(unready = words.sheets.recording) else standing
    PictureSheet(view, words, picture, sitting::refuse, {
        sitting.allow(sitting.way)
    }, crop.takeIf { picture != null }, type, hidden, sitting.details, onDetails)
}

/** Other bytes of what is left, which are looked at anew. The old ones stay as they are if none can be made. */
private suspend fun redraw(
    sheets: PrivetSheets,
    sitting: Sitting.Prompt,
    edit: PictureEdit,
) {
    val bytes = sitting.bytes ?: return
    val made = sheets.pictures.redraw(bytes, edit)
    if (made == null) {
        sitting.edit.value = null
        sitting.stand { it.copy(notice = sheets.words.states.error) }
    } else {
        sitting.end(Done.Other(Payload.Jpeg(made)))
    }
}

/** An offer that ends is left when it ends; half a minute before, a reader says so, once. */
@Composable
private fun Ends(
    sheets: PrivetSheets,
    sitting: Sitting.Prompt,
) {
    val expires = sitting.view.expires ?: return
    var soon by remember { mutableStateOf(false) }
    LaunchedEffect(sitting) {
        delay(expires - sheets.time.wall() - SOON)
        soon = true
        delay(expires - sheets.time.wall())
        sitting.end(Done.Left(CancelReason.BACK))
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
