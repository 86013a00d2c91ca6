//! The banner that offers to undo withdrawals which are not in force yet.

use super::UndoBanner;
use crate::host::Moment;
use crate::rules::undoable_for;
use crate::state::State;
use crate::text::{self, Reader, Word, fill, say};
use privet_wire::ids::BatchId;
use std::collections::BTreeMap;

/// One for each batch, the latest first. None if a word is missing a value, which a test holds for every line that is drawn.
pub fn banners(state: &State, now: &Moment, reader: Reader) -> Option<Vec<UndoBanner>> {
    let wall = state.wall(now);
    let mut batches: BTreeMap<BatchId, (i64, u64)> = BTreeMap::new();
    for pending in state.pending.values() {
        // By the clock as it shows now, and never longer than it can really be undone.
        if let Some(left) = undoable_for(pending, wall, now) {
            let until = now.wall.saturating_add(i64::try_from(left).unwrap_or(i64::MAX));
            batches.entry(pending.batch).or_insert((until, 0)).1 += 1;
        }
    }
    let mut banners: Vec<_> = batches
        .into_iter()
        .map(|(batch, (until, n))| {
            let values = [("n", text::count(n)), ("time", text::time(until, &reader))];
            let values: Vec<_> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
            let text = fill(Word::HyUndo, reader.language(), &values).ok()?;
            Some(UndoBanner { batch, text, until, undo: say(Word::CUndo, reader.language()).to_owned() })
        })
        .collect::<Option<_>>()?;
    banners.sort_by_key(|banner| std::cmp::Reverse(banner.until));
    Some(banners)
}
