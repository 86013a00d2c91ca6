//! A template between the device's key and the comparison: sealed under its own alias, opened for one comparison, never handed
//! out. The only maker of [`TemplateSealed`] and [`ProbeCompared`].

use super::matching::{Probe, Template, Threshold, matches};
use crate::host::{DeviceKeys, KeyFault, KeyPolicy};
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

/// Evidence: a probe was compared with this template.
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
    let _made = keys.create(alias, KeyPolicy::Template, None)?;
    let sealed = keys.seal(alias, &aad(activity, template), &content.to_bytes())?;
    Ok(TemplateSealed { template, sealed })
}

/// Opens the template and compares. The opened bytes live in zeroizing memory until this returns.
///
/// # Errors
/// [`KeyFault`]; [`KeyFault::Corrupt`] if what opens is not a template.
pub fn compare(
    keys: &dyn DeviceKeys,
    alias: &str,
    (activity, template): (&ActivityId, TemplateId),
    sealed: &[u8],
    (probe, threshold): (&Probe, Threshold),
) -> Result<ProbeCompared, KeyFault> {
    let bytes = keys.open(alias, &aad(activity, template), sealed)?;
    let content = Template::from_bytes(&bytes).map_err(|_| KeyFault::Corrupt)?;
    Ok(ProbeCompared { template, matched: matches(&content, probe, threshold).into() })
}
