//! The project's own files, and the few marks that its documents use.

use std::path::{Path, PathBuf};

pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

pub fn read(path: &str) -> String {
    std::fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Every file below `folder` whose name ends so, as paths from the top; what tools build is left out.
pub fn files(folder: &str, end: &str) -> Vec<String> {
    let mut found = Vec::new();
    for entry in root().join(folder).read_dir().unwrap_or_else(|error| panic!("{folder}: {error}")) {
        let entry = entry.unwrap();
        let name = entry.file_name().into_string().unwrap();
        let path = if folder.is_empty() { name.clone() } else { format!("{folder}/{name}") };
        let is_folder = entry.file_type().unwrap().is_dir();
        if is_folder
            && !name.starts_with('.')
            && !["target", ".build", "node_modules"].contains(&name.as_str())
        {
            found.extend(files(&path, end));
        } else if !is_folder && name.ends_with(end) {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// The documents that people read.
pub fn documents() -> Vec<String> {
    files("", ".md").into_iter().filter(|path| !path.starts_with("bindings/generated/")).collect()
}

/// What stands between two marks, each of which occurs once.
pub fn between<'t>(text: &'t str, begin: &str, end: &str) -> &'t str {
    let (_, rest) = text.split_once(begin).unwrap_or_else(|| panic!("no {begin}"));
    let (inner, after) = rest.split_once(end).unwrap_or_else(|| panic!("no {end}"));
    assert!(!after.contains(begin), "{begin} stands twice");
    inner
}

/// The cells of a Markdown table's rows, without its head.
pub fn rows(table: &str) -> Vec<Vec<&str>> {
    let rows = table.lines().map(str::trim).filter(|line| line.starts_with('|'));
    rows.skip(2).map(|row| row.trim_matches('|').split('|').map(str::trim).collect()).collect()
}

/// What stands in backticks.
pub fn code(cell: &str) -> Vec<&str> {
    cell.split('`').skip(1).step_by(2).collect()
}

/// Whether a text defines this name: as an item, an enum's variant or a record's field.
pub fn defines(text: &str, name: &str) -> bool {
    const ITEMS: [&str; 14] = [
        "fn",
        "struct",
        "enum",
        "trait",
        "const",
        "static",
        "type",
        "mod",
        "def",
        "class",
        "func",
        "fun",
        "TABLE",
        "macro_rules!",
    ];
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    text.lines().any(|line| {
        let line = line.trim_start();
        let rest = line.strip_prefix("pub ").unwrap_or(line).strip_prefix(name).unwrap_or_default();
        // A lower-case name before a parenthesis is a call.
        let variant = name.starts_with(char::is_uppercase) && rest.starts_with('(');
        let starts = variant || [",", " {", ": "].iter().any(|next| rest.starts_with(next));
        let words: Vec<&str> = line.split_whitespace().collect();
        starts
            || words.windows(2).any(|pair| {
                ITEMS.contains(&pair[0])
                    && pair[1].strip_prefix(name).is_some_and(|rest| !rest.starts_with(is_word))
            })
    })
}

#[test]
fn a_name_is_found_where_it_is_defined_and_not_where_it_is_used() {
    let text = "pub const fn check(&self) {\n    checked(x);\n    Behind,\n}\npub struct Checked {\n    pub input: u8,";
    for name in ["check", "Checked", "Behind", "input"] {
        assert!(defines(text, name), "{name}");
    }
    for name in ["chec", "checked", "Behin", "self", "u8", "x"] {
        assert!(!defines(text, name), "{name}");
    }
}
