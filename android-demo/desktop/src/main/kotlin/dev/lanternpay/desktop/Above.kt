package dev.lanternpay.desktop

import androidx.compose.foundation.background
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.widthIn
import androidx.compose.foundation.rememberScrollState
import androidx.compose.foundation.verticalScroll
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Surface
import androidx.compose.material3.Text
import androidx.compose.material3.TextButton
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.unit.dp

/** What the phone itself would show, marked as a stand-in. The sheet behind it stays in sight. */
@Composable
internal fun Above(
    asked: Question,
    mark: String,
): Unit =
    Box(Modifier.fillMaxSize().background(MaterialTheme.colorScheme.scrim.copy(alpha = 0.3f)), Alignment.BottomCenter) {
        Surface(
            Modifier.padding(12.dp).widthIn(max = 560.dp).fillMaxWidth(),
            MaterialTheme.shapes.medium,
            tonalElevation = 0.dp,
        ) {
            Column(Modifier.padding(20.dp).verticalScroll(rememberScrollState()), Arrangement.spacedBy(8.dp)) {
                Text(
                    mark,
                    color = MaterialTheme.colorScheme.onSurfaceVariant,
                    style = MaterialTheme.typography.bodyMedium,
                )
                Text(asked.title, style = MaterialTheme.typography.titleLarge)
                asked.lines.forEach { Text(it, style = MaterialTheme.typography.bodyLarge) }
                asked.choices.forEachIndexed { i, choice -> TextButton({ asked.answer(i) }) { Text(choice) } }
                TextButton({ asked.answer(null) }) { Text(asked.cancel) }
            }
        }
    }
