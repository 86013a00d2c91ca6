// The words of the core (ids, refusals, views, host traits) are part of this module's surface.
@_exported import PrivetFFI

/// Why there is no ruling: the one error that this module throws. Codes only, never personal data.
public typealias PrivetFault = Fault
