package dev.privet.ui.preview

import androidx.compose.runtime.Composable
import androidx.compose.ui.tooling.preview.PreviewParameter
import dev.privet.ffi.Language

// S1, S8 to S13.

@Ways
@Composable
internal fun S1Pay(
    @PreviewParameter(Languages::class) language: Language,
): Unit = Previewed("s1-pay", language)

@Ways
@Composable
internal fun S1Empty(
    @PreviewParameter(Languages::class) language: Language,
): Unit = Previewed("s1-empty", language)

@Ways
@Composable
internal fun S1Changed(
    @PreviewParameter(Languages::class) language: Language,
): Unit = Previewed("s1-changed", language)

@Ways
@Composable
internal fun S8On(
    @PreviewParameter(Languages::class) language: Language,
): Unit = Previewed("s8-on", language)

@Ways
@Composable
internal fun S8Off(
    @PreviewParameter(Languages::class) language: Language,
): Unit = Previewed("s8-off", language)

@Ways
@Composable
internal fun S8Locked(
    @PreviewParameter(Languages::class) language: Language,
): Unit = Previewed("s8-locked", language)

@Ways
@Composable
internal fun S8Proof(
    @PreviewParameter(Languages::class) language: Language,
): Unit = Previewed("s8-proof", language)

@Ways
@Composable
internal fun S9Receipts(
    @PreviewParameter(Languages::class) language: Language,
): Unit = Previewed("s9-receipts", language)

@Ways
@Composable
internal fun S9Empty(
    @PreviewParameter(Languages::class) language: Language,
): Unit = Previewed("s9-empty", language)

@Ways
@Composable
internal fun S9Receipt(
    @PreviewParameter(Languages::class) language: Language,
): Unit = Previewed("s9-receipt", language)

@Ways
@Composable
internal fun S10Check(
    @PreviewParameter(Languages::class) language: Language,
): Unit = Previewed("s10-check", language)

@Ways
@Composable
internal fun S10Genuine(
    @PreviewParameter(Languages::class) language: Language,
): Unit = Previewed("s10-genuine", language)

@Ways
@Composable
internal fun S10Changed(
    @PreviewParameter(Languages::class) language: Language,
): Unit = Previewed("s10-changed", language)

@Ways
@Composable
internal fun S11Year(
    @PreviewParameter(Languages::class) language: Language,
): Unit = Previewed("s11-year", language)

@Ways
@Composable
internal fun S11Picture(
    @PreviewParameter(Languages::class) language: Language,
): Unit = Previewed("s11-picture", language)

@Ways
@Composable
internal fun S11Changed(
    @PreviewParameter(Languages::class) language: Language,
): Unit = Previewed("s11-changed", language)

@Ways
@Composable
internal fun S12Inspector(
    @PreviewParameter(Languages::class) language: Language,
): Unit = Previewed("s12-inspector", language)

@Ways
@Composable
internal fun S12Changed(
    @PreviewParameter(Languages::class) language: Language,
): Unit = Previewed("s12-changed", language)

@Ways
@Composable
internal fun S13Mine(
    @PreviewParameter(Languages::class) language: Language,
): Unit = Previewed("s13-mine", language)
