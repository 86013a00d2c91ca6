package dev.lanternpay

import android.app.Activity
import android.app.Application
import android.app.KeyguardManager
import android.content.pm.ActivityInfo
import android.os.Looper
import android.os.SystemClock
import android.view.InputDevice
import android.view.MotionEvent
import android.view.View
import android.view.ViewGroup
import android.view.WindowManager.LayoutParams.FLAG_SECURE
import androidx.activity.compose.LocalHost
import androidx.compose.runtime.CompositionLocalProvider
import androidx.compose.runtime.MutableState
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.saveable.LocalSaveableStateRegistry
import androidx.compose.runtime.saveable.SaveableStateRegistry
import androidx.compose.runtime.setValue
import androidx.compose.ui.platform.ComposeView
import androidx.compose.ui.platform.LocalDensity
import androidx.compose.ui.semantics.SemanticsActions
import androidx.compose.ui.semantics.SemanticsNode
import androidx.compose.ui.semantics.SemanticsProperties
import androidx.compose.ui.semantics.getOrNull
import androidx.compose.ui.test.DesktopComposeUiTest
import androidx.compose.ui.test.ExperimentalTestApi
import androidx.compose.ui.test.SemanticsMatcher
import androidx.compose.ui.test.hasClickAction
import androidx.compose.ui.test.hasText
import androidx.compose.ui.test.isEnabled
import androidx.compose.ui.test.performScrollTo
import androidx.compose.ui.test.performTouchInput
import androidx.compose.ui.test.runDesktopComposeUiTest
import androidx.compose.ui.unit.Density
import dev.privet.Privet
import dev.privet.android.fingerEnrolled
import dev.privet.ffi.Language
import dev.privet.ffi.Reader
import dev.privet.ffi.TimelineResult
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.async
import kotlinx.coroutines.cancel
import kotlinx.coroutines.job
import kotlinx.coroutines.runBlocking
import org.robolectric.Robolectric
import org.robolectric.RuntimeEnvironment
import org.robolectric.Shadows.shadowOf
import org.robolectric.android.controller.ActivityController
import org.robolectric.shadows.ShadowAlertDialog
import org.robolectric.shadows.ShadowSystemClock
import org.w3c.dom.Element
import java.io.File
import java.time.Duration
import java.time.Instant
import javax.xml.parsers.DocumentBuilderFactory

/**
 * A person with the app in front of them: the activity and the core are real, and so are the clocks of the core. Its content is drawn by
 * the desktop's Compose, and what a phone does besides is told to the activity as Android tells it.
 */
@OptIn(ExperimentalTestApi::class)
internal class Walk(
    private val test: DesktopComposeUiTest,
) {
    val app = RuntimeEnvironment.getApplication() as LanternPhone
    lateinit var controller: ActivityController<MainActivity>
        private set
    val activity: MainActivity get() = controller.get()
    private var drawn by mutableStateOf<Drawn?>(null)

    /** What Android's Compose makes of an activity: its content, and what it saves of it. */
    private class Drawn(
        val activity: MainActivity,
        saved: Map<String, List<Any?>>?,
    ) {
        val registry = SaveableStateRegistry(saved) { true }
        val view = activity.window.decorView.find()

        private fun View.find(): ComposeView =
            checkNotNull(
                generateSequence(listOf(this)) { views ->
                    views
                        .filterIsInstance<ViewGroup>()
                        .flatMap { group -> (0 until group.childCount).map(group::getChildAt) }
                        .ifEmpty { null }
                }.flatten().filterIsInstance<ComposeView>().firstOrNull(),
            )
    }

    fun begin() {
        test.setContent {
            val now = drawn
            if (now != null) {
                CompositionLocalProvider(
                    LocalHost provides now.activity,
                    LocalSaveableStateRegistry provides now.registry,
                    LocalDensity provides Density(1f),
                ) { now.view.content?.invoke() }
            }
        }
        start(null)
    }

    fun start(saved: Map<String, List<Any?>>?) {
        controller = Robolectric.buildActivity(MainActivity::class.java).setup()
        draw(saved)
    }

    private fun draw(saved: Map<String, List<Any?>>?) {
        controller.windowFocusChanged(true)
        drawn = Drawn(activity, saved)
        test.waitForIdle()
    }

    /** As in a parcel: what is saved does not change with what it was saved from. */
    private fun saved(): Map<String, List<Any?>> =
        test.runOnUiThread {
            checkNotNull(drawn).registry.performSave().mapValues { (_, values) ->
                values.map { if (it is MutableState<*>) mutableStateOf(it.value) else it }
            }
        }

    /** The phone makes the activity anew, as when it is turned. */
    fun turn() {
        val saved = saved()
        drawn = null
        test.waitForIdle()
        controller.recreate()
        draw(saved)
    }

    /** What is saved of the activity, and the activity gone. */
    private fun gone(): Map<String, List<Any?>> {
        val saved = saved()
        controller.pause().stop()
        until { true }
        drawn = null
        test.waitForIdle()
        controller.destroy()
        return saved
    }

    /** The process ends in the background, and the phone begins another one with what was saved. */
    fun die() {
        val saved = gone()
        val over = app.scope.coroutineContext.job
        app.onTerminate()
        until { over.isCompleted }
        app.onCreate()
        start(saved)
    }

    /** What was begun ends in the world that it began in: the next story has a key store of its own. Robolectric terminates the app after it. */
    fun end() {
        drawn = null
        test.waitForIdle()
        app.scope.cancel()
        until { app.scope.coroutineContext.job.isCompleted }
    }

    /** Asks the app's own records, beside the screens. */
    fun <T> ask(question: suspend Privet.() -> T): T {
        val asked = CoroutineScope(Dispatchers.IO).async { app.privet.privet().question() }
        until { asked.isCompleted }
        return runBlocking { asked.await() }
    }

    /** Waits, with both threads going on: the phone's main one, and the one that draws. */
    fun until(what: () -> Boolean) {
        val deadline = System.nanoTime() + PATIENCE
        while (true) {
            shadowOf(Looper.getMainLooper()).idle()
            test.mainClock.advanceTimeByFrame()
            test.waitForIdle()
            if (what()) return
            check(System.nanoTime() < deadline) { "it never came; on screen: ${texts()}" }
            Thread.sleep(PAUSE)
        }
    }

    fun texts(): List<String> = nodes().flatMap { it.texts() }

    private fun nodes(): List<SemanticsNode> =
        test.onAllNodes(SemanticsMatcher("any") { true }).fetchSemanticsNodes(atLeastOneRootRequired = false)

    private fun SemanticsNode.texts() =
        config.getOrNull(SemanticsProperties.Text).orEmpty().map { it.text } +
            config.getOrNull(SemanticsProperties.ContentDescription).orEmpty()

    fun says(text: String): Boolean = texts().any { text in it }

    fun saysSoon(text: String) = until { says(text) }

    private fun button(label: String) = hasText(label, substring = false) and hasClickAction()

    fun offers(label: String): Boolean =
        test.onAllNodes(button(label)).fetchSemanticsNodes(atLeastOneRootRequired = false).isNotEmpty()

    fun enabled(label: String): Boolean =
        test.onAllNodes(button(label) and isEnabled()).fetchSemanticsNodes(atLeastOneRootRequired = false).isNotEmpty()

    /** A finger on what says this, as soon as it is there. */
    fun tap(label: String) {
        until { offers(label) }
        val node = test.onAllNodes(button(label))[0]
        if (scrolls(node.fetchSemanticsNode())) node.performScrollTo()
        node.performTouchInput {
            down(center)
            up()
        }
        test.waitForIdle()
    }

    private fun scrolls(node: SemanticsNode): Boolean =
        generateSequence(node.parent) { it.parent }.any { SemanticsActions.ScrollBy in it.config }

    /** Reads for longer than the guard. Both the phone's clock and the core's go on. */
    fun read() {
        repeat(SETTLED) { until { true } }
        ShadowSystemClock.advanceBy(Duration.ofMillis(LOOK))
        Thread.sleep(LOOK)
        until { true }
    }

    /** Answers a sheet that has this label, having read it. Who was too quick, because it was drawn anew meanwhile, reads and taps again. */
    fun answer(label: String) {
        until { offers(label) }
        repeat(TAPS) {
            read()
            if (!offers(label)) return
            tap(label)
            repeat(SETTLED * SETTLED) { until { true } }
            if (!enabled(label)) return
        }
        error("nobody takes $label; on screen: ${texts()}")
    }

    val secure: Boolean get() = activity.window.attributes.flags and FLAG_SECURE != 0

    /** A touch that Android hands to the window, through another app's window if [flags] say so. */
    fun touched(flags: Int) {
        for (action in listOf(MotionEvent.ACTION_DOWN, MotionEvent.ACTION_CANCEL)) {
            val finger = MotionEvent.PointerProperties().apply { toolType = MotionEvent.TOOL_TYPE_FINGER }
            val at =
                MotionEvent.PointerCoords().apply {
                    x = activity.window.decorView.width / 2f
                    y = activity.window.decorView.height / 2f
                }
            val source = InputDevice.SOURCE_TOUCHSCREEN
            val event =
                MotionEvent.obtain(0, 0, action, 1, arrayOf(finger), arrayOf(at), 0, 0, 1f, 1f, 0, 0, source, flags)
            activity.dispatchTouchEvent(event)
            event.recycle()
        }
        until { true }
    }

    /** What stands in the history, newest first. */
    fun history(): List<TimelineResult> = ask { timeline(ENGLISH).rows.map { it.result } }

    /** The phone's own question, which the person answers. */
    fun answersPhone(allow: Boolean) {
        until { shadowOf(activity).peekNextStartedActivity() != null }
        activity.answersPhone(allow)
        until { true }
    }

    /** What the app asks in the phone's own dialog is answered so. */
    fun chooses(item: Int) {
        until { ShadowAlertDialog.getLatestAlertDialog()?.isShowing == true }
        shadowOf(ShadowAlertDialog.getLatestAlertDialog()).clickOnItem(item)
        until { true }
    }

    /** Waits for the viewfinder, which lies over the whole app, and lets it see this. */
    fun sees(what: Seen?) {
        until { app.viewfinder.awaited != null }
        check(shadowOf(activity).nextStartedActivity.component?.className == CameraActivity::class.java.name)
        controller.pause().stop()
        app.viewfinder.seen(checkNotNull(app.viewfinder.awaited), what)
        until { true }
        controller.restart().start().resume()
        controller.windowFocusChanged(true)
        until { true }
    }

    fun back(): Boolean = test.runOnUiThread { activity.back() }.also { until { true } }

    companion object {
        val ENGLISH = Reader(Language.EN, 0, true)
        private const val PATIENCE = 60_000_000_000L
        private const val PAUSE = 5L
        private const val LOOK = 700L
        private const val SETTLED = 4
        private const val TAPS = 4
    }
}

/** The phone's own question that was begun over this activity, and what the person says to it. */
internal fun Activity.answersPhone(allow: Boolean) {
    val way = shadowOf(this).nextStartedActivity
    val kind = Class.forName(checkNotNull(way.component).className).asSubclass(Activity::class.java)
    val question = Robolectric.buildActivity(kind, way).create().get()
    // The system's own window is one that was started, too.
    shadowOf(this).clearNextStartedActivities()
    val asked = shadowOf(question).lastRequestedPermission
    if (allow) shadowOf(application).grantPermissions(*asked.requestedPermissions)
    val says = IntArray(asked.requestedPermissions.size) { if (allow) 0 else -1 }
    question.onRequestPermissionsResult(asked.requestCode, asked.requestedPermissions, says)
}

/** Plays on a phone with a screen lock and a finger, whose app was just installed. */
@OptIn(ExperimentalTestApi::class)
internal fun walk(
    vararg allowed: String,
    story: Walk.() -> Unit,
) {
    SystemClock.setCurrentTimeMillis(Instant.now().toEpochMilli())
    val context = RuntimeEnvironment.getApplication()
    fingerEnrolled(true)
    shadowOf(context.getSystemService(KeyguardManager::class.java)).setIsDeviceSecure(true)
    shadowOf(context).grantPermissions(*GIVEN, *allowed)
    asInstalled(context)
    runDesktopComposeUiTest(400, 860) {
        val walk = Walk(this)
        walk.begin()
        walk.story()
        walk.end()
    }
}

/** What Robolectric leaves out of the manifest that it reads: what the app asks for, and who may start its activities. */
private fun asInstalled(context: Application) {
    val android = "http://schemas.android.com/apk/res/android"
    val factory = DocumentBuilderFactory.newInstance().apply { isNamespaceAware = true }
    val manifest = factory.newDocumentBuilder().parse(File("src/main/AndroidManifest.xml"))

    fun all(tag: String) =
        manifest.getElementsByTagName(tag).let { found -> (0 until found.length).map { found.item(it) as Element } }
    val packages = shadowOf(context.packageManager)
    packages.getInternalMutablePackageInfo(context.packageName).requestedPermissions =
        all("uses-permission").map { it.getAttributeNS(android, "name") }.toTypedArray()
    for (activity in all("activity")) {
        packages.addOrUpdateActivity(
            ActivityInfo().apply {
                packageName = context.packageName
                name = "dev.lanternpay" + activity.getAttributeNS(android, "name")
                permission = activity.getAttributeNS(android, "permission").ifEmpty { null }
            },
        )
    }
}

/** At installation, as the library's manifest asks. */
private val GIVEN =
    arrayOf(
        "android.permission.HIDE_OVERLAY_WINDOWS",
        "android.permission.DETECT_SCREEN_CAPTURE",
        "android.permission.DETECT_SCREEN_RECORDING",
    )
