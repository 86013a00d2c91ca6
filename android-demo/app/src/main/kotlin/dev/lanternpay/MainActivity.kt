package dev.lanternpay

import android.content.Intent
import android.os.Bundle
import androidx.activity.ComponentActivity
import androidx.compose.foundation.background
import androidx.compose.foundation.isSystemInDarkTheme
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.safeDrawingPadding
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.material3.TextButton
import androidx.compose.runtime.Composable
import androidx.compose.runtime.collectAsState
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableIntStateOf
import androidx.compose.runtime.produceState
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.unit.dp
import dev.privet.Privet
import dev.privet.chrome
import dev.privet.ffi.Fault
import dev.privet.ffi.Language
import dev.privet.ffi.Reader
import dev.privet.ui.android.reader
import dev.privet.ui.look.Palette
import dev.privet.ui.look.PrivetTheme

/** The one window of the app. It keeps nothing itself: what outlives a rotation is [LanternPhone]'s. */
public class MainActivity : ComponentActivity() {
    private val phone: LanternPhone get() = application as LanternPhone

    override fun onCreate(savedInstanceState: Bundle?) {
        super.onCreate(savedInstanceState)
        phone.screens.show(this) { Shell(phone, reader()) }
    }

    @Suppress("OVERRIDE_DEPRECATION")
    override fun onActivityResult(
        requestCode: Int,
        resultCode: Int,
        data: Intent?,
    ) {
        super.onActivityResult(requestCode, resultCode, data)
        phone.answers.came(requestCode, data.takeIf { resultCode == RESULT_OK })
    }
}

/** The app in its palette, once the records are open. */
@Composable
private fun Shell(
    phone: LanternPhone,
    system: Reader,
) {
    val chosen by phone.language.collectAsState()
    val asked by phone.asked.collectAsState()
    val reader = remember(chosen, system) { system.copy(language = chosen ?: system.language) }
    var again by remember { mutableIntStateOf(0) }
    val opened by produceState<Opening>(Opening.Under, again) {
        value =
            try {
                Opening.Done(phone.privet.privet())
            } catch (_: Fault) {
                Opening.Failed
            }
    }
    PrivetTheme(if (isSystemInDarkTheme()) Palette.Night else Palette.Day) {
        Box(Modifier.fillMaxSize().background(MaterialTheme.colorScheme.background).safeDrawingPadding()) {
            when (val now = opened) {
                is Opening.Under -> {}

                is Opening.Failed -> {
                    NotOpened(reader.language) { again++ }
                }

                is Opening.Done -> {
                    LanternApp(
                        now.privet,
                        phone.device,
                        ::file,
                        phone.screens.sheets,
                        reader,
                        phone::speak,
                        asked,
                        { phone.asked.value = null },
                        phone.kept,
                    )
                }
            }
        }
    }
}

private sealed interface Opening {
    data object Under : Opening

    data object Failed : Opening

    class Done(
        val privet: Privet,
    ) : Opening
}

@Composable
private fun NotOpened(
    language: Language,
    onRetry: () -> Unit,
) {
    val chrome = remember(language) { language.chrome() }
    Column(Modifier.padding(20.dp)) {
        Text(
            chrome.states.error,
            color = MaterialTheme.colorScheme.onBackground,
            style = MaterialTheme.typography.bodyLarge,
        )
        TextButton(onRetry) { Text(chrome.buttons.retry) }
    }
}
