// The first send of docs/android.md, which is cut from here; FirstSendTest runs it.
// snippet:begin
package com.example.bills

import android.app.Application
import android.os.Bundle
import androidx.activity.ComponentActivity
import androidx.compose.foundation.isSystemInDarkTheme
import androidx.compose.material3.Text
import androidx.compose.material3.TextButton
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.produceState
import androidx.compose.runtime.remember
import dev.lanternpay.LanternPay
import dev.lanternpay.LanternPay.Recipient
import dev.privet.Delivery
import dev.privet.Payload
import dev.privet.Privet
import dev.privet.Registering
import dev.privet.android.PrivetAndroid
import dev.privet.ffi.Fault
import dev.privet.ffi.HostFault
import dev.privet.ui.android.PrivetScreens
import dev.privet.ui.android.asking
import dev.privet.ui.android.outside
import dev.privet.ui.flow.PermissionCenter
import dev.privet.ui.flow.PrivetSheetHost
import dev.privet.ui.flow.begin
import dev.privet.ui.flow.turning
import dev.privet.ui.look.Palette
import dev.privet.ui.look.PrivetTheme
import dev.privet.wipe
import kotlinx.coroutines.MainScope
import kotlinx.coroutines.launch
import java.io.IOException
import java.nio.ByteBuffer

// One of each in a process. Nothing is opened, made or asked here.
class BillApp : Application() {
    lateinit var privet: PrivetAndroid
    lateinit var screens: PrivetScreens
    lateinit var server: Server // yours, set in onCreate: HTTP, and what it remembers of registrations
    val scope = MainScope() // a send outlives the activity that began it

    override fun onCreate() {
        super.onCreate()
        privet = PrivetAndroid(this) { LanternPay.manifest }
        screens = PrivetScreens(this)
    }

    // What a tap begins. Refusals are answers, and the sheets say them; a phone or a network that does not answer throws.
    fun begin(tapped: suspend () -> Unit) =
        scope.launch {
            try {
                tapped()
            } catch (fault: Fault) {
                failed(fault)
            } catch (fault: HostFault) {
                failed(fault)
            } catch (offline: IOException) {
                failed(offline)
            }
        }

    // "Scan a bill". Their answer comes first, then the phone's own question about the camera: until both are a yes nothing is
    // photographed and nobody hears of them. Then they see what would leave, and their key signs for it; before the first time it is
    // made, and made known to this recipient.
    suspend fun scan() {
        val bills = LanternPay(privet.privet())
        if (!screens.sheets.begin(bills.billScan.activity, screens.asking(privet))) return
        val picture = takePicture() ?: return
        try {
            screens.sheets.confirm(with = server) {
                bills.billScan.release(Recipient.Cloudlane, Payload.Jpeg(picture), tapped = true)
            }
        } finally {
            picture.wipe()
        }
        upload()
    }

    // Whenever there is a network: the same bytes under the same number, until the recipient has them. `post` leaves the main thread
    // itself; what it throws is in `drained.errors`, and the item waits.
    suspend fun upload() {
        val drained =
            privet.privet().outbox.drain { item ->
                if (server.post(item.hosts.first(), item.bytes)) Delivery.Delivered() else Delivery.Later
            }
        drained.delivered.forEach { screens.sheets.arrived(it, delivered = true) }
    }
}

class BillActivity : ComponentActivity() {
    override fun onCreate(savedInstanceState: Bundle?) {
        super.onCreate(savedInstanceState)
        val app = application as BillApp
        app.screens.show(this) {
            PrivetTheme(if (isSystemInDarkTheme()) Palette.Night else Palette.Day) {
                PrivetSheetHost(app.screens.sheets) {
                    TextButton({ app.begin { app.scan() } }) { Text("Scan a bill") }
                }
            }
        }
    }
}

// Where the person sees and changes what they allowed: any composable below PrivetSheetHost.
@Composable
fun Privacy(app: BillApp) {
    val opened by produceState<Privet?>(null) { app.begin { value = app.privet.privet() } }
    val privet = opened ?: return
    val sheets = app.screens.sheets
    PermissionCenter(
        privet,
        sheets.reader,
        remember(privet) { sheets.turning(privet) },
        remember(privet) { app.screens.outside(privet, ::saveFile) },
    )
}
// snippet:end

/** The app's own server, as far as the sample needs one. */
interface Server : Registering {
    suspend fun post(
        host: String,
        bytes: ByteArray,
    ): Boolean
}

/** The camera, which is the app's. */
fun takePicture(): ByteBuffer? {
    val bytes = checkNotNull(LanternPay::class.java.getResourceAsStream("/bill.jpg")).use { it.readBytes() }
    return ByteBuffer.allocateDirect(bytes.size).put(bytes).also { it.flip() }
}

/** Where the app puts a file for the person, such as by `ACTION_CREATE_DOCUMENT`. */
@Suppress("UNUSED_PARAMETER")
suspend fun saveFile(
    name: String,
    bytes: ByteArray,
): Unit = Unit

/** What an app shows of a fault: `fault.view(language)` has words. */
fun failed(why: Exception): Unit = throw AssertionError(why)
