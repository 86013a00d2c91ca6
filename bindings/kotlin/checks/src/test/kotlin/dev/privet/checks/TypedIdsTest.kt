package dev.privet.checks

import org.jetbrains.kotlin.cli.common.ExitCode
import org.jetbrains.kotlin.cli.common.arguments.K2JVMCompilerArguments
import org.jetbrains.kotlin.cli.common.messages.CompilerMessageSeverity
import org.jetbrains.kotlin.cli.common.messages.CompilerMessageSourceLocation
import org.jetbrains.kotlin.cli.common.messages.MessageCollector
import org.jetbrains.kotlin.cli.jvm.K2JVMCompiler
import org.jetbrains.kotlin.config.Services
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.io.TempDir
import java.io.File
import kotlin.test.assertEquals
import kotlin.test.assertTrue

/**
 * What a manifest does not declare does not compile, and everything else does: the compiler is run on src/test/snippets. A line
 * there that ends in `// no:` has to be refused with those words; every other line has to be accepted.
 */
class TypedIdsTest {
    @TempDir
    lateinit var out: File

    private val typed =
        listOf("lanternpay/LanternPay.kt", "corner/CornerShop2.kt").map {
            File(System.getProperty("privet.generated"), "com/example/$it")
        }

    private data class Said(
        val file: String,
        val line: Int,
        val words: String,
    )

    private fun compile(sources: List<File>): Pair<ExitCode, List<Said>> {
        val said = mutableListOf<Said>()
        val collector =
            object : MessageCollector {
                override fun clear() = said.clear()

                override fun hasErrors() = said.isNotEmpty()

                override fun report(
                    severity: CompilerMessageSeverity,
                    message: String,
                    location: CompilerMessageSourceLocation?,
                ) {
                    if (severity.isError || severity.isWarning) {
                        said +=
                            Said(
                                location
                                    ?.path
                                    ?.let(::File)
                                    ?.name
                                    .orEmpty(),
                                location?.line ?: 0,
                                message,
                            )
                    }
                }
            }
        val arguments =
            K2JVMCompilerArguments().apply {
                freeArgs = sources.map { it.path }
                destination = out.path
                // The module has no classes of its own, which the compiler would say of the folder for them.
                classpath =
                    System
                        .getProperty("java.class.path")
                        .split(File.pathSeparator)
                        .filter { File(it).exists() }
                        .joinToString(File.pathSeparator)
                noStdlib = true
                noReflect = true
                jvmTarget = "17"
                explicitApi = "strict"
                extraWarnings = true
            }
        return K2JVMCompiler().exec(collector, Services.EMPTY, arguments) to said
    }

    @Test
    fun `what is generated compiles in explicit mode without a warning, whatever ids and texts it is made from`() {
        assertEquals(ExitCode.OK to emptyList(), compile(typed))
    }

    @Test
    fun `an id that is not declared here does not compile, and each line beside it does`() {
        val snippets = File("src/test/snippets").listFiles { it.extension == "kt" }.orEmpty().sorted()
        val refused =
            snippets.flatMap { file ->
                file.readLines().mapIndexedNotNull { at, text ->
                    val words = text.substringAfter("// no: ", "").ifEmpty { null }
                    words?.let { Said(file.name, at + 1, it) }
                }
            }
        assertTrue(refused.size >= MUST_NOT, "${refused.size} lines are marked")
        val (code, said) = compile(typed + snippets)
        assertEquals(ExitCode.COMPILATION_ERROR, code)
        assertEquals(refused.map { it.file to it.line }, said.map { it.file to it.line }.sorted(), "$said")
        val byLine = said.associateBy { it.file to it.line }
        for (expected in refused) {
            val words = byLine.getValue(expected.file to expected.line).words
            assertTrue(words.contains(expected.words, ignoreCase = true), "${expected.file}:${expected.line}: $words")
        }
    }

    private fun List<Pair<String, Int>>.sorted() = sortedWith(compareBy({ it.first }, { it.second }))

    private companion object {
        /** Fewer marked lines than these would mean that the snippets were not found. */
        const val MUST_NOT = 10
    }
}
