package dev.privet.scenario

import dev.privet.CHALLENGE
import dev.privet.StockJava
import dev.privet.ffi.ActivityId
import dev.privet.ffi.AppId
import dev.privet.ffi.Expectations
import dev.privet.ffi.ReceiptCheck
import dev.privet.ffi.RecipientId
import dev.privet.ffi.Subject
import dev.privet.ffi.TemplateId
import dev.privet.ffi.verifyReceipt
import dev.privet.testkit.EnvelopeCheck
import kotlinx.serialization.json.Json
import kotlinx.serialization.json.JsonElement
import kotlinx.serialization.json.JsonObject
import kotlinx.serialization.json.JsonPrimitive
import kotlinx.serialization.json.jsonArray
import kotlinx.serialization.json.jsonObject
import kotlinx.serialization.json.jsonPrimitive
import kotlinx.serialization.json.long

/** What recipients and auditors do, without the engine. None if it is another operation. */
internal suspend fun Phone.check(
    op: String,
    step: Step,
): Told? =
    when (op) {
        "open_envelope" -> openEnvelope(step)
        "verify_receipt" -> receipt(step.text("receipt"), step.maybe("nonce"))
        "verify_notice" -> notice(step["item"] as JsonObject)
        "proof" -> proof(step.text("event"), step.texts("hides"))
        "destruction" -> destruction(step)
        else -> null
    }

private fun text(
    of: JsonObject,
    name: String,
): String = of.getValue(name).jsonPrimitive.content

private fun Phone.openEnvelope(step: Step): Told {
    val item = step["item"] as JsonObject
    val by = step.maybe("by") ?: text(item, "recipient")
    val opened = kit.openEnvelope(by, bytes(text(item, "bytes")), registrations[by], CHALLENGE, step.maybe("nonce"))
    without(opened.payload, step.texts("lacks"))
    val held =
        mapOf("size" to JsonPrimitive(opened.payload.size), "sha256" to spelled(StockJava.sha256(opened.payload)))
    return when (val found = opened.verified) {
        is EnvelopeCheck.Confirmed -> {
            Told(
                said(
                    "Confirmed",
                    JsonObject(says(claims(checkNotNull(opened.receipt))) + held),
                ),
            )
        }

        is EnvelopeCheck.Unconfirmed -> {
            Told(
                said(
                    "Unconfirmed",
                    JsonObject(members("activity" to found.activity, "media_type" to found.mediaType) + held),
                ),
            )
        }

        is EnvelopeCheck.NotOpened -> {
            Told(said("fault", JsonPrimitive(found.code)))
        }

        is EnvelopeCheck.BadReceipt -> {
            Told(said("fault", JsonPrimitive(found.code)))
        }

        is EnvelopeCheck.Mismatch -> {
            Told(said("fault", JsonPrimitive(found.code)))
        }

        is EnvelopeCheck.NotRegistered, is EnvelopeCheck.Unchecked -> {
            error("nobody registered with $by")
        }
    }
}

/** What the recipient was told when the person registered: who they are to it, and each key with what it is for. */
private fun Phone.known(recipient: String): JsonObject =
    StockJava.registration(checkNotNull(registrations[recipient]) { "nobody registered with $recipient" })

private fun key(
    registration: JsonObject,
    uv: String,
): JsonObject =
    registration
        .getValue("keys")
        .jsonArray
        .first {
            text(it.jsonObject, "uv") == uv
        }.jsonObject
        .getValue("jwk")
        .jsonObject

/** Unverified. */
private fun claims(jws: String): JsonObject =
    Json.parseToJsonElement(bytes(jws.split('.')[1]).decodeToString()).jsonObject

private fun Phone.receipt(
    receipt: String,
    nonce: String?,
): Told {
    val claims = claims(receipt)
    val (recipient, uv) = text(claims, "aud") to text(claims, "uv")
    val known = known(recipient)
    val expected =
        Expectations(
            AppId("lantern_pay"),
            RecipientId(recipient),
            Subject(text(known, "sub")),
            named(uv),
            nonce,
            kit.wall().floorDiv(1000L),
        )
    return when (val check = verifyReceipt(receipt, key(known, uv).toString(), expected)) {
        is ReceiptCheck.Not -> {
            Told(said("fault", spelled(check.code)))
        }

        is ReceiptCheck.Genuine -> {
            check(
                StockJava.claims(receipt, "privet-receipt+jwt", key(known, uv)) == claims,
            ) { "stock Java reads it otherwise" }
            Told(said("Genuine", says(claims)))
        }
    }
}

private fun says(claims: JsonObject): JsonObject {
    val said: Map<String, JsonElement> =
        mapOf(
            "recipient" to claims.getValue("aud"),
            "language" to claims.getValue("shown").jsonObject.getValue("lang"),
            "seconds" to
                JsonPrimitive(claims.getValue("exp").jsonPrimitive.long - claims.getValue("iat").jsonPrimitive.long),
        ) + claims.filterKeys { it in setOf("activity", "uv", "purpose", "data") }
    val payment = claims.filterKeys { it in setOf("amount", "currency", "payee", "face_matched") }
    return JsonObject(if ("amount" in payment) said + ("payment" to JsonObject(payment)) else said)
}

private fun Phone.notice(item: JsonObject): Told {
    val known = known(text(item, "recipient"))
    val notice = StockJava.claims(bytes(text(item, "bytes")).decodeToString(), "privet-notice+jwt", key(known, "none"))
    check(notice["sub"] == known["sub"] && text(notice, "aud") == text(item, "recipient")) {
        "about another person or for another recipient"
    }
    return Told(said("Genuine", JsonObject(notice.filterKeys { it in setOf("activity", "withdrawn_at") })))
}

/** Of the newest event of this name, as an auditor checks it: with the log's public key, the entry and the proof alone. */
private suspend fun Phone.proof(
    event: String,
    hides: List<String>,
): Told {
    val index = ledger().indexOfLast { event in it.jsonObject }
    check(index >= 0) { "no $event in the ledger" }
    val found = privet.records.proof(index.toULong()) ?: return told("Unknown")
    StockJava.proved(found.proof, found.entry, checkNotNull(privet.records.logKey()))
    without(found.entry + found.proof.encodeToByteArray(), hides)
    return told("Proved")
}

/** What an auditor makes of a destruction record, with the log's public key and the record's text alone. */
private suspend fun Phone.destruction(step: Step): Told {
    val template = step.maybe("template")?.let(::TemplateId)
    val hides = step.texts("hides")
    val record =
        privet.records.destruction(ActivityId(step.text("activity")), template) ?: return told("Nothing")
    val said = StockJava.destroyed(record.text, checkNotNull(privet.records.logKey()))
    without(record.text.encodeToByteArray() + record.destroying.entry + record.destroyed.entry, hides)
    return Told(said("Destroyed", JsonObject(said - "template")), said.getValue("template"))
}
