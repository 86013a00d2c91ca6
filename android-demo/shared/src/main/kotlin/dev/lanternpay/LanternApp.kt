package dev.lanternpay

import androidx.compose.foundation.background
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.collectAsState
import androidx.compose.runtime.getValue
import androidx.compose.runtime.key
import androidx.compose.runtime.mutableIntStateOf
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.unit.dp
import dev.privet.Privet
import dev.privet.chrome
import dev.privet.ffi.ActivityId
import dev.privet.ffi.ActivityRow
import dev.privet.ffi.ActivityState
import dev.privet.ffi.Center
import dev.privet.ffi.Fault
import dev.privet.ffi.Language
import dev.privet.ffi.Reader
import dev.privet.ui.flow.LocalBack
import dev.privet.ui.flow.Mine
import dev.privet.ui.flow.MineOutside
import dev.privet.ui.flow.Outside
import dev.privet.ui.flow.PermissionCenter
import dev.privet.ui.flow.Place
import dev.privet.ui.flow.PrivetSheetHost
import dev.privet.ui.flow.PrivetSheets
import dev.privet.ui.flow.rememberHelp
import dev.privet.ui.flow.turning
import dev.privet.ui.screens.Help
import dev.privet.ui.screens.MinePlace
import dev.privet.ui.screens.PayActions
import dev.privet.ui.screens.PayScreen
import dev.privet.ui.screens.Root
import dev.privet.ui.screens.TabsFrame
import kotlinx.coroutines.delay
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.retryWhen

/**
 * Lantern Pay, whole: four tabs over one [Privet]. What asks is a sheet above it, and comes from the person's tap alone.
 *
 * @param files what the app brings along, by name: the manifest, the words, the samples.
 * @param sheets what asks; the app puts them above itself.
 * @param reader for whom all is written.
 * @param start the history that the phone's own screens lead to; opens with it.
 * @param onLeft the person went elsewhere from there.
 * @param kept what outlives this composition.
 * @param more rows of the platform's under the last tab.
 */
@Composable
public fun LanternApp(
    privet: Privet,
    device: Device,
    files: (String) -> ByteArray,
    sheets: PrivetSheets,
    reader: Reader,
    onLanguage: (Language) -> Unit,
    start: Place.History? = null,
    onLeft: () -> Unit = {},
    kept: Kept = kept(),
    more: @Composable () -> Unit = {},
) {
    val samples = remember(files) { Samples(files) }
    val app = remember(kept, privet, device, sheets) { kept.app { Lantern(privet, device, sheets, samples) } }
    val words = remember(samples, reader.language) { samples.words(reader.language) }
    val chrome = remember(reader.language) { reader.language.chrome() }
    val center by remember(privet, reader) { privet.center(reader).again() }.collectAsState(null)
    var root by rememberSaveable { mutableStateOf(Root.PAY) }
    var mine by rememberSaveable { mutableStateOf<MinePlace?>(null) }
    var returns by remember { mutableIntStateOf(0) }
    LaunchedEffect(reader) { sheets.reader = reader }
    LaunchedEffect(start) { if (start != null) root = Root.ACTIVITY }
    val act: (suspend Lantern.() -> Unit) -> Unit = {
        app.said = null
        kept.act(it)
    }
    val outside =
        Outside(
            openPhoneSettings = { permission -> act { device.settings(permission) } },
            unlock = {
                device.unlock()
                privet.tick()
            },
            leaveLockDown = { privet.leaveLockDown(sheets.keys, reader) },
            share = device::share,
            phoneLog = device.phoneLog,
            openInspector = {
                mine = MinePlace.INSPECTOR
                root = Root.MINE
            },
        )
    val help = rememberHelp(center, privet, reader, outside, kept.scope)
    val turning = remember(privet, sheets) { sheets.turning(privet) }
    val onRoot: (Root) -> Unit = { tapped ->
        // A tap on the tab that is open leads to its first page.
        if (tapped == root) {
            mine = null
            app.page = null
            returns++
        }
        if (tapped != Root.ACTIVITY) onLeft()
        root = tapped
    }
    // Who is asked for a bill's picture may type the bill.
    val onType: (ActivityId) -> (() -> Unit)? = { asking ->
        { app.page = OwnPage.TYPED }.takeIf { asking == app.declared.billScan.id }
    }
    Column {
        if (device.pretends) Marked(words[device.mark])
        PrivetSheetHost(sheets, Modifier.weight(1f), onType) {
            TabsFrame(chrome, root, onRoot) {
                when (root) {
                    Root.PAY -> {
                        val page = app.page
                        LocalBack.current(page?.let { { app.page = null } })
                        if (page == null) {
                            Pay(app, center, reader, act, help) {
                                mine = MinePlace.FACE
                                root = Root.MINE
                            }
                        } else {
                            Own(page, app, samples, words, reader, act)
                        }
                    }

                    Root.PERMISSIONS -> {
                        key(
                            returns,
                        ) { PermissionCenter(privet, reader, turning, outside, scope = kept.scope) }
                    }

                    Root.ACTIVITY -> {
                        key(returns) {
                            PermissionCenter(
                                privet,
                                reader,
                                turning,
                                outside,
                                start ?: Place.History(),
                                scope = kept.scope,
                            )
                        }
                    }

                    Root.MINE -> {
                        key(returns) {
                            Mine(
                                privet,
                                reader,
                                turning,
                                outside,
                                device.outside(sheets.keys, app::face) { mine = MinePlace.LISTS },
                                onLanguage,
                                mine,
                                { mine = it },
                                kept.scope,
                            ) {
                                Got(app, center, words)
                                more()
                            }
                        }
                    }
                }
            }
        }
    }
}

/** What could not be read stays as it was, and is read again. */
private fun Flow<Center?>.again(): Flow<Center?> = retryWhen { why, _ -> (why is Fault).also { if (it) delay(AGAIN) } }

private const val AGAIN = 1_000L

/** Whoever looks at a picture of this app has to see that its keys are nobody's. */
@Composable
private fun Marked(text: String): Unit =
    Text(
        text,
        Modifier
            .fillMaxWidth()
            .background(MaterialTheme.colorScheme.surfaceVariant)
            .padding(horizontal = 20.dp, vertical = 4.dp),
        MaterialTheme.colorScheme.onSurfaceVariant,
        style = MaterialTheme.typography.bodyMedium,
    )

@Composable
private fun Pay(
    app: Lantern,
    center: Center?,
    reader: Reader,
    act: (suspend Lantern.() -> Unit) -> Unit,
    help: Help,
    onFaceSettings: () -> Unit,
) {
    val chrome = remember(reader.language) { reader.language.chrome() }
    val rows = app.requests.mapNotNull { app.privet.paymentRequest(it, LanternPay.Recipient.LanternPay.id, reader) }

    fun row(id: ActivityId): ActivityRow? = center?.activities?.firstOrNull { it.activity == id }

    fun faceOn() = app.declared.facePayment.state.value == ActivityState.ON
    val first = rows.firstOrNull { !it.expired }?.payment
    PayScreen(
        rows,
        row(app.declared.facePayment.id),
        app.services.mapNotNull(::row),
        chrome,
        PayActions(
            onFace = { if (faceOn()) first?.let { act { pay(it, byFace = true) } } else onFaceSettings() },
            onPin = { first?.let { act { pay(it, byFace = false) } } },
            onScan = { act { scan(chrome)?.let { pay(it, byFace = false) } } },
            onBill = { act { bill() } },
            onRequest = { tapped -> act { pay(tapped.payment, faceOn()) } },
            onService = { service -> act { begin(service.activity) } },
        ),
        help,
        app.said,
    )
}
