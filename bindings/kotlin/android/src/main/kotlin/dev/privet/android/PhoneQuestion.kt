package dev.privet.android

import android.app.Activity
import android.content.Intent
import android.os.Bundle
import kotlinx.coroutines.CompletableDeferred
import kotlinx.coroutines.asCoroutineDispatcher
import kotlinx.coroutines.withContext
import java.util.concurrent.ConcurrentHashMap
import java.util.concurrent.atomic.AtomicInteger

/**
 * Puts the phone's own question, over whatever activity is in front, and is gone with the answer: so that no activity of the app's has to
 * hear of it. A rotation meets the same question; a process that died asks nothing when it is back.
 */
internal class PhoneQuestion : Activity() {
    private val number: Int get() = intent.getIntExtra(NUMBER, 0)

    override fun onCreate(savedInstanceState: Bundle?) {
        super.onCreate(savedInstanceState)
        val names = intent.getStringArrayExtra(NAMES)
        if (names == null || !waiting.containsKey(number)) return finish()
        if (savedInstanceState == null) requestPermissions(names, 0)
    }

    override fun onRequestPermissionsResult(
        requestCode: Int,
        permissions: Array<out String>,
        grantResults: IntArray,
    ) {
        super.onRequestPermissionsResult(requestCode, permissions, grantResults)
        finish()
    }

    override fun finish() {
        super.finish()
        val _ = waiting.remove(number)?.complete(Unit)
    }

    override fun onDestroy() {
        super.onDestroy()
        if (!isChangingConfigurations) {
            val _ = waiting.remove(number)?.complete(Unit)
        }
    }

    internal companion object {
        private const val NUMBER = "number"
        private const val NAMES = "names"
        private val last = AtomicInteger()
        private val waiting = ConcurrentHashMap<Int, CompletableDeferred<Unit>>()

        /** Asks for [names] and waits until that was answered, or the phone did not ask. */
        suspend fun put(
            over: Activity,
            names: List<String>,
        ) {
            val number = last.incrementAndGet()
            val answer = CompletableDeferred<Unit>()
            waiting[number] = answer
            try {
                withContext(over.mainExecutor.asCoroutineDispatcher()) {
                    val way = Intent(over, PhoneQuestion::class.java)
                    over.startActivity(way.putExtra(NUMBER, number).putExtra(NAMES, names.toTypedArray()))
                }
                answer.await()
            } finally {
                val _ = waiting.remove(number)
            }
        }
    }
}
