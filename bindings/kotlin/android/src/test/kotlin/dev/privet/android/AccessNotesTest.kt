package dev.privet.android

import android.app.AppOpsManager
import android.os.Process
import dev.privet.compare
import dev.privet.ffi.ActivityId
import dev.privet.ffi.PhoneLog
import dev.privet.testkit.TestPhone
import kotlinx.coroutines.runBlocking
import org.json.JSONObject
import org.junit.After
import org.junit.Before
import org.junit.Rule
import org.junit.Test
import org.junit.rules.TemporaryFolder
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.RuntimeEnvironment
import org.robolectric.annotation.Config
import kotlin.test.assertEquals
import kotlin.test.assertFailsWith
import kotlin.test.assertFalse
import kotlin.test.assertNotNull
import kotlin.test.assertTrue

/** What the system notes of the app, and what the core reads of it. */
@RunWith(RobolectricTestRunner::class)
@Config(sdk = [30, 35])
class AccessNotesTest {
    @get:Rule val folder = TemporaryFolder()
    private val context = RuntimeEnvironment.getApplication()
    private val ops = checkNotNull(context.getSystemService(AppOpsManager::class.java))

    @Before fun install(): Unit = FakeKeyStore.install()

    @After fun uninstall() {
        context.noBackupFilesDir
            .listFiles()
            .orEmpty()
            .forEach { it.delete() }
        FakeKeyStore.uninstall()
    }

    private fun note(
        op: String,
        tag: String?,
    ) {
        val _ = ops.noteOp(op, Process.myUid(), context.packageName, tag, "a message with a name in it")
    }

    private fun AccessNotes.lines(): List<JSONObject> =
        offMain { read() }
            .decodeToString()
            .lines()
            .filter { it.isNotEmpty() }
            .map(::JSONObject)

    @Test
    fun `an access is noted with its tag and without its message`() {
        AccessNotes(context, 1L shl 20) { START }.use { notes ->
            note(AppOpsManager.OPSTR_CAMERA, "privet.bill_scan")
            note(AppOpsManager.OPSTR_FINE_LOCATION, null)
            await { notes.lines().size == 2 }
            val (tagged, plain) = notes.lines()
            assertEquals("android:camera", tagged.getString("op"))
            assertEquals("privet.bill_scan", tagged.getString("tag"))
            assertEquals(START, tagged.getLong("at"))
            assertEquals(context.packageName, tagged.getString("package"))
            assertTrue(plain.isNull("tag"))
            assertFalse("message" in offMain { notes.read() }.decodeToString())
        }
    }

    @Test
    fun `the core counts what was noted by the purpose that it was noted under`() {
        AccessNotes(context, 1L shl 20) { START }.use { notes ->
            note(AppOpsManager.OPSTR_CAMERA, "privet.bill_scan")
            note(AppOpsManager.OPSTR_READ_CONTACTS, null)
            await { notes.lines().size == 2 }
            TestPhone(folder.root.path, 1uL, START).use { phone ->
                val compared =
                    offMain {
                        runBlocking {
                            phone.onAndroid(folder.root).use {
                                it.compare(PhoneLog.ANDROID_NOTES, notes.read(), context.packageName, ENGLISH)
                            }
                        }
                    }
                assertEquals(1u, assertNotNull(compared).extra, "nothing declared needs the contacts")
                assertEquals(2uL, compared.accesses.sumOf { it.noted })
            }
        }
    }

    @Test
    fun `no more is kept than twice the limit and the newest is`() {
        AccessNotes(context, 500) { START }.use { notes ->
            repeat(50) { note(AppOpsManager.OPSTR_CAMERA, "privet.n$it") }
            await { notes.lines().any { it.getString("tag") == "privet.n49" } }
            assertTrue(offMain { notes.read() }.size < 1400)
        }
    }

    @Test
    fun `the app's own callback is not taken from it and a closed one makes room`() {
        val first = AccessNotes(context)
        first.close()
        AccessNotes(context).use { second ->
            note(AppOpsManager.OPSTR_CAMERA, null)
            await { second.lines().size == 1 }
            val _ = assertFailsWith<IllegalStateException> { AccessNotes(context) }
        }
    }

    @Test
    fun `an access under an activity's context has its tag and one too long is refused`() {
        assertEquals("privet.bill_scan", context.accessing(ActivityId("bill_scan")).attributionTag)
        assertEquals(50, context.accessing(ActivityId("a".repeat(43))).attributionTag?.length)
        val _ = assertFailsWith<IllegalArgumentException> { context.accessing(ActivityId("a".repeat(44))) }
    }
}
