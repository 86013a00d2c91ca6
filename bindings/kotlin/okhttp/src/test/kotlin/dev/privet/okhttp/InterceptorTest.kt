package dev.privet.okhttp

import dev.privet.BILL_SCAN
import dev.privet.CLOUDLANE
import dev.privet.Delivery.Delivered
import dev.privet.Delivery.Later
import dev.privet.ENGLISH
import dev.privet.Payload
import dev.privet.Person
import dev.privet.Privet
import dev.privet.Release
import dev.privet.START
import dev.privet.ffi.Contacted
import dev.privet.ffi.HostStanding
import dev.privet.ffi.ObservedBy
import dev.privet.ffi.OutboxCheck
import dev.privet.ffi.OutboxItem
import dev.privet.ffi.Period
import dev.privet.file
import dev.privet.privet
import dev.privet.testkit.TestPhone
import kotlinx.coroutines.runBlocking
import mockwebserver3.MockResponse
import mockwebserver3.MockWebServer
import mockwebserver3.SocketEffect
import okhttp3.Dns
import okhttp3.HttpUrl
import okhttp3.HttpUrl.Companion.toHttpUrl
import okhttp3.Interceptor
import okhttp3.MediaType
import okhttp3.OkHttpClient
import okhttp3.Request
import okhttp3.RequestBody
import okhttp3.RequestBody.Companion.toRequestBody
import okhttp3.WebSocket
import okhttp3.WebSocketListener
import okhttp3.tls.HandshakeCertificates
import okhttp3.tls.HeldCertificate
import okio.BufferedSink
import org.junit.jupiter.api.AfterEach
import org.junit.jupiter.api.BeforeEach
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.io.TempDir
import java.io.IOException
import java.net.InetAddress
import java.nio.file.Path
import java.util.concurrent.CountDownLatch
import kotlin.test.assertContentEquals
import kotlin.test.assertEquals
import kotlin.test.assertFailsWith
import kotlin.test.assertIs
import kotlin.test.assertNotNull
import kotlin.test.assertNull
import kotlin.test.assertTrue

private const val THEIRS = "read.cloudlane.example"
private const val NOBODYS = "collect.ads.example"

/** What leaves this client leaves as what waits in the outbox, to whom it is for; and what it sent to anybody is known. */
class InterceptorTest {
    @TempDir
    lateinit var dir: Path

    private val certificate =
        listOf(THEIRS, NOBODYS, "localhost")
            .fold(HeldCertificate.Builder()) { builder, host -> builder.addSubjectAlternativeName(host) }
            .build()
    private val server = MockWebServer()

    @BeforeEach
    fun start() {
        server.useHttps(
            HandshakeCertificates
                .Builder()
                .heldCertificate(certificate)
                .build()
                .sslSocketFactory(),
        )
        server.start()
    }

    @AfterEach
    fun stop(): Unit = server.close()

    private fun builder(): OkHttpClient.Builder {
        val trusted = HandshakeCertificates.Builder().addTrustedCertificate(certificate.certificate).build()
        return OkHttpClient
            .Builder()
            .dns(
                object : Dns {
                    override fun lookup(hostname: String): List<InetAddress> =
                        listOf(InetAddress.getByName("127.0.0.1"))
                },
            ).sslSocketFactory(trusted.sslSocketFactory(), trusted.trustManager)
    }

    private fun to(
        host: String,
        scheme: String = "https",
    ): HttpUrl = "$scheme://$host:${server.port}/inbox?who=person".toHttpUrl()

    /** This item as a request to there. */
    private fun OutboxItem.post(
        host: String,
        scheme: String = "https",
    ): Request.Builder = Request.Builder().url(to(host, scheme)).carrying(this)

    private fun play(story: suspend (TestPhone, Privet, OutboxItem, OkHttpClient) -> Unit): Unit =
        TestPhone(dir.toString(), 1uL, START).use { phone ->
            runBlocking {
                phone.privet().use { privet ->
                    val person = Person(phone)
                    val _ = person.register(privet, CLOUDLANE)
                    person.allow(privet.activity(BILL_SCAN))
                    val scan = privet.activity(BILL_SCAN).release(CLOUDLANE, Payload.Jpeg(file("photos/gps.jpg")))
                    assertIs<Release.Confirmed>(scan.confirm(person))
                    story(phone, privet, assertNotNull(privet.outbox.next()), builder().through(privet).build())
                }
            }
        }

    private fun OkHttpClient.code(request: Request): Int = newCall(request).execute().use { it.code }

    private fun OkHttpClient.refuses(
        request: Request,
        check: OutboxCheck?,
        why: NotLetOut.Why = NotLetOut.Why.CHECKED,
    ) {
        val before = server.requestCount
        val refused = assertFailsWith<NotLetOut> { code(request) }
        assertEquals(Triple(why, check, false), Triple(refused.why, refused.check, refused.left))
        assertEquals(before, server.requestCount, "something left")
    }

    private suspend fun Privet.hosts(): List<Triple<String, ULong, ULong?>> =
        assertNotNull(requests.compare(Period.DAY, ENGLISH)).hosts.map { Triple(it.host, it.hits, it.bytes) }

    private fun ok(): Unit = server.enqueue(MockResponse())

    @Test
    fun `the outbox drains through the client and what left is what waited`(): Unit =
        play { _, privet, queued, _ ->
            ok()
            val (builder, inbox) = builder() to to("localhost")
            // snippet:begin
            val client = builder.through(privet).build()
            val drained =
                privet.outbox.drain { item ->
                    val url = inbox.newBuilder().host(item.hosts.first()).build()
                    val request = Request.Builder().url(url).carrying(item)
                    client.newCall(request.build()).execute().use { if (it.isSuccessful) Delivered() else Later }
                }
            // snippet:end
            assertEquals(listOf(queued.jti), drained.delivered)
            val got = server.takeRequest()
            assertEquals("POST", got.method)
            assertContentEquals(queued.bytes, got.body?.toByteArray())
            val compared = assertNotNull(privet.requests.compare(Period.DAY, ENGLISH))
            val row = compared.hosts.single()
            assertEquals(HostStanding.ACCOUNTED to 1u, row.standing to row.sends)
            assertEquals(listOf(Triple(THEIRS, 1uL, queued.bytes.size.toULong())), privet.hosts())
            assertEquals(ObservedBy.OWN_REQUESTS to 0u, compared.log to compared.extra)
            client.refuses(queued.post(THEIRS).build(), OutboxCheck.NOT_QUEUED)
        }

    @Test
    fun `an item goes nowhere but to its recipient over https with its own bytes`(): Unit =
        play { _, privet, item, client ->
            client.refuses(item.post(NOBODYS).build(), OutboxCheck.OTHER_HOST)
            client.refuses(item.post(THEIRS, "http").build(), OutboxCheck.NOT_HTTPS)
            val flipped = item.bytes.copyOf().also { it[9] = (it[9] + 1).toByte() }
            client.refuses(item.post(THEIRS).post(flipped.toRequestBody()).build(), OutboxCheck.OTHER_BYTES)
            client.refuses(item.post(THEIRS).post(ByteArray(3).toRequestBody()).build(), OutboxCheck.OTHER_BYTES)
            client.refuses(item.post(THEIRS).get().build(), null, NotLetOut.Why.NOT_POSTED)
            client.refuses(item.post(THEIRS).patch(item.bytes.toRequestBody()).build(), null, NotLetOut.Why.NOT_POSTED)
            assertEquals(emptyList(), privet.hosts(), "nothing connected")
            ok()
            assertEquals(200, client.code(item.post(THEIRS).put(item.bytes.toRequestBody()).build()))
        }

    @Test
    fun `personal data that is no item of the outbox does not leave`(): Unit =
        play { _, privet, item, client ->
            val body = "a name".toRequestBody()
            val request =
                Request
                    .Builder()
                    .url(to(THEIRS))
                    .post(body)
                    .personal(BILL_SCAN)
            client.refuses(request.build(), null, NotLetOut.Why.NO_ITEM)
            assertEquals(emptyList(), privet.hosts())
            ok()
            assertEquals(200, client.code(request.carrying(item).build()), "as an item it does")
        }

    @Test
    fun `a redirect takes an item no further than to another host of its recipient`(): Unit =
        play { _, privet, item, client ->
            val post = item.post(THEIRS).build()
            for ((code, place, why) in listOf(
                Triple(307, to(NOBODYS), OutboxCheck.OTHER_HOST),
                Triple(308, to(THEIRS, "http"), OutboxCheck.NOT_HTTPS),
                Triple(302, to(THEIRS), null),
            )) {
                server.enqueue(
                    MockResponse
                        .Builder()
                        .code(code)
                        .setHeader("Location", place.toString())
                        .build(),
                )
                val before = server.requestCount
                val refused = assertFailsWith<NotLetOut> { client.code(post) }
                assertEquals(why to true, refused.check to refused.left)
                assertEquals(before + 1, server.requestCount, "it reached its recipient and nobody else")
                val _ = server.takeRequest()
            }
            val moved = MockResponse.Builder().code(307).setHeader("Location", to(THEIRS).toString())
            server.enqueue(moved.build())
            ok()
            assertEquals(200, client.code(post))
            val _ = server.takeRequest()
            assertContentEquals(item.bytes, server.takeRequest().body?.toByteArray())
            assertEquals(listOf(THEIRS to 5uL), privet.hosts().map { it.first to it.second })
        }

    @Test
    fun `a body that writes other bytes the second time is not written a second time`(): Unit =
        play { _, _, item, client ->
            var times = 0
            val shifty =
                object : RequestBody() {
                    override fun contentType(): MediaType? = null

                    override fun contentLength() = item.bytes.size.toLong()

                    override fun writeTo(sink: BufferedSink) {
                        val _ = sink.write(if (times++ == 0) item.bytes else ByteArray(item.bytes.size))
                    }
                }
            ok()
            val request = item.post(THEIRS).post(shifty).build()
            assertEquals(200, client.code(request))
            assertEquals(1, times)
            assertContentEquals(item.bytes, server.takeRequest().body?.toByteArray())
        }

    @Test
    fun `an interceptor that changes an item after the gate is refused on the wire`(): Unit =
        play { _, privet, item, _ ->
            val meddler =
                Interceptor { chain ->
                    chain.proceed(
                        chain
                            .request()
                            .newBuilder()
                            .post(ByteArray(item.bytes.size).toRequestBody())
                            .build(),
                    )
                }
            val client = builder().through(privet).addInterceptor(meddler).build()
            client.refuses(item.post(THEIRS).build(), OutboxCheck.OTHER_BYTES)
        }

    @Test
    fun `every other request passes as it is and its host and size are known`(): Unit =
        play { _, privet, _, client ->
            ok()
            ok()
            assertEquals(200, client.code(Request.Builder().url(to(NOBODYS)).build()))
            assertEquals("GET", server.takeRequest().method)
            val form = Request.Builder().url(to(NOBODYS)).post("x".repeat(5_000).toRequestBody())
            assertEquals(200, client.code(form.build()))
            assertEquals(5_000, server.takeRequest().bodySize)
            val compared = assertNotNull(privet.requests.compare(Period.DAY, ENGLISH))
            val row = compared.hosts.single()
            assertEquals(Triple(NOBODYS, 2uL, 5_000uL), Triple(row.host, row.hits, row.bytes))
            assertEquals(HostStanding.UNDECLARED to 1u, row.standing to compared.extra)
            assertTrue("Not in the declared list." in row.lines, row.lines.toString())
        }

    @Test
    fun `a request that breaks off is told too and a name that is not found is not`(): Unit =
        play { _, privet, _, client ->
            server.enqueue(
                MockResponse
                    .Builder()
                    .onResponseStart(SocketEffect.CloseSocket())
                    .build(),
            )
            val request =
                Request
                    .Builder()
                    .url(to(NOBODYS))
                    .post(ByteArray(70).toRequestBody())
                    .build()
            assertFailsWith<IOException> {
                client
                    .newBuilder()
                    .retryOnConnectionFailure(false)
                    .build()
                    .code(request)
            }
            assertEquals(listOf(Triple(NOBODYS, 1uL, 70uL)), privet.hosts())
            val lost =
                object : Dns {
                    override fun lookup(hostname: String): List<InetAddress> = throw java.net.UnknownHostException()
                }
            assertFailsWith<IOException> {
                client
                    .newBuilder()
                    .dns(lost)
                    .build()
                    .code(request)
            }
            assertEquals(1, privet.hosts().size)
            assertEquals(1uL, privet.hosts().single().second, "nothing went out")
        }

    @Test
    fun `a web socket is told by its host alone`(): Unit =
        play { _, privet, _, client ->
            server.enqueue(MockResponse.Builder().code(400).build())
            val over = CountDownLatch(1)
            val listener =
                object : WebSocketListener() {
                    override fun onFailure(
                        webSocket: WebSocket,
                        t: Throwable,
                        response: okhttp3.Response?,
                    ): Unit = over.countDown()
                }
            val _ = client.newWebSocket(Request.Builder().url(to(NOBODYS)).build(), listener)
            over.await()
            assertEquals(listOf(Triple(NOBODYS, 1uL, 0uL)), privet.hosts())
        }

    @Test
    fun `a web socket that is sent elsewhere is told by each host`(): Unit =
        play { _, privet, _, client ->
            val moved = MockResponse.Builder().code(302).setHeader("Location", to(THEIRS).toString())
            server.enqueue(moved.build())
            server.enqueue(MockResponse.Builder().code(400).build())
            val over = CountDownLatch(1)
            val listener =
                object : WebSocketListener() {
                    override fun onFailure(
                        webSocket: WebSocket,
                        t: Throwable,
                        response: okhttp3.Response?,
                    ): Unit = over.countDown()
                }
            val _ = client.newWebSocket(Request.Builder().url(to(NOBODYS)).build(), listener)
            over.await()
            assertEquals(setOf(NOBODYS, THEIRS), privet.hosts().map { it.first }.toSet())
        }

    @Test
    fun `an engine that cannot tell holds up no request but lets no item out`(): Unit =
        play { _, privet, item, client ->
            privet.close()
            ok()
            assertEquals(200, client.code(Request.Builder().url(to(NOBODYS)).build()))
            client.refuses(item.post(THEIRS).build(), null, NotLetOut.Why.FAULT)
        }

    @Test
    fun `another client can ask and tell the same`(): Unit =
        play { _, privet, item, _ ->
            assertEquals(OutboxCheck.ALLOWED, privet.requests.mayLeave(item.jti, "https", THEIRS, item.bytes))
            assertEquals(Contacted.KEPT, privet.requests.sent("Other.Example", -5))
            assertEquals(Contacted.NO_HOST, privet.requests.sent("no host", Long.MAX_VALUE))
            assertEquals(listOf(Triple("other.example", 1uL, 0uL)), privet.hosts())
        }

    @Test
    fun `a refusal says codes and no host`(): Unit =
        play { _, _, item, client ->
            val refused = assertFailsWith<NotLetOut> { client.code(item.post(NOBODYS).build()) }
            assertEquals("not let out: CHECKED OTHER_HOST", refused.message)
            assertNull(refused.cause)
        }
}
