//! The vault: sealed biometric templates and the one comparison they are made for.
//!
//! What was handed over for another purpose is of another type here. The picture of an identity check that waits to be sent is no sample,
//! its use no activity of faces, and its send no match that a payment could carry:
//!
//! ```compile_fail,E0308
//! # use privet::engine::{Engine, Preview};
//! # use privet_wire::ids::{ActivityId, RequestId};
//! fn a_pattern_of_it(engine: &Engine, request: RequestId, face: &ActivityId, picture: &Preview) {
//!     let _ = engine.enrol(request, face, picture);
//! }
//! ```
//! ```compile_fail,E0308
//! # use privet::engine::Engine;
//! # use privet_wire::ids::{ProbeNonce, RequestId, UseId};
//! fn a_match_of_it(engine: &Engine, request: RequestId, check: &UseId, sample: &[u8], nonce: ProbeNonce) {
//!     let _ = engine.verify(request, check, sample, nonce);
//! }
//! ```
//! ```compile_fail,E0308
//! # use privet::command::Payment;
//! # use privet::engine::Engine;
//! # use privet_wire::ids::{ActivityId, RecipientId, ReleaseId, RequestId};
//! # fn a_payment_of_it(engine: &Engine, request: RequestId, pay: &ActivityId, to: &RecipientId, payment: Payment, check: ReleaseId) {
//! let _ = engine.propose_payment(request, pay, to, payment, Some(check));
//! # }
//! ```

pub mod attempt;
pub mod matching;
pub mod sentinel;
pub mod shred;
pub mod template;
