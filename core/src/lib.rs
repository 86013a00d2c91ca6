//! Privet's engine.
#![forbid(unsafe_code)]

#[cfg(unix)]
pub mod clock;
pub mod command;
pub mod engine;
pub mod event;
pub mod facts;
pub mod fault;
pub mod gate;
pub mod host;
#[doc(hidden)]
pub mod ledger;
pub mod manifest;
pub mod notify;
pub mod owner;
pub mod prompt;
pub mod random;
pub mod refusal;
pub mod rules;
#[doc(hidden)]
pub mod seal;
pub mod state;
#[doc(hidden)]
pub mod store;
pub mod text;
pub mod vault;
pub mod views;
