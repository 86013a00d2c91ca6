package dev.lanternpay

import androidx.compose.runtime.Stable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateListOf
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import dev.privet.Activity
import dev.privet.Delivery
import dev.privet.Match
import dev.privet.Payload
import dev.privet.PendingRelease
import dev.privet.Privet
import dev.privet.Release
import dev.privet.Ruled
import dev.privet.ffi.ActivityId
import dev.privet.ffi.ActivityState
import dev.privet.ffi.AskedFrom
import dev.privet.ffi.Chrome
import dev.privet.ffi.MatchToken
import dev.privet.ffi.OsPermission
import dev.privet.ffi.Payment
import dev.privet.ffi.RecipientId
import dev.privet.ffi.Refusal
import dev.privet.ffi.UserVerification
import dev.privet.ffi.Withheld
import dev.privet.phonePrompt
import dev.privet.ui.flow.PrivetSheets
import kotlinx.coroutines.delay

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
    val pay = privet.activity(ActivityId("pay"))
    val facePayment = privet.activity(ActivityId("face_payment"))
    private val billScan = privet.activity(ActivityId("bill_scan"))
    private val scan = privet.activity(ActivityId("scan"))
    private val nearby = privet.activity(ActivityId("nearby"))
    private val scoreShare = privet.activity(ActivityId("score_share"))
    private val footprint = privet.activity(ActivityId("footprint"))
    private val photoCheck = privet.activity(ActivityId("photo_check"))
    private val adPartner = privet.activity(ActivityId("ad_partner"))

    /** Who waits to be paid. */
    val requests = mutableStateListOf<Payment>().apply { addAll(samples.requests(device.now())) }

    /** What recipients said that they got, newest first. */
    val opened = mutableStateListOf<Opened>()

    /** What came of the last tap where no sheet says it, in the core's words. */
    var said by mutableStateOf<String?>(null)

    /** Whether the list of shops may be shown: the person let the app know where they are. */
    var near by mutableStateOf(false)

    /** Once, before anything is sent: the key that is the person's alone. */
    suspend fun prepare() {
        privet.setOwner(sheets.keys, sheets.reader)
        // A page with an ad asks for it, and nobody ever allowed that: what is blocked stands in the history.
        if (privet.timeline(sheets.reader, adPartner.id, limit = 1u).rows.isEmpty()) adPartner.access()
    }

    /** Pays one request, by face where the person wants that and it is on. */
    suspend fun pay(
        request: Payment,
        byFace: Boolean,
        chrome: Chrome,
    ) {
        said = null
        val face = byFace && facePayment.state.value == ActivityState.ON
        val token = if (face) match(chrome) ?: return else null
        val way = if (face) UserVerification.BIO else UserVerification.PIN
        val came = confirmed(LANTERN, way) { pay.pay(LANTERN, request, token, tapped = true) }
        if (came is Release.Confirmed) requests.remove(request)
    }

    /** Looks at the person once. None, and said why, if it is somebody else or too many looks were wrong. */
    private suspend fun match(chrome: Chrome): MatchToken? {
        val faces = facePayment.faces() ?: return null
        val probe = device.probe() ?: return null
        when (val ruled = faces.verify { probe }) {
            is Ruled.Done -> {
                when (val match = ruled.value) {
                    is Match.Same -> return match.token
                    is Match.Other -> sheets.notMatched(match.left)
                }
            }

            is Ruled.Denied -> {
                said = chrome.sheets.lockedOut
            }
        }
        return null
    }

    /** A picture of a bill, to whoever reads bills. */
    suspend fun bill() {
        said = null
        if (!open(billScan, OsPermission.CAMERA)) return
        val picture = device.picture() ?: return
        confirmed(CLOUDLANE) { billScan.release(CLOUDLANE, Payload.Jpeg(picture), tapped = true) }
    }

    /** A code, read here: what the camera saw goes nowhere. Answers the payment that the code asks for. */
    suspend fun scan(chrome: Chrome): Payment? {
        said = null
        if (!open(scan, OsPermission.CAMERA)) return null
        val use = begun() ?: return null
        val scanned = device.scan()
        use.end(Withheld(scanned?.frames ?: 0u, scanned?.bytes ?: 0u))
        if (scanned != null) said = chrome.sheets.onlyCode
        return scanned?.let { code -> requests.firstOrNull { it.nonce == code.text } }
    }

    private suspend fun begun() =
        when (val began = scan.access()) {
            is Ruled.Done -> {
                began.value
            }

            is Ruled.Denied -> {
                scan.askWith(sheets, AskedFrom.FEATURE)
                (scan.access() as? Ruled.Done)?.value
            }
        }

    /** What a tap on one of the app's services does. */
    suspend fun begin(service: ActivityId) {
        said = null
        when (service) {
            nearby.id -> near = near()
            photoCheck.id -> identity()
            scoreShare.id -> confirmed(HARBOUR) { scoreShare.release(HARBOUR, Payload.Json(SCORE), tapped = true) }
            footprint.id -> year()
            else -> error("$service is no service of this app")
        }
    }

    private suspend fun near(): Boolean {
        if (!open(nearby, OsPermission.LOCATION_COARSE)) return false
        val (lat, lon) = device.place()
        val release = confirmed(LANTERN) { nearby.release(LANTERN, Payload.Location(lat, lon), tapped = true) }
        return release is Release.Confirmed || release is Release.Sent
    }

    /** A photo for an identity check, once. */
    private suspend fun identity() {
        if (!open(photoCheck, OsPermission.CAMERA)) return
        val picture = device.picture() ?: return
        confirmed(LANTERN) { photoCheck.release(LANTERN, Payload.Jpeg(picture), tapped = true) }
    }

    /** The year's counts, on the person's own tap; the page that shows them leads nowhere near it. */
    private suspend fun year() {
        val counts = Payload.Footprint(device.year(), sheets.reader)
        confirmed(LANTERN) { footprint.release(LANTERN, counts, tapped = true) }
    }

    /** What the phone itself has to allow: says what it will ask next (M6), and has it ask, once. */
    private suspend fun open(
        activity: Activity,
        permission: OsPermission,
    ): Boolean {
        if (!device.asked(permission)) {
            val before = activity.phonePrompt(sheets.reader.language)
            if (before != null && !sheets.beforePhone(before)) return false
        }
        device.ask(permission)
        return true
    }

    /** Has the person confirm it; registers first where no key of theirs is known to this recipient yet. */
    private suspend fun confirmed(
        recipient: RecipientId,
        by: UserVerification = UserVerification.BIO,
        release: () -> PendingRelease,
    ): Release {
        if (recipient.raw !in known) register(recipient)
        val first = sheets.confirm(by, release)
        if ((first as? Release.Denied)?.reason != Refusal.NotRegistered) return first
        register(recipient)
        return sheets.confirm(by, release)
    }

    private val known = mutableSetOf<String>()

    private suspend fun register(recipient: RecipientId) {
        val made = privet.register(recipient, device.challenge(recipient), sheets.keys, sheets.reader)
        if (made is Ruled.Done) {
            device.registered(recipient, made.value)
            known += recipient.raw
        }
    }

    /** Delivers what waits, after each change, for as long as the app is there. */
    suspend fun deliver(): Nothing =
        privet.revision.collect {
            val drained =
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
            drained.delivered.forEach { sheets.arrived(it, delivered = true) }
            // A failed try is recorded, which is a change: without a pause it would follow itself.
            if (drained.later.isNotEmpty()) delay(RETRY)
        }
}

private val LANTERN = RecipientId("lantern_pay")
private val CLOUDLANE = RecipientId("cloudlane")
private val HARBOUR = RecipientId("harbour_credit")
private const val RETRY = 30_000L
private const val SCORE = """{"range":"680-720"}"""
