import PrivetFFI

/// What this copy of Privet is.
public enum PrivetBuild {
    /// The version of the core that is linked in, as `major.minor.patch`.
    public static var coreVersion: String { privetVersion() }
}
