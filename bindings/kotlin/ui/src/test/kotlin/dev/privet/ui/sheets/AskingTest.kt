package dev.privet.ui.sheets

import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.height
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.width
import androidx.compose.material3.Button
import androidx.compose.material3.Checkbox
import androidx.compose.material3.Text
import androidx.compose.material3.TextButton
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.geometry.Rect
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.graphics.toPixelMap
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.semantics.SemanticsActions
import androidx.compose.ui.semantics.SemanticsNode
import androidx.compose.ui.semantics.SemanticsProperties
import androidx.compose.ui.semantics.getOrNull
import androidx.compose.ui.test.ComposeUiTest
import androidx.compose.ui.test.ExperimentalTestApi
import androidx.compose.ui.test.captureToImage
import androidx.compose.ui.test.onNodeWithText
import androidx.compose.ui.test.onRoot
import androidx.compose.ui.test.performClick
import androidx.compose.ui.test.performKeyInput
import androidx.compose.ui.test.performScrollTo
import androidx.compose.ui.test.pressKey
import androidx.compose.ui.text.TextLayoutResult
import androidx.compose.ui.unit.dp
import androidx.compose.ui.unit.sp
import dev.privet.ui.look.Palette
import dev.privet.ui.look.contrast
import dev.privet.ui.parts.AnswerPair
import dev.privet.ui.parts.Words
import dev.privet.ui.preview.document
import dev.privet.ui.preview.picture
import dev.privet.ui.preview.release
import dev.privet.ui.stage.Pixels
import dev.privet.ui.stage.Shot
import dev.privet.ui.stage.Studio
import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertFails
import kotlin.test.assertNotEquals
import kotlin.test.assertTrue

/** What a sheet that asks looks like and is read as, whatever it asks: UX's checklist on the views of the real core. */
@OptIn(ExperimentalTestApi::class)
class AskingTest {
    private fun every(
        palette: Palette = Palette.Day,
        width: Int = 360,
        height: Int = 800,
        text: Float = 1f,
        chinese: Boolean = false,
        look: ComposeUiTest.(Case) -> Unit,
    ): Unit =
        cases(chinese).forEach { case ->
            on(case.content, palette, width, height, text) {
                try {
                    look(case)
                } catch (e: AssertionError) {
                    throw AssertionError("$case: ${e.message}", e)
                }
            }
        }

    private fun ComposeUiTest.chosen(): List<SemanticsNode> =
        nodes().filter {
            SemanticsProperties.Selected in it.config ||
                SemanticsProperties.ToggleableState in it.config ||
                it.config.getOrNull(SemanticsProperties.Role) in listOf(Role.Checkbox, Role.Switch, Role.RadioButton)
        }

    @Test
    fun `1 and A1 nothing is selected, checked or to be toggled`() {
        every { assertEquals(emptyList(), chosen()) }
        on({ Checkbox(true, {}) }) { assertTrue(chosen().isNotEmpty(), "a ticked box is found") }
    }

    /** What somebody sees of a button: its size, its words' look, and the colour of its ground. */
    private fun ComposeUiTest.look(label: String): List<Any?> {
        val node = nodes(merged = true).single { it.clickable && it.texts() == listOf(label) }
        val words = nodes().single { it.layouts().isNotEmpty() && it.texts() == listOf(label) && it in node }
        val style =
            words
                .layouts()
                .single()
                .layoutInput.style
        val ground = onNode(button(label)).captureToImage().toPixelMap().let { it[it.width / 2, 6] }
        return listOf(
            node.boundsInRoot.size,
            node.config.getOrNull(SemanticsProperties.Role),
            style.fontSize,
            style.fontWeight,
            style.color,
            style.fontFamily,
            ground,
        )
    }

    private operator fun SemanticsNode.contains(other: SemanticsNode): Boolean =
        boundsInRoot.overlaps(other.boundsInRoot)

    @Test
    fun `2 and A4 refuse and allow are the same component`() {
        for (palette in listOf(Palette.Day, Palette.Night)) {
            every(palette, height = 1600) { case -> assertEquals(look(checkNotNull(case.refuse)), look(case.allow)) }
        }
        on({ Row { TextButton({}) { Text("No") }.also { Button({}) { Text("Yes") } } } }) {
            assertNotEquals(look("No"), look("Yes"), "a filled yes is found")
        }
    }

    private fun pair(
        refuse: String,
        allow: String,
        odd: Boolean = false,
    ): Pixels =
        Pixels.of(
            Studio.draw(Shot(height = 80)) {
                Column(Modifier.padding(8.dp)) {
                    if (odd) {
                        Row {
                            TextButton(
                                {
                                },
                                Modifier
                                    .width(
                                        160.dp,
                                    ).height(56.dp),
                            ) {
                                Words(
                                    refuse,
                                    androidx.compose.ui.text
                                        .TextStyle(fontSize = 14.sp),
                                )
                            }
                            Button(
                                {},
                                Modifier.width(if (allow.startsWith("A")) 160.dp else 150.dp).height(56.dp),
                            ) { Text(allow) }
                        }
                    } else {
                        AnswerPair(refuse, allow, {}, {})
                    }
                }
            },
        )

    /** Pixels that differ, but for the middle of each button, where the words are. At two pixels a dp. */
    private fun outside(
        one: Pixels,
        two: Pixels,
    ): Int =
        (0 until one.height).sumOf { y ->
            (0 until one.width).count { x ->
                val words = y in 40..104 && (x in 60..310 || x in 410..660)
                !words && one[x, y] != two[x, y]
            }
        }

    @Test
    fun `3 swapping the labels changes no pixel outside the words`() {
        assertEquals(0, outside(pair("Allow", "Refuse"), pair("Refuse", "Allow")))
        assertTrue(
            outside(pair("Allow", "Refuse", odd = true), pair("Refuse", "Allow", odd = true)) > 0,
            "a wider yes is found",
        )
    }

    @Test
    fun `4 and A5 both answers share a parent, refuse first, neither below the details`() {
        for (open in listOf(false, true)) {
            for (case in cases(
                standing =
                    dev.privet.ui.screens
                        .SheetStanding(details = open),
            )) {
                on(case.content, height = 640, text = 2f) {
                    val all = nodes(merged = true)
                    val (refuse, allow) =
                        listOf(checkNotNull(case.refuse), case.allow).map { label ->
                            all.single { it.clickable && it.texts() == listOf(label) }
                        }
                    assertEquals(refuse.layoutInfo.parentInfo, allow.layoutInfo.parentInfo, case.name)
                    assertTrue(all.indexOf(refuse) < all.indexOf(allow), case.name)
                    val facts = all.filter { it.texts().isNotEmpty() && !it.clickable }
                    assertTrue(
                        facts.all { it.positionInRoot.y < refuse.positionInRoot.y },
                        "$case: every fact is above both",
                    )
                    // At twice the size they are one under the other: as far to scroll to as they are high.
                    assertTrue(allow.positionInRoot.y - refuse.positionInRoot.y <= refuse.size.height + 16f, case.name)
                }
            }
        }
    }

    @Test
    fun `5 focus at open is the title, and no key answers`() {
        for (case in cases()) {
            var answered = 0
            val counted = counting(case) { answered++ }
            on(counted) {
                val focused = nodes().filter { it.config.getOrNull(SemanticsProperties.Focused) == true }
                assertEquals(1, focused.size, case.name)
                assertTrue(SemanticsProperties.Heading in focused.single().config, case.name)
                for (key in listOf(
                    androidx.compose.ui.input.key.Key.Enter,
                    androidx.compose.ui.input.key.Key.Spacebar,
                    androidx.compose.ui.input.key.Key.VolumeUp,
                    androidx.compose.ui.input.key.Key.HeadsetHook,
                )) {
                    onRoot().performKeyInput { pressKey(key) }
                }
                assertEquals(0, answered, case.name)
                onNode(button(case.allow)).performScrollTo().performClick()
                assertEquals(1, answered, "${case.name}: and a touch would have been counted")
            }
        }
    }

    /** The same sheet, with an answer counted. */
    private fun counting(
        case: Case,
        count: () -> Unit,
    ): @Composable () -> Unit {
        val views = Views.of(false)
        val words =
            dev.privet.ui.stage.ENGLISH.language.let {
                with(
                    dev.privet.ffi.Language.EN,
                ) { dev.privet.ffi.chrome(it) }
            }
        return when (case.name) {
            "M2" -> {
                {
                    dev.privet.ui.screens
                        .PaySheet(views.pay, views.pay.release, words, count, count, count)
                }
            }

            "M7" -> {
                {
                    dev.privet.ui.screens
                        .PaySheet(views.payByPin, views.payByPin.release, words, count, count)
                }
            }

            "M1 score" -> {
                {
                    dev.privet.ui.screens
                        .ConsentSheet(views.share, words, count, count)
                }
            }

            "M3" -> {
                {
                    dev.privet.ui.screens
                        .PictureSheet(views.picture, views.picture.picture, words, null, count, count)
                }
            }

            "M3 data" -> {
                {
                    dev.privet.ui.screens
                        .SendSheet(views.data, words, views.data.document, count, count)
                }
            }

            "M4" -> {
                {
                    dev.privet.ui.screens
                        .TurnOffSheet(views.off, words, count, count)
                }
            }

            "M4 many" -> {
                {
                    dev.privet.ui.screens
                        .TurnOffManySheet(views.many, views.off.keep, words, count, count)
                }
            }

            "M5" -> {
                {
                    dev.privet.ui.screens
                        .TurnOffSheet(views.destroy, words, count, count)
                }
            }

            else -> {
                {
                    dev.privet.ui.screens
                        .ConsentSheet(views.face, words, count, count)
                }
            }
        }
    }

    /** Places that a finger meets, and how far they are from each other. */
    private fun ComposeUiTest.tight(): List<String> {
        val targets =
            nodes(merged = true).filter { it.clickable }.map {
                Rect(
                    it.positionInRoot,
                    androidx.compose.ui.geometry
                        .Size(it.size.width.toFloat(), it.size.height.toFloat()),
                ) to
                    it.texts()
            }
        val small =
            targets
                .filter { (at, _) ->
                    at.width < 48 || at.height < 48
                }.map { "${it.second} is ${it.first.size}" }
        val near =
            targets.flatMapIndexed { i, (one, a) ->
                targets.drop(i + 1).filter { (two, _) -> one.inflate(7.5f).overlaps(two) }.map { "$a and ${it.second}" }
            }
        return small + near
    }

    @Test
    fun `8 every target is at least 48 dp, and 8 dp from the next`() {
        for (text in listOf(1f, 2f)) every(text = text, height = 2400) { assertEquals(emptyList(), tight()) }
        on({
            Row {
                AnswerPair("No", "Yes", {}, {})
                TextButton({}, Modifier.height(40.dp)) { Text("Small") }
            }
        }) { assertTrue(tight().isNotEmpty(), "a small one beside another is found") }
    }

    @Test
    fun `10 facts are at least 16 sp, nothing is below 14, the amount at least 28`() {
        for (text in listOf(1f, 2f)) {
            every(text = text, height = 2400) { case ->
                for (node in nodes()) {
                    for (layout in node.layouts()) {
                        // In the reader's own unit, whatever the largest type is capped to.
                        val sp = layout.layoutInput.style.fontSize.value * layout.layoutInput.density.fontScale / text
                        assertTrue(sp >= 14f, "${layout.layoutInput.text} is $sp")
                        val fact = case.view == null || case.view.lines.any { it.text == layout.layoutInput.text.text }
                        if (fact) assertTrue(sp >= 16f, "${layout.layoutInput.text} is $sp")
                        val amount =
                            case.view
                                ?.lines
                                ?.find { it.key == "fp_amount" }
                                ?.text
                        if (layout.layoutInput.text.text == amount) assertTrue(sp >= 28f, "the amount is $sp")
                    }
                }
            }
        }
    }

    /** Whether a line is wider, or all of them are higher, than the place that they have. */
    private fun cut(layout: TextLayoutResult): Boolean =
        layout.multiParagraph.height > layout.size.height + 1 ||
            (0 until layout.lineCount).any { layout.getLineRight(it) - layout.getLineLeft(it) > layout.size.width + 1 }

    @Test
    fun `11 at twice the text size nothing is cut off, and both answers can be reached`() {
        for (width in listOf(320, 360)) {
            for (chinese in listOf(false, true)) {
                every(width = width, height = 640, text = 2f, chinese = chinese) { case ->
                    for (node in nodes()) {
                        for (layout in node.layouts()) {
                            assertTrue(
                                !cut(layout),
                                "${layout.layoutInput.text} is cut",
                            )
                        }
                        assertTrue(
                            node.positionInRoot.x >= 0 && node.positionInRoot.x + node.size.width <= width,
                            "${node.texts()} is beside the screen",
                        )
                    }
                    for (label in listOf(checkNotNull(case.refuse), case.allow)) {
                        onNode(button(label)).performScrollTo()
                        val at = nodes(merged = true).single { it.clickable && it.texts() == listOf(label) }
                        assertTrue(
                            at.boundsInRoot.height >= at.size.height - 1 && at.positionInRoot.y >= 0,
                            "$label is whole on the screen",
                        )
                    }
                }
            }
        }
    }

    @Test
    fun `the first layer of a sheet fits a phone of 360 by 640`() {
        for (chinese in listOf(false, true)) {
            for (case in cases(chinese) + beforePhone(chinese)) {
                on(case.content, height = 640) {
                    val most =
                        nodes().mapNotNull {
                            it.config
                                .getOrNull(
                                    SemanticsProperties.VerticalScrollAxisRange,
                                )?.maxValue
                                ?.invoke()
                        }
                    assertEquals(listOf(0f), most, case.name)
                }
            }
        }
    }

    @Test
    fun `12 every button has a name and a role`() {
        for (case in cases() + beforePhone(false)) {
            on(case.content) {
                for (node in nodes(merged = true).filter { it.clickable }) {
                    assertTrue((node.texts() + node.said()).any { it.isNotBlank() }, "${case.name}: $node")
                    assertEquals(
                        Role.Button,
                        node.config.getOrNull(SemanticsProperties.Role),
                        "${case.name}: ${node.texts()}",
                    )
                }
            }
        }
    }

    /** What a reader meets, in order: each element as it is said. */
    private fun ComposeUiTest.heard(): List<String> =
        nodes(merged = true)
            .filter { (it.texts() + it.said()).isNotEmpty() }
            .map { it.said().ifEmpty { it.texts() }.joinToString(" ") }

    @Test
    fun `12 the order of M1 and M2 is title, facts, details, refuse, allow`() {
        val views = Views.of(false)
        val words = dev.privet.ffi.chrome(dev.privet.ffi.Language.EN)
        val face = views.face
        val foot = face.lines.takeLastWhile { it.key == "cs_only" || it.key == "cs_later" }
        on(cases().first { it.name == "M1 face" }.content) {
            val facts =
                face.lines
                    .drop(1)
                    .dropLast(foot.size)
                    .map { it.spoken }
            val expected =
                listOf(face.lines.first().spoken, words.spoken.choice) + facts + words.buttons.details +
                    foot.map { it.spoken } +
                    listOf(face.refuse, face.allow)
            assertEquals(expected, heard())
        }
        on(cases().first { it.name == "M2" }.content) {
            val expected =
                views.pay.lines.map { it.spoken } + words.buttons.details +
                    listOf(
                        views.pay.refuse,
                        views.pay.allow,
                        checkNotNull(
                            views.pay.release.system
                                ?.fallback,
                        ),
                    )
            assertEquals(expected, heard())
        }
        on(cases().first { it.name == "M3" }.content) {
            val (title, rest) = views.picture.lines.first() to views.picture.lines.drop(1)
            val expected =
                listOf(title.spoken, views.picture.picture.spoken) + rest.map { it.spoken } +
                    listOf(views.picture.refuse, views.picture.allow, words.sheets.crop, words.sheets.typeIt)
            assertEquals(expected, heard())
        }
    }

    @Test
    fun `details say whether they are open, and open below the facts`() {
        val words = dev.privet.ffi.chrome(dev.privet.ffi.Language.EN)
        for (open in listOf(false, true)) {
            on(
                cases(
                    standing =
                        dev.privet.ui.screens
                            .SheetStanding(details = open),
                ).first().content,
            ) {
                val label = if (open) words.buttons.fewerDetails else words.buttons.details
                val node = nodes(merged = true).single { label in it.texts() }
                assertEquals(open, SemanticsActions.Collapse in node.config)
                assertEquals(!open, SemanticsActions.Expand in node.config)
            }
        }
    }

    @Test
    fun `17 what stands on M1 to M3 is what is digested, in order`() {
        for (chinese in listOf(false, true)) {
            for (case in cases(chinese)) {
                val lines = case.view?.lines?.map { it.text } ?: continue
                on(case.content) {
                    val words = nodes().flatMap { it.texts() }
                    assertEquals(lines, words.filter { it in lines }, case.name)
                    assertEquals(
                        listOf(case.view.refuse, case.view.allow),
                        words.filter {
                            it == case.view.refuse ||
                                it == case.view.allow
                        },
                    )
                }
            }
        }
    }

    @Test
    fun `A2 every word is drawn in a colour that can be read, all facts in one`() {
        for (palette in Palette.all) {
            every(palette) { case ->
                val grounds = listOf(palette.ground, palette.sheet, palette.well, palette.amberTint, palette.choice)
                val facts = mutableSetOf<Color>()
                for (node in nodes()) {
                    for (layout in node.layouts()) {
                        val colour = layout.layoutInput.style.color
                        assertTrue(grounds.all { contrast(colour, it) >= 4.5 }, "${layout.layoutInput.text}: $colour")
                        val text = layout.layoutInput.text.text
                        if (case.view?.lines?.any { it.text == text } == true) facts += colour
                    }
                }
                if (case.view != null) assertEquals(setOf(palette.ink), facts)
            }
        }
    }

    @Test
    fun `A12 nothing on a sheet moves`(): Unit =
        every { case ->
            val before = onRoot().captureToImage().toPixelMap()
            mainClock.advanceTimeBy(10_000)
            val after = onRoot().captureToImage().toPixelMap()
            assertTrue(before.buffer.contentEquals(after.buffer), case.name)
        }

    @Test
    fun `A13 refusing begins with a not or a keep, in both languages`() {
        for (chinese in listOf(false, true)) {
            for (case in cases(chinese)) {
                val first = if (chinese) listOf("不", "保持") else listOf("Don't", "Keep")
                assertTrue(first.any { checkNotNull(case.refuse).startsWith(it) }, "${case.name}: ${case.refuse}")
                assertTrue(first.none { case.allow.startsWith(it) }, "${case.name}: ${case.allow}")
            }
        }
        assertFails { assertTrue("Maybe later".startsWith("Don't")) }
    }

    @Test
    fun `39 the sheet before the phone's question has one button`(): Unit =
        listOf(false, true).forEach { chinese ->
            val case = beforePhone(chinese)
            on(case.content) {
                assertEquals(listOf(case.allow), nodes(merged = true).filter { it.clickable }.flatMap { it.texts() })
                onNodeWithText(case.allow).assertExists()
            }
        }
}
