package snippets.payloads

import com.example.corner.CornerShop2
import com.example.lanternpay.LanternPay
import com.example.lanternpay.LanternPay.Recipient
import dev.privet.Payload
import dev.privet.PendingRelease
import dev.privet.ffi.MatchToken
import dev.privet.ffi.Payment
import dev.privet.ffi.Withheld

/** An activity sends what it declares. */
internal fun declared(app: LanternPay): List<PendingRelease> =
    listOf(
        app.nearby.release(Recipient.LanternPay, Payload.Location(0, 0)),
        app.scoreShare.release(Recipient.HarbourCredit, Payload.Json("{}"), tapped = true),
    )

internal fun aPlaceOfABill(app: LanternPay): PendingRelease =
    app.billScan.release(Recipient.Cloudlane, Payload.Location(0, 0)) // no: Argument type mismatch

internal fun aDocumentOfABill(app: LanternPay): PendingRelease =
    app.billScan.release(Recipient.Cloudlane, Payload.Json("{}")) // no: Argument type mismatch

internal fun aPlaceAsADocument(app: LanternPay): PendingRelease =
    app.nearby.release(Recipient.LanternPay, Payload.Json("{}")) // no: Argument type mismatch

internal fun countsOfTheApps(app: LanternPay): PendingRelease =
    app.footprint.release(Recipient.LanternPay, Payload.Json("{}")) // no: Argument type mismatch

internal fun whatSendsNothing(
    app: LanternPay,
    result: Payload.Result,
): PendingRelease = app.scan.release(Recipient.LanternPay, result) // no: Unresolved reference 'release'

internal fun ofALook(app: CornerShop2): PendingRelease =
    app.whenX1.release(CornerShop2.Recipient.Object, Payload.Result("{}", Withheld(1u, 1uL)))

internal fun aPictureThatStays(
    app: CornerShop2,
    picture: Payload.Webp,
): PendingRelease = app.whenX1.release(CornerShop2.Recipient.Object, picture) // no: Argument type mismatch

internal fun paid(
    app: LanternPay,
    payment: Payment,
    token: MatchToken,
): PendingRelease = app.pay.pay(Recipient.LanternPay, payment, token)

internal fun paidByABill(
    app: LanternPay,
    payment: Payment,
): PendingRelease = app.billScan.pay(Recipient.Cloudlane, payment) // no: Unresolved reference 'pay'
