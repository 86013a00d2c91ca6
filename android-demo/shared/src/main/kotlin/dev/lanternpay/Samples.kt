package dev.lanternpay

import dev.privet.ffi.Language
import dev.privet.ffi.Payment

/** What stands in for a shop's till and for a list of shops: files beside the manifest. */
internal class Samples(
    private val read: (String) -> ByteArray,
) {
    private fun rows(name: String): List<List<String>> =
        read(name)
            .decodeToString()
            .lineSequence()
            .filter(String::isNotEmpty)
            .map { it.split('\t') }
            .toList()

    /** The payments that somebody waits for, as of this moment (milliseconds since 1970). */
    fun requests(now: Long): List<Payment> =
        rows("requests.tsv").map { (amount, currency, payee, nonce, seconds) ->
            Payment(amount, currency, payee, nonce, now + seconds.toLong() * 1_000)
        }

    fun shops(language: Language): List<Shop> =
        rows("shops.tsv").map { (english, chinese, town, chineseTown, away) ->
            if (language == Language.EN) {
                Shop(english, town, away.toInt())
            } else {
                Shop(chinese, chineseTown, away.toInt())
            }
        }

    fun words(language: Language): Words = Words(read("words.tsv").decodeToString().lines(), language)
}

/**
 * A shop that takes Lantern Pay.
 *
 * @property away metres from the middle of the area.
 */
internal class Shop(
    val name: String,
    val town: String,
    val away: Int,
)
