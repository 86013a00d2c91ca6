package dev.privet.scenario

import kotlinx.serialization.json.JsonArray
import kotlinx.serialization.json.JsonElement
import kotlinx.serialization.json.JsonObject
import kotlinx.serialization.json.JsonPrimitive
import kotlinx.serialization.json.jsonArray
import kotlinx.serialization.json.jsonObject
import kotlinx.serialization.json.jsonPrimitive

/** An object of a scenario: every member has to be read, or the scenario fails. */
internal class Step(
    private val members: JsonObject,
) {
    private val unread = members.keys.toMutableSet()

    operator fun contains(name: String): Boolean = name in members

    operator fun get(name: String): JsonElement? = members[name].also { unread -= name }

    fun text(name: String): String = requireNotNull(maybe(name)) { "no $name in $members" }

    fun maybe(name: String): String? =
        get(name)
            ?.jsonPrimitive
            ?.also {
                require(it.isString) { "$name is a text" }
            }?.content

    fun step(name: String): Step = Step(requireNotNull(get(name) as? JsonObject) { "no $name in $members" })

    /** A list of objects; none where there is no such member. */
    fun steps(name: String): List<Step> = get(name)?.jsonArray.orEmpty().map { Step(it.jsonObject) }

    fun texts(name: String): List<String> = get(name)?.jsonArray.orEmpty().map { it.jsonPrimitive.content }

    /** One pattern or a list of them. */
    fun several(name: String): List<JsonElement> = get(name).let { if (it is JsonArray) it else listOfNotNull(it) }

    fun yes(name: String): Unit = require(get(name) == JsonPrimitive(true)) { "$name is true" }

    /** Whether it is there, and then true. */
    fun yesIfAny(name: String): Boolean = (name in this).also { if (it) yes(name) }

    /** To be called at the end. */
    fun done(): Unit = check(unread.isEmpty()) { "unknown members $unread in $members" }

    override fun toString(): String = members.toString()
}

/** What `as` bound. */
internal class Names {
    private val bound = mutableMapOf<String, JsonElement>()

    fun bind(
        name: String,
        value: JsonElement,
    ) {
        bound[name] = value
    }

    /** The same value with every `$name` and `$name.member` replaced by what was bound. */
    fun fill(value: JsonElement): JsonElement =
        when (value) {
            is JsonObject -> {
                JsonObject(value.mapValues { fill(it.value) })
            }

            is JsonArray -> {
                JsonArray(value.map(::fill))
            }

            is JsonPrimitive -> {
                if (value.isString &&
                    value.content.startsWith("$")
                ) {
                    find(value.content.drop(1))
                } else {
                    value
                }
            }
        }

    private fun find(path: String): JsonElement {
        val (name, member) = path.split('.', limit = 2).let { it[0] to it.getOrNull(1) }
        val found = requireNotNull(bound[name]) { "nothing is bound to $$name" }
        return if (member ==
            null
        ) {
            found
        } else {
            requireNotNull((found as? JsonObject)?.get(member)) { "$$name has no $member" }
        }
    }
}

private val UNITS = mapOf("ms" to 1L, "s" to 1_000L, "m" to 60_000L, "h" to 3_600_000L, "d" to 86_400_000L)

/** Milliseconds of a duration like `700ms` or `-1d`. */
internal fun duration(text: String): Long {
    val (number, unit) =
        requireNotNull(
            Regex("(-?[0-9]+)([a-z]+)").matchEntire(text),
        ) { "no duration: $text" }.destructured
    return number.toLong() * requireNotNull(UNITS[unit]) { "unknown unit $unit" }
}
