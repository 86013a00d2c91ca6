//! A template between the device's key and the comparison: sealed under its own alias, opened for one comparison, never handed
//! out. The only maker of [`TemplateSealed`] and [`ProbeCompared`].

use super::matching::{Probe, ProbeFault, Template, matches};
use crate::host::{DeviceKeys, KeyFault, KeyPolicy};
use crate::manifest::Matching;
use privet_wire::ids::{ActivityId, TemplateId};

/// Evidence: this template is sealed under its own alias.
#[derive(Debug)]
pub struct TemplateSealed {
    template: TemplateId,
    sealed: Vec<u8>,
}

impl TemplateSealed {
    /// Which.
    #[must_use]
    pub const fn template(&self) -> TemplateId {
        self.template
    }
    /// The sealed bytes.
    #[must_use]
    pub fn sealed(&self) -> &[u8] {
        &self.sealed
    }
}

/// Evidence: a probe was compared with this template. A match can't be made up, nor one of another purpose's template:
///
/// ```compile_fail,E0451
/// let template = privet_wire::ids::TemplateId::new([1; 16]);
/// let made_up = privet::vault::template::ProbeCompared { template, matched: true };
/// ```
#[derive(Clone, Copy, Debug)]
pub struct ProbeCompared {
    template: TemplateId,
    matched: bool,
}

impl ProbeCompared {
    /// Which.
    #[must_use]
    pub const fn template(&self) -> TemplateId {
        self.template
    }
    /// Was it the same face?
    #[must_use]
    pub const fn matched(&self) -> bool {
        self.matched
    }
}

/// Binds the sealed bytes to one template of one activity, so that swapped rows do not open.
fn aad(activity: &ActivityId, template: TemplateId) -> Vec<u8> {
    [b"privet/template/v1\0", activity.as_str().as_bytes(), &[0], template.as_bytes()].concat()
}

/// Makes the template's own key and seals the template under it.
///
/// # Errors
/// [`KeyFault`]
pub fn seal(
    keys: &dyn DeviceKeys,
    alias: &str,
    (activity, template): (&ActivityId, TemplateId),
    content: &Template,
) -> Result<TemplateSealed, KeyFault> {
    let _made = keys.create(alias, KeyPolicy::Template)?;
    let sealed = keys.seal(alias, &aad(activity, template), &content.to_bytes())?;
    Ok(TemplateSealed { template, sealed })
}

/// Opens the template and compares. The opened bytes live in zeroizing memory until this returns. None for a template of another
/// model than the manifest speaks of: there is nothing to compare with.
///
/// # Errors
/// [`KeyFault`]; [`KeyFault::Corrupt`] if what opens is not a template.
pub fn compare(
    keys: &dyn DeviceKeys,
    alias: &str,
    (activity, template): (&ActivityId, TemplateId),
    sealed: &[u8],
    (probe, matching): (&Probe, Matching),
) -> Result<Option<ProbeCompared>, KeyFault> {
    let bytes = keys.open(alias, &aad(activity, template), sealed)?;
    match Template::from_bytes(&bytes, matching) {
        Ok(content) => {
            Ok(Some(ProbeCompared { template, matched: matches(&content, probe, matching).into() }))
        }
        Err(ProbeFault::WrongLength) => Ok(None),
        Err(_) => Err(KeyFault::Corrupt),
    }
}
