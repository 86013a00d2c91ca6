//! Promise, symbol and test: every name that SECURITY.md, `core/src/lib.rs` and the other documents give exists.

use crate::project::{between, code, defines, documents, files, read, root, rows};
use std::collections::{BTreeMap, BTreeSet};

/// Where the tests of a package are.
const PACKAGES: [(&str, &str); 7] = [
    ("privet", "core"),
    ("privet-wire", "wire"),
    ("privet-softkeys", "softkeys"),
    ("privet-tests", "tests/rust"),
    ("privet-ffi", "bindings/ffi"),
    ("privet-cli", "cli"),
    ("xtask", "xtask"),
];
/// What backticked paths begin with.
const FOLDERS: [&str; 12] = [
    ".ci/",
    "android-demo/",
    "bindings/",
    "cli/",
    "core/",
    "declare/",
    "docs/",
    "ios-demo/",
    "softkeys/",
    "tests/",
    "wire/",
    "xtask/",
];

/// The tests of each package that a plain `cargo test` runs, as `package::name`.
pub fn tests() -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for (package, folder) in PACKAGES.iter().filter(|(_, folder)| root().join(folder).exists()) {
        for file in files(folder, ".rs") {
            let text = read(&file);
            let mut marked = false;
            for line in text.lines().map(str::trim) {
                if line == "#[test]" {
                    marked = true;
                } else if let Some(name) = line.strip_prefix("fn ").filter(|_| marked) {
                    found.insert(format!("{package}::{}", name.split('(').next().unwrap()));
                    marked = false;
                } else if line.starts_with("#[ignore") || !(line.is_empty() || line.starts_with(['#', '/'])) {
                    marked = false;
                }
            }
        }
    }
    found
}

/// What is wrong with the name of a test: a `package::name`, a scenario's file, a Kotlin file's `path::sentence`, or a check of
/// `cargo xtask test`.
pub fn no_test(tests: &BTreeSet<String>, name: &str) -> Option<String> {
    if let Some((path, sentence)) = name.split_once(".kt::") {
        let path = format!("{path}.kt");
        if !root().join(&path).exists() {
            return Some(format!("no file {path}"));
        }
        let test = format!("@Test\n    fun `{sentence}`(");
        return (!read(&path).contains(&test)).then(|| format!("{path} has no test `{sentence}`"));
    }
    if name.contains('/') {
        return no_symbol(name);
    }
    (!tests.contains(name)).then(|| format!("no test {name}"))
}

/// What is wrong with `path` or `path::symbol`.
fn no_symbol(name: &str) -> Option<String> {
    let (path, symbol) = name.split_once("::").map_or((name, None), |(path, symbol)| (path, Some(symbol)));
    if !root().join(path).exists() {
        return Some(format!("no file {path}"));
    }
    let symbol = symbol?.rsplit("::").next().unwrap();
    (!defines(&read(path), symbol)).then(|| format!("{path} defines no {symbol}"))
}

#[test]
fn every_promise_names_a_symbol_and_a_test_that_exist() {
    let tests = tests();
    let text = read("SECURITY.md");
    let promises = rows(between(&text, "<!-- promises:begin -->", "<!-- promises:end -->"));
    let mut wrong = Vec::new();
    for row in &promises {
        let [promise, symbols, proofs] = row[..] else { panic!("not three cells: {row:?}") };
        let (symbols, proofs) = (code(symbols), code(proofs));
        if symbols.is_empty() || proofs.is_empty() {
            wrong.push(format!("{promise}: without symbol or test"));
        }
        wrong.extend(symbols.iter().filter_map(|name| no_symbol(name)));
        wrong.extend(proofs.iter().filter_map(|name| no_test(&tests, name)));
    }
    assert!(promises.len() >= 20, "the table was not read: {} rows", promises.len());
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn every_guarantee_in_the_engines_header_names_a_module_and_a_test_that_exist() {
    let tests = tests();
    let text = read("core/src/lib.rs");
    let lines = text.lines().filter_map(|line| line.strip_prefix("//!")).map(str::trim);
    let header: String = lines.flat_map(|line| [line, "\n"]).collect();
    let guarantees = rows(header.split_once("| guarantee ").expect("the table").1);
    let mut wrong = Vec::new();
    for row in &guarantees {
        let [guarantee, modules, proofs] = row[..] else { panic!("not three cells: {row:?}") };
        let (modules, proofs) = (code(modules), code(proofs));
        if modules.is_empty() || proofs.is_empty() {
            wrong.push(format!("{guarantee}: without module or test"));
        }
        for module in modules {
            let path = format!("core/src/{}", module.replace("::", "/"));
            let exists =
                [format!("{path}.rs"), format!("{path}/mod.rs")].iter().any(|p| root().join(p).exists());
            if !exists {
                wrong.push(format!("no module {module}"));
            }
        }
        wrong.extend(proofs.iter().filter_map(|name| no_test(&tests, name)));
    }
    assert!(guarantees.len() >= 10, "the table was not read: {} rows", guarantees.len());
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn every_path_and_symbol_in_the_documents_exists() {
    let mut wrong = BTreeMap::new();
    for document in documents() {
        let text = read(&document);
        let mut fenced = false;
        for line in text.lines() {
            if line.trim_start().starts_with("```") {
                fenced = !fenced;
            }
            let names = if fenced { Vec::new() } else { code(line) };
            let paths = names.into_iter().filter(|name| {
                FOLDERS.iter().any(|folder| name.starts_with(folder)) && !name.contains([' ', '*', '<', '{'])
            });
            for fault in paths.filter_map(no_symbol) {
                wrong.insert(fault, document.clone());
            }
        }
    }
    assert_eq!(wrong, BTreeMap::new());
}

#[test]
fn every_link_between_the_documents_leads_somewhere() {
    let mut wrong = Vec::new();
    for document in documents() {
        let folder = root().join(&document).parent().unwrap().to_owned();
        for link in read(&document).split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            let path = link.split('#').next().unwrap();
            if !path.is_empty() && !path.contains(':') && !folder.join(path).exists() {
                wrong.push(format!("{document}: {path}"));
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}
