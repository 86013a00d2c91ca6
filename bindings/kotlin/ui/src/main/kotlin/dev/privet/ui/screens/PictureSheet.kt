package dev.privet.ui.screens

import androidx.compose.foundation.Image
import androidx.compose.foundation.background
import androidx.compose.foundation.border
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.Spacer
import androidx.compose.foundation.layout.aspectRatio
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.height
import androidx.compose.foundation.layout.padding
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.clip
import androidx.compose.ui.graphics.ImageBitmap
import androidx.compose.ui.layout.ContentScale
import androidx.compose.ui.text.AnnotatedString
import androidx.compose.ui.unit.dp
import dev.privet.ffi.Chrome
import dev.privet.ffi.PromptView
import dev.privet.ffi.ReleaseContent
import dev.privet.ui.look.Corner
import dev.privet.ui.look.Look
import dev.privet.ui.look.Space
import dev.privet.ui.parts.PlainButton
import dev.privet.ui.parts.SheetFrame
import dev.privet.ui.parts.WitnessedText
import dev.privet.ui.parts.stacks

/**
 * M3, one picture that would leave: whole, as it was decoded from the very bytes that leave, with nothing laid over it.
 *
 * @param view what the core drew for the picture
 * @param content the picture in words
 * @param words the fixed words, in the language of [view]
 * @param picture decoded from the bytes that would leave; none if it may not be seen now, as [SheetStanding.unready] says then
 * @param onRefuse the person does not send it
 * @param onSend the person sends it
 * @param onCrop they want to cut or cover something first; none where that can't be done
 * @param onType they want to type it instead; none where that is no way
 * @param details what the row "Details" opens to; no row if empty
 * @param onDetails that row was pressed
 */
@Composable
public fun PictureSheet(
    view: PromptView,
    content: ReleaseContent.Picture,
    words: Chrome,
    picture: ImageBitmap?,
    onRefuse: () -> Unit,
    onSend: () -> Unit,
    onCrop: (() -> Unit)? = null,
    onType: (() -> Unit)? = null,
    standing: SheetStanding = SheetStanding(),
    details: List<String> = emptyList(),
    onDetails: () -> Unit = {},
): Unit =
    SheetFrame(
        facts = { tall ->
            NoticeAbove(standing)
            SheetTitle(view.lines.first().text, Look.type.ask, Modifier.padding(horizontal = Space.hair), 0)
            Spacer(Modifier.height(Space.near))
            Mat(if (tall) Modifier.aspectRatio(PICTURE) else Modifier.height(LOW)) {
                if (picture != null) {
                    Image(
                        picture,
                        content.spoken,
                        Modifier.fillMaxSize(),
                        contentScale = ContentScale.Fit,
                    )
                }
            }
            Spacer(Modifier.height(if (tall) Space.base else Space.tight))
            Facts(view, tall)
            SheetDetails(words, details, standing, onDetails)
        },
        answers = {
            SheetAnswers(view, words, standing, onRefuse, onSend)
            Ways(words, onCrop, onType, !standing.answered)
        },
    )

/** M3 for what is no picture: every word and number that would leave, in the text that the core makes of it. */
@Composable
public fun SendSheet(
    view: PromptView,
    words: Chrome,
    content: ReleaseContent.Data,
    onRefuse: () -> Unit,
    onSend: () -> Unit,
    standing: SheetStanding = SheetStanding(),
    details: List<String> = emptyList(),
    onDetails: () -> Unit = {},
): Unit =
    SheetFrame(
        facts = { tall ->
            NoticeAbove(standing)
            SheetTitle(view.lines.first().text, Look.type.ask, Modifier.padding(horizontal = Space.hair), 0)
            Spacer(Modifier.height(Space.near))
            Mat(Modifier) {
                val style =
                    Look.type.code.copy(
                        fontSize = Look.type.fact.fontSize,
                        lineHeight = Look.type.fact.lineHeight,
                    )
                WitnessedText(AnnotatedString(content.text), style, Modifier.fillMaxWidth().padding(Space.base))
            }
            Spacer(Modifier.height(if (tall) Space.base else Space.tight))
            Facts(view, tall)
            SheetDetails(words, details, standing, onDetails)
        },
        answers = { SheetAnswers(view, words, standing, onRefuse, onSend) },
    )

@Composable
private fun Facts(
    view: PromptView,
    tall: Boolean,
): Unit =
    Column(Modifier.padding(horizontal = Space.hair), Arrangement.spacedBy(if (tall) Space.tight else Space.hair)) {
        view.lines
            .withIndex()
            .drop(1)
            .forEach { FactLine(view, it) }
    }

@Composable
internal fun Mat(
    modifier: Modifier,
    content: @Composable () -> Unit,
): Unit =
    Box(
        modifier
            .fillMaxWidth()
            .clip(Corner.picture)
            .background(Look.colour.well)
            .border(1.dp, Look.colour.line, Corner.picture),
        Alignment.Center,
    ) { content() }

@Composable
private fun Ways(
    words: Chrome,
    onCrop: (() -> Unit)?,
    onType: (() -> Unit)?,
    enabled: Boolean,
) {
    val ways = listOfNotNull(onCrop?.let { words.sheets.crop to it }, onType?.let { words.sheets.typeIt to it })
    if (ways.isEmpty()) return
    Spacer(Modifier.height(Space.tight))
    if (stacks()) {
        Column(verticalArrangement = Arrangement.spacedBy(Space.tight)) {
            ways.forEach { (label, way) -> PlainButton(label, way, Modifier.fillMaxWidth(), enabled = enabled) }
        }
    } else {
        Row(horizontalArrangement = Arrangement.spacedBy(Space.near)) {
            ways.forEach { (label, way) -> PlainButton(label, way, Modifier.weight(1f), enabled = enabled) }
        }
    }
}

/** The picture's place: it is shown whole whatever its own shape is. */
private const val PICTURE = 4f / 3
private val LOW = 168.dp
