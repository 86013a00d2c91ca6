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
import dev.privet.Answered
import dev.privet.Delivery
import dev.privet.Payload
import dev.privet.Privet
import dev.privet.Release
import dev.privet.Ruled
import dev.privet.android.PrivetAndroid
import dev.privet.ffi.ActivityState
import dev.privet.ffi.Fault
import dev.privet.ffi.HostFault
import dev.privet.ffi.Next
import dev.privet.ui.android.PrivetScreens
import dev.privet.ui.android.outside
import dev.privet.ui.flow.PermissionCenter
import dev.privet.ui.flow.PrivetSheetHost
import dev.privet.ui.flow.turning
import dev.privet.ui.look.Palette
import dev.privet.ui.look.PrivetTheme
import kotlinx.coroutines.MainScope
import kotlinx.coroutines.launch
import java.io.IOException
import java.nio.ByteBuffer

// One of each in a process. Nothing is opened, made or asked here.
class BillApp : Application() {
    lateinit var privet: PrivetAndroid
    lateinit var screens: PrivetScreens
    lateinit var server: Server
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

    // "Scan a bill". Their answer comes first: until it is a yes nothing is photographed and nobody hears of them.
    suspend fun scan() {
        val bills = LanternPay(privet.privet())
        val on = bills.billScan.state.value == ActivityState.ON
        if (!on && screens.sheets.askFor(bills.billScan.activity) !is Answered.Given) return
        if (!askForCamera()) return
        val picture = takePicture() ?: return
        try {
            send(bills, picture)
        } finally {
            for (at in 0 until picture.capacity()) picture.put(at, 0)
        }
        upload()
    }

    // Shows what would leave, and has their key sign. Where no key of theirs is known any more, as after a new finger, it is made anew.
    private suspend fun send(
        bills: LanternPay,
        picture: ByteBuffer,
    ) {
        val send = { bills.billScan.release(Recipient.Cloudlane, Payload.Jpeg(picture), tapped = true) }
        if (!server.knows(Recipient.Cloudlane) && !register(bills)) return
        val came = screens.sheets.confirm(release = send)
        if (came is Release.Denied && came.next == Next.REGISTER_KEY && register(bills)) {
            screens.sheets.confirm(release = send)
        }
    }

    // Once for each phone and recipient, behind the phone's own prompts: the key that is the person's alone, and those that this
    // recipient will know. False if they put it off.
    private suspend fun register(bills: LanternPay): Boolean {
        val keys = screens.keys
        val reader = screens.sheets.reader
        if (bills.privet.anchoredOwner() == null && bills.privet.setOwner(keys, reader) !is Ruled.Done) return false
        val made = bills.register(Recipient.Cloudlane, server.challenge(Recipient.Cloudlane), keys, reader)
        if (made is Ruled.Done) server.registered(Recipient.Cloudlane, made.value)
        return made is Ruled.Done
    }

    // Whenever there is a network: the same bytes under the same number, until the recipient has them.
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
interface Server {
    fun knows(recipient: Recipient): Boolean

    suspend fun challenge(recipient: Recipient): ByteArray

    suspend fun registered(
        recipient: Recipient,
        registration: String,
    )

    suspend fun post(
        host: String,
        bytes: ByteArray,
    ): Boolean
}

/** Whether the phone lends its camera: the system's own question, which `registerForActivityResult` asks in an app. */
fun askForCamera(): Boolean = true

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
