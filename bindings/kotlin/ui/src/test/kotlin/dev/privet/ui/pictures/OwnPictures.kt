package dev.privet.ui.pictures

import androidx.compose.runtime.Composable
import dev.privet.chrome
import dev.privet.faceScreen
import dev.privet.ffi.ActivityId
import dev.privet.ffi.Chrome
import dev.privet.ffi.Payment
import dev.privet.ffi.Reader
import dev.privet.footprint
import dev.privet.said
import dev.privet.ui.screens.CheckScreen
import dev.privet.ui.screens.DestructionScreen
import dev.privet.ui.screens.FacesActions
import dev.privet.ui.screens.FacesScreen
import dev.privet.ui.screens.Help
import dev.privet.ui.screens.InspectorScreen
import dev.privet.ui.screens.Loaded
import dev.privet.ui.screens.MineScreen
import dev.privet.ui.screens.PayActions
import dev.privet.ui.screens.PayScreen
import dev.privet.ui.screens.ReceiptScreen
import dev.privet.ui.screens.ReceiptsScreen
import dev.privet.ui.screens.Root
import dev.privet.ui.screens.TabsFrame
import dev.privet.ui.screens.YearPictureScreen
import dev.privet.ui.screens.YearScreen
import dev.privet.ui.stage.FACE_PAYMENT
import dev.privet.ui.stage.HOUR
import dev.privet.ui.stage.LANTERN_PAY
import dev.privet.ui.stage.MINUTE
import dev.privet.ui.stage.NOW
import dev.privet.ui.stage.Stage
import dev.privet.ui.stage.faceDestroyed
import dev.privet.ui.stage.faceEnrolled
import dev.privet.ui.stage.file
import dev.privet.ui.stage.fresh
import dev.privet.ui.stage.inUse
import dev.privet.ui.stage.locked
import dev.privet.ui.stage.rolledBack
import dev.privet.ui.stage.tampered
import kotlinx.coroutines.flow.first
import kotlin.test.assertNotNull

/** S1, S8 to S13, each in its states. */
internal fun ownPictures(): List<Picture> =
    listOf(
        picture("s1-pay", ::inUse, 1500) { reader, chrome -> pay(reader, chrome, REQUESTS) },
        picture("s1-empty", ::fresh, 1300) { reader, chrome -> pay(reader, chrome, emptyList()) },
        picture("s1-changed", ::rolledBack, 1900) { reader, chrome -> pay(reader, chrome, REQUESTS) },
        picture("s8-on", ::faceEnrolled) { reader, chrome -> faces(reader, chrome) },
        // A try is recorded where it is denied too, so this one has a stage of its own.
        Picture("s8-off", 1600) { shot ->
            faceDestroyed().use { it.faces(shot.reader, shot.reader.language.chrome(), tried = true) }
        },
        picture("s8-locked", ::locked) { reader, chrome -> faces(reader, chrome) },
        picture("s8-proof", ::faceDestroyed, 2000) { reader, chrome ->
            val view = Loaded.Ready(assertNotNull(now { privet.records.destructionPage(FACE_PAYMENT, reader) }));
            { DestructionScreen(view, chrome, {}, {}) }
        },
        picture("s9-receipts", ::inUse, 1800) { reader, chrome ->
            val view = Loaded.Ready(assertNotNull(now { privet.records.receipts(reader) }));
            { ReceiptsScreen(view, chrome, {}, {}, {}, {}) }
        },
        picture("s9-empty", ::fresh) { reader, chrome ->
            val view = Loaded.Ready(assertNotNull(now { privet.records.receipts(reader) }));
            { ReceiptsScreen(view, chrome, {}, {}, {}, {}) }
        },
        picture("s9-receipt", ::inUse, 1700) { reader, chrome ->
            val view = Loaded.Ready(sheet(reader).still());
            { ReceiptScreen(view, chrome, {}, {}) }
        },
        picture("s10-check", ::inUse) { _, chrome -> { CheckScreen(null, chrome, {}, {}, {}) } },
        picture("s10-genuine", ::inUse) { reader, chrome ->
            val view = now { privet.records.check(sheet(reader).file.encodeToByteArray(), reader) };
            { CheckScreen(view, chrome, {}, {}, {}) }
        },
        picture("s10-changed", ::inUse) { reader, chrome ->
            val bytes =
                sheet(reader).file.encodeToByteArray().also {
                    it[it.size / 2] =
                        (it[it.size / 2].toInt() xor 1).toByte()
                }
            val view = now { privet.records.check(bytes, reader) };
            { CheckScreen(view, chrome, {}, {}, {}) }
        },
        picture("s11-year", ::inUse) { reader, chrome ->
            val view = Loaded.Ready(now { privet.footprint(YEAR, reader) });
            { YearScreen(view, chrome, {}, {}) }
        },
        picture("s11-picture", ::inUse) { reader, chrome ->
            val view = now { privet.footprint(YEAR, reader) };
            { YearPictureScreen(view, chrome, {}, {}) }
        },
        picture("s11-changed", ::rolledBack, 1500) { reader, chrome ->
            val view = Loaded.Ready(now { privet.footprint(YEAR, reader) })
            val help = help(reader);
            { YearScreen(view, chrome, {}, {}, help) }
        },
        picture("s12-inspector", ::inUse) { reader, chrome ->
            now { privet.records.verifyLedger() }
            val tried = now { privet.records.tryToSend(reader.language) }
            val view = Loaded.Ready(now { privet.records.inspector(reader) }.still());
            { InspectorScreen(view, tried, chrome, {}, {}, {}, {}, {}, {}) }
        },
        picture("s12-changed", ::tampered, 1900) { reader, chrome ->
            val view = Loaded.Ready(now { privet.records.inspector(reader) }.still())
            val help = help(reader);
            { InspectorScreen(view, null, chrome, {}, {}, {}, {}, {}, {}, help) }
        },
        picture("s13-mine", ::inUse) { reader, chrome ->
            { TabsFrame(chrome, Root.MINE, {}) { MineScreen(chrome, reader.language, {}, {}) } }
        },
    )

private fun Stage.help(reader: Reader): Help = Help(notice = now { privet.center(reader).first() }?.banner)

private fun Stage.pay(
    reader: Reader,
    chrome: Chrome,
    requests: List<Payment>,
): @Composable () -> Unit {
    val center = assertNotNull(now { privet.center(reader).first() })
    val rows = requests.map { assertNotNull(privet.paymentRequest(it, LANTERN_PAY, reader)) }
    val services = SERVICES.mapNotNull { id -> center.activities.firstOrNull { it.activity == id } }
    val face = center.activities.first { it.activity == FACE_PAYMENT }
    return {
        TabsFrame(chrome, Root.PAY, {}) {
            PayScreen(rows, face, services, chrome, PayActions({}, {}, {}, {}, {}), Help(notice = center.banner))
        }
    }
}

private fun Stage.faces(
    reader: Reader,
    chrome: Chrome,
    tried: Boolean = false,
): @Composable () -> Unit {
    val said =
        if (tried) {
            val faces = assertNotNull(privet.activity(FACE_PAYMENT).faces())
            mapOf(FACE_PAYMENT to now { faces.verify { file("probes/alice-2.f32") } }.said(reader.language))
        } else {
            emptyMap()
        }
    val view = Loaded.Ready(assertNotNull(now { privet.faceScreen(reader).first() }))
    val help = help(reader)
    return { FacesScreen(view, said, chrome, FacesActions({}, {}, {}, {}, {}, {}, {}), help) }
}

/** The newest receipt of a payment. */
private fun Stage.sheet(reader: Reader) =
    now {
        val rows = assertNotNull(privet.records.receipts(reader)).rows
        assertNotNull(privet.records.receiptSheet(rows.first().index, reader))
    }

private val REQUESTS =
    listOf(
        Payment("38.00", "CNY", "Blue Kettle Tea", "n-5d0c41a7e2b94f60", NOW + 2 * MINUTE),
        Payment("12.50", "CNY", "Corner Noodle", "n-9a27f3c8140e4d1b", NOW + HOUR),
        Payment("6.00", "CNY", "Night Bus", "n-c81e55b02f7a4963", NOW - MINUTE),
    )
private val SERVICES = listOf("nearby", "photo_check", "score_share", "footprint").map(::ActivityId)
private const val YEAR = 2026
