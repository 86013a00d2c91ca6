package dev.privet.ui.flow

import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue
import dev.privet.faceScreen
import dev.privet.ffi.ActivityId
import dev.privet.ffi.ActivityState
import dev.privet.said
import dev.privet.ui.screens.DestructionScreen
import dev.privet.ui.screens.FacesActions
import dev.privet.ui.screens.FacesScreen
import dev.privet.ui.screens.view

/** S8, and the record of a destruction behind it. */
@Composable
internal fun MineRoom.Faces() {
    var proof by rememberSaveable { mutableStateOf<String?>(null) }
    var purpose by rememberSaveable { mutableStateOf<String?>(null) }
    var tried by remember(reader.language) { mutableStateOf(mapOf<ActivityId, String>()) }
    val shown = proof
    val open = purpose
    if (shown != null) {
        Destruction(ActivityId(shown)) { proof = null }
        return
    }
    if (open != null) {
        PermissionCenter(privet, reader, turning, outside, Place.Purpose(ActivityId(open)))
        return
    }
    val view by loaded(again, privet, reader) { privet.faceScreen(reader) }

    fun faces(id: ActivityId) = privet.activity(id).faces()
    FacesScreen(
        view,
        tried,
        chrome,
        FacesActions(
            onBack,
            onPurpose = { purpose = it.raw },
            onSetUp = { id -> act { setUp(id) } },
            onTry = { id ->
                act {
                    val probe = mine.probe() ?: return@act
                    faces(id)?.verify { probe }?.let { tried = tried + (id to it.said(reader.language)) }
                }
            },
            onRenew = { id ->
                act {
                    faces(id)?.renew()
                    look(id)
                }
            },
            onTurnOff = { id -> act { turning.turnOff(id) } },
            onProof = { proof = it.raw },
        ),
        help,
    )
    // What is said of a try is about the pattern that was there then.
    val here = view.view?.faces?.map { it.patterns }
    LaunchedEffect(here) { tried = emptyMap() }
}

/** Asks where that is not answered, and has the person look into the camera where it is. */
private suspend fun MineRoom.setUp(id: ActivityId) {
    if (privet.activity(id).state.value != ActivityState.ON) turning.turnOn(id)
    if (privet.activity(id).state.value == ActivityState.ON) look(id)
}

private suspend fun MineRoom.look(id: ActivityId) {
    val probe = mine.probe() ?: return
    privet.activity(id).faces()?.enrol(probe)
}

@Composable
private fun MineRoom.Destruction(
    activity: ActivityId,
    onClose: () -> Unit,
) {
    val view by loaded(again, privet, reader, activity) {
        privet.reread { privet.records.destructionPage(activity, reader) }
    }
    val export: () -> Unit = {
        act { privet.records.destruction(activity)?.let { mine.share(RECORD, it.text.encodeToByteArray()) } }
    }
    DestructionScreen(view, chrome, onClose, export, help)
}

private const val RECORD = "destruction.json"
