package dev.privet

import dev.privet.ffi.KeyFault
import dev.privet.ffi.OsState
import dev.privet.ffi.Reader
import dev.privet.ffi.ScreenLock
import dev.privet.scenario.Phone
import dev.privet.scenario.Step
import dev.privet.scenario.duration
import dev.privet.scenario.faulty
import dev.privet.scenario.holds
import dev.privet.scenario.language
import dev.privet.scenario.look
import dev.privet.scenario.named
import dev.privet.scenario.operate
import kotlinx.coroutines.runBlocking
import kotlinx.serialization.json.Json
import kotlinx.serialization.json.JsonArray
import kotlinx.serialization.json.JsonElement
import kotlinx.serialization.json.JsonObject
import kotlinx.serialization.json.JsonPrimitive
import kotlinx.serialization.json.int
import kotlinx.serialization.json.jsonObject
import kotlinx.serialization.json.jsonPrimitive
import org.junit.jupiter.api.DynamicTest
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.TestFactory
import org.junit.jupiter.api.io.TempDir
import java.io.File
import java.nio.file.Files
import java.nio.file.Path
import java.time.OffsetDateTime
import kotlin.test.assertEquals
import kotlin.test.assertFails
import kotlin.test.assertTrue

/** Plays tests/scenarios: the same stories as Rust and Swift, as tests/README.md spells them. */
class ScenarioTest {
    @TempDir
    lateinit var dir: Path

    @TestFactory
    fun scenarios(): List<DynamicTest> {
        val folder = System.getenv("PRIVET_SCENARIOS")?.let(::File) ?: TESTS.resolve("scenarios")
        val files = checkNotNull(folder.listFiles { file -> file.extension == "json" }).sorted()
        assertTrue(files.isNotEmpty(), "no scenarios in $folder")
        return files.map { file ->
            DynamicTest.dynamicTest(file.nameWithoutExtension) {
                val story = Json.parseToJsonElement(file.readText()).jsonObject
                assertEquals(file.nameWithoutExtension, story.getValue("name").jsonPrimitive.content)
                val steps = runBlocking { play(story, Files.createTempDirectory(dir, "phone").toFile()) }
                println("scenario ${file.nameWithoutExtension}: $steps")
            }
        }
    }

    @Test
    fun `what a runner does not know, or what does not come to pass, fails`() {
        val bad =
            listOf(
                """{"do": "dance"}""",
                """{"do": "tick", "with": 1}""",
                """{"do": "check", "activity": "bill_scan", "reply": "Allowed"}""",
                """{"do": "check", "activity": "bill_scan"}""",
                """{"do": "leave", "prompt": "${'$'}q", "reason": "Back"}""",
                """{"do": "ask", "activity": "bill_scan", "events": []}""",
                """{"do": "tick", "as": "x"}""",
                """{"wait": "5 s"}""",
                """{"os": {"camera": "perhaps"}}""",
                """{"host": "anchor.read", "fails": "Transient"}""",
                """{"kill": false}""",
                """{"new_enrolment": false}""",
                """{"screen_lock": "Off"}""",
                """{"do": "enrol", "activity": "face_payment", "probe": "probes/alice-1.f32", "beside": true,
                "instead": true, "reply": {"refused": "NoConsent"}}""",
                """{"do": "enrol", "activity": "face_payment", "probe": "probes/alice-1.f32", "key": "k",
                "reply": {"refused": "NoConsent"}}""",
                """{"view": "activity", "activity": "bill_scan", "has": {"state": "On"}}""",
                """{"view": "center", "never_says": ["Pay"]}""",
                """{"view": "center", "never_says": "Pay"}""",
                """{"view": "tidy", "year": 2026}""",
                """{"view": "tidy", "sort": "Newest"}""",
                """{"view": "what_if", "activity": "teleport"}""",
                """{"view": "lists"}""",
                """{"view": "lists", "period": "Day", "held": [{"data": "amount", "value": "1", "with": 1}]}""",
                """{"view": "compare", "log": {"kind": "IosReport", "file": "observed/ios_week.ndjson"}}""",
                """{"do": "masked", "data": "amount", "value": "1", "reply": "Masked", "as": "x"}""",
                """{"do": "export", "format": "csv"}""",
                """{"do": "export", "format": "html", "with_manner": true}""",
                """{"do": "export", "format": "json", "holds": ["no such text"]}""",
                """{"do": "consent_receipt", "reply": "Found"}""",
                """{"do": "withdraw_many", "activities": []}""",
                """{"sing": true}""",
            )
        for ((at, step) in bad.withIndex()) {
            val story = story("[$step]")
            val _ = assertFails(step) { runBlocking { play(story, dir.resolve("bad$at").toFile()) } }
        }
        val good =
            story("""[{"do": "check", "activity": "bill_scan", "reply": {"refused": "NoConsent"}, "events": []}]""")
        assertEquals(1, runBlocking { play(good, dir.resolve("good").toFile()) })
    }

    private fun story(steps: String): JsonObject =
        Json
            .parseToJsonElement(
                """{"name": "n", "event": "e", "manifest": "lantern_pay", "start": "2026-03-03T14:30:00+08:00",
                "reader": {"language": "en", "utc_offset": 480}, "steps": $steps}""",
            ).jsonObject

    private suspend fun play(
        story: JsonObject,
        dir: File,
    ): Int {
        val head = Step(story)
        val _ = head.text("name") to head.text("event")
        require(head.text("manifest") == "lantern_pay") { "unknown manifest" }
        val start = OffsetDateTime.parse(head.text("start")).toInstant().toEpochMilli()
        val reader = head.step("reader")
        val steps = head["steps"] as JsonArray
        Phone(
            dir,
            start,
            Reader(language(reader.text("language")), requireNotNull(reader["utc_offset"]).jsonPrimitive.int, true),
        ).use { phone ->
            reader.done()
            head.done()
            check(phone.open() == JsonPrimitive("Ready")) { "a new phone is ready" }
            for ((at, step) in steps.withIndex()) {
                try {
                    phone.step(Step(phone.names.fill(step).jsonObject))
                } catch (e: Exception) {
                    throw AssertionError("step ${at + 1}: $step\n  ${e.message}", e)
                }
            }
            assertEquals(emptyList(), phone.kit.unfired(), "scripted failures that did not happen")
        }
        return steps.size
    }

    private suspend fun Phone.step(step: Step) {
        val _ = step["why"]
        val before = if ("events" in step) ledger() else emptyList()
        if ("do" in step) {
            val told = faulty { operate(step) }
            val wanted = step["reply"]
            val no =
                (told.reply as? JsonObject)?.keys.orEmpty().any {
                    it in
                        setOf(
                            "refused",
                            "fault",
                            "not_cleanable",
                        )
                }
            if (wanted == null) check(!no) { "answered ${told.reply}" } else expect("answered", told.reply, wanted)
            step.maybe("as")?.let { names.bind(it, checkNotNull(told.bound) { "nothing to bind" }) }
        } else {
            other(step)
        }
        step["events"]?.let { expect("recorded", added(before), it) }
        step.done()
    }

    private fun expect(
        what: String,
        value: JsonElement,
        wanted: JsonElement,
    ): Unit = check(holds(value, wanted)) { "$what ${value.toString().take(2_000)}\n  instead of $wanted" }

    private suspend fun Phone.other(step: Step) {
        when {
            "view" in step -> {
                look(step)
            }

            "host" in step -> {
                kit.fail(
                    step.text("host"),
                    named<KeyFault>(step.text("fails")),
                    (
                        step["times"]?.jsonPrimitive?.int
                            ?: 1
                    ).toUInt(),
                )
            }

            "wait" in step -> {
                kit.advance(duration(step.text("wait")).also { require(it >= 0) }.toULong())
            }

            "clock" in step -> {
                clock(step.step("clock"))
            }

            "os" in step -> {
                val told = checkNotNull(step["os"]).jsonObject
                for ((permission, state) in told) {
                    val ruled = privet.report(named(permission), named<OsState>(state.jsonPrimitive.content))
                    check(ruled is Ruled.Done) { "$ruled" }
                }
            }

            "lock" in step -> {
                step.yes("lock").also { kit.lock() }
            }

            "unlock" in step -> {
                step.yes("unlock").also { kit.unlock() }
            }

            "new_enrolment" in step -> {
                step.yes("new_enrolment").also { kit.newEnrolment() }
            }

            "screen_lock" in step -> {
                kit.setScreenLock(named<ScreenLock>(step.text("screen_lock")))
            }

            "kill" in step -> {
                step.yes("kill").also { kill() }
            }

            "delete" in step -> {
                step.yes("delete").also { delete() }
            }

            "copy" in step -> {
                copy(step.text("copy"))
            }

            "restore" in step -> {
                restore(step.text("restore"))
            }

            "open" in step -> {
                val open = step.step("open")
                open.maybe("reopen_with")?.let { changeManifest(it) }
                expect("opened", open(), checkNotNull(open["reply"]) { "open says how it stands" })
                open.done()
            }

            else -> {
                error("unknown step $step")
            }
        }
    }

    private fun Phone.clock(step: Step) {
        if ("reboot" in step) step.yes("reboot").also { kit.reboot() } else kit.shiftWall(duration(step.text("wall")))
        step.done()
    }
}
