package dev.privet.android

import android.app.Activity
import android.content.Intent
import android.os.Bundle
import android.os.Handler
import android.os.ResultReceiver
import kotlinx.coroutines.CompletableDeferred
import kotlinx.coroutines.asCoroutineDispatcher
import kotlinx.coroutines.withContext

/**
 * Puts the phone's own question, over whatever activity is in front, and is gone with the answer: so that no activity of the app's has to
 * hear of it. A rotation meets the same question. Whoever asked may be in another process, and hears of it; in one that died nobody does.
 */
internal class PhoneQuestion : Activity() {
    @Suppress("DEPRECATION") // The typed one is of API 33.
    private val asks: ResultReceiver? get() = intent.getParcelableExtra(ASKS)

    override fun onCreate(savedInstanceState: Bundle?) {
        super.onCreate(savedInstanceState)
        asks?.send(BEGUN, null)
        val names = intent.getStringArrayExtra(NAMES)
        if (names == null) return finish()
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
        asks?.send(OVER, null)
    }

    override fun onDestroy() {
        super.onDestroy()
        if (!isChangingConfigurations) asks?.send(OVER, null)
    }

    internal companion object {
        private const val ASKS = "asks"
        private const val NAMES = "names"
        private const val BEGUN = 1
        private const val OVER = 2

        /** How long the phone may take to begin this activity. From the background it begins none, and says nothing. */
        private const val BEGINS = 3_000L

        /** Asks for [names] and waits until that was answered, or the phone did not ask. */
        suspend fun put(
            over: Activity,
            names: List<String>,
        ) {
            val begun = CompletableDeferred<Boolean>()
            val answered = CompletableDeferred<Unit>()
            val asks =
                object : ResultReceiver(null) {
                    override fun onReceiveResult(
                        resultCode: Int,
                        resultData: Bundle?,
                    ) {
                        val _ = begun.complete(true)
                        if (resultCode == OVER) {
                            val _ = answered.complete(Unit)
                        }
                    }
                }
            val main = Handler(over.mainLooper)
            val never = Runnable { val _ = begun.complete(false) }
            withContext(over.mainExecutor.asCoroutineDispatcher()) {
                val way = Intent(over, PhoneQuestion::class.java)
                over.startActivity(way.putExtra(ASKS, asks).putExtra(NAMES, names.toTypedArray()))
                // Behind whatever else the main thread has to do before it begins an activity.
                val _ = main.postDelayed(never, BEGINS)
            }
            try {
                if (begun.await()) answered.await()
            } finally {
                main.removeCallbacks(never)
            }
        }
    }
}
