//! `R.txt`: the names of an archive's resources, from which an app's build makes the R class.

use anyhow::{Context, Result, bail};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// One line for each resource, sorted. What holds values (`values*/`) is read; of everything else the file's name counts.
pub fn symbols(folder: &Path) -> Result<BTreeSet<String>> {
    let mut symbols = BTreeSet::new();
    for kind in fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))? {
        let kind = kind?.path();
        let name = kind.file_name().and_then(|name| name.to_str()).context("a name that is no text")?;
        // Behind a hyphen stands for whom: `values-zh`.
        let class = name.split('-').next().unwrap_or(name);
        for file in fs::read_dir(&kind).with_context(|| format!("cannot read {}", kind.display()))? {
            let file = file?.path();
            if class == "values" {
                let text =
                    fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))?;
                values(&text, &mut symbols).with_context(|| file.display().to_string())?;
            } else {
                let stem =
                    file.file_name().and_then(|name| name.to_str()).context("a name that is no text")?;
                symbols.insert(line(class, stem.split('.').next().unwrap_or(stem)));
            }
        }
    }
    Ok(symbols)
}

fn values(text: &str, symbols: &mut BTreeSet<String>) -> Result<()> {
    let document = roxmltree::Document::parse(text)?;
    for value in document.root_element().children().filter(roxmltree::Node::is_element) {
        let tag = value.tag_name().name();
        let class = match tag {
            "string-array" | "integer-array" => "array",
            "item" => value.attribute("type").context("an item without a type")?,
            "string" | "color" | "dimen" | "style" | "bool" | "integer" | "plurals" | "array"
            | "drawable" => tag,
            other => bail!("<{other}> is none that R.txt is written for here"),
        };
        symbols.insert(line(class, value.attribute("name").context("a value without a name")?));
    }
    Ok(())
}

fn line(class: &str, name: &str) -> String {
    format!("int {class} {} 0x0", name.replace(['.', '-'], "_"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_resource_is_named_once_however_many_variants_it_has() {
        let temp = tempfile::tempdir().unwrap();
        for (path, text) in [
            ("values/texts.xml", "<resources><string name=\"a\">x</string><style name=\"T.B\"/></resources>"),
            ("values-zh/texts.xml", "<resources><string name=\"a\">y</string></resources>"),
            ("xml/rules.xml", "<r/>"),
            ("drawable-night/icon.9.png", ""),
        ] {
            let path = temp.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        let symbols: Vec<_> = symbols(temp.path()).unwrap().into_iter().collect();
        let expected =
            ["int drawable icon 0x0", "int string a 0x0", "int style T_B 0x0", "int xml rules 0x0"];
        assert_eq!(symbols, expected);
    }

    #[test]
    fn a_kind_of_value_that_is_not_known_is_refused_and_not_left_out() {
        let mut symbols = BTreeSet::new();
        assert!(values("<resources><declare-styleable name=\"a\"/></resources>", &mut symbols).is_err());
        assert!(values("<resources><string>a</string></resources>", &mut symbols).is_err());
    }
}
