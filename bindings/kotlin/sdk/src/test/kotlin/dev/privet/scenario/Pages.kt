package dev.privet.scenario

import dev.privet.Held
import dev.privet.compare
import dev.privet.consentReceipt
import dev.privet.consentRecord
import dev.privet.exportHtml
import dev.privet.exportJson
import dev.privet.ffi.ActivityId
import dev.privet.ffi.DataId
import dev.privet.ffi.Period
import dev.privet.ffi.PhoneLog
import dev.privet.ffi.Reader
import dev.privet.footprint
import dev.privet.lists
import dev.privet.masked
import dev.privet.policy
import kotlinx.coroutines.flow.first
import kotlinx.serialization.json.boolean
import kotlinx.serialization.json.int
import kotlinx.serialization.json.jsonPrimitive
import kotlinx.serialization.json.long

/** Pages that a person reads about everything at once, by name. None if it is another view. */
internal suspend fun Phone.page(
    which: String,
    step: Step,
    reader: Reader,
): Seen? =
    when (which) {
        "lists" -> lists(named(step.text("period")), step.steps("held").map(::held), reader)
        "policy" -> policy(reader)
        "footprint" -> footprint(requireNotNull(step["year"]) { "this view takes a year" }.jsonPrimitive.int, reader)
        "compare" -> compared(step, reader)
        else -> null
    }

/** What a person takes along, and masks. None if it is another operation. */
internal suspend fun Phone.takeAlong(
    op: String,
    step: Step,
): Told? =
    when (op) {
        "contacted" -> {
            val bytes = requireNotNull(step["bytes"]) { "how many bytes" }.jsonPrimitive.long
            Told(spelled(privet.requests.sent(step.text("to"), bytes)))
        }

        "masked" -> {
            val text = privet.masked(DataId(step.text("data")), step.text("value"))
            Told(said("Masked", members("text" to text)))
        }

        "export" -> {
            export(step)
        }

        "consent_record" -> {
            found(privet.consentRecord(ActivityId(step.text("activity")), reader.language), step)
        }

        "consent_receipt" -> {
            found(privet.consentReceipt(reader.language, step.maybe("activity")?.let(::ActivityId)), step)
        }

        else -> {
            null
        }
    }

private suspend fun Phone.export(step: Step): Told {
    val format = step.text("format")
    val withManner = step["with_manner"]?.jsonPrimitive?.boolean ?: false
    require(format == "json" || !withManner) { "the page never tells the manner" }
    val (exported, text) =
        written { file ->
            when (format) {
                "json" -> privet.exportJson(file, withManner)
                "html" -> privet.exportHtml(file, reader)
                else -> error("unknown format $format")
            }
        }
    held(text, step)
    return if (exported == null) told("Nothing") else Told(said("Exported", spelled(exported)))
}

private fun found(
    text: String?,
    step: Step,
): Told {
    held(text.orEmpty(), step)
    return told(if (text == null) "Nothing" else "Found")
}

private fun held(
    text: String,
    step: Step,
) {
    for (part in step.texts("holds")) check(part in text) { "it does not hold $part" }
    for (part in step.texts("lacks")) check(part !in text) { "it holds $part" }
}

private fun held(spec: Step): Held = Held(DataId(spec.text("data")), spec.text("value")).also { spec.done() }

private suspend fun Phone.lists(
    period: Period,
    held: List<Held>,
    reader: Reader,
): Seen {
    val lists = checkNotNull(privet.lists(period, reader, held)) { "no manifest" }
    val collected =
        lists.collected.flatMap { it.rows }.map { row ->
            members(
                "collected" to row.data.raw,
                "activity" to row.activity.raw,
                "times" to row.times,
                "content" to row.content,
            )
        }
    val shared =
        lists.shared.map { row ->
            members(
                "shared" to row.data.raw,
                "activity" to row.activity.raw,
                "recipient" to row.recipient.raw,
                "times" to row.times,
            )
        }
    return Seen(listOf(members("undeclared" to lists.undeclared)) + collected + shared, texts(spelled(lists)))
}

private suspend fun Phone.policy(reader: Reader): Seen {
    val policy = checkNotNull(privet.policy(reader).first()) { "no manifest" }
    val sections =
        policy.chapters.flatMap { chapter ->
            chapter.sections.map { section ->
                val switch = checkNotNull(section.switch) { "a section without a switch" }
                members(
                    "chapter" to chapter.kind,
                    "activity" to section.activity.raw,
                    "state" to switch.state,
                    "turn_on" to (switch.turnOn != null),
                    "turn_off" to (switch.turnOff != null),
                )
            }
        }
    return Seen(listOf(members("version" to policy.version)) + sections, texts(spelled(policy)))
}

private suspend fun Phone.footprint(
    year: Int,
    reader: Reader,
): Seen {
    val page = privet.footprint(year, reader)
    return Seen(listOf(members("year" to page.year, "counts" to page.counts)), texts(spelled(page)))
}

private suspend fun Phone.compared(
    step: Step,
    reader: Reader,
): Seen {
    val drawn =
        if ("log" in step) {
            val log = step.step("log")
            val kind = named<PhoneLog>(log.text("kind"))
            val (file, app) = log.text("file") to log.text("app")
            log.done()
            privet.compare(kind, read(file), app, reader)
        } else {
            privet.requests.compare(named(step.text("period")), reader)
        }
    val compared = checkNotNull(drawn) { "no manifest" }
    val head =
        members(
            "extra" to compared.extra,
            "gap" to compared.gap,
            "undeclared" to compared.undeclared,
            "whole" to compared.whole,
        )
    val rows =
        compared.accesses.map { members("access" to it.resource, "standing" to it.standing, "noted" to it.noted) } +
            compared.hosts.map {
                members("host" to it.host, "standing" to it.standing, "hits" to it.hits, "bytes" to it.bytes)
            } +
            compared.unused.map { members("unused" to it.what) } +
            compared.tags.map {
                members(
                    "tag" to it.tag,
                    "activity" to it.activity?.raw,
                    "access" to it.resource,
                    "explained" to it.explained,
                )
            } +
            compared.findings.map { members("finding" to it.code, "count" to it.count) }
    return Seen(listOf(head) + rows, texts(spelled(compared)))
}
