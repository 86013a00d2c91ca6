package dev.privet.ui.look

import androidx.compose.ui.graphics.Color
import androidx.compose.ui.graphics.luminance

/** Where a colour is drawn over another, and the least ratio it must keep (WCAG 2.2, success criteria 1.4.3 and 1.4.11). */
internal class Pairing(
    val what: String,
    val least: Double,
    val over: (Palette) -> Color,
    val under: (Palette) -> Color,
)

internal val PAIRINGS: List<Pairing> =
    listOf(
        Pairing("ink on ground", TEXT, Palette::ink, Palette::ground),
        Pairing("ink on sheet", TEXT, Palette::ink, Palette::sheet),
        Pairing("ink on well", TEXT, Palette::ink, Palette::well),
        Pairing("ink on amberTint", TEXT, Palette::ink, Palette::amberTint),
        Pairing("ink2 on ground", TEXT, Palette::ink2, Palette::ground),
        Pairing("ink2 on sheet", TEXT, Palette::ink2, Palette::sheet),
        Pairing("ink2 on well", TEXT, Palette::ink2, Palette::well),
        Pairing("jade on sheet", TEXT, Palette::jade, Palette::sheet),
        Pairing("jade on ground", TEXT, Palette::jade, Palette::ground),
        Pairing("onJade on jade", TEXT, Palette::onJade, Palette::jade),
        Pairing("onJadeTint on jadeTint", TEXT, Palette::onJadeTint, Palette::jadeTint),
        Pairing("jade on jadeTint", TEXT, Palette::jade, Palette::jadeTint),
        Pairing("amber on sheet", TEXT, Palette::amber, Palette::sheet),
        Pairing("amber on amberTint", TEXT, Palette::amber, Palette::amberTint),
        Pairing("onAmberTint on amberTint", TEXT, Palette::onAmberTint, Palette::amberTint),
        Pairing("onChoice on choice", TEXT, Palette::onChoice, Palette::choice),
        Pairing("alarm on sheet", TEXT, Palette::alarm, Palette::sheet),
        Pairing("onAlarmTint on alarmTint", TEXT, Palette::onAlarmTint, Palette::alarmTint),
        Pairing("choiceLine on ground", EDGE, Palette::choiceLine, Palette::ground),
        Pairing("line on sheet", EDGE, Palette::line, Palette::sheet),
        Pairing("line on ground", EDGE, Palette::line, Palette::ground),
    )

/**
 * The pairs of this palette that are drawn and too weak to read, each with its ratio: text below 4.5:1 or an edge below 3:1
 * (WCAG 2.2, 1.4.3 and 1.4.11). Empty for a palette that may be used; check a theme of your own in a test.
 */
public fun Palette.weakPairs(): List<String> =
    PAIRINGS.mapNotNull {
        val ratio = contrast(it.over(this), it.under(this))
        if (ratio < it.least) "${it.what}: $ratio, at least ${it.least}" else null
    }

/** The contrast ratio of two opaque colours, 1 to 21 (WCAG 2.2, "contrast ratio"). */
internal fun contrast(
    a: Color,
    b: Color,
): Double {
    val (light, dark) = listOf(a.luminance(), b.luminance()).sortedDescending()
    return (light + FLARE) / (dark + FLARE)
}

internal const val TEXT: Double = 4.5
private const val EDGE = 3.0
private const val FLARE = 0.05
