package dev.privet.ui.stage

import androidx.compose.ui.text.font.FontFamily
import androidx.compose.ui.text.font.FontWeight
import androidx.compose.ui.text.platform.Font
import dev.privet.ui.look.TypeScale
import java.io.File

/** The faces of the pictures, by the Debian package that brings each: other faces would draw other pictures. */
internal object Fonts {
    private val needed =
        mapOf(
            "fonts-roboto-unhinted" to listOf(roboto("Regular"), roboto("Medium")),
            "fonts-noto-cjk" to listOf(CJK),
            "fonts-noto-cjk-extra" to listOf(File("/usr/share/fonts/opentype/noto/NotoSansCJK-Medium.ttc")),
            "fonts-jetbrains-mono" to listOf(MONO),
            "fontconfig" to listOf(File("/usr/bin/fc-match")),
        )

    /** Packages whose faces are not here. */
    fun missing(): List<String> = missing(File::exists)

    internal fun missing(there: (File) -> Boolean): List<String> =
        needed.filterValues { faces -> !faces.all(there) }.keys.toList()

    /** Stops with one line that says what to install. */
    fun require() {
        val missing = missing()
        check(
            missing.isEmpty(),
        ) { "pictures need faces that are not here: apt-get install ${missing.joinToString(" ")}" }
    }

    val type: TypeScale by lazy {
        require()
        TypeScale(
            FontFamily(Font(roboto("Regular"), FontWeight.Normal), Font(roboto("Medium"), FontWeight.Medium)),
            FontFamily(Font(MONO, FontWeight.Normal)),
        )
    }
}

/** Noto's collection: one file, a face for each region. */
internal val CJK = File("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc")

private val MONO = File("/usr/share/fonts/truetype/jetbrains-mono/JetBrainsMono-Regular.ttf")

private fun roboto(weight: String) = File("/usr/share/fonts/truetype/roboto/unhinted/RobotoTTF/Roboto-$weight.ttf")
