package dev.privet

import dev.privet.ffi.AnchorAdvance
import dev.privet.ffi.AnchorRead
import dev.privet.ffi.AnchorStore
import dev.privet.ffi.DeviceKeys
import dev.privet.ffi.Fault
import dev.privet.ffi.HostFault
import dev.privet.ffi.KeyDeleted
import dev.privet.ffi.KeyGuard
import dev.privet.ffi.KeyMade
import dev.privet.ffi.KeyPolicy
import dev.privet.ffi.KeyState
import dev.privet.ffi.ScreenLock

/** A key store whose every failure is typed: generated code turns an [Exception] into a fault, but lets an [Error] pass. */
internal class GuardedKeys(
    private val keys: DeviceKeys,
) : DeviceKeys {
    override fun create(
        alias: String,
        policy: KeyPolicy,
    ): KeyMade = guarded { keys.create(alias, policy) }

    override fun state(alias: String): KeyState = guarded { keys.state(alias) }

    override fun protection(alias: String): KeyGuard = guarded { keys.protection(alias) }

    override fun list(prefix: String): List<String> = guarded { keys.list(prefix) }

    override fun seal(
        alias: String,
        aad: ByteArray,
        plaintext: ByteArray,
    ): ByteArray = guarded { keys.seal(alias, aad, plaintext) }

    override fun unseal(
        alias: String,
        aad: ByteArray,
        ciphertext: ByteArray,
    ): ByteArray = guarded { keys.unseal(alias, aad, ciphertext) }

    override fun delete(alias: String): KeyDeleted = guarded { keys.delete(alias) }

    override fun publicKey(alias: String): ByteArray = guarded { keys.publicKey(alias) }

    override fun sign(
        alias: String,
        bytes: ByteArray,
    ): ByteArray = guarded { keys.sign(alias, bytes) }

    override fun screenLock(): ScreenLock = guarded { keys.screenLock() }
}

/** An anchor store whose every failure is typed. */
internal class GuardedAnchor(
    private val anchor: AnchorStore,
) : AnchorStore {
    override fun read(): AnchorRead = guarded { anchor.read() }

    override fun advance(
        expected: AnchorRead,
        new: ByteArray,
    ): AnchorAdvance = guarded { anchor.advance(expected, new) }
}

private val inHost = ThreadLocal.withInitial { false }

/** @throws Fault.Reentrant on a thread that is inside a host call. */
internal fun refuseInsideHost() {
    if (inHost.get()) throw Fault.Reentrant()
}

private inline fun <T> guarded(call: () -> T): T =
    try {
        inHost.set(true)
        call()
    } catch (e: HostFault) {
        throw e
    } catch (
        @Suppress("TooGenericExceptionCaught") e: Throwable,
    ) {
        // An interrupt is for whoever owns the thread: it is typed here, and kept for them.
        if (e is InterruptedException) Thread.currentThread().interrupt()
        throw HostFault.Unexpected().apply { val _ = initCause(e) }
    } finally {
        inHost.set(false)
    }
