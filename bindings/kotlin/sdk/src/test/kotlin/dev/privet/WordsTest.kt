package dev.privet

import dev.privet.ffi.Language
import org.junit.jupiter.api.Test
import kotlin.test.assertEquals

/** The words that a screen has before it has anything else. */
class WordsTest {
    @Test
    fun `each language has its own tabs and names the languages in themselves`() {
        val tabs = Language.entries.map { with(it.chrome().tabs) { listOf(pay, permissions, activity, mine) } }
        assertEquals(
            listOf(listOf("Pay", "Permissions", "Activity", "Mine"), listOf("付款", "权限", "记录", "我的")),
            tabs,
        )
        assertEquals(setOf("English" to "简体中文"), Language.entries.map { it.chrome().mine.run { english to chinese } }.toSet())
    }
}
