//! Screen-ready views: what a screen draws, word for word, for one reader.
//!
//! Every function here is pure: state, moment and reader come in, plain data goes out, and the same arguments give the same
//! view. A screen adds nothing: texts, counts, amounts, dates and which buttons are offered are decided here. What a person
//! confirms is drawn from the very structure that is digested ([`lines`], [`prompt`]).

pub mod center;
pub mod check;
pub mod chrome;
pub mod destruction;
pub mod faces;
pub mod fact;
pub mod fault;
pub mod footprint;
pub mod history;
pub mod inspector;
pub mod key_prompt;
pub mod lines;
pub mod lists;
pub mod phone_prompt;
mod phrase;
pub mod policy;
pub mod prompt;
pub mod receipt;
pub mod refusal;
pub mod requests;
pub mod status;
pub mod system;
pub mod tidy;
pub mod timeline;
pub mod topic;
pub mod use_detail;
pub mod way_on;
pub mod what_if;
