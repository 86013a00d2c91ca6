package dev.privet.ui.preview

import androidx.compose.ui.ImageComposeScene
import androidx.compose.ui.unit.Density
import dev.privet.ffi.Language
import java.io.File

/**
 * Draws every preview in each language and says how many that were: for a JVM of its own, in which there is no native library.
 * Writes them to the folder that is given, if one is.
 */
internal fun main(args: Array<String>) {
    var drawn = 0
    for (preview in previews()) {
        for (language in Language.entries) {
            val scene = ImageComposeScene(WIDTH, HEIGHT, Density(1f)) { preview.Content(language) }
            try {
                repeat(SETTLED) { scene.render(it * FRAME).close() }
                val image = scene.render(SETTLED * FRAME)
                args.firstOrNull()?.let {
                    val file = File(it).apply { mkdirs() }.resolve("${preview.name}-${language.name.lowercase()}.png")
                    file.writeBytes(checkNotNull(image.encodeToData()).bytes)
                }
                image.close()
            } finally {
                scene.close()
            }
            drawn++
        }
    }
    println("$drawn drawn")
    // Skia's threads would keep it going.
    Runtime.getRuntime().halt(0)
}

private const val WIDTH = 360
private const val HEIGHT = 800
private const val SETTLED = 3
private const val FRAME = 100_000_000L
