package dev.lanternpay.desktop

import androidx.compose.ui.graphics.ImageBitmap
import androidx.compose.ui.graphics.asSkiaBitmap
import dev.lanternpay.Arrived
import dev.lanternpay.Device
import dev.lanternpay.Opened
import dev.lanternpay.Scanned
import dev.privet.PersonKey
import dev.privet.PersonKeys
import dev.privet.chrome
import dev.privet.ffi.ActivityId
import dev.privet.ffi.ConfirmingKey
import dev.privet.ffi.Digest
import dev.privet.ffi.Language
import dev.privet.ffi.OsPermission
import dev.privet.ffi.OsState
import dev.privet.ffi.OutboxItem
import dev.privet.ffi.RecipientId
import dev.privet.ffi.Subject
import dev.privet.ffi.SystemPrompt
import dev.privet.ffi.UserVerification
import dev.privet.testkit.EnvelopeCheck
import org.jetbrains.skia.Image
import java.nio.ByteBuffer
import java.security.SecureRandom
import java.util.concurrent.ConcurrentHashMap

/**
 * A phone that is none: the testkit's software keys, its recipients, a clock that follows this computer's, and questions in place of a
 * camera and of the system's prompts.
 */
internal class Desktop(
    private val run: Run,
    private val standIns: StandIns,
    private val disk: Disk,
    private val file: (String) -> ByteArray,
    private val language: () -> Language,
) : Device {
    private val phone get() = run.phone
    private val made = ConcurrentHashMap<String, ByteArray>()
    private val registrations = ConcurrentHashMap<String, Pair<String, ByteArray>>()
    private val known = ConcurrentHashMap<String, Subject>()
    private val allowed = ConcurrentHashMap<OsPermission, OsState>()
    private val words get() = words(file, language())

    override val pretends: Boolean = true

    override fun now(): Long = phone.wall()

    /** The testkit's software keys, each behind a stand-in for the system's prompt that says word for word what that would say. */
    val keys: PersonKeys =
        object : PersonKeys {
            override suspend fun make(
                recipient: RecipientId,
                accepts: Set<UserVerification>,
                attestation: Digest,
            ): List<ConfirmingKey> =
                accepts.map { uv ->
                    ConfirmingKey(
                        uv,
                        made.getOrPut(
                            name(PersonKey.Confirming(recipient, uv)),
                        ) { phone.makeKey(name(PersonKey.Confirming(recipient, uv)), uv) },
                    )
                }

            override suspend fun owner(): ByteArray =
                made.getOrPut(OWNER) { phone.makeKey(OWNER, UserVerification.PIN) }

            override suspend fun sign(
                key: PersonKey,
                prompt: SystemPrompt,
                input: ByteArray,
            ): ByteArray? {
                val buttons = language().chrome().buttons
                val yes =
                    standIns.ask(
                        prompt.title,
                        listOf(prompt.subtitle, prompt.description),
                        listOf(buttons.unlock),
                        buttons.cancel,
                    )
                return if (yes == null) null else phone.sign(name(key), input)
            }
        }

    private fun name(key: PersonKey) =
        when (key) {
            is PersonKey.Confirming -> "${key.recipient.raw}/${key.uv.name.lowercase()}"
            is PersonKey.Owner -> OWNER
        }

    override suspend fun explains(permission: OsPermission): Boolean = !allowed.containsKey(permission)

    override suspend fun ask(permission: OsPermission) {
        val title = if (permission == OsPermission.CAMERA) "stand_in_camera" else "stand_in_place"
        val now =
            allowed[permission] ?: let {
                val choices = listOf(words.getValue("stand_in_allow"))
                val yes = standIns.ask(words.getValue(title), emptyList(), choices, words.getValue("stand_in_deny"))
                if (yes == null) OsState.DENIED else permission.allowed
            }
        allowed[permission] = now
        run.privet.report(permission, now)
    }

    override suspend fun picture(activity: ActivityId): ByteBuffer? {
        val chrome = language().chrome()
        val taken =
            standIns.ask(
                chrome.pay.bill,
                emptyList(),
                listOf(chrome.buttons.takePicture),
                chrome.buttons.cancel,
            )
        return taken?.let { direct(file("bill.jpg")) }
    }

    override suspend fun scan(): Scanned? {
        val rows =
            file("requests.tsv")
                .decodeToString()
                .lines()
                .filter(String::isNotEmpty)
                .map { it.split('\t') }
        val choices = rows.map { (amount, currency, payee) -> "$payee  $currency $amount" }
        val read =
            standIns.ask(
                words.getValue("stand_in_code"),
                emptyList(),
                choices,
                language().chrome().buttons.cancel,
            )
        return read?.let { Scanned(rows[it][NONCE], FRAMES, FRAMES.toULong() * FRAME_BYTES) }
    }

    override suspend fun probe(): ByteBuffer? {
        val choices = listOf(words.getValue("stand_in_you"), words.getValue("stand_in_other"))
        val who =
            standIns.ask(
                words.getValue("stand_in_face"),
                emptyList(),
                choices,
                language().chrome().buttons.cancel,
            )
        return who?.let { direct(file(if (it == 0) "you.f32" else "other.f32")) }
    }

    override suspend fun place(): Pair<Int, Int> = 302_458_000 to 1_201_500_000

    override suspend fun open(): ByteArray? = disk.open()

    override suspend fun share(
        name: String,
        bytes: ByteArray,
    ): Unit = disk.save(name, bytes)

    override suspend fun savePicture(picture: ImageBitmap) {
        val png = checkNotNull(Image.makeFromBitmap(picture.asSkiaBitmap()).encodeToData()).bytes
        share("year.png", png)
    }

    override fun copy(text: String): Unit = disk.copy(text)

    override suspend fun settings(permission: OsPermission) {
        val now = if (allowed[permission] == permission.allowed) OsState.DENIED else permission.allowed
        allowed[permission] = now
        run.privet.report(permission, now)
    }

    override suspend fun unlock(): Unit = phone.unlock()

    override fun knows(
        recipient: RecipientId,
        subject: Subject,
    ): Boolean = known[recipient.raw] == subject

    override suspend fun challenge(recipient: RecipientId): ByteArray =
        ByteArray(CHALLENGE).also(SecureRandom()::nextBytes).also { registrations[recipient.raw] = "" to it }

    override suspend fun registered(
        recipient: RecipientId,
        subject: Subject,
        registration: String,
    ) {
        registrations.computeIfPresent(recipient.raw) { _, (_, challenge) -> registration to challenge }
        known[recipient.raw] = subject
    }

    override suspend fun deliver(item: OutboxItem): Arrived {
        val recipient = item.recipient.raw
        val acknowledgement = phone.acknowledge(item.bytes)
        val (registration, challenge) = registrations[recipient] ?: ("" to ByteArray(0))
        val nonces =
            file("requests.tsv")
                .decodeToString()
                .lines()
                .filter(String::isNotEmpty)
                .map { it.split('\t')[NONCE] }
        // A recipient knows which of its requests it waits for; this one holds against all of them.
        val opened =
            (listOf(null) + nonces).map { nonce ->
                phone.openEnvelope(recipient, item.bytes, registration.ifEmpty { null }, challenge, nonce)
            }
        val good =
            opened.firstOrNull {
                it.verified is EnvelopeCheck.Confirmed ||
                    it.verified is EnvelopeCheck.Unconfirmed
            }
        val found =
            when {
                good?.verified is EnvelopeCheck.Confirmed -> Opened.Found.CONFIRMED
                good != null -> Opened.Found.UNCONFIRMED
                opened.all { it.verified is EnvelopeCheck.NotOpened } && item.exp == null -> Opened.Found.NOTICE
                else -> Opened.Found.BAD
            }
        return Arrived.Taken(acknowledgement, Opened(recipient, found, good?.payload?.size ?: 0))
    }
}

/** The demo's own words. */
internal fun words(
    file: (String) -> ByteArray,
    language: Language,
): Map<String, String> =
    file("words.tsv").decodeToString().lines().filter(String::isNotEmpty).associate { line ->
        val (key, english, chinese) = line.split('\t')
        key to if (language == Language.EN) english else chinese
    }

/** What a phone says of a permission that it gives. */
private val OsPermission.allowed: OsState
    get() = if (this == OsPermission.LOCATION_COARSE) OsState.COARSE else OsState.GRANTED

private fun direct(bytes: ByteArray): ByteBuffer = ByteBuffer.allocateDirect(bytes.size).put(bytes).flip()

private const val OWNER = "owner"
private const val NONCE = 3
private const val CHALLENGE = 32
private const val FRAMES: UInt = 31u
private const val FRAME_BYTES: ULong = 240_000uL
