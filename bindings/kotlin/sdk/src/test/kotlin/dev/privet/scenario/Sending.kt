package dev.privet.scenario

import dev.privet.CHALLENGE
import dev.privet.ENGLISH
import dev.privet.PersonKey
import dev.privet.PersonKeys
import dev.privet.Ruled
import dev.privet.Signed
import dev.privet.TOUCH
import dev.privet.ffi.ActivityId
import dev.privet.ffi.ConfirmingKey
import dev.privet.ffi.Digest
import dev.privet.ffi.Fault
import dev.privet.ffi.Jti
import dev.privet.ffi.KeyLoss
import dev.privet.ffi.MatchToken
import dev.privet.ffi.MediaType
import dev.privet.ffi.Outcome
import dev.privet.ffi.Payment
import dev.privet.ffi.PrivetEngine
import dev.privet.ffi.ProposeOutcome
import dev.privet.ffi.RecipientId
import dev.privet.ffi.ReleaseId
import dev.privet.ffi.RequestId
import dev.privet.ffi.SystemPrompt
import dev.privet.ffi.UserVerification
import dev.privet.ffi.Withheld
import dev.privet.year
import kotlinx.coroutines.CoroutineStart
import kotlinx.coroutines.Job
import kotlinx.coroutines.coroutineScope
import kotlinx.coroutines.launch
import kotlinx.serialization.json.JsonObject
import kotlinx.serialization.json.JsonPrimitive
import kotlinx.serialization.json.boolean
import kotlinx.serialization.json.int
import kotlinx.serialization.json.jsonPrimitive
import kotlinx.serialization.json.long

/** The gate step by step, which apps leave to [dev.privet.PendingRelease.confirm]; and the outbox. None if it is another operation. */
internal suspend fun Phone.send(
    op: String,
    step: Step,
    request: RequestId,
): Told? {
    fun release() = ReleaseId(step.text("release"))
    return when (op) {
        "propose" -> {
            propose(step, request)
        }

        "replace" -> {
            val file = step.text("payload")
            proposed(engine.replace(request, release(), read(file), mediaType(step, file)))
        }

        "preview" -> {
            preview(release(), step.texts("lacks"))
        }

        "approve" -> {
            val uv = named<UserVerification>(step.maybe("uv") ?: "bio")
            told(engine.approve(request, release(), digest(step, release().raw), uv, TOUCH))
        }

        "sign" -> {
            try {
                val signature = kit.sign(step.text("key"), step.text("input").encodeToByteArray())
                val kept = if (step.yesIfAny("truncated")) signature.copyOf(signature.size - 1) else signature
                Told(JsonPrimitive("Signed"), JsonPrimitive(base64(kept)))
            } catch (fault: Fault.Key) {
                Told(said("fault", spelled(fault.v1)))
            }
        }

        "confirm" -> {
            val signature = bytes(step.text("signature"))
            if (step.yesIfAny("cancelled")) {
                gone { confirm(request, release(), signature) }
            } else {
                told(engine.confirm(request, release(), signature))
            }
        }

        "release" -> {
            told(engine.release(request, release()))
        }

        "refuse" -> {
            told(engine.refuse(request, release(), TOUCH))
        }

        "cancel" -> {
            told(engine.cancel(request, release(), named(step.text("reason"))))
        }

        "outbox_next" -> {
            val item = privet.outbox.next() ?: return told("Nothing")
            val seen =
                members(
                    "jti" to item.jti.raw,
                    "recipient" to item.recipient.raw,
                    "hosts" to item.hosts,
                    "notice" to item.notice,
                    "bytes" to item.bytes,
                )
            Told(said("Item", seen), seen)
        }

        "outbox_check" -> {
            val item = step["item"] as JsonObject
            val waits = bytes(item.getValue("bytes").jsonPrimitive.content)
            val altered = step["altered"]?.jsonPrimitive?.boolean ?: false
            val (scheme, to) = (step.maybe("scheme") ?: "https") to step.text("to")
            val sent = if (altered) waits + 0 else waits
            Told(spelled(privet.requests.mayLeave(jti(step), scheme, to, sent)))
        }

        "delivered" -> {
            val ack =
                (step["acknowledges"] as JsonObject?)?.let {
                    kit.acknowledge(bytes(it.getValue("bytes").jsonPrimitive.content))
                }
            told(privet.outbox.delivered(jti(step), ack, request), "Delivered")
        }

        "failed" -> {
            told(privet.outbox.failed(jti(step), request), "Waiting")
        }

        "receipt" -> {
            privet.records.receipt(Jti(step.text("jti")))?.let { Told(JsonPrimitive("Found"), JsonPrimitive(it)) }
                ?: told("Unknown")
        }

        "register_key" -> {
            register(step, request)
        }

        "key_lost" -> {
            val (uv, cause) = named<UserVerification>(step.text("uv")) to named<KeyLoss>(step.text("cause"))
            told(engine.keyLost(request, RecipientId(step.text("recipient")), uv, cause))
        }

        else -> {
            null
        }
    }
}

/** A call whose caller is cancelled while it is under way in the layer's lane: nobody is told how it ended. */
private suspend fun Phone.gone(call: PrivetEngine.() -> Outcome): Told =
    coroutineScope {
        lateinit var caller: Job
        caller =
            launch(start = CoroutineStart.LAZY) {
                val _ =
                    privet.core.commit {
                        caller.cancel()
                        call()
                    }
                error("a cancelled caller was told")
            }
        caller.join()
        check(caller.isCancelled)
        told("Gone")
    }

private fun jti(step: Step): Jti = Jti((step["item"] as JsonObject).getValue("jti").jsonPrimitive.content)

private fun Phone.propose(
    step: Step,
    request: RequestId,
): Told {
    val (activity, recipient) = ActivityId(step.text("activity")) to RecipientId(step.text("recipient"))
    require(listOf("payload", "place", "footprint", "payment").count { it in step } == 1) {
        "one of: a payload, a place, a footprint, a payment"
    }
    if ("footprint" in step) {
        val year = year(requireNotNull(step["footprint"]).jsonPrimitive.int)
        return told(engine.proposeFootprint(request, activity, recipient, year, reader))
    }
    if ("place" in step) {
        val place = step.step("place")
        val (lat, lon) = listOf("lat_e7", "lon_e7").map { requireNotNull(place[it]).jsonPrimitive.int }
        return told(engine.proposeLocation(request, activity, recipient, lat, lon)).also { place.done() }
    }
    if ("payment" in step) {
        val asked = step.step("payment")
        val until = asked.maybe("within")?.let { kit.wall() + duration(it) }
        val payment =
            Payment(asked.text("amount"), asked.text("currency"), asked.text("payee"), asked.maybe("nonce"), until)
        asked.done()
        return told(
            engine.proposePayment(request, activity, recipient, payment, step.maybe("token")?.let(::MatchToken)),
        )
    }
    val file = step.text("payload")
    withheld(step)?.let { return proposed(engine.proposeResult(request, activity, recipient, read(file), it)) }
    return proposed(engine.proposeData(request, activity, recipient, read(file), mediaType(step, file)))
}

/** What was looked at and stayed, if the step says so. */
internal fun withheld(step: Step): Withheld? {
    if ("withheld" !in step) return null
    val said = step.step("withheld")
    val frames = requireNotNull(said["frames"]).jsonPrimitive.int.toUInt()
    val bytes = requireNotNull(said["bytes"]).jsonPrimitive.long.toULong()
    said.done()
    return Withheld(frames, bytes)
}

private fun mediaType(
    step: Step,
    file: String,
): MediaType =
    when (val end = step.maybe("media_type") ?: file.substringAfterLast('.')) {
        "jpg", "image/jpeg" -> MediaType.JPEG
        "png", "image/png" -> MediaType.PNG
        "webp", "image/webp" -> MediaType.WEBP
        "json", "application/json" -> MediaType.JSON
        else -> error("$file: say its media type, not $end")
    }

private fun proposed(outcome: ProposeOutcome): Told =
    when (outcome) {
        is ProposeOutcome.Done -> {
            told(
                Outcome.Done(outcome.reply),
            )
        }

        is ProposeOutcome.Refused -> {
            refused(outcome.refusal)
        }

        is ProposeOutcome.NotCleanable -> {
            Told(said("not_cleanable", spelled(outcome.why)))
        }
    }

private fun Phone.preview(
    release: ReleaseId,
    lacks: List<String>,
): Told =
    engine.preview(release)?.use { preview ->
        val bytes = preview.bytes()
        without(bytes, lacks)
        val seen =
            members(
                "sha256" to dev.privet.StockJava.sha256(bytes),
                "size" to bytes.size,
                "media_type" to preview.mediaType(),
            )
        Told(said("Preview", seen), seen)
    } ?: told("Nothing")

/** Fails if the bytes hold one of these ASCII texts. */
internal fun without(
    bytes: ByteArray,
    texts: List<String>,
) {
    val held = bytes.toString(Charsets.ISO_8859_1)
    for (text in texts) check(text !in held) { "the bytes hold $text" }
}

private suspend fun Phone.register(
    step: Step,
    request: RequestId,
): Told {
    val kinds = step.texts("uv").map { named<UserVerification>(it) }
    val recipient = RecipientId(step.text("recipient"))
    val cut = if (step.yesIfAny("truncated")) 1 else 0

    fun name(uv: UserVerification) = "${recipient.raw}/${name(uv as Enum<*>)}"
    val person =
        object : PersonKeys {
            override suspend fun make(
                recipient: RecipientId,
                accepts: Set<UserVerification>,
                attestation: Digest,
            ): List<ConfirmingKey> =
                kinds.map {
                    ConfirmingKey(
                        it,
                        key(name(it), it).let { key ->
                            key.copyOf(key.size - cut)
                        },
                    )
                }

            override suspend fun owner(): ByteArray = error("the owner signs no registration")

            override suspend fun sign(
                key: PersonKey,
                prompt: SystemPrompt,
                input: ByteArray,
            ): ByteArray = kit.sign(name((key as PersonKey.Confirming).uv), input)
        }
    return when (val registered = privet.register(recipient, CHALLENGE, person, ENGLISH, request)) {
        is Ruled.Done -> {
            registrations[recipient.raw] = registered.value
            Told(said("Registered", members("registration" to registered.value)))
        }

        is Ruled.Denied -> {
            refused(registered.reason)
        }

        is Signed.Left, is Signed.Lost -> {
            error("the key did not sign")
        }
    }
}
