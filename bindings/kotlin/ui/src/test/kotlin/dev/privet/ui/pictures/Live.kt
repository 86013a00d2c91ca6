package dev.privet.ui.pictures

import androidx.compose.ui.graphics.ImageBitmap
import dev.privet.chrome
import dev.privet.compare
import dev.privet.faceScreen
import dev.privet.ffi.ActivityId
import dev.privet.ffi.ActivityRow
import dev.privet.ffi.Footprint
import dev.privet.ffi.Payment
import dev.privet.ffi.Period
import dev.privet.ffi.PhoneLog
import dev.privet.ffi.Reader
import dev.privet.ffi.RequestRow
import dev.privet.ffi.TimelineResult
import dev.privet.ffi.UseDetail
import dev.privet.ffi.Wanted
import dev.privet.footprint
import dev.privet.lists
import dev.privet.policy
import dev.privet.said
import dev.privet.tidy
import dev.privet.ui.desktop.SkiaPictures
import dev.privet.ui.preview.Answers
import dev.privet.ui.preview.Asked
import dev.privet.ui.preview.Question
import dev.privet.ui.sheets.Views
import dev.privet.ui.stage.FACE_PAYMENT
import dev.privet.ui.stage.LANTERN_PAY
import dev.privet.ui.stage.MINUTE
import dev.privet.ui.stage.NOW
import dev.privet.ui.stage.Stage
import dev.privet.ui.stage.file
import kotlinx.coroutines.flow.first
import kotlinx.coroutines.runBlocking
import java.io.ByteArrayOutputStream
import java.io.File
import java.nio.ByteBuffer
import kotlin.test.assertNotNull

/** The real core answers: over a stage, or over [Views] for the sheets. */
internal class Live(
    private val stage: Stage?,
    private val reader: Reader,
    chinese: Boolean,
) : Answers(reader.language) {
    private val views by lazy { Views.of(chinese) }
    private val written = ByteArrayOutputStream()
    private val all = mutableListOf<Any?>()

    /** Every answer but the fixed words, and the figures that are drawn of a number. */
    val said: List<Any?> get() = all

    /** The same as it crosses the border. */
    val bytes: ByteArray get() = written.toByteArray()

    override val picture: ImageBitmap by lazy { runBlocking { assertNotNull(SkiaPictures.decode(views.bytes)) } }

    @Suppress("UNCHECKED_CAST")
    override fun <T> ask(question: Question<T>): T {
        val answer = still(answer(question)) as T
        if (question != Question.Words) {
            all += answer
            if (answer is Footprint) all += "${answer.year}"
            written.write(crossing(question, answer))
        }
        return answer
    }

    private fun answer(question: Question<*>): Any? =
        when (question) {
            is Question.Words -> reader.language.chrome()
            is Question.Sheet -> sheet(question.of)
            is Question.Details -> views.details
            is Question.Off -> if (question.destroys) views.destroy else views.off
            is Question.Several -> views.many
            is Question.BeforePhone -> views.phone
            else -> checkNotNull(stage) { "$question is none for a sheet" }.answer(question)
        }

    private fun sheet(of: Asked) =
        when (of) {
            Asked.FACE -> views.face
            Asked.SCORE -> views.share
            Asked.PAY -> views.pay
            Asked.PAY_BY_PIN -> views.payByPin
            Asked.PICTURE -> views.picture
            Asked.DATA -> views.data
        }

    private fun Stage.answer(question: Question<*>): Any? =
        now {
            when (question) {
                is Question.Notice -> privet.center(reader).first()?.banner
                is Question.Center -> assertNotNull(privet.center(reader).first())
                is Question.Rows -> rows(question.of)
                is Question.Needs -> rows(rows(listOf(question.of)).single().needs)
                is Question.Request -> request(question)
                is Question.Faces -> assertNotNull(privet.faceScreen(reader).first())
                is Question.FaceTried -> faceTried()
                is Question.Destruction -> assertNotNull(privet.records.destructionPage(FACE_PAYMENT, reader))
                is Question.Receipts -> assertNotNull(privet.records.receipts(reader))
                is Question.Receipt -> receipt()
                is Question.Check -> privet.records.check(file(question.altered), reader)
                is Question.Year -> privet.footprint(YEAR, reader)
                is Question.Inspector -> privet.records.inspector(reader)
                is Question.SendTried -> sendTried()
                is Question.Policy -> assertNotNull(privet.policy(reader).first())
                is Question.History -> privet.history(reader, Wanted(null, question.filter, Period.MONTH))
                is Question.Compared -> assertNotNull(privet.compare(PhoneLog.IOS_REPORT, LOG.readBytes(), APP, reader))
                is Question.Use -> use(question.result)
                is Question.Lists -> assertNotNull(privet.lists(Period.MONTH, reader))
                is Question.Tidy -> assertNotNull(privet.tidy(reader, selected = question.chosen).first())
                else -> error("$question is one for a sheet")
            }
        }

    private suspend fun Stage.rows(of: Collection<ActivityId>): List<ActivityRow> {
        val all = assertNotNull(privet.center(reader).first()).activities
        return of.mapNotNull { id -> all.firstOrNull { it.activity == id } }
    }

    private fun Stage.request(of: Question.Request): RequestRow {
        val nonce = "n-5d0c41a7e2b9${of.amount}"
        val payment = Payment(of.amount, "CNY", of.payee, nonce, NOW + of.minutes * MINUTE)
        return assertNotNull(privet.paymentRequest(payment, LANTERN_PAY, reader))
    }

    private suspend fun Stage.faceTried(): String {
        val faces = assertNotNull(privet.activity(FACE_PAYMENT).faces())
        return assertNotNull(faces.verify { file("probes/alice-2.f32") }.said(reader.language))
    }

    private suspend fun Stage.sendTried(): Any {
        privet.records.verifyLedger()
        return privet.records.tryToSend(reader.language)
    }

    private suspend fun Stage.receipt() =
        assertNotNull(privet.records.receipts(reader)).rows.first().let {
            assertNotNull(privet.records.receiptSheet(it.index, reader))
        }

    private suspend fun Stage.file(altered: Boolean): ByteArray =
        receipt().file.encodeToByteArray().also {
            val middle = it.size / 2
            if (altered) it[middle] = (it[middle].toInt() xor 1).toByte()
        }

    private suspend fun Stage.use(result: TimelineResult): UseDetail {
        val row =
            privet
                .history(reader)
                .days
                .flatMap { it.rows }
                .first { it.result == result }
        return assertNotNull(privet.records.useDetail(row.index, reader))
    }
}

/** As a value crosses the border. */
internal fun <T> crossing(
    question: Question<T>,
    answer: T,
): ByteArray {
    val buffer = ByteBuffer.allocate(question.form.allocationSize(answer).toInt())
    question.form.write(answer, buffer)
    return buffer.array().copyOf(buffer.position())
}

private val LOG = File("../../../tests/observed/ios_week.ndjson")
private const val APP = "com.lanternpay.demo"
private const val YEAR = 2026
