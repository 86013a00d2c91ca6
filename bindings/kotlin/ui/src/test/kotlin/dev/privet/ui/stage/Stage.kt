package dev.privet.ui.stage

import dev.privet.Activity
import dev.privet.Answered
import dev.privet.ConsentChoice
import dev.privet.Delivery
import dev.privet.Faces
import dev.privet.Match
import dev.privet.Payload
import dev.privet.Privet
import dev.privet.Release
import dev.privet.Ruled
import dev.privet.ffi.ActivityId
import dev.privet.ffi.EngineStatus
import dev.privet.ffi.MatchToken
import dev.privet.ffi.OsPermission
import dev.privet.ffi.OsState
import dev.privet.ffi.Payment
import dev.privet.ffi.PrivetEngine
import dev.privet.ffi.Reader
import dev.privet.ffi.RecipientId
import dev.privet.ffi.Until
import dev.privet.testkit.TestPhone
import kotlinx.coroutines.runBlocking
import java.io.File
import java.nio.ByteBuffer
import java.nio.file.Files
import java.security.MessageDigest
import kotlin.test.assertEquals
import kotlin.test.assertIs
import kotlin.test.assertNotNull

/** Tuesday 3 March 2026, 14:30 in Hangzhou: what the wall shows when a stage is ready, in milliseconds since 1970. */
internal const val NOW: Long = 1_772_519_400_000

internal const val MINUTE: Long = 60_000
internal const val HOUR: Long = 60 * MINUTE
internal const val DAY: Long = 24 * HOUR

internal val PAY = ActivityId("pay")
internal val FACE_PAYMENT = ActivityId("face_payment")
internal val BILL_SCAN = ActivityId("bill_scan")
internal val PHOTO_CHECK = ActivityId("photo_check")
internal val NEARBY = ActivityId("nearby")
internal val QUEUE_TIMES = ActivityId("queue_times")
internal val SCORE_SHARE = ActivityId("score_share")
internal val ANALYTICS = ActivityId("analytics")
internal val SCAN = ActivityId("scan")

internal val LANTERN_PAY = RecipientId("lantern_pay")
internal val CLOUDLANE = RecipientId("cloudlane")
internal val HARBOUR = RecipientId("harbour_credit")

/** What each recipient gives when the person registers. */
internal val CHALLENGE: ByteArray = "a challenge of the recipient".encodeToByteArray()

/** The tests' folder of the repository, and Lantern Pay's manifest. */
private val TESTS = File("../../../tests")
private val MANIFEST = File("../../../android-demo/shared/src/main/resources/privet.json")

internal fun file(name: String): ByteBuffer =
    TESTS.resolve(name).readBytes().let { ByteBuffer.allocateDirect(it.size).put(it).flip() }

/**
 * The real core on a phone of software, with Lantern Pay on it: same clock and same random numbers in every run, but for the
 * person's keys, their signatures and what is made of them. What it holds is cut by doing it: nothing here is made up.
 *
 * The named states are [fresh] and its neighbours in Stages.kt. Everything may be called from a test's own thread.
 */
internal class Stage(
    start: Long = NOW,
    private var manifest: String = MANIFEST.readText(),
    seed: ULong = 7uL,
) : AutoCloseable {
    private val dir: File = Files.createTempDirectory("stage").toFile()
    val phone = TestPhone(dir.path, seed, start)
    val person = Person(phone)
    private val registrations = mutableMapOf<RecipientId, String>()
    private val allowed = mutableMapOf<OsPermission, OsState>()
    private var held: PrivetEngine? = null
    private var opened: Privet? = null

    /** What a test puts before the engine; from the next [open] on. */
    var before: (PrivetEngine) -> PrivetEngine = { it }

    /** The app's own handle. Another one after [restart]. */
    val privet: Privet get() = checkNotNull(opened) { "the app is not open" }

    /** The engine under [privet], for what the Kotlin layer keeps to itself. */
    val engine: PrivetEngine get() = checkNotNull(held) { "the app is not open" }

    init {
        open()
    }

    /** Waits for what the app's layer does off the main thread. */
    fun <T> now(block: suspend Stage.() -> T): T = runBlocking { block() }

    fun open(): EngineStatus =
        runBlocking {
            opened =
                Privet.over {
                    before(phone.open(phone.manifest(manifest), null, null)).also { held = it }
                }
            // A phone tells each run of an app anew what it allows; while the records are closed there is nobody to tell.
            if (privet.status.value == EngineStatus.Ready) allowed.forEach { (what, state) -> report(what, state) }
            privet.status.value
        }

    fun kill() {
        opened?.close()
        opened = null
        held = null
    }

    /** Kills the app and opens it again, with an update if [changed] makes one of its manifest. */
    fun restart(changed: (String) -> String = { it }): EngineStatus {
        kill()
        manifest = changed(manifest)
        return open()
    }

    fun advance(by: Long): Unit = phone.advance(by.toULong())

    /** Lets time pass until the wall shows this. */
    fun until(wall: Long): Unit = advance(wall - phone.wall())

    suspend fun report(
        permission: OsPermission,
        state: OsState,
    ) {
        allowed[permission] = state
        assertEquals(Ruled.Done(Unit), privet.report(permission, state))
    }

    /** The person's owner key, and their keys for this recipient. */
    suspend fun register(recipients: List<RecipientId>) {
        assertIs<Ruled.Done<Unit>>(privet.setOwner(person, ENGLISH))
        for (recipient in recipients) {
            registrations[recipient] =
                assertIs<Ruled.Done<String>>(privet.register(recipient, CHALLENGE, person, ENGLISH)).value
        }
    }

    suspend fun allow(
        id: ActivityId,
        until: Until = Until.Withdrawn,
    ): Activity {
        person.consent = ConsentChoice.Allow(until, TOUCH)
        return privet.activity(id).also { assertIs<Answered.Given>(it.turnOn(person), id.raw) }
    }

    suspend fun refuse(id: ActivityId) {
        person.consent = ConsentChoice.Refuse(TOUCH)
        assertEquals(Answered.Refused, privet.activity(id).turnOn(person), id.raw)
    }

    suspend fun send(
        id: ActivityId,
        recipient: RecipientId,
        payload: Payload,
    ): Release = privet.activity(id).release(recipient, payload).confirm(person)

    suspend fun pay(
        amount: String,
        payee: String,
        token: MatchToken? = null,
    ): Release =
        privet
            .activity(PAY)
            .pay(LANTERN_PAY, Payment(amount, "CNY", payee, "n-1234567890123456", null), token)
            .confirm(person)

    suspend fun enrol(probe: String): Faces {
        val faces = assertNotNull(privet.activity(FACE_PAYMENT).faces())
        assertEquals(Ruled.Done(Unit), faces.enrol(file("probes/$probe.f32")))
        return faces
    }

    suspend fun compare(probe: String): Match =
        assertIs<Ruled.Done<Match>>(
            assertNotNull(privet.activity(FACE_PAYMENT).faces()).verify { file("probes/$probe.f32") },
        ).value

    /** Every recipient takes and acknowledges what waits for it. */
    suspend fun deliver() {
        val drained = privet.outbox.drain { Delivery.Delivered(phone.acknowledge(it.bytes)) }
        assertEquals(emptyMap(), drained.errors)
    }

    /** Sets aside a copy of the files as they are now; the app must not run. */
    fun copy(): File {
        check(opened == null) { "kill the app first" }
        return Files.createTempDirectory("copy").toFile().also { copyDatabase(dir, it) }
    }

    /** Puts a copy in place of the files; the app must not run. */
    fun restore(copy: File) {
        check(opened == null) { "kill the app first" }
        DATABASE.forEach { dir.resolve(it).delete() }
        copyDatabase(copy, dir)
    }

    /** Somebody else's hand: flips a bit of the stored record of this index. The app must not run. */
    fun damage(leaf: ByteArray) {
        check(opened == null) { "kill the app first" }
        val database = dir.resolve(DATABASE.first())
        val bytes = database.readBytes()
        val at = bytes.find(leaf)
        check(at >= 0) { "the record is not in the file" }
        bytes[at] = (bytes[at].toInt() xor 1).toByte()
        database.writeBytes(bytes)
    }

    /** What the tree holds of a record: its leaf hash (RFC 6962, 2.1). */
    suspend fun leaf(index: ULong): ByteArray {
        val entry = assertNotNull(privet.records.proof(index)).entry
        return MessageDigest.getInstance("SHA-256").run {
            update(0)
            digest(entry)
        }
    }

    override fun close() {
        kill()
        phone.close()
        dir.deleteRecursively()
    }
}

/** The same reader in the other places of a picture: dates and figures as in Hangzhou. */
internal fun reader(chinese: Boolean): Reader = if (chinese) CHINESE else ENGLISH

/** The database and what SQLite keeps beside it. */
private val DATABASE = listOf("privet.db", "privet.db-wal", "privet.db-shm")

private fun copyDatabase(
    from: File,
    to: File,
): Unit =
    DATABASE.filter { from.resolve(it).exists() }.forEach { name ->
        from.resolve(name).copyTo(to.resolve(name), overwrite = true)
    }

private fun ByteArray.find(part: ByteArray): Int =
    (0..size - part.size).firstOrNull { at -> part.indices.all { this[at + it] == part[it] } } ?: -1
