//! The POM: what an app's build fetches along. Versions are those that the modules are built and tested with.

use anyhow::{Context, Result};
use askama::Template;

/// Something that an app's build fetches along.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dependency {
    /// Its group.
    pub group: &'static str,
    /// Its name.
    pub artifact: &'static str,
    /// Its version.
    pub version: String,
    /// What it is, if not a jar.
    pub kind: Option<&'static str>,
}

impl Dependency {
    /// One of them.
    pub fn new(
        group: &'static str,
        artifact: &'static str,
        version: &str,
        kind: Option<&'static str>,
    ) -> Self {
        Self { group, artifact, version: version.to_owned(), kind }
    }
}

#[derive(Template)]
#[template(path = "pom.xml")]
struct Pom<'p> {
    artifact: &'p str,
    version: &'p str,
    description: &'p str,
    dependencies: &'p [Dependency],
}

/// The POM of one artifact.
pub fn pom(artifact: &str, version: &str, description: &str, dependencies: &[Dependency]) -> String {
    Pom { artifact, version, description, dependencies }.to_string() + "\n"
}

/// The parent POM of the reactor: the version of all, and a property of it.
pub struct Parent<'t>(roxmltree::Document<'t>);

impl<'t> Parent<'t> {
    /// Reads it.
    pub fn read(text: &'t str) -> Result<Self> {
        Ok(Self(roxmltree::Document::parse(text).context("bindings/kotlin/pom.xml")?))
    }

    /// The version of every module.
    pub fn version(&self) -> Result<&str> {
        child(self.0.root_element(), "version")
    }

    /// A property, such as `jna.version`.
    pub fn property(&self, name: &str) -> Result<&str> {
        let properties =
            self.0.root_element().children().find(|node| node.has_tag_name_anywhere("properties"));
        child(properties.context("no properties")?, name)
    }
}

fn child<'t>(of: roxmltree::Node<'t, '_>, name: &str) -> Result<&'t str> {
    let child = of.children().find(|node| node.has_tag_name_anywhere(name));
    child.and_then(|node| node.text()).with_context(|| format!("bindings/kotlin/pom.xml has no {name}"))
}

/// By its local name: POMs have one namespace.
trait Named {
    fn has_tag_name_anywhere(&self, name: &str) -> bool;
}

impl Named for roxmltree::Node<'_, '_> {
    fn has_tag_name_anywhere(&self, name: &str) -> bool {
        self.is_element() && self.tag_name().name() == name
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PARENT: &str = include_str!("../../../bindings/kotlin/pom.xml");

    #[test]
    fn the_versions_are_those_that_the_tests_ran_with() {
        let parent = Parent::read(PARENT).unwrap();
        assert_eq!(parent.version().unwrap(), env!("CARGO_PKG_VERSION"), "Kotlin and Rust have one version");
        assert!(
            PARENT
                .contains(&format!("<jna.version>{}</jna.version>", parent.property("jna.version").unwrap()))
        );
        assert!(parent.property("nobody.version").is_err());
    }

    #[test]
    fn a_pom_names_its_dependencies_with_their_kind_and_no_text_is_markup() {
        let jna = Dependency::new("net.java.dev.jna", "jna", "5.19.1", Some("aar"));
        let stdlib = Dependency::new("org.jetbrains.kotlin", "kotlin-stdlib", "2.3.21", None);
        let text = pom("privet-android", "0.1.0", "a < b & c", &[jna, stdlib]);
        let document = roxmltree::Document::parse(&text).unwrap();
        let all = |name: &str| {
            document
                .descendants()
                .filter(|n| n.has_tag_name_anywhere(name))
                .filter_map(|n| n.text())
                .collect::<Vec<_>>()
        };
        assert_eq!(all("artifactId"), ["privet-android", "jna", "kotlin-stdlib"]);
        assert_eq!(all("type"), ["aar"]);
        assert_eq!(all("packaging"), ["aar"]);
        assert_eq!(all("description"), ["a < b & c"]);
    }
}
