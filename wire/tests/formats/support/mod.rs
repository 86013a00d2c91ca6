//! The made-up people, keys and releases that the vectors and the hostile tests are about. Everything comes from one seed, so that
//! the same code gives the same bytes.

pub mod cases;
pub mod more_cases;
pub mod outcome;

use hpke::rand_core::{Infallible, TryCryptoRng, TryRng};
use p256::ecdsa::{SigningKey, signature::Signer};
use privet_wire::checkpoint::{Checkpoint, LogKey, Origin, UnverifiedCheckpoint};
use privet_wire::claims::{Claims, Content, PayloadClaim, ShownClaim};
use privet_wire::destruction::{Destruction, ProvedEntry};
use privet_wire::digest::{Label, Salt, salted};
use privet_wire::envelope::{Contents, seal};
use privet_wire::ids::Jti;
use privet_wire::key::{PublicKey, Signature, UserVerification};
use privet_wire::leaf;
use privet_wire::merkle::{Hash, leaf_hash, node_hash, sha256};
use privet_wire::openings::{Description, Openings};
use privet_wire::proof::Proof;
use privet_wire::receipt::{Receipt, SigningInput};
use privet_wire::recipient_key::RecipientSecret;
use privet_wire::shown::{Shown, ShownLine, ShownPayload, ShownPayment, ShownRecipient, ShownSystem};
use zeroize::Zeroizing;

pub const SEED: &str = include_str!("../../../../tests/vectors/seed.txt");
pub const NOW: i64 = 1_772_519_400;
pub const PHOTO: &[u8] = b"\xff\xd8 stands for the bytes of a cleaned photograph \xff\xd9";

/// 32 bytes for the thing of this name.
pub fn bytes(name: &str) -> [u8; 32] {
    sha256(format!("{}/{name}", SEED.trim()).as_bytes())
}

pub fn half(name: &str) -> [u8; 16] {
    *bytes(name).first_chunk().unwrap()
}

pub fn signer(name: &str) -> SigningKey {
    SigningKey::from_slice(&bytes(name)).unwrap()
}

pub fn public(name: &str) -> PublicKey {
    PublicKey::from_point(signer(name).verifying_key().to_sec1_point(false).as_bytes()).unwrap()
}

pub fn sign(name: &str, message: &[u8]) -> Signature {
    let made: p256::ecdsa::Signature = signer(name).sign(message);
    Signature::from_key_store(made.to_der().as_bytes()).unwrap()
}

/// The same signature with `n − s`.
pub fn other_s(signature: &Signature) -> Signature {
    let made = p256::ecdsa::Signature::from_slice(signature.as_bytes()).unwrap();
    let (r, s) = made.split_scalars();
    Signature::from_jws(&p256::ecdsa::Signature::from_scalars(r, -s).unwrap().to_bytes()).unwrap()
}

pub fn secret() -> RecipientSecret {
    RecipientSecret::new(bytes("recipient"))
}

/// What one release is made of; change a part before sealing to make a bad one.
#[derive(Clone)]
pub struct Release {
    pub claims: Claims,
    pub openings: Openings,
    pub payload: Vec<u8>,
    pub key: &'static str,
}

fn line(key: &str, text: &str) -> ShownLine {
    ShownLine { key: key.into(), text: text.into() }
}

fn commitment(jti: &str) -> Hash {
    salted(Label::Commitment, &Salt::new(bytes(&format!("{jti}/commitment"))), head().0.body().as_bytes())
}

pub fn payment() -> Release {
    let shown = Shown {
        version: Shown::VERSION,
        screen: "release_payment".into(),
        language: "zh-Hans".into(),
        lines: vec![line("pay_title", "支付 12.50 元"), line("pay_to", "收款方：面馆")],
        buttons: vec![line("pay_dont", "不支付"), line("pay_do", "支付")],
        system: None,
        activity: "pay".try_into().unwrap(),
        data: vec!["payment_account".try_into().unwrap()],
        recipient: Some(ShownRecipient {
            id: "lantern_pay".try_into().unwrap(),
            contact: "privacy@lantern.example".into(),
        }),
        payment: Some(ShownPayment {
            amount: "12.50".into(), currency: "CNY".into(), payee: "面馆".into()
        }),
        payload: None,
        removed: vec![],
        fallback: Some("改用密码".into()),
        expires: Some((NOW + 120) * 1000),
        policy: bytes("manifest"),
    };
    let content = Content::Payment {
        amount: "12.50".into(),
        currency: "CNY".into(),
        payee: "面馆".into(),
        face_matched: true,
    };
    let mut release = release("payment", shown, content, vec![], "bio");
    release.claims.nonce = Some("terminal-7-000231".into());
    release
}

/// A payment that the phone's own prompt confirmed with strings of its own; the payee's name runs from right to left.
pub fn payment_with_system_prompt() -> Release {
    let mut release = payment();
    let payee = "בית קפה 7";
    let shown = &mut release.openings.shown;
    let to = line("fp_payee", &format!("收款方：\u{2068}{payee}\u{2069}"));
    shown.lines = vec![line("fp_amount", "¥12.50"), to.clone()];
    shown.payment.as_mut().unwrap().payee = payee.into();
    shown.system = Some(ShownSystem {
        title: line("bp_pay_title", "付款 ¥12.50"),
        subtitle: ShownLine { key: "bp_pay_sub".into(), ..to },
        description: line("bp_pay_desc_plain", "仅限一次付款。"),
        rows: vec![line("fp_leaves_list", "离开手机：付款金额和收款方")],
        refuse: line("fp_dont", "不付款"),
        reason: line("bp_ios_pay", &format!("向 \u{2068}{payee}\u{2069} 付款 ¥12.50")),
        fallback: Some(line("fp_pin", "改用密码付款")),
    });
    let Content::Payment { payee: claimed, .. } = &mut release.claims.content else { unreachable!() };
    *claimed = payee.into();
    release.claims.jti = Jti::new(half("payment_with_system_prompt"));
    release.redigest();
    release
}

pub fn data() -> Release {
    let salt = Salt::new(bytes("data/payload_salt"));
    let shown = Shown {
        version: Shown::VERSION,
        screen: "release_picture".into(),
        language: "en".into(),
        lines: vec![line("cam_title", "Send this picture?"), line("cam_to", "To Cloudlane")],
        buttons: vec![line("cam_dont", "Don't send"), line("cam_do", "Send")],
        system: None,
        activity: "bill_scan".try_into().unwrap(),
        data: vec!["bill_photo".try_into().unwrap()],
        recipient: Some(ShownRecipient {
            id: "lantern_pay".try_into().unwrap(),
            contact: "privacy@lantern.example".into(),
        }),
        payment: None,
        payload: Some(ShownPayload {
            sha256: sha256(PHOTO),
            size: PHOTO.len() as u64,
            media_type: "image/jpeg".into(),
        }),
        removed: vec!["location".into(), "camera model".into()],
        fallback: None,
        expires: None,
        policy: bytes("manifest"),
    };
    let content = Content::Payload(PayloadClaim {
        digest: salted(Label::Payload, &salt, PHOTO),
        size: PHOTO.len() as u64,
        media_type: "image/jpeg".into(),
    });
    let mut release = release("data", shown, content, PHOTO.to_vec(), "pin");
    release.openings.payload_salt = Some(salt);
    release
}

fn release(name: &str, shown: Shown, content: Content, payload: Vec<u8>, key: &'static str) -> Release {
    let shown_salt = Salt::new(bytes(&format!("{name}/shown_salt")));
    let claims = Claims {
        iss: "lantern".try_into().unwrap(),
        aud: "lantern_pay".try_into().unwrap(),
        sub: privet_wire::ids::Subject::new(half("subject")),
        jti: Jti::new(half(name)),
        iat: NOW,
        exp: NOW + 120,
        nonce: None,
        uv: if key == "bio" { UserVerification::Bio } else { UserVerification::Pin },
        activity: shown.activity.clone(),
        terms: bytes("terms"),
        purpose: "Pay or scan what you chose".into(),
        data: shown.data.clone(),
        content,
        shown: ShownClaim { digest: shown.digest(&shown_salt).unwrap(), lang: shown.language.clone() },
        ledger: commitment(name),
    };
    Release { claims, openings: Openings { payload_salt: None, shown_salt, shown }, payload, key }
}

impl Release {
    pub fn receipt(&self) -> Receipt {
        let input = SigningInput::new(&self.claims, &public(self.key).id()).unwrap();
        let signature = sign(self.key, input.as_bytes());
        input.assemble(&signature)
    }

    pub fn envelope(&self) -> Vec<u8> {
        self.envelope_as(&self.claims.jti)
    }

    pub fn envelope_as(&self, jti: &Jti) -> Vec<u8> {
        let receipt = self.receipt();
        let contents =
            Contents::Confirmed { receipt: &receipt, openings: &self.openings, payload: &self.payload };
        seal_to_recipient(jti, &contents)
    }

    /// Digests again what is shown now, as an app would that shows one thing and claims another.
    pub fn redigest(&mut self) {
        self.claims.shown.digest = self.openings.shown.digest(&self.openings.shown_salt).unwrap();
    }
}

pub fn description() -> Description {
    Description {
        iss: "lantern".try_into().unwrap(),
        activity: "crash_reports".try_into().unwrap(),
        data: vec!["crash_log".try_into().unwrap()],
        media_type: "application/json".into(),
    }
}

pub fn unconfirmed() -> Vec<u8> {
    let contents = Contents::Unconfirmed { description: &description(), payload: br#"{"crashes":0}"# };
    seal_to_recipient(&Jti::new(half("unconfirmed")), &contents)
}

pub fn seal_to_recipient(jti: &Jti, contents: &Contents<'_>) -> Vec<u8> {
    let drawn = Zeroizing::new(bytes(&format!("ephemeral/{jti}")));
    let aud = "lantern_pay".try_into().unwrap();
    seal(&secret().public().unwrap(), &aud, jti, contents, &drawn).unwrap()
}

/// Seals any plaintext at all, as a faulty or hostile sender would; written apart from the library's own sealing.
pub fn seal_raw(jti: &Jti, parts: &[&[u8]]) -> Vec<u8> {
    use hpke::{
        Deserializable, OpModeS, Serializable, aead::AesGcm256, kdf::HkdfSha256, kem::X25519HkdfSha256,
    };
    let key = secret().public().unwrap();
    let mut info = Vec::new();
    let aud = b"lantern_pay";
    for part in [b"privet/envelope/v1".as_slice(), &[1], key.id().as_bytes(), aud, jti.as_bytes()] {
        info.extend_from_slice(&u32::try_from(part.len()).unwrap().to_be_bytes());
        info.extend_from_slice(part);
    }
    let public = <X25519HkdfSha256 as hpke::Kem>::PublicKey::from_bytes(key.as_bytes()).unwrap();
    let (enc, sealed) = hpke::single_shot_seal_with_rng::<AesGcm256, HkdfSha256, X25519HkdfSha256>(
        &OpModeS::Base,
        &public,
        &info,
        &parts.concat(),
        &[],
        &mut Fixed(bytes("raw")),
    )
    .unwrap();
    [[1, 1].as_slice(), key.id().as_bytes(), jti.as_bytes(), &enc.to_bytes(), &sealed].concat()
}

struct Fixed([u8; 32]);

impl TryRng for Fixed {
    type Error = Infallible;
    fn try_next_u32(&mut self) -> Result<u32, Infallible> {
        panic!("HPKE draws bytes only")
    }
    fn try_next_u64(&mut self) -> Result<u64, Infallible> {
        panic!("HPKE draws bytes only")
    }
    fn try_fill_bytes(&mut self, into: &mut [u8]) -> Result<(), Infallible> {
        into.copy_from_slice(&self.0);
        Ok(())
    }
}

impl TryCryptoRng for Fixed {}

pub fn origin() -> Origin {
    Origin::new("lantern.example/ledger/4f1c").unwrap()
}

pub fn log_key() -> LogKey {
    LogKey::from_seed(origin(), &bytes("log")).unwrap()
}

pub fn entry(index: u8) -> Vec<u8> {
    let body = format!(r#"{{"v":1,"index":{index},"event":"ConsentGiven"}}"#);
    leaf::entry(&Salt::new(bytes(&format!("entry/{index}"))), body.as_bytes())
}

/// The head of a ledger of seven entries, and the proof of entry 4: leaves 0 to 3 are one subtree, 4 and 5 another, 6 stands alone.
pub fn head() -> (Checkpoint, Vec<Hash>) {
    let leaf: Vec<Hash> = (0..7).map(|index| leaf_hash(&entry(index))).collect();
    let left = node_hash(&node_hash(&leaf[0], &leaf[1]), &node_hash(&leaf[2], &leaf[3]));
    let right = node_hash(&node_hash(&leaf[4], &leaf[5]), &leaf[6]);
    let root = node_hash(&left, &right);
    (Checkpoint { origin: origin(), size: 7, root }, vec![leaf[5], leaf[6], left])
}

pub fn signed_head() -> String {
    head().0.sign(&bytes("log")).unwrap()
}

pub fn proof(with_salt: bool) -> String {
    let (_, hashes) = head();
    let salt = with_salt.then(|| leaf::split(&entry(4)).unwrap().0);
    Proof::new(salt, 4, hashes, UnverifiedCheckpoint::parse(&signed_head()).unwrap()).encode()
}

/// An entry about a template.
pub fn of_template(index: u8, kind: &str, template: &str, activity: &str, at: i64) -> Vec<u8> {
    let event = format!(r#"{{"type":"{kind}","template":"{template}","activity":"{activity}"}}"#);
    let body = format!(r#"{{"v":3,"at":{at},"event":{event}}}"#);
    leaf::entry(&Salt::new(bytes(&format!("entry/{index}"))), body.as_bytes())
}

/// What a template's end leaves in a ledger: that it was denied, and, 40 ms later, that its key is missing.
pub fn template_entries() -> [Vec<u8>; 2] {
    let template = outcome::to_hex(&half("template"));
    [("TemplateDestroying", 1, 0), ("TemplateDestroyed", 2, 40)]
        .map(|(kind, index, later)| of_template(index, kind, &template, "face_payment", NOW * 1000 + later))
}

/// Entries 1 and 2 of a ledger of three, each with its proof.
pub fn proved([first, second]: [Vec<u8>; 2]) -> [ProvedEntry; 2] {
    let leaf = [leaf_hash(&entry(0)), leaf_hash(&first), leaf_hash(&second)];
    let left = node_hash(&leaf[0], &leaf[1]);
    let head = Checkpoint { origin: origin(), size: 3, root: node_hash(&left, &leaf[2]) };
    let note = || UnverifiedCheckpoint::parse(&head.sign(&bytes("log")).unwrap()).unwrap();
    let first_proof = Proof::new(None, 1, vec![leaf[0], leaf[2]], note()).encode();
    let second_proof = Proof::new(None, 2, vec![left], note()).encode();
    [ProvedEntry { entry: first, proof: first_proof }, ProvedEntry { entry: second, proof: second_proof }]
}

/// A record with these two entries.
pub fn recorded([destroying, destroyed]: [ProvedEntry; 2]) -> String {
    Destruction::new(&log_key(), destroying, destroyed).encode().unwrap()
}

/// The record of a template's destruction.
pub fn destruction() -> String {
    recorded(proved(template_entries()))
}
