//! How the story is laid out on a terminal.

use crate::out;

/// A chapter begins.
pub fn head(title: &str) {
    out::line("");
    out::line(title);
}

/// One line of it.
pub fn line(text: &str) {
    out::line(&format!("  {text}"));
}
