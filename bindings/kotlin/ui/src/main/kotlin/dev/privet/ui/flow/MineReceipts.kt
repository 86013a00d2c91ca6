package dev.privet.ui.flow

import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableIntStateOf
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue
import dev.privet.Records
import dev.privet.ffi.Reader
import dev.privet.ffi.Receipts
import dev.privet.ui.screens.ReceiptScreen
import dev.privet.ui.screens.ReceiptsScreen
import dev.privet.ui.screens.view

/** S9, and one receipt behind a row of it. */
@Composable
internal fun MineRoom.HeldReceipts(onCheck: () -> Unit) {
    var open by rememberSaveable { mutableStateOf<Long?>(null) }
    var most by rememberSaveable { mutableIntStateOf(PAGE) }
    val index = open
    Back(if (index == null) onBack else ({ open = null }))
    if (index != null) {
        Receipt(index.toULong()) { open = null }
        return
    }
    val view by loaded(again, privet, reader, most) {
        privet.reread { privet.records.receipts(reader, most) }
    }
    ReceiptsScreen(view, chrome, onBack, onCheck, { open = it.index.toLong() }, { most += PAGE }, help)
}

/** At least [most] rows, page after page, or all that there are; null while locked. */
private suspend fun Records.receipts(
    reader: Reader,
    most: Int,
): Receipts? {
    var all = receipts(reader, limit = PAGE.toUInt()) ?: return null
    while (all.next != null && all.rows.size < most) {
        val page = receipts(reader, all.next, PAGE.toUInt()) ?: return null
        all = all.copy(rows = all.rows + page.rows, next = page.next)
    }
    return all
}

/** The receipt of the last answer to one purpose, as the list has it. */
@Composable
internal fun Room.ReceiptPlace(place: Place.Receipt) {
    val view by loaded(again, privet, reader, place) {
        privet.reread { privet.records.answerReceiptSheet(place.activity, reader) }
    }
    ReceiptScreen(view, words, onBack, { act { outside.shareReceipt(it) } }, help)
}

@Composable
private fun MineRoom.Receipt(
    index: ULong,
    onClose: () -> Unit,
) {
    val view by loaded(again, privet, reader, index) { privet.reread { privet.records.receiptSheet(index, reader) } }
    ReceiptScreen(view, chrome, onClose, { act { outside.shareReceipt(it) } }, help)
}

private const val PAGE = 50
