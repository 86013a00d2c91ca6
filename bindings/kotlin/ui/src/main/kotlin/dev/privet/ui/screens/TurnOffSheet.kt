package dev.privet.ui.screens

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.Spacer
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.height
import androidx.compose.foundation.layout.padding
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.graphics.vector.ImageVector
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.AnnotatedString
import dev.privet.ffi.Chrome
import dev.privet.ffi.Tidy
import dev.privet.ffi.WhatIf
import dev.privet.ui.look.Icons
import dev.privet.ui.look.Look
import dev.privet.ui.look.Size
import dev.privet.ui.look.Space
import dev.privet.ui.parts.Card
import dev.privet.ui.parts.Hedge
import dev.privet.ui.parts.LineGlyph
import dev.privet.ui.parts.SheetFrame
import dev.privet.ui.parts.WitnessedText
import dev.privet.ui.parts.grown

/**
 * M4, and M5 where a face pattern is destroyed: what turning one purpose off does, before it does it. Above the hedge what stops, below
 * it what still works.
 *
 * @param view what the core says it would do
 * @param words the fixed words, in the language of [view]
 * @param onKeep the person keeps it on
 * @param onTurnOff the person turns it off
 */
@Composable
public fun TurnOffSheet(
    view: WhatIf,
    words: Chrome,
    onKeep: () -> Unit,
    onTurnOff: () -> Unit,
    standing: SheetStanding = SheetStanding(),
): Unit =
    SheetFrame(
        facts = { tall ->
            NoticeAbove(standing)
            SheetTitle(view.title, Look.type.ask, Modifier.padding(horizontal = Space.hair))
            Spacer(Modifier.height(if (tall) Space.page else Space.near))
            Card {
                Section(view.stopsTitle, Icons.blocked, view.stops)
                if (view.also.isNotEmpty()) Section(view.alsoTitle, Icons.blocked, view.also.map { it.title })
                if (view.works.isNotEmpty()) {
                    Hedge(Modifier.padding(horizontal = Space.base))
                    Section(view.worksTitle, Icons.sound, view.works)
                }
            }
            Spacer(Modifier.height(Space.base))
            Column(Modifier.padding(horizontal = Space.base), Arrangement.spacedBy(Space.near)) {
                val tells = view.tells
                if (tells != null) {
                    FactRow(Icons.company, tells)
                    view.told.forEach { Listed(it.name) }
                }
                view.destroys.forEach { FactRow(Icons.keyGone, it) }
                val undo = view.undo
                if (undo != null) FactRow(Icons.undo, undo)
            }
        },
        answers = { SheetAnswers(view.keep, view.turnOff, words, standing, onKeep, onTurnOff) },
    )

/**
 * M4 for many: one sheet that names every one of them, and what goes off with them.
 *
 * @param view the tidying view with the ones selected that would be turned off
 * @param keep the label of the button that keeps them on, as [WhatIf.keep] has it
 * @param words the fixed words, in the language of [view]
 * @param onKeep the person keeps them on
 * @param onTurnOff the person turns them off
 */
@Composable
public fun TurnOffManySheet(
    view: Tidy,
    keep: String,
    words: Chrome,
    onKeep: () -> Unit,
    onTurnOff: () -> Unit,
    standing: SheetStanding = SheetStanding(),
): Unit =
    SheetFrame(
        facts = { tall ->
            NoticeAbove(standing)
            val question = view.question
            if (question != null) SheetTitle(question, Look.type.ask, Modifier.padding(horizontal = Space.hair))
            Spacer(Modifier.height(if (tall) Space.page else Space.near))
            Card {
                Section(null, Icons.blocked, view.rows.filter { it.selected }.map { it.title })
                if (view.also.isNotEmpty()) Section(view.alsoTitle, Icons.blocked, view.also.map { it.title })
            }
            val not = view.notUndoable
            if (not != null) FactRow(Icons.undo, not, Modifier.padding(Space.base))
        },
        answers = { SheetAnswers(keep, view.turnOff, words, standing, onKeep, onTurnOff) },
    )

@Composable
private fun Section(
    head: String?,
    icon: ImageVector,
    items: List<String>,
): Unit =
    Column(Modifier.fillMaxWidth().padding(Space.base, Space.near), Arrangement.spacedBy(Space.tight)) {
        if (head != null) {
            WitnessedText(AnnotatedString(head), Look.type.factFirm, Modifier.semantics { heading() })
        }
        items.forEach { FactRow(icon, it) }
    }

@Composable
private fun FactRow(
    icon: ImageVector,
    text: String,
    modifier: Modifier = Modifier,
): Unit =
    Row(
        modifier.fillMaxWidth().semantics(mergeDescendants = true) {},
        Arrangement.spacedBy(Space.near),
    ) {
        LineGlyph(icon, Look.colour.jade)
        WitnessedText(AnnotatedString(text), Look.type.fact, Modifier.weight(1f))
    }

/** A name under the line that it belongs to. */
@Composable
private fun Listed(text: String): Unit =
    WitnessedText(AnnotatedString(text), Look.type.fact, Modifier.padding(start = grown(Size.icon) + Space.near))
