package dev.privet.ui.flow

import androidx.compose.runtime.Composable
import androidx.compose.runtime.State
import androidx.compose.runtime.produceState
import dev.privet.Privet
import dev.privet.ffi.EngineStatus
import dev.privet.ui.screens.Loaded
import kotlinx.coroutines.ensureActive
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.distinctUntilChanged
import kotlinx.coroutines.flow.map

/**
 * Collects a view for as long as the screen is there. One that is null while the phone is locked is locked; one that is not there or cannot
 * be read has failed until [again] changes. While another one is read the last one stays.
 */
@Composable
internal fun <T : Any> loaded(
    again: Int,
    privet: Privet,
    vararg keys: Any?,
    view: () -> Flow<T?>,
): State<Loaded<T>> =
    produceState<Loaded<T>>(Loaded.Reading, again, privet, *keys) {
        try {
            view().collect { value = it?.let { Loaded.Ready(it) } ?: none(privet.status.value) }
        } catch (_: Exception) {
            // A fault, or the app's own, such as a log that could not be read or not in time.
            ensureActive()
            value = Loaded.Failed
        }
    }

private fun none(status: EngineStatus) = if (status == EngineStatus.Locked) Loaded.Locked else Loaded.Failed

/** A view that is asked for, asked for again after each change. */
internal fun <T> Privet.reread(read: suspend () -> T): Flow<T> = revision.map { read() }.distinctUntilChanged()
