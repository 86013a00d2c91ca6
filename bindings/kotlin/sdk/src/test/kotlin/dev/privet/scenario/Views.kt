package dev.privet.scenario

import dev.privet.Ruled
import dev.privet.ffi.ActivityId
import dev.privet.ffi.Asked
import dev.privet.ffi.PromptKind
import dev.privet.ffi.PromptOutcome
import dev.privet.ffi.Reader
import dev.privet.ffi.ReleaseContent
import dev.privet.ffi.TidySort
import dev.privet.tidy
import dev.privet.whatIf
import kotlinx.coroutines.flow.first
import kotlinx.serialization.json.JsonElement

internal class Seen(
    val rows: List<JsonElement>,
    val texts: String,
)

/** Looks at a view as a person does: rows with the members that tests/README.md names, and every text. */
internal suspend fun Phone.look(step: Step) {
    val which = step.text("view")
    val reader = reader(step.maybe("language"))
    val seen =
        when (which) {
            "center" -> {
                center(reader)
            }

            "timeline" -> {
                timeline(step.maybe("activity")?.let(::ActivityId), reader)
            }

            "activity" -> {
                Seen(
                    listOf(members("state" to privet.activity(ActivityId(step.text("activity"))).state.value)),
                    "",
                )
            }

            "prompt" -> {
                prompt(asked(step), reader)
            }

            "what_if" -> {
                whatIf(ActivityId(step.text("activity")), reader)
            }

            "tidy" -> {
                val sort = step.maybe("sort")?.let { named<TidySort>(it) } ?: TidySort.UNUSED
                tidy(sort, step.texts("selected").map(::ActivityId), reader)
            }

            else -> {
                page(which, step, reader) ?: error("unknown view $which")
            }
        }
    for (wanted in step.several("has")) {
        check(
            seen.rows.any {
                holds(it, wanted)
            },
        ) { "no row has $wanted; rows are ${seen.rows}" }
    }
    for (unwanted in step.several("lacks")) {
        val row = seen.rows.find { holds(it, unwanted) }
        check(row == null) { "a row has $unwanted: $row" }
    }
    for (text in step.texts("says")) check(text in seen.texts) { "it does not say $text; it says ${seen.texts}" }
    for (text in step.texts("never_says")) check(text !in seen.texts) { "it says $text" }
}

private suspend fun Phone.center(reader: Reader): Seen {
    val center = checkNotNull(privet.center(reader).first()) { "no center" }
    val head = members("locked" to center.banner?.lock, "stale" to center.stale, "undo" to center.undo.size)
    val activities =
        center.activities.map { row ->
            members(
                "activity" to row.activity.raw,
                "state" to row.state,
                "uses" to row.uses,
                "sensitive" to row.sensitive,
                "turn_on" to (row.turnOn != null),
                "turn_off" to (row.turnOff != null),
                "waiting" to row.waiting.map { it.recipient.raw },
                "needs" to row.needs.map { it.raw },
            )
        }
    val phone = center.phone.map { members("permission" to it.permission, "phone" to it.state) }
    return Seen(listOf(head) + activities + phone, texts(spelled(center)))
}

private suspend fun Phone.timeline(
    activity: ActivityId?,
    reader: Reader,
): Seen {
    val rows = mutableListOf<JsonElement>()
    var said = ""
    var before: ULong? = null
    do {
        val page = privet.timeline(reader, activity, before)
        for (row in page.rows) {
            said += texts(spelled(row))
            rows +=
                members(
                    "activity" to row.activity?.raw,
                    "result" to row.result,
                    "recipient" to row.recipient?.raw,
                    "filter" to row.filter,
                    "at" to row.at,
                    "by" to row.by,
                )
        }
        before = page.next
    } while (before != null)
    return Seen(rows, said)
}

private suspend fun Phone.whatIf(
    activity: ActivityId,
    reader: Reader,
): Seen {
    val sheet = checkNotNull(privet.activity(activity).whatIf(reader)) { "not declared" }
    val head =
        members(
            "activity" to sheet.activity.raw,
            "fallback" to sheet.fallback?.raw,
            "destroys" to sheet.destroys.isNotEmpty(),
        )
    val also = sheet.also.map { members("also" to it.activity.raw) }
    val told = sheet.told.map { members("told" to it.recipient.raw) }
    return Seen(listOf(head) + also + told, texts(spelled(sheet)))
}

private suspend fun Phone.tidy(
    sort: TidySort,
    selected: List<ActivityId>,
    reader: Reader,
): Seen {
    val tidy = checkNotNull(privet.tidy(reader, sort, selected).first()) { "nobody knows what is on" }
    val head =
        members(
            "on" to tidy.on,
            "stale" to tidy.stale,
            "can_turn_off" to tidy.canTurnOff,
            "undo" to tidy.undo.size,
        )
    val rows =
        tidy.rows.mapIndexed { place, row ->
            members(
                "place" to place,
                "activity" to row.activity.raw,
                "sensitive" to row.sensitive,
                "stale" to row.stale,
                "used" to (row.used != null),
                "selected" to row.selected,
            )
        }
    val also = tidy.also.map { members("also" to it.activity.raw) }
    return Seen(listOf(head) + rows + also, texts(spelled(tidy)))
}

private fun asks(kind: PromptKind): String =
    when (kind) {
        is PromptKind.Consent -> {
            "consent"
        }

        is PromptKind.Release -> {
            when (kind.release.content) {
                is ReleaseContent.Payment -> "payment"
                is ReleaseContent.Picture -> "picture"
                is ReleaseContent.Data -> "data"
            }
        }
    }

private suspend fun Phone.prompt(
    asked: Asked,
    reader: Reader,
): Seen {
    val view =
        when (asked) {
            is Asked.Consent -> (handle(asked.v1).draw(reader) as? Ruled.Done)?.value
            is Asked.Release -> (engine.prompt(asked, reader) as? PromptOutcome.Drawn)?.view
        }
    checkNotNull(view) { "nothing to draw" }
    drawn[id(asked)] = view.digest
    val head =
        members(
            "asks" to asks(view.kind),
            "language" to view.language,
            "activity" to view.activity.raw,
            "sensitive" to view.sensitive,
        )
    return Seen(listOf(head) + view.lines.map { members("key" to it.key) }, texts(spelled(view)))
}
