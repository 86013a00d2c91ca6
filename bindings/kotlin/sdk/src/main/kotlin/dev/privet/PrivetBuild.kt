package dev.privet

import dev.privet.ffi.privetVersion

/** What this copy of Privet is. */
public object PrivetBuild {
    /** The version of the core inside the loaded library, as `major.minor.patch`. */
    public val coreVersion: String get() = privetVersion()
}
