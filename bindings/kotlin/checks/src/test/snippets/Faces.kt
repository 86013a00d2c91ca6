package snippets.faces

import com.example.lanternpay.LanternPay
import dev.privet.Activity
import dev.privet.Faces

/** Only an activity that compares faces has any. */
internal fun enrolled(app: LanternPay): Faces = app.facePayment.faces

internal fun ofAnIdentityCheck(app: LanternPay): Faces = app.photoCheck.faces // no: Unresolved reference 'faces'

internal fun ofAPicture(app: LanternPay): Faces = app.billScan.faces // no: Unresolved reference 'faces'

internal fun askedFor(activity: Activity): Faces? = activity.faces()

internal fun past(activity: Activity): Faces = activity.declaredFaces() // no: privet manifest build
