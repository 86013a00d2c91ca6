// The screen of one's own of docs/android.md, which is cut from here; OwnScreenTest answers it.
package com.example.bills

import android.app.Activity
import android.graphics.BitmapFactory.decodeByteArray
import android.view.Choreographer
import android.view.View
import android.view.ViewGroup
import android.widget.Button
import android.widget.ImageView
import android.widget.LinearLayout
import android.widget.ScrollView
import android.widget.TextView
import dev.privet.Choice
import dev.privet.Confirming
import dev.privet.ConsentChoice
import dev.privet.Manner
import dev.privet.Offer
import dev.privet.PersonKeys
import dev.privet.Question
import dev.privet.Sheet
import dev.privet.android.CoveredTouches
import dev.privet.android.refuseCovered
import dev.privet.android.secure
import dev.privet.ffi.CancelReason
import dev.privet.ffi.Gesture
import dev.privet.ffi.Manner
import dev.privet.ffi.Reader
import dev.privet.ffi.ReleaseContent
import dev.privet.ffi.ReleasePrompt
import dev.privet.ffi.UserVerification
import kotlinx.coroutines.CompletableDeferred
import kotlinx.coroutines.asCoroutineDispatcher
import kotlinx.coroutines.delay
import kotlinx.coroutines.suspendCancellableCoroutine
import kotlinx.coroutines.withContext
import kotlin.coroutines.resume

// snippet:begin
// The core's lines, word for word and in their order, and two equal buttons, in `place` above the app, whose window stays out of pictures
// from then on. Who goes back cancels the call.
class OwnScreen(
    override val keys: PersonKeys,
    override val reader: Reader,
    private val activity: Activity,
    private val place: ViewGroup,
) : Confirming {
    override suspend fun ask(sheet: Question): ConsentChoice =
        answer(sheet, null) { yes, manner ->
            if (yes) ConsentChoice.Allow(sheet.offers.first(), manner) else ConsentChoice.Refuse(manner)
        }

    override suspend fun present(
        sheet: Offer,
        preview: ByteArray?,
    ): Choice =
        try {
            val seen = preview?.let { seen(sheet.release, it) ?: return Choice.Leave(CancelReason.BACK) }
            answer(sheet, seen) { yes, manner ->
                if (yes) Choice.Confirm(UserVerification.BIO, manner) else Choice.Refuse(manner)
            }
        } finally {
            preview?.fill(0)
        }

    // What would leave, as a person can look at it; what nobody can look at is not asked about.
    private suspend fun seen(
        release: ReleasePrompt,
        bytes: ByteArray,
    ): View? =
        withContext(activity.mainExecutor.asCoroutineDispatcher()) {
            when (val content = release.content) {
                is ReleaseContent.Picture -> {
                    decodeByteArray(bytes, 0, bytes.size)?.let { ImageView(activity).apply { setImageBitmap(it) } }
                }

                is ReleaseContent.Data -> {
                    TextView(activity).apply { text = content.text }
                }

                is ReleaseContent.Payment -> {
                    null
                }
            }
        }

    private suspend fun <T> answer(
        sheet: Sheet,
        seen: View?,
        choice: (Boolean, Manner) -> T,
    ): T =
        withContext(activity.mainExecutor.asCoroutineDispatcher()) {
            val page = LinearLayout(activity).apply { orientation = LinearLayout.VERTICAL }
            if (seen != null) page.addView(seen)
            sheet.view.lines.forEach { page.addView(TextView(activity).apply { text = it.text }) }
            val touches = CoveredTouches()
            val answer = CompletableDeferred<Boolean>()
            for ((label, yes) in listOf(sheet.view.refuse to false, sheet.view.allow to true)) {
                val button = Button(activity).apply { text = label }
                button.isAllCaps = false
                button.setOnClickListener { answer.complete(yes) }
                if (yes) button.refuseCovered(touches)
                page.addView(button)
            }
            activity.window.secure(true)
            place.addView(ScrollView(activity).apply { addView(page) })
            try {
                while (!page.hasWindowFocus()) delay(50)
                repeat(2) { frame() } // the second begins once the first was drawn
                sheet.shown()
                choice(answer.await(), Manner(Gesture.TOUCH, touches.count))
            } finally {
                place.removeAllViews()
            }
        }

    private suspend fun frame() =
        suspendCancellableCoroutine { next -> Choreographer.getInstance().postFrameCallback { next.resume(Unit) } }
}
// snippet:end
