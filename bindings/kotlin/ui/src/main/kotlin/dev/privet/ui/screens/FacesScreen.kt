package dev.privet.ui.screens

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.runtime.Composable
import androidx.compose.runtime.Immutable
import androidx.compose.ui.Modifier
import androidx.compose.ui.semantics.LiveRegionMode
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.liveRegion
import androidx.compose.ui.semantics.semantics
import dev.privet.ffi.ActivityId
import dev.privet.ffi.Chrome
import dev.privet.ffi.FaceRow
import dev.privet.ffi.FaceScreen
import dev.privet.ui.look.Icons
import dev.privet.ui.look.Look
import dev.privet.ui.look.Size
import dev.privet.ui.look.Space
import dev.privet.ui.parts.ActionRow
import dev.privet.ui.parts.Answer
import dev.privet.ui.parts.Aside
import dev.privet.ui.parts.BackBar
import dev.privet.ui.parts.Card
import dev.privet.ui.parts.Hedge
import dev.privet.ui.parts.IconLine
import dev.privet.ui.parts.NavRow
import dev.privet.ui.parts.NoteLine
import dev.privet.ui.parts.Page
import dev.privet.ui.parts.Rule
import dev.privet.ui.parts.StandingLine
import dev.privet.ui.parts.Tile
import dev.privet.ui.parts.Words
import dev.privet.ui.parts.block

/**
 * S8, faces: what is here, what off left behind, and a try that shows that off is off. What the phone itself unlocks with is another
 * thing, and said to be.
 *
 * @param tried what came of the last try, by activity, in the core's words.
 */
@Composable
public fun FacesScreen(
    faces: Loaded<FaceScreen>,
    tried: Map<ActivityId, String>,
    chrome: Chrome,
    actions: FacesActions,
    help: Help = Help(),
): Unit =
    Page({ BackBar(chrome.face.title, chrome.buttons.back, actions.onBack) }) {
        notices(help, faces)
        drawn(faces, chrome, help) { view ->
            block("rows", Space.hair) {
                Card {
                    view.faces.forEachIndexed { i, row ->
                        if (i > 0) Rule(Size.inset)
                        NavRow({ actions.onPurpose(row.activity) }, lead = { Tile(Icons.face, row.here) }) {
                            Words(row.title, Look.type.factFirm)
                            StandingLine(row.state, row.stateText)
                        }
                    }
                }
            }
            val photo = view.photo
            if (photo != null) block("photo") { Aside(Icons.camera, photo) }
            view.faces.forEach { row ->
                block(row.activity.raw, Space.base) { FaceCard(row, tried[row.activity], chrome, actions) }
                val limit = row.proof?.limit
                if (limit != null) block("limit ${row.activity.raw}") { Aside(Icons.notice, limit) }
            }
            block("phone", Space.tight) { Aside(Icons.phone, view.phone) }
        }
    }

/**
 * What a tap on S8 does.
 *
 * @property onPurpose opens S3 of this one.
 * @property onSetUp asks for consent where there is none (M1), then has the person look into the camera.
 * @property onTry compares a face with what is here, for real.
 * @property onRenew destroys the pattern and makes a new one, by the key that only the person can use; none where the app holds no such key.
 * @property onTurnOff opens M5.
 * @property onUnlock allows new tries after too many, by the key that only the person can use; none where the app holds no such key.
 * @property onProof opens what the destruction record shows and what it does not.
 */
@Immutable
public class FacesActions(
    public val onBack: () -> Unit,
    public val onPurpose: (ActivityId) -> Unit,
    public val onSetUp: (ActivityId) -> Unit,
    public val onTry: (ActivityId) -> Unit,
    public val onTurnOff: (ActivityId) -> Unit,
    public val onProof: (ActivityId) -> Unit,
    public val onRenew: ((ActivityId) -> Unit)? = null,
    public val onUnlock: ((ActivityId) -> Unit)? = null,
)

private val FaceRow.here: Boolean get() = (patterns ?: 0u) > 0u

@Composable
private fun FaceCard(
    row: FaceRow,
    tried: String?,
    chrome: Chrome,
    actions: FacesActions,
): Unit =
    Card {
        val text = row.patternText
        val proof = row.proof
        if (text != null) {
            Column(
                Modifier.padding(Space.base).semantics(mergeDescendants = true) {},
                Arrangement.spacedBy(Space.near),
            ) {
                Tile(if (row.here) Icons.key else Icons.keyGone, lit = true)
                Words(text, Look.type.title, Modifier.semantics { heading() })
                if (proof != null) Words(proof.text, Look.type.fact)
            }
            Hedge(Modifier.padding(horizontal = Space.base))
        }
        val spent = row.spent
        if (spent != null) NoteLine(spent)
        val onUnlock = actions.onUnlock
        if (spent != null && onUnlock != null) ActionRow(Icons.key, chrome.buttons.unlock, { onUnlock(row.activity) })
        val tryIt = row.tryIt
        if (tryIt !=
            null
        ) {
            ActionRow(Icons.face, tryIt, { actions.onTry(row.activity) }, Modifier.padding(top = Space.hair))
        }
        if (tried != null) {
            IconLine(
                Icons.sound,
                tried,
                Modifier
                    .padding(start = Space.base, end = Space.base, top = Space.hair, bottom = Space.base)
                    .semantics(mergeDescendants = true) { liveRegion = LiveRegionMode.Polite },
            )
        }
        val setUp = row.setUp
        if (setUp != null) ActionRow(Icons.person, setUp, { actions.onSetUp(row.activity) })
        val (renew, onRenew) = row.renew to actions.onRenew
        if (renew != null && onRenew != null) ActionRow(Icons.key, renew, { onRenew(row.activity) })
        if (proof != null) {
            Rule()
            ActionRow(Icons.receipt, chrome.purpose.receipt, { actions.onProof(row.activity) })
        }
        val turnOff = row.turnOff
        if (turnOff != null) {
            Box(
                Modifier.padding(Space.base),
            ) { Answer(turnOff, { actions.onTurnOff(row.activity) }, Modifier.fillMaxWidth()) }
        }
    }
