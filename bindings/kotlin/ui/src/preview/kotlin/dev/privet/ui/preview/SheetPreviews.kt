package dev.privet.ui.preview

import androidx.compose.runtime.Composable
import androidx.compose.ui.tooling.preview.PreviewParameter
import dev.privet.ffi.Language

// M1 to M7.

@Ways
@Composable
internal fun M1Face(
    @PreviewParameter(Languages::class) language: Language,
): Unit = Previewed("m1-face", language)

@Ways
@Composable
internal fun M1Score(
    @PreviewParameter(Languages::class) language: Language,
): Unit = Previewed("m1-score", language)

@Ways
@Composable
internal fun M2(
    @PreviewParameter(Languages::class) language: Language,
): Unit = Previewed("m2", language)

@Ways
@Composable
internal fun M7(
    @PreviewParameter(Languages::class) language: Language,
): Unit = Previewed("m7", language)

@Ways
@Composable
internal fun M3(
    @PreviewParameter(Languages::class) language: Language,
): Unit = Previewed("m3", language)

@Ways
@Composable
internal fun M3Data(
    @PreviewParameter(Languages::class) language: Language,
): Unit = Previewed("m3-data", language)

@Ways
@Composable
internal fun M4(
    @PreviewParameter(Languages::class) language: Language,
): Unit = Previewed("m4", language)

@Ways
@Composable
internal fun M4Many(
    @PreviewParameter(Languages::class) language: Language,
): Unit = Previewed("m4-many", language)

@Ways
@Composable
internal fun M5(
    @PreviewParameter(Languages::class) language: Language,
): Unit = Previewed("m5", language)

@Ways
@Composable
internal fun M6(
    @PreviewParameter(Languages::class) language: Language,
): Unit = Previewed("m6", language)

@Ways
@Composable
internal fun M1Details(
    @PreviewParameter(Languages::class) language: Language,
): Unit = Previewed("m1-details", language)

@Ways
@Composable
internal fun M2Covered(
    @PreviewParameter(Languages::class) language: Language,
): Unit = Previewed("m2-covered", language)

@Ways
@Composable
internal fun M2Changed(
    @PreviewParameter(Languages::class) language: Language,
): Unit = Previewed("m2-changed", language)

@Ways
@Composable
internal fun M3Recorded(
    @PreviewParameter(Languages::class) language: Language,
): Unit = Previewed("m3-recorded", language)

@Ways
@Composable
internal fun M3Crop(
    @PreviewParameter(Languages::class) language: Language,
): Unit = Previewed("m3-crop", language)

@Ways
@Composable
internal fun M1Refused(
    @PreviewParameter(Languages::class) language: Language,
): Unit = Previewed("m1-refused", language)

@Ways
@Composable
internal fun M2Done(
    @PreviewParameter(Languages::class) language: Language,
): Unit = Previewed("m2-done", language)

@Ways
@Composable
internal fun M2Cancelled(
    @PreviewParameter(Languages::class) language: Language,
): Unit = Previewed("m2-cancelled", language)

@Ways
@Composable
internal fun M3Ended(
    @PreviewParameter(Languages::class) language: Language,
): Unit = Previewed("m3-ended", language)
