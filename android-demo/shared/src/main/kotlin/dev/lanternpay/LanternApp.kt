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
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.rememberCoroutineScope
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
import dev.privet.ffi.Language
import dev.privet.ffi.LockView
import dev.privet.ffi.Reader
import dev.privet.ffi.RecipientId
import dev.privet.ui.flow.Mine
import dev.privet.ui.flow.MineOutside
import dev.privet.ui.flow.Outside
import dev.privet.ui.flow.PermissionCenter
import dev.privet.ui.flow.Place
import dev.privet.ui.flow.PrivetSheetHost
import dev.privet.ui.flow.PrivetSheets
import dev.privet.ui.flow.Turning
import dev.privet.ui.screens.Help
import dev.privet.ui.screens.MinePlace
import dev.privet.ui.screens.PayActions
import dev.privet.ui.screens.PayScreen
import dev.privet.ui.screens.Root
import dev.privet.ui.screens.TabsFrame
import kotlinx.coroutines.launch

/**
 * Lantern Pay, whole: four tabs over one [Privet]. What asks is a sheet above it, and comes from the person's tap alone.
 *
 * @param files what the app brings along, by name: the manifest, the words, the samples.
 * @param sheets what asks; the app puts them above itself.
 * @param reader for whom all is written.
 * @param back the platform's own way back, as [PermissionCenter] takes it.
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
    back: @Composable (onBack: (() -> Unit)?) -> Unit = {},
    more: @Composable () -> Unit = {},
) {
    val samples = remember(files) { Samples(files) }
    val app = remember(privet, device, sheets) { Lantern(privet, device, sheets, samples) }
    val words = remember(samples, reader.language) { samples.words(reader.language) }
    val chrome = remember(reader.language) { reader.language.chrome() }
    val center by remember(privet, reader) { privet.center(reader) }.collectAsState(null)
    val scope = rememberCoroutineScope()
    var root by rememberSaveable { mutableStateOf(Root.PAY) }
    var mine by rememberSaveable { mutableStateOf<MinePlace?>(null) }
    LaunchedEffect(reader) { sheets.reader = reader }
    LaunchedEffect(app) {
        app.prepare()
        app.deliver()
    }
    val act: (suspend Lantern.() -> Unit) -> Unit = { doing -> scope.launch { app.doing() } }
    val outside =
        Outside(
            openPhoneSettings = { permission -> act { device.settings(permission) } },
            unlock = {
                device.unlock()
                privet.tick()
            },
            leaveLockDown = { act { privet.leaveLockDown(sheets.keys, reader) } },
            share = { lists ->
                device.share("collected.csv", lists.collectedCsv.encodeToByteArray())
                device.share("shared.csv", lists.sharedCsv.encodeToByteArray())
                device.share("lists.json", lists.json.encodeToByteArray())
            },
            openInspector = {
                mine = MinePlace.INSPECTOR
                root = Root.MINE
            },
        )
    val help = help(center, act, outside)
    val turning = remember(privet, sheets) { turning(privet, sheets) }
    PrivetSheetHost(sheets) {
        TabsFrame(chrome, root, { root = it }) {
            Column {
                if (device.pretends) Marked(words["test_keys"])
                when (root) {
                    Root.PAY if app.near -> {
                        Shops(samples.shops(reader.language), words, chrome) { app.near = false }
                    }

                    Root.PAY -> {
                        Pay(app, center, reader, act, help) {
                            mine = MinePlace.FACE
                            root = Root.MINE
                        }
                    }

                    Root.PERMISSIONS -> {
                        PermissionCenter(privet, reader, turning, outside, back = back)
                    }

                    Root.ACTIVITY -> {
                        PermissionCenter(privet, reader, turning, outside, Place.History(), back = back)
                    }

                    Root.MINE -> {
                        Mine(
                            privet,
                            reader,
                            turning,
                            outside,
                            device.outside(outside),
                            onLanguage,
                            mine,
                            { mine = it },
                            back,
                        ) {
                            Got(app, words)
                            more()
                        }
                    }
                }
            }
        }
    }
}

/** The sheets, as the reading screens open them. */
private fun turning(
    privet: Privet,
    sheets: PrivetSheets,
): Turning =
    object : Turning {
        override suspend fun turnOn(activity: ActivityId) {
            sheets.turnOn(privet.activity(activity))
        }

        override suspend fun turnOff(activity: ActivityId) {
            sheets.turnOff(privet.activity(activity))
        }

        override suspend fun turnOffMany(activities: List<ActivityId>) {
            sheets.turnOff(privet, activities)
        }
    }

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

private fun help(
    center: Center?,
    act: (suspend Lantern.() -> Unit) -> Unit,
    outside: Outside,
): Help =
    Help(
        notice = center?.banner,
        onNotice = { lock -> if (lock is LockView.Locked) act { outside.unlock() } else outside.leaveLockDown() },
        onUnlock = { act { outside.unlock() } },
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
    val rows =
        app.requests.mapNotNull { request ->
            app.privet.paymentRequest(request, LANTERN, reader)?.let { it to request }
        }

    fun row(id: ActivityId): ActivityRow? = center?.activities?.firstOrNull { it.activity == id }

    fun faceOn() = app.facePayment.state.value == ActivityState.ON
    val first = rows.firstOrNull { (row, _) -> !row.expired }?.second
    PayScreen(
        rows.map { it.first },
        row(app.facePayment.id),
        SERVICES.mapNotNull(::row),
        chrome,
        PayActions(
            onFace = { if (faceOn()) first?.let { act { pay(it, byFace = true, chrome) } } else onFaceSettings() },
            onPin = { first?.let { act { pay(it, byFace = false, chrome) } } },
            onScan = { act { scan(chrome)?.let { pay(it, byFace = false, chrome) } } },
            onBill = { act { bill() } },
            onRequest = { tapped ->
                rows.firstOrNull { it.first == tapped }?.second?.let { act { pay(it, faceOn(), chrome) } }
            },
            onService = { service -> act { begin(service.activity) } },
        ),
        help,
        app.said,
    )
}

private val LANTERN = RecipientId("lantern_pay")

/** What begins on the first tab beside paying. */
private val SERVICES = listOf("nearby", "photo_check", "score_share", "footprint").map(::ActivityId)
