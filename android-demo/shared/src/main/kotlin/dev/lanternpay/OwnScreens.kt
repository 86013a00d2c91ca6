package dev.lanternpay

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.ColumnScope
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.rememberScrollState
import androidx.compose.foundation.verticalScroll
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Surface
import androidx.compose.material3.Text
import androidx.compose.material3.TextButton
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.dp
import dev.privet.ffi.Chrome

/** Shops around the phone. */
@Composable
internal fun Shops(
    shops: List<Shop>,
    words: Words,
    chrome: Chrome,
    onBack: () -> Unit,
): Unit =
    Column(Modifier.padding(16.dp).verticalScroll(rememberScrollState()), Arrangement.spacedBy(12.dp)) {
        Group {
            shops.forEach { shop ->
                Column(Modifier.semantics(mergeDescendants = true) {}) {
                    Text(shop.name, style = MaterialTheme.typography.titleMedium)
                    Text(
                        words.filled("shop_away", shop.away),
                        color = MaterialTheme.colorScheme.onSurfaceVariant,
                        style = MaterialTheme.typography.bodyMedium,
                    )
                }
            }
        }
        TextButton(onBack) { Text(chrome.buttons.back) }
    }

/** What recipients found in what they got: the other end of every send, where the demo can see it. */
@Composable
internal fun Got(
    app: Lantern,
    words: Words,
): Unit =
    Group {
        Text(words["got"], Modifier.semantics { heading() }, style = MaterialTheme.typography.titleSmall)
        if (app.opened.isEmpty()) Text(words["got_none"], style = MaterialTheme.typography.bodyLarge)
        app.opened.forEach { opened ->
            val found =
                when (opened.found) {
                    Opened.Found.CONFIRMED -> "got_confirmed"
                    Opened.Found.UNCONFIRMED -> "got_unconfirmed"
                    Opened.Found.NOTICE -> "got_notice"
                    Opened.Found.BAD -> "got_bad"
                }
            Column(Modifier.semantics(mergeDescendants = true) {}) {
                Text(opened.recipient, style = MaterialTheme.typography.titleMedium)
                Text(words[found], style = MaterialTheme.typography.bodyLarge)
            }
        }
    }

@Composable
private fun Group(content: @Composable ColumnScope.() -> Unit): Unit =
    Surface(Modifier.fillMaxWidth(), MaterialTheme.shapes.medium, MaterialTheme.colorScheme.surface) {
        Column(Modifier.padding(16.dp), Arrangement.spacedBy(12.dp), content = content)
    }
