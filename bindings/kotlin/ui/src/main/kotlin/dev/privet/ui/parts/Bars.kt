package dev.privet.ui.parts

import androidx.compose.foundation.background
import androidx.compose.foundation.clickable
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.ColumnScope
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.RowScope
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.clip
import androidx.compose.ui.graphics.vector.ImageVector
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.selected
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.dp
import dev.privet.ui.look.Cap
import dev.privet.ui.look.Corner
import dev.privet.ui.look.Icons
import dev.privet.ui.look.Look
import dev.privet.ui.look.Size
import dev.privet.ui.look.Space

/** The bar of a root screen: its title large, its actions beside it, or above it in large text. */
@Composable
internal fun RootBar(
    title: String,
    actions: (@Composable RowScope.() -> Unit)? = null,
): Unit =
    Column(
        Modifier
            .fillMaxWidth()
            .padding(start = Space.page, end = Space.tight, top = Space.tight, bottom = Space.hair),
    ) {
        val beside = Arrangement.spacedBy(Space.tight)
        if (stacks() && actions != null) Row(Modifier.align(Alignment.End), beside, content = actions)
        Row(Modifier.heightIn(min = Size.choice), verticalAlignment = Alignment.CenterVertically) {
            Box(Modifier.weight(1f)) { Ask(title) }
            if (!stacks() && actions != null) Row(horizontalArrangement = beside, content = actions)
        }
    }

/** The bar of a screen below a root. */
@Composable
internal fun BackBar(
    title: String,
    back: String,
    onBack: () -> Unit,
    actions: @Composable RowScope.() -> Unit = {},
): Unit =
    Row(
        Modifier.fillMaxWidth().padding(horizontal = Space.tight).heightIn(min = Size.choice),
        verticalAlignment = Alignment.CenterVertically,
    ) {
        GlyphButton(Icons.back, back, onBack)
        Words(
            title,
            Look.type.title,
            Modifier
                .weight(
                    1f,
                ).padding(start = Space.hair, top = Space.tight, bottom = Space.tight)
                .semantics { heading() },
        )
        actions()
    }

/** What stays at the foot of a reading screen. */
@Composable
internal fun Foot(content: @Composable ColumnScope.() -> Unit): Unit =
    Column(Modifier.background(Look.colour.sheet)) {
        Rule()
        Column(Modifier.padding(horizontal = Space.base, vertical = Space.tight), content = content)
    }

/** One place of the app: its label and its icon. */
internal class Tab(
    val label: String,
    val icon: ImageVector,
)

/** The places of the app, always labelled. */
@Composable
internal fun Tabs(
    tabs: List<Tab>,
    current: Int,
    onTab: (Int) -> Unit,
): Unit =
    CapScale(Cap.TAB) {
        Column(Modifier.background(Look.colour.sheet)) {
            Rule()
            Row(Modifier.fillMaxWidth().padding(Space.tight), Arrangement.spacedBy(Space.tight)) {
                tabs.forEachIndexed { i, tab -> TabMark(tab, i == current, Modifier.weight(1f)) { onTab(i) } }
            }
        }
    }

@Composable
private fun TabMark(
    tab: Tab,
    here: Boolean,
    modifier: Modifier,
    onTab: () -> Unit,
) {
    val colour = Look.colour
    Column(
        modifier
            .clip(Corner.answer)
            .clickable(role = Role.Tab, onClick = onTab)
            .semantics { selected = here }
            .padding(vertical = Space.hair),
        Arrangement.spacedBy(Space.hair),
        Alignment.CenterHorizontally,
    ) {
        val ground = if (here) colour.jadeTint else colour.sheet
        Box(Modifier.background(ground, Corner.answer).size(56.dp, 32.dp), Alignment.Center) {
            Glyph(tab.icon, if (here) colour.onJadeTint else colour.ink2, Size.icon)
        }
        Text(
            tab.label,
            color = if (here) colour.ink else colour.ink2,
            style = Look.type.tab,
            maxLines = 1,
            softWrap = false,
        )
    }
}
