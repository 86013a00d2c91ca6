package dev.privet.ui.sheets

import dev.privet.Choice
import dev.privet.Confirming
import dev.privet.ConsentChoice
import dev.privet.Offer
import dev.privet.Payload
import dev.privet.PendingRelease
import dev.privet.PersonKeys
import dev.privet.Question
import dev.privet.Ruled
import dev.privet.ffi.ActivityId
import dev.privet.ffi.AskedFrom
import dev.privet.ffi.CancelReason
import dev.privet.ffi.Payment
import dev.privet.ffi.PhonePrompt
import dev.privet.ffi.PromptView
import dev.privet.ffi.Reader
import dev.privet.ffi.Tidy
import dev.privet.ffi.Until
import dev.privet.ffi.WhatIf
import dev.privet.phonePrompt
import dev.privet.policy
import dev.privet.tidy
import dev.privet.ui.stage.BILL_SCAN
import dev.privet.ui.stage.CLOUDLANE
import dev.privet.ui.stage.DAY
import dev.privet.ui.stage.FACE_PAYMENT
import dev.privet.ui.stage.HARBOUR
import dev.privet.ui.stage.LANTERN_PAY
import dev.privet.ui.stage.NEARBY
import dev.privet.ui.stage.NOW
import dev.privet.ui.stage.PAY
import dev.privet.ui.stage.QUEUE_TIMES
import dev.privet.ui.stage.SCORE_SHARE
import dev.privet.ui.stage.Stage
import dev.privet.ui.stage.faceEnrolled
import dev.privet.ui.stage.file
import dev.privet.ui.stage.reader
import dev.privet.whatIf
import kotlinx.coroutines.flow.first
import kotlin.test.assertIs
import kotlin.test.assertNotNull

/** Somebody who looks at a sheet and leaves it. */
private class Glimpse(
    override val reader: Reader,
    override val keys: PersonKeys,
) : Confirming {
    var view: PromptView? = null
    var preview: ByteArray? = null

    override suspend fun ask(sheet: Question): ConsentChoice = error("nothing was to be asked")

    override suspend fun present(
        sheet: Offer,
        preview: ByteArray?,
    ): Choice {
        view = sheet.view
        this.preview = preview
        return Choice.Leave(CancelReason.BACK)
    }
}

/** What the core draws for each sheet, in one language, cut from the real thing. */
internal class Views(
    val chinese: Boolean,
    val face: PromptView,
    val share: PromptView,
    val pay: PromptView,
    val payByPin: PromptView,
    val picture: PromptView,
    val bytes: ByteArray,
    val data: PromptView,
    val off: WhatIf,
    val destroy: WhatIf,
    val many: Tidy,
    val phone: PhonePrompt,
    val details: List<String>,
) {
    companion object {
        private val made = mutableMapOf<Boolean, Views>()

        fun of(chinese: Boolean): Views = synchronized(made) { made.getOrPut(chinese) { cut(chinese) } }

        private fun cut(chinese: Boolean): Views =
            faceEnrolled().use { stage ->
                stage.now {
                    report(dev.privet.ffi.OsPermission.LOCATION_COARSE, dev.privet.ffi.OsState.COARSE)
                    register(listOf(CLOUDLANE, HARBOUR))
                    val destroy = assertNotNull(privet.activity(FACE_PAYMENT).whatIf(reader(chinese)))
                    val same = assertIs<dev.privet.Match.Same>(compare("alice-2"))
                    val pay = glimpse(chinese, paying("Blue Kettle Tea", same.token))
                    val pin = glimpse(chinese, paying("Corner Noodle", null))
                    for (id in listOf(BILL_SCAN, NEARBY, QUEUE_TIMES)) {
                        allow(id)
                    }
                    val picture =
                        glimpse(
                            chinese,
                            privet.activity(BILL_SCAN).release(CLOUDLANE, Payload.Jpeg(file("photos/gps.jpg"))),
                        )
                    val share = question(chinese, SCORE_SHARE)
                    allow(SCORE_SHARE, Until.At(NOW + 20 * DAY))
                    val range = Payload.Json("""{"score_range":"680-720"}""")
                    val data = glimpse(chinese, privet.activity(SCORE_SHARE).release(HARBOUR, range))
                    val off = assertNotNull(privet.activity(NEARBY).whatIf(reader(chinese)))
                    val many = assertNotNull(privet.tidy(reader(chinese), selected = listOf(NEARBY, BILL_SCAN)).first())
                    val phone = assertNotNull(privet.activity(BILL_SCAN).phonePrompt(reader(chinese).language))
                    val policy = assertNotNull(privet.policy(reader(chinese)).first())
                    val details = policy.full.first { it.activity == FACE_PAYMENT }.notes
                    assertIs<Ruled.Done<Unit>>(privet.activity(FACE_PAYMENT).withdraw())
                    Views(
                        chinese,
                        question(chinese, FACE_PAYMENT),
                        share,
                        assertNotNull(pay.view),
                        assertNotNull(pin.view),
                        assertNotNull(picture.view),
                        assertNotNull(picture.preview),
                        assertNotNull(data.view),
                        off,
                        destroy,
                        many,
                        phone,
                        details,
                    )
                }
            }

        private fun Stage.paying(
            payee: String,
            token: dev.privet.ffi.MatchToken?,
        ): PendingRelease =
            privet.activity(PAY).pay(LANTERN_PAY, Payment("38.00", "CNY", payee, "nonce-of-the-shop-1", null), token)

        private suspend fun Stage.glimpse(
            chinese: Boolean,
            release: PendingRelease,
        ): Glimpse =
            Glimpse(reader(chinese), person).also {
                release.confirm(it)
            }

        private suspend fun Stage.question(
            chinese: Boolean,
            id: ActivityId,
        ): PromptView {
            val prompt = assertIs<Ruled.Done<dev.privet.ConsentPrompt>>(privet.activity(id).ask(AskedFrom.CENTER)).value
            return assertIs<Ruled.Done<PromptView>>(prompt.draw(reader(chinese))).value
        }
    }
}
