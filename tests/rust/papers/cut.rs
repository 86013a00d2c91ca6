//! What stands in two places is written in one and cut from there: the pages' snippets, the index of decisions.

use crate::project::{between, files, read, root};

/// Holds `text` against the file, or writes it there when told to.
pub fn same_or_written(path: &str, text: &str) {
    if std::env::var_os("PRIVET_CUT").is_some() {
        std::fs::write(root().join(path), text).unwrap();
    }
    assert_eq!(read(path), text, "{path}: run again with PRIVET_CUT=1");
}

/// The marked region of a test file, without its own indentation.
fn snippet(path: &str) -> String {
    let text = read(path);
    let region = between(&text, "// snippet:begin", "// snippet:end");
    // The last piece is the indentation before the end mark.
    let (region, _) = region.rsplit_once('\n').expect("the marks stand on lines of their own");
    let lines: Vec<&str> = region.lines().skip(1).collect();
    assert!(lines.len() > 3, "{path}: too little to show");
    let indent = |line: &&str| line.len() - line.trim_start().len();
    let margin = lines.iter().filter(|line| !line.trim().is_empty()).map(indent).min().unwrap_or(0);
    let dedented = lines.iter().map(|line| line.get(margin..).unwrap_or_default().trim_end());
    dedented.flat_map(|line| [line, "\n"]).collect()
}

#[test]
fn the_pages_code_is_that_of_tests() {
    let both: &[&str] = &["kotlin", "swift"];
    for (page, shown) in [
        ("README.md", both),
        ("docs/permission-center.md", both),
        ("docs/observed.md", both),
        ("docs/vault.md", both),
        ("docs/android.md", &["kotlin", "kotlin"]),
    ] {
        let text = read(page);
        let mut parts = text.split("<!-- cut from ");
        let mut written = parts.next().unwrap().to_owned();
        let mut languages = Vec::new();
        for part in parts {
            let (path, rest) = part.split_once(" -->\n```").expect("a fence follows the mark");
            let (language, rest) = rest.split_once('\n').unwrap();
            let (_, rest) = rest.split_once("```").expect("the fence is closed");
            languages.push(language);
            let snippet = snippet(path);
            written += &["<!-- cut from ", path, " -->\n```", language, "\n", &snippet, "```", rest].concat();
        }
        assert_eq!(languages, shown, "{page}");
        same_or_written(page, &written);
    }
}

/// The trace is written by `privet demo --trace`; the tests of the command line tool hold it against a run.
#[test]
fn the_traced_tap_is_that_of_the_demo() {
    const PAGE: &str = "ARCHITECTURE.md";
    let page = read(PAGE);
    let (before, rest) = page.split_once("<!-- trace:begin -->\n").expect("where the trace begins");
    let (_, after) = rest.split_once("<!-- trace:end -->").expect("where the trace ends");
    let trace = read("cli/tests/cli/one-tap.txt");
    let written = format!("{before}<!-- trace:begin -->\n```text\n{trace}```\n<!-- trace:end -->{after}");
    same_or_written(PAGE, &written);
}

#[test]
fn the_index_of_decisions_is_complete() {
    const INDEX: &str = "docs/adr/README.md";
    let index = read(INDEX);
    let (before, rest) = index.split_once("<!-- index:begin -->\n").expect("where the list begins");
    let (_, after) = rest.split_once("<!-- index:end -->").expect("where the list ends");
    let mut list = String::new();
    for (number, path) in (1..).zip(files("docs/adr", ".md").iter().filter(|path| *path != INDEX)) {
        let text = read(path);
        let title = text.lines().next().and_then(|line| line.strip_prefix("# ")).expect("a title");
        assert!(title.starts_with(&format!("{number:04}. ")), "{path}: its title begins with its number");
        for heading in ["\n## Context\n", "\n## Options\n", "\n## Decision\n", "\n## What follows\n"] {
            assert!(text.contains(heading), "{path}: no{heading}");
        }
        let options = between(&text, "\n## Options\n", "\n## Decision\n");
        assert!(
            options.trim_start().starts_with("- **Do nothing"),
            "{path}: the first option is to do nothing"
        );
        assert!(options.matches("\n- **").count() >= 2, "{path}: one option is no choice");
        let file = path.rsplit('/').next().unwrap();
        list += &["- [", title, "](", file, ")\n"].concat();
    }
    same_or_written(INDEX, &format!("{before}<!-- index:begin -->\n{list}<!-- index:end -->{after}"));
}
