//! What is found at open that belongs to nothing: keys that no record names, rows that no template has, templates whose key is gone.
//! What opens nothing is deleted, a template that can't be opened any more is recorded as destroyed, and all of it is reported.

use super::Engine;
use super::cycle::Job;
use super::effect::template_tag;
use super::live::Ledger;
use super::trouble::Trouble;
use crate::alias;
use crate::command::Command;
use crate::facts::Evidence;
use crate::host::{DeviceKeys as _, KeyDeleted, KeyState};
use crate::state::{Owed, State, TemplateStatus};
use crate::store::Durability;
use crate::vault::shred::{missing, shred};
use std::collections::BTreeSet;
use std::sync::Arc;

/// What the latest open found that belongs to nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Found {
    /// Template keys that no record names; deleted.
    pub keys: u32,
    /// Sealed templates that no record names; deleted.
    pub rows: u32,
    /// Templates whose key the key store no longer has; recorded as destroyed. The activity is on, and a face can be enrolled anew.
    pub lost: u32,
    /// Keys of older records and registrations that nothing here names. Left alone: records that were set aside may need them.
    pub others: u32,
}

impl Engine {
    /// What the latest open found that belongs to nothing.
    #[must_use]
    pub fn found(&self) -> Found {
        *super::lock(&self.found)
    }

    /// The aliases that the key store has. Read before the records: each is recorded before its key is made, so that one of another
    /// process that is not recorded yet is not taken for one of nobody's.
    pub(super) fn aliases(&self) -> Result<Aliases, Trouble> {
        let list = |prefix| -> Result<Vec<String>, Trouble> { Ok(self.keys.list(prefix)?) };
        let mut others = list(alias::MASTERS)?;
        others.extend(list(alias::NOTICES)?);
        Ok(Aliases { templates: list(alias::TEMPLATES)?, others })
    }

    pub(super) fn tidy_up(&self, ledger: &Arc<Ledger>, aliases: &Aliases) -> Result<(), Trouble> {
        let state = self.state_of(ledger)?;
        let mut found = Found::default();
        let named = named(&state);
        for alias in aliases.templates.iter().filter(|alias| !named.contains(alias.as_str())) {
            found.keys += u32::from(self.keys.delete(alias)? == KeyDeleted::Deleted);
            let _gone = missing(&self.keys, alias)?;
        }
        let epochs = ledger.store.read()?.epochs()?;
        let current: BTreeSet<_> = epochs.iter().map(|row| row.alias.as_str()).collect();
        let others = aliases.others.iter().map(String::as_str);
        let others = others.filter(|alias| !named.contains(alias) && !current.contains(alias)).count();
        found.others = u32::try_from(others).unwrap_or(u32::MAX);
        found.rows = rows_of_nobody(ledger, &state)?;
        for (template, held) in state.templates.iter().filter(|(_, held)| held.status == TemplateStatus::Live)
        {
            if matches!(self.keys.state(&held.alias)?, KeyState::Present | KeyState::Locked) {
                continue;
            }
            let evidence = Evidence { gone: Some(shred(&self.keys, &held.alias)?), ..Evidence::default() };
            let command = Command::TemplateLost { template: *template };
            let _recorded =
                self.cycle(ledger, Job { command: Some(&command), evidence, ..Job::default() })?;
            found.lost += 1;
        }
        if found != Found::default() {
            log::warn!("vault: found {found:?}");
        }
        *super::lock(&self.found) = found;
        Ok(())
    }
}

/// Deletes the sealed templates that State names none of.
fn rows_of_nobody(ledger: &Ledger, state: &State) -> Result<u32, Trouble> {
    let kept: BTreeSet<_> = state.templates.keys().map(|id| template_tag(ledger, *id)).collect();
    let rows = ledger.store.read()?.templates()?;
    if rows.iter().all(|tag| kept.contains(tag)) {
        return Ok(0);
    }
    let tx = ledger.store.write(Durability::Full)?;
    // Another process may have enrolled since: what counts is what the file says now.
    let mut now = state.clone();
    ledger.catch_up(&tx, &mut now)?;
    let kept: BTreeSet<_> = now.templates.keys().map(|id| template_tag(ledger, *id)).collect();
    let mut deleted = 0;
    for tag in tx.templates()?.into_iter().filter(|tag| !kept.contains(tag)) {
        deleted += u32::from(tx.delete_template(&tag)?);
    }
    tx.commit()?;
    Ok(deleted)
}

/// The aliases of the key store, as they were before the records were read.
pub(super) struct Aliases {
    templates: Vec<String>,
    others: Vec<String>,
}

/// The aliases that State names.
fn named(state: &State) -> BTreeSet<&str> {
    let templates = state.templates.values().map(|held| held.alias.as_str());
    let registered = state.registered.values().map(|known| known.notice_alias.as_str());
    let owed = state.owed.values().filter_map(|owed| match owed {
        Owed::DeleteAlias { alias, .. } | Owed::DropNoticeKey { alias, .. } => Some(alias.as_str()),
        Owed::Notify { under, .. } => under.as_ref().map(|teller| teller.notice_alias.as_str()),
    });
    templates.chain(registered).chain(owed).collect()
}
