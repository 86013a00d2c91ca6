//! A state with everything on, keys, and a moment: enough to have `decide` rule on a send, one fact at a time.

use privet::command::{
    Command, Content, Gesture, Manner, OsState, Outcome, Party, Payment, Reply, Until, Withheld,
};
use privet::event::{ConfirmKey, Event, Proven, Recorded, VERSION};
use privet::facts::{Evidence, Facts, Fresh, Head, Past};
use privet::gate::minimise::{Declared, MediaType, Minimised, minimise};
use privet::gate::signature::{Approval, SignatureChecked, check};
use privet::host::Moment;
use privet::manifest::{Manifest, OsPermission};
use privet::prompt::{Asked, Drawn, PromptShown};
use privet::refusal::Refusal;
use privet::rules::{Ruling, decide, fold};
use privet::state::{Consent, ConsentStatus, Grant, State};
use privet_wire::b64;
use privet_wire::ids::{ActivityId, DataId, Digest, RecipientId, ReleaseId, RunId, Subject};
use privet_wire::key::{PublicKey, UserVerification};
use privet_wire::receipt::SigningInput;
use privet_wire::shown::Shown;
use ring::rand::SystemRandom;
use ring::signature::{ECDSA_P256_SHA256_ASN1_SIGNING as P256, EcdsaKeyPair, KeyPair as _};
use std::collections::BTreeMap;
use std::sync::Arc;

const MANIFEST: &[u8] = include_bytes!("../../../cli/assets/demo.json");
const PICTURE: &[u8] = include_bytes!("../../../tests/photos/gps.jpg");
const WALL: i64 = 1_772_519_400_000;

pub fn activity(id: &str) -> ActivityId {
    ActivityId::try_from(id).unwrap()
}

pub fn recipient(id: &str) -> RecipientId {
    RecipientId::try_from(id).unwrap()
}

pub struct Phone {
    pub state: State,
    pub now: Moment,
    pub run: RunId,
    pub says: privet::facts::Phone,
    pub past: Option<Past>,
    pub bytes: Arc<Minimised>,
    pub bio: EcdsaKeyPair,
    pub pin: EcdsaKeyPair,
    drawn: u8,
    draws: u8,
}

pub fn pair() -> EcdsaKeyPair {
    let made = EcdsaKeyPair::generate_pkcs8(&P256, &SystemRandom::new()).unwrap();
    EcdsaKeyPair::from_pkcs8(&P256, made.as_ref(), &SystemRandom::new()).unwrap()
}

pub fn confirm_key(pair: &EcdsaKeyPair, uv: UserVerification) -> ConfirmKey {
    let public = PublicKey::from_point(pair.public_key().as_ref()).unwrap();
    let spki = b64::encode_url(&public.to_spki());
    ConfirmKey { uv, spki, thumbprint: Digest::new(*public.id().as_bytes()) }
}

/// How the person answers.
pub const MANNER: Manner = Manner::plain(Gesture::Touch);

impl Phone {
    /// The demo's manifest; camera allowed; the person registered with everybody with both keys; a yes to every activity.
    pub fn new() -> Self {
        let manifest = Manifest::parse(MANIFEST).unwrap().into_manifest();
        let (bio, pin) = (pair(), pair());
        let mut phone = Self {
            state: State::default(),
            now: Moment { wall: WALL, boot: [1; 16], elapsed: 1_000_000 },
            run: RunId::new([7; 16]),
            says: privet::facts::Phone {
                os: BTreeMap::from([(OsPermission::Camera, OsState::Granted)]),
                screen_lock: Some(privet::host::ScreenLock::Set),
            },
            past: None,
            bytes: Arc::new(minimise(PICTURE, MediaType::Jpeg, Declared::default()).unwrap()),
            bio,
            pin,
            drawn: 1,
            draws: 0,
        };
        phone.declare(manifest.clone());
        for known in &manifest.recipients {
            phone.happened(&Event::RecipientRegistered {
                recipient: known.id.clone(),
                sub: Subject::new([3; 16]),
                keys: vec![
                    confirm_key(&phone.bio, UserVerification::Bio),
                    confirm_key(&phone.pin, UserVerification::Pin),
                ],
                notice_alias: "privet/notice/x".into(),
            });
        }
        for declared in manifest.activities.iter().filter(|declared| declared.asks_consent()) {
            phone.give(&declared.id);
        }
        phone
    }

    pub fn happened(&mut self, event: &Event) {
        let index = self.state.size;
        fold(&mut self.state, index, &Recorded { v: VERSION, at: self.now.wall, event: event.clone() });
    }

    /// The manifest comes into force without what `declare` ends for it: only the ruling itself is left to notice.
    pub fn declare(&mut self, manifest: Manifest) {
        let digest = Digest::new(manifest.digest());
        self.happened(&Event::ManifestAccepted { digest, manifest: Box::new(manifest) });
    }

    pub fn manifest(&self) -> Manifest {
        self.state.declared().unwrap().clone()
    }

    pub fn status(&mut self, activity: &ActivityId, status: ConsentStatus) {
        let consent = Consent { status, since: self.now.wall, refused: None };
        self.state.consents.insert(activity.clone(), consent);
    }

    /// A yes to the terms in force.
    pub fn give(&mut self, activity: &ActivityId) {
        let terms = self.state.manifest.as_ref().unwrap().terms[activity];
        let (given, used) = (self.now.wall, self.now.wall);
        let grant = Grant { party: Party::Person, until: Until::Withdrawn, terms, given, used, spent: None };
        self.status(activity, ConsentStatus::Given(grant));
    }

    pub fn pass(&mut self, ms: u64) {
        self.now.elapsed += ms;
        self.now.wall = self.now.wall.saturating_add_unsigned(ms);
    }

    /// Rules; what happened is folded.
    pub fn ask(&mut self, command: &Command, evidence: Evidence) -> (Outcome, Fresh) {
        self.draws += 1;
        let n = self.draws;
        let fresh =
            Fresh { id: [n; 16], jti: [n + 100; 16], payload_salt: [n; 32], commitment_salt: [n; 32] };
        let facts = Facts {
            now: self.now,
            run: self.run,
            phone: &self.says,
            faces_looked: true,
            fresh,
            head: Head { size: self.state.size, body: "a head".into() },
            past: self.past,
            evidence,
        };
        let Ruling { events, reply } = decide(&self.state, command, &facts);
        for event in &events {
            self.happened(event);
        }
        (reply, fresh)
    }

    pub fn propose(&mut self, from: &str, to: &str, content: Content) -> Outcome {
        let command = Command::Propose {
            activity: activity(from),
            recipient: recipient(to),
            content,
            token: None,
            withheld: Withheld::NONE,
        };
        let minimised = Some(Arc::clone(&self.bytes));
        self.ask(&command, Evidence { minimised, ..Evidence::default() }).0
    }

    pub fn picture(&self) -> Content {
        Content::Data { sha256: self.bytes.sha256(), size: self.bytes.bytes().len() as u64 }
    }

    /// A picture of a bill waits for Cloudlane.
    pub fn proposed(&mut self) -> ReleaseId {
        let picture = self.picture();
        pending(self.propose("bill_scan", "cloudlane", picture))
    }

    /// A payment waits for Lantern Pay.
    pub fn payment(&mut self, within: Option<i64>) -> ReleaseId {
        let until = within.map(|ms| self.now.wall + ms);
        let (amount, currency, payee) = ("38.00".into(), "CNY".into(), "Noodle House".into());
        let payment = Payment { amount, currency, payee, nonce: None, until };
        pending(self.propose("pay", "lantern_pay", Content::Payment(payment)))
    }

    /// Lines for this release come on screen now.
    pub fn looks(&mut self, release: ReleaseId) -> PromptShown {
        self.drawn += 1;
        let shown = Shown {
            version: Shown::VERSION,
            screen: "release".into(),
            language: "en".into(),
            lines: vec![],
            buttons: vec![],
            activity: activity("bill_scan"),
            data: vec![DataId::try_from("bill_picture").unwrap()],
            recipient: None,
            payment: None,
            payload: None,
            removed: vec![],
            fallback: None,
            expires: None,
            policy: [self.drawn; 32],
            system: None,
        };
        Drawn::new(Asked::Release(release), shown, [self.drawn; 32]).unwrap().on_screen(self.now)
    }

    pub fn evidence(&self, shown: &PromptShown) -> Evidence {
        let drawn = Some(shown.record().digest);
        Evidence {
            drawn,
            shown: Some(shown.clone()),
            minimised: Some(Arc::clone(&self.bytes)),
            ..Evidence::default()
        }
    }

    /// Approves what has been on screen long enough.
    pub fn approve(&mut self, release: ReleaseId, uv: UserVerification) -> Outcome {
        let shown = self.looks(release);
        self.pass(700);
        let (evidence, digest) = (self.evidence(&shown), shown.record().digest);
        self.ask(&Command::Approve { release, digest, uv, manner: MANNER }, evidence).0
    }

    /// Approved by face or finger; answers the good signature.
    pub fn approved(&mut self, release: ReleaseId) -> SignatureChecked {
        let outcome = self.approve(release, UserVerification::Bio);
        let Ok(Reply::Approved { signing_input, .. }) = outcome else { panic!("{outcome:?}") };
        self.signed(release, &signing_input, &self.bio, UserVerification::Bio)
    }

    /// Evidence of a good signature by this key over this input.
    #[allow(clippy::unused_self, reason = "reads as what happens on the phone")]
    pub fn signed(
        &self,
        release: ReleaseId,
        input: &str,
        pair: &EcdsaKeyPair,
        uv: UserVerification,
    ) -> SignatureChecked {
        let mut copy = Self { drawn: 0, ..Self::new() };
        let unsigned = Proven {
            receipt: String::new(),
            payload_salt: None,
            commitment_salt: Digest::new([1; 32]),
            commitment_size: 0,
            shown: copy.looks(release).record(),
        };
        let approval = Approval { input: SigningInput::parse(input).unwrap(), unsigned };
        let signature = pair.sign(&SystemRandom::new(), input.as_bytes()).unwrap();
        check(&approval, &confirm_key(pair, uv), signature.as_ref()).unwrap()
    }

    pub fn confirm(&mut self, release: ReleaseId, signature: Option<SignatureChecked>) -> Outcome {
        let command = Command::Confirm { release, signature: Digest::new([0; 32]) };
        self.ask(&command, Evidence { signature, ..Evidence::default() }).0
    }
}

pub fn pending(outcome: Outcome) -> ReleaseId {
    match outcome {
        Ok(Reply::Pending { release, .. }) => release,
        other => panic!("{other:?}"),
    }
}

/// What changed while the sheet is open refuses the approval, and while the key signs the confirmation; nothing leaves.
pub fn refused_at_both(change: impl Fn(&mut Phone), expected: &Refusal) {
    let mut phone = Phone::new();
    let release = phone.proposed();
    change(&mut phone);
    assert_eq!(phone.approve(release, UserVerification::Bio).as_ref(), Err(expected), "approve");
    let mut phone = Phone::new();
    let release = phone.proposed();
    let signature = phone.approved(release);
    change(&mut phone);
    assert_eq!(phone.confirm(release, Some(signature)).as_ref(), Err(expected), "confirm");
    assert!(phone.state.outbox.is_empty());
}
