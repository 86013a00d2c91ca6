//! The gate: what may leave the phone, made as small as it can be before anybody is asked.
//!
//! Everything here is a function of its arguments: bytes in, cleaned bytes or a typed refusal out.

pub mod amount;
pub mod cells;
pub mod drift;
pub mod location;
pub mod minimise;
pub mod payee;
pub mod registration;
pub mod signature;
pub mod year;
