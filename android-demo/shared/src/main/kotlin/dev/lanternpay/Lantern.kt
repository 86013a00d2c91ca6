package dev.lanternpay

import androidx.compose.runtime.Stable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateListOf
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import dev.lanternpay.LanternPay.Recipient
import dev.privet.Delivery
import dev.privet.Match
import dev.privet.Payload
import dev.privet.Privet
import dev.privet.Release
import dev.privet.Ruled
import dev.privet.chrome
import dev.privet.ensureOwner
import dev.privet.ffi.ActivityId
import dev.privet.ffi.ActivityState
import dev.privet.ffi.Chrome
import dev.privet.ffi.EngineStatus
import dev.privet.ffi.Fault
import dev.privet.ffi.MatchToken
import dev.privet.ffi.Payment
import dev.privet.ffi.Reader
import dev.privet.ffi.Refusal
import dev.privet.ffi.UserVerification
import dev.privet.ffi.Withheld
import dev.privet.ui.flow.PrivetSheets
import dev.privet.ui.flow.ResultChoice
import dev.privet.ui.flow.askPhone
import dev.privet.ui.flow.begin
import dev.privet.wipe
import kotlinx.coroutines.NonCancellable
import kotlinx.coroutines.delay
import kotlinx.coroutines.withContext
import java.nio.ByteBuffer

/** Pages of the app's own on the first tab. */
internal enum class OwnPage {
    /** Shops around the phone. */
    NEAR,

    /** Shops by their town, for who does not say where they are. */
    TOWNS,

    /** A bill, typed by hand. */
    TYPED,
}

/**
 * The app behind its screens: what a tap does. It keeps no permission state and decides nothing about one: it asks, and the sheets
 * say what came of it.
 */
@Stable
internal class Lantern(
    val privet: Privet,
    val device: Device,
    val sheets: PrivetSheets,
    samples: Samples,
) {
    /** What the manifest declares, as types. */
    val declared = LanternPay(privet)

    /** What begins on the first tab beside paying. */
    val services = with(declared) { listOf(nearby, photoCheck, scoreShare, footprint).map { it.id } }

    /** Who receives something of what: the core's rows have their names. */
    val receives =
        with(declared) {
            mapOf(
                pay.id to Recipient.LanternPay,
                billScan.id to Recipient.Cloudlane,
                scoreShare.id to Recipient.HarbourCredit,
                analytics.id to Recipient.Meridian,
                cornerNoodle.id to Recipient.CornerNoodle,
                adPartner.id to Recipient.Brightboard,
            )
        }

    /** Who waits to be paid. */
    val requests = mutableStateListOf<Payment>().apply { addAll(samples.requests(device.now())) }

    /** What recipients said that they got, newest first. */
    val opened = mutableStateListOf<Opened>()

    /** What came of the last tap where no sheet says it, in the core's words. */
    var said by mutableStateOf<String?>(null)

    /** Which of the app's own pages is open on the first tab; none on S1. */
    var page by mutableStateOf<OwnPage?>(null)

    /** Once, when the app starts. The phone asks nothing then. */
    suspend fun prepare() {
        // A page with an ad asks for it, and nobody ever allowed that: what is blocked stands in the history.
        if (privet.timeline(sheets.reader, declared.adPartner.id, limit = 1u).rows.isEmpty()) {
            declared.adPartner.access()
        }
    }

    /** Whether this could be paid at all: the core has no row for what could not. */
    fun payable(
        payment: Payment,
        reader: Reader,
    ): Boolean = payment.payee.isNotEmpty() && privet.paymentRequest(payment, Recipient.LanternPay.id, reader) != null

    /** Pays one request, by face where the person wants that and it is on. */
    suspend fun pay(
        request: Payment,
        byFace: Boolean,
    ) {
        // Of closed records nothing is known to be on.
        if (declared.facePayment.state.value == ActivityState.LOCKED) privet.tick()
        if (!byFace || declared.facePayment.state.value != ActivityState.ON) return paid(request, null)
        var look = look()
        while (look is Look.Again) look = look()
        when (look) {
            is Look.Same -> paid(request, look.token)
            is Look.Pin -> paid(request, null)
            else -> Unit
        }
    }

    private suspend fun paid(
        request: Payment,
        token: MatchToken?,
    ) {
        val way = if (token == null) UserVerification.PIN else UserVerification.BIO
        // A look stands for one payment: who starts over pays by their finger or PIN.
        var once = token
        val came =
            sheets.confirm(way, device) {
                declared.pay.pay(Recipient.LanternPay, request, once, tapped = true).also { once = null }
            }
        if (came !is Release.Confirmed) return
        requests.remove(request)
        if (page == OwnPage.TYPED) page = null
    }

    /** What came of one look at the person. */
    private sealed interface Look {
        class Same(
            val token: MatchToken,
        ) : Look

        data object Again : Look

        data object Pin : Look

        data object None : Look
    }

    /** Looks at the person once. Somebody else, or too many looks that were wrong, leaves them the choice of the PIN. */
    private suspend fun look(): Look {
        val left =
            when (val ruled = declared.facePayment.faces.verify { device.probe() }) {
                is Ruled.Denied -> {
                    if (ruled.reason != Refusal.AttemptsSpent) {
                        said =
                            declared.facePayment.activity
                                .wayOn(ruled.reason, sheets.reader.language)
                                .text
                        return Look.None
                    }
                    0u
                }

                is Ruled.Done -> {
                    when (val match = ruled.value) {
                        is Match.Same -> return Look.Same(match.token)
                        is Match.Other -> match.left
                        is Match.Left -> return Look.None
                    }
                }
            }
        return when (sheets.notMatched(left)) {
            ResultChoice.AGAIN -> Look.Again
            ResultChoice.PIN -> Look.Pin
            ResultChoice.CLOSE -> Look.None
        }
    }

    /** A picture of a bill, to whoever reads bills. Who does not want that types it. */
    suspend fun bill() {
        if (!sheets.begin(declared.billScan.activity, device)) {
            page = OwnPage.TYPED
            return
        }
        pictured(declared.billScan.id) { picture ->
            sheets.confirm(with = device) { declared.billScan.release(Recipient.Cloudlane, picture, tapped = true) }
        }
    }

    /** A code, read here: what the camera saw goes nowhere. Answers the payment that the code asks for. */
    suspend fun scan(chrome: Chrome): Payment? {
        val may = sheets.begin(declared.scan.activity, device)
        val use = if (may) (declared.scan.access() as? Ruled.Done)?.value else null
        if (use == null) {
            page = OwnPage.TYPED
            return null
        }
        var stayed = Withheld(0u, 0u)
        val scanned =
            try {
                device.scan()?.also { stayed = Withheld(it.frames, it.bytes) }
            } finally {
                withContext(NonCancellable) { use.end(stayed) }
            }
        if (scanned != null) said = chrome.sheets.onlyCode
        return scanned?.let { code -> requests.firstOrNull { it.nonce == code.text } }
    }

    /** What a tap on one of the app's services does. */
    suspend fun begin(service: ActivityId) {
        when (service) {
            declared.nearby.id -> page = if (near()) OwnPage.NEAR else OwnPage.TOWNS
            declared.photoCheck.id -> identity()
            declared.scoreShare.id -> score()
            declared.footprint.id -> year()
            else -> error("$service is no service of this app")
        }
    }

    private suspend fun near(): Boolean {
        if (!sheets.begin(declared.nearby.activity, device)) return false
        val (lat, lon) =
            device.place() ?: return false.also {
                said =
                    sheets.reader.language
                        .chrome()
                        .states.error
            }
        val came =
            sheets.confirm(with = device) {
                declared.nearby.release(Recipient.LanternPay, Payload.Location(lat, lon), tapped = true)
            }
        return came is Release.Confirmed || came is Release.Sent
    }

    /** A photo for an identity check, once. */
    private suspend fun identity() {
        if (!sheets.begin(declared.photoCheck.activity, device)) return
        pictured(declared.photoCheck.id) { picture ->
            sheets.confirm(with = device) { declared.photoCheck.release(Recipient.LanternPay, picture, tapped = true) }
        }
    }

    /** One picture, for as long as [use] takes. */
    private suspend fun pictured(
        activity: ActivityId,
        use: suspend (Payload.Jpeg) -> Unit,
    ) {
        val picture = device.picture(activity) ?: return
        try {
            use(Payload.Jpeg(picture))
        } finally {
            picture.wipe()
        }
    }

    /** The range that the person's score is in, to a lender. */
    private suspend fun score() {
        if (!sheets.begin(declared.scoreShare.activity, device)) return
        sheets.confirm(with = device) {
            declared.scoreShare.release(Recipient.HarbourCredit, Payload.Json(SCORE), tapped = true)
        }
    }

    /** The year's counts, on the person's own tap; the page that shows them leads nowhere near it. */
    private suspend fun year() {
        if (!sheets.begin(declared.footprint.activity, device)) return
        val counts = Payload.Footprint(device.year(), sheets.reader)
        sheets.confirm(with = device) {
            declared.footprint.release(Recipient.LanternPay, counts, tapped = true)
        }
    }

    /** A face in front of the camera, for making a pattern or trying one; none where the phone lends no camera. */
    suspend fun face(): ByteBuffer? {
        val phone = sheets.askPhone(declared.facePayment.activity, device)
        val blocked = declared.facePayment.state.value == ActivityState.BLOCKED_BY_PHONE
        if (!phone || blocked) return null
        val on = declared.facePayment.state.value == ActivityState.ON
        if (on && privet.ensureOwner(sheets.keys, sheets.reader) !is Ruled.Done) return null
        return device.probe()
    }

    /**
     * Delivers what waits, after each change, for as long as the app is there. Records that were closed because nobody looks stay closed: to
     * close them is a change, too.
     */
    suspend fun deliver(): Nothing =
        privet.revision.collect {
            while (privet.status.value != EngineStatus.Locked && !round()) delay(RETRY)
        }

    /** False if the device did not answer. */
    private suspend fun round(): Boolean {
        val drained =
            try {
                privet.outbox.drain { item ->
                    when (val arrived = device.deliver(item)) {
                        is Arrived.Later -> {
                            Delivery.Later
                        }

                        is Arrived.Taken -> {
                            arrived.opened?.let { opened.add(0, it) }
                            Delivery.Delivered(arrived.acknowledgement)
                        }
                    }
                }
            } catch (_: Fault) {
                // Nobody tapped, so nobody is told.
                return false
            }
        drained.delivered.forEach { sheets.arrived(it, delivered = true) }
        // A failed try is recorded, which is a change: without a pause it would follow itself.
        if (drained.later.isNotEmpty()) delay(RETRY)
        return true
    }
}

private const val RETRY = 30_000L
private const val SCORE = """{"range":"680-720"}"""
