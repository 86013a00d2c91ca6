package dev.privet.scenario

import dev.privet.ConsentPrompt
import dev.privet.Privet
import dev.privet.TESTS
import dev.privet.direct
import dev.privet.ffi.Digest
import dev.privet.ffi.Fault
import dev.privet.ffi.Language
import dev.privet.ffi.PrivetEngine
import dev.privet.ffi.Reader
import dev.privet.ffi.RequestId
import dev.privet.lanternPay
import dev.privet.testkit.TestPhone
import kotlinx.serialization.json.Json
import kotlinx.serialization.json.JsonArray
import kotlinx.serialization.json.JsonElement
import kotlinx.serialization.json.JsonObject
import kotlinx.serialization.json.jsonArray
import kotlinx.serialization.json.jsonObject
import kotlinx.serialization.json.jsonPrimitive
import java.io.File
import java.nio.ByteBuffer

/** The phone that a scenario happens on, and the app while it runs. */
internal class Phone(
    dir: File,
    start: Long,
    val reader: Reader,
) : AutoCloseable {
    private val files = dir.resolve("files").apply { mkdirs() }
    private val copies = dir.resolve("copies").apply { mkdirs() }
    private val exports = dir.resolve("exports").apply { mkdirs() }
    val kit = TestPhone(files.path, 7uL, start)
    private val compiled = kit.lanternPay()
    private var manifest = compiled
    private var running: Privet? = null
    private var stood: List<JsonElement> = emptyList()
    val names = Names()
    private val requests = mutableMapOf<String, RequestId>()

    /** Handles on the prompts of this run, and the digest of the lines last drawn for each prompt or release. */
    val prompts = mutableMapOf<String, ConsentPrompt>()
    val drawn = mutableMapOf<String, Digest>()
    val registrations = mutableMapOf<String, String>()
    private val keys = mutableMapOf<String, ByteArray>()

    val privet: Privet get() = checkNotNull(running) { "the app was killed and not opened again" }
    val engine: PrivetEngine get() = privet.core.engine

    suspend fun open(): JsonElement {
        check(running == null) { "the app runs already: kill it first" }
        return try {
            val opened = Privet.over { kit.open(manifest, null, null) }
            running = opened
            spelled(opened.status.value)
        } catch (fault: Fault) {
            fault(fault)
        }
    }

    fun kill() {
        val _ = ledger()
        privet.close()
        running = null
        prompts.clear()
    }

    /** The ledger's events; while it cannot be read, those that it had. */
    fun ledger(): List<JsonElement> {
        val now = running?.let { events(it) }
        if (!now.isNullOrEmpty()) stood = now
        return stood
    }

    /** What was added to [before], or all of another ledger. */
    fun added(before: List<JsonElement>): JsonArray {
        val now = running?.let { events(it) }.orEmpty()
        return JsonArray(if (now.firstOrNull() == before.firstOrNull()) now.drop(before.size) else now)
    }

    private fun events(privet: Privet): List<JsonElement> =
        kit.eventsSince(privet.core.engine, 0uL).map {
            val event =
                Json
                    .parseToJsonElement(it)
                    .jsonObject
                    .getValue("event")
                    .jsonObject
            said(event.getValue("type").jsonPrimitive.content, JsonObject(event - "type"))
        }

    fun request(name: String?): RequestId =
        if (name ==
            null
        ) {
            RequestId.random()
        } else {
            requests.getOrPut(name) { RequestId.random() }
        }

    fun asked(name: String): RequestId = requireNotNull(requests[name]) { "no request is named $name" }

    /** Makes the key on first use. Answers its public half. */
    fun key(
        name: String,
        uv: dev.privet.ffi.UserVerification,
    ): ByteArray = keys.getOrPut(name) { kit.makeKey(name, uv) }

    fun reader(language: String?): Reader = if (language == null) reader else reader.copy(language = language(language))

    fun read(file: String): ByteBuffer = direct(TESTS.resolve(file).readBytes())

    /** What [write] made of a file that was not there, and what it wrote; an empty text if it wrote none. */
    suspend fun <T> written(write: suspend (File) -> T): Pair<T, String> {
        val file = exports.resolve("${exports.list()?.size}")
        val made = write(file)
        return made to if (file.exists()) file.readText() else ""
    }

    fun copy(name: String): Unit = copyFiles(files, copies.resolve(name).apply { mkdirs() })

    fun restore(name: String) {
        val from = copies.resolve(name).also { require(it.isDirectory) { "no copy is named $name" } }
        delete()
        copyFiles(from, files)
    }

    fun delete() {
        check(running == null) { "the app runs: kill it first" }
        DATABASE.map(files::resolve).filter(File::exists).forEach { check(it.delete()) }
    }

    private fun copyFiles(
        from: File,
        to: File,
    ): Unit =
        DATABASE
            .filter {
                from.resolve(it).exists()
            }.forEach { val _ = from.resolve(it).copyTo(to.resolve(it), overwrite = true) }

    /** From the next start on, the original manifest with this file's changes. */
    fun changeManifest(file: String) {
        val changes = Json.parseToJsonElement(TESTS.resolve(file).readText()).jsonArray
        manifest =
            changes
                .fold(
                    Json.parseToJsonElement(compiled),
                ) { now, change -> changed(now, Step(change.jsonObject)) }
                .toString()
    }

    private fun changed(
        manifest: JsonElement,
        change: Step,
    ): JsonElement {
        val path = change.text("path").split('/').drop(1)
        return put(manifest, path, change["value"]).also { change.done() }
    }

    private fun put(
        at: JsonElement,
        path: List<String>,
        value: JsonElement?,
    ): JsonElement {
        val (name, rest) = path.first() to path.drop(1)
        if (at is JsonArray) {
            check(rest.isNotEmpty() || value == null) { "a member of a list can only be taken away" }
            val here = at.indexOfFirst { (it as? JsonObject)?.get("id")?.jsonPrimitive?.content == name }
            check(here >= 0) { "no such place: $name" }
            return JsonArray(
                at.filterIndexed { i, _ -> i != here || rest.isNotEmpty() }.mapIndexed { i, it ->
                    if (i ==
                        here &&
                        rest.isNotEmpty()
                    ) {
                        put(it, rest, value)
                    } else {
                        it
                    }
                },
            )
        }
        val members = at.jsonObject
        return JsonObject(
            when {
                rest.isNotEmpty() -> members + (name to put(members.getValue(name), rest, value))
                value != null -> members + (name to value)
                else -> members - name.also { check(it in members) { "nothing to take away: $it" } }
            },
        )
    }

    override fun close() {
        running?.close()
        kit.close()
    }
}

/** The database and what SQLite keeps beside it. */
private val DATABASE = listOf("privet.db", "privet.db-wal", "privet.db-shm")

internal fun language(tag: String): Language =
    when (tag) {
        "en" -> Language.EN
        "zh-Hans" -> Language.ZH_HANS
        else -> error("unknown language $tag")
    }
