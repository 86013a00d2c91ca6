package dev.privet.ui.flow

import androidx.compose.runtime.Composable
import androidx.compose.runtime.DisposableEffect
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableIntStateOf
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.rememberCoroutineScope
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue
import dev.privet.Privet
import dev.privet.chrome
import dev.privet.ffi.Checked
import dev.privet.ffi.Chrome
import dev.privet.ffi.Language
import dev.privet.ffi.Reader
import dev.privet.ffi.TriedView
import dev.privet.footprint
import dev.privet.ui.screens.CheckScreen
import dev.privet.ui.screens.Help
import dev.privet.ui.screens.InspectorScreen
import dev.privet.ui.screens.MinePlace
import dev.privet.ui.screens.MineScreen
import dev.privet.ui.screens.YearPictureScreen
import dev.privet.ui.screens.YearScreen
import dev.privet.ui.screens.view
import kotlinx.coroutines.CoroutineScope

/**
 * What is the person's own, as one drop-in screen: S13 and the places it leads to: faces, the two lists, receipts, checking one, the
 * year, the inspector. The place is the app's to keep, so that another tab can lead to one.
 *
 * Nothing is turned on or off here but through [turning], on the person's tap.
 *
 * @param outside what the app does for [PermissionCenter], which the lists are part of
 * @param mine what the app does for the places of this tab
 * @param place where the person is; null at S13
 * @param scope as in [PermissionCenter]
 * @param more rows of the app's own at the foot of S13
 */
@Composable
public fun Mine(
    privet: Privet,
    reader: Reader,
    turning: Turning,
    outside: Outside,
    mine: MineOutside,
    onLanguage: (Language) -> Unit,
    place: MinePlace?,
    onPlace: (MinePlace?) -> Unit,
    scope: CoroutineScope = rememberCoroutineScope(),
    more: @Composable () -> Unit = {},
) {
    var again by remember { mutableIntStateOf(0) }
    val chrome = remember(reader.language) { reader.language.chrome() }
    val center by loaded(again, privet, reader) { privet.center(reader) }
    val act = remember(scope, reader.language) { Acting(scope, reader.language) }
    val help = act.help(center.view, privet, reader, outside) { again++ }
    val onBack = { onPlace(null) }
    val room = MineRoom(privet, reader, chrome, help, again, turning, outside, mine, scope, act, onBack)
    when (place) {
        null -> {
            Back(null)
            MineScreen(chrome, reader.language, onPlace, onLanguage, help, more)
        }

        MinePlace.FACE -> {
            LocalSecureWindow.current?.let { Secured(it) }
            room.Faces()
        }

        MinePlace.LISTS -> {
            room.Center(Place.Lists(), onBack)
        }

        MinePlace.RECEIPTS -> {
            room.HeldReceipts { onPlace(MinePlace.CHECK) }
        }

        MinePlace.CHECK -> {
            room.Check()
        }

        MinePlace.YEAR -> {
            room.Year()
        }

        MinePlace.INSPECTOR -> {
            room.Inspect()
        }
    }
}

/** While it is there the window is in no picture. */
@Composable
internal fun Secured(secure: (Boolean) -> Unit): Unit =
    DisposableEffect(Unit) {
        secure(true)
        onDispose { secure(false) }
    }

/** What every place of the tab stands in. */
internal class MineRoom(
    val privet: Privet,
    val reader: Reader,
    val chrome: Chrome,
    val help: Help,
    val again: Int,
    val turning: Turning,
    val outside: Outside,
    val mine: MineOutside,
    val scope: CoroutineScope,
    val act: Acting,
    val onBack: () -> Unit,
)

/** A place of the permission center's, as one of this tab's. */
@Composable
internal fun MineRoom.Center(
    start: Place,
    onLeave: () -> Unit,
): Unit = PermissionCenter(privet, reader, turning, outside, start, onLeave = onLeave, scope = scope)

@Composable
private fun MineRoom.Check() {
    Back(onBack)
    var checked by remember(reader) { mutableStateOf<Checked?>(null) }

    fun look(found: suspend () -> ByteArray?) = act { found()?.let { checked = privet.records.check(it, reader) } }
    CheckScreen(checked, chrome, onBack, { look(mine.scan) }, { look(mine.open) }, help)
}

@Composable
private fun MineRoom.Year() {
    var saving by rememberSaveable { mutableStateOf(false) }
    val view by loaded(again, privet, reader) { privet.reread { privet.footprint(mine.year(), reader) } }
    val shown = view.view
    Back(if (saving && shown != null) ({ saving = false }) else onBack)
    if (saving && shown != null) {
        YearPictureScreen(shown, chrome, { saving = false }) { picture ->
            act {
                mine.savePicture(picture)
                saving = false
            }
        }
    } else {
        YearScreen(view, chrome, onBack, { saving = true }, help)
    }
}

@Composable
private fun MineRoom.Inspect() {
    Back(onBack)
    var tried by remember(reader.language) { mutableStateOf<TriedView?>(null) }
    var verified by remember { mutableIntStateOf(0) }
    val view by loaded(again, privet, reader, verified) { privet.reread { privet.records.inspector(reader) } }
    InspectorScreen(
        view,
        tried,
        chrome,
        onBack,
        onVerify = {
            act {
                privet.records.verifyLedger()
                verified++
            }
        },
        onTry = { act { tried = privet.records.tryToSend(reader.language) } },
        onCompare = mine.compared,
        onExport = { act { privet.records.checkpoint()?.let { outside.share(CHECKPOINT, it.encodeToByteArray()) } } },
        onCopy = mine.copy,
        help = help,
    )
}

private const val CHECKPOINT = "checkpoint.txt"
