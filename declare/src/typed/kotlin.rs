//! Kotlin: one class for the app, one in it for each activity, in explicit API mode and without a warning.

use super::app::{Sends, sends, takes_a_face};
use super::names::{distinct, lower, upper};
use super::{BuildFault, Source};
use crate::markdown::plain;
use askama::Template;
use privet::manifest::{self, Activity, Manifest, Texts};
use privet::text::Language;

/// The hard keywords (Kotlin specification, section on tokens): only these can't be names as they are. None has a capital letter.
const KEYWORDS: [&str; 28] = [
    "as",
    "break",
    "class",
    "continue",
    "do",
    "else",
    "false",
    "for",
    "fun",
    "if",
    "in",
    "interface",
    "is",
    "null",
    "object",
    "package",
    "return",
    "super",
    "this",
    "throw",
    "true",
    "try",
    "typealias",
    "typeof",
    "val",
    "var",
    "when",
    "while",
];

/// What the source calls by a simple name: a class of the app's that was named so would stand in its way.
pub(super) const TYPES: [&str; 28] = [
    "Activity",
    "ActivityId",
    "Boolean",
    "ByteArray",
    "Companion",
    "Data",
    "DataId",
    "Faces",
    "FromManifest",
    "Library",
    "LibraryId",
    "MatchToken",
    "OptIn",
    "Payload",
    "Payment",
    "PendingRelease",
    "PersonKeys",
    "Privet",
    "Purpose",
    "Recipient",
    "RecipientId",
    "Reader",
    "RequestId",
    "Signed",
    "String",
    "To",
    "MANIFEST",
    "Any",
];

/// Members of the app's class, and `getClass` that every object has.
const MEMBERS: [&str; 3] = ["class", "manifest", "privet"];

/// The Kotlin source of an app's own, in a package of its own.
///
/// # Errors
/// [`BuildFault`]: the manifest, the package, or two names.
pub fn kotlin(json: &str, package: &str) -> Result<Source, BuildFault> {
    let manifest = Manifest::parse(json.as_bytes())?.into_manifest();
    if !is_package(package) {
        return Err(BuildFault::Package(package.to_owned()));
    }
    distinct([manifest.id.as_str()], upper, &TYPES)?;
    let activities = || manifest.activities.iter().map(|a| a.id.as_str());
    let app = upper(manifest.id.as_str());
    distinct(activities(), upper, &[&TYPES[..], &[app.as_str()]].concat())?;
    distinct(activities(), lower, &MEMBERS)?;
    distinct(manifest.recipients.iter().map(|r| r.id.as_str()), upper, &TYPES)?;
    distinct(manifest.data.iter().map(|d| d.id.as_str()), upper, &TYPES)?;
    distinct(manifest.libraries.iter().map(|l| l.id.as_str()), upper, &TYPES)?;
    let file = App::of(&manifest, json, package);
    let path = format!("{}/{}.kt", package.replace('.', "/"), file.class);
    let mut text = file.to_string();
    text.push('\n');
    Ok(Source { path, text })
}

fn is_package(name: &str) -> bool {
    name.split('.').all(|part| {
        part.starts_with(|c: char| c.is_ascii_lowercase())
            && part.bytes().all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'_'))
            && !KEYWORDS.contains(&part)
    })
}

#[derive(Template)]
#[template(path = "app.kt", escape = "none")]
struct App<'m> {
    id: &'m str,
    policy_version: &'m str,
    package: &'m str,
    controller: String,
    class: String,
    imports: Vec<&'static str>,
    activities: Vec<Purpose<'m>>,
    recipients: Vec<Receiver<'m>>,
    data: Vec<Named<'m>>,
    libraries: Vec<Named<'m>>,
    json: String,
}

struct Purpose<'m> {
    id: &'m str,
    class: String,
    value: String,
    title: String,
    lines: Vec<String>,
    payloads: Vec<Payload>,
    pays: bool,
    takes_a_face: bool,
    compares_faces: bool,
}

struct Payload {
    class: &'static str,
    name: &'static str,
    what: &'static str,
}

struct Receiver<'m> {
    id: &'m str,
    class: String,
    name: String,
    receives: Vec<String>,
}

struct Named<'m> {
    id: &'m str,
    class: String,
    name: String,
}

impl<'m> App<'m> {
    fn of(manifest: &'m Manifest, json: &str, package: &'m str) -> Self {
        let doc = Doc::of(manifest);
        let named = |id: &'m str, name: &Texts| Named { id, class: upper(id), name: doc.text(name) };
        let activities: Vec<_> =
            manifest.activities.iter().map(|activity| Purpose::of(manifest, activity, &doc)).collect();
        Self {
            id: manifest.id.as_str(),
            policy_version: &manifest.policy_version,
            package,
            controller: doc.text(&manifest.controller.name),
            class: upper(manifest.id.as_str()),
            imports: imports(&activities, !manifest.libraries.is_empty()),
            recipients: manifest
                .recipients
                .iter()
                .map(|r| Receiver::of(manifest, r, package, &doc))
                .collect(),
            data: manifest.data.iter().map(|kind| named(kind.id.as_str(), &kind.name)).collect(),
            libraries: manifest.libraries.iter().map(|l| named(l.id.as_str(), &l.name)).collect(),
            activities,
            json: raw(json),
        }
    }
}

impl<'m> Purpose<'m> {
    fn of(manifest: &Manifest, activity: &'m Activity, doc: &Doc) -> Self {
        let id = activity.id.as_str();
        let name = lower(id);
        let sends = sends(manifest, activity);
        let texts = &activity.texts;
        let refused = texts.if_refused.as_ref().map(|text| format!("After a no: {}", doc.text(text)));
        Self {
            id,
            class: upper(id),
            value: if KEYWORDS.contains(&name.as_str()) { format!("`{name}`") } else { name },
            title: doc.text(&texts.title),
            lines: [doc.text(&texts.purpose), doc.text(&texts.scenario)].into_iter().chain(refused).collect(),
            payloads: sends.iter().filter_map(|sends| payload(*sends)).collect(),
            pays: sends.contains(&Sends::Payment),
            takes_a_face: takes_a_face(manifest, activity),
            compares_faces: activity.matching.is_some(),
        }
    }

    fn sends(&self) -> bool {
        self.pays || !self.payloads.is_empty()
    }

    fn has_members(&self) -> bool {
        self.sends() || self.compares_faces
    }
}

impl<'m> Receiver<'m> {
    fn of(manifest: &Manifest, recipient: &'m manifest::Recipient, package: &str, doc: &Doc) -> Self {
        let id = recipient.id.as_str();
        let from = manifest.activities.iter().filter(|activity| {
            activity.recipients.contains(&recipient.id) && !sends(manifest, activity).is_empty()
        });
        // Among the recipients, one of the same name would hide the activity: there it is called by its whole name.
        let hidden = |class: &str| manifest.recipients.iter().any(|other| upper(other.id.as_str()) == *class);
        let whole = format!("{package}.{}", upper(manifest.id.as_str()));
        let markers = from.map(|activity| upper(activity.id.as_str()));
        Self {
            id,
            class: upper(id),
            name: doc.text(&recipient.name),
            receives: markers.map(|to| if hidden(&to) { format!("{whole}.{to}") } else { to }).collect(),
        }
    }
}

const fn payload(sends: Sends) -> Option<Payload> {
    let (class, name, what) = match sends {
        Sends::Payment => return None,
        Sends::Picture => ("Picture", "picture", "a picture"),
        Sends::Document => ("Json", "document", "a document"),
        Sends::Result => ("Result", "result", "what was found in pictures, which stay"),
        Sends::Place => ("Location", "place", "a place"),
        Sends::YearCounts => ("Footprint", "counts", "the counts of a year"),
    };
    Some(Payload { class, name, what })
}

/// What the source uses of what it can use, in the order of their names.
fn imports(activities: &[Purpose], libraries: bool) -> Vec<&'static str> {
    let any = |what: fn(&Purpose) -> bool| activities.iter().any(what);
    let (faces, pays) = (any(|a| a.compares_faces), any(|a| a.pays));
    [
        ("dev.privet.Activity", true),
        ("dev.privet.Faces", faces),
        ("dev.privet.FromManifest", faces),
        ("dev.privet.Payload", any(|a| !a.payloads.is_empty())),
        ("dev.privet.PendingRelease", activities.iter().any(Purpose::sends)),
        ("dev.privet.PersonKeys", true),
        ("dev.privet.Privet", true),
        ("dev.privet.Purpose", true),
        ("dev.privet.Signed", true),
        ("dev.privet.ffi.ActivityId", true),
        ("dev.privet.ffi.DataId", true),
        ("dev.privet.ffi.LibraryId", libraries),
        ("dev.privet.ffi.MatchToken", any(|a| a.takes_a_face)),
        ("dev.privet.ffi.Payment", pays),
        ("dev.privet.ffi.Reader", true),
        ("dev.privet.ffi.RecipientId", true),
        ("dev.privet.ffi.RequestId", true),
        ("dev.privet.masked", true),
    ]
    .into_iter()
    .filter_map(|(name, used)| used.then_some(name))
    .collect()
}

/// The language of the comments: English where the manifest has it, or else its first.
struct Doc(Language);

impl Doc {
    fn of(manifest: &Manifest) -> Self {
        let english = manifest.languages.contains(&Language::En).then_some(Language::En);
        Self(english.or_else(|| manifest.languages.first().copied()).unwrap_or(Language::En))
    }

    /// A text in a comment: none of it acts as Markdown, which keeps it from beginning a comment inside, and none ends the comment.
    fn text(&self, texts: &Texts) -> String {
        plain(texts.get(self.0)).replace("*/", "*&#47;")
    }
}

/// A text between three quotes: what would end it, or be put in its place, is written as a character of its own.
fn raw(text: &str) -> String {
    let text = text.trim().replace("\r\n", "\n").replace('$', "${'$'}");
    text.replace("\"\"\"", "\"\"${'\"'}")
}
