//! The shred: delete a template's key alias, and read back that it is missing. The only maker of [`AliasGone`].

use crate::host::{DeviceKeys, KeyFault, KeyState};

/// Evidence: the key store answered that this alias is missing. Nobody else can make it:
///
/// ```compile_fail,E0451
/// let made_up = privet::vault::shred::AliasGone { alias: "privet/template/face_payment/1".into() };
/// ```
#[derive(Clone, Debug)]
pub struct AliasGone {
    alias: String,
}

impl AliasGone {
    /// Which.
    #[must_use]
    pub fn alias(&self) -> &str {
        &self.alias
    }
}

/// Reads whether `alias` is missing, and deletes nothing.
///
/// # Errors
/// [`KeyFault`] if the key store fails; [`KeyFault::Transient`] if it says that the key is there.
pub fn missing(keys: &dyn DeviceKeys, alias: &str) -> Result<AliasGone, KeyFault> {
    match keys.state(alias)? {
        KeyState::Missing => Ok(AliasGone { alias: alias.to_owned() }),
        KeyState::Present | KeyState::Invalidated | KeyState::Locked => Err(KeyFault::Transient),
    }
}

/// Deletes `alias` and reads it back.
///
/// # Errors
/// [`KeyFault`] if the key store fails; [`KeyFault::Transient`] if it says that the key is still there.
pub fn shred(keys: &dyn DeviceKeys, alias: &str) -> Result<AliasGone, KeyFault> {
    let _was = keys.delete(alias)?;
    missing(keys, alias)
}
