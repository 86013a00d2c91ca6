package dev.lanternpay

import dev.privet.ffi.Language

/** What this app says beside the core's words and its manifest's: a line of words.tsv for each, in both languages. */
public class Words(
    lines: List<String>,
    language: Language,
) {
    private val said: Map<String, String> =
        lines.filter { it.isNotEmpty() }.associate { line ->
            val (key, english, chinese) = line.split('\t')
            key to if (language == Language.EN) english else chinese
        }

    public operator fun get(key: String): String = said.getValue(key)

    /** With a number where the text has a place for one. */
    public fun filled(
        key: String,
        n: Int,
    ): String = get(key).replace("{n}", "$n")
}
