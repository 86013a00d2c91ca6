package dev.privet.ui.screens

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Spacer
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.height
import androidx.compose.foundation.layout.padding
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.text.AnnotatedString
import dev.privet.ffi.PhonePrompt
import dev.privet.ui.look.Look
import dev.privet.ui.look.Space
import dev.privet.ui.parts.Answer
import dev.privet.ui.parts.SheetFrame
import dev.privet.ui.parts.Tile
import dev.privet.ui.parts.WitnessedText
import dev.privet.ui.parts.icon

/**
 * M6, before the phone's own question: what it will ask and what for. One button, which always leads there; nothing is asked here and
 * nothing is kept.
 *
 * @param view what the core says of the activity's permission
 * @param onContinue ask the phone now
 */
@Composable
public fun BeforePhoneSheet(
    view: PhonePrompt,
    onContinue: () -> Unit,
    standing: SheetStanding = SheetStanding(),
): Unit =
    SheetFrame(
        facts = { tall ->
            if (tall) {
                Tile(view.permission.icon, lit = true)
                Spacer(Modifier.height(Space.base))
            }
            SheetTitle(view.title, Look.type.ask, Modifier.padding(horizontal = Space.hair))
            Spacer(Modifier.height(if (tall) Space.page else Space.near))
            Column(Modifier.padding(horizontal = Space.hair), Arrangement.spacedBy(Space.near)) {
                view.lines.forEach { WitnessedText(AnnotatedString(it), Look.type.fact) }
            }
        },
        answers = { Answer(view.proceed, onContinue, Modifier.fillMaxWidth(), !standing.answered) },
    )
