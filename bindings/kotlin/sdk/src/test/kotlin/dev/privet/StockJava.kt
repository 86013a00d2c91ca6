package dev.privet

import kotlinx.serialization.json.Json
import kotlinx.serialization.json.JsonElement
import kotlinx.serialization.json.JsonObject
import kotlinx.serialization.json.jsonObject
import kotlinx.serialization.json.jsonPrimitive
import java.math.BigInteger
import java.nio.ByteBuffer
import java.security.AlgorithmParameters
import java.security.KeyFactory
import java.security.MessageDigest
import java.security.PublicKey
import java.security.Signature
import java.security.spec.ECGenParameterSpec
import java.security.spec.ECParameterSpec
import java.security.spec.ECPoint
import java.security.spec.ECPublicKeySpec
import java.security.spec.X509EncodedKeySpec
import java.util.Base64

/** docs/formats.md read with the JDK alone, as a stranger would: nothing here calls Privet. */
internal object StockJava {
    private fun url(text: String): ByteArray {
        val bytes = Base64.getUrlDecoder().decode(text)
        // Java's decoder takes more than one spelling of the last character.
        require(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes) == text) { "not canonical" }
        return bytes
    }

    private fun standard(text: String): ByteArray =
        Base64
            .getDecoder()
            .decode(
                text,
            ).also { require(Base64.getEncoder().encodeToString(it) == text) { "not canonical" } }

    /** One JSON object in its one spelling (RFC 8785), as far as these formats need it: printed again it is the same text. */
    private fun canonical(bytes: ByteArray): JsonObject {
        val text = bytes.decodeToString(throwOnInvalidSequence = true)
        val parsed = Json.parseToJsonElement(text).jsonObject
        require(sorted(parsed).toString() == text) { "not canonical" }
        return parsed
    }

    private fun sorted(value: JsonElement): JsonElement =
        if (value is JsonObject) JsonObject(value.toSortedMap().mapValues { sorted(it.value) }) else value

    fun key(jwk: JsonObject): PublicKey {
        val curve =
            AlgorithmParameters.getInstance("EC").run {
                init(ECGenParameterSpec("secp256r1"))
                getParameterSpec(ECParameterSpec::class.java)
            }
        val (x, y) = listOf("x", "y").map { BigInteger(1, url(jwk.getValue(it).jsonPrimitive.content)) }
        return KeyFactory.getInstance("EC").generatePublic(ECPublicKeySpec(ECPoint(x, y), curve))
    }

    /** RFC 7638. */
    private fun thumbprint(jwk: JsonObject): String =
        Base64.getUrlEncoder().withoutPadding().encodeToString(sha256(sorted(jwk).toString().encodeToByteArray()))

    /** The claims of a compact JWS of this type that this key signed; throws for anything else. */
    fun claims(
        jws: String,
        type: String,
        jwk: JsonObject,
    ): JsonObject {
        val parts = jws.split('.')
        require(parts.size == 3) { "not compact" }
        val header = canonical(url(parts[0])).mapValues { it.value.jsonPrimitive.content }
        require(header == mapOf("alg" to "ES256", "kid" to thumbprint(jwk), "typ" to type)) { "wrong header" }
        val signature = url(parts[2])
        require(signature.size == 64) { "not r and s" }
        val holds =
            Signature.getInstance("SHA256withECDSAinP1363Format").run {
                initVerify(key(jwk))
                update("${parts[0]}.${parts[1]}".encodeToByteArray())
                verify(signature)
            }
        require(holds) { "bad signature" }
        return canonical(url(parts[1]))
    }

    /** What a registration (RFC 7515 §7.2.1) says: the recipient checked its signatures when it came. */
    fun registration(text: String): JsonObject =
        canonical(url(canonical(text.encodeToByteArray()).getValue("payload").jsonPrimitive.content))

    /** A C2SP tlog-proof of this entry, under the checkpoint that it carries and the log's public key; throws if it does not hold. */
    fun proved(
        proof: String,
        entry: ByteArray,
        logKey: String,
    ) {
        val (own, body, signatures) = proof.split("\n\n").also { require(it.size == 3) { "not a proof" } }
        val (origin, size, root) = body.lines()
        val (name, _, key) = logKey.split('+', limit = 3)
        require(origin == name) { "another log" }
        val typed = standard(key)
        require(typed[0].toInt() == 1) { "not Ed25519" }
        val id = sha256("$name\n".encodeToByteArray() + typed).take(4)
        val signed =
            signatures
                .lines()
                .filter {
                    it.startsWith(
                        "\u2014 $name ",
                    )
                }.map { standard(it.substringAfterLast(' ')) }
        val one = signed.single { it.take(4) == id }
        val holds =
            Signature.getInstance("Ed25519").run {
                initVerify(ed25519(typed.drop(1).toByteArray()))
                update("$body\n".encodeToByteArray())
                verify(one, 4, 64)
            }
        require(holds) { "bad checkpoint" }
        val lines = own.lines()
        require(lines[0] == "c2sp.org/tlog-proof@v1") { "another format" }
        val extra = lines[1].takeIf { it.startsWith("extra ") }?.removePrefix("extra ")
        if (extra != null) require(standard(extra).contentEquals(entry.copyOf(32))) { "wrong salt" }
        val rest = lines.drop(if (extra == null) 1 else 2)
        val path = rest.drop(1).map(::standard)
        val leaf = sha256(byteArrayOf(0) + entry)
        require(
            root(rest[0].removePrefix("index ").toLong(), size.toLong(), leaf, path).contentEquals(standard(root)),
        ) {
            "not included"
        }
    }

    /** What a destruction record says of the template; throws if the ledger of this key does not say it. */
    fun destroyed(
        record: String,
        logKey: String,
    ): JsonObject {
        val read = canonical(record.encodeToByteArray())
        require(
            text(read, "format") == "privet/destruction/1" && text(read, "key") == logKey,
        ) { "another format or log" }
        val (denied, missing) =
            listOf("destroying" to "TemplateDestroying", "destroyed" to "TemplateDestroyed").map { (member, type) ->
                val held = read.getValue(member).jsonObject
                val (entry, proof) = url(text(held, "entry")) to text(held, "proof")
                proved(proof, entry, logKey)
                val body = Json.parseToJsonElement(entry.drop(32).toByteArray().decodeToString()).jsonObject
                require(text(body.getValue("event").jsonObject, "type") == type) { "another event" }
                Triple(body, proof.substringAfter("\n\n"), proof.lines()[1].removePrefix("index ").toLong())
            }
        require(denied.second == missing.second && denied.third < missing.third) { "another head, or out of order" }
        val (first, second) = listOf(denied, missing).map { it.first.getValue("event").jsonObject }
        require(first - "type" == second - "type") { "another template" }
        val times = mapOf("denied" to denied.first.getValue("at"), "missing" to missing.first.getValue("at"))
        return JsonObject((first - "type") + times)
    }

    private fun text(
        of: JsonObject,
        name: String,
    ): String = of.getValue(name).jsonPrimitive.content

    /** RFC 9162 §2.1.3.2. */
    private fun root(
        index: Long,
        size: Long,
        leaf: ByteArray,
        path: List<ByteArray>,
    ): ByteArray {
        require(index in 0..<size) { "no such entry" }
        var (fn, sn, r) = Triple(index, size - 1, leaf)
        for (p in path) {
            require(sn != 0L) { "too long" }
            if (fn and 1 == 1L || fn == sn) {
                r = sha256(byteArrayOf(1) + p + r)
                while (fn and 1 == 0L && fn != 0L) {
                    fn = fn shr 1
                    sn = sn shr 1
                }
            } else {
                r = sha256(byteArrayOf(1) + r + p)
            }
            fn = fn shr 1
            sn = sn shr 1
        }
        require(sn == 0L) { "too short" }
        return r
    }

    private fun ed25519(raw: ByteArray): PublicKey {
        val prefix =
            ByteBuffer
                .allocate(12)
                .putInt(0x302a3005)
                .putInt(0x06032b65)
                .putInt(0x70032100)
                .array()
        return KeyFactory.getInstance("Ed25519").generatePublic(X509EncodedKeySpec(prefix + raw))
    }

    fun sha256(bytes: ByteArray): ByteArray = MessageDigest.getInstance("SHA-256").digest(bytes)
}
