package dev.lanternpay.desktop

import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertTrue

/** Each story of the app, lived through by touching what can be read, on the real core: refusals and ways out included. */
class LivedThroughTest {
    private fun Hands.tab(name: String) = tap(name)

    /** The phone asks for the person's keys, as often as it takes until this can be read: a recipient has not met them yet. */
    private fun Hands.register(until: String) = unlock(until)

    /** M6, and the phone's own question. */
    private fun Hands.phoneAllows() {
        answer("Continue")
        tap("While using the app")
    }

    private fun Hands.enrol() {
        tap("Pay by face")
        see("Face and biometrics", "No face pattern on this phone.")
        tap("Set up")
        answer("Allow")
        phoneAllows()
        unlock()
        tap("You")
        see("Your face pattern is here, encrypted.")
    }

    /** The first page of a tab, wherever in it they were. */
    private fun Hands.home(name: String) {
        tap(name)
        tap(name)
    }

    /** From the permission center: a purpose's own page. */
    private fun Hands.purpose(name: String) {
        home("Permissions")
        tapPart(name)
    }

    @Test
    fun `a first start asks nothing, has allowed nothing, and says that its keys are a test's`(): Unit =
        lantern {
            see("Demo with test keys. Nothing here is real.", "Pay by PIN", "Blue Kettle Tea")
            seeNot("Allow", "Unlock")
            tab("Permissions")
            see("Permission center")
            seePart("Off, used 0 times in 30 days")
            seeNot("On")
            tab("Activity")
            see("Use history")
            seePart("Ads from a partner", "Blocked")
            tab("Mine")
            see("What recipients got", "Nothing has left this phone yet.")
        }

    @Test
    fun `a request is paid by PIN, or not`(): Unit =
        lantern {
            tapPart("Blue Kettle Tea")
            register("To Blue Kettle Tea")
            answer("Don't pay")
            see("Cancelled. Nothing was sent.")
            tap("Close")
            tapPart("Blue Kettle Tea")
            answer("Pay CNY 38.00")
            unlock()
            see("Approved once: CNY 38.00.", "Delivered to Lantern Pay.")
            tap("Close")
            seeNot("Blue Kettle Tea")
            tab("Activity")
            seePart("Left phone", "You refused")
            tab("Mine")
            see("Opened. You confirmed exactly this.")
        }

    @Test
    fun `a request is paid by face, by nobody else's, and by PIN once the tries are used up`(): Unit =
        lantern {
            enrol()
            tab("Pay")
            tapPart("Blue Kettle Tea")
            tap("Somebody else")
            see("Not recognised.")
            tap("Ask again")
            tap("You")
            register("Your face was recognised on this phone.")
            answer("Pay CNY 38.00")
            unlock()
            see("Approved once: CNY 38.00.")
            tap("Close")
            tapPart("Corner Noodle")
            tap("Somebody else")
            while (!sees("Too many tries. Pay by PIN.")) {
                tap("Ask again")
                tap("Somebody else")
                see("Close")
            }
            tap("Pay by PIN instead")
            answer("Pay CNY 12.50")
            unlock()
            see("Approved once: CNY 12.50.")
            tap("Close")
            home("Mine")
            tap("Face and biometrics")
            see("Too many tries.")
            tap("Unlock")
            unlock()
            gone("Too many tries.")
            tap("Try to recognise me")
            tap("You")
            see("Recognised on this phone")
        }

    @Test
    fun `a code is read and nothing of what the camera saw leaves`(): Unit =
        lantern {
            tap("Scan to pay")
            answer("Allow")
            phoneAllows()
            tapPart("Corner Noodle  CNY 12.50")
            register("Don't pay")
            answer("Don't pay")
            tap("Close")
            see("Only the code was read. No picture left this phone.")
            tab("Activity")
            seePart("Scan to pay", "Stayed here")
            tab("Mine")
            see("Nothing has left this phone yet.")
        }

    @Test
    fun `who lets no camera read a code types what it says`(): Unit =
        lantern {
            tap("Scan to pay")
            answer("Don't allow")
            see("Type the bill")
            tap("Close")
            type("Payee", "Corner Noodle")
            type("Amount in CNY", "20.50")
            tap("Pay by PIN")
            register("Pay CNY 20.50")
            answer("Pay CNY 20.50")
            unlock()
            see("Approved once: CNY 20.50.")
            tap("Close")
            see("Requests")
        }

    @Test
    fun `a bill's picture is cut, sent, kept back, or typed instead`(): Unit =
        lantern {
            tap("Send a bill picture")
            answer("Allow")
            phoneAllows()
            tap("Take picture")
            register("Send this picture?")
            see("This is exactly what leaves.")
            seePart("Removed: ")
            tap("Type it instead")
            see("Type the bill")
            tap("Back")
            tap("Send a bill picture")
            tap("Take picture")
            answer("Don't send")
            see("Cancelled. Nothing was sent.")
            tap("Close")
            tap("Send a bill picture")
            tap("Take picture")
            val code = part("Check code ")
            tap("Crop or cover")
            tap("Add a cover")
            tap("Look at it again")
            see("Send this picture?")
            seeNot(code)
            answer("Send")
            unlock()
            see("Delivered to Cloudlane.")
            tap("Close")
            tab("Mine")
            see("Cloudlane", "Opened. You confirmed exactly this.")
        }

    @Test
    fun `who lets no bill be read is asked once, and types it`(): Unit =
        lantern {
            tap("Send a bill picture")
            answer("Don't allow")
            see("You can type the bill in by hand.", "Type the bill")
            tap("Close")
            tap("Back")
            tap("Send a bill picture")
            see("Type the bill")
            seeNot("Allow")
        }

    @Test
    fun `a photo check is for one time, and makes no face that pays`(): Unit =
        lantern {
            tap("Check your identity once")
            answer("Allow")
            phoneAllows()
            tap("Take picture")
            register("Send")
            answer("Send")
            unlock()
            see("Delivered to Lantern Pay.")
            tap("Close")
            tap("Pay by face")
            see("No face pattern on this phone.", "Photo check: one time only, never used for face pay.")
            tap("Try to recognise me")
            // The camera stays closed for it.
            see("Nothing to compare with. Face pay can't work.")
            tab("Pay")
            tap("Check your identity once")
            see("Allow")
            answer("Don't allow")
            seePart("Your payment limit stays as it is.")
        }

    @Test
    fun `shops nearby learn the rough area alone, and are found by town without it`(): Unit =
        lantern {
            tap("Shops nearby")
            answer("Don't allow")
            see("You can search by town instead.", "Shops by town")
            tap("Close")
            type("Town", "Shaox")
            see("Plum Bakery")
            seeNot("Corner Noodle")
            tap("Back")
            purpose("Shops nearby")
            tap("Turn on")
            answer("Allow")
            tap("Close")
            tab("Pay")
            tap("Shops nearby")
            phoneAllows()
            register("Send")
            see("Removed: exact place")
            seePart("lat_e7")
            seeNotPart("302458000", "1201500000")
            answer("Send")
            unlock()
            see("About 140 m away")
        }

    @Test
    fun `a score is shared with nobody before a yes, and with one lender after it`(): Unit =
        lantern {
            tap("Share your credit score")
            answer("Don't allow")
            see("Nothing else changes.")
            tap("Close")
            tap("Share your credit score")
            tap("Close")
            tab("Mine")
            see("Nothing has left this phone yet.")
            purpose("Share your credit score")
            tap("Turn on")
            answer("Allow")
            see("On. Receipt saved.")
            tap("Close")
            tab("Pay")
            tap("Share your credit score")
            register("Send")
            answer("Send")
            unlock()
            see("Delivered to Harbour Credit.")
            tap("Close")
            tab("Mine")
            see("Harbour Credit")
        }

    @Test
    fun `looking at the year agrees to nothing, and its page leaves on the person's own tap alone`(): Unit =
        lantern {
            tab("Mine")
            tap("Year in privacy")
            seeNot("Allow", "Send")
            tap("Back")
            see("Nothing has left this phone yet.")
            tab("Pay")
            tap("Your year in numbers")
            answer("Allow")
            register("Send")
            answer("Send")
            unlock()
            see("Delivered to Lantern Pay.")
        }

    @Test
    fun `what needs another purpose says so, and goes off with it`(): Unit =
        lantern {
            purpose("Queue times")
            seePart("Needs Shops nearby")
            seeNot("Turn on")
            tapPart("Shops nearby")
            tap("Turn on")
            answer("Allow")
            tap("Close")
            for (name in listOf("Queue times", "A table at Corner Noodle")) {
                purpose(name)
                tap("Turn on")
                answer("Allow")
                tap("Close")
            }
            purpose("Shops nearby")
            tap("Turn off")
            see("Turn off Shops nearby?", "Queue times", "A table at Corner Noodle")
            answer("Keep on")
            tap("Turn off")
            answer("Turn off")
            see("Off now. Earlier uses stay in your history.")
            tap("Close")
            for (name in listOf("Shops nearby", "Queue times", "A table at Corner Noodle")) {
                purpose(name)
                see("Off")
            }
            seePart("Needs Shops nearby")
        }

    @Test
    fun `a destroyed face recognises nobody, and the record of its end can be checked`(): Unit =
        lantern {
            enrol()
            tap("Turn off")
            see("Turn off and destroy your face pattern?")
            answer("Turn off")
            tap("Close")
            see("No face pattern on this phone.")
            seePart("Key destroyed ")
            see("This covers this phone only. Ask Lantern Pay about other copies.")
            tap("Try to recognise me")
            // The camera stays closed for it.
            see("Nothing to compare with. Face pay can't work.")
            tap("Receipt")
            see("Record of destruction", "What this does not show")
            tap("Export file")
            assertEquals(setOf("destruction.json"), shelf.saved.keys)
            tap("Back")
            tap("Back")
            tap("Check a receipt")
            tap("Open file")
            see("Genuine. It matches the signed record.")
        }

    @Test
    fun `a receipt is shown, taken along, and checked, and a changed one is not genuine`(): Unit =
        lantern {
            purpose("Help improve the app")
            tap("Turn on")
            answer("Allow")
            tap("Close")
            tapPart("Answered ")
            tap("Export file")
            tab("Mine")
            tap("My receipts")
            tap("Check a receipt")
            tap("Open file")
            see("Genuine. It matches the signed record.", "Checked here, no network used.")
            val receipt = checkNotNull(shelf.chosen)
            shelf.chosen = receipt.copyOf().also { it[it.size / 2] = (it[it.size / 2].toInt() xor 1).toByte() }
            tap("Open file")
            see("Not genuine, or changed.")
        }

    @Test
    fun `the inspector tries to send without asking, and is denied`(): Unit =
        lantern {
            tab("Mine")
            tap("Inspector")
            tap("Verify now")
            seePart("Records verified: ")
            tap("Try to send without asking")
            see("Denied, as it should be.")
            tap("Copy report")
            assertTrue(shelf.copied.single().isNotEmpty())
            tap("Export file")
            assertEquals(setOf("checkpoint.txt"), shelf.saved.keys)
            tap("Declared and observed")
            see("Information lists")
            tap("Back")
            tap("My receipts")
        }

    @Test
    fun `another language is another language everywhere`(): Unit =
        lantern {
            tab("Mine")
            tap("简体中文")
            see("我的凭证", "还没有数据离开本机。")
            tap("付款")
            tapPart("Blue Kettle Tea")
            unlock("不付款", "解锁")
            answer("不付款")
            see("已取消。没有发送任何数据。")
            tap("关闭")
            tap("我的")
            tap("English")
            see("My receipts")
        }
}
