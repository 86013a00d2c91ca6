//! The vault: sealed biometric templates and the one comparison they are made for.

pub mod matching;
pub mod shred;
pub mod template;
