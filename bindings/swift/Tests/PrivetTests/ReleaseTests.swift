import Foundation
import Privet
import PrivetTestkit
import Testing

extension All {
    /// Everything that a send can come to.
    @Suite struct ReleaseTests {
        struct Surprise: Error {}
        let world: World
        let photo: Payload

        init() throws {
            world = try World()
            photo = .jpeg(try Files.test("photos/gps.jpg"))
        }

        /// An app with the camera allowed and a key registered; bill_scan is not allowed yet.
        private func ready() async throws -> (Privet, Activity) {
            let privet = try await world.openWithCamera()
            _ = try await world.register(privet, with: .cloudlane)
            return (privet, privet.activity(.billScan))
        }

        private func allowed() async throws -> (Privet, Activity) {
            let (privet, scan) = try await ready()
            try await world.allow(privet, .billScan)
            return (privet, scan)
        }

        /// A person whose every look and signature sends the app to the background.
        private struct Interrupted: Confirming, Signing {
            let person: Person
            let privet: Privet

            var reader: Reader { get async { await person.reader } }

            func ask(_ sheet: Question) async -> ConsentChoice { await person.ask(sheet) }

            func present(_ sheet: Offer) async -> Choice {
                try? await privet.lock()
                return await person.present(sheet)
            }

            func before() async throws { try await privet.lock() }
        }

        @Test func aSendOutlastsTheSystemsPromptThatSendsTheAppToTheBackground() async throws {
            let (privet, scan) = try await allowed()
            let interrupted = Interrupted(person: world.person, privet: privet)
            let sent = try await scan.release(to: .cloudlane, photo).confirm(interrupted)
            guard case .confirmed = sent else { throw Missing("a confirmation") }
            try await privet.lock()
            #expect(try await privet.outbox.next() != nil)
        }

        @Test func withoutATapAMissingConsentIsADenialAndNobodyIsAsked() async throws {
            let (privet, scan) = try await ready()
            let release = try await scan.release(to: .cloudlane, photo).confirm(world.person)
            guard case .denied(let denial) = release else { throw Missing("a denial") }
            #expect(denial.reason == .noConsent && denial.next == .ask && denial.fallback == nil)
            #expect(world.person.did.asked == 0)
            #expect(try await privet.outbox.next() == nil)
        }

        @Test func aTapAsksForTheConsentAndThenConfirms() async throws {
            let (_, scan) = try await ready()
            let pending = scan.release(to: .cloudlane, photo, tapped: true)
            guard case .confirmed = try await pending.confirm(world.person) else { throw Missing("a confirmation") }
            #expect(world.person.did.asked == 1 && world.person.did.presented == 1)
        }

        @Test func aRefusalOfTheConsentIsOneOfTheSendAndStartsACoolDown() async throws {
            let (_, scan) = try await ready()
            world.person.will { $0.consent = .refuse(.touch) }
            let refused = try await scan.release(to: .cloudlane, photo, tapped: true).confirm(world.person)
            #expect(refused == .refused(fallback: nil))
            let again = try await scan.release(to: .cloudlane, photo, tapped: true).confirm(world.person)
            guard case .denied(let denial) = again, case .coolDown(let until) = denial.reason else {
                throw Missing("a cool-down")
            }
            #expect(denial.next == .useFallback && until > world.phone.wall())
            #expect(world.person.did.asked == 1 && world.person.did.presented == 0)
            try world.phone.advance(by: 7 * 86_400_000)
            world.person.will { $0.consent = .leave(.back) }
            let left = try await scan.release(to: .cloudlane, photo, tapped: true).confirm(world.person)
            #expect(left == .ended(.cancelled(why: .back)))
        }

        @Test func aConsentThatIsLeftLeavesNothing() async throws {
            let (privet, scan) = try await ready()
            world.person.will { $0.consent = .leave(.back) }
            let left = try await scan.release(to: .cloudlane, photo, tapped: true).confirm(world.person)
            #expect(left == .ended(.cancelled(why: .back)))
            #expect(try await privet.outbox.next() == nil)
        }

        @Test func nothingIsRecordedBeforeItIsConfirmed() async throws {
            let (privet, scan) = try await allowed()
            let before = try #require(try await privet.checkpoint())
            let pending = scan.release(to: .cloudlane, photo)
            #expect(try await privet.checkpoint() == before)
            #expect(try await privet.outcome(of: pending.request) == nil)
            guard case .confirmed = try await pending.confirm(world.person) else { throw Missing("a confirmation") }
            guard case .done(.pending) = try await privet.outcome(of: pending.request) else {
                throw Missing("a proposal")
            }
        }

        @Test func aPaymentThatNeedsAConsentAsksForItAfterATapAsAnySendDoes() async throws {
            let declared = try Files.demoManifest().replacing(
                /("contract",\s*"separate_consent": )false/, with: { "\($0.1)true, \"unused_lapse_days\": 180" })
            let manifest = try world.phone.manifest(json: declared)
            let privet = try await Privet(
                manifest: manifest, keys: world.phone.keys(), anchor: world.phone.anchor()
            ) { [phone = world.phone] keys, anchor in
                try phone.open(manifest: manifest, keys: keys, anchor: anchor)
            }
            _ = try await world.register(privet, with: .lanternPay)
            let payment = Payment(
                amount: "38.00", currency: "CNY", payee: "Blue Kettle Tea", nonce: "n-1234567890123456", until: nil)
            let pay = privet.activity(.pay)
            let quiet = try await pay.pay(to: .lanternPay, payment).confirm(world.person)
            guard case .denied(let denial) = quiet else { throw Missing("a denial") }
            #expect(denial.reason == .noConsent)
            guard case .confirmed = try await pay.pay(to: .lanternPay, payment, tapped: true).confirm(world.person)
            else { throw Missing("a confirmation") }
        }

        @Test func anotherLanguageDrawsAndDigestsTheLinesAnewAsOftenAsItChangesAndChoosesNothing() async throws {
            let (_, scan) = try await ready()
            world.person.will { $0.turns = [.zhHans, .en, .zhHans, .en, .zhHans] }
            guard case .confirmed = try await scan.release(to: .cloudlane, photo, tapped: true).confirm(world.person)
            else { throw Missing("a confirmation") }
            #expect(world.person.did.languages == ["en", "zh-Hans", "en", "zh-Hans", "en", "zh-Hans", "zh-Hans"])
            world.person.will { $0.turns = [.en, .zhHans, .en, .zhHans] }
            guard case .confirmed = try await scan.release(to: .cloudlane, photo).confirm(world.person)
            else { throw Missing("a confirmation") }
            #expect(world.person.did.languages.suffix(5) == ["zh-Hans", "en", "zh-Hans", "en", "zh-Hans"])
            #expect(Set(world.person.did.digests.suffix(5)).count == 2)
        }

        @Test func aCroppedPictureIsLookedAtAnewAndLeavesInPlaceOfTheFirst() async throws {
            let (privet, scan) = try await allowed()
            let cropped = try Files.test("photos/rotated.jpg")
            world.person.will { $0.before = [.replace(cropped, .jpeg)] }
            guard case .confirmed(_, let jti) = try await scan.release(to: .cloudlane, photo).confirm(world.person)
            else { throw Missing("a confirmation") }
            let previews = world.person.did.previews
            #expect(previews.count == 2 && previews[0] != previews[1])
            #expect(try await privet.outbox.next()?.jti == jti)

            let heic = try Files.test("photos/not_a_jpeg.heic")
            world.person.will { $0.before = [.replace(heic, .jpeg)] }
            let left = try await scan.release(to: .cloudlane, photo).confirm(world.person)
            #expect(left == .notCleanable(.heif))
            #expect(try await privet.outbox.next()?.jti == jti)
        }

        @Test func theSystemsPromptGetsTheStringsThatWereDigestedWithTheLines() async throws {
            let (_, scan) = try await allowed()
            guard case .confirmed = try await scan.release(to: .cloudlane, photo).confirm(world.person) else {
                throw Missing("a confirmation")
            }
            let did = world.person.did
            #expect(did.systems == did.prompts.suffix(1))
            let prompt = try #require(did.prompts.last)
            #expect(prompt.title == "Send 1 picture" && prompt.reason == "Send 1 picture to Cloudlane")
            #expect(prompt.refuse == "Don't send" && prompt.fallback == nil)
            #expect(!prompt.rows.isEmpty && prompt.rows.allSatisfy(did.lines.contains))
        }

        @Test func aNoIsTheFallbackAndNothingLeaves() async throws {
            let (privet, scan) = try await allowed()
            world.person.will { $0.choice = .refuse(.touch) }
            let pending = scan.release(to: .cloudlane, photo)
            #expect(try await pending.confirm(world.person) == .refused(fallback: nil))
            world.person.will { $0.choice = .confirm(.bio, .touch) }
            #expect(try await pending.confirm(world.person) == .ended(.refused))
            #expect(try await privet.outbox.next() == nil)
        }

        @Test func aTapTooSoonShowsTheSheetAgainAndThreeAreTheAnswer() async throws {
            let (_, scan) = try await allowed()
            world.person.will { $0.looks = [10, 599] }
            let slow = try await scan.release(to: .cloudlane, photo).confirm(world.person)
            guard case .confirmed = slow else { throw Missing("a confirmation") }
            #expect(world.person.did.presented == 3)
            world.person.will { $0.looks = [10, 10, 10] }
            let hasty = try await scan.release(to: .cloudlane, photo).confirm(world.person)
            guard case .denied(let denial) = hasty else { throw Missing("a denial") }
            #expect(denial.reason == .tooFast && denial.next == .showAgain)
        }

        @Test func whatCannotBeApprovedOrReplacedIsNotLeftWaiting() async throws {
            let (privet, scan) = try await allowed()
            let changed = Release.ended(.cancelled(why: .changed))
            let hasty = scan.release(to: .cloudlane, photo)
            world.person.will { $0.looks = [10, 10, 10] }
            guard case .denied(let fast) = try await hasty.confirm(world.person) else { throw Missing("a denial") }
            #expect(fast.reason == .tooFast)
            #expect(try await hasty.confirm(world.person) == changed)

            let replaced = scan.release(to: .cloudlane, photo)
            world.person.will { $0.before = [.replace(Data("{}".utf8), .json)] }
            guard case .denied(let other) = try await replaced.confirm(world.person) else { throw Missing("a denial") }
            #expect(other.reason == .notMinimised)
            #expect(try await replaced.confirm(world.person) == changed)
            #expect(try await privet.outbox.next() == nil)
        }

        @Test func aRepeatedConfirmationAnswersAgainAlsoAfterAQuestion() async throws {
            let (privet, scan) = try await ready()
            let pending = scan.release(to: .cloudlane, photo, tapped: true)
            let request = RequestId.random()
            let sent = try await pending.confirm(world.person, request: request)
            guard case .confirmed(_, let jti) = sent else { throw Missing("a confirmation") }
            #expect(try await pending.confirm(world.person, request: request) == sent)
            #expect(world.person.did.asked == 1 && world.person.did.presented == 1)
            #expect(try await privet.outbox.drain { _ in .delivered }.delivered == [jti])
        }

        @Test func aPromptThatIsAnsweredTooFastThreeTimesIsLeft() async throws {
            let (_, scan) = try await ready()
            world.person.will { $0.looks = [10, 10, 10] }
            let prompt = try #require(try await scan.ask(from: .feature).value)
            guard case .denied(let denial) = try await prompt.answer(world.person) else { throw Missing("a denial") }
            #expect(denial.reason == .tooFast)
            #expect(try await prompt.draw(.english).denial?.reason == .unknownId)
        }

        @Test func aHastyAnswerToAPromptCountsOnlyOnceItWasRead() async throws {
            let (privet, scan) = try await ready()
            world.person.will { $0.looks = [10, 10] }
            let prompt = try #require(try await scan.ask(from: .feature).value)
            let request = RequestId.random()
            #expect(try await prompt.answer(world.person, request: request) == .given(.withdrawn))
            #expect(world.person.did.asked == 3)
            #expect(try await privet.outcome(of: request) == .done(reply: .given(until: .withdrawn)))
            #expect(try await prompt.draw(.english).denial != nil)
        }

        @Test func aPlaceIsMadeCoarseBeforeItIsProposed() async throws {
            let privet = try await world.open()
            try await privet.report(.locationCoarse, .coarse)
            let nearby = privet.activity(ActivityId("nearby"))
            let place = Payload.location(latE7: 302_612_345, lonE7: 1_201_612_345)
            let off = try await nearby.release(to: .lanternPay, place).confirm(world.person)
            guard case .denied(let denial) = off else { throw Missing("a denial") }
            #expect(denial.reason == .noConsent)
            await #expect(throws: PrivetFault.BadArgument) {
                try await nearby.release(to: .lanternPay, .location(latE7: .max, lonE7: 0)).confirm(world.person)
            }
        }

        @Test func aSystemPromptThatWasCancelledEndsIt() async throws {
            let (_, scan) = try await allowed()
            world.person.will { $0.signature = { _ in nil } }
            let pending = scan.release(to: .cloudlane, photo)
            let ended = Release.ended(.cancelled(why: .systemPrompt))
            #expect(try await pending.confirm(world.person) == ended)
            #expect(try await pending.confirm(world.person) == ended)
        }

        @Test func whatASignerThrowsIsAFaultAndEndsIt() async throws {
            let (_, scan) = try await allowed()
            for (thrown, kind) in [(Surprise() as any Error, KeyFault.host), (HostFault.Locked, .locked)] {
                world.person.will { $0.signature = { _ in throw thrown } }
                let pending = scan.release(to: .cloudlane, photo)
                await #expect(throws: PrivetFault.Key(kind)) { try await pending.confirm(world.person) }
                #expect(try await pending.confirm(world.person) == .ended(.cancelled(why: .systemPrompt)))
            }
        }

        @Test func aKeyThatIsGoneIsRecordedAndTheWayOnIsToRegisterAgain() async throws {
            let (privet, scan) = try await allowed()
            world.person.will { $0.signature = { _ in throw HostFault.KeyInvalidated } }
            for _ in 1...2 {
                let release = try await scan.release(to: .cloudlane, photo).confirm(world.person)
                guard case .denied(let denial) = release else { throw Missing("a denial") }
                #expect(denial.reason == .notRegistered && denial.next == .registerKey)
            }
            #expect(try await privet.outbox.next() == nil)
        }

        @Test func thePhonesOwnPromptSaysWhatEachKeySignsForAndLeavingItIsAnAnswer() async throws {
            let privet = try await world.openWithCamera()
            world.person.will { $0.signature = { _ in nil } }
            guard case .left = try await privet.setOwner(world.person, .english) else { throw Missing("a way out") }
            world.person.will { $0.signature = { $0 } }
            _ = try await world.register(privet, with: .cloudlane)
            world.person.will { $0.signature = { _ in nil } }
            let chinese = Reader(language: .zhHans, utcOffset: 480, hour24: true)
            let left = try await privet.register(
                with: .cloudlane, challenge: World.challenge, keys: world.person, chinese)
            #expect(left == .left)
            let reasons = world.person.did.prompts.map(\.reason)
            let wanted = ["Show that this phone is yours", "Set up your key for Cloudlane"]
            #expect(Array(reasons.dropFirst().prefix(2)) == wanted)
            #expect(world.person.did.prompts.last?.title == "设置您的密钥")
        }

        @Test func aKeyThatIsLostWhileItRegistersOrProvesTheOwnerIsAnAnswerAndConfirmsNothingAnyMore() async throws {
            let (privet, scan) = try await allowed()
            world.person.will { $0.signature = { _ in throw HostFault.KeyMissing } }
            guard case .lost(.missing) = try await privet.leaveLockDown(world.person, .english) else {
                throw Missing("a loss")
            }
            let lost = try await privet.register(
                with: .cloudlane, challenge: World.challenge, keys: world.person, .english)
            #expect(lost == .lost(.missing))
            world.person.will { $0.signature = { $0 } }
            let release = try await scan.release(to: .cloudlane, photo).confirm(world.person)
            guard case .denied(let denial) = release else { throw Missing("a denial") }
            #expect(denial.reason == .notRegistered && denial.next == .registerKey)
        }

        @Test func aSignatureOfSomethingElseIsDenied() async throws {
            let (privet, scan) = try await allowed()
            world.person.will {
                $0.signature = { [phone = world.phone] _ in
                    try phone.sign(name: "cloudlane/bio", bytes: Data("something else".utf8))
                }
            }
            let release = try await scan.release(to: .cloudlane, photo).confirm(world.person)
            guard case .denied(let denial) = release else { throw Missing("a denial") }
            #expect(denial.reason == .badSignature && denial.next == .startOver)
            #expect(try await privet.outbox.next() == nil)
        }

        @Test func aWithdrawalWhileThePersonSignsEndsIt() async throws {
            let (privet, scan) = try await allowed()
            let pending = scan.release(to: .cloudlane, photo)
            let withdrawing = WithdrawingPerson(person: world.person, scan: scan)
            #expect(try await pending.confirm(withdrawing) == .ended(.invalidated))
            #expect(try await privet.outbox.next()?.notice != false)
        }

        @Test func aCancelledTaskLeavesTheSheet() async throws {
            let (privet, scan) = try await allowed()
            let pending = scan.release(to: .cloudlane, photo)
            let task = Task { [person = world.person] in
                withUnsafeCurrentTask { $0?.cancel() }
                return try await pending.confirm(person)
            }
            #expect(try await task.value == .ended(.cancelled(why: .back)))
            #expect(try await privet.outbox.next() == nil)
        }

        @Test func itsTimeRunsOut() async throws {
            let (_, scan) = try await allowed()
            let pending = scan.release(to: .cloudlane, photo)
            world.person.will { $0.looks = [301_000] }
            let late = try await pending.confirm(world.person)
            #expect(late == .ended(.expired))
        }

        @Test func confirmedTwiceIsOnceInTheOutbox() async throws {
            let (privet, scan) = try await allowed()
            let pending = scan.release(to: .cloudlane, photo)
            guard case .confirmed = try await pending.confirm(world.person) else { throw Missing("a confirmation") }
            guard case .denied(let denial) = try await pending.confirm(world.person) else { throw Missing("a denial") }
            #expect(denial.reason == .alreadyUsed && denial.next == .nothing)
            let round = try await privet.outbox.drain { _ in .delivered }
            #expect(round.delivered.count == 1)
        }

        @Test func whatCannotBeCleanedIsNotProposed() async throws {
            let (_, scan) = try await allowed()
            let heif = Payload.jpeg(Data([0, 0, 0, 24]) + Data("ftypheic".utf8) + Data(count: 32))
            #expect(try await scan.release(to: .cloudlane, heif).confirm(world.person) == .notCleanable(.heif))
            let none = try await scan.release(to: .cloudlane, .jpeg(Data())).confirm(world.person)
            guard case .notCleanable = none else { throw Missing("a code") }
        }

        @Test func theOtherWayOfAFacePaymentIsPay() async throws {
            let privet = try await world.open()
            #expect(try privet.activity(.facePayment).check()?.fallback == .pay)
        }
    }

    /// Withdraws between the approval and the signature.
    final class WithdrawingPerson: Confirming, Signing {
        let person: Person
        private let scan: Activity
        init(person: Person, scan: Activity) { (self.person, self.scan) = (person, scan) }
        var reader: Reader { get async { .english } }
        func ask(_ sheet: Question) async -> ConsentChoice { await person.ask(sheet) }
        func present(_ sheet: Offer) async -> Choice { await person.present(sheet) }
        func before() async throws { try await scan.withdraw() }
    }
}
