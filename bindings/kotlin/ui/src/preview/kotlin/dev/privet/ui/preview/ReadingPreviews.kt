package dev.privet.ui.preview

import androidx.compose.runtime.Composable
import androidx.compose.ui.tooling.preview.PreviewParameter
import dev.privet.ffi.Language

// S2 to S7.

@Ways
@Composable
internal fun S2Center(
    @PreviewParameter(Languages::class) language: Language,
): Unit = Previewed("s2-center", language)

@Ways
@Composable
internal fun S2Fresh(
    @PreviewParameter(Languages::class) language: Language,
): Unit = Previewed("s2-fresh", language)

@Ways
@Composable
internal fun S2Locked(
    @PreviewParameter(Languages::class) language: Language,
): Unit = Previewed("s2-locked", language)

@Ways
@Composable
internal fun S2Changed(
    @PreviewParameter(Languages::class) language: Language,
): Unit = Previewed("s2-changed", language)

@Ways
@Composable
internal fun S2Restored(
    @PreviewParameter(Languages::class) language: Language,
): Unit = Previewed("s2-restored", language)

@Ways
@Composable
internal fun S3Purpose(
    @PreviewParameter(Languages::class) language: Language,
): Unit = Previewed("s3-purpose", language)

@Ways
@Composable
internal fun S3Refused(
    @PreviewParameter(Languages::class) language: Language,
): Unit = Previewed("s3-refused", language)

@Ways
@Composable
internal fun S3AskedAnew(
    @PreviewParameter(Languages::class) language: Language,
): Unit = Previewed("s3-asked-anew", language)

@Ways
@Composable
internal fun S3Locked(
    @PreviewParameter(Languages::class) language: Language,
): Unit = Previewed("s3-locked", language)

@Ways
@Composable
internal fun S3Changed(
    @PreviewParameter(Languages::class) language: Language,
): Unit = Previewed("s3-changed", language)

@Ways
@Composable
internal fun S3Policy(
    @PreviewParameter(Languages::class) language: Language,
): Unit = Previewed("s3-policy", language)

@Ways
@Composable
internal fun S4History(
    @PreviewParameter(Languages::class) language: Language,
): Unit = Previewed("s4-history", language)

@Ways
@Composable
internal fun S4Empty(
    @PreviewParameter(Languages::class) language: Language,
): Unit = Previewed("s4-empty", language)

@Ways
@Composable
internal fun S4Locked(
    @PreviewParameter(Languages::class) language: Language,
): Unit = Previewed("s4-locked", language)

@Ways
@Composable
internal fun S4Changed(
    @PreviewParameter(Languages::class) language: Language,
): Unit = Previewed("s4-changed", language)

@Ways
@Composable
internal fun S4Compared(
    @PreviewParameter(Languages::class) language: Language,
): Unit = Previewed("s4-compared", language)

@Ways
@Composable
internal fun S5Use(
    @PreviewParameter(Languages::class) language: Language,
): Unit = Previewed("s5-use", language)

@Ways
@Composable
internal fun S5Refused(
    @PreviewParameter(Languages::class) language: Language,
): Unit = Previewed("s5-refused", language)

@Ways
@Composable
internal fun S5Blocked(
    @PreviewParameter(Languages::class) language: Language,
): Unit = Previewed("s5-blocked", language)

@Ways
@Composable
internal fun S6Lists(
    @PreviewParameter(Languages::class) language: Language,
): Unit = Previewed("s6-lists", language)

@Ways
@Composable
internal fun S6Shared(
    @PreviewParameter(Languages::class) language: Language,
): Unit = Previewed("s6-shared", language)

@Ways
@Composable
internal fun S6Changed(
    @PreviewParameter(Languages::class) language: Language,
): Unit = Previewed("s6-changed", language)

@Ways
@Composable
internal fun S7Tidy(
    @PreviewParameter(Languages::class) language: Language,
): Unit = Previewed("s7-tidy", language)

@Ways
@Composable
internal fun S7Undo(
    @PreviewParameter(Languages::class) language: Language,
): Unit = Previewed("s7-undo", language)

@Ways
@Composable
internal fun S7Empty(
    @PreviewParameter(Languages::class) language: Language,
): Unit = Previewed("s7-empty", language)
