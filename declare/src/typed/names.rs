//! Names made from ids: of one list no two alike, and none that the source needs for itself.

use super::BuildFault;
use heck::{ToLowerCamelCase as _, ToUpperCamelCase as _};
use std::collections::BTreeMap;

/// `bill_scan` as `BillScan`. Ids begin with a letter (`wire/src/ids.rs`), so this does too.
pub fn upper(id: &str) -> String {
    id.to_upper_camel_case()
}

/// `bill_scan` as `billScan`.
pub fn lower(id: &str) -> String {
    id.to_lower_camel_case()
}

/// Fails where two ids of one list would have one name, or one a name of `taken`: those are something else where these will stand.
pub fn distinct<'m>(
    ids: impl IntoIterator<Item = &'m str>,
    name: fn(&str) -> String,
    taken: &[&str],
) -> Result<(), BuildFault> {
    let mut known: BTreeMap<String, &str> = BTreeMap::new();
    for id in ids {
        let name = name(id);
        if taken.contains(&name.as_str()) {
            return Err(BuildFault::Taken { id: id.to_owned(), name });
        }
        if let Some(first) = known.insert(name.to_lowercase(), id) {
            return Err(BuildFault::Alike { first: first.to_owned(), second: id.to_owned(), name });
        }
    }
    Ok(())
}
