//! The sentinel: a key that the platform ends when a face or finger is enrolled on the device. The only maker of [`EnrolmentChanged`].

use crate::alias;
use crate::host::{DeviceKeys, KeyFault, KeyPolicy, KeyState};

/// Evidence: the sentinel that was made with the templates is no longer there.
///
/// ```compile_fail,E0451
/// let made_up = privet::vault::sentinel::EnrolmentChanged { _seen: () };
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EnrolmentChanged {
    _seen: (),
}

/// Whether the phone's faces and fingers are those of the time when the sentinel was made. One that is missing is one that ended: some
/// platforms take it away, others say that they ended it.
///
/// # Errors
/// [`KeyFault`]; [`KeyFault::Locked`] while nobody can tell.
pub fn look(keys: &dyn DeviceKeys) -> Result<Option<EnrolmentChanged>, KeyFault> {
    let mut there = false;
    for alias in keys.list(alias::SENTINELS)? {
        match keys.state(&alias)? {
            KeyState::Present => there = true,
            KeyState::Locked => return Err(KeyFault::Locked),
            KeyState::Missing | KeyState::Invalidated => return Ok(Some(EnrolmentChanged { _seen: () })),
        }
    }
    Ok((!there).then_some(EnrolmentChanged { _seen: () }))
}

/// Begins to look, with a new sentinel in place of any that ended. Called when no template is there, so that nothing goes unnoticed.
///
/// # Errors
/// [`KeyFault`]
pub fn renew(keys: &dyn DeviceKeys, random: [u8; 16]) -> Result<(), KeyFault> {
    let alias = alias::sentinel(random);
    let _made = keys.create(&alias, KeyPolicy::Sentinel)?;
    for old in keys.list(alias::SENTINELS)?.into_iter().filter(|old| *old != alias) {
        let _was = keys.delete(&old)?;
    }
    Ok(())
}
