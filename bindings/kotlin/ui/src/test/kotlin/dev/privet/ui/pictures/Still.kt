package dev.privet.ui.pictures

import dev.privet.ffi.Inspector
import dev.privet.ffi.ReceiptSheet
import dev.privet.ffi.SlipCode
import dev.privet.ffi.UseDetail
import kotlin.random.Random

/**
 * The person's keys are new in every run, and so is what is made of them: hashes, key ids, codes. In a picture and in what is written
 * down for the previews they stand still, and what no screen draws is left out; what they are is held by other tests.
 */
internal fun still(answer: Any?): Any? =
    when (answer) {
        is Inspector -> answer.still()
        is ReceiptSheet -> answer.still()
        is UseDetail -> answer.copy(receipt = answer.receipt?.still())
        else -> answer
    }

private fun Inspector.still(): Inspector =
    copy(
        report = "",
        rows =
            rows.map {
                if (it.short == null) it else it.copy(value = LONG, short = "9c1e…44d0", spoken = it.label)
            },
    )

private fun ReceiptSheet.still(): ReceiptSheet =
    copy(file = "", code = (code as? SlipCode.Qr)?.let { SlipCode.Qr(SIDE, pattern()) } ?: code)

private const val LONG = "9c1e6a02b7f4d8135e90ac47f2b8d6301c75e94fa8d20b63f17e5c9844d044d0"
private const val SIDE: UInt = 97u

/** As dense as a code, with three finders, and no code. */
private fun pattern(): ByteArray {
    val side = SIDE.toInt()
    val bytes = ByteArray((side * side + 7) / 8)
    val random = Random(side)

    fun finder(
        x: Int,
        y: Int,
    ): Boolean? {
        val inX = minOf(x, if (y < side - 8) side - 1 - x else x)
        val inY = minOf(y, if (x < side - 8) side - 1 - y else y)
        if (inX > 7 || inY > 7) return null
        if (inX == 7 || inY == 7) return false
        val ring = minOf(inX, 6 - inX, minOf(inY, 6 - inY))
        return ring != 1
    }
    for (at in 0 until side * side) {
        val (x, y) = at % side to at / side
        val dark = finder(x, y) ?: random.nextBoolean()
        if (dark) bytes[at / 8] = (bytes[at / 8].toInt() or (0x80 ushr (at % 8))).toByte()
    }
    return bytes
}
