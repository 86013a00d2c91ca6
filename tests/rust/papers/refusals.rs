//! docs/refusals.md: each refusal and fault with what a person reads and who can act, written from the engine's own answers.

use crate::cut::same_or_written;
use crate::project::read;
use privet::fault::Fault;
use privet::host::KeyFault;
use privet::refusal::Refusal;
use privet::store::StoreFault;
use privet::text::Language;
use privet::views::fault::fault;
use privet::views::refusal::refusal_text;
use serde_json::{Value, json};

const PAGE: &str = "docs/refusals.md";

/// The variants of an enum with the first paragraph of their documentation, as the source has them.
fn variants(path: &str, name: &str) -> Vec<(String, String)> {
    let text = read(path);
    let (_, rest) = text.split_once(&format!("pub enum {name} {{\n")).expect("the enum");
    let (body, _) = rest.split_once("\n}\n").expect("its end");
    let mut found = Vec::new();
    let mut said = String::new();
    for line in body.lines() {
        let of_variant = line.strip_prefix("    ").filter(|line| !line.starts_with(' '));
        match of_variant.map(|line| (line.strip_prefix("/// "), line)) {
            Some((Some(doc), _)) => said = [&said, doc].concat() + " ",
            Some((None, line)) if line.starts_with(char::is_uppercase) => {
                let end = line.find(|c: char| !c.is_alphanumeric()).expect("something follows a name");
                found.push((line[..end].to_owned(), std::mem::take(&mut said).trim_end().to_owned()));
            }
            _ => {}
        }
    }
    found
}

/// A refusal by its name: what it carries makes no difference to what is said of it, but for how something ended.
fn refusals(name: &str) -> Vec<(String, Refusal)> {
    let as_read = |value: Value| serde_json::from_value(value).expect("a refusal");
    let ends =
        [json!("Refused"), json!("Expired"), json!({"Cancelled": {"why": "Back"}}), json!("Invalidated")];
    match name {
        "Ended" => ends
            .map(|reason| {
                let how = reason.as_str().unwrap_or("Cancelled");
                (format!("Ended({how})"), as_read(json!({"Ended": {"reason": reason}})))
            })
            .into(),
        "CoolDown" => vec![(name.to_owned(), as_read(json!({"CoolDown": {"until": 0}})))],
        _ => vec![(name.to_owned(), as_read(json!(name)))],
    }
}

fn row(cells: [&str; 5]) -> String {
    format!("| `{}` | {} | `{}` | {} | {} |\n", cells[0], cells[1], cells[2], cells[3], cells[4])
}

const HEAD: &str = "| Code | What it is | `next` | English | 简体中文 |\n|---|---|---|---|---|\n";

fn of_refusals() -> String {
    let mut table = HEAD.to_owned();
    for (name, meaning) in variants("core/src/refusal.rs", "Refusal") {
        for (name, refusal) in refusals(&name) {
            let [en, zh] = Language::ALL.map(|language| refusal_text(refusal, language));
            table += &row([&name, &meaning, &format!("{:?}", refusal.next()), en, zh]);
        }
    }
    table
}

fn of_faults() -> String {
    let keys = [
        KeyFault::KeyMissing,
        KeyFault::KeyInvalidated,
        KeyFault::Locked,
        KeyFault::Transient,
        KeyFault::Corrupt,
        KeyFault::TooManyKeys,
        KeyFault::Host,
    ];
    let stores = [
        StoreFault::Busy,
        StoreFault::Full,
        StoreFault::Corrupt,
        StoreFault::Hostile,
        StoreFault::Newer,
        StoreFault::Io,
    ];
    let own = [
        Fault::Reentrant,
        Fault::Conflict,
        Fault::BadArgument,
        Fault::Random,
        Fault::Damaged,
        Fault::Internal,
    ];
    let all = [
        ("core/src/host.rs", "KeyFault", Vec::from(keys.map(Fault::Key))),
        ("core/src/store/fault.rs", "StoreFault", Vec::from(stores.map(Fault::Store))),
        ("core/src/fault.rs", "Fault", Vec::from(own)),
    ];
    let mut table = HEAD.to_owned();
    for (path, name, faults) in all {
        let documented = variants(path, name);
        let own = documented.iter().filter(|(variant, _)| !["Key", "Store"].contains(&variant.as_str()));
        assert_eq!(own.count(), faults.len(), "each {name} stands here");
        for of in faults {
            let code = format!("{of:?}");
            let short = code.trim_end_matches(')').rsplit('(').next().unwrap_or_default();
            let (_, meaning) = documented.iter().find(|(variant, _)| variant == short).expect("documented");
            let [en, zh] = Language::ALL.map(|language| fault(of, language));
            table += &row([&code, meaning, &format!("{:?}", en.next), &en.text, &zh.text]);
        }
    }
    table
}

#[test]
fn each_refusal_and_fault_has_its_line() {
    let page = read(PAGE);
    let mut written = page.clone();
    for (name, table) in [("refusals", of_refusals()), ("faults", of_faults())] {
        let (begin, end) = (format!("<!-- {name}:begin -->\n"), format!("<!-- {name}:end -->"));
        let (before, rest) = written.split_once(&begin).expect("where the table begins");
        let (_, after) = rest.split_once(&end).expect("where it ends");
        written = [before, &begin, &table, &end, after].concat();
    }
    assert!(written.lines().filter(|line| line.starts_with("| `")).count() > 70, "a table is short");
    same_or_written(PAGE, &written);
}
