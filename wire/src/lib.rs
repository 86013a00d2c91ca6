//! What the phone and the receiving side must compute alike, and nothing else.
//!
//! This crate may not touch a clock, a file, the network, the environment or a random source: the moment, the keys and the
//! randomness are parameters. It holds no person's key but for the length of one call. Every parser is bounded, accepts one
//! spelling of a value and proves that by writing it again; what is merely parsed has another type than what is verified.
//!
//! ```text
//!  phone                                                        recipient
//!  Shown ─ digest ─► Claims ─► SigningInput ─► (key) ─► Receipt ─► seal ~~~► open ─► verify ─► require_match ─► payload
//! ```
//!
//! | module | holds | outside format |
//! |---|---|---|
//! | [`ids`] | names and numbers that cross a boundary | |
//! | [`b64`] | base64 with one spelling | RFC 4648 |
//! | [`canonical`] | JSON with one spelling | RFC 8785 |
//! | [`digest`] | salted, labelled digests | |
//! | [`shown`] | the structure a person was shown | |
//! | [`key`] | P-256 keys, their thumbprints and signatures | RFC 7517, 7518, 7638 |
//! | [`recipient_key`] | the X25519 keys envelopes are sealed to | RFC 8037, 7638 |
//! | `jws` | the three parts of a compact JWS | RFC 7515 |
//! | [`claims`] | what a receipt says | RFC 7519 |
//! | [`receipt`] | what the person's key signed | RFC 7515, 7518, 7519 |
//! | [`openings`] | what opens a receipt's digests to its recipient | |
//! | [`envelope`] | a receipt and its payload, sealed to one recipient | RFC 9180 |
//! | [`registration`] | the keys of one person at one recipient | RFC 7515 §7.2 |
//! | [`notice`] | "consent was withdrawn", to a recipient | RFC 7515 |
//! | [`ack`] | "we have the envelope", from a recipient | |
//! | [`merkle`] | tree hashing and proofs | RFC 6962, 9162 |
//! | [`leaf`] | the bytes of one ledger entry | RFC 6962 |
//! | [`checkpoint`] | the signed head of a ledger | C2SP signed-note, tlog-checkpoint |
//! | [`proof`] | one entry is in the ledger | C2SP tlog-proof |
//! | [`destruction`] | a template's key was answered missing | |
//! | [`slip`] | one choice, to take along | |
//!
//! docs/formats.md describes each format so that a verifier can be written from it alone; tests/vectors holds frozen bytes.
#![forbid(unsafe_code)]

pub mod ack;
pub mod b64;
pub mod canonical;
pub mod checkpoint;
pub mod claims;
pub mod destruction;
pub mod digest;
pub mod envelope;
pub mod ids;
mod jws;
pub mod key;
pub mod leaf;
pub mod merkle;
pub mod notice;
pub mod openings;
pub mod proof;
pub mod receipt;
pub mod recipient_key;
pub mod registration;
pub mod shown;
pub mod slip;
