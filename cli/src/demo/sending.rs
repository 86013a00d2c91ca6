//! What leaves, each once: a picture, a photo that is good for one check, and counts to another country.

use super::deliver::Kind;
use super::face::{FACE, PERSON};
use super::phone::{Phone, activity_id, unexpected};
use super::step::{Attempts, attempts, kept, request};
use super::tell;
use crate::words;
use anyhow::bail;
use privet::command::{Reply, Until};
use privet::gate::minimise::MediaType;
use privet::refusal::Refusal;
use privet::text::{self, Word};
use privet_wire::ids::Digest;
use privet_wire::merkle::sha256;

/// The app's own company.
pub const LANTERN: &str = "lantern_pay";
/// Reads bills.
pub const CLOUDLANE: &str = "cloudlane";
/// Counts pages, abroad.
pub const MERIDIAN: &str = "meridian";
/// A drawn stand-in: nobody's photo.
const PORTRAIT: &[u8] = include_bytes!("../../assets/stand-in.jpg");
const COUNTS: &[u8] = br#"{"pages":{"pay":3,"permissions":2},"taps":11}"#;
const COUNTS_LATER: &[u8] = br#"{"pages":{"pay":1},"taps":4}"#;

/// A photograph to send.
pub struct Photo {
    /// The file as the camera wrote it.
    pub bytes: Vec<u8>,
    /// Its type.
    pub media_type: MediaType,
}

impl Phone {
    /// One picture: cleaned, shown, approved, signed, confirmed once, opened and checked by its recipient.
    pub fn picture(&self, photo: &Photo) -> anyhow::Result<()> {
        let language = self.language();
        tell::head(&words::left(language));
        let Attempts::Next(attempt) =
            attempts(&self.home, &["picture.propose", "picture.approve", "picture.confirm"])?
        else {
            tell::line(&words::already(language));
            return Ok(());
        };
        let payload = (photo.bytes.as_slice(), photo.media_type);
        let proposed = self.propose("picture", attempt, ("bill_scan", CLOUDLANE), payload)?;
        let Ok(Reply::Pending { release, .. }) = proposed else {
            return unexpected("picture.propose", &proposed);
        };
        let Some(preview) = self.home.engine.preview(release) else { bail!("no preview") };
        let sizes = [photo.bytes.len(), preview.bytes().len()].map(|n| text::size(n as u64, language));
        let [before, after] = &sizes;
        tell::line(&words::sent_size(language, before, after));
        tell::line(&words::digest(language, &Digest::new(sha256(preview.bytes())).to_string()));
        let view = self.confirm("picture", attempt, CLOUDLANE, release)?;
        for line in view.lines.iter().filter(|line| line.key.starts_with("cam_")).take(6) {
            tell::line(&words::question(language, &line.text));
        }
        tell::line(&words::confirmed(language));
        let again = self.step("picture.confirm_again", || {
            Ok(self.home.engine.confirm(
                request(&self.home, "picture.confirm_again", attempt),
                release,
                b"any signature",
            )?)
        })?;
        if again != Err(Refusal::AlreadyUsed) {
            return unexpected("picture.confirm_again", &again);
        }
        tell::line(&words::again(language, self.say(Word::FpUsed)));
        self.deliver("picture")?;
        tell::line(&words::opened(language, self.name(CLOUDLANE)?));
        Ok(())
    }

    /// 2019: a photo that verified an account once had opted people in to recognition for good. Here it cannot.
    pub fn photo_check(&self) -> anyhow::Result<()> {
        let language = self.language();
        tell::head(&words::photo_check(language));
        let steps = ["photo.ask", "photo.answer", "photo.propose", "photo.approve", "photo.confirm"];
        let Attempts::Next(attempt) = attempts(&self.home, &steps)? else {
            tell::line(&words::already(language));
            return Ok(());
        };
        self.allow("photo", attempt, "photo_check", Until::Once)?;
        tell::line(&words::once(language, &self.row("photo_check")?));
        let payload = (PORTRAIT, MediaType::Jpeg);
        let proposed = self.propose("photo", attempt, ("photo_check", LANTERN), payload)?;
        let Ok(Reply::Pending { release, .. }) = proposed else {
            return unexpected("photo.propose", &proposed);
        };
        let face = activity_id(FACE)?;
        let kept = self.step("photo.enrol", || {
            Ok(self.home.engine.enrol(request(&self.home, "photo.enrol", attempt), &face, PERSON)?)
        })?;
        if kept != Err(Refusal::NoConsent) {
            return unexpected("photo.enrol", &kept);
        }
        tell::line(&words::enrol_blocked(language, self.say(Word::DnNotAsked)));
        self.confirm("photo", attempt, LANTERN, release)?;
        self.deliver("photo")?;
        tell::line(&words::photo_sent(language));
        Ok(())
    }

    /// Counts to another country: its own consent, a confirmed first send, one that needs no tap, and the notice that it is over.
    pub fn abroad(&self) -> anyhow::Result<()> {
        let language = self.language();
        tell::head(&words::abroad(language));
        if kept(&self.home, "counts.withdraw")?.is_some() {
            tell::line(&words::already(language));
            return Ok(());
        }
        if let Attempts::Next(asking) = attempts(&self.home, &["counts.ask", "counts.answer"])?
            && let Some(view) = self.allow("counts", asking, "analytics", Until::Withdrawn)?
        {
            for line in view.lines.iter().filter(|line| line.key.starts_with("cs_abroad")) {
                tell::line(&words::question(language, &line.text));
            }
            tell::line(&words::allowed(language, &self.row("analytics")?));
        }
        if let Attempts::Next(attempt) =
            attempts(&self.home, &["first.propose", "first.approve", "first.confirm"])?
        {
            let payload = (COUNTS, MediaType::Json);
            let proposed = self.propose("first", attempt, ("analytics", MERIDIAN), payload)?;
            let Ok(Reply::Pending { release, confirm: true }) = proposed else {
                return unexpected("first.propose", &proposed);
            };
            self.confirm("first", attempt, MERIDIAN, release)?;
        }
        if let Attempts::Next(attempt) = attempts(&self.home, &["later.propose", "later.release"])? {
            let payload = (COUNTS_LATER, MediaType::Json);
            let proposed = self.propose("later", attempt, ("analytics", MERIDIAN), payload)?;
            let Ok(Reply::Pending { release, confirm: false }) = proposed else {
                return unexpected("later.propose", &proposed);
            };
            let released = self.step("later.release", || {
                let id = request(&self.home, "later.release", attempt);
                Ok(self.home.engine.release(id, release)?)
            })?;
            if released.is_err() {
                return unexpected("later.release", &released);
            }
        }
        self.deliver("counts")?;
        tell::line(&words::first_confirmed(language));
        let analytics = activity_id("analytics")?;
        let off = self.step("counts.withdraw", || {
            Ok(self.home.engine.withdraw(request(&self.home, "counts.withdraw", 0), &analytics)?)
        })?;
        if off != Ok(Reply::Withdrawn) {
            return unexpected("counts.withdraw", &off);
        }
        if self.deliver("notice")?.contains(&Kind::Notice) {
            tell::line(&words::noticed(language, self.name(MERIDIAN)?));
        }
        Ok(())
    }
}
