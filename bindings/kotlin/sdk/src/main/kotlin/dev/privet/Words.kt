package dev.privet

import dev.privet.ffi.Chrome
import dev.privet.ffi.Language
import dev.privet.ffi.chrome as chromeOf

/**
 * The fixed words of every screen in this language: titles, labels, buttons, what came of a sheet. A text with a number, a name or a
 * time in it belongs to the view that knows the value. From memory; no engine is needed.
 */
public fun Language.chrome(): Chrome = chromeOf(this)
