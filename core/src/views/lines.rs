//! The lines of a prompt: what a person is asked, word for word and in order, in the structure that is digested.
//!
//! Owns what each of the three questions says (UX M1, M2, M3). Promises: refusing comes first; no line is empty; both
//! languages draw the same keys in the same order; drawing again gives the same structure, because nothing here reads a clock.
//! What a receipt claims (activity, data, recipient, amount or payload) is copied from the same proposal that the gate signs.

use super::phrase::{
    self, abroad, contact, data_names, kept, leaving_names, line, looked_at, recipient_names, sensitive,
    until,
};
use super::system::Screen;
use crate::command::Payment;
use crate::event::{Proposal, Proposed};
use crate::gate::amount::Amount;
use crate::gate::minimise::{Minimised, PictureSize, Removed};
use crate::manifest::{Activity, ActivityKind, Manifest, MinorsRule, Recipient};
use crate::state::{Declared, LivePrompt, Release, State};
use crate::text::{self, FillFault, Language, Reader, Word, say};
use privet_wire::ids::{DataId, Digest};
use privet_wire::key::UserVerification;
use privet_wire::shown::{Shown, ShownLine, ShownPayload, ShownPayment, ShownRecipient, ShownSystem};

/// The screen that asks for a consent.
pub const CONSENT: &str = "m1";
/// The screen that confirms a payment.
pub const PAYMENT: &str = "m2";
/// The screen that confirms a picture.
pub const PICTURE: &str = "m3";
/// The screen that confirms other data.
pub const DATA: &str = "m3_data";

/// The lines that ask for a consent. None if the manifest no longer declares the activity on the terms that are asked for.
///
/// With several recipients the lines name them all, and `recipient` is the first.
#[must_use]
pub fn draw_consent(state: &State, live: &LivePrompt, reader: &Reader) -> Option<Shown> {
    let declared = state.manifest.as_ref()?;
    let activity = declared.manifest.activity(&live.activity)?;
    if declared.terms.get(&activity.id) != Some(&live.terms) {
        return None;
    }
    let language = reader.language();
    let page = Page {
        screen: CONSENT,
        language,
        lines: consent_lines(state, &declared.manifest, activity, language)?,
        buttons: [line(Word::CRefuse, language, &[])?, line(Word::CAllow, language, &[])?],
        system: None,
        content: None,
        removed: Vec::new(),
        expires: None,
    };
    let recipient = declared.manifest.recipients_of(activity).next();
    // All of it is what the person answers for, what is only looked at too.
    shown(declared, activity, activity.data.clone(), recipient, page)
}

/// The lines that confirm a release. None if what it rests on is no longer there: the manifest's entries, the bytes it speaks
/// of (`minimised`, of this run), or the face match it carries.
///
/// The time it ends is the wall time of the proposal plus its limit, so that drawing again says the same.
#[must_use]
pub fn draw_release(
    state: &State,
    release: &Release,
    minimised: Option<&Minimised>,
    reader: &Reader,
) -> Option<Shown> {
    let declared = state.manifest.as_ref()?;
    let manifest = declared.manifest.as_ref();
    let proposal = &release.proposal;
    let activity = manifest.activity(&proposal.activity)?;
    let recipient = manifest.recipient(&proposal.recipient)?;
    let asked = AskedFor { state, manifest, activity, recipient, proposal, reader };
    let page = match &proposal.content {
        Proposed::Payment(payment) => asked.payment(payment)?,
        Proposed::Data { sha256, size, media_type } => {
            let bytes = minimised.filter(|m| m.sha256() == *sha256)?;
            asked.data(bytes, *sha256, *size, media_type.as_str())?
        }
    };
    let leaving = manifest.leaving(activity).map(|kind| kind.id.clone()).collect();
    shown(declared, activity, leaving, Some(recipient), page)
}

/// What differs from screen to screen.
struct Page {
    screen: &'static str,
    language: Language,
    lines: Vec<ShownLine>,
    buttons: [ShownLine; 2],
    /// The strings of the phone's own prompt, where a key will sign.
    system: Option<ShownSystem>,
    content: Option<Content>,
    removed: Vec<String>,
    expires: Option<i64>,
}

enum Content {
    Payment(ShownPayment),
    Payload(ShownPayload),
}

fn shown(
    declared: &Declared,
    activity: &Activity,
    data: Vec<DataId>,
    recipient: Option<&Recipient>,
    page: Page,
) -> Option<Shown> {
    let Page { screen, language, lines, buttons, system, content, removed, expires } = page;
    let (payment, payload) = match content {
        None => (None, None),
        Some(Content::Payment(payment)) => (Some(payment), None),
        Some(Content::Payload(payload)) => (None, Some(payload)),
    };
    // An empty line would be a fact that nobody can read.
    if lines.iter().chain(&buttons).any(|line| line.text.trim().is_empty()) {
        return None;
    }
    Some(Shown {
        version: Shown::VERSION,
        screen: screen.to_owned(),
        language: language.tag().to_owned(),
        lines,
        buttons: buttons.into(),
        system,
        activity: activity.id.clone(),
        data,
        recipient: recipient.map(|r| ShownRecipient { id: r.id.clone(), contact: r.contact.clone() }),
        payment,
        payload,
        removed,
        fallback: phrase::fallback(&declared.manifest, activity, language),
        expires,
        policy: *declared.digest.as_bytes(),
    })
}

fn consent_lines(
    state: &State,
    manifest: &Manifest,
    activity: &Activity,
    language: Language,
) -> Option<Vec<ShownLine>> {
    // The only other question on this screen: whether an objection to what needs no consent is lifted.
    let objected = activity.may_object() && state.objects(&activity.id);
    let known = state.objected.contains_key(&activity.id);
    let names = text::list(&recipient_names(manifest, activity, language), language);
    let mut lines = vec![if objected {
        line(Word::CsTitleLift, language, &[("purpose", activity.texts.title.get(language))])?
    } else {
        consent_title(manifest, activity, &names, language)?
    }];
    let (word, data) = if activity.sends() {
        (Word::CsSends, leaving_names(manifest, activity, language))
    } else {
        (Word::CsUses, data_names(manifest, activity, language))
    };
    lines.push(line(word, language, &[("list", &text::list(&data, language))])?);
    lines.extend(looked_at(manifest, activity, language));
    lines.extend(phrase::exact_place(manifest, activity, language));
    let purpose = activity.texts.purpose.get(language);
    lines.push(ShownLine {
        key: "manifest.purpose".to_owned(),
        text: line(Word::CsWhy, language, &[("purpose", purpose)])?.text,
    });
    lines.extend(kept(manifest, activity, language)?);
    if activity.sends() {
        lines.push(line(Word::CsLeavesYes, language, &[("recipient", &names)])?);
    } else {
        lines.push(line(Word::CsLeavesNo, language, &[])?);
    }
    for recipient in manifest.recipients_of(activity) {
        lines.extend(abroad(manifest, recipient, language));
        lines.extend(contact(manifest, recipient, language));
    }
    lines.extend(phrase::needs(manifest, activity, language));
    if objected {
        lines.extend(phrase::basis(activity.basis, language));
        lines.push(line(if known { Word::CsLift } else { Word::CsLiftUnknown }, language, &[])?);
    } else {
        lines.push(until(manifest, activity, language)?);
    }
    if activity.kind == ActivityKind::Template {
        lines.push(line(Word::CsNewFace, language, &[])?);
    }
    lines.extend(sensitive(manifest, activity, language));
    if activity.minors == MinorsRule::Guardian {
        lines.push(line(Word::CsGuardian, language, &[])?);
        lines.push(line(Word::CsGuardianSaid, language, &[])?);
    }
    if let Some(effect) = phrase::fallback(manifest, activity, language) {
        lines.push(ShownLine {
            key: "manifest.if_refused".to_owned(),
            text: line(Word::CsRefuse, language, &[("effect", &effect)])?.text,
        });
    }
    lines.push(line(Word::CsOnly, language, &[])?);
    lines.push(line(Word::CsLater, language, &[])?);
    Some(lines)
}

/// A template that leads to a payment is a face to pay with; everything else is named by the manifest.
fn consent_title(
    manifest: &Manifest,
    activity: &Activity,
    recipients: &str,
    language: Language,
) -> Option<ShownLine> {
    let pays = activity
        .fallback
        .as_ref()
        .and_then(|id| manifest.activity(id))
        .is_some_and(|other| other.kind == ActivityKind::Payment);
    let title = activity.texts.title.get(language);
    if activity.kind == ActivityKind::Template && pays {
        line(Word::CsTitleFace, language, &[])
    } else if activity.sends() {
        line(Word::CsTitleSend, language, &[("recipient", recipients), ("purpose", title)])
    } else {
        line(Word::CsTitleUse, language, &[("purpose", title)])
    }
}

/// A release with what its lines are made of.
struct AskedFor<'a> {
    state: &'a State,
    manifest: &'a Manifest,
    activity: &'a Activity,
    recipient: &'a Recipient,
    proposal: &'a Proposal,
    reader: &'a Reader,
}

impl AskedFor<'_> {
    fn line(&self, word: Word, values: &[(&str, &str)]) -> Option<ShownLine> {
        line(word, self.reader.language(), values)
    }

    fn recipient(&self) -> &str {
        self.recipient.name.get(self.reader.language())
    }

    /// What the phone's own prompt is made from; there is none where nothing is signed.
    fn screen<'s>(&'s self, lines: &'s [ShownLine], buttons: &'s [ShownLine; 2]) -> Option<Screen<'s>> {
        let ([refuse, _], language) = (buttons, self.reader.language());
        self.proposal.confirm.then(|| Screen { language, lines, refuse, recipient: self.recipient() })
    }

    /// Could a PIN sign in place of a face or finger? The recipient has to take both, and both keys have to be registered: what is
    /// offered and can't be done would end the payment.
    fn pin_instead(&self) -> bool {
        let keys = self.state.registered.get(&self.recipient.id).map(|known| known.keys.as_slice());
        let ready = |uv: UserVerification| {
            self.recipient.takes(uv) && keys.unwrap_or_default().iter().any(|key| key.uv == uv)
        };
        ready(UserVerification::Bio) && ready(UserVerification::Pin)
    }

    /// Milliseconds since 1970.
    fn expires(&self) -> i64 {
        let limit = i64::try_from(self.proposal.limit).unwrap_or(i64::MAX);
        self.proposal.proposed.wall.saturating_add(limit)
    }

    fn payment(&self, payment: &Payment) -> Option<Page> {
        let language = self.reader.language();
        let amount = Amount::parse(&payment.amount, &payment.currency).ok()?.display(language);
        let leaves = text::list(&leaving_names(self.manifest, self.activity, language), language);
        let title = if self.proposal.token.is_some() { Word::FpTitle } else { Word::FpTitlePlain };
        let mut lines = vec![
            self.line(title, &[])?,
            self.line(Word::FpAmount, &[("amount", &amount)])?,
            self.line(Word::FpPayee, &[("payee", &payment.payee)])?,
            self.line(Word::FpReceiver, &[("recipient", self.recipient())])?,
            self.line(Word::FpLeavesList, &[("list", &leaves)])?,
        ];
        lines.extend(looked_at(self.manifest, self.activity, language));
        lines.extend(abroad(self.manifest, self.recipient, language));
        if let Some(token) = &self.proposal.token {
            let matched = self.manifest.activity(&self.state.tokens.get(token)?.activity)?;
            let stays = text::list(&data_names(self.manifest, matched, language), language);
            lines.push(self.line(Word::FpStaysList, &[("list", &stays)])?);
            lines.push(self.line(Word::FpFaceMatched, &[])?);
        }
        let until = text::time(self.expires(), self.reader);
        lines.push(self.line(Word::FpUntil, &[("time", &until)])?);
        let buttons = [self.line(Word::FpDont, &[])?, self.line(Word::FpPay, &[("amount", &amount)])?];
        let face = self.proposal.token.is_some();
        let system = match self.screen(&lines, &buttons) {
            Some(screen) => Some(screen.payment(&amount, &payment.payee, face, self.pin_instead())?),
            None => None,
        };
        Some(Page {
            screen: PAYMENT,
            language,
            lines,
            buttons,
            system,
            content: Some(Content::Payment(ShownPayment {
                amount: payment.amount.clone(),
                currency: payment.currency.clone(),
                payee: payment.payee.clone(),
            })),
            removed: Vec::new(),
            expires: Some(self.expires()),
        })
    }

    /// How many pictures were looked at for a result, in the app's word: nobody here counted them, or saw what became of them.
    fn frames(&self) -> Result<Option<ShownLine>, FillFault> {
        let frames = self.proposal.withheld.frames;
        let word = if frames == 1 { Word::SnFrame } else { Word::SnFrames };
        let words = (Word::SnFrame, Word::SnFrames);
        let text = text::fill_count(frames.into(), words, self.reader.language())?;
        Ok(text.map(|text| ShownLine { key: word.key().to_owned(), text }))
    }

    fn data(&self, minimised: &Minimised, sha256: Digest, size: u64, media_type: &str) -> Option<Page> {
        let language = self.reader.language();
        let length = text::size(size, language);
        let code = check_code(&sha256);
        let picture = minimised.size();
        let mut lines = if let Some(PictureSize { width, height }) = picture {
            let (w, h) = (width.to_string(), height.to_string());
            vec![
                self.line(Word::CamTitle, &[])?,
                self.line(Word::CamExact, &[])?,
                self.line(Word::CamSize, &[("size", &length), ("w", &w), ("h", &h)])?,
            ]
        } else {
            let names = text::list(&leaving_names(self.manifest, self.activity, language), language);
            vec![
                self.line(Word::SnTitle, &[])?,
                self.line(Word::SnWhat, &[("list", &names)])?,
                self.line(Word::SnExact, &[])?,
                self.line(Word::SnSize, &[("size", &length)])?,
            ]
        };
        if minimised.is_exact_place() {
            lines.push(self.line(Word::SnExactPlace, &[])?);
        }
        lines.push(self.line(Word::CamCode, &[("code", &code)])?);
        lines.extend(looked_at(self.manifest, self.activity, language));
        lines.extend(self.frames().ok()?);
        let taken_out: Vec<Removed> = minimised.removed().collect();
        let removed: Vec<Word> = taken_out.iter().copied().map(Removed::word).collect();
        let profile = minimised.keeps_colour_profile();
        if !removed.is_empty() {
            let words: Vec<&str> = removed.iter().map(|word| say(*word, language)).collect();
            lines.push(self.line(Word::CamRemoved, &[("list", &text::list(&words, language))])?);
        } else if picture.is_some() && !profile {
            // That nothing is hidden in the pixels nobody here can say.
            lines.push(self.line(Word::CamRmNone, &[])?);
        }
        if profile {
            lines.push(self.line(Word::CamProfile, &[])?);
        }
        let purpose = self.activity.texts.title.get(language);
        lines.push(self.line(Word::CamTo, &[("recipient", self.recipient()), ("purpose", purpose)])?);
        lines.extend(abroad(self.manifest, self.recipient, language));
        lines.extend(phrase::kept_there(self.activity, language));
        let buttons = [self.line(Word::CamDont, &[])?, self.line(Word::CamSend, &[])?];
        let system = match (self.screen(&lines, &buttons), picture) {
            (Some(screen), Some(_)) => Some(screen.picture(&length, &taken_out, profile)?),
            (Some(screen), None) => Some(screen.data(&length, minimised.is_exact_place())?),
            (None, _) => None,
        };
        Some(Page {
            screen: if picture.is_some() { PICTURE } else { DATA },
            language,
            lines,
            buttons,
            system,
            content: Some(Content::Payload(ShownPayload {
                sha256: *sha256.as_bytes(),
                size,
                media_type: media_type.to_owned(),
            })),
            removed: removed.into_iter().map(|word| word.key().to_owned()).collect(),
            expires: Some(self.expires()),
        })
    }
}

/// The first 20 bits of the digest as four signs of Crockford's alphabet (base 32 without I, L, O, U): short enough to be read
/// aloud and compared. It tells two pictures apart on a desk; the digest itself is what is signed.
#[must_use]
pub fn check_code(sha256: &Digest) -> String {
    const SIGNS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    let [first, second, third, ..] = *sha256.as_bytes();
    let bits = u32::from_be_bytes([0, first, second, third]) >> 4;
    let signs = [15, 10, 5, 0].into_iter().filter_map(|shift| SIGNS.get(((bits >> shift) & 31) as usize));
    signs.map(|sign| char::from(*sign)).collect()
}
