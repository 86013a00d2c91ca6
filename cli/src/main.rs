//! `privet`: the demo of the whole loop, and checks of what it leaves behind.
//!
//! Exit codes: 0 it is so, 1 a check failed or something was refused, 2 called wrongly or a named file cannot be read. Results
//! go to standard output, faults and progress to standard error.
#![forbid(unsafe_code)]

mod args;
mod check;
mod demo;
mod export;
mod home;
mod inspect;
mod manifest;
mod open;
mod out;
mod report;
mod words;

use args::{Args, Command, Manifest, Verify};
use clap::Parser as _;
use privet::gate::minimise::{MAX_PICTURE_BYTES, MediaType};
use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    match run(Args::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            out::note(&format!("privet: {error:#}"));
            if error.downcast_ref::<out::Usage>().is_some() { ExitCode::from(2) } else { ExitCode::FAILURE }
        }
    }
}

fn run(args: Args) -> anyhow::Result<()> {
    match args.command {
        Command::Demo { out, photo, lang, trace } => {
            demo::run(&out, &photograph(photo.as_deref())?, lang.into(), trace)
        }
        Command::Verify { what: Verify::Receipt(receipt) } => check::receipt(&receipt),
        Command::Verify { what: Verify::Proof { file, entry, key } } => check::proof(&file, &entry, &key),
        Command::Verify { what: Verify::Destruction { file, key } } => {
            check::destruction(&file, key.as_deref())
        }
        Command::Verify { what: Verify::Slip { file, key } } => check::slip(&file, key.as_deref()),
        Command::Verify { what: Verify::Ledger { dir } } => check::ledger(&dir),
        Command::Open(open) => open::open(&open),
        Command::Inspect { dir, lang } => inspect::inspect(&dir, lang.into()),
        Command::Export { dir, out, lang, with_manner } => {
            export::export(&dir, &out, lang.into(), with_manner)
        }
        Command::Manifest { what: Manifest::Check { file } } => manifest::check(&file),
        Command::Manifest { what: Manifest::Build { file, kotlin, package } } => {
            manifest::build(&file, &kotlin, &package)
        }
    }
}

/// The photograph to send: the file that was named, or the one that comes with the tool.
fn photograph(file: Option<&Path>) -> anyhow::Result<demo::Photo> {
    let Some(file) = file else {
        let bytes = include_bytes!("../assets/bill.jpg").to_vec();
        return Ok(demo::Photo { bytes, media_type: MediaType::Jpeg });
    };
    let extension = file.extension().and_then(|e| e.to_str()).unwrap_or_default().to_ascii_lowercase();
    let media_type = match extension.as_str() {
        "jpg" | "jpeg" => MediaType::Jpeg,
        "png" => MediaType::Png,
        "webp" => MediaType::Webp,
        _ => return Err(out::Usage(format!("{}: a photo is .jpg, .png or .webp", file.display())).into()),
    };
    let limit = u64::try_from(MAX_PICTURE_BYTES)?;
    Ok(demo::Photo { bytes: out::read(file, limit)?, media_type })
}
