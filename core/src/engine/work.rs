//! Host work that is owed: never inside a transaction, resumed after a crash. The event says it is owed, State lists it, this
//! does it and has it recorded.

use super::Engine;
use super::cycle::Job;
use super::live::Ledger;
use super::trouble::Trouble;
use crate::command::Command;
use crate::facts::Evidence;
use crate::fault::Fault;
use crate::host::KeyFault;
use crate::notify::{self, Parties};
use crate::random::draw;
use crate::state::Owed;
use crate::vault::shred::{missing, shred};
use privet_wire::ids::Jti;
use std::sync::Arc;

impl Engine {
    /// Does what is owed. What fails stays owed and is tried again after the next command and at open.
    pub(super) fn settle(&self, ledger: &Arc<Ledger>) -> Result<(), Trouble> {
        let owed = self.state_of(ledger)?.owed.clone();
        let mut destroyed = false;
        for (work, owed) in owed {
            let evidence = match self.work(ledger, work, &owed) {
                Ok(evidence) => evidence,
                Err(Trouble::Down(cause)) => return Err(Trouble::Down(cause)),
                Err(Trouble::Fault(_) | Trouble::Refused(_)) => {
                    log::warn!("host work: not done now, owed");
                    continue;
                }
            };
            destroyed |= matches!(owed, Owed::DeleteAlias { .. });
            let command = Command::WorkDone { work };
            let done = self.cycle(ledger, Job { command: Some(&command), evidence, ..Job::default() })?;
            if let Err(refusal) = done.outcome {
                log::warn!("host work: {refusal:?}");
            }
        }
        if destroyed && ledger.store.truncate_wal().is_err() {
            log::warn!("write-ahead log: somebody still reads, not emptied now");
        }
        let owed = *super::lock(&self.anchor_owed);
        owed.map_or(Ok(()), |head| self.anchor_or_owe(ledger, &head, false))?;
        self.rewrap(ledger)
    }

    /// The same behind a commit, which stands whatever the device does not do now.
    pub(super) fn settled(&self, ledger: &Arc<Ledger>) -> Result<(), Trouble> {
        match self.settle(ledger) {
            Err(Trouble::Fault(_) | Trouble::Refused(_)) => {
                log::warn!("host work: not looked through now, owed");
                Ok(())
            }
            done => done,
        }
    }

    fn work(&self, ledger: &Ledger, work: u64, owed: &Owed) -> Result<Evidence, Trouble> {
        match owed {
            Owed::DeleteAlias { alias, .. } => {
                Ok(Evidence { gone: Some(shred(&self.keys, alias)?), ..Evidence::default() })
            }
            Owed::DropNoticeKey { alias, .. } => {
                // What is owed under it comes first, and may have to wait for the key store.
                if self.state_of(ledger)?.needs_notice_key(alias) {
                    return Err(Fault::Key(KeyFault::Transient).into());
                }
                Ok(Evidence { gone: Some(shred(&self.keys, alias)?), ..Evidence::default() })
            }
            Owed::Notify { recipient, activity, withdrawn, under } => {
                let state = self.state_of(ledger)?;
                let by = state.teller(recipient, under.as_ref()).ok_or(Fault::Internal)?;
                let manifest = state.declared().ok_or(Fault::Internal)?;
                let parties = Parties { iss: manifest.id.clone(), aud: recipient.clone(), sub: by.sub };
                let jti = Jti::new(draw(self.random.as_ref())?);
                let alias = &by.notice_alias;
                match notify::sign(&self.keys, alias, parties, (activity, *withdrawn), (work, jti)) {
                    Ok(notice) => Ok(Evidence { notice: Some(notice), ..Evidence::default() }),
                    // Nobody can sign it any more. That is told to the person instead of being tried for ever.
                    Err(KeyFault::KeyMissing) => {
                        Ok(Evidence { gone: Some(missing(&self.keys, alias)?), ..Evidence::default() })
                    }
                    Err(fault) => Err(fault.into()),
                }
            }
        }
    }
}
