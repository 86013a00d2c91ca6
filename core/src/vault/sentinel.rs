//! The sentinel: a key that the platform ends when a face or finger is enrolled on the device. The ledger names it with the first
//! template that it stands for. The only maker of [`SentinelReady`] and [`BiometricsChanged`].

use crate::alias;
use crate::host::{DeviceKeys, KeyFault, KeyPolicy, KeyState};

/// Evidence: this sentinel was there a moment ago.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SentinelReady {
    alias: String,
}

impl SentinelReady {
    /// Which.
    #[must_use]
    pub fn alias(&self) -> &str {
        &self.alias
    }
}

/// Evidence: this sentinel ended, or there never was one. Nobody can make it up:
///
/// ```compile_fail,E0451
/// let made_up = privet::vault::sentinel::BiometricsChanged { sentinel: None };
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BiometricsChanged {
    sentinel: Option<String>,
}

impl BiometricsChanged {
    /// Which; none where the records name none.
    #[must_use]
    pub fn sentinel(&self) -> Option<&str> {
        self.sentinel.as_deref()
    }
}

/// Whether the phone's faces and fingers are those of the time when the sentinel was made. One that is missing is one that ended: some
/// platforms take it away, others say that they ended it. Where there is none, nobody looked.
///
/// # Errors
/// [`KeyFault`]; [`KeyFault::Locked`] while nobody can tell.
pub fn look(keys: &dyn DeviceKeys, sentinel: Option<&str>) -> Result<Option<BiometricsChanged>, KeyFault> {
    let there = match sentinel.map(|alias| keys.state(alias)).transpose()? {
        Some(KeyState::Present) => true,
        Some(KeyState::Locked) => return Err(KeyFault::Locked),
        Some(KeyState::Missing | KeyState::Invalidated) | None => false,
    };
    Ok((!there).then(|| BiometricsChanged { sentinel: sentinel.map(str::to_owned) }))
}

/// The sentinel for a first template: the one that is known and there, or else any other that is (it tells of more, not of less), or
/// else a new one. Those that ended are deleted.
///
/// # Errors
/// [`KeyFault`]
pub fn ready(
    keys: &dyn DeviceKeys,
    known: Option<&str>,
    random: [u8; 16],
) -> Result<SentinelReady, KeyFault> {
    if let Some(alias) = known
        && keys.state(alias)? == KeyState::Present
    {
        return Ok(SentinelReady { alias: alias.to_owned() });
    }
    let mut there = None;
    for alias in keys.list(alias::SENTINELS)? {
        match keys.state(&alias)? {
            KeyState::Present => there = Some(alias),
            KeyState::Invalidated => {
                let _was = keys.delete(&alias)?;
            }
            KeyState::Missing | KeyState::Locked => {}
        }
    }
    if let Some(alias) = there {
        return Ok(SentinelReady { alias });
    }
    let alias = alias::sentinel(random);
    let _made = keys.create(&alias, KeyPolicy::Sentinel)?;
    Ok(SentinelReady { alias })
}
