package dev.privet.ui.android

import android.content.Context
import android.content.res.Resources
import android.text.format.DateFormat
import androidx.activity.ComponentActivity
import androidx.activity.compose.BackHandler
import androidx.compose.runtime.Composable
import androidx.compose.runtime.CompositionLocalProvider
import androidx.compose.runtime.collectAsState
import androidx.compose.runtime.getValue
import androidx.compose.ui.platform.ComposeView
import dev.privet.android.AndroidPersonKeys
import dev.privet.android.PrivetAndroid
import dev.privet.ffi.Language
import dev.privet.ffi.PromptView
import dev.privet.ffi.Reader
import dev.privet.ui.flow.LocalBack
import dev.privet.ui.flow.LocalSecureWindow
import dev.privet.ui.flow.LocalSheetsHere
import dev.privet.ui.flow.PrivetSheetHost
import dev.privet.ui.flow.PrivetSheets
import java.util.TimeZone

/**
 * The drop-in screens of an app: the person's keys, the window that the sheets are in, and the sheets. One for an app, beside
 * [PrivetAndroid] in its `Application`, because a sheet outlives the activity that draws it. Costs nothing until something is asked.
 *
 * ```
 * class MainActivity : ComponentActivity() {
 *     override fun onCreate(saved: Bundle?) {
 *         super.onCreate(saved)
 *         screens.show(this) {
 *             PrivetTheme(if (isSystemInDarkTheme()) Palette.Night else Palette.Day) {
 *                 PrivetSheetHost(screens.sheets) { App() }
 *             }
 *         }
 *     }
 * }
 * ```
 *
 * @param details what the row "Details" of a sheet opens to, as [PrivetSheets] takes it.
 */
public class PrivetScreens(
    context: Context,
    details: suspend (PromptView) -> List<String> = { emptyList() },
) {
    /** The person's keys; their prompts belong to the activity that is shown. */
    public val keys: AndroidPersonKeys = AndroidPersonKeys(context) { front() }

    /** The window. */
    public val surroundings: ActivitySurroundings = ActivitySurroundings(keys.lockedOut)

    private var phones = context.reader()

    /** What asks. Its reader is the phone's, as each [show] finds it, until the app sets another. */
    public val sheets: PrivetSheets =
        PrivetSheets(phones, keys, surroundings, AndroidPictures, details)

    private fun front() = surroundings.activity

    /**
     * Makes [content] all that [activity] shows: in place of `setContent`, in `onCreate`. [PrivetSheetHost] belongs into it. Of several such
     * activities the one in front draws the sheets. The system's way back leads through the sheets and the screens ([LocalBack]).
     */
    public fun show(
        activity: ComponentActivity,
        content: @Composable () -> Unit,
    ) {
        val now = activity.reader()
        if (sheets.reader == phones) sheets.reader = now
        phones = now
        val view = ComposeView(activity)
        val host = surroundings.host(activity, view)
        view.setContent {
            val here by surroundings.sheetsIn.collectAsState()
            CompositionLocalProvider(
                LocalSheetsHere provides (here === host),
                LocalBack provides { SystemBack(it) },
                LocalSecureWindow provides { surroundings.keep(activity, it) },
            ) { content() }
        }
        activity.setContentView(host)
    }
}

/** The system's back gesture or button, as [LocalBack]: for screens that are not given to [PrivetScreens.show]. */
@Composable
public fun SystemBack(onBack: (() -> Unit)?): Unit = BackHandler(onBack != null) { onBack?.invoke() }

/** Whoever reads this phone: its first language that there are words for, its time zone as of now, and its clock of 12 or 24 hours. */
public fun Context.reader(): Reader {
    val locales = Resources.getSystem().configuration.locales
    val spoken = (0 until locales.size()).map { locales[it].language }.firstOrNull { it == "zh" || it == "en" }
    val offset = TimeZone.getDefault().getOffset(System.currentTimeMillis()) / MINUTE
    return Reader(if (spoken == "zh") Language.ZH_HANS else Language.EN, offset, DateFormat.is24HourFormat(this))
}

/** In milliseconds. */
private const val MINUTE = 60_000
