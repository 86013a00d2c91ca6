package dev.privet.ui.flow

import androidx.compose.runtime.Composable
import androidx.compose.runtime.State
import androidx.compose.runtime.produceState
import dev.privet.Privet
import dev.privet.ffi.Fault
import dev.privet.ui.screens.Loaded
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.distinctUntilChanged
import kotlinx.coroutines.flow.map

/**
 * Collects a view for as long as the screen is there. A view that is null is locked; one that cannot be read has failed until [again]
 * changes. While another one is read the last one stays.
 */
@Composable
internal fun <T : Any> loaded(
    again: Int,
    vararg keys: Any?,
    view: () -> Flow<T?>,
): State<Loaded<T>> =
    produceState<Loaded<T>>(Loaded.Reading, again, *keys) {
        try {
            view().collect { value = if (it == null) Loaded.Locked else Loaded.Ready(it) }
        } catch (_: Fault) {
            value = Loaded.Failed
        }
    }

/** A view that is asked for, asked for again after each change. */
internal fun <T> Privet.reread(read: suspend () -> T): Flow<T> = revision.map { read() }.distinctUntilChanged()
