package dev.lanternpay

import android.app.Activity
import android.content.Intent
import android.os.Bundle
import dev.privet.android.PermissionUsage
import dev.privet.ui.android.place
import dev.privet.ui.android.reader

/**
 * The way in from the phone's privacy dashboard and its permission page. The system alone can start it (its permission in the manifest),
 * and what it says goes to [MainActivity] within the process: nothing that another app starts that one with is taken for it.
 */
public class UsageActivity : Activity() {
    override fun onCreate(savedInstanceState: Bundle?) {
        super.onCreate(savedInstanceState)
        PermissionUsage.of(this)?.let { (application as LanternPhone).asked.value = it.place(reader()) }
        startActivity(Intent(this, MainActivity::class.java))
        finish()
    }
}
