package dev.privet

import dev.privet.ffi.Gesture
import dev.privet.ffi.Manner
import dev.privet.ffi.Theme

/**
 * How an answer was given, from what the screen knows of it: whatever is left out counts as ordinary or not known. It stays on
 * the device.
 *
 * @param gesture what the person used.
 * @param coveredTouches touches that were ignored because another window covered the sheet.
 * @param textPercent the text size in percent of the platform's normal size.
 * @param smallestText the smallest text of the sheet as it was rendered, in tenths of sp; none if not measured.
 * @param theme whether the sheet was light or dark; none if not known.
 * @param captured whether the screen was recorded or mirrored while the sheet was open.
 * @param relaid how often the sheet was laid out anew.
 * @param unseen the lines, counted from 0, that were never fully on the screen; at most 64.
 */
public fun Manner(
    gesture: Gesture,
    coveredTouches: UInt = 0u,
    textPercent: UShort = 100u,
    smallestText: UShort? = null,
    theme: Theme? = null,
    captured: Boolean = false,
    relaid: UShort = 0u,
    unseen: List<UShort> = emptyList(),
): Manner = dev.privet.ffi.Manner(gesture, coveredTouches, textPercent, smallestText, theme, captured, relaid, unseen)
