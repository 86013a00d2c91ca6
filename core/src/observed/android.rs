//! Access notes of Android: a format of this project's own, written by the app (docs/observed.md).
//!
//! One object a line: `{"type":"op", …}` for what `AppOpsManager.OnOpNotedCallback` told, `{"type":"host", …}` for what an
//! interceptor saw. There is no export that a person could take from the system, and a callback tells an app only of itself.

use super::finding::FindingCode;
use super::gather::Gathered;
use super::{Access, Contact, Resource, line};
use crate::host::WallMs;
use serde::Deserialize;
use serde_json::Value;

#[derive(Deserialize)]
struct Line {
    #[serde(rename = "type")]
    of: Option<String>,
    package: Option<String>,
    at: Option<Value>,
    // A noted op.
    op: Option<String>,
    tag: Option<String>,
    how: Option<String>,
    // A connection.
    host: Option<String>,
    bytes: Option<Value>,
}

pub(super) fn read(bytes: &[u8], to: &mut Gathered<'_>) {
    line::each(bytes, to, |to, number, line: Line| {
        if let Err(code) = note(to, number, line) {
            to.findings.add(number, code);
        }
    });
}

fn note(to: &mut Gathered<'_>, number: u64, line: Line) -> Result<(), FindingCode> {
    let op = match line.of.as_deref() {
        Some("op") => true,
        Some("host") => false,
        Some(_) => return Err(FindingCode::UnknownType),
        None => return Err(FindingCode::MissingMember),
    };
    to.recognised = true;
    if line.package.as_ref().ok_or(FindingCode::MissingMember)? != to.app {
        return Err(FindingCode::OtherApp);
    }
    if op { access(to, number, line) } else { connection(to, number, &line) }
}

fn time(to: &mut Gathered<'_>, at: Option<&Value>) -> Result<WallMs, FindingCode> {
    let at = at.ok_or(FindingCode::MissingMember)?.as_i64().ok_or(FindingCode::BadTime)?;
    if !to.in_range(at) {
        return Err(FindingCode::BadTime);
    }
    to.reaches(at);
    Ok(at)
}

fn access(to: &mut Gathered<'_>, number: u64, line: Line) -> Result<(), FindingCode> {
    let op = line.op.ok_or(FindingCode::MissingMember)?;
    let resource = Resource::of_android(&op).ok_or(FindingCode::UnknownCategory)?;
    let at = time(to, line.at.as_ref())?;
    let tag = line.tag.and_then(|tag| to.tag(number, tag));
    to.accesses.push(Access { resource, at, count: 1, tag });
    // All three are accesses; which of them only helps whoever reads the file.
    match line.how.as_deref() {
        None | Some("sync" | "self" | "async") => Ok(()),
        Some(_) => Err(FindingCode::UnknownType),
    }
}

fn connection(to: &mut Gathered<'_>, number: u64, line: &Line) -> Result<(), FindingCode> {
    let host = line.host.clone().ok_or(FindingCode::MissingMember)?;
    let at = time(to, line.at.as_ref())?;
    let bytes = match &line.bytes {
        None | Some(Value::Null) => None,
        Some(value) => {
            let bytes = value.as_u64();
            if bytes.is_none() {
                to.findings.add(number, FindingCode::BadCount);
            }
            bytes
        }
    };
    let contact = Contact { host, by_person: false, hits: 1, bytes, first: at, last: at };
    to.contact(number, contact);
    Ok(())
}
