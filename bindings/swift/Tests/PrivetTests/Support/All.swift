import Testing

/// Every test, one after the other: some count the engines of the whole process.
@Suite(.serialized) enum All {}
