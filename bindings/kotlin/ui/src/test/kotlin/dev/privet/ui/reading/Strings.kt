package dev.privet.ui.reading

import java.lang.reflect.Modifier

/** Every text in a record of the core, and in the records and lists that it holds. */
internal fun texts(of: Any?): Set<String> = buildSet { collect(of, this) }

private fun collect(
    of: Any?,
    into: MutableSet<String>,
) {
    when (of) {
        null, is Number, is Boolean, is Enum<*> -> {}

        is String -> {
            into += of
        }

        is Iterable<*> -> {
            of.forEach { collect(it, into) }
        }

        else -> {
            of.javaClass.declaredFields.filterNot { Modifier.isStatic(it.modifiers) }.forEach {
                it.isAccessible = true
                collect(it.get(of), into)
            }
        }
    }
}
