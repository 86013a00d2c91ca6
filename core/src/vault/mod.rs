//! The vault: sealed biometric templates and the one comparison they are made for.

pub mod attempt;
pub mod matching;
pub mod sentinel;
pub mod shred;
pub mod template;
