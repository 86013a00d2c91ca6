//! One good signature, spelt in every wrong way.

use p256::ecdsa::{SigningKey, signature::Signer as _};
use privet_wire::key::{KeyError, PublicKey, Signature};

/// The order of P-256's group (SEC 2 §2.4.2).
const ORDER: &str = "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551";

fn order_plus(more: u8) -> [u8; 32] {
    let mut n: [u8; 32] = crate::known::unhex(ORDER).try_into().unwrap();
    n[31] += more;
    n
}

fn signed() -> (PublicKey, [u8; 32], [u8; 32]) {
    let key = SigningKey::from_slice(&[9; 32]).unwrap();
    let public = PublicKey::from_point(key.verifying_key().to_sec1_point(false).as_bytes()).unwrap();
    let made: p256::ecdsa::Signature = key.sign(b"message");
    let bytes = made.to_bytes();
    (public, bytes[..32].try_into().unwrap(), bytes[32..].try_into().unwrap())
}

/// A DER INTEGER, spelt as shortly as it can be (X.690 §8.3).
fn integer(bytes: &[u8]) -> Vec<u8> {
    let start = bytes.iter().position(|b| *b != 0).unwrap_or(bytes.len() - 1);
    let zero: &[u8] = if bytes[start] >= 0x80 { &[0] } else { &[] };
    let content = [zero, &bytes[start..]].concat();
    [&[2, u8::try_from(content.len()).unwrap()], content.as_slice()].concat()
}

fn sequence(content: &[u8]) -> Vec<u8> {
    [&[0x30, u8::try_from(content.len()).unwrap()], content].concat()
}

fn der(r: &[u8], s: &[u8]) -> Vec<u8> {
    sequence(&[integer(r), integer(s)].concat())
}

#[test]
fn numbers_out_of_range_are_no_signature_in_either_form() {
    let (key, r, s) = signed();
    let good = Signature::from_key_store(&der(&r, &s)).unwrap();
    assert_eq!(key.verify(b"message", &good), Ok(()));
    let out = [[0; 32], order_plus(0), order_plus(1), [0xff; 32]];
    for bad in out {
        for (r, s) in [(bad, s), (r, bad), (bad, bad)] {
            assert_eq!(Signature::from_key_store(&der(&r, &s)), Err(KeyError::BadSignature));
            let plain = [r, s].concat();
            assert_eq!(Signature::from_key_store(&plain), Err(KeyError::BadSignature));
            assert_eq!(Signature::from_jws(&plain), Err(KeyError::BadSignature));
        }
    }
    // The largest number in range is a number, and no signature by this key.
    let mut largest = order_plus(0);
    largest[31] -= 1;
    let other = Signature::from_key_store(&[largest, s].concat()).unwrap();
    assert_eq!(key.verify(b"message", &other), Err(KeyError::DoesNotHold));
}

#[test]
fn any_spelling_but_the_shortest_der_is_no_signature() {
    let (_, r, s) = signed();
    let good = der(&r, &s);
    let (one, two) = (integer(&r), integer(&s));
    let body = [one.as_slice(), &two].concat();
    let len = u8::try_from(body.len()).unwrap();
    let padded = |number: &[u8]| {
        let content = [&[0], &number[2..]].concat();
        [&[2, u8::try_from(content.len()).unwrap()], content.as_slice()].concat()
    };
    // The same 32 bytes with the top bit set and no zero before them are a negative number.
    let negative = [&[2, 32, 0x80][..], &r[1..]].concat();
    let wrong: Vec<(&str, Vec<u8>)> = vec![
        ("a long form of a short length", [&[0x30, 0x81, len], body.as_slice()].concat()),
        ("a longer form of a short length", [&[0x30, 0x82, 0, len], body.as_slice()].concat()),
        ("an indefinite length", [&[0x30, 0x80], body.as_slice(), &[0, 0]].concat()),
        ("a long length inside", sequence(&[&[2, 0x81], &one[1..], &two].concat())),
        ("a leading zero of r", sequence(&[padded(&one), two.clone()].concat())),
        ("a leading zero of s", sequence(&[one.clone(), padded(&two)].concat())),
        ("a negative r", sequence(&[negative.clone(), two.clone()].concat())),
        ("a negative s", sequence(&[one.clone(), negative].concat())),
        ("an empty number", sequence(&[&[2, 0], two.as_slice()].concat())),
        ("bytes behind it", [good.as_slice(), &[0]].concat()),
        ("bytes behind s, inside", sequence(&[body.as_slice(), &[5, 0]].concat())),
        ("a third number", sequence(&[body.as_slice(), &[2, 1, 1]].concat())),
        ("one number", sequence(&one)),
        ("a SET", [&[0x31, len], body.as_slice()].concat()),
        ("an OCTET STRING for a number", sequence(&[&[4], &one[1..], &two].concat())),
        ("an outer length too short", [&[0x30, len - 1], body.as_slice()].concat()),
        ("an outer length too long", [&[0x30, len + 1], body.as_slice()].concat()),
        ("nothing", Vec::new()),
        ("an empty SEQUENCE", vec![0x30, 0]),
        ("r ‖ s with a byte too many", [r.as_slice(), &s, &[0]].concat()),
        ("r ‖ s with a byte too few", [r.as_slice(), &s[..31]].concat()),
    ];
    for (what, bytes) in wrong {
        assert_ne!(bytes.len(), 64, "{what}: read as r ‖ s");
        assert_eq!(Signature::from_key_store(&bytes), Err(KeyError::BadSignature), "{what}");
        assert_eq!(Signature::from_jws(&bytes), Err(KeyError::BadSignature), "{what}");
    }
    for cut in 0..good.len() {
        let read = Signature::from_key_store(&good[..cut]);
        // Sixty-four bytes are two numbers, whatever they were cut from; they are not these two.
        assert!(read.is_err() || cut == 64, "cut to {cut} bytes");
        assert_ne!(read, Signature::from_key_store(&good));
    }
}

#[test]
fn a_good_signature_by_another_key_or_over_another_text_does_not_hold() {
    let (key, r, s) = signed();
    let other = SigningKey::from_slice(&[8; 32]).unwrap();
    let stranger = PublicKey::from_point(other.verifying_key().to_sec1_point(false).as_bytes()).unwrap();
    let good = Signature::from_key_store(&der(&r, &s)).unwrap();
    assert_eq!(stranger.verify(b"message", &good), Err(KeyError::DoesNotHold));
    assert_eq!(key.verify(b"another message", &good), Err(KeyError::DoesNotHold));
    let turned = Signature::from_key_store(&der(&s, &r)).unwrap();
    assert_eq!(key.verify(b"message", &turned), Err(KeyError::DoesNotHold));
}
