package dev.privet.android

import java.io.ByteArrayInputStream
import java.security.KeyPair
import java.security.KeyPairGenerator
import java.security.Signature
import java.security.cert.Certificate
import java.security.cert.CertificateFactory
import java.security.cert.X509Certificate
import java.security.spec.ECGenParameterSpec

/**
 * Bytes in the form that a key store keeps without a key: a self-signed X.509 certificate (RFC 5280) whose subject key identifier, which
 * may be any octets, they are. Its key signs it and is dropped: nothing trusts the certificate, and what it carries is sealed.
 */
internal object CarryingCertificate {
    fun of(
        bytes: ByteArray,
        pair: KeyPair =
            KeyPairGenerator.getInstance("EC").run {
                initialize(ECGenParameterSpec("secp256r1"))
                generateKeyPair()
            },
    ): X509Certificate {
        val body = body(bytes, pair)
        val signature =
            Signature.getInstance(ECDSA).run {
                initSign(pair.private)
                update(body)
                sign()
            }
        val der = sequence(body, SIGNED_BY, bitString(signature))
        return CertificateFactory.getInstance("X.509").generateCertificate(ByteArrayInputStream(der)) as X509Certificate
    }

    /** What it carries; null if it is another certificate. */
    fun read(certificate: Certificate): ByteArray? {
        val value = (certificate as? X509Certificate)?.getExtensionValue(SUBJECT_KEY_IDENTIFIER)
        return value?.let(::octets)?.let(::octets)
    }

    private fun body(
        bytes: ByteArray,
        pair: KeyPair,
    ): ByteArray {
        val name = sequence(tagged(SET, sequence(COMMON_NAME, tagged(UTF8, "privet".encodeToByteArray()))))
        val extension = sequence(IDENTIFIER_OID, tagged(OCTETS, tagged(OCTETS, bytes)))
        return sequence(
            tagged(VERSION, tagged(INTEGER, byteArrayOf(2))),
            tagged(INTEGER, byteArrayOf(1)),
            SIGNED_BY,
            name,
            sequence(time(FROM), time(UNTIL)),
            name,
            pair.public.encoded,
            tagged(EXTENSIONS, sequence(extension)),
        )
    }

    private fun time(text: String) = tagged(GENERALIZED_TIME, text.encodeToByteArray())

    private fun sequence(vararg parts: ByteArray) = tagged(SEQUENCE, parts.fold(ByteArray(0), ByteArray::plus))

    private fun bitString(bytes: ByteArray) = tagged(BITS, byteArrayOf(0) + bytes)

    private fun tagged(
        tag: Int,
        content: ByteArray,
    ): ByteArray = byteArrayOf(tag.toByte()) + length(content.size) + content

    private fun length(size: Int): ByteArray =
        when {
            size < LONG_FORM -> {
                byteArrayOf(size.toByte())
            }

            else -> {
                val octets = (3 downTo 0).map { (size ushr (it * 8)).toByte() }.dropWhile { it == 0.toByte() }
                byteArrayOf((LONG_FORM + octets.size).toByte()) + octets
            }
        }

    /** The content of an OCTET STRING that is all of [der]; null if it is anything else. */
    private fun octets(der: ByteArray): ByteArray? {
        if (der.size < 2 || der[0].toInt() != OCTETS) return null
        val first = der[1].toInt() and 0xff
        val header = if (first < LONG_FORM) 2 else 2 + (first - LONG_FORM)
        return der.drop(header).toByteArray().takeIf { tagged(OCTETS, it).contentEquals(der) }
    }

    private const val SUBJECT_KEY_IDENTIFIER = "2.5.29.14"
    private const val FROM = "20000101000000Z"
    private const val UNTIL = "99991231235959Z" // RFC 5280 §4.1.2.5: no date at which it would be over
    private const val LONG_FORM = 0x80
    private const val INTEGER = 0x02
    private const val BITS = 0x03
    private const val OCTETS = 0x04
    private const val OID = 0x06
    private const val UTF8 = 0x0c
    private const val GENERALIZED_TIME = 0x18
    private const val SEQUENCE = 0x30
    private const val SET = 0x31
    private const val VERSION = 0xa0
    private const val EXTENSIONS = 0xa3

    /** ecdsa-with-SHA256 (RFC 5758). */
    private val SIGNED_BY = sequence(tagged(OID, byteArrayOf(0x2a, 0x86.toByte(), 0x48, 0xce.toByte(), 0x3d, 4, 3, 2)))
    private val COMMON_NAME = tagged(OID, byteArrayOf(0x55, 4, 3))
    private val IDENTIFIER_OID = tagged(OID, byteArrayOf(0x55, 0x1d, 0x0e))
}
