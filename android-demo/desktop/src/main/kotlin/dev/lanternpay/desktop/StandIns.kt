package dev.lanternpay.desktop

import androidx.compose.runtime.Stable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import kotlinx.coroutines.CompletableDeferred

/** What a phone would show above the app: its camera, its own prompts. Here a question with a few answers. */
@Stable
internal class StandIns {
    var asked by mutableStateOf<Question?>(null)
        private set

    /** Waits for the answer; null if it was left. One at a time. */
    suspend fun ask(
        title: String,
        lines: List<String>,
        choices: List<String>,
        cancel: String,
    ): Int? {
        val answer = CompletableDeferred<Int?>()
        asked = Question(title, lines, choices, cancel, answer::complete)
        try {
            return answer.await()
        } finally {
            asked = null
        }
    }
}

/** What stands above the app now. */
internal class Question(
    val title: String,
    val lines: List<String>,
    val choices: List<String>,
    val cancel: String,
    val answer: (Int?) -> Boolean,
)
