//! The other side: opens what a phone sent, checks it as a recipient has to, and acknowledges it.

use crate::phone::{TestPhone, recipient_id};
use privet::host::Clock as _;
use privet_ffi::Fault;
use privet_wire::ack::Ack;
use privet_wire::b64;
use privet_wire::envelope;
use privet_wire::ids::Jti;
use privet_wire::notice::Notice;
use privet_wire::receipt::{Expect, ReceiptFault};
use privet_wire::registration::Registration;

/// What a recipient's check of an envelope found.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Enum)]
pub enum EnvelopeCheck {
    /// The person confirmed exactly this: receipt, lines shown and payload belong together.
    Confirmed,
    /// It does not open with this recipient's key.
    NotOpened {
        /// Why: the name of an `EnvelopeFault`.
        code: String,
    },
    /// There is no receipt in it: bytes that no person confirmed, with what their sender says about them.
    Unconfirmed {
        /// The declared purpose.
        activity: String,
        /// Media type of the bytes.
        media_type: String,
    },
    /// There is a receipt, and no registration was given to check it by.
    Unchecked,
    /// The registration is not one of this recipient and challenge, or has no such key.
    NotRegistered,
    /// The receipt is not to be believed.
    BadReceipt {
        /// Why: the name of a `ReceiptFault`.
        code: String,
    },
    /// The receipt is genuine, and the rest of the envelope is not what it speaks of.
    Mismatch {
        /// Why: the name of a `MatchFault`.
        code: String,
    },
}

/// An envelope that was opened.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct OpenedEnvelope {
    /// Its single-use number; empty where it does not open.
    pub jti: String,
    /// The receipt in it, if there is one.
    pub receipt: Option<String>,
    /// The bytes; empty for a payment, and where the check did not give them out.
    pub payload: Vec<u8>,
    /// What the check found.
    pub verified: EnvelopeCheck,
}

#[uniffi::export]
impl TestPhone {
    /// Opens an envelope as `recipient`, and checks its receipt by the registration that the phone handed out for `challenge`
    /// and by the nonce that the recipient gave, at the phone's time.
    ///
    /// # Errors
    /// [`Fault::BadArgument`] for a recipient that is none; [`Fault::Key`] if it has no key here.
    pub fn open_envelope(
        &self,
        recipient: String,
        envelope: Vec<u8>,
        registration: Option<String>,
        challenge: Vec<u8>,
        nonce: Option<String>,
    ) -> Result<OpenedEnvelope, Fault> {
        let recipient = recipient_id(&recipient)?;
        let secret = self.recipients.secret(&recipient).map_err(Fault::Key)?;
        let opened = match envelope::open(&secret, &recipient, &envelope) {
            Ok(opened) => opened,
            Err(fault) => {
                let verified = EnvelopeCheck::NotOpened { code: format!("{fault:?}") };
                return Ok(OpenedEnvelope {
                    jti: String::new(),
                    receipt: None,
                    payload: Vec::new(),
                    verified,
                });
            }
        };
        let jti = opened.jti().to_string();
        let text = opened.receipt_text().map(str::to_owned);
        let done = |payload, verified| OpenedEnvelope { jti, receipt: text, payload, verified };
        let Some(receipt) = opened.receipt() else {
            let (said, payload) = opened.unconfirmed_payload().map_err(|_| Fault::Internal)?;
            let (activity, media_type) = (said.activity.to_string(), said.media_type);
            return Ok(done(payload.to_vec(), EnvelopeCheck::Unconfirmed { activity, media_type }));
        };
        let Some(registration) = registration else {
            return Ok(done(Vec::new(), EnvelopeCheck::Unchecked));
        };
        // A test's recipient knows one app: the one that the receipt itself names.
        let iss = receipt.unverified_claims().iss.clone();
        let Ok(known) = Registration::verify(&registration, &iss, &recipient, &challenge) else {
            return Ok(done(Vec::new(), EnvelopeCheck::NotRegistered));
        };
        let signed_by = known.keys.iter().find(|key| key.jwk.id() == *receipt.kid());
        let Some((key, uv)) = signed_by.and_then(|key| Some((&key.jwk, key.uv.user_verification()?))) else {
            return Ok(done(Vec::new(), EnvelopeCheck::NotRegistered));
        };
        let expect = Expect { iss: &iss, aud: &recipient, sub: &known.sub, key, uv, nonce: nonce.as_deref() };
        let now = self.clock.now().wall.div_euclid(1000);
        let verified = match receipt.verify(&expect, now) {
            Ok(verified) => verified,
            Err(fault) => return Ok(done(Vec::new(), bad(fault))),
        };
        Ok(match opened.require_match(&verified) {
            Ok(confirmed) => done(confirmed.payload.to_vec(), EnvelopeCheck::Confirmed),
            Err(fault) => done(Vec::new(), EnvelopeCheck::Mismatch { code: format!("{fault:?}") }),
        })
    }

    /// The acknowledgement that a recipient answers to these bytes, at the phone's time.
    ///
    /// # Errors
    /// [`Fault::BadArgument`] for what is neither an envelope nor a withdrawal notice.
    pub fn acknowledge(&self, envelope: Vec<u8>) -> Result<Vec<u8>, Fault> {
        let jti = match envelope::header(&envelope) {
            Ok(header) => header.jti,
            Err(_) => notice_jti(&envelope).ok_or(Fault::BadArgument)?,
        };
        let now = self.clock.now().wall.div_euclid(1000);
        Ack::of(&envelope, jti, now).encode().map_err(|_| Fault::BadArgument)
    }
}

/// The single-use number of a withdrawal notice that was not verified.
fn notice_jti(bytes: &[u8]) -> Option<Jti> {
    let payload = b64::decode_url(std::str::from_utf8(bytes).ok()?.split('.').nth(1)?).ok()?;
    Some(serde_json::from_slice::<Notice>(&payload).ok()?.jti)
}

fn bad(fault: ReceiptFault) -> EnvelopeCheck {
    EnvelopeCheck::BadReceipt { code: format!("{fault:?}") }
}
