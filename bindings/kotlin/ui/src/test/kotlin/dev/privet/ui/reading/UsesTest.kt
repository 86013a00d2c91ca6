package dev.privet.ui.reading

import androidx.compose.ui.test.hasText
import dev.privet.chrome
import dev.privet.compare
import dev.privet.ffi.Filter
import dev.privet.ffi.HistoryOf
import dev.privet.ffi.OsPermission
import dev.privet.ffi.Period
import dev.privet.ffi.PhoneLog
import dev.privet.ffi.TimelineResult
import dev.privet.ffi.Wanted
import dev.privet.ui.flow.LogOfVisit
import dev.privet.ui.flow.Noted
import dev.privet.ui.flow.Place
import dev.privet.ui.stage.ENGLISH
import dev.privet.ui.stage.FACE_PAYMENT
import dev.privet.ui.stage.NEARBY
import dev.privet.ui.stage.inUse
import org.junit.jupiter.api.Test
import java.io.ByteArrayOutputStream
import java.io.File
import java.io.IOException
import java.io.ObjectInputStream
import java.io.ObjectOutputStream
import kotlin.test.assertEquals
import kotlin.test.assertNotNull
import kotlin.test.assertNull
import kotlin.test.assertTrue

/** From a row of the history to all that is known of it, and the phone's own log beside it. */
class UsesTest {
    private val words = ENGLISH.language.chrome()

    @Test
    fun `33 a use is two taps from the app, and the purpose that governs it one more`(): Unit =
        inUse().read(Place.History()) {
            val row = rows(TimelineResult.LEFT).first()
            tapSpoken(row.spoken)
            val detail = stage.now { assertNotNull(privet.records.useDetail(row.index, ENGLISH)) }
            val said = detail.lines.map { it.text } + listOfNotNull(detail.signed, detail.stageText)
            val seen = buildSet { everywhere { addAll(texts().map { it.first }) } }
            assertEquals(emptyList(), said.filter { it !in seen })
            recreate()
            tap(row.title)
            until { shows(words.purpose.ifOff) }
        }

    @Test
    fun `the receipt of the last answer is one tap from its purpose`(): Unit =
        inUse().read(Place.Purpose(FACE_PAYMENT)) {
            val answered =
                assertNotNull(
                    stage
                        .center()
                        .activities
                        .first { it.activity == FACE_PAYMENT }
                        .answered,
                )
            val sheet =
                stage.now {
                    val rows = assertNotNull(privet.records.receipts(ENGLISH)).rows
                    val answer = rows.first { it.activity == FACE_PAYMENT && it.result == TimelineResult.ALLOWED }
                    assertNotNull(privet.records.receiptSheet(answer.index, ENGLISH))
                }
            tap(answered)
            val seen = buildSet { everywhere { addAll(texts().map { it.first }) } }
            assertEquals(emptyList(), sheet.lines.map { it.text }.filter { it !in seen })
            tap(sheet.export)
            until { shared == listOf(sheet.fileName) }
        }

    @Test
    fun `a use's receipt and the two lists reach the person as files`() {
        inUse().read(Place.History()) {
            val row = rows(TimelineResult.LEFT).first()
            tapSpoken(row.spoken)
            val detail = stage.now { assertNotNull(privet.records.useDetail(row.index, ENGLISH)) }
            tap(assertNotNull(detail.receipt).export)
            until { shared.isNotEmpty() }
            assertEquals(listOf("receipt-${row.index + 1u}.json"), shared)
        }
        inUse().read(Place.Lists()) {
            tap(words.buttons.export)
            until { shared.size == 3 }
            assertEquals(listOf("collected.csv", "shared.csv", "lists.json"), shared)
        }
    }

    @Test
    fun `37 what the person was shown is drawn again word for word, with the verdict on its digest`(): Unit =
        inUse().read(Place.History()) {
            val row = rows(TimelineResult.LEFT).first()
            val shown = stage.now { assertNotNull(privet.records.useDetail(row.index, ENGLISH)?.seen) }
            assertTrue(shown.matches)
            tapSpoken(row.spoken)
            tap(shown.label)
            val seen = buildSet { everywhere { addAll(texts().map { it.first }) } }
            assertEquals(emptyList(), (shown.lines + shown.buttons + shown.verdict).filter { it !in seen })
        }

    @Test
    fun `a filter and a period show what the core has under them, and survive the screen`(): Unit =
        inUse().read(Place.History()) {
            tapNamed(words.buttons.filter)
            choose(words.history.refused)
            recreate()
            val wanted = Wanted(null, Filter.REFUSED, Period.MONTH)
            val rows = stage.now { privet.history(ENGLISH, wanted) }.days.flatMap { it.rows }
            assertTrue(rows.isNotEmpty())
            until {
                nodes(
                    hasText(words.history.refused),
                ).isNotEmpty() && nodes(named(rows.first().spoken)).isNotEmpty()
            }
            val said = buildSet { everywhere { addAll(nodes(spoken).map { it.label }) } }
            val others = stage.now { privet.history(ENGLISH) }.days.flatMap { it.rows } - rows.toSet()
            assertEquals(emptyList(), rows.filter { it.spoken !in said })
            assertEquals(
                emptyList(),
                others.filter {
                    it.spoken in said &&
                        rows.none { row ->
                            row.spoken == it.spoken
                        }
                },
            )
        }

    @Test
    fun `a purpose's history is its own, and so is that of a permission of the phone`() {
        inUse().read(Place.History(HistoryOf.Activity(NEARBY))) {
            val rows =
                stage
                    .now {
                        privet.history(
                            ENGLISH,
                            Wanted(HistoryOf.Activity(NEARBY), null, Period.MONTH),
                        )
                    }.days
                    .flatMap { it.rows }
            val said = buildSet { everywhere { addAll(nodes(spoken).map { it.label }) } }
            assertEquals(emptyList(), rows.filter { it.spoken !in said })
        }
        inUse().read(Place.History(HistoryOf.Permission(OsPermission.CAMERA), Period.WEEK)) {
            val titles =
                stage
                    .center()
                    .activities
                    .filter { it.activity == NEARBY }
                    .map { it.title }
            until { nodes(spoken).size > 4 }
            val seen = buildSet { everywhere { addAll(texts().map { it.first }) } }
            assertEquals(emptyList(), titles.filter { it in seen })
        }
    }

    @Test
    fun `the phone's own log is held against the records in the core's words`() {
        val log = File("../../../tests/observed/ios_week.ndjson").readBytes()
        val noted = Noted(PhoneLog.IOS_REPORT, log, "com.lanternpay.demo")
        inUse().read(Place.History(), phoneLog = { noted }) {
            tap(words.history.compare)
            val view = stage.now { assertNotNull(privet.compare(noted.kind, noted.bytes, noted.app, ENGLISH)) }
            until { shows(view.title) }
            val seen = buildSet { everywhere { addAll(texts().map { it.first }) } }
            val said =
                view.notes + view.accesses.flatMap { it.lines + it.title } + view.hosts.flatMap { it.lines + it.host }
            assertEquals(emptyList(), (said + listOfNotNull(view.gapText, view.extraText)).filter { it !in seen })
            assertEquals(emptySet(), seen - texts(view) - texts(ENGLISH.language.chrome()))
        }
    }

    @Test
    fun `a log that the app cannot read is said, and can be tried again`() {
        val log = File("../../../tests/observed/ios_week.ndjson").readBytes()
        val noted = Noted(PhoneLog.IOS_REPORT, log, "com.lanternpay.demo")
        var broken = true
        inUse().read(Place.History(), phoneLog = { if (broken) throw IOException("no such file") else noted }) {
            val view = stage.now { assertNotNull(privet.compare(noted.kind, noted.bytes, noted.app, ENGLISH)) }
            tap(words.history.compare)
            until { shows(words.states.error) }
            broken = false
            tap(words.buttons.retry)
            until { shows(view.title) }
        }
    }

    @Test
    fun `the phone's own log is asked for once a visit, however the phone is turned`() {
        val log = File("../../../tests/observed/ios_week.ndjson").readBytes()
        val noted = Noted(PhoneLog.IOS_REPORT, log, "com.lanternpay.demo")
        var asked = 0
        val phoneLog: suspend () -> Noted = { noted.also { asked++ } }
        inUse().read(Place.History(), phoneLog = phoneLog) {
            val view = stage.now { assertNotNull(privet.compare(noted.kind, noted.bytes, noted.app, ENGLISH)) }
            tap(words.history.compare)
            until { shows(view.title) }
            recreate()
            until { shows(view.title) }
            tap(view.accesses.flatMap { it.activityNames }.first())
            back()
            until { shows(view.title) }
            assertEquals(1, asked)
            back()
            tap(words.history.compare)
            until { shows(view.title) }
            assertEquals(2, asked, "another visit is held against what the log says now")
        }
    }

    @Test
    fun `what is saved of a screen for another process has none of the phone's own log`() {
        val saved = ByteArrayOutputStream()
        val chosen =
            LogOfVisit().apply {
                this.log =
                    Noted(
                        PhoneLog.IOS_REPORT,
                        ByteArray(MEGABYTE),
                        "com.lanternpay.demo",
                    )
            }
        ObjectOutputStream(saved).use { it.writeObject(chosen) }
        assertTrue(saved.size() < 200, "${saved.size()} bytes")
        val restored = ObjectInputStream(saved.toByteArray().inputStream()).use { it.readObject() }
        assertNull((restored as LogOfVisit).log)
    }

    private fun Scene.rows(result: TimelineResult) =
        stage
            .now { privet.history(ENGLISH) }
            .days
            .flatMap { it.rows }
            .filter { it.result == result }

    private fun Scene.tapSpoken(name: String) {
        until { nodes(named(name)).isNotEmpty() }
        tapNamed(name)
    }
}

private const val MEGABYTE = 1 shl 20
