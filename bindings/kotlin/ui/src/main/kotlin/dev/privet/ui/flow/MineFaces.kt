package dev.privet.ui.flow

import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue
import dev.privet.PersonKeys
import dev.privet.Ruled
import dev.privet.Signed
import dev.privet.allowed
import dev.privet.faceScreen
import dev.privet.ffi.ActivityId
import dev.privet.ffi.ActivityState
import dev.privet.ffi.Refusal
import dev.privet.said
import dev.privet.ui.screens.DestructionScreen
import dev.privet.ui.screens.FacesActions
import dev.privet.ui.screens.FacesScreen
import dev.privet.ui.screens.view
import dev.privet.wipe
import java.nio.ByteBuffer

/** S8, and the record of a destruction behind it. */
@Composable
internal fun MineRoom.Faces() {
    var proof by rememberSaveable { mutableStateOf<String?>(null) }
    var purpose by rememberSaveable { mutableStateOf<String?>(null) }
    var tried by remember(reader.language) { mutableStateOf(mapOf<ActivityId, String>()) }
    val shown = proof
    val open = purpose
    if (shown != null) {
        Back { proof = null }
        Destruction(ActivityId(shown)) { proof = null }
        return
    }
    if (open != null) {
        Center(Place.Purpose(ActivityId(open))) { purpose = null }
        return
    }
    Back(onBack)
    val view by loaded(again, privet, reader) { privet.faceScreen(reader) }

    fun faces(id: ActivityId) = privet.activity(id).faces()
    FacesScreen(
        view,
        tried,
        chrome,
        FacesActions(
            onBack,
            onPurpose = { purpose = it.raw },
            onSetUp = { id -> act { setUp(id)?.let { tried = tried + (id to it) } } },
            onTry = { id -> act { compare(id)?.let { tried = tried + (id to it) } } },
            onRenew = mine.keys?.let { keys -> { id -> act { anew(id, keys)?.let { tried = tried + (id to it) } } } },
            onTurnOff = { id -> act { turning.turnOff(id) } },
            onProof = { proof = it.raw },
            onUnlock = mine.keys?.let { keys -> { id -> act.ruled { faces(id)?.resetAttempts(keys, reader) } } },
        ),
        help,
    )
    // What is said of a try is about the pattern that was there then.
    val here = view.view?.faces?.map { it.patterns }
    LaunchedEffect(here) { tried = emptyMap() }
}

/** Asks where that is not answered, and has the person look into the camera where it is. Answers what kept a pattern from being made. */
private suspend fun MineRoom.setUp(id: ActivityId): String? {
    if (!allowed(id)) turning.turnOn(id)
    return if (allowed(id)) look(id) else null
}

private fun MineRoom.allowed(id: ActivityId): Boolean =
    privet
        .activity(id)
        .state.value.allowed

private suspend fun MineRoom.look(id: ActivityId): String? =
    looked(id) { probe -> privet.activity(id).faces()?.enrol(probe) }

/** Destroys every pattern of this activity and makes one of whoever looks now, on the owner key's word. */
private suspend fun MineRoom.anew(
    id: ActivityId,
    keys: PersonKeys,
): String? = looked(id) { probe -> privet.activity(id).faces()?.enrolInstead(probe, keys, reader) }

/** Has the person look into the camera, and forgets what it saw. Answers why nothing came of it. */
private suspend fun MineRoom.looked(
    id: ActivityId,
    taking: suspend (ByteBuffer) -> Signed<*>?,
): String? {
    val probe = mine.probe() ?: return unseen(id)
    try {
        val came = taking(probe)
        val language = reader.language
        return if (came is Ruled.Denied) privet.activity(id).wayOn(came.reason, language).text else came?.said(language)
    } finally {
        probe.wipe()
    }
}

/** Tries to recognise whoever looks. The camera runs only after the core asked for it, and not where nothing may be compared. */
private suspend fun MineRoom.compare(id: ActivityId): String? {
    var probe: ByteBuffer? = null
    try {
        val ruled = privet.activity(id).faces()?.verify { mine.probe().also { probe = it } } ?: return null
        return ruled.said(reader.language) ?: unseen(id)
    } finally {
        probe?.wipe()
    }
}

/** Why no face was seen, where the phone is why. */
private fun MineRoom.unseen(id: ActivityId): String? =
    if (privet.activity(id).state.value == ActivityState.BLOCKED_BY_PHONE) {
        privet.activity(id).wayOn(Refusal.PhoneBlocks, reader.language).text
    } else {
        null
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
        act { privet.records.destruction(activity)?.let { outside.share(RECORD, it.text.encodeToByteArray()) } }
    }
    DestructionScreen(view, chrome, onClose, export, help)
}

private const val RECORD = "destruction.json"
