//! Writes tests/vectors from its seed: `cargo run -p privet-wire --example vectors`. Files are frozen: a difference in version
//! control after running this is a change of format.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a generator of test files stops at the first surprise"
)]

use std::fs;
use std::path::Path;

#[path = "../tests/formats/support/mod.rs"]
mod support;

fn main() -> std::io::Result<()> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/vectors");
    for folder in ["good", "bad"] {
        fs::create_dir_all(root.join(folder))?;
    }
    let files = support::cases::files();
    for (name, text) in &files {
        fs::write(root.join(name), text)?;
    }
    println!("{} vectors written", files.len());
    Ok(())
}
