package dev.privet.android

import java.security.MessageDigest
import java.util.Base64

/** Names of P-256 keys (RFC 7638), as the header of what they sign has them (`kid`, RFC 7515). */
internal object Thumbprint {
    /** Of a DER `SubjectPublicKeyInfo`; for P-256 it ends with the two coordinates. */
    fun of(spki: ByteArray): String {
        val x = url.encodeToString(spki.copyOfRange(spki.size - 2 * COORDINATE, spki.size - COORDINATE))
        val y = url.encodeToString(spki.copyOfRange(spki.size - COORDINATE, spki.size))
        val jwk = """{"crv":"P-256","kty":"EC","x":"$x","y":"$y"}"""
        return url.encodeToString(MessageDigest.getInstance("SHA-256").digest(jwk.encodeToByteArray()))
    }

    /** The name in the header of a JWS that is to be signed; null if there is none. */
    fun named(input: ByteArray): String? {
        val header = input.decodeToString().substringBefore('.')
        val json = runCatching { Base64.getUrlDecoder().decode(header).decodeToString() }.getOrNull() ?: return null
        return KID.find(json)?.groupValues?.get(1)
    }

    private const val COORDINATE = 32
    private val KID = Regex(""""kid":"([A-Za-z0-9_-]{43})"""")
    private val url = Base64.getUrlEncoder().withoutPadding()
}
