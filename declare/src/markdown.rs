//! The text as Markdown (`CommonMark`, with tables).

use crate::{List, Policy};
use privet::text::{Word, say};

impl Policy {
    /// The whole text. What the manifest says is put in so that none of it acts as Markdown or HTML.
    #[must_use]
    pub fn markdown(&self) -> String {
        let mut blocks = vec![
            format!("# {}", say(Word::PdFull, self.language)),
            self.controller.iter().map(|line| plain(line)).collect::<Vec<_>>().join("  \n"),
            plain(&self.version),
        ];
        for section in &self.sections {
            blocks.push(format!("## {}", plain(&section.title)));
            let lines = section.lines.iter().map(|l| format!("- {}: {}", plain(&l.label), plain(&l.text)));
            blocks.push(lines.collect::<Vec<_>>().join("\n"));
        }
        blocks.push(format!("## {}", say(Word::L2Title, self.language)));
        for list in [&self.collected, &self.shared] {
            blocks.push(format!("### {}", list.title));
            blocks.push(table(list));
        }
        blocks.join("\n\n") + "\n"
    }
}

fn table(list: &List) -> String {
    let row = |cells: &[String]| {
        format!("| {} |", cells.iter().map(|cell| plain(cell)).collect::<Vec<_>>().join(" | "))
    };
    let rule = format!("|{}", "---|".repeat(list.heads.len()));
    let rows = list.rows.iter().map(|cells| row(cells));
    [row(&list.heads), rule].into_iter().chain(rows).collect::<Vec<_>>().join("\n")
}

/// A backslash before each character that could mean something (`CommonMark` 0.31 §2.4 allows it before any ASCII punctuation).
fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for c in text.chars() {
        if "\\`*_{}[]<>()#+!|~&".contains(c) {
            plain.push('\\');
        }
        plain.push(c);
    }
    plain
}
