//! A template between the device's key and the comparison: sealed under its own alias, opened for one comparison or for the move to
//! another key, never handed out. The only maker of [`TemplateSealed`] and [`ProbeCompared`].

use super::attempt::AttemptAnchored;
use super::matching::{Probe, ProbeFault, Template, matches};
use crate::host::{DeviceKeys, KeyFault, KeyPolicy};
use crate::manifest::Matching;
use privet_wire::ids::{ActivityId, TemplateId};
use std::collections::BTreeSet;
use subtle::Choice;

/// Evidence: this template is sealed under its own alias.
#[derive(Debug)]
pub struct TemplateSealed {
    template: TemplateId,
    of: Option<TemplateId>,
    sealed: Vec<u8>,
}

impl TemplateSealed {
    /// Which.
    #[must_use]
    pub const fn template(&self) -> TemplateId {
        self.template
    }
    /// The template whose content it is; none for that of a fresh sample.
    #[must_use]
    pub const fn of(&self) -> Option<TemplateId> {
        self.of
    }
    /// The sealed bytes.
    #[must_use]
    pub fn sealed(&self) -> &[u8] {
        &self.sealed
    }
}

/// Evidence: a probe was compared with these templates. A match can't be made up, nor one of another purpose's template:
///
/// ```compile_fail,E0451
/// # fn made_up(attempt: privet::vault::attempt::AttemptAnchored) {
/// let templates = [privet_wire::ids::TemplateId::new([1; 16])].into();
/// let made_up = privet::vault::template::ProbeCompared { attempt, templates, matched: true };
/// # }
/// ```
#[derive(Clone, Debug)]
pub struct ProbeCompared {
    attempt: AttemptAnchored,
    templates: BTreeSet<TemplateId>,
    matched: bool,
}

impl ProbeCompared {
    /// The attempt that it was.
    #[must_use]
    pub const fn attempt(&self) -> AttemptAnchored {
        self.attempt
    }
    /// With which templates.
    #[must_use]
    pub const fn templates(&self) -> &BTreeSet<TemplateId> {
        &self.templates
    }
    /// Was it the same face as one of them?
    #[must_use]
    pub const fn matched(&self) -> bool {
        self.matched
    }
}

/// A template as it is kept.
#[derive(Clone, Copy, Debug)]
pub struct Kept<'a> {
    /// Whose purpose it serves.
    pub activity: &'a ActivityId,
    /// Which.
    pub template: TemplateId,
    /// Its key.
    pub alias: &'a str,
}

/// Binds the sealed bytes to one template of one activity, so that swapped rows do not open.
fn aad(activity: &ActivityId, template: TemplateId) -> Vec<u8> {
    [b"privet/template/v1\0", activity.as_str().as_bytes(), &[0], template.as_bytes()].concat()
}

/// Makes the template's own key and seals the template under it.
///
/// # Errors
/// [`KeyFault`]
pub fn seal(keys: &dyn DeviceKeys, kept: Kept<'_>, content: &Template) -> Result<TemplateSealed, KeyFault> {
    under_new_key(keys, kept, &content.to_bytes(), None)
}

/// Moves the content of one template under the key of another, of the same activity. The opened bytes live in zeroizing memory until
/// this returns.
///
/// # Errors
/// [`KeyFault`]
pub fn seal_again(
    keys: &dyn DeviceKeys,
    kept: Kept<'_>,
    old: (TemplateId, &str),
    sealed: &[u8],
) -> Result<TemplateSealed, KeyFault> {
    let (of, alias) = old;
    let bytes = keys.open(alias, &aad(kept.activity, of), sealed)?;
    under_new_key(keys, kept, &bytes, Some(of))
}

fn under_new_key(
    keys: &dyn DeviceKeys,
    Kept { activity, template, alias }: Kept<'_>,
    content: &[u8],
    of: Option<TemplateId>,
) -> Result<TemplateSealed, KeyFault> {
    let _made = keys.create(alias, KeyPolicy::Template)?;
    let sealed = keys.seal(alias, &aad(activity, template), content)?;
    Ok(TemplateSealed { template, of, sealed })
}

/// Opens each template and compares the probe with all of them, whichever are alike. The opened bytes live in zeroizing memory until
/// this returns. Left out are templates of another model than the manifest speaks of, and those whose key is gone; none if nothing is
/// left to compare with.
///
/// # Errors
/// [`KeyFault`]; [`KeyFault::Corrupt`] if what opens is not a template.
pub fn compare<'a>(
    keys: &dyn DeviceKeys,
    templates: impl IntoIterator<Item = (Kept<'a>, &'a [u8])>,
    (probe, matching): (&Probe, Matching),
    attempt: AttemptAnchored,
) -> Result<Option<ProbeCompared>, KeyFault> {
    let mut compared = BTreeSet::new();
    let mut alike = Choice::from(0);
    for (Kept { activity, template, alias }, sealed) in templates {
        let bytes = match keys.open(alias, &aad(activity, template), sealed) {
            Ok(bytes) => bytes,
            Err(KeyFault::KeyMissing | KeyFault::KeyInvalidated) => continue,
            Err(fault) => return Err(fault),
        };
        match Template::from_bytes(&bytes, matching) {
            Ok(content) => alike |= matches(&content, probe, matching),
            Err(ProbeFault::WrongLength) => continue,
            Err(_) => return Err(KeyFault::Corrupt),
        }
        compared.insert(template);
    }
    let any = !compared.is_empty();
    Ok(any.then(|| ProbeCompared { attempt, templates: compared, matched: alike.into() }))
}
