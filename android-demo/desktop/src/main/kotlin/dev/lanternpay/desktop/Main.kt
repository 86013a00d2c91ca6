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
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.unit.DpSize
import androidx.compose.ui.unit.dp
import androidx.compose.ui.window.Window
import androidx.compose.ui.window.WindowState
import androidx.compose.ui.window.application
import dev.lanternpay.LanternApp
import dev.privet.Privet
import dev.privet.ffi.Language
import dev.privet.ffi.Reader
import dev.privet.testkit.TestPhone
import dev.privet.ui.desktop.SkiaPictures
import dev.privet.ui.desktop.WindowSurroundings
import dev.privet.ui.flow.PrivetSheets
import dev.privet.ui.flow.Surroundings
import dev.privet.ui.look.Palette
import dev.privet.ui.look.PrivetTheme
import kotlinx.coroutines.delay
import kotlinx.coroutines.runBlocking
import java.util.TimeZone

/** Lantern Pay in a window the size of a phone, on the real core; the keys and the recipients are the testkit's. */
public fun main() {
    val phone = TestPhone(folder().path, System.nanoTime().toULong(), System.currentTimeMillis())
    val privet =
        runBlocking { Privet.over { phone.open(phone.manifest(file("privet.json").decodeToString()), null, null) } }
    application {
        Window(::exitApplication, WindowState(size = DpSize(400.dp, 860.dp)), title = "Lantern Pay 灯笼付") {
            Follow(phone)
            val around = remember { WindowSurroundings(window) }
            Shell(phone, privet, around)
        }
    }
}

/** The app with what stands above it, and the switch between light and dark. */
@Composable
private fun Shell(
    phone: TestPhone,
    privet: Privet,
    around: Surroundings,
) {
    var language by remember { mutableStateOf(Language.EN) }
    var dark by remember { mutableStateOf(false) }
    val standIns = remember { StandIns() }
    val device = remember(phone, privet) { Desktop(phone, standIns, ::file, { language }, { privet }) }
    val reader = Reader(language, TimeZone.getDefault().getOffset(System.currentTimeMillis()) / MINUTE, true)
    val sheets = remember(device) { PrivetSheets(reader, device.keys, around, SkiaPictures) }
    val words = remember(language) { words(::file, language) }
    PrivetTheme(if (dark) Palette.Night else Palette.Day) {
        Box(Modifier.fillMaxSize().background(MaterialTheme.colorScheme.background)) {
            LanternApp(privet, device, ::file, sheets, reader, { language = it }) {
                Row {
                    Text(
                        words.getValue("theme"),
                        Modifier.weight(1f).padding(16.dp),
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

/** The phone's clock goes as this computer's does. */
@Composable
private fun Follow(phone: TestPhone): Unit =
    LaunchedEffect(phone) {
        while (true) {
            delay(TICK)
            val behind = System.currentTimeMillis() - phone.wall()
            if (behind > 0) phone.advance(behind.toULong())
        }
    }

private fun file(name: String): ByteArray =
    checkNotNull(Desktop::class.java.getResourceAsStream("/$name")) { "$name is not in the app" }.use { it.readBytes() }

private const val TICK = 100L
