package dev.privet.ui.stage

import org.jetbrains.skia.Bitmap
import org.jetbrains.skia.Image
import java.awt.image.BufferedImage
import java.awt.image.IndexColorModel
import java.io.ByteArrayOutputStream
import java.io.File
import javax.imageio.IIOImage
import javax.imageio.ImageIO
import javax.imageio.ImageWriteParam
import kotlin.math.abs

/** A picture as numbers: 0xRRGGBB, row by row. */
internal class Pixels(
    val width: Int,
    val height: Int,
    private val rgb: IntArray,
) {
    operator fun get(
        x: Int,
        y: Int,
    ): Int = rgb[y * width + x]

    /** With five bits for each of red, green and blue, so that the file is small. */
    fun coarse(): Pixels =
        Pixels(
            width,
            height,
            IntArray(rgb.size) {
                (rgb[it] and 0xF8F8F8).let { c ->
                    c or (c ushr 5 and 0x070707)
                }
            },
        )

    /** How many pixels look otherwise; none if the sizes differ. */
    fun apart(other: Pixels): Int? =
        if (width != other.width ||
            height != other.height
        ) {
            null
        } else {
            rgb.indices.count { differs(rgb[it], other.rgb[it]) }
        }

    /** What differs, in black on the pale rest; none if the sizes differ. */
    fun difference(other: Pixels): Pixels? =
        if (apart(other) == null) {
            null
        } else {
            Pixels(
                width,
                height,
                IntArray(rgb.size) { if (differs(rgb[it], other.rgb[it])) 0 else rgb[it] or 0xD8D8D8 },
            )
        }

    private fun differs(
        one: Int,
        two: Int,
    ): Boolean = intArrayOf(0, 8, 16).any { abs((one ushr it and 0xFF) - (two ushr it and 0xFF)) > LEVELS }

    /** As a PNG file (ISO/IEC 15948), with a palette where 256 colours suffice. */
    fun png(): ByteArray {
        val colours = rgb.distinct()
        val image =
            if (colours.size <= 256) {
                val bits = if (colours.size <= 16) 4 else 8
                val channels =
                    intArrayOf(16, 8, 0).map { shift ->
                        ByteArray(colours.size) { (colours[it] ushr shift).toByte() }
                    }
                val model = IndexColorModel(bits, colours.size, channels[0], channels[1], channels[2])
                val at = colours.withIndex().associate { (i, colour) -> colour to i }
                BufferedImage(
                    width,
                    height,
                    if (bits ==
                        4
                    ) {
                        BufferedImage.TYPE_BYTE_BINARY
                    } else {
                        BufferedImage.TYPE_BYTE_INDEXED
                    },
                    model,
                ).also { for (i in rgb.indices) it.raster.setSample(i % width, i / width, 0, at.getValue(rgb[i])) }
            } else {
                BufferedImage(
                    width,
                    height,
                    BufferedImage.TYPE_INT_RGB,
                ).also { it.setRGB(0, 0, width, height, rgb, 0, width) }
            }
        val writer = ImageIO.getImageWritersByFormatName("png").next()
        val small =
            writer.defaultWriteParam.apply {
                compressionMode = ImageWriteParam.MODE_EXPLICIT
                compressionQuality = 0f
            }
        val bytes = ByteArrayOutputStream()
        ImageIO.createImageOutputStream(bytes).use {
            writer.output = it
            writer.write(null, IIOImage(image, null, null), small)
        }
        writer.dispose()
        return bytes.toByteArray()
    }

    companion object {
        fun read(file: File): Pixels {
            val image = ImageIO.read(file)
            val rgb = image.getRGB(0, 0, image.width, image.height, null, 0, image.width)
            return Pixels(image.width, image.height, IntArray(rgb.size) { rgb[it] and 0xFFFFFF })
        }

        fun of(image: Image): Pixels {
            val bitmap = Bitmap.makeFromImage(image)
            val rgb =
                IntArray(image.width * image.height) {
                    bitmap.getColor(it % image.width, it / image.width) and
                        0xFFFFFF
                }
            bitmap.close()
            return Pixels(image.width, image.height, rgb)
        }
    }
}

/** Levels of a colour that count as the same; the coarse colours lie 8 apart. */
private const val LEVELS = 40
