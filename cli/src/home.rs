//! The demo's phone: a directory with the records, software keys and the recipients' private keys.
//!
//! Everything here is for demonstration: keys that lie in a file protect nothing against somebody who reads the file.

use anyhow::{Context as _, anyhow};
use privet::clock::SystemClock;
use privet::engine::{Device, Engine};
use privet::host::{Clock, KeyFault, Moment};
use privet::manifest::{EnvelopeKey, Manifest};
use privet::random::OsRandom;
use privet_softkeys::{RecipientBox, SoftAnchor, SoftKeys, SoftSigner};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Lantern Pay's manifest, as shipped.
pub const MANIFEST: &[u8] = include_bytes!("../assets/demo.json");

/// A phone in software, opened.
pub struct Home {
    /// The directory, in its canonical spelling.
    pub dir: PathBuf,
    /// The person's keys.
    pub signer: Arc<SoftSigner>,
    /// The recipients' private keys.
    pub recipients: Arc<RecipientBox>,
    /// The manifest with the recipients' public keys in it.
    pub manifest: Manifest,
    /// The engine.
    pub engine: Engine,
    clock: SystemClock,
}

impl Home {
    /// Opens the phone in `dir`, and makes what is missing.
    pub fn make(dir: &Path) -> anyhow::Result<Self> {
        fs::create_dir_all(dir).with_context(|| format!("cannot make {}", dir.display()))?;
        Self::at(dir, true)
    }

    /// Opens a phone that is there.
    pub fn open(dir: &Path) -> anyhow::Result<Self> {
        if !dir.join("privet.db").is_file() || !dir.join("keys").is_dir() {
            return Err(anyhow!(
                "{} holds no demo: there is no privet.db with keys/ beside it",
                dir.display()
            ));
        }
        Self::at(dir, false)
    }

    fn at(dir: &Path, make: bool) -> anyhow::Result<Self> {
        let dir = dir.canonicalize().with_context(|| format!("cannot open {}", dir.display()))?;
        let device = dir.join("device");
        let (keys, anchor) = (SoftKeys::directory(&device), SoftAnchor::file(&device.join("anchor")));
        let recipients = RecipientBox::directory(&dir.join("keys"));
        let manifest = with_keys(Manifest::read(MANIFEST)?, &recipients, make)?;
        let clock = SystemClock::new(&OsRandom)?;
        let parts = Device {
            keys: Arc::clone(&keys) as _,
            anchor,
            clock: Arc::new(clock),
            random: Arc::new(OsRandom),
        };
        let engine = Engine::open(&dir, &manifest.canonical(), parts)?;
        let signer = keys.signer();
        Ok(Self { dir, signer, recipients, manifest, engine, clock })
    }

    /// Now.
    pub fn now(&self) -> Moment {
        self.clock.now()
    }
}

/// Each recipient's key in the manifest becomes one whose private half lies in the demo's directory.
fn with_keys(mut manifest: Manifest, recipients: &RecipientBox, make: bool) -> anyhow::Result<Manifest> {
    let ids: Vec<_> = manifest.recipients.iter().map(|recipient| recipient.id.clone()).collect();
    for id in ids {
        let public = match recipients.public(&id) {
            Err(KeyFault::KeyMissing) if make => recipients.make(&id, &OsRandom),
            found => found,
        };
        let public = public.map_err(|fault| anyhow!("the key of {id}: {fault}"))?;
        manifest = manifest.with_envelope_key(&id, EnvelopeKey::new(*public.as_bytes()));
    }
    Ok(manifest)
}

/// A copy of a demo's records and keys in a directory of its own, gone when dropped. What only looks works on a copy, so that
/// looking never writes a line into the records it looks at.
pub struct Copy {
    _temp: tempfile::TempDir,
    /// The phone in the copy.
    pub home: Home,
}

impl Copy {
    /// Copies the phone in `dir` and opens the copy.
    pub fn of(dir: &Path) -> anyhow::Result<Self> {
        let temp = tempfile::tempdir().context("no temporary directory")?;
        for part in ["", "device", "keys"] {
            let from = dir.join(part);
            fs::create_dir_all(temp.path().join(part))?;
            let entries = fs::read_dir(&from).with_context(|| format!("cannot read {}", from.display()))?;
            for entry in entries {
                let entry = entry?;
                let name = entry.file_name();
                let wanted = name.to_str().is_some_and(is_state);
                if wanted && entry.file_type()?.is_file() {
                    fs::copy(entry.path(), temp.path().join(part).join(&name))?;
                }
            }
        }
        let home = Home::open(temp.path())
            .map_err(|error| error.context(format!("cannot open the records in {}", dir.display())))?;
        Ok(Self { _temp: temp, home })
    }
}

/// What belongs to the phone itself, not to what the demo wrote about it. The `-shm` file is rebuilt by SQLite.
fn is_state(name: &str) -> bool {
    matches!(name, "privet.db" | "privet.db-wal" | "privet.tombstones" | "keys.json" | "anchor")
        || (name.starts_with("recipient-") && is_jwk(name))
}

/// Is this the name of a key's file?
pub fn is_jwk(name: &str) -> bool {
    Path::new(name).extension().is_some_and(|extension| extension == "jwk")
}
