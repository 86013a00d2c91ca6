package dev.privet.checks

import org.jetbrains.kotlin.abi.tools.AbiFilters
import org.jetbrains.kotlin.abi.tools.AbiTools
import org.junit.jupiter.api.Test
import java.io.File
import kotlin.test.assertEquals
import kotlin.test.assertNotNull
import kotlin.test.assertNull
import kotlin.test.assertTrue
import kotlin.test.fail

/**
 * What each published module offers is committed (`<module>/api/<module>.txt`), so that a change of it is seen in review. Public and
 * protected members as compiled, in the order of their names; what Kotlin calls internal, and what its compiler adds, is left out.
 *
 * `cargo xtask api` writes the files (`-Dprivet.api=write`).
 */
class ApiTest {
    private val modules = System.getProperty("privet.published").split(' ')
    private val writes = System.getProperty("privet.api") == "write"

    private fun offered(module: String): String {
        val classes = File("../$module/target/classes")
        assertTrue(classes.isDirectory, "$module was not compiled: it has to stand before checks in pom.xml")
        val files = classes.walkTopDown().filter { it.extension == "class" }.sortedBy { it.path }
        val dump = StringBuilder()
        AbiTools.getInstance().printJvmDump(dump, files.toList(), AbiFilters.EMPTY)
        return dump.toString()
    }

    @Test
    fun `what a module offers is what is committed`() {
        val changed =
            modules.mapNotNull { module ->
                val committed = File("../$module/api/$module.txt")
                val now = offered(module)
                assertTrue("public " in now, "$module offers nothing")
                if (writes) {
                    committed.parentFile.mkdirs()
                    committed.writeText(now)
                }
                val before = if (committed.isFile) committed.readText() else ""
                difference(before, now)?.let { "$module/api/$module.txt, $it" }
            }
        if (changed.isNotEmpty()) fail("${changed.joinToString("; ")} (meant? run `cargo xtask api` and commit)")
    }

    @Test
    fun `a member more, less or other is a difference and its line is told`() {
        val now = offered(modules.first())
        val lines = now.lines()
        val at = lines.indexOfFirst { "fun " in it }
        assertNull(difference(now, now))
        for (other in listOf(lines - lines[at], lines.take(at) + "\tpublic fun more ()V" + lines.drop(at))) {
            assertTrue("line ${at + 1}" in assertNotNull(difference(other.joinToString("\n"), now)))
        }
        assertNotNull(difference("", now))
    }

    @Test
    fun `what is internal is not offered`() {
        val now = offered("sdk")
        assertTrue("class dev/privet/Activity " in now && " release-" in now)
        assertEquals(emptyList(), now.lines().filter { "dev/privet/Core " in it || "\$privet" in it })
    }

    private fun difference(
        before: String,
        now: String,
    ): String? {
        val (old, new) = before.lines() to now.lines()
        val at = (0..maxOf(old.size, new.size)).firstOrNull { old.getOrNull(it) != new.getOrNull(it) } ?: return null
        return "line ${at + 1}: committed `${old.getOrNull(at)?.trim()}`, now `${new.getOrNull(at)?.trim()}`"
    }
}
