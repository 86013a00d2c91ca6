package dev.privet.android

import android.app.Activity
import android.app.KeyguardManager
import kotlinx.coroutines.suspendCancellableCoroutine
import kotlin.coroutines.resume

/**
 * Has the system ask for the phone's own unlock, over this activity, and returns when that question is gone, whatever came of it. Follow it
 * with [dev.privet.Privet.tick]: whether the keys can be used now, they say themselves.
 */
public suspend fun Activity.askToUnlock(): Unit =
    suspendCancellableCoroutine { waiting ->
        val answered =
            object : KeyguardManager.KeyguardDismissCallback() {
                override fun onDismissSucceeded() = gone()

                override fun onDismissCancelled() = gone()

                override fun onDismissError() = gone()

                private fun gone() {
                    if (waiting.isActive) waiting.resume(Unit)
                }
            }
        checkNotNull(getSystemService(KeyguardManager::class.java)).requestDismissKeyguard(this, answered)
    }
