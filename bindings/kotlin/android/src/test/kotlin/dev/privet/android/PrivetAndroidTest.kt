package dev.privet.android

import android.Manifest.permission.ACCESS_COARSE_LOCATION
import android.Manifest.permission.ACCESS_FINE_LOCATION
import android.Manifest.permission.CAMERA
import android.app.Activity
import android.app.KeyguardManager
import android.app.admin.DevicePolicyManager
import android.content.ComponentName
import android.content.Intent
import android.os.Looper
import android.os.PowerManager
import android.provider.Settings
import dev.privet.Privet
import dev.privet.Ruled
import dev.privet.TurnedOff
import dev.privet.ffi.ActivityId
import dev.privet.ffi.Decision
import dev.privet.ffi.EngineStatus
import dev.privet.ffi.Fault
import dev.privet.ffi.OsPermission
import dev.privet.ffi.OsState
import dev.privet.ffi.Refusal
import dev.privet.testkit.TestPhone
import dev.privet.testkit.enginesAlive
import dev.privet.withdrawAll
import kotlinx.coroutines.CompletableDeferred
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.async
import kotlinx.coroutines.awaitAll
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking
import org.junit.After
import org.junit.Before
import org.junit.Rule
import org.junit.Test
import org.junit.rules.TemporaryFolder
import org.junit.runner.RunWith
import org.robolectric.Robolectric
import org.robolectric.RobolectricTestRunner
import org.robolectric.RuntimeEnvironment
import org.robolectric.Shadows.shadowOf
import org.robolectric.android.controller.ActivityController
import org.robolectric.annotation.Config
import org.w3c.dom.Element
import java.io.File
import java.io.IOException
import java.time.Duration
import java.util.concurrent.atomic.AtomicInteger
import javax.xml.parsers.DocumentBuilderFactory
import kotlin.test.assertContentEquals
import kotlin.test.assertEquals
import kotlin.test.assertFailsWith
import kotlin.test.assertFalse
import kotlin.test.assertIs
import kotlin.test.assertNotEquals
import kotlin.test.assertNotNull
import kotlin.test.assertNull
import kotlin.test.assertSame
import kotlin.test.assertTrue

/** The app's coming and going, and what the phone allows it, as the core hears of it. */
@RunWith(RobolectricTestRunner::class)
@Config(sdk = [30, 35], shadows = [PromptShadow::class])
class PrivetAndroidTest {
    @get:Rule val folder = TemporaryFolder()
    private val context = RuntimeEnvironment.getApplication()
    private val app = shadowOf(context)
    private val phone by lazy { TestPhone(folder.root.path, 1uL, START) }
    private val opens = AtomicInteger()
    private var made: PrivetAndroid? = null

    @Before fun install() {
        FakeKeyStore.install()
        PromptShadow.reset()
        fingerEnrolled(true)
        shadowOf(context.getSystemService(KeyguardManager::class.java)).setIsDeviceSecure(true)
        val info = shadowOf(context.packageManager).getInternalMutablePackageInfo(context.packageName)
        info.requestedPermissions = arrayOf(CAMERA, ACCESS_COARSE_LOCATION, ACCESS_FINE_LOCATION)
    }

    @After fun uninstall() {
        made?.close()
        phone.close()
        FakeKeyStore.uninstall()
    }

    /** On the test's own clock. */
    private fun privetAndroid(lookAgain: Long = 30_000): PrivetAndroid =
        PrivetAndroid(context, "privet", { phone.wall() }, lookAgain) {
            opens.incrementAndGet()
            phone.onAndroid(folder.root)
        }.also { made = it }

    private fun PrivetAndroid.now(): Privet = offMain { runBlocking { privet() } }

    private fun activity() =
        Robolectric
            .buildActivity(Activity::class.java)
            .create()
            .start()
            .resume()

    private fun PrivetAndroid.allow(
        at: Activity,
        purpose: ActivityId = BILL_SCAN,
    ): Privet {
        val privet = now()
        val person = AndroidPerson(phone) { at }
        offMain { runBlocking { person.allow(privet.activity(purpose)) } }
        return privet
    }

    @Test
    fun `making one opens nothing and everybody who asks gets the same one`() {
        val android = privetAndroid()
        assertEquals(0, opens.get())
        val all = offMain { runBlocking(Dispatchers.Default) { List(8) { async { android.privet() } }.awaitAll() } }
        assertEquals(1, opens.get())
        assertEquals(1, all.toSet().size)
        assertEquals(0, PromptShadow.all.size)
    }

    @Test
    fun `it opens with the system's own clock in the no-backup directory`() {
        val android = PrivetAndroid(context, "own") { phone.lanternPay() }
        made = android
        assertEquals(EngineStatus.Ready, android.now().status.value)
        assertTrue(File(context.noBackupFilesDir, "own/privet.db").exists())
        assertEquals(listOf("privet.anchor/own"), FakeKeyStore.certificates.keys.toList())
    }

    @Test
    fun `there is one for a directory in a process until it is closed`() {
        val first = privetAndroid()
        val _ = assertFailsWith<IllegalStateException> { privetAndroid() }
        first.close()
        val second = privetAndroid()
        assertSame(second.now(), second.now())
    }

    @Test
    fun `after a fault the next call opens`() {
        var fails = true
        val android =
            PrivetAndroid(context, "privet", { phone.wall() }) {
                if (fails) throw Fault.Internal()
                phone.onAndroid(folder.root)
            }
        made = android
        val _ = assertFailsWith<Fault.Internal> { android.now() }
        fails = false
        assertEquals(EngineStatus.Ready, android.now().status.value)
    }

    @Test
    fun `closing frees the engine and takes every callback back`() {
        val before = enginesAlive()
        val receivers = receivers()
        val android = privetAndroid()
        val _ = android.now()
        assertEquals(receivers + 1, receivers())
        android.close()
        android.close()
        assertEquals(before, enginesAlive())
        assertEquals(receivers, receivers())
        val _ = activity()
        assertEquals(1, opens.get(), "no activity opens it again")
        val _ = assertFailsWith<IllegalStateException> { android.now() }
    }

    private fun receivers(): Int = app.registeredReceivers.count { it.intentFilter.hasAction(Intent.ACTION_SCREEN_OFF) }

    @Test
    fun `what the phone allows is told as soon as an activity is in front`() {
        app.grantPermissions(CAMERA)
        val android = privetAndroid()
        val front = activity()
        await { opens.get() == 1 }
        val privet = android.allow(front.get())
        await { privet.activity(BILL_SCAN).check() == Decision.Allowed }
        app.denyPermissions(CAMERA)
        front.pause().resume()
        await { privet.activity(BILL_SCAN).check() is Decision.Denied }
        val denied = assertIs<Decision.Denied>(privet.activity(BILL_SCAN).check())
        assertEquals(Refusal.PhoneBlocks, denied.refusal)
    }

    @Test
    fun `what the phone allows while the records are locked is told once they open`() {
        app.grantPermissions(CAMERA)
        phone.lock()
        val android = privetAndroid()
        val front = activity()
        val privet = android.now()
        await { privet.status.value == EngineStatus.Locked }
        front.pause().resume()
        offMain { Thread.sleep(50) }
        phone.unlock()
        front.pause().resume()
        await { privet.status.value == EngineStatus.Ready }
        val _ = android.allow(front.get())
        await { privet.activity(BILL_SCAN).check() == Decision.Allowed }
    }

    @Test
    fun `the phone's own question stands over what is in front, and its answer is told`() {
        val android = privetAndroid()
        val front = activity()
        val privet = android.allow(front.get())

        fun ask() = later { runBlocking { android.ask(OsPermission.CAMERA, front.get()) } }

        fun question(): ActivityController<PhoneQuestion> {
            val started = shadowOf(front.get())
            await { started.peekNextStartedActivity() != null }
            val way = started.nextStartedActivity
            // The system's own window is one that was started, too.
            return Robolectric.buildActivity(PhoneQuestion::class.java, way).create().also {
                started.clearNextStartedActivities()
            }
        }

        fun explains() = offMain { runBlocking { android.explains(OsPermission.CAMERA, front.get()) } }
        assertTrue(explains())
        val refused = ask()
        with(question().get()) {
            val asked = shadowOf(this).lastRequestedPermission
            assertEquals(listOf(CAMERA), asked.requestedPermissions.toList())
            onRequestPermissionsResult(asked.requestCode, asked.requestedPermissions, intArrayOf(-1))
            assertTrue(isFinishing)
        }
        await { refused.isDone }
        refused.get()
        val denied = assertIs<Decision.Denied>(privet.activity(BILL_SCAN).check())
        assertEquals(Refusal.PhoneBlocks, denied.refusal)

        shadowOf(context.packageManager).setShouldShowRequestPermissionRationale(CAMERA, true)
        assertTrue(explains(), "refused once")
        shadowOf(context.packageManager).setShouldShowRequestPermissionRationale(CAMERA, false)
        assertFalse(explains(), "refused for good, or allowed that one time: the phone knows which")
        val allowed = ask()
        with(question().get()) {
            app.grantPermissions(CAMERA)
            val asked = shadowOf(this).lastRequestedPermission
            onRequestPermissionsResult(asked.requestCode, asked.requestedPermissions, intArrayOf(0))
        }
        await { allowed.isDone }
        allowed.get()
        assertEquals(Decision.Allowed, privet.activity(BILL_SCAN).check())

        assertFalse(explains())
        val again = ask()
        await { again.isDone }
        assertNull(shadowOf(front.get()).nextStartedActivity, "what is there is not asked for")
    }

    @Test
    fun `each activity in the library's manifest is a class of the library, and none but the app starts it`() {
        val manifest = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse("src/main/AndroidManifest.xml")
        val named =
            manifest.getElementsByTagName("activity").let { all ->
                List(all.length) { all.item(it) as Element }
            }
        assertEquals(listOf(PhoneQuestion::class.java.name), named.map { it.getAttribute("android:name") })
        assertEquals(listOf("false"), named.map { it.getAttribute("android:exported") })
    }

    @Test
    fun `a question that the system took away, and one that it never began, keep nobody waiting`() {
        val android = privetAndroid()
        val front = activity()

        fun ask() = later { runBlocking { android.ask(OsPermission.CAMERA, front.get()) } }
        val asking = ask()
        await { shadowOf(front.get()).peekNextStartedActivity() != null }
        val way = shadowOf(front.get()).nextStartedActivity
        val question = Robolectric.buildActivity(PhoneQuestion::class.java, way).create()
        val turned = question.recreate()
        assertFalse(asking.isDone, "a rotation answers nothing")
        val _ = turned.destroy()
        await { asking.isDone }
        asking.get()
        // The system's own window is one that was started, too.
        shadowOf(front.get()).clearNextStartedActivities()
        val never = ask()
        await { shadowOf(front.get()).peekNextStartedActivity() != null }
        shadowOf(Looper.getMainLooper()).idleFor(Duration.ofSeconds(3))
        await { never.isDone }
        never.get()
    }

    @Test
    fun `who may be asked for the precise place alone is asked for that, and who asks for nothing is asked nothing`() {
        val info = shadowOf(context.packageManager).getInternalMutablePackageInfo(context.packageName)
        info.requestedPermissions = arrayOf(ACCESS_FINE_LOCATION)
        val permissions = PhonePermissions(context, folder.root.resolve("asked"))
        assertEquals(listOf(ACCESS_FINE_LOCATION), permissions.asked(OsPermission.LOCATION_COARSE))
        val android = privetAndroid()
        val front = activity()
        val nothing = later { runBlocking { android.ask(OsPermission.CAMERA, front.get()) } }
        await { nothing.isDone }
        nothing.get()
        assertNull(shadowOf(front.get()).nextStartedActivity)
    }

    @Test
    fun `with the last activity gone the records are closed and with the next one open`() {
        app.grantPermissions(CAMERA)
        val android = privetAndroid()
        val front = activity()
        val privet = android.allow(front.get())
        await { privet.activity(BILL_SCAN).check() == Decision.Allowed }
        val second = activity()
        front.pause().stop()
        assertEquals(EngineStatus.Ready, privet.status.value)
        second.pause().stop()
        await { privet.status.value == EngineStatus.Locked }
        assertEquals(Decision.Denied(Refusal.Locked), privet.activity(BILL_SCAN).check())
        second.restart().start().resume()
        await { privet.status.value == EngineStatus.Ready }
        assertEquals(Decision.Allowed, privet.activity(BILL_SCAN).check())
    }

    @Test
    fun `what opens the records while nobody looks does not leave them open, and who is back has them`() {
        val android = privetAndroid(lookAgain = 100)
        val front = activity()
        val privet = android.now()
        await { privet.status.value == EngineStatus.Ready }
        front.pause().stop()
        await { privet.status.value == EngineStatus.Locked }
        repeat(2) {
            await {
                offMain { runBlocking { val _ = privet.tick() } }
                privet.status.value == EngineStatus.Ready
            }
            await { privet.status.value == EngineStatus.Locked }
        }
        front.restart().start().resume()
        await { privet.status.value == EngineStatus.Ready }
        offMain { Thread.sleep(400) }
        assertEquals(EngineStatus.Ready, privet.status.value)
    }

    @Test
    fun `a rotation closes nothing and a dark screen does`() {
        val android = privetAndroid()
        val front = activity()
        val privet = android.now()
        await { privet.status.value == EngineStatus.Ready }
        val _ = front.recreate()
        offMain { Thread.sleep(50) }
        assertEquals(EngineStatus.Ready, privet.status.value)
        val power = shadowOf(context.getSystemService(PowerManager::class.java))
        context.sendBroadcast(Intent(Intent.ACTION_SCREEN_OFF))
        offMain { Thread.sleep(50) }
        assertEquals(EngineStatus.Ready, privet.status.value, "it is on again by then")
        power.turnScreenOn(false)
        context.sendBroadcast(Intent(Intent.ACTION_SCREEN_OFF))
        await { privet.status.value == EngineStatus.Locked }
    }

    @Test
    fun `a process that nobody looked at keeps no records open`() {
        val android = privetAndroid(lookAgain = 100)
        val privet = android.now()
        await { privet.status.value == EngineStatus.Locked }
        val _ = activity()
        await { privet.status.value == EngineStatus.Ready }
    }

    @Test
    fun `one that is made late hears of the activity that comes to the front again, and of its end`() {
        val front = activity()
        val android = privetAndroid()
        val privet = android.now()
        front.pause().resume()
        assertEquals(EngineStatus.Ready, privet.status.value)
        front.pause().stop()
        await { privet.status.value == EngineStatus.Locked }
    }

    @Test
    fun `records that did not open when somebody came back are tried again while they look`() {
        val android = privetAndroid()
        val front = activity()
        val privet = android.now()
        await { privet.status.value == EngineStatus.Ready }
        front.pause().stop()
        await { privet.status.value == EngineStatus.Locked }
        phone.lock()
        front.restart().start().resume()
        offMain { Thread.sleep(100) }
        assertEquals(EngineStatus.Locked, privet.status.value)
        app.grantPermissions(CAMERA)
        front.pause().resume()
        offMain { Thread.sleep(100) }
        phone.unlock()
        await { privet.status.value == EngineStatus.Ready }
        // What the person allowed meanwhile is told without another look of theirs.
        val _ = android.allow(front.get())
        await { privet.activity(BILL_SCAN).check() == Decision.Allowed }
    }

    @Test
    fun `who is gone before it is open leaves it to the next, and what a manifest throws meets whoever calls`() {
        var throws = true
        val opening = CompletableDeferred<Unit>()
        val goes = CompletableDeferred<Unit>()
        val android =
            PrivetAndroid(context, "privet", { phone.wall() }) {
                if (throws) throw IOException("no manifest")
                opens.incrementAndGet()
                opening.complete(Unit)
                goes.await()
                phone.onAndroid(folder.root)
            }
        made = android
        val _ = activity()
        val _ = assertFailsWith<IOException> { android.now() }
        throws = false
        offMain {
            runBlocking(Dispatchers.Default) {
                val gone = launch { val _ = android.privet() }
                opening.await()
                gone.cancel()
                goes.complete(Unit)
                gone.join()
            }
        }
        assertEquals(EngineStatus.Ready, android.now().status.value)
        assertEquals(1, opens.get(), "the engine that was opened is the one")
    }

    @Test
    fun `what comes due while an activity is in front is recorded without a call`() {
        val android = privetAndroid()
        val front = activity()
        val privet = android.allow(front.get(), ANALYTICS)
        val ruled = offMain { runBlocking { privet.withdrawAll(listOf(ANALYTICS)) } }
        assertEquals(1u, assertIs<Ruled.Done<TurnedOff>>(ruled).value.undoable)
        val due = assertNotNull(privet.nextDue())
        phone.advance((due - phone.wall() + 1).toULong())
        front.pause().resume()
        await { privet.nextDue().let { it == null || it > phone.wall() } }
    }

    @Test
    fun `a permission nobody was asked for is told apart from one that was refused`() {
        val activity = activity().get()
        val permissions = PhonePermissions(context, folder.root.resolve("asked"))

        fun states() = permissions.states(permissions.explained(activity))
        assertEquals(OsState.NOT_ASKED, states()[OsPermission.CAMERA])
        shadowOf(context.packageManager).setShouldShowRequestPermissionRationale(CAMERA, true)
        assertEquals(OsState.DENIED, states()[OsPermission.CAMERA])
        shadowOf(context.packageManager).setShouldShowRequestPermissionRationale(CAMERA, false)
        assertEquals(OsState.DENIED, states()[OsPermission.CAMERA], "refused for good")
        val later = PhonePermissions(context, folder.root.resolve("asked")).states(emptySet())
        assertEquals(OsState.DENIED, later[OsPermission.CAMERA], "in another process too")
        assertEquals(OsState.NOT_ASKED, later[OsPermission.LOCATION_COARSE])
        assertNull(later[OsPermission.CONTACTS], "what the app's manifest does not ask for")
    }

    @Test
    fun `an approximate place is no precise one`() {
        val permissions = PhonePermissions(context, folder.root.resolve("asked"))
        app.grantPermissions(ACCESS_COARSE_LOCATION)
        val coarse = permissions.states(emptySet())
        assertEquals(OsState.GRANTED, coarse[OsPermission.LOCATION_COARSE])
        assertEquals(OsState.COARSE, coarse[OsPermission.LOCATION_PRECISE])
        app.grantPermissions(ACCESS_FINE_LOCATION)
        assertEquals(OsState.GRANTED, permissions.states(emptySet())[OsPermission.LOCATION_PRECISE])
    }

    @Test
    fun `a camera that the phone's manager took away is restricted`() {
        app.grantPermissions(CAMERA)
        val policies = checkNotNull(context.getSystemService(DevicePolicyManager::class.java))
        val admin = ComponentName(context, "Manager")
        shadowOf(policies).setActiveAdmin(admin)
        policies.setCameraDisabled(admin, true)
        val states = PhonePermissions(context, folder.root.resolve("asked")).states(emptySet())
        assertEquals(OsState.RESTRICTED, states[OsPermission.CAMERA])
    }

    @Test
    fun `a boot differs from the next one and from another phone's`() {
        fun boot(
            count: Int,
            installed: Long,
        ): ByteArray? {
            val _ = Settings.Global.putInt(context.contentResolver, Settings.Global.BOOT_COUNT, count)
            shadowOf(context.packageManager).getInternalMutablePackageInfo(context.packageName).firstInstallTime =
                installed
            return boot(context)
        }
        val first = assertNotNull(boot(3, 1000))
        assertContentEquals(first, boot(3, 1000))
        assertNotEquals(first.asList(), boot(4, 1000)!!.asList())
        assertNotEquals(first.asList(), boot(3, 2000)!!.asList())
        assertNull(boot(-1, 1000), "a phone that does not count")
    }

    private companion object {
        val ANALYTICS = ActivityId("analytics")
    }
}
