//! P-256 key pairs as PKCS#8: made, asked for their public half, set to sign.

use crate::records::Secret;
use privet::host::KeyFault;
use privet_wire::key::PublicKey;
use ring::rand::SystemRandom;
use ring::signature::{ECDSA_P256_SHA256_ASN1_SIGNING as ALGORITHM, EcdsaKeyPair, KeyPair as _};

/// A fresh pair from the system's randomness: ring takes no other source.
pub(crate) fn make() -> Result<Secret, KeyFault> {
    let pkcs8 =
        EcdsaKeyPair::generate_pkcs8(&ALGORITHM, &SystemRandom::new()).map_err(|_| KeyFault::Transient)?;
    Ok(Secret::new(pkcs8.as_ref().to_vec()))
}

/// The public half; [`KeyFault::Corrupt`] if the stored bytes are no key pair.
pub(crate) fn public(secret: &Secret) -> Result<PublicKey, KeyFault> {
    PublicKey::from_point(pair(secret)?.public_key().as_ref()).map_err(|_| KeyFault::Corrupt)
}

/// ECDSA over SHA-256 of `bytes`, DER.
pub(crate) fn sign(secret: &Secret, bytes: &[u8]) -> Result<Vec<u8>, KeyFault> {
    let signature = pair(secret)?.sign(&SystemRandom::new(), bytes).map_err(|_| KeyFault::Transient)?;
    Ok(signature.as_ref().to_vec())
}

fn pair(secret: &Secret) -> Result<EcdsaKeyPair, KeyFault> {
    EcdsaKeyPair::from_pkcs8(&ALGORITHM, secret.as_bytes(), &SystemRandom::new())
        .map_err(|_| KeyFault::Corrupt)
}
