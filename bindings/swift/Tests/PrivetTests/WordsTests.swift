import Foundation
import Privet
import PrivetTestkit
import Testing

extension All {
    /// What a screen draws and says beside its rows: words of its own, a search, a request, the sheet before the phone's own question.
    @Suite struct WordsTests {
        @Test func eachLanguageHasItsOwnTabsAndNamesTheLanguagesInThemselves() {
            func tabs(_ words: TabWords) -> [String] { [words.pay, words.permissions, words.activity, words.mine] }
            #expect(tabs(Language.en.chrome.tabs) == ["Pay", "Permissions", "Activity", "Mine"])
            #expect(tabs(Language.zhHans.chrome.tabs) == ["付款", "权限", "记录", "我的"])
            for language in [Language.en, .zhHans] {
                #expect(language.chrome.mine.english == "English")
                #expect(language.chrome.mine.chinese == "简体中文")
            }
        }

        @Test func aSearchOfTheCenterLeavesTheRowsThatHaveTheWords() async throws {
            let privet = try await World().open()
            let found = try #require(try await privet.center(matching: "ＣＬＯＵＤlane", .english))
            let bills = [ActivityId("bill_scan")]
            #expect(found.activities.map(\.activity) == bills)
            #expect(found.groups.flatMap(\.activities) == bills)
        }

        @Test func aRequestSaysItsAmountAndThatItIsOver() async throws {
            let privet = try await World().open()
            let payment = Payment(
                amount: "38.00", currency: "CNY", payee: "Blue Kettle Tea", nonce: nil, until: 1)
            let row = try #require(try privet.request(payment, by: RecipientId("lantern_pay"), .english))
            #expect(row.amount == "CNY 38.00")
            #expect(row.expired)
            #expect(row.spoken == "Blue Kettle Tea, 38 yuan, This request is over.")
            #expect(try privet.request(payment, by: RecipientId("nobody"), .english) == nil)
        }

        @Test func beforeThePhoneAsksThereIsOneButton() async throws {
            let privet = try await World().open()
            #expect(try privet.activity(ActivityId("bill_scan")).phonePrompt(in: .en)?.proceed == "Continue")
            #expect(try privet.activity(ActivityId("pay")).phonePrompt(in: .en) == nil)
        }
    }
}
