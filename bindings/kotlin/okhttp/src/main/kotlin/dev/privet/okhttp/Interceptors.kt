package dev.privet.okhttp

import dev.privet.Requests
import dev.privet.ffi.OutboxCheck
import dev.privet.ffi.OutboxItem
import okhttp3.Interceptor
import okhttp3.MediaType
import okhttp3.Request
import okhttp3.RequestBody
import okhttp3.RequestBody.Companion.toRequestBody
import okhttp3.Response
import okio.Buffer
import okio.BufferedSink
import okio.ForwardingSink
import okio.buffer

/** How many requests of one call went out; carried along by its retries and redirects. */
private class Hops {
    var left = 0
}

/** Before anything connects: what may not leave does not even look up a name. */
internal class Gate(
    private val requests: Requests,
) : Interceptor {
    override fun intercept(chain: Interceptor.Chain): Response {
        val request =
            requests
                .letOut(chain.request())
                .newBuilder()
                .tag(Hops::class.java, Hops())
                .build()
        // OkHttp runs no network interceptor for a web socket.
        if (!request.header("Upgrade").equals("websocket", ignoreCase = true)) return chain.proceed(request)
        val response =
            try {
                chain.proceed(request)
            } catch (
                @Suppress("TooGenericExceptionCaught") e: Exception,
            ) {
                requests.told(request.url.host, 0)
                throw e
            }
        generateSequence(response) { it.priorResponse }.forEach { requests.told(it.request.url.host, 0) }
        return response
    }
}

/** On the wire, once a hop: retries and redirects are asked about anew, and what goes out is counted. */
internal class Wire(
    private val requests: Requests,
) : Interceptor {
    override fun intercept(chain: Interceptor.Chain): Response {
        val hops = chain.request().tag(Hops::class.java)
        val request = requests.letOut(chain.request(), (hops?.left ?: 0) > 0)
        hops?.apply { left += 1 }
        val body = request.body?.let(::Counted)
        return try {
            chain.proceed(body?.let { request.newBuilder().method(request.method, it).build() } ?: request)
        } finally {
            requests.told(request.url.host, body?.written ?: 0)
        }
    }
}

/**
 * The request as it may leave. What carries an item leaves with the very bytes that were compared, not with a body that might write
 * others the next time.
 */
private fun Requests.letOut(
    request: Request,
    left: Boolean = false,
): Request {
    val item = request.tag(OutboxItem::class.java)
    if (item == null) {
        if (request.tag(Personal::class.java) != null) throw NotLetOut(NotLetOut.Why.NO_ITEM, left = left)
        return request
    }
    val body = request.body
    if (body == null || request.method !in METHODS) throw NotLetOut(NotLetOut.Why.NOT_POSTED, left = left)
    val bytes =
        body.exactly(item.bytes.size) ?: throw NotLetOut(NotLetOut.Why.CHECKED, OutboxCheck.OTHER_BYTES, left)
    val check =
        try {
            mayLeave(item.jti, request.url.scheme, request.url.host, bytes)
        } catch (
            @Suppress("TooGenericExceptionCaught") e: Exception,
        ) {
            throw NotLetOut(NotLetOut.Why.FAULT, left = left, cause = e)
        }
    if (check != OutboxCheck.ALLOWED) throw NotLetOut(NotLetOut.Why.CHECKED, check, left)
    return request.newBuilder().method(request.method, bytes.toRequestBody(body.contentType())).build()
}

private val METHODS = setOf("POST", "PUT")

/** The body's bytes, if it says beforehand that they are as many. */
private fun RequestBody.exactly(size: Int): ByteArray? {
    if (isDuplex() || contentLength() != size.toLong()) return null
    return Buffer().also(::writeTo).readByteArray()
}

/** An engine that is closed, locked or busy is no reason for a request to fail. */
private fun Requests.told(
    host: String,
    bytes: Long,
) {
    val _ = runCatching { sent(host, bytes) }
}

/** A body that counts what it writes, also when that breaks off. */
private class Counted(
    private val body: RequestBody,
) : RequestBody() {
    @Volatile
    var written = 0L
        private set

    override fun contentType(): MediaType? = body.contentType()

    override fun contentLength(): Long = body.contentLength()

    override fun isDuplex(): Boolean = body.isDuplex()

    override fun isOneShot(): Boolean = body.isOneShot()

    override fun writeTo(sink: BufferedSink) {
        val counting =
            object : ForwardingSink(sink) {
                override fun write(
                    source: Buffer,
                    byteCount: Long,
                ) {
                    super.write(source, byteCount)
                    written += byteCount
                }
            }.buffer()
        body.writeTo(counting)
        // What a duplex body writes later goes to a sink that it keeps; its own flush passes it on.
        if (!isDuplex()) counting.emit()
    }
}
