package dev.privet.ui.stage

import dev.privet.Match
import dev.privet.Payload
import dev.privet.Release
import dev.privet.Ruled
import dev.privet.ffi.ActivityId
import dev.privet.ffi.Cause
import dev.privet.ffi.EngineStatus
import dev.privet.ffi.OsPermission
import dev.privet.ffi.OsState
import dev.privet.ffi.ScreenLock
import dev.privet.ffi.Until
import dev.privet.ffi.Withheld
import dev.privet.withdrawAll
import kotlin.test.assertEquals
import kotlin.test.assertIs
import kotlin.test.assertTrue

/** The app as it was installed: nothing asked, nothing used. */
internal fun fresh(): Stage = Stage()

/**
 * Three days in use: on, off, ended, refused and with terms that changed; a payment by face, one by PIN, a bill that left and
 * arrived, one that was refused, a code that was read, and something that was blocked.
 */
internal fun inUse(): Stage =
    Stage(NOW - 3 * DAY).apply {
        now {
            report(OsPermission.CAMERA, OsState.GRANTED)
            report(OsPermission.LOCATION_COARSE, OsState.COARSE)
            register(listOf(LANTERN_PAY, CLOUDLANE, HARBOUR))
            allow(NEARBY)
            allow(QUEUE_TIMES)
            confirmed(send(NEARBY, LANTERN_PAY, HANGZHOU))
            deliver()

            until(NOW - 2 * DAY + HOUR)
            allow(BILL_SCAN)
            confirmed(send(BILL_SCAN, CLOUDLANE, bill()))
            deliver()
            allow(SCORE_SHARE, Until.At(NOW + 20 * DAY))
            refuse(ANALYTICS)

            until(NOW - DAY - 5 * HOUR)
            allow(SCAN)
            assertIs<Ruled.Done<*>>(privet.activity(SCAN).access()).let {
                advance(4_000)
                (it.value as dev.privet.Use).end(Withheld(31u, 7_400_000uL))
            }
            allow(PHOTO_CHECK, Until.Once)
            confirmed(send(PHOTO_CHECK, LANTERN_PAY, bill()))
            deliver()
            assertEquals(Ruled.Done(Unit), privet.activity(SCORE_SHARE).withdraw())
        }
        // An update that keeps more: whoever had said yes to less is asked anew.
        restart(::keepingMore)
        now {
            until(NOW - 3 * HOUR)
            assertIs<Ruled.Denied>(privet.activity(ANALYTICS).access())
            allow(FACE_PAYMENT)
            enrol("alice-1")
            until(NOW - HOUR)
            person.choice = dev.privet.Choice.Refuse(TOUCH)
            assertIs<Release.Refused>(send(BILL_SCAN, CLOUDLANE, bill()))
            person.choice = dev.privet.Choice.Confirm(dev.privet.ffi.UserVerification.PIN, TOUCH)
            confirmed(pay("12.50", "Corner Noodle"))
            deliver()
            until(NOW - MINUTE)
            person.choice = dev.privet.Choice.Confirm(dev.privet.ffi.UserVerification.BIO, TOUCH)
            val same = assertIs<Match.Same>(compare("alice-2"))
            confirmed(pay("38.00", "Blue Kettle Tea", same.token))
            until(NOW)
        }
    }

/** A hundred and seventy-one yeses, most of them old. */
internal fun many(): Stage =
    Stage(NOW - 400 * DAY, manyPurposes()).apply {
        now {
            for (i in 0 until MANY) {
                allow(manyId(i))
            }
            // A year at once would be taken for a clock that is wrong.
            until(NOW - 200 * DAY)
            visited(manyId(0))
            until(NOW - 10 * DAY)
            for (i in 0 until USED) {
                visited(manyId(i * 14))
            }
            until(NOW)
        }
    }

private suspend fun Stage.visited(id: ActivityId) {
    val use = assertIs<Ruled.Done<dev.privet.Use>>(privet.activity(id).access()).value
    assertEquals(Ruled.Done(Unit), use.end())
}

/** As [many], with a dozen of them just turned off, which can be undone. */
internal fun tidied(): Stage =
    many().apply {
        now {
            assertIs<Ruled.Done<*>>(privet.withdrawAll(List(12) { manyId(1 + it * 13) }))
        }
    }

/** As [inUse], with the phone's keys out of reach: names alone can be drawn. */
internal fun locked(): Stage =
    inUse().apply {
        now { privet.lock() }
        phone.lock()
        assertEquals(EngineStatus.Locked, privet.status.value)
    }

/** As [inUse], with an older copy of the records put back behind the app's back: it is in lock-down. */
internal fun rolledBack(): Stage =
    inUse().apply {
        kill()
        val old = copy()
        open()
        now {
            assertEquals(Ruled.Done(Unit), privet.activity(NEARBY).withdraw())
        }
        kill()
        restore(old)
        assertEquals(EngineStatus.LockedDown(Cause.BEHIND), open())
    }

/** As [inUse], with one old record altered in the file; a replay found it. */
internal fun tampered(): Stage =
    inUse().apply {
        val leaf = now { leaf(ALTERED) }
        kill()
        damage(leaf)
        open()
        now { privet.records.verifyLedger() }
        assertTrue(privet.status.value is EngineStatus.LockedDown, "${privet.status.value}")
    }

/** A phone without a screen lock: no key that confirms can be made there. */
internal fun noScreenLock(): Stage =
    Stage().apply {
        phone.setScreenLock(ScreenLock.NOT_SET)
        now { report(OsPermission.CAMERA, OsState.GRANTED) }
    }

/** Face payment is on and knows a face. */
internal fun faceEnrolled(): Stage =
    Stage(NOW - DAY).apply {
        now {
            report(OsPermission.CAMERA, OsState.GRANTED)
            register(listOf(LANTERN_PAY))
            allow(FACE_PAYMENT)
            enrol("alice-1")
            until(NOW)
        }
    }

/** It was turned off: the face's key is gone, and there is a record of it. */
internal fun faceDestroyed(): Stage =
    faceEnrolled().apply {
        now {
            assertEquals(Ruled.Done(Unit), privet.activity(FACE_PAYMENT).withdraw())
            advance(2 * MINUTE)
        }
    }

/** Somebody else's face, until no attempt was left. */
internal fun faceLockedOut(): Stage =
    faceEnrolled().apply {
        now {
            while (assertIs<Match.Other>(compare("bob-1")).left > 0u) advance(MINUTE)
        }
    }

/** What was on the old phone, on another one: the files came along, the keys did not. */
internal fun restored(): Stage {
    val files =
        inUse().use {
            it.kill()
            it.copy()
        }
    return Stage().apply {
        kill()
        restore(files)
        open()
    }
}

/** West Lake, to seven places. */
private val HANGZHOU get() = Payload.Location(302_458_000, 1_201_500_000)

private fun bill() = Payload.Jpeg(file("photos/gps.jpg"))

/** An entry of the first day. */
private const val ALTERED: ULong = 9uL

/** The manifest of an update in which places asked for queue times are kept for a month. */
private fun keepingMore(manifest: String): String {
    val (before, after) = manifest.split("\"id\": \"queue_times\"").also { check(it.size == 2) }
    val kept = after.replaceFirst("\"recipient\": \"not_kept\"", "\"recipient\": {\"days\": 30}")
    check(kept != after)
    return "$before\"id\": \"queue_times\"$kept"
}

private fun confirmed(release: Release): Unit = assertTrue(release is Release.Confirmed, "$release")
