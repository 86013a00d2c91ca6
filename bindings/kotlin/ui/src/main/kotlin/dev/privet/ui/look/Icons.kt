@file:Suppress("ktlint:standard:max-line-length")

package dev.privet.ui.look

import androidx.compose.ui.graphics.Color
import androidx.compose.ui.graphics.SolidColor
import androidx.compose.ui.graphics.StrokeCap
import androidx.compose.ui.graphics.StrokeJoin
import androidx.compose.ui.graphics.vector.ImageVector
import androidx.compose.ui.graphics.vector.addPathNodes
import androidx.compose.ui.unit.dp

/** Every icon of the screens, in one hand: a grid of 24, strokes of 1.75 with round ends, no fills but dots. */
internal object Icons {
    private const val RING = "M3.5 12a8.5 8.5 0 1 0 17 0a8.5 8.5 0 1 0 -17 0"
    private const val PHONE = "M8.5 3h7a2 2 0 0 1 2 2v14a2 2 0 0 1-2 2h-7a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2z"
    private val FRAME =
        arrayOf(
            "M4 8.2V6a2 2 0 0 1 2-2h2.2",
            "M15.800 4H18a2 2 0 0 1 2 2v2.2",
            "M20 15.800V18a2 2 0 0 1-2 2h-2.2",
            "M8.200 20H6a2 2 0 0 1-2-2v-2.2",
        )
    val lantern: ImageVector by drawn(
        "M12 1.800v2.400",
        "M9.200 4.300h5.600",
        "M8.300 6.800h7.400c3 1.200 4.500 3 4.500 5.200s-1.500 4-4.500 5.200H8.300c-3-1.200-4.500-3-4.500-5.200s1.500-4 4.500-5.200z",
        "M10.200 6.800c-1.700 3.300-1.700 7.100 0 10.400",
        "M13.800 6.800c1.700 3.300 1.700 7.100 0 10.400",
        "M9.200 19.700h5.600",
        "M12 19.700v2.600",
    )
    val pay: ImageVector by drawn(
        "M5 5.500h14a2 2 0 0 1 2 2v9a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2v-9a2 2 0 0 1 2-2z",
        "M3 10h18",
        "M7 14.800h3.500",
    )

    val shield: ImageVector by drawn(
        "M12 3l7 2.600v5.400c0 4.600-2.900 8-7 9.800-4.100-1.800-7-5.200-7-9.800V5.600z",
    )

    val history: ImageVector by drawn(
        "M4.200 9.200A8.300 8.300 0 1 1 3.700 12.600",
        "M3.800 4.800v4.600h4.600",
        "M12 7.800V12.200l3 1.800",
    )

    val person: ImageVector by drawn(
        circle(12, 8, 3.6),
        "M4.800 20c.6-3.900 3.500-6 7.200-6s6.600 2.100 7.200 6",
    )

    val search: ImageVector by drawn(
        circle(10.5, 10.5, 6.0),
        "M15 15l5 5",
    )

    val broom: ImageVector by drawn(
        "M20 4l-6.800 6.800",
        "M9.800 10.200l4 4c.3 2.300-.4 4.400-1.800 6.300-3.500 0-6.300-1.300-8.500-3.800 3-.5 5.300-2.500 6.300-6.500z",
        "M7.800 19.300l1.500-2.600",
    )

    val back: ImageVector by drawn(
        "M20 12H4.500",
        "M11 5.500L4.500 12l6.500 6.500",
    )

    val next: ImageVector by drawn(
        "M9.500 6l6 6-6 6",
    )

    val more: ImageVector by drawn(
        "M6 9.500l6 6 6-6",
    )

    val less: ImageVector by drawn(
        "M6 15.500l6-6 6 6",
    )

    val outside: ImageVector by drawn(
        "M8.500 6.500h9v9",
        "M17.500 6.500L7 17",
    )

    val face: ImageVector by drawn(
        *FRAME,
        "M9 9.300v1.200",
        "M15 9.300v1.200",
        "M9 14.800c1.800 1.500 4.200 1.500 6 0",
    )

    val scan: ImageVector by drawn(
        *FRAME,
        "M4 12h16",
    )

    val keypad: ImageVector by drawn(
        dots =
            listOf(6.0, 12.0, 18.0).flatMap { x -> listOf(5.5, 11.0, 16.5).map { y -> x to y } } + listOf(12.0 to 21.5),
        dot = 1.35,
    )

    val camera: ImageVector by drawn(
        "M4.500 7.800h3L9 5.200h6l1.500 2.600h3A1.500 1.500 0 0 1 21 9.300v8.200a1.500 1.500 0 0 1-1.500 1.500h-15A1.500 1.500 0 0 1 3 17.500V9.300A1.500 1.500 0 0 1 4.500 7.800z",
        circle(12.0, 13.2, 3.3),
    )

    val place: ImageVector by drawn(
        "M12 21c-4.300-4-6.500-7.300-6.500-10.500a6.500 6.500 0 0 1 13 0C18.500 13.700 16.300 17 12 21z",
        circle(12.0, 10.5, 2.3),
    )

    val gauge: ImageVector by drawn(
        "M5 18.500a8.700 8.700 0 1 1 14 0",
        "M12 14.500l3.800-4.800",
    )

    val leave: ImageVector by drawn(
        "M15.500 7.500V5a2 2 0 0 0-2-2h-7a2 2 0 0 0-2 2v14a2 2 0 0 0 2 2h7a2 2 0 0 0 2-2v-2.500",
        "M9.500 12h11.500",
        "M17.600 8.600L21 12l-3.400 3.400",
    )

    val stay: ImageVector by drawn(
        PHONE,
        "M9.700 11.600h4.600v3.800H9.700z",
        "M10.500 11.400v-1.300a1.500 1.500 0 0 1 3 0v1.300",
    )

    val phone: ImageVector by drawn(
        PHONE,
        "M11 18h2",
    )

    val refused: ImageVector by drawn(
        RING,
        "M8 12h8",
    )

    val blocked: ImageVector by drawn(
        RING,
        "M6.200 6.200l11.600 11.600",
    )

    val cancelled: ImageVector by drawn(
        RING,
        "M9 9l6 6",
        "M15 9l-6 6",
    )

    val until: ImageVector by drawn(
        "M6.500 3.500h11",
        "M6.500 20.500h11",
        "M8 3.500v3.300c0 2.200 4 3.400 4 5.200s-4 3-4 5.200v3.300",
        "M16 3.500v3.300c0 2.200-4 3.400-4 5.200s4 3 4 5.200v3.300",
    )

    val clock: ImageVector by drawn(
        RING,
        "M12 7.500V12l3 2",
    )

    val alarm: ImageVector by drawn(
        "M12 4l9 15.500H3z",
        "M12 10v4.200",
        dots = listOf(12.0 to 16.9),
    )

    val notice: ImageVector by drawn(
        RING,
        "M12 11.200v5",
        dots = listOf(12.0 to 8.0),
    )

    val receipt: ImageVector by drawn(
        "M6 3.500h12v17l-2-1.500-2 1.500-2-1.500-2 1.500-2-1.500-2 1.500z",
        "M9.500 8.500h5",
        "M9.500 12.500h5",
    )

    val page: ImageVector by drawn(
        "M7.500 3.500h6.500l4.500 4.500v11a1.500 1.500 0 0 1-1.500 1.500H7.500A1.500 1.500 0 0 1 6 19V5a1.500 1.500 0 0 1 1.500-1.500z",
        "M14 3.500V8h4.500",
        "M9.500 12.500h5.500",
        "M9.500 16.300h5.500",
    )

    val lists: ImageVector by drawn(
        "M9 6h11.500",
        "M9 12h11.500",
        "M9 18h11.500",
        dots = listOf(4.5 to 6.0, 4.5 to 12.0, 4.5 to 18.0),
        dot = 1.3,
    )

    val qr: ImageVector by drawn(
        "M4.500 4.500H10V10H4.500z",
        "M14 4.500h5.500V10H14z",
        "M4.500 14H10v5.500H4.500z",
        "M14 14h2.700v2.700",
        "M19.500 14v5.500",
        "M14 19.500h2.700",
    )

    val export: ImageVector by drawn(
        "M4.500 14.500v4A1.500 1.500 0 0 0 6 20h12a1.500 1.500 0 0 0 1.500-1.500v-4",
        "M12 15.200V4.500",
        "M7.800 8.500L12 4.300l4.200 4.200",
    )

    val crop: ImageVector by drawn(
        "M7 2.500V15.500A1.500 1.500 0 0 0 8.500 17H21.500",
        "M2.500 7H15.500A1.500 1.500 0 0 1 17 8.500V21.500",
    )

    val type: ImageVector by drawn(
        "M5 19l.9-3.700L15.600 5.600a1.600 1.600 0 0 1 2.200 0l.6.6a1.600 1.600 0 0 1 0 2.200L8.700 18.100z",
        "M13.800 7.400l2.800 2.800",
    )

    val strip: ImageVector by drawn(
        circle(6.5, 6.8, 2.6),
        circle(6.5, 17.2, 2.6),
        "M8.700 8.300L20 17.300",
        "M8.700 15.700L20 6.700",
    )

    val key: ImageVector by drawn(
        circle(8.0, 15.8, 4.0),
        "M10.900 12.900L19.300 4.500",
        "M16.200 7.600l2.800 2.800",
        "M13.500 10.300l1.800 1.800",
    )

    val keyGone: ImageVector by drawn(
        "M6.200 12.200a4 4 0 1 0 5.500 5.200",
        "M12.800 11L19.300 4.500",
        "M16.200 7.600l2.800 2.800",
        "M3.800 6.500L17.500 20.200",
    )

    val check: ImageVector by drawn(
        "M5 12.500l4.500 4.500L19 7.500",
    )

    val sound: ImageVector by drawn(
        RING,
        "M8.200 12.300l2.600 2.600 5-5.300",
    )

    val undo: ImageVector by drawn(
        "M9 14.500L4.500 10 9 5.500",
        "M4.500 10h9.200a5 5 0 0 1 0 10H10.500",
    )

    val copy: ImageVector by drawn(
        "M10.500 9h7.500a1.500 1.500 0 0 1 1.500 1.500V18a1.500 1.500 0 0 1-1.500 1.500h-7.500A1.500 1.500 0 0 1 9 18v-7.500A1.500 1.500 0 0 1 10.500 9z",
        "M15 5.800a1.500 1.500 0 0 0-1.500-1.300H6A1.500 1.500 0 0 0 4.500 6v7.500A1.500 1.500 0 0 0 5.800 15",
    )

    val shop: ImageVector by drawn(
        "M4 9.300l1.500-4.800h13L20 9.300",
        "M4 9.300a2.670 2.670 0 0 0 5.330 0a2.670 2.670 0 0 0 5.340 0a2.670 2.670 0 0 0 5.330 0",
        "M5.500 12.500V19.500h13V12.500",
    )

    val company: ImageVector by drawn(
        "M6 20.500v-15A1.500 1.500 0 0 1 7.500 4h9A1.500 1.500 0 0 1 18 5.500v15",
        "M3.500 20.500h17",
        "M9.500 8.200h1.200",
        "M13.300 8.200h1.200",
        "M9.500 12h1.200",
        "M13.300 12h1.200",
        "M10.500 20.500V16h3v4.500",
    )

    val picture: ImageVector by drawn(
        "M5.500 4.500h13A1.500 1.500 0 0 1 20 6v12a1.500 1.500 0 0 1-1.500 1.500h-13A1.500 1.500 0 0 1 4 18V6a1.500 1.500 0 0 1 1.500-1.500z",
        circle(8.8, 9.2, 1.5),
        "M4.200 17l4.600-4.300 3.300 2.800 3.600-4 4.200 4.300",
    )

    val sort: ImageVector by drawn(
        "M4.500 7h15",
        "M7 12h10",
        "M9.800 17h4.400",
    )

    val tree: ImageVector by drawn(
        circle(12.0, 5.2, 2.2),
        circle(6.0, 18.3, 2.2),
        circle(18.0, 18.3, 2.2),
        "M12 7.500v4",
        "M6 16v-3a1.500 1.500 0 0 1 1.500-1.500h9A1.500 1.500 0 0 1 18 13v3",
    )

    val hash: ImageVector by drawn(
        "M9.800 4.500L7.600 19.500",
        "M16.400 4.500l-2.200 15",
        "M4.800 9.200h15",
        "M4.200 14.800h15",
    )

    val signed: ImageVector by drawn(
        "M4 20h16",
        "M5.500 15.800c1.500-5.500 4.300-10.800 6.200-10.300 2.200.6-3.200 8.300-1.800 9.300 1.100.8 2.400-2.600 3.600-2.300 1 .3.100 2.300 1.400 2.500 1 .2 1.900-.7 3.100-.7",
    )

    val compare: ImageVector by drawn(
        "M4 8.500h14.500",
        "M15 5l3.500 3.500L15 12",
        "M20 15.500H5.500",
        "M9 12l-3.500 3.500L9 19",
    )

    val calendar: ImageVector by drawn(
        "M5.500 5.500h13A1.500 1.500 0 0 1 20 7v11.500a1.500 1.500 0 0 1-1.500 1.500h-13A1.500 1.500 0 0 1 4 18.500V7a1.500 1.500 0 0 1 1.500-1.500z",
        "M4 10.200h16",
        "M8.500 3.300v4",
        "M15.500 3.300v4",
    )
}

private const val STROKE = 1.75f
private const val GRID = 24f

private fun circle(
    x: Number,
    y: Number,
    r: Double,
) = "M${x.toDouble() - r} ${y}a$r $r 0 1 0 ${2 * r} 0a$r $r 0 1 0 ${-2 * r} 0"

private fun drawn(
    vararg strokes: String,
    dots: List<Pair<Double, Double>> = emptyList(),
    dot: Double = 1.1,
): Lazy<ImageVector> =
    lazy {
        ImageVector
            .Builder(defaultWidth = 24.dp, defaultHeight = 24.dp, viewportWidth = GRID, viewportHeight = GRID)
            .apply {
                val ink = SolidColor(Color.Black)
                strokes.forEach {
                    addPath(
                        addPathNodes(it),
                        stroke = ink,
                        strokeLineWidth = STROKE,
                        strokeLineCap = StrokeCap.Round,
                        strokeLineJoin = StrokeJoin.Round,
                    )
                }
                dots.forEach { (x, y) -> addPath(addPathNodes(circle(x, y, dot)), fill = ink) }
            }.build()
    }
