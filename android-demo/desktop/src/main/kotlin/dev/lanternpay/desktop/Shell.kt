package dev.lanternpay.desktop

import androidx.compose.foundation.background
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.padding
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.material3.TextButton
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.unit.dp
import dev.lanternpay.LanternApp
import dev.privet.ffi.Language
import dev.privet.ffi.Reader
import dev.privet.ui.desktop.SkiaPictures
import dev.privet.ui.flow.PrivetSheets
import dev.privet.ui.flow.Surroundings
import dev.privet.ui.look.Palette
import dev.privet.ui.look.PrivetTheme
import java.util.TimeZone

/** The app with what stands above it, and the switch between light and dark. */
@Composable
internal fun Shell(
    run: Run,
    around: Surroundings,
    disk: Disk,
) {
    var language by remember { mutableStateOf(Language.EN) }
    var dark by remember { mutableStateOf(false) }
    val standIns = remember { StandIns() }
    val device = remember(run) { Desktop(run, standIns, disk, ::file) { language } }
    val reader =
        remember(language) {
            Reader(language, TimeZone.getDefault().getOffset(System.currentTimeMillis()) / MINUTE, true)
        }
    val sheets = remember(device) { PrivetSheets(reader, device.keys, around, SkiaPictures) }
    val words = remember(language) { words(::file, language) }
    PrivetTheme(if (dark) Palette.Night else Palette.Day) {
        Box(Modifier.fillMaxSize().background(MaterialTheme.colorScheme.background)) {
            LanternApp(run.privet, device, ::file, sheets, reader, { language = it }) {
                Row(verticalAlignment = Alignment.CenterVertically) {
                    Text(
                        words.getValue("theme"),
                        Modifier.weight(1f).padding(16.dp),
                        MaterialTheme.colorScheme.onBackground,
                        style = MaterialTheme.typography.bodyLarge,
                    )
                    TextButton({ dark = !dark }) { Text(words.getValue(if (dark) "theme_light" else "theme_dark")) }
                }
            }
            val asked = standIns.asked
            if (asked != null) Above(asked, words.getValue("stand_in_prompt"))
        }
    }
}

private const val MINUTE = 60_000

private fun file(name: String): ByteArray =
    checkNotNull(Desktop::class.java.getResourceAsStream("/$name")) { "$name is not in the app" }.use { it.readBytes() }
