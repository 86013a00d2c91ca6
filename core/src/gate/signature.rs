//! The check that a person's key signed what `approve` fixed. The only maker of [`SignatureChecked`].

use crate::event::{ConfirmKey, Proven};
use crate::refusal::Refusal;
use privet_wire::b64;
use privet_wire::ids::Digest;
use privet_wire::key::{PublicKey, Signature};
use privet_wire::receipt::{Receipt, SigningInput};

/// Evidence: this receipt carries a good signature by this key over this input.
#[derive(Clone, Debug)]
pub struct SignatureChecked {
    key: Digest,
    input: Digest,
    receipt: Receipt,
    proven: Proven,
}

impl SignatureChecked {
    /// Thumbprint of the key.
    #[must_use]
    pub const fn key(&self) -> Digest {
        self.key
    }
    /// SHA-256 of the signing input.
    #[must_use]
    pub const fn input(&self) -> Digest {
        self.input
    }
    /// The receipt.
    #[must_use]
    pub const fn receipt(&self) -> &Receipt {
        &self.receipt
    }
    /// What the person keeps of it.
    #[must_use]
    pub const fn proven(&self) -> &Proven {
        &self.proven
    }
}

/// What is kept of an approval until its signature comes; the receipt's place is still empty.
#[derive(Clone, Debug)]
pub struct Approval {
    /// What has to be signed.
    pub input: SigningInput,
    /// What will be proven once it is.
    pub unsigned: Proven,
}

/// Checks the key store's signature (DER or `r ‖ s`) and assembles the receipt.
///
/// # Errors
/// [`Refusal::MalformedSignature`] if the bytes are no signature, [`Refusal::BadSignature`] if it is not by this key over this input.
pub fn check(approval: &Approval, key: &ConfirmKey, signature: &[u8]) -> Result<SignatureChecked, Refusal> {
    let der = b64::decode_url(&key.spki).map_err(|_| Refusal::BadSignature)?;
    let public = PublicKey::from_spki(&der).map_err(|_| Refusal::BadSignature)?;
    let signature = Signature::from_key_store(signature).map_err(|_| Refusal::MalformedSignature)?;
    public.verify(approval.input.as_bytes(), &signature).map_err(|_| Refusal::BadSignature)?;
    let receipt = approval.input.clone().assemble(&signature);
    Ok(SignatureChecked {
        key: Digest::new(*public.id().as_bytes()),
        input: Digest::new(approval.input.digest()),
        proven: Proven { receipt: receipt.as_str().to_owned(), ..approval.unsigned.clone() },
        receipt,
    })
}
