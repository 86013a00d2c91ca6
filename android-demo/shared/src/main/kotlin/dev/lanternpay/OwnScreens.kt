package dev.lanternpay

import androidx.compose.foundation.background
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.ColumnScope
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.widthIn
import androidx.compose.foundation.rememberScrollState
import androidx.compose.foundation.verticalScroll
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.OutlinedButton
import androidx.compose.material3.OutlinedTextField
import androidx.compose.material3.Surface
import androidx.compose.material3.Text
import androidx.compose.material3.TextButton
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.dp
import dev.privet.chrome
import dev.privet.ffi.Center
import dev.privet.ffi.Chrome
import dev.privet.ffi.Payment
import dev.privet.ffi.Reader

/** The page that is open on the first tab. */
@Composable
internal fun Own(
    page: OwnPage,
    app: Lantern,
    samples: Samples,
    words: Words,
    reader: Reader,
    act: (suspend Lantern.() -> Unit) -> Unit,
) {
    val chrome = remember(reader.language) { reader.language.chrome() }
    val shops = remember(samples, reader.language) { samples.shops(reader.language) }
    val leave = { app.page = null }
    Column(
        Modifier.fillMaxSize().background(MaterialTheme.colorScheme.background),
        horizontalAlignment = Alignment.CenterHorizontally,
    ) {
        Column(
            Modifier.widthIn(max = 560.dp).padding(16.dp).verticalScroll(rememberScrollState()),
            Arrangement.spacedBy(12.dp),
        ) {
            val said = app.said
            if (said != null) Group { Text(said, style = MaterialTheme.typography.bodyLarge) }
            when (page) {
                OwnPage.NEAR -> Near(shops, words)
                OwnPage.TOWNS -> Towns(shops, words)
                OwnPage.TYPED -> Typed(app, words, chrome, reader) { payment -> act { pay(payment, byFace = false) } }
            }
            TextButton(leave) { Text(chrome.buttons.back) }
        }
    }
}

/** Shops around the phone. */
@Composable
private fun Near(
    shops: List<Shop>,
    words: Words,
) {
    Title(words["near_title"])
    Group { shops.forEach { ShopRow(it, words.filled("shop_away", it.away)) } }
}

/** The same shops for who does not say where they are. */
@Composable
private fun Towns(
    shops: List<Shop>,
    words: Words,
) {
    var town by rememberSaveable { mutableStateOf("") }
    Title(words["towns_title"])
    Field(town, words["town"]) { town = it }
    Group {
        shops
            .filter { it.town.contains(town.trim(), ignoreCase = true) }
            .forEach { ShopRow(it, it.town) }
    }
}

/** A bill that is typed: paid by PIN like any request. */
@Composable
private fun Typed(
    app: Lantern,
    words: Words,
    chrome: Chrome,
    reader: Reader,
    onPay: (Payment) -> Unit,
) {
    // Of a payment nothing is saved (UX rule 13): what was typed ends with the page.
    var payee by remember { mutableStateOf("") }
    var amount by remember { mutableStateOf("") }
    val typed = remember(payee, amount) { Payment(amount.trim(), CURRENCY, payee.trim(), null, null) }
    // What could not be paid has no row.
    val payable = remember(typed, reader) { app.payable(typed, reader) }
    Title(words["type_title"])
    Field(payee, words["type_payee"]) { payee = it }
    Field(amount, words["type_amount"]) { amount = it }
    OutlinedButton({ onPay(typed) }, Modifier.fillMaxWidth().heightIn(min = 56.dp), payable) { Text(chrome.pay.pin) }
}

@Composable
private fun Title(text: String): Unit =
    Text(
        text,
        Modifier.semantics { heading() },
        MaterialTheme.colorScheme.onBackground,
        style = MaterialTheme.typography.headlineSmall,
    )

@Composable
private fun Field(
    value: String,
    label: String,
    onChange: (String) -> Unit,
): Unit = OutlinedTextField(value, onChange, Modifier.fillMaxWidth(), label = { Text(label) }, singleLine = true)

@Composable
private fun ShopRow(
    shop: Shop,
    note: String,
): Unit =
    Column(Modifier.semantics(mergeDescendants = true) {}) {
        Text(shop.name, style = MaterialTheme.typography.titleMedium)
        Text(
            note,
            color = MaterialTheme.colorScheme.onSurfaceVariant,
            style = MaterialTheme.typography.bodyMedium,
        )
    }

/** What recipients found in what they got: the other end of every send, where the demo can see it. */
@Composable
internal fun Got(
    app: Lantern,
    center: Center?,
    words: Words,
): Unit =
    Group {
        Text(words["got"], Modifier.semantics { heading() }, style = MaterialTheme.typography.titleSmall)
        if (app.opened.isEmpty()) Text(words["got_none"], style = MaterialTheme.typography.bodyLarge)
        app.opened.forEach { opened ->
            val found =
                when (opened.found) {
                    Opened.Found.CONFIRMED -> "got_confirmed"
                    Opened.Found.UNCONFIRMED -> "got_unconfirmed"
                    Opened.Found.NOTICE -> "got_notice"
                    Opened.Found.BAD -> "got_bad"
                }
            Column(Modifier.semantics(mergeDescendants = true) {}) {
                Text(app.name(opened.recipient, center), style = MaterialTheme.typography.titleMedium)
                Text(words[found], style = MaterialTheme.typography.bodyLarge)
            }
        }
    }

/** A recipient's name; its id while nothing is known. */
private fun Lantern.name(
    recipient: String,
    center: Center?,
): String {
    val row = center?.activities?.firstOrNull { receives[it.activity]?.id?.raw == recipient }
    return row?.recipients?.firstOrNull() ?: recipient
}

@Composable
private fun Group(content: @Composable ColumnScope.() -> Unit): Unit =
    Surface(Modifier.fillMaxWidth(), MaterialTheme.shapes.medium, MaterialTheme.colorScheme.surface) {
        Column(Modifier.padding(16.dp), Arrangement.spacedBy(12.dp), content = content)
    }

/** What the sample's shops are paid in. */
private const val CURRENCY = "CNY"
