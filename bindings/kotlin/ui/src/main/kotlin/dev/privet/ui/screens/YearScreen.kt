package dev.privet.ui.screens

import androidx.compose.foundation.background
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.runtime.Composable
import androidx.compose.runtime.rememberCoroutineScope
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.drawWithContent
import androidx.compose.ui.graphics.ImageBitmap
import androidx.compose.ui.graphics.layer.drawLayer
import androidx.compose.ui.graphics.rememberGraphicsLayer
import dev.privet.ffi.Chrome
import dev.privet.ffi.Footprint
import dev.privet.ui.look.Cap
import dev.privet.ui.look.Icons
import dev.privet.ui.look.Look
import dev.privet.ui.look.Space
import dev.privet.ui.parts.Aside
import dev.privet.ui.parts.BackBar
import dev.privet.ui.parts.CapScale
import dev.privet.ui.parts.Card
import dev.privet.ui.parts.EmptyCard
import dev.privet.ui.parts.Foot
import dev.privet.ui.parts.Hedge
import dev.privet.ui.parts.Page
import dev.privet.ui.parts.PlainButton
import dev.privet.ui.parts.Words
import dev.privet.ui.parts.block
import kotlinx.coroutines.launch

/**
 * S11, the year in privacy. It is read and that is all: no rank, no offer, and nothing on it can be agreed to.
 *
 * @param onSave shows the picture first; none while there is nothing to count.
 */
@Composable
public fun YearScreen(
    year: Loaded<Footprint>,
    chrome: Chrome,
    onBack: () -> Unit,
    onSave: () -> Unit,
    help: Help = Help(),
): Unit =
    Page(
        { BackBar(chrome.year.title, chrome.buttons.back, onBack) },
        foot = {
            if (year.view?.counts != null) {
                Foot { PlainButton(chrome.year.save, onSave, Modifier.fillMaxWidth(), Icons.picture) }
            }
        },
    ) {
        notices(help, year)
        drawn(year, chrome, help) { view ->
            val unavailable = view.unavailable
            if (unavailable != null) block("unavailable", Space.hair) { EmptyCard(unavailable) }
            val empty = view.empty
            if (empty != null) block("empty", Space.hair) { EmptyCard(empty) }
            if (view.lines.isNotEmpty()) block("counts", Space.hair) { YearCard(view) }
            block("local") { Aside(Icons.phone, view.local) }
            block("agreement", Space.tight) { Aside(Icons.notice, view.noAgreement) }
        }
    }

/** The counts and nothing else: what the saved picture shows. */
@Composable
public fun YearCard(view: Footprint): Unit =
    Card {
        Column(Modifier.padding(Space.base), Arrangement.spacedBy(Space.hair)) {
            Words(view.title, Look.type.note, colour = Look.colour.ink2)
            CapScale(Cap.ASK) { Words("${view.year}", Look.type.ask) }
            val since = view.since
            if (since != null) Words(since, Look.type.note, colour = Look.colour.ink2)
        }
        Hedge(Modifier.padding(horizontal = Space.base))
        Column(Modifier.padding(Space.base), Arrangement.spacedBy(Space.near)) {
            view.lines.forEach { Words(it, Look.type.title) }
        }
    }

/**
 * The picture of the year as it will be saved, before it is.
 *
 * @param onPicture gets what is shown, pixel for pixel.
 */
@Composable
public fun YearPictureScreen(
    view: Footprint,
    chrome: Chrome,
    onBack: () -> Unit,
    onPicture: (ImageBitmap) -> Unit,
) {
    val layer = rememberGraphicsLayer()
    val scope = rememberCoroutineScope()
    val save: () -> Unit = {
        scope.launch { onPicture(layer.toImageBitmap()) }
    }
    Page(
        { BackBar(chrome.year.save, chrome.buttons.back, onBack) },
        foot = { Foot { PlainButton(chrome.year.save, save, Modifier.fillMaxWidth(), Icons.picture) } },
    ) {
        block("picture", Space.hair) {
            Box(
                Modifier.drawWithContent {
                    layer.record { this@drawWithContent.drawContent() }
                    drawLayer(layer)
                },
            ) { Box(Modifier.background(Look.colour.ground).padding(Space.tight)) { YearCard(view) } }
        }
    }
}
