package snippets.recipients

import com.example.corner.CornerShop2
import com.example.lanternpay.LanternPay
import com.example.lanternpay.LanternPay.Recipient
import dev.privet.Payload
import dev.privet.PendingRelease
import dev.privet.ffi.RecipientId

/** Data goes to whom its activity declares. */
internal fun declared(
    app: LanternPay,
    picture: Payload.Jpeg,
): PendingRelease = app.billScan.release(Recipient.Cloudlane, picture)

internal fun ofAnotherActivity(
    app: LanternPay,
    picture: Payload.Jpeg,
): PendingRelease = app.billScan.release(Recipient.Meridian, picture) // no: Argument type mismatch

internal fun ofAnotherManifest(
    app: LanternPay,
    picture: Payload.Jpeg,
): PendingRelease = app.billScan.release(CornerShop2.Recipient.Object, picture) // no: Argument type mismatch

internal fun byItsId(
    app: LanternPay,
    picture: Payload.Jpeg,
): PendingRelease = app.billScan.release(RecipientId("cloudlane"), picture) // no: Argument type mismatch

internal fun byAText(
    app: LanternPay,
    picture: Payload.Jpeg,
): PendingRelease = app.billScan.release("cloudlane", picture) // no: Argument type mismatch

internal fun shown(to: LanternPay.BillScan.To): RecipientId =
    when (to) {
        Recipient.Cloudlane -> to.id
    }

internal fun ofTheOtherOnly(
    app: CornerShop2,
    picture: Payload.Png,
): List<PendingRelease> =
    listOf(
        app.`in`.release(CornerShop2.Recipient.Object, picture),
        app.`in`.release(CornerShop2.Recipient.In, Payload.Json("{}")),
    )
