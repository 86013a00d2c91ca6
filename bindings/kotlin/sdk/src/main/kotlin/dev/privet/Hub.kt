package dev.privet

import dev.privet.ffi.Heard
import dev.privet.ffi.Observer
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.ExperimentalForInheritanceCoroutinesApi
import kotlinx.coroutines.flow.FlowCollector
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.update
import kotlinx.coroutines.withContext

/** Rust holds it, and it holds no engine: so there is no cycle across the languages. */
internal class Hub : Observer {
    val revisions: MutableStateFlow<ULong> = MutableStateFlow(0uL)

    override fun changed(revision: ULong): Heard {
        revisions.update { maxOf(it, revision) }
        return Heard.HEARD
    }
}

/**
 * A StateFlow without a scope or a coroutine of its own: nothing to leak. Each collector re-reads after a change, so a slow one
 * meets the newest value and none in between.
 */
@OptIn(ExperimentalForInheritanceCoroutinesApi::class)
internal class Reread<T>(
    private val revisions: StateFlow<ULong>,
    private val read: () -> T,
) : StateFlow<T> {
    override val value: T get() = read()
    override val replayCache: List<T> get() = listOf(value)

    override suspend fun collect(collector: FlowCollector<T>): Nothing {
        var last: Any? = this
        revisions.collect {
            val next = withContext(Dispatchers.IO) { read() }
            if (next != last) {
                last = next
                collector.emit(next)
            }
        }
    }
}
