//! Every P-256 vector of Wycheproof for ECDSA over SHA-256, in both forms: what holds is accepted, and what does not is refused
//! with the code that its form deserves.

use privet_wire::key::{KeyError, PublicKey, Signature};
use wycheproof::TestResult;
use wycheproof::ecdsa::{TestName, TestSet};

/// Is it DER of two numbers from 1 to n − 1? Read here without the code under test: written again, it has to be the same.
fn is_der_of_two(bytes: &[u8]) -> bool {
    let number = |at: usize| -> Option<(&[u8], usize)> {
        let (tag, len) = (*bytes.get(at)?, usize::from(*bytes.get(at + 1)?));
        let content = bytes.get(at + 2..at + 2 + len)?;
        let shortest = match content {
            [] | [0] => false,
            [0, next, ..] => *next >= 0x80,
            [first, ..] => *first < 0x80,
        };
        let value = if content.first() == Some(&0) { &content[1..] } else { content };
        (tag == 2 && len < 0x80 && shortest && below_order(value)).then_some((value, at + 2 + len))
    };
    let inside =
        bytes.len() >= 2 && bytes[0] == 0x30 && bytes[1] < 0x80 && bytes.len() == 2 + usize::from(bytes[1]);
    inside && number(2).and_then(|(_, at)| number(at)).is_some_and(|(_, end)| end == bytes.len())
}

/// From 1 to n − 1, as 32 bytes or fewer.
fn below_order(value: &[u8]) -> bool {
    let n = crate::known::unhex("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551");
    if value.len() > 32 || value.iter().all(|b| *b == 0) {
        return false;
    }
    let mut filled = vec![0; 32 - value.len()];
    filled.extend(value);
    filled < n
}

fn run(name: TestName, read: impl Fn(&[u8]) -> Result<Signature, KeyError>, formed: impl Fn(&[u8]) -> bool) {
    let (mut held, mut refused) = (0, 0);
    for group in TestSet::load(name).unwrap().test_groups {
        let key = PublicKey::from_spki(&group.der).unwrap();
        for test in group.tests {
            let outcome = read(&test.sig).and_then(|signature| key.verify(&test.msg, &signature));
            let expected = match test.result {
                TestResult::Valid => Ok(()),
                _ if formed(&test.sig) => Err(KeyError::DoesNotHold),
                _ => Err(KeyError::BadSignature),
            };
            assert_eq!(outcome, expected, "{name:?} {}: {}", test.tc_id, test.comment);
            if outcome.is_ok() { held += 1 } else { refused += 1 }
        }
    }
    assert!(held > 100 && refused > 50, "{held} hold, {refused} are refused");
}

#[test]
fn signatures_in_der_hold_or_are_refused_as_their_form_deserves() {
    // Sixty-four bytes are r ‖ s by the rule of lengths, also where they happen to be DER: then two other numbers.
    let formed = |sig: &[u8]| if sig.len() == 64 { plain(sig) } else { is_der_of_two(sig) };
    run(TestName::EcdsaSecp256r1Sha256, Signature::from_key_store, formed);
}

#[test]
fn signatures_as_two_numbers_hold_or_are_refused_as_their_form_deserves() {
    run(TestName::EcdsaSecp256r1Sha256P1363, Signature::from_jws, plain);
}

fn plain(sig: &[u8]) -> bool {
    sig.len() == 64 && below_order(&sig[..32]) && below_order(&sig[32..])
}
