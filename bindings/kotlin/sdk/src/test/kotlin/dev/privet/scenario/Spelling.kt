package dev.privet.scenario

import dev.privet.ffi.ChapterKind
import dev.privet.ffi.Fault
import dev.privet.ffi.LegalBasis
import dev.privet.ffi.MediaType
import dev.privet.ffi.OsPermission
import dev.privet.ffi.UserVerification
import kotlinx.serialization.json.JsonArray
import kotlinx.serialization.json.JsonElement
import kotlinx.serialization.json.JsonNull
import kotlinx.serialization.json.JsonObject
import kotlinx.serialization.json.JsonPrimitive
import java.lang.reflect.Modifier
import java.util.Base64

/** What the API answers, in the spelling of tests/README.md: the core's own names. */
internal fun spelled(value: Any?): JsonElement =
    when (value) {
        null -> JsonNull
        is JsonElement -> value
        is String -> JsonPrimitive(value)
        is Boolean -> JsonPrimitive(value)
        is Number -> JsonPrimitive(value)
        is UShort -> JsonPrimitive(value.toInt())
        is UInt -> JsonPrimitive(value.toLong())
        is ULong -> JsonPrimitive(value.toLong())
        is ByteArray -> JsonPrimitive(base64(value))
        is List<*> -> JsonArray(value.map(::spelled))
        is Enum<*> -> JsonPrimitive(name(value))
        else -> structure(value)
    }

internal fun base64(bytes: ByteArray): String = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes)

internal fun bytes(text: String): ByteArray = Base64.getUrlDecoder().decode(text)

/** `NO_CONSENT` is `NoConsent`. */
internal fun pascal(upper: String): String =
    upper.split('_').joinToString("") { it.lowercase().replaceFirstChar(Char::uppercase) }

/** `NoConsent` is `NO_CONSENT`, and so is `no_consent`. */
internal inline fun <reified E : Enum<E>> named(name: String): E =
    requireNotNull(enumValues<E>().find { name(it) == name || it.name == name.uppercase() }) { "unknown name $name" }

internal fun name(value: Enum<*>): String =
    when (value) {
        is UserVerification, is OsPermission, is LegalBasis, is ChapterKind -> value.name.lowercase()
        is MediaType -> if (value == MediaType.JSON) "application/json" else "image/${value.name.lowercase()}"
        else -> pascal(value.name)
    }

internal fun fault(fault: Fault): JsonObject = said("fault", JsonPrimitive(fault::class.java.simpleName))

internal fun said(
    name: String,
    value: JsonElement,
): JsonObject = JsonObject(mapOf(name to value))

internal fun members(vararg members: Pair<String, Any?>): JsonObject =
    JsonObject(
        members.associate { (name, value) ->
            name to
                spelled(value)
        },
    )

/** A record is its members, a variant its name and its members, an id its text. */
private fun structure(value: Any): JsonElement {
    val type = value.javaClass
    val fields = type.declaredFields.filterNot { Modifier.isStatic(it.modifiers) }.onEach { it.isAccessible = true }
    if (fields.singleOrNull()?.name == "raw") return spelled(fields.single().get(value))
    val held = fields.associate { snake(it.name) to spelled(it.get(value)) }
    return when {
        type.superclass == Any::class.java -> JsonObject(held)
        held.isEmpty() -> JsonPrimitive(type.simpleName)
        held.keys == setOf("v1") -> said(type.simpleName, held.getValue("v1"))
        else -> said(type.simpleName, JsonObject(held))
    }
}

private fun snake(camel: String): String = camel.replace(Regex("[A-Z]")) { "_" + it.value.lowercase() }

/** Partial matching as tests/README.md says it. */
internal fun holds(
    value: JsonElement,
    wanted: JsonElement,
): Boolean =
    when {
        wanted is JsonPrimitive && wanted.isString && value is JsonObject -> {
            value.keys == setOf(wanted.content)
        }

        wanted is JsonObject && value is JsonObject -> {
            wanted.all { (name, w) ->
                value[name]?.let { holds(it, w) }
                    ?: false
            }
        }

        wanted is JsonArray && value is JsonArray -> {
            wanted.size == value.size &&
                value.zip(wanted).all { (v, w) -> holds(v, w) }
        }

        else -> {
            value == wanted
        }
    }

/** Every text of a view, one to a line. */
internal fun texts(view: JsonElement): String =
    when (view) {
        is JsonPrimitive -> if (view.isString) "${view.content}\n" else ""
        is JsonArray -> view.joinToString("", transform = ::texts)
        is JsonObject -> view.values.joinToString("", transform = ::texts)
    }
