//! Ids as they cross: each a type of its own in Kotlin and Swift too, checked by the core when it enters.
//!
//! A text that is no id is [`Fault::BadArgument`], wherever it stands in the arguments of a call.

use crate::refusals::Fault;
pub use privet_wire::ids::{
    ActivityId, AppId, BatchId, DataId, Digest, Jti, LibraryId, MatchToken, ProbeNonce, PromptId,
    RecipientId, ReleaseId, RequestId, Subject, TemplateId, UseId,
};

/// A custom type over its text, whose failing lift is the fault of the call that it was an argument of.
macro_rules! id {
    ($(#[$doc:meta])* $id:ident) => {
        uniffi::custom_type!(
            $(#[$doc])*
            $id, String, {
                remote,
                try_lift: |text| Ok($id::try_from(text).map_err(|_| Fault::BadArgument)?),
                lower: |id| String::from(id),
            }
        );
    };
}

id!(
    /// The app, as its manifest names it; `iss` of a receipt.
    AppId
);
id!(
    /// One purpose declared in the manifest.
    ActivityId
);
id!(
    /// Somebody who may receive data; `aud` of a receipt.
    RecipientId
);
id!(
    /// One kind of data declared in the manifest.
    DataId
);
id!(
    /// Code by somebody else that is built into the app, as the manifest names it.
    LibraryId
);
id!(
    /// Withdrawals that were asked for together, and can be undone together.
    BatchId
);
id!(
    /// Made by the caller of a committing command, so that its outcome can be asked again.
    RequestId
);
id!(
    /// One prompt, live until answered or left.
    PromptId
);
id!(
    /// One recorded access.
    UseId
);
id!(
    /// One release, from proposal to its end.
    ReleaseId
);
id!(
    /// The single-use number of a receipt or notice (RFC 7519, section 4.1.7).
    Jti
);
id!(
    /// The person as one recipient knows them; never shared between recipients.
    Subject
);
id!(
    /// One matched face, good for at most one payment proposal.
    MatchToken
);
id!(
    /// One sealed biometric template.
    TemplateId
);
id!(
    /// A number that the host has to bring back once with a probe, within 60 s.
    ProbeNonce
);
id!(
    /// A SHA-256 value.
    Digest
);
