//! docs/ux.md names the test that holds each rule of the screens: none is without one, each exists, and each numbered test of
//! Kotlin's stands in the row of its number.

use crate::names::{no_test, tests};
use crate::project::{between, code, files, read, rows};
use std::collections::{BTreeMap, BTreeSet};

const RULES: usize = 40;
const NEVER: usize = 20;
/// What stands in the last cell of a rule that Swift alone holds.
const SWIFT: &str = "Swift, with the screens of iOS";

/// The names of the tests in a Kotlin file.
fn kotlin_in(text: &str) -> Vec<String> {
    let (mut found, mut marked) = (Vec::new(), false);
    for line in text.lines().map(str::trim) {
        if line.starts_with("@Test") || line.starts_with("@ParameterizedTest") {
            marked = true;
        } else if !line.starts_with(['@', '/']) && !line.is_empty() {
            if let Some((name, _)) = line.strip_prefix("fun `").and_then(|rest| rest.split_once('`'))
                && marked
            {
                found.push(name.to_owned());
            }
            marked = false;
        }
    }
    found
}

fn kotlin() -> BTreeSet<String> {
    let folders = ["bindings/kotlin", "android-demo"];
    let sources = folders.into_iter().flat_map(|folder| files(folder, ".kt"));
    sources.flat_map(|path| kotlin_in(&read(&path))).collect()
}

/// What a test's name begins with: `35, A8, A20 once off` holds three.
fn numbers(name: &str) -> Vec<&str> {
    let words = name.split([' ', ',']).filter(|word| !word.is_empty() && *word != "and");
    let is_number = |word: &&str| word.strip_prefix('A').unwrap_or(word).parse::<u32>().is_ok();
    words.take_while(is_number).collect()
}

/// What is wrong with one row.
fn faults(
    number: &str,
    marks: &str,
    held: &str,
    rust: &BTreeSet<String>,
    kotlin: &BTreeSet<String>,
) -> Vec<String> {
    let (screens, core): (Vec<&str>, Vec<&str>) = code(held).into_iter().partition(|name| name.contains(' '));
    let mut wrong: Vec<String> = core.iter().filter_map(|name| no_test(rust, name)).collect();
    for name in &screens {
        if !kotlin.contains(*name) {
            wrong.push(format!("no test {name}"));
        }
        if !numbers(name).contains(&number) {
            wrong.push(format!("{name} does not begin with {number}"));
        }
    }
    let marked = |mark: &str| marks.split(' ').any(|here| here == mark);
    if (marked("C") || marked("X")) && screens.is_empty() {
        wrong.push(format!("{number}: no screen holds it"));
    }
    if marked("R") && core.is_empty() {
        wrong.push(format!("{number}: nothing in the core holds it"));
    }
    if screens.is_empty() && core.is_empty() && (marks != "S" || held != SWIFT) {
        wrong.push(format!("{number}: nothing holds it"));
    }
    wrong
}

/// Number to what is in the last cell; each row has a number, whatever is between, and what holds it.
fn table<'t>(text: &'t str, mark: &str) -> BTreeMap<&'t str, (Vec<&'t str>, &'t str)> {
    let (begin, end) = (format!("<!-- {mark}:begin -->"), format!("<!-- {mark}:end -->"));
    let mut found = BTreeMap::new();
    for mut row in rows(between(text, &begin, &end)) {
        let (held, number) = (row.pop().unwrap(), row.remove(0));
        assert!(found.insert(number, (row, held)).is_none(), "{number} stands twice");
    }
    found
}

#[test]
fn every_rule_of_the_screens_has_a_test_that_exists() {
    let (rust, kotlin) = (tests(), kotlin());
    let text = read("docs/ux.md");
    let (rules, never) = (table(&text, "rules"), table(&text, "never"));
    let mut wrong = Vec::new();
    let asked = (1..=RULES).map(|n| n.to_string()).chain((1..=NEVER).map(|n| format!("A{n}")));
    for number in asked {
        match (rules.get(number.as_str()), never.get(number.as_str())) {
            (Some((cells, held)), None) => wrong.extend(faults(&number, cells[0], held, &rust, &kotlin)),
            (None, Some((_, held))) => wrong.extend(faults(&number, "", held, &rust, &kotlin)),
            _ => wrong.push(format!("{number}: not in the table")),
        }
    }
    for name in &kotlin {
        for number in numbers(name) {
            let row = rules.get(number).or_else(|| never.get(number));
            if !row.is_some_and(|(_, held)| code(held).contains(&name.as_str())) {
                wrong.push(format!("{name}: not in the row of {number}"));
            }
        }
    }
    assert_eq!(rules.len() + never.len(), RULES + NEVER, "rows of nothing");
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn a_rule_without_its_test_is_noticed() {
    let source = "@Test\n@Tag(\"x\")\nfun `3 and A4 held`() {}\nfun `3 a helper`() {}\n@TestFactory\nfun `no number`() {}";
    let kotlin: BTreeSet<String> = kotlin_in(source).into_iter().collect();
    assert_eq!(kotlin.iter().collect::<Vec<_>>(), ["3 and A4 held", "no number"]);
    assert_eq!(numbers("35, A8, A20 once off, 3 go"), ["35", "A8", "A20"]);
    let rust: BTreeSet<String> = [String::from("privet::held")].into();
    let of = |number, marks, held| faults(number, marks, held, &rust, &kotlin);
    for (number, marks, held) in [
        ("3", "C", "`3 and A4 held`"),
        ("A4", "", "`3 and A4 held`"),
        ("5", "R S", "`privet::held`"),
        ("7", "S", SWIFT),
    ] {
        assert_eq!(of(number, marks, held), Vec::<String>::new(), "{number}");
    }
    for (number, marks, held) in [
        ("3", "C", "`privet::held`"),
        ("3", "C R", "`3 and A4 held`"),
        ("5", "C", "`3 and A4 held`"),
        ("3", "C", "`3 a helper`"),
        ("5", "R", "`privet::gone`"),
        ("7", "C", SWIFT),
        ("A4", "", ""),
    ] {
        assert_ne!(of(number, marks, held), Vec::<String>::new(), "{number} {marks} {held}");
    }
}
