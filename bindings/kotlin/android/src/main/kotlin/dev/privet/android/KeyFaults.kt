package dev.privet.android

import android.os.Build
import android.security.KeyStoreException
import android.security.keystore.KeyPermanentlyInvalidatedException
import android.security.keystore.UserNotAuthenticatedException
import dev.privet.ffi.HostFault
import java.security.GeneralSecurityException
import java.security.ProviderException
import java.security.UnrecoverableKeyException
import javax.crypto.AEADBadTagException

/**
 * What the key store means by what it throws. What it does not say for certain is worth repeating ([HostFault.Transient]): a key that
 * is called lost costs a person their face, or sends them to the recovery screen.
 */
internal class KeyFaults(
    private val deviceLocked: () -> Boolean,
) {
    /** Runs [call]; whatever it throws is typed. [making] while a key is made. */
    inline fun <T> typed(
        making: Boolean = false,
        call: () -> T,
    ): T =
        try {
            call()
        } catch (
            @Suppress("TooGenericExceptionCaught") e: Exception,
        ) {
            throw of(e, making)
        }

    fun of(
        e: Exception,
        making: Boolean = false,
    ): HostFault {
        val fault = kind(e, making)
        if (fault !== e) {
            val _ = fault.initCause(e)
        }
        return fault
    }

    private fun kind(
        e: Exception,
        making: Boolean,
    ): HostFault {
        val told = generateSequence<Throwable>(e) { it.cause }.firstNotNullOfOrNull { it as? KeyStoreException }
        return when {
            e is HostFault -> {
                e
            }

            e is KeyPermanentlyInvalidatedException -> {
                HostFault.KeyInvalidated()
            }

            e is UserNotAuthenticatedException -> {
                HostFault.Locked()
            }

            e is AEADBadTagException -> {
                HostFault.Corrupt()
            }

            // The one failure that the key store tells without a cause: the key was ended.
            e is UnrecoverableKeyException && e.cause == null -> {
                HostFault.KeyInvalidated()
            }

            told != null -> {
                told(told, making)
            }

            deviceLocked() -> {
                HostFault.Locked()
            }

            e is GeneralSecurityException || e is ProviderException -> {
                HostFault.Transient()
            }

            else -> {
                HostFault.Unexpected()
            }
        }
    }

    private fun told(
        e: KeyStoreException,
        making: Boolean,
    ): HostFault {
        // After an update of the firmware, for one. No public code of its own, on any level.
        if (e.says(BROKEN_BLOB)) return HostFault.KeyInvalidated()
        if (Build.VERSION.SDK_INT < Build.VERSION_CODES.TIRAMISU) {
            return if (deviceLocked()) HostFault.Locked() else HostFault.Transient()
        }
        val failure = Level33.failure(e)
        return when {
            failure.locked -> HostFault.Locked()

            failure.code == TOO_MANY_KEYS -> HostFault.TooManyKeys()

            // So it is told to apps that target less than the level which has a code for it.
            making && failure.code == INCORRECT_USAGE && Build.VERSION.SDK_INT >= COUNTS_KEYS -> HostFault.TooManyKeys()

            failure.code == UNINITIALIZED -> HostFault.Locked()

            failure.code == DOES_NOT_EXIST -> HostFault.KeyMissing()

            failure.code == CORRUPTED -> HostFault.KeyInvalidated()

            else -> HostFault.Transient()
        }
    }

    /** Of the type that the message is declared in: the exception's own is hidden below API 33. */
    private fun Throwable.says(text: String): Boolean = message.orEmpty().startsWith(text)

    private companion object {
        const val BROKEN_BLOB = "Invalid key blob"
        const val UNINITIALIZED = 3
        const val DOES_NOT_EXIST = 6
        const val CORRUPTED = 7
        const val INCORRECT_USAGE = 13

        /** `KeyStoreException.ERROR_TOO_MANY_KEYS` of API 37. */
        const val TOO_MANY_KEYS = 18
        const val COUNTS_KEYS = 37
    }
}
