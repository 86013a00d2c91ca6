//! The phone that a scenario happens on: files, keys, signer, clock, recipients, and the engine while it runs.

use super::format::{Scenario, changed};
use super::matching::Names;
use super::recipient::Known;
use crate::world::{MANIFEST, device, with_keys};
use anyhow::{Context as _, Result, bail};
use privet::engine::{Engine, Status};
use privet::fault::Fault;
use privet::host::{Clock as _, Moment};
use privet::prompt::Asked;
use privet::text::{Language, Reader};
use privet_softkeys::{ManualClock, RecipientBox, Script, SeededRandom, SoftAnchor, SoftKeys, SoftSigner};
use privet_wire::ids::{DatabaseId, Digest, RecipientId, RequestId};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

/// The database and what SQLite keeps beside it.
const DATABASE: [&str; 3] = ["privet.db", "privet.db-wal", "privet.db-shm"];

pub(super) struct Phone {
    pub keys: Arc<SoftKeys>,
    pub script: Arc<Script>,
    pub signer: Arc<SoftSigner>,
    pub clock: Arc<ManualClock>,
    pub recipients: Arc<RecipientBox>,
    pub names: Names,
    pub reader: Reader,
    /// Digest of the lines last drawn for a prompt or release.
    pub drawn: BTreeMap<Asked, Digest>,
    /// What each recipient was told at registration.
    pub known: BTreeMap<RecipientId, Known>,
    pub requests: BTreeMap<String, RequestId>,
    /// The `tests` folder, under which payloads, probes and manifests lie.
    pub base: PathBuf,
    anchor: Arc<SoftAnchor>,
    random: Arc<SeededRandom>,
    files: tempfile::TempDir,
    copies: tempfile::TempDir,
    /// Lantern Pay's, with the recipients' keys; changes are made to this one.
    compiled: Vec<u8>,
    manifest: Vec<u8>,
    engine: Option<Engine>,
    stood: Mark,
    asked: u64,
}

/// A ledger's id and size.
pub(super) type Mark = (Option<DatabaseId>, u64);

impl Phone {
    pub(super) fn new(scenario: &Scenario, base: PathBuf) -> Result<Self> {
        if scenario.manifest != "lantern_pay" {
            bail!("unknown manifest {}", scenario.manifest);
        }
        let start = chrono::DateTime::parse_from_rfc3339(&scenario.start)?.timestamp_millis();
        let language = Language::from_tag(&scenario.reader.language).context("unknown language")?;
        let reader = Reader::new(language, scenario.reader.utc_offset, true)?;
        let (random, recipients) = (SeededRandom::new(7), RecipientBox::memory());
        let compiled = with_keys(MANIFEST, &recipients, &random);
        let mut phone = Self {
            keys: SoftKeys::memory(),
            script: Script::new(),
            signer: SoftSigner::memory(),
            clock: ManualClock::new(start),
            recipients,
            names: Names::default(),
            reader,
            drawn: BTreeMap::new(),
            known: BTreeMap::new(),
            requests: BTreeMap::new(),
            base,
            anchor: SoftAnchor::memory(),
            random,
            files: tempfile::tempdir()?,
            copies: tempfile::tempdir()?,
            manifest: compiled.clone(),
            compiled,
            engine: None,
            stood: (None, 0),
            asked: 0,
        };
        let opened = phone.open()?;
        if opened != json!("Ready") {
            bail!("a new phone answered {opened}");
        }
        Ok(phone)
    }

    /// The engine, if the app runs.
    pub(super) fn engine(&self) -> Result<&Engine> {
        self.engine.as_ref().context("the app was killed and not opened again")
    }

    pub(super) fn now(&self) -> Moment {
        self.clock.now()
    }

    /// The id of a request: the same for the same name, new without one.
    pub(super) fn request(&mut self, name: Option<&str>) -> RequestId {
        if let Some(id) = name.and_then(|name| self.requests.get(name)) {
            return *id;
        }
        self.asked += 1;
        let id = RequestId::new(u128::from(self.asked).to_be_bytes());
        if let Some(name) = name {
            self.requests.insert(name.to_owned(), id);
        }
        id
    }

    /// Starts the app again with the manifest in force; answers how the engine stands.
    pub(super) fn open(&mut self) -> Result<Value> {
        if self.engine.is_some() {
            bail!("the app runs already: kill it first");
        }
        let device = device(&self.keys, &self.anchor, &self.script, &self.clock, &self.random);
        Ok(match Engine::open(self.files.path(), &self.manifest, device) {
            Ok(engine) => {
                let status = status(engine.status());
                self.engine = Some(engine);
                status
            }
            Err(fault) => fault_text(fault),
        })
    }

    /// Ends the app: nothing of its memory is left.
    pub(super) fn kill(&mut self) -> Result<()> {
        self.engine.take().context("the app does not run").map(drop)
    }

    /// The next start has the manifest with the changes of this file.
    pub(super) fn change_manifest(&mut self, file: &str) -> Result<()> {
        self.manifest = changed(&self.compiled, &self.read(file)?)?;
        Ok(())
    }

    /// A file of the `tests` folder.
    pub(super) fn read(&self, file: &str) -> Result<Vec<u8>> {
        std::fs::read(self.base.join(file)).with_context(|| file.to_owned())
    }

    /// Keeps a copy of the database under a name.
    pub(super) fn copy(&self, name: &str) -> Result<()> {
        let to = self.copies.path().join(name);
        std::fs::create_dir_all(&to)?;
        for file in DATABASE {
            let from = self.files.path().join(file);
            if from.exists() {
                std::fs::copy(from, to.join(file))?;
            }
        }
        Ok(())
    }

    /// Puts a copy in the database's place. The app must not run.
    pub(super) fn restore(&self, name: &str) -> Result<()> {
        let from = self.copies.path().join(name);
        if !from.exists() {
            bail!("no copy is named {name}");
        }
        self.delete()?;
        for file in DATABASE {
            let copy = from.join(file);
            if copy.exists() {
                std::fs::copy(copy, self.files.path().join(file))?;
            }
        }
        Ok(())
    }

    /// Deletes the database. The app must not run.
    pub(super) fn delete(&self) -> Result<()> {
        if self.engine.is_some() {
            bail!("the app runs: kill it first");
        }
        for file in DATABASE {
            let path = self.files.path().join(file);
            if path.exists() {
                std::fs::remove_file(path)?;
            }
        }
        Ok(())
    }

    /// Where the ledger stands: its id and size. After a kill, where it stood.
    pub(super) fn mark(&mut self) -> Mark {
        if let Some(engine) = &self.engine {
            let state = engine.state();
            // While locked nobody knows where it stands.
            if state.database.is_some() {
                self.stood = (state.database, state.size);
            }
        }
        self.stood
    }

    /// The ledger's events from `since` on, each as its name and what it carries.
    pub(super) fn events(&self, since: u64) -> Result<Vec<Value>> {
        let engine = self.engine()?;
        (since..engine.state().size)
            .map(|index| {
                let recorded = engine.entry(index).map_err(fault)?.context("an entry is missing")?;
                let mut event = serde_json::to_value(recorded.event)?;
                let name = event.as_object_mut().and_then(|e| e.remove("type")).context("no type")?;
                let name = name.as_str().context("no type")?;
                Ok(json!({ name: event }))
            })
            .collect()
    }
}

/// How the engine stands, as a scenario spells it.
pub(super) fn status(status: Status) -> Value {
    match status {
        Status::Ready => json!("Ready"),
        Status::Locked => json!("Locked"),
        Status::LockedDown { cause } => json!({"LockedDown": {"cause": cause}}),
        Status::Reinstalled { cause } => json!({"Reinstalled": {"cause": cause}}),
    }
}

/// A fault by its name, without what it carries.
pub(super) fn fault_text(fault: Fault) -> Value {
    let text = format!("{fault:?}");
    json!({"fault": text.split('(').next().unwrap_or_default()})
}

/// A fault that no scenario expects.
pub(super) fn fault(fault: Fault) -> anyhow::Error {
    anyhow::anyhow!("fault: {fault:?}")
}
