package dev.privet.ui.look

import androidx.compose.material3.ColorScheme
import androidx.compose.material3.ExperimentalMaterial3Api
import androidx.compose.material3.LocalRippleConfiguration
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Shapes
import androidx.compose.material3.Typography
import androidx.compose.material3.darkColorScheme
import androidx.compose.material3.lightColorScheme
import androidx.compose.runtime.Composable
import androidx.compose.runtime.CompositionLocalProvider
import androidx.compose.runtime.remember
import androidx.compose.runtime.staticCompositionLocalOf

private val LocalPalette = staticCompositionLocalOf { Palette.Day }
private val LocalType = staticCompositionLocalOf { TypeScale() }

/** The theme that the screens are drawn in. */
internal object Look {
    val colour: Palette
        @Composable get() = LocalPalette.current
    val type: TypeScale
        @Composable get() = LocalType.current

    /**
     * For a sheet that asks: nothing in it moves if the reader wants that, and it has its palette's sharper sister if they ask for
     * contrast. A palette of the app's own has none, and stays.
     */
    @OptIn(ExperimentalMaterial3Api::class)
    @Composable
    fun Steady(
        still: Boolean,
        contrast: Boolean,
        content: @Composable () -> Unit,
    ) {
        val strong =
            when (colour) {
                Palette.Day -> Palette.DayStrong
                Palette.Night -> Palette.NightStrong
                else -> colour
            }
        val ripple = LocalRippleConfiguration.current.takeUnless { still }
        CompositionLocalProvider(LocalRippleConfiguration provides ripple) {
            if (contrast) PrivetTheme(strong, type, content) else content()
        }
    }
}

/**
 * Draws [content] in a palette and a type scale. Every public screen of this library reads them from here; without it the
 * daylight palette and the platform's own face are used.
 *
 * The same colours stand under Material's names, so that a component of the app's own beside ours looks the same.
 */
@Composable
public fun PrivetTheme(
    palette: Palette,
    type: TypeScale = remember { TypeScale() },
    content: @Composable () -> Unit,
) {
    CompositionLocalProvider(LocalPalette provides palette, LocalType provides type) {
        MaterialTheme(palette.material(), Shapes(medium = Corner.card, small = Corner.chip), type.material(), content)
    }
}

private fun Palette.material(): ColorScheme =
    (if (dark) darkColorScheme() else lightColorScheme()).copy(
        primary = jade,
        onPrimary = onJade,
        primaryContainer = jadeTint,
        onPrimaryContainer = onJadeTint,
        inversePrimary = jadeTint,
        secondary = jade,
        onSecondary = onJade,
        secondaryContainer = jadeTint,
        onSecondaryContainer = onJadeTint,
        tertiary = amber,
        onTertiary = sheet,
        tertiaryContainer = amberTint,
        onTertiaryContainer = onAmberTint,
        background = ground,
        onBackground = ink,
        surface = sheet,
        onSurface = ink,
        surfaceVariant = well,
        onSurfaceVariant = ink2,
        surfaceTint = sheet,
        inverseSurface = ink,
        inverseOnSurface = sheet,
        outline = line,
        outlineVariant = hairline,
        error = alarm,
        onError = sheet,
        errorContainer = alarmTint,
        onErrorContainer = onAlarmTint,
        surfaceBright = sheet,
        surfaceDim = ground,
        surfaceContainer = sheet,
        surfaceContainerHigh = sheet,
        surfaceContainerHighest = well,
        surfaceContainerLow = sheet,
        surfaceContainerLowest = sheet,
    )

private fun TypeScale.material() =
    Typography(
        displayMedium = amount,
        headlineMedium = ask,
        titleLarge = title,
        titleMedium = factFirm,
        bodyLarge = fact,
        bodyMedium = note,
        labelLarge = factFirm,
        labelMedium = tab,
        titleSmall = noteFirm,
    )
