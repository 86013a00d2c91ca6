package dev.lanternpay

import android.content.Intent
import kotlinx.coroutines.CompletableDeferred

/**
 * What the phone's own screens answer to whoever waits: a rotation finds the same one waiting, the end of the process nobody. On the main
 * thread.
 */
internal class Answers {
    private val waiting = HashMap<Int, CompletableDeferred<Intent?>>()
    private var last = 0

    /** Has [begin] start something under a number of its own, and waits for what comes of it; null if nothing did. */
    suspend fun to(begin: (code: Int) -> Unit): Intent? {
        val code = ++last
        val answer = CompletableDeferred<Intent?>()
        waiting[code] = answer
        try {
            begin(code)
            return answer.await()
        } finally {
            waiting -= code
        }
    }

    fun came(
        code: Int,
        data: Intent?,
    ) {
        waiting[code]?.complete(data)
    }
}
