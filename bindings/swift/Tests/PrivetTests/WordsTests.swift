import Privet
import Testing

extension All {
    /// The words that a screen has before it has anything else.
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
    }
}
