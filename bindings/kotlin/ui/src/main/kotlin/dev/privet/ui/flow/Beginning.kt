package dev.privet.ui.flow

import dev.privet.Activity
import dev.privet.Answered
import dev.privet.allowed
import dev.privet.ffi.Decision
import dev.privet.ffi.Fault
import dev.privet.ffi.OsPermission
import dev.privet.phonePrompt

/** The phone's own questions, which only the platform can put. */
public interface PhoneAsking {
    /** Whether to say before what the phone would ask next (M6). Not where it is allowed, or was put and answered before. */
    public suspend fun explains(permission: OsPermission): Boolean

    /** Has the phone ask, unless there is nothing to ask, and tells the core what it allows now. */
    public suspend fun ask(permission: OsPermission)
}

/**
 * Whether a tap on the feature may begin it: the person's own answer comes first, and only after a yes what the phone itself has to allow,
 * and whoever would receive something. Ask before each use: what the phone allowed for this time alone it is asked for anew. A sheet tells
 * why it may not, unless the person left.
 *
 * @throws Fault
 */
public suspend fun PrivetSheets.begin(
    activity: Activity,
    phone: PhoneAsking,
): Boolean {
    // The state again: of closed records nothing is known to be on, and the question opened them.
    val may = activity.state.value.allowed || askFor(activity) is Answered.Given || activity.state.value.allowed
    if (!may) return false
    if (!askPhone(activity, phone)) return false
    val denied = activity.check() as? Decision.Denied ?: return true
    tell(denied.refusal, activity)
    return false
}

/**
 * What the phone has to allow for this: asks where that is open. False if the person did not want it to be asked; whether it was allowed is
 * the activity's state.
 *
 * @throws Fault
 */
public suspend fun PrivetSheets.askPhone(
    activity: Activity,
    phone: PhoneAsking,
): Boolean {
    val prompt = activity.phonePrompt(reader.language) ?: return true
    if (phone.explains(prompt.permission) && !beforePhone(prompt)) return false
    phone.ask(prompt.permission)
    return true
}
