package snippets.members

import com.example.corner.CornerShop2
import com.example.lanternpay.LanternPay
import dev.privet.PersonKeys
import dev.privet.Privet
import dev.privet.Purpose
import dev.privet.Signed
import dev.privet.ffi.Reader

/** Only what is declared has a name. */
internal fun purposes(privet: Privet): List<Purpose> =
    LanternPay(privet).let { listOf(it.pay, it.billScan.activity, it.facePayment) } +
        CornerShop2(privet).let { listOf(it.`in`, it.whenX1, it.`typeof`, it.toString) }

internal fun undeclared(app: LanternPay): Purpose = app.whenX1 // no: Unresolved reference 'whenX1'

internal fun ofAnotherManifest(app: CornerShop2): LanternPay.BillScan = app.`in` // no: Return type mismatch

internal suspend fun registered(
    app: LanternPay,
    keys: PersonKeys,
    reader: Reader,
): Signed<String> = app.register(LanternPay.Recipient.Cloudlane, ByteArray(16), keys, reader)

internal suspend fun registeredElsewhere(
    app: LanternPay,
    keys: PersonKeys,
    reader: Reader,
): Signed<String> =
    app.register(CornerShop2.Recipient.Object, ByteArray(16), keys, reader) // no: Argument type mismatch

internal fun masked(app: LanternPay): String = app.masked(LanternPay.Data.ScoreRange, "700")

internal fun maskedElsewhere(app: LanternPay): String =
    app.masked(CornerShop2.Data.Note, "700") // no: Argument type mismatch
