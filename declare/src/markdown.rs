//! The text as Markdown (`CommonMark`, with tables).

use crate::Declaration;
use privet::text::{Word, say};
use privet::views::lists::Table;
use privet::views::policy::{PolicyLine, PolicySection};

impl Declaration {
    /// The whole text. What the manifest says is put in so that none of it acts as Markdown or HTML.
    #[must_use]
    pub fn markdown(&self) -> String {
        let policy = &self.policy;
        let mut blocks = vec![
            format!("# {}", plain(&policy.full_title)),
            policy.controller.iter().map(labelled).collect::<Vec<_>>().join("  \n"),
            plain(&policy.version_text),
        ];
        for section in &policy.full {
            blocks.push(format!("## {}", plain(&section.title)));
            blocks.push(bullets(section));
        }
        blocks.push(format!("## {}", plain(&policy.rights_title)));
        blocks.push(
            policy.rights.iter().map(|right| format!("- {}", plain(right))).collect::<Vec<_>>().join("\n"),
        );
        blocks.push(format!("## {}", say(Word::L2Title, policy.language)));
        for list in [&self.collected, &self.shared] {
            blocks.push(format!("### {}", plain(&list.title)));
            blocks.push(table(list));
        }
        blocks.join("\n\n") + "\n"
    }
}

fn labelled(line: &PolicyLine) -> String {
    format!("{}: {}", plain(&line.label), plain(&line.text))
}

fn bullets(section: &PolicySection) -> String {
    let lines = section.lines.iter().map(labelled);
    let all = lines.chain(section.notes.iter().map(|note| plain(note)));
    all.map(|line| format!("- {line}")).collect::<Vec<_>>().join("\n")
}

fn table(list: &Table) -> String {
    let row = |cells: &[String]| {
        format!("| {} |", cells.iter().map(|cell| plain(cell)).collect::<Vec<_>>().join(" | "))
    };
    let rule = format!("|{}", "---|".repeat(list.heads.len()));
    let rows = list.rows.iter().map(|cells| row(cells));
    [row(&list.heads), rule].into_iter().chain(rows).collect::<Vec<_>>().join("\n")
}

/// A backslash before each character that could mean something (`CommonMark` 0.31 §2.4 allows it before any ASCII punctuation).
pub fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for c in text.chars() {
        if "\\`*_{}[]<>()#+!|~&".contains(c) {
            plain.push('\\');
        }
        plain.push(c);
    }
    plain
}
