package dev.privet.ui.mine

import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import androidx.compose.ui.semantics.SemanticsProperties
import androidx.compose.ui.semantics.getOrNull
import androidx.compose.ui.test.ComposeUiTest
import androidx.compose.ui.test.ExperimentalTestApi
import androidx.compose.ui.test.hasClickAction
import androidx.compose.ui.test.onAllNodesWithText
import androidx.compose.ui.test.onNodeWithContentDescription
import androidx.compose.ui.test.onNodeWithText
import androidx.compose.ui.test.performClick
import androidx.compose.ui.test.runDesktopComposeUiTest
import dev.privet.Signed
import dev.privet.chrome
import dev.privet.faceScreen
import dev.privet.ffi.ActivityId
import dev.privet.ffi.Language
import dev.privet.ui.flow.Mine
import dev.privet.ui.flow.MineOutside
import dev.privet.ui.flow.Outside
import dev.privet.ui.flow.Turning
import dev.privet.ui.look.Palette
import dev.privet.ui.look.PrivetTheme
import dev.privet.ui.screens.MinePlace
import dev.privet.ui.stage.ANALYTICS
import dev.privet.ui.stage.ENGLISH
import dev.privet.ui.stage.Stage
import dev.privet.ui.stage.faceDestroyed
import dev.privet.ui.stage.faceEnrolled
import dev.privet.ui.stage.faceLockedOut
import dev.privet.ui.stage.file
import dev.privet.ui.stage.inUse
import kotlinx.coroutines.flow.first
import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertNotNull

/** The last tab, over the real core. */
@OptIn(ExperimentalTestApi::class)
class MineTest {
    private val chrome = Language.EN.chrome()

    /** Which sheets were asked for. */
    private class Asked : Turning {
        val asked = mutableListOf<String>()

        override suspend fun turnOn(activity: ActivityId) {
            asked += "on ${activity.raw}"
        }

        override suspend fun turnOff(activity: ActivityId) {
            asked += "off ${activity.raw}"
        }

        override suspend fun turnOffMany(activities: List<ActivityId>) {
            asked += "off ${activities.size}"
        }
    }

    private fun mine(
        stage: Stage,
        start: MinePlace? = null,
        scanned: ByteArray? = null,
        test: ComposeUiTest.(Asked) -> Unit,
    ): Unit =
        runDesktopComposeUiTest(360, 1600) {
            val turning = Asked()
            val outside =
                MineOutside(
                    open = { scanned },
                    scan = { scanned },
                    probe = { file("probes/alice-2.f32") },
                    savePicture = {},
                    copy = {},
                    year = { 2026 },
                    compared = {},
                    keys = stage.person,
                )
            setContent {
                var place by remember { mutableStateOf(start) }
                PrivetTheme(Palette.Day) {
                    Mine(
                        stage.privet,
                        ENGLISH,
                        turning,
                        Outside(
                            {},
                            {},
                            { Signed.Left },
                            { _, _ -> },
                        ),
                        outside,
                        {},
                        place,
                        {
                            place =
                                it
                        },
                    )
                }
            }
            waitForIdle()
            test(turning)
        }

    private fun ComposeUiTest.until(text: String) =
        waitUntil(
            timeoutMillis = PATIENCE,
        ) { onAllNodesWithText(text, substring = true).fetchSemanticsNodes().isNotEmpty() }

    @Test
    fun `33 every place of this tab is one tap away`(): Unit =
        inUse().use { stage ->
            val titles =
                with(
                    chrome,
                ) { listOf(face.title, lists.title, receipts.title, receipts.check, year.title, inspector.title) }
            titles.forEach { title ->
                mine(stage) {
                    onNodeWithText(title).performClick()
                    until(title)
                    assertEquals(0, onAllNodesWithText(chrome.mine.language).fetchSemanticsNodes().size, title)
                }
            }
        }

    @Test
    fun `the arrow of a place that this tab shares with the center leads back to where the person came from`(): Unit =
        faceEnrolled().use { stage ->
            mine(stage) {
                onNodeWithText(chrome.lists.title).performClick()
                until(chrome.lists.title)
                onNodeWithContentDescription(chrome.buttons.back).performClick()
                until(chrome.mine.language)
                onNodeWithText(chrome.face.title).performClick()
                until(chrome.face.tryIt)
                val row = assertNotNull(stage.now { privet.faceScreen(ENGLISH).first() }).faces.single()
                onNodeWithText(row.title).performClick()
                until(chrome.purpose.uses)
                onNodeWithContentDescription(chrome.buttons.back).performClick()
                until(chrome.face.tryIt)
            }
        }

    @Test
    fun `after too many tries the person's own key allows new ones`(): Unit =
        faceLockedOut().use { stage ->
            val spent =
                assertNotNull(assertNotNull(stage.now { privet.faceScreen(ENGLISH).first() }).faces.single().spent)
            mine(stage, MinePlace.FACE) {
                until(spent)
                onNodeWithText(chrome.buttons.unlock).performClick()
                waitUntil(timeoutMillis = PATIENCE) {
                    onAllNodesWithText(spent).fetchSemanticsNodes().isEmpty()
                }
                onNodeWithText(chrome.face.tryIt).performClick()
                until("Recognised")
            }
        }

    @Test
    fun `35, A8, A20 once off, a try has nothing to compare with, and the proof says what it does not cover`(): Unit =
        faceDestroyed().use { stage ->
            val proof =
                assertNotNull(assertNotNull(stage.now { privet.faceScreen(ENGLISH).first() }).faces.single().proof)
            mine(stage, MinePlace.FACE) {
                until(proof.text)
                until(proof.limit)
                onNodeWithText(chrome.face.tryIt).performClick()
                until(NOTHING_TO_COMPARE)
            }
        }

    @Test
    fun `a try with a pattern there compares for real`(): Unit =
        faceEnrolled().use { stage ->
            mine(stage, MinePlace.FACE) {
                until(chrome.face.tryIt)
                onNodeWithText(chrome.face.tryIt).performClick()
                until("Recognised")
            }
        }

    @Test
    fun `A3 nothing on the page of the year asks for anything`(): Unit =
        inUse().use { stage ->
            mine(stage, MinePlace.YEAR) { turning ->
                until("Used")
                val tapped =
                    onAllNodes(hasClickAction()).fetchSemanticsNodes().map {
                        said(
                            it.config.getOrNull(SemanticsProperties.Text)?.joinToString { t ->
                                t.text
                            },
                        )
                    }
                onNodeWithText(chrome.year.save).performClick()
                waitForIdle()
                assertEquals(emptyList(), turning.asked)
                assertEquals(listOf("", chrome.year.save), tapped, "back, and saving the picture")
            }
        }

    private fun said(text: String?): String = text ?: ""

    @Test
    fun `40 a receipt is genuine, with one bit turned over it is not, and of a stranger's nobody can tell`() {
        val strangers =
            Stage(seed = 8uL).use { other ->
                other.now { refuse(ANALYTICS) }
                slip(other)
            }
        inUse().use { stage ->
            val own = slip(stage)
            val changed = own.copyOf().also { it[it.size / 2] = (it[it.size / 2].toInt() xor 1).toByte() }
            for ((bytes, verdict) in listOf(
                own to "Genuine. It matches the signed record.",
                changed to "Not genuine, or changed.",
                strangers to "Signer unknown. We can't tell.",
            )) {
                mine(stage, MinePlace.CHECK, bytes) {
                    onNodeWithText(chrome.receipts.scan).performClick()
                    until(verdict)
                    until(chrome.receipts.local)
                }
            }
        }
    }

    @Test
    fun `the self-test of the inspector is denied`(): Unit =
        inUse().use { stage ->
            mine(stage, MinePlace.INSPECTOR) {
                until(chrome.inspector.tryIt)
                onNodeWithText(chrome.inspector.tryIt).performClick()
                until("Denied, as it should be.")
                onNodeWithText(chrome.inspector.verify).performClick()
                until("Records verified")
            }
        }

    private fun slip(stage: Stage): ByteArray =
        stage.now {
            val rows = assertNotNull(privet.records.receipts(ENGLISH)).rows
            assertNotNull(privet.records.receiptSheet(rows.first().index, ENGLISH)).file.encodeToByteArray()
        }
}

private const val NOTHING_TO_COMPARE = "Nothing to compare with."
private const val PATIENCE = 10_000L
