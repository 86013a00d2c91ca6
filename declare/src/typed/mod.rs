//! The manifest as source of an app's own: each purpose, recipient and kind of data a type, so that what the manifest does not say
//! does not compile.
//!
//! Owns: what an activity can do as far as the manifest tells ([`app`]), names made from ids ([`names`]), and one file a language
//! that draws both from a template ([`kotlin`](kotlin())). Promises: the same manifest gives the same bytes; two ids never share a name; text of
//! the manifest is text in the source and nothing else.

mod app;
mod kotlin;
mod names;

pub use kotlin::kotlin;

use privet::manifest::ManifestFault;

/// One source file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// Its name, with the folders of its package, `/` between them.
    pub path: String,
    /// Its text.
    pub text: String,
}

/// Why no source was made.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BuildFault {
    /// A phone would refuse the manifest.
    #[error("a phone would refuse this manifest: {0}")]
    Manifest(#[from] ManifestFault),
    /// Not a name of a package: dot-separated, each part a lower-case letter and then lower-case letters, digits or `_`, and no
    /// keyword.
    #[error("not a package: `{0}`")]
    Package(String),
    /// Two ids of one list would have one name; upper and lower case count as equal, since file systems take them so.
    #[error("`{first}` and `{second}` would both be named {name}")]
    Alike {
        /// The earlier id.
        first: String,
        /// The later id.
        second: String,
        /// The name.
        name: String,
    },
    /// The id's name is one that the source uses for something else.
    #[error("`{id}` would be named {name}, which the source needs for something else")]
    Taken {
        /// The id.
        id: String,
        /// The name.
        name: String,
    },
}
