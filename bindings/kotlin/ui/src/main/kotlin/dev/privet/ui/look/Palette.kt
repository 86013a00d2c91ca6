package dev.privet.ui.look

import androidx.compose.runtime.Immutable
import androidx.compose.ui.graphics.Color

/**
 * Every colour a screen of Privet uses. Jade is the app, amber asks for a look, alarm means that the records may have been
 * changed and nothing else.
 *
 * A theme of one's own is a copy with other hues. [weakPairs] says which of its pairs are too weak to read; the sheets that ask
 * (consent, payment, picture, turning off) use one colour for both answers whatever the palette, so no theme can favour one.
 *
 * @property name what to call it in pictures and reports
 * @property dark whether it is meant for a dark surrounding
 * @property ground the page
 * @property sheet cards and bars
 * @property well tracks and mats inside a card
 * @property ink text
 * @property ink2 the second voice of reading screens; never text on a sheet that asks
 * @property jade quiet actions and icons of facts
 * @property onJade on [jade]
 * @property jadeTint ground of what is on
 * @property onJadeTint on [jadeTint]
 * @property amber icon of a notice
 * @property amberTint ground of a notice and of a sensitive fact
 * @property onAmberTint on [amberTint]
 * @property line edges that carry meaning, at least 3:1 against their ground
 * @property hairline decoration only
 * @property choice ground of both answers, always
 * @property onChoice words of both answers
 * @property choiceLine edge of both answers
 * @property alarm integrity failure
 * @property alarmTint ground of its banner
 * @property onAlarmTint on [alarmTint]
 */
@Immutable
public data class Palette(
    public val name: String,
    public val dark: Boolean,
    public val ground: Color,
    public val sheet: Color,
    public val well: Color,
    public val ink: Color,
    public val ink2: Color,
    public val jade: Color,
    public val onJade: Color,
    public val jadeTint: Color,
    public val onJadeTint: Color,
    public val amber: Color,
    public val amberTint: Color,
    public val onAmberTint: Color,
    public val line: Color,
    public val hairline: Color,
    public val choice: Color,
    public val onChoice: Color,
    public val choiceLine: Color,
    public val alarm: Color,
    public val alarmTint: Color,
    public val onAlarmTint: Color,
) {
    /** The four that ship: by daylight, at night, and each with increased contrast. */
    public companion object {
        /** Cool paper by daylight. */
        public val Day: Palette =
            Palette(
                name = "light",
                dark = false,
                ground = Color(0xFFF1F4F2),
                sheet = Color(0xFFFFFFFF),
                well = Color(0xFFE7EDEA),
                ink = Color(0xFF13211D),
                ink2 = Color(0xFF4B5B56),
                jade = Color(0xFF17604F),
                onJade = Color(0xFFFFFFFF),
                jadeTint = Color(0xFFD9EBE3),
                onJadeTint = Color(0xFF0B3D31),
                amber = Color(0xFF8C5300),
                amberTint = Color(0xFFFAEFD9),
                onAmberTint = Color(0xFF452A00),
                line = Color(0xFF6E7F79),
                hairline = Color(0xFFDCE3E0),
                choice = Color(0xFFFFFFFF),
                onChoice = Color(0xFF0B3D31),
                choiceLine = Color(0xFF17604F),
                alarm = Color(0xFFB42318),
                alarmTint = Color(0xFFFDE7E3),
                onAlarmTint = Color(0xFF6A130B),
            )

        /** The same at night. */
        public val Night: Palette =
            Palette(
                name = "dark",
                dark = true,
                ground = Color(0xFF0D1412),
                sheet = Color(0xFF17201D),
                well = Color(0xFF222D29),
                ink = Color(0xFFE5EDE9),
                ink2 = Color(0xFFA9B9B3),
                jade = Color(0xFF86D2BB),
                onJade = Color(0xFF00382B),
                jadeTint = Color(0xFF1F4338),
                onJadeTint = Color(0xFFC6EEDF),
                amber = Color(0xFFF0BD71),
                amberTint = Color(0xFF3A2B12),
                onAmberTint = Color(0xFFFFE2B5),
                line = Color(0xFF7F918A),
                hairline = Color(0xFF2B3733),
                choice = Color(0xFF17201D),
                onChoice = Color(0xFFC6EEDF),
                choiceLine = Color(0xFF86D2BB),
                alarm = Color(0xFFFFB4A6),
                alarmTint = Color(0xFF561A12),
                onAlarmTint = Color(0xFFFFDAD3),
            )

        /** By daylight with increased contrast: text at least 7:1, every edge visible. */
        public val DayStrong: Palette =
            Palette(
                name = "light, high contrast",
                dark = false,
                ground = Color(0xFFFFFFFF),
                sheet = Color(0xFFFFFFFF),
                well = Color(0xFFEDF1EF),
                ink = Color(0xFF000000),
                ink2 = Color(0xFF26332F),
                jade = Color(0xFF00402F),
                onJade = Color(0xFFFFFFFF),
                jadeTint = Color(0xFFCBE6DB),
                onJadeTint = Color(0xFF00251B),
                amber = Color(0xFF5C3500),
                amberTint = Color(0xFFFFE9C2),
                onAmberTint = Color(0xFF2E1B00),
                line = Color(0xFF26332F),
                hairline = Color(0xFF6E7F79),
                choice = Color(0xFFFFFFFF),
                onChoice = Color(0xFF000000),
                choiceLine = Color(0xFF000000),
                alarm = Color(0xFF8A130A),
                alarmTint = Color(0xFFFFE4DF),
                onAlarmTint = Color(0xFF4A0A04),
            )

        /** At night with increased contrast. */
        public val NightStrong: Palette =
            Palette(
                name = "dark, high contrast",
                dark = true,
                ground = Color(0xFF000000),
                sheet = Color(0xFF000000),
                well = Color(0xFF1B2421),
                ink = Color(0xFFFFFFFF),
                ink2 = Color(0xFFD3DEDA),
                jade = Color(0xFFA9EBD5),
                onJade = Color(0xFF00251B),
                jadeTint = Color(0xFF12382D),
                onJadeTint = Color(0xFFE2FFF4),
                amber = Color(0xFFFFD591),
                amberTint = Color(0xFF2B1E08),
                onAmberTint = Color(0xFFFFEFD4),
                line = Color(0xFFD3DEDA),
                hairline = Color(0xFF7F918A),
                choice = Color(0xFF000000),
                onChoice = Color(0xFFFFFFFF),
                choiceLine = Color(0xFFFFFFFF),
                alarm = Color(0xFFFFC9BF),
                alarmTint = Color(0xFF45110A),
                onAlarmTint = Color(0xFFFFEBE7),
            )

        /** All four. */
        public val all: List<Palette> = listOf(Day, Night, DayStrong, NightStrong)
    }
}
