//! Keys that are not ours: real ones of other kinds (as OpenSSL writes them), and our own in other spellings.

use p256::ecdsa::SigningKey;
use privet_wire::key::{KeyError, PublicKey};

const OTHERS: [(&str, &str); 7] = [
    (
        "an RSA key",
        "305c300d06092a864886f70d0101010500034b003048024100db9a0e2cef67a04becb8dfacb786f7ef9e840132c1841a\
         a52cc89eb007520c6d67697b4cde5d05790e1b30b799a51bd7b5d85799a14dd806f6cb0845fbcbdd5d0203010001",
    ),
    (
        "P-384",
        "3076301006072a8648ce3d020106052b810400220362000457002cac85a9fe29e63ef51facbbc059640693bbd2737814\
         862cf017f7a9b8ea9b36c63b3230744353893c0c948e8df3e99084d5b875a3345a5b930cbaa3fc4bb06fd34bba03f3c1\
         d60b6413c4a38b05911d89248b82b19f48e4912371a27503",
    ),
    (
        "secp256k1",
        "3056301006072a8648ce3d020106052b8104000a0342000489f93d81120820b6a563402173955f806ab9d3e4a336d3c9\
         c0f7eea82d738d5e718286988b007e51b986245fdf439f7bd97abb46b319b8f6d9578f51102bfe46",
    ),
    (
        "brainpoolP256r1",
        "305a301406072a8648ce3d020106092b2403030208010107034200047540f72c18dc95c2eac57da1fc7adcf185a65dd6\
         6803a5afb86f4b9afbd44aaf2e5b7f75b340425b5d21132863b742466f3842304a4759735057567c887849af",
    ),
    ("Ed25519", "302a300506032b657003210063f954381f4cd9c48350670c5d225fb6a96aba602a81e9f8f4eaecfeaba0d958"),
    ("X25519", "302a300506032b656e032100fc2364395ef917e52426e0a72dcf83ecc2d6bc92b461cff5bf000c7f48a57b1e"),
    (
        "P-256 with its parameters written out",
        "3082014b3082010306072a8648ce3d02013081f7020101302c06072a8648ce3d0101022100ffffffff00000001000000\
         000000000000000000ffffffffffffffffffffffff305b0420ffffffff00000001000000000000000000000000ffffff\
         fffffffffffffffffc04205ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604b031500c49d\
         360886e704936a6678e1139d26b7819f7e900441046b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a139\
         45d898c2964fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5022100ffffffff00000000\
         ffffffffffffffffbce6faada7179e84f3b9cac2fc632551020101034200045a2ac9fae74b66c9ab5a770db0619bdb19\
         a86ede21e806415ad73b2c1d06bb4503833df579b1a966feb1ab459daaee22d058113aa9167cf450c661f8419909e0",
    ),
];

pub(crate) fn unhex(text: &str) -> Vec<u8> {
    (0..text.len()).step_by(2).map(|at| u8::from_str_radix(&text[at..at + 2], 16).unwrap()).collect()
}

fn own() -> PublicKey {
    let key = SigningKey::from_slice(&[9; 32]).unwrap();
    PublicKey::from_point(key.verifying_key().to_sec1_point(false).as_bytes()).unwrap()
}

#[test]
fn a_key_of_another_algorithm_or_curve_is_no_key() {
    for (what, hex) in OTHERS {
        assert_eq!(PublicKey::from_spki(&unhex(hex)), Err(KeyError::BadKey), "{what}");
    }
}

#[test]
fn a_point_that_is_not_an_uncompressed_one_on_the_curve_is_no_key() {
    let key = own();
    let prefix = &key.to_spki()[..26];
    let point = key.to_point();
    let p = unhex("ffffffff00000001000000000000000000000000ffffffffffffffffffffffff");
    let mut off = point.clone();
    off[64] ^= 1;
    let mut hybrid = point.clone();
    hybrid[0] = 6 | (point[64] & 1);
    // x + p names the same point in another spelling, where it fits into 32 bytes.
    let points: Vec<(&str, Vec<u8>)> = vec![
        ("the point at infinity", vec![0]),
        ("infinity, filled up", [&[0][..], &[0; 64]].concat()),
        ("zeros", [&[4][..], &[0; 64]].concat()),
        ("off the curve", off),
        ("hybrid form", hybrid),
        ("compressed", [&[2 | (point[64] & 1)][..], &point[1..33]].concat()),
        ("x is p", [&[4][..], &p, &point[33..]].concat()),
        ("y is p", [&[4][..], &point[1..33], &p].concat()),
        ("largest numbers", [&[4][..], &[0xff; 64]].concat()),
        ("a byte too few", point[..64].to_vec()),
        ("a byte too many", [point.as_slice(), &[0]].concat()),
    ];
    for (what, bytes) in points {
        assert_eq!(PublicKey::from_point(&bytes), Err(KeyError::BadKey), "{what}");
        assert_eq!(PublicKey::from_spki(&[prefix, &bytes].concat()), Err(KeyError::BadKey), "{what}");
    }
}

#[test]
fn a_key_has_one_spelling() {
    let der = own().to_spki();
    let long = [&[0x30, 0x81], &der[1..]].concat();
    let inner = [&[0x30, 0x5a, 0x30, 0x81], &der[3..]].concat();
    let mut unused_bits = der.clone();
    unused_bits[25] = 1;
    let trailing = [der.as_slice(), &[0]].concat();
    for bad in [long, inner, unused_bits, trailing, der[..90].to_vec(), Vec::new()] {
        assert_eq!(PublicKey::from_spki(&bad), Err(KeyError::BadKey));
    }
}
