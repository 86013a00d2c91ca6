//! What can be said on the command line.

use clap::{Args as Options, Parser, Subcommand, ValueEnum};
use privet::text::Language;
use std::path::PathBuf;

/// Permission state that stays on the phone, and sends that are confirmed once. Demo and checks.
#[derive(Parser)]
#[command(
    name = "privet",
    version,
    after_help = "Examples:\n  privet demo\n  privet verify ledger target/demo\n  privet manifest check my-app.json\n\n\
                  Exit codes: 0 it is so; 1 a check failed or something was refused; 2 called wrongly."
)]
pub struct Args {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// The commands.
#[derive(Subcommand)]
pub enum Command {
    /// Take a payments app and a photograph through the whole loop, and write a report.
    #[command(after_help = "Example:\n  privet demo --out target/demo --photo bill.jpg --lang zh-Hans\n\n\
                      Run again on the same directory, nothing that was done is repeated.")]
    Demo {
        /// The directory of records, keys and report; made if missing.
        #[arg(long, value_name = "DIR", default_value = "target/demo")]
        out: PathBuf,
        /// The photograph to send (.jpg, .png, .webp); without it, one that comes with the tool.
        #[arg(long, value_name = "FILE")]
        photo: Option<PathBuf>,
        /// The language of the story.
        #[arg(long, value_enum, default_value = "en")]
        lang: Lang,
        /// Print command, facts, ruling, events and change of view of each step. Values that differ in every run stand
        /// as <name>.
        #[arg(long)]
        trace: bool,
    },
    /// Check a receipt, a proof, a destruction record or a whole ledger.
    Verify {
        /// What to check.
        #[command(subcommand)]
        what: Verify,
    },
    /// Open an envelope as its recipient.
    #[command(after_help = "Example:\n  privet open target/demo/envelopes/bill_scan-….bin \
                      --key target/demo/keys/recipient-cloudlane.jwk --out bill.jpg")]
    Open(Open),
    /// Say how the records in a demo's directory stand. Works on a copy: nothing in DIR changes.
    Inspect {
        /// The demo's directory.
        dir: PathBuf,
        /// The language.
        #[arg(long, value_enum, default_value = "en")]
        lang: Lang,
    },
    /// Write what a person can take along: everything as JSON and as a page, and consent records and a receipt as JSON-LD. Works on a
    /// copy: nothing in DIR changes.
    #[command(after_help = "Example:\n  privet export target/demo --out my-records --lang zh-Hans\n\n\
                      What is written can be read by whoever has it. Exit code 1 if the records cannot be trusted; what can \
                      be read is written all the same.")]
    Export {
        /// The demo's directory.
        dir: PathBuf,
        /// Where to write; made if missing.
        #[arg(long, value_name = "FOLDER")]
        out: PathBuf,
        /// The language of page and records.
        #[arg(long, value_enum, default_value = "en")]
        lang: Lang,
        /// Add how answers were given (touch, keyboard or assistive, text size). It can reveal a disability.
        #[arg(long)]
        with_manner: bool,
    },
    /// Work on a manifest.
    Manifest {
        /// What to do with it.
        #[command(subcommand)]
        what: Manifest,
    },
}

/// What can be checked.
#[derive(Subcommand)]
pub enum Verify {
    /// Is this receipt by this key, for this recipient?
    #[command(after_help = "Example:\n  privet verify receipt receipts/pay-….jws \
                      --key keys/confirm-lantern_pay-bio.jwk --aud lantern_pay\n\n\
                      What is not given is taken from the receipt itself and listed as not checked.")]
    Receipt(Receipt),
    /// Is this entry in the ledger that this key signs?
    #[command(after_help = "Example:\n  privet verify proof ledger/0003-released.tlog-proof \
                      --entry ledger/0003-released.entry --key ledger/log.vkey")]
    Proof {
        /// The .tlog-proof file.
        file: PathBuf,
        /// The entry's bytes.
        #[arg(long, value_name = "FILE")]
        entry: PathBuf,
        /// The ledger's verifier key.
        #[arg(long, value_name = "VKEY")]
        key: PathBuf,
    },
    /// Does this record say that a face template was denied, and that its key was then answered missing?
    #[command(
        after_help = "Example:\n  privet verify destruction destruction-face_payment.json --key ledger/log.vkey\n\n\
                      Without --key the key in the record itself is used, and listed as not checked: anybody can write a \
                      record with a key of their own. That no copy was made before, no record can show."
    )]
    Destruction {
        /// The record (JSON).
        file: PathBuf,
        /// The ledger's verifier key, from elsewhere.
        #[arg(long, value_name = "VKEY")]
        key: Option<PathBuf>,
    },
    /// Is this a receipt of a choice (`privet/slip/1`), as a file or as the text of its QR code?
    #[command(after_help = "Example:\n  privet verify slip receipt-18.json --key ledger/log.vkey\n\n\
                      Without --key the key in the receipt itself is used, and listed as not checked: anybody can write a \
                      receipt with a key of their own.")]
    Slip {
        /// The receipt.
        file: PathBuf,
        /// The ledger's verifier key, from elsewhere.
        #[arg(long, value_name = "VKEY")]
        key: Option<PathBuf>,
    },
    /// Is every entry of a demo's ledger as it was written? Works on a copy: nothing in DIR changes.
    Ledger {
        /// The demo's directory.
        dir: PathBuf,
    },
}

/// A receipt to check.
#[derive(Options)]
pub struct Receipt {
    /// The receipt (.jws).
    pub file: PathBuf,
    /// The registered public key.
    #[arg(long, value_name = "JWK")]
    pub key: PathBuf,
    /// The recipient it has to be for.
    #[arg(long, value_name = "ID")]
    pub aud: String,
    /// The app it has to be from.
    #[arg(long, value_name = "ID")]
    pub iss: Option<String>,
    /// The person's number at this recipient, 32 hex digits.
    #[arg(long, value_name = "HEX")]
    pub sub: Option<String>,
    /// The nonce that the recipient gave.
    #[arg(long, value_name = "TEXT")]
    pub nonce: Option<String>,
    /// What the key was registered for.
    #[arg(long, value_enum)]
    pub uv: Option<Uv>,
    /// Whether it is in force at this time, in seconds since 1970; otherwise it may be over.
    #[arg(long, value_name = "SECONDS")]
    pub at: Option<i64>,
}

/// An envelope to open.
#[derive(Options)]
pub struct Open {
    /// The envelope.
    pub envelope: PathBuf,
    /// The recipient's private key.
    #[arg(long, value_name = "JWK")]
    pub key: PathBuf,
    /// The recipient; without it, taken from a key file named recipient-<ID>.jwk.
    #[arg(long, value_name = "ID")]
    pub aud: Option<String>,
    /// The person's public key; without it, searched among confirm-*.jwk beside the recipient's key.
    #[arg(long, value_name = "JWK")]
    pub signer: Option<PathBuf>,
    /// Where to put the payload. It is written only if the receipt covers it.
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
}

/// What can be done with a manifest.
#[derive(Subcommand)]
pub enum Manifest {
    /// List its faults and the rules it breaks.
    #[command(
        after_help = "Example:\n  privet manifest check app.json\n\nExit code 1 if a phone would refuse it."
    )]
    Check {
        /// The manifest (JSON).
        file: PathBuf,
    },
    /// Write it as source: activities, recipients and kinds of data as types, and the manifest itself.
    #[command(
        after_help = "Example:\n  privet manifest build app.json --kotlin src/main/kotlin --package com.example.app\n\n\
                      Writes com/example/app/<App>.kt into the folder, named after the manifest's id, and prints its path. Exit \
                      code 1 if a phone would refuse the manifest, or two ids would have one name."
    )]
    Build {
        /// The manifest (JSON).
        file: PathBuf,
        /// The folder of Kotlin sources.
        #[arg(long, value_name = "FOLDER")]
        kotlin: PathBuf,
        /// The package of the source.
        #[arg(long, value_name = "NAME")]
        package: String,
    },
}

/// A language of the catalogue.
#[derive(Clone, Copy, ValueEnum)]
pub enum Lang {
    /// English.
    #[value(name = "en")]
    En,
    /// Chinese, simplified characters.
    #[value(name = "zh-Hans")]
    ZhHans,
}

impl From<Lang> for Language {
    fn from(lang: Lang) -> Self {
        match lang {
            Lang::En => Self::En,
            Lang::ZhHans => Self::ZhHans,
        }
    }
}

/// How a key is unlocked.
#[derive(Clone, Copy, ValueEnum)]
pub enum Uv {
    /// Face or finger.
    Bio,
    /// The device's PIN.
    Pin,
}
