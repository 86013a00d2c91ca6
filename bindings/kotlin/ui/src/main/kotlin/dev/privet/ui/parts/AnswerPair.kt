package dev.privet.ui.parts

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.BoxWithConstraints
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.LocalDensity
import androidx.compose.ui.text.rememberTextMeasurer
import dev.privet.ui.look.Look
import dev.privet.ui.look.Space

/**
 * Refuse and allow: one component twice (UX rule 1). Side by side while both labels fit on one line and the text is not large;
 * otherwise one under the other, refuse first. Neither place, size nor colour favours one of them.
 *
 * @param allowEnabled whether yes can be said now
 * @param enabled whether anything can be said: false once one of them was, and for no other reason
 */
@Composable
internal fun AnswerPair(
    refuse: String,
    allow: String,
    onRefuse: () -> Unit,
    onAllow: () -> Unit,
    allowEnabled: Boolean = true,
    enabled: Boolean = true,
): Unit =
    BoxWithConstraints(Modifier.fillMaxWidth()) {
        val measure = rememberTextMeasurer()
        val style = Look.type.factFirm
        val room = with(LocalDensity.current) { ((maxWidth - Space.near) / 2 - Space.near * 2).roundToPx() }
        val wraps = listOf(refuse, allow).any { measure.measure(it, style, softWrap = false).size.width > room }
        if (wraps || stacks()) {
            Column(verticalArrangement = Arrangement.spacedBy(Space.near)) {
                Answer(refuse, onRefuse, Modifier.fillMaxWidth(), enabled)
                Answer(allow, onAllow, Modifier.fillMaxWidth(), enabled && allowEnabled)
            }
        } else {
            Row(horizontalArrangement = Arrangement.spacedBy(Space.near)) {
                Answer(refuse, onRefuse, Modifier.weight(1f), enabled)
                Answer(allow, onAllow, Modifier.weight(1f), enabled && allowEnabled)
            }
        }
    }
