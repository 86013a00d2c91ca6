package dev.privet.checks

import com.sun.jna.Callback
import com.sun.jna.Native
import com.sun.jna.Structure
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.io.TempDir
import proguard.Configuration
import proguard.ConfigurationParser
import proguard.ProGuard
import java.io.File
import java.lang.reflect.Modifier
import java.net.URLClassLoader
import java.util.Properties
import java.util.zip.ZipFile
import kotlin.test.assertEquals
import kotlin.test.assertTrue

/**
 * What JNA finds by name is still there, under its name, after an app was shrunk with the rules that come along. Shrunk by ProGuard,
 * whose rules R8 reads; R8 itself is not to be had from Maven Central.
 */
class KeepRulesTest {
    @TempDir
    lateinit var out: File

    private val classes = File("../ffi/target/classes")
    private val jna =
        File(
            Native::class.java.protectionDomain.codeSource.location
                .toURI(),
        )
    private val kotlin =
        File(
            Unit::class.java.protectionDomain.codeSource.location
                .toURI(),
        )
    private val rules = File("../ffi/consumer-rules.pro").readLines()

    /** What JNA looks for in these classes: structures with their fields and order, callbacks with their methods, native methods. */
    private fun reflected(from: File): Set<String> =
        URLClassLoader(listOf(from, jna, kotlin).map { it.toURI().toURL() }.toTypedArray(), PLATFORM).use { loader ->
            val names = if (from.isDirectory) namesIn(from) else namesInJar(from)
            names.filter { it.startsWith("dev.privet.") }.flatMapTo(sortedSetOf()) { name ->
                found(Class.forName(name, false, loader), loader)
            }
        }

    private fun found(
        type: Class<*>,
        loader: ClassLoader,
    ): List<String> {
        fun jna(of: Class<*>) = Class.forName(of.name, false, loader).isAssignableFrom(type)
        val native = type.declaredMethods.filter { Modifier.isNative(it.modifiers) }.map { "${type.name}.${it.name}()" }
        return when {
            jna(Structure::class.java) -> {
                val fields = type.fields.filter { it.declaringClass == type && !Modifier.isStatic(it.modifiers) }
                // By its full name: what a class is called within another goes with an attribute that nobody needs.
                val named =
                    type.annotations.map {
                        it.annotationClass.java.name
                            .substringAfterLast('$')
                    }
                val order = named.map { "@$it ${type.name}" }
                fields.map { "${type.name}.${it.name}" } + order.filter { "FieldOrder" in it } + type.name
            }

            jna(Callback::class.java) -> {
                type.declaredMethods.filterNot { it.isSynthetic }.map { "${type.name}.${it.name}()" } + type.name
            }

            else -> {
                native
            }
        }
    }

    private fun namesIn(folder: File) =
        folder
            .walkTopDown()
            .filter { it.extension == "class" }
            .map { it.relativeTo(folder).path.className() }
            .toList()

    private fun namesInJar(jar: File) =
        ZipFile(jar).use { zip ->
            zip
                .entries()
                .asSequence()
                .map { it.name }
                .filter { it.endsWith(".class") }
                .map { it.className() }
                .toList()
        }

    private fun String.className() = removeSuffix(".class").replace('/', '.')

    /** An app that calls the engine and nothing else, after shrinking. */
    private fun shrunk(
        rules: List<String>,
        name: String,
    ): File {
        val jar = out.resolve("$name.jar")
        val jdk = File(System.getProperty("java.home"), "jmods/java.base.jmod")
        val app =
            listOf(
                "-injars ${classes.path}",
                "-injars ${jna.path}(!META-INF/**)",
                "-outjars ${jar.path}",
                "-libraryjars ${jdk.path}(!**.jar;!module-info.class)",
                "-libraryjars ${kotlin.path}(!META-INF/versions/**)",
                "-keep class dev.privet.ffi.PrivetEngine { public *; }",
                "-dontoptimize",
                "-dontnote",
                "-ignorewarnings",
            )
        val configuration = Configuration()
        val text = (app + rules).joinToString("\n")
        ConfigurationParser(text, "rules", File("."), Properties()).use { it.parse(configuration) }
        ProGuard(configuration).execute()
        return jar
    }

    /** JNA's own: its library calls back into its classes by name. */
    private fun ofJna(jar: File): Set<String> =
        namesInJar(jar).filterTo(sortedSetOf()) { it.startsWith("com.sun.jna.") }

    private val expected by lazy { reflected(classes) + ofJna(jna) }

    private fun missing(jar: File): Set<String> = expected - reflected(jar) - ofJna(jar)

    @Test
    fun `what is reached by name survives`() {
        for (part in listOf("UniffiRustCallStatus.code", "@FieldOrder ", ".callback()", "UniffiLib")) {
            assertTrue(
                expected.any { part in it },
                "$part is not among ${expected.size}: this would find nothing missing",
            )
        }
        assertEquals(emptySet(), missing(shrunk(rules, "whole")))
    }

    @Test
    fun `each rule is needed`() {
        val needed = rules.filter { it.startsWith("-keep") }
        for ((at, rule) in needed.withIndex()) {
            assertTrue(missing(shrunk(rules - rule, "without-$at")).isNotEmpty(), "nothing is missing without `$rule`")
        }
    }

    private companion object {
        /** Without the classes of this test run, which would come first. */
        val PLATFORM: ClassLoader = ClassLoader.getPlatformClassLoader()
    }
}
