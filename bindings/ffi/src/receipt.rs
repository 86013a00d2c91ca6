//! Checking a receipt without an engine and without a network: by the person, an auditor, or a recipient's app.

use crate::ids::{ActivityId, AppId, Jti, RecipientId, Subject};
use crate::refusals::{Fault, ReceiptFault};
use crate::words::UserVerification;
use privet_wire::key::PublicKey;
use privet_wire::receipt::{Expect, UnverifiedReceipt};

/// What the one who checks knows beforehand, from the registration and from the request.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct Expectations {
    /// The app that registered the key.
    pub app: AppId,
    /// To whom the receipt speaks.
    pub recipient: RecipientId,
    /// The person as that recipient knows them.
    pub subject: Subject,
    /// What the key was registered for.
    pub uv: UserVerification,
    /// The nonce that was given for this request, if one was.
    pub nonce: Option<String>,
    /// Now, in seconds since 1970. None looks at an old receipt again, whether or not it is in force; never act on that.
    pub now: Option<i64>,
}

/// What a check of a receipt found.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Enum)]
pub enum ReceiptCheck {
    /// The registered key signed it, for this recipient and person.
    Genuine {
        /// Its single-use number: whoever acts on it refuses a second one with the same.
        jti: Jti,
        /// For what.
        activity: ActivityId,
    },
    /// It is not to be believed.
    Not {
        /// Why.
        code: ReceiptFault,
    },
}

/// Is this receipt genuine? `jwk` is the registered key (RFC 7517).
///
/// # Errors
/// [`Fault::BadArgument`] if `jwk` is not a canonical P-256 JWK. Whatever is wrong with the receipt is an answer.
#[uniffi::export]
pub fn verify_receipt(receipt: String, jwk: String, expected: Expectations) -> Result<ReceiptCheck, Fault> {
    let key = PublicKey::from_jwk(jwk.as_bytes()).map_err(|_| Fault::BadArgument)?;
    let expect = Expect {
        iss: &expected.app,
        aud: &expected.recipient,
        sub: &expected.subject,
        key: &key,
        uv: expected.uv,
        nonce: expected.nonce.as_deref(),
    };
    let verified = UnverifiedReceipt::parse(&receipt).and_then(|receipt| match expected.now {
        Some(now) => receipt.verify(&expect, now),
        None => receipt.verify_without_time(&expect),
    });
    Ok(match verified {
        Ok(verified) => {
            ReceiptCheck::Genuine { jti: verified.claims().jti, activity: verified.claims().activity.clone() }
        }
        Err(code) => ReceiptCheck::Not { code },
    })
}
