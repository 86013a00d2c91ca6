//! The frozen vectors: each is run, none goes unread, and the generator still writes the same bytes.

use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

fn on_disk() -> BTreeMap<String, String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/vectors");
    let mut files = BTreeMap::new();
    for item in fs::read_dir(&root).unwrap() {
        let item = item.unwrap();
        let name = item.file_name().into_string().unwrap();
        if item.file_type().unwrap().is_dir() {
            for file in fs::read_dir(item.path()).unwrap() {
                let file = file.unwrap();
                let path = format!("{name}/{}", file.file_name().into_string().unwrap());
                files.insert(path, fs::read_to_string(file.path()).unwrap());
            }
        } else {
            assert!(name == "seed.txt" || name == "README.md", "nobody reads {name}");
        }
    }
    files
}

#[test]
fn the_generator_writes_exactly_the_files_that_are_there() {
    let (written, found) = (crate::support::cases::files(), on_disk());
    let names = |files: &BTreeMap<String, String>| files.keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(&written), names(&found));
    for (name, text) in written {
        assert!(found[&name] == text, "{name} is not what its seed gives");
    }
}

#[test]
fn every_vector_ends_as_its_folder_says() {
    for (name, text) in on_disk() {
        let vector: Value = serde_json::from_str(&text).unwrap();
        match (name.split('/').next(), crate::support::outcome::run(&vector)) {
            (Some("good"), Ok(result)) => assert_eq!(vector["result"], result, "{name}"),
            (Some("bad"), Err(code)) => assert_eq!(vector["fault"], code, "{name}"),
            (_, outcome) => panic!("{name}: {outcome:?}"),
        }
    }
}

/// Each example of docs/formats.md stands between fences below a comment that names its vector and member; one that is cut ends in `…`.
#[test]
fn the_examples_of_the_document_are_those_of_the_vectors() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let document = fs::read_to_string(root.join("docs/formats.md")).unwrap();
    let vectors = on_disk();
    let mut seen = 0;
    for example in document.split("<!-- vector ").skip(1) {
        let (place, rest) = example.split_once(" -->\n```").unwrap();
        let (_language, rest) = rest.split_once('\n').unwrap();
        let (written, _) = rest.split_once("\n```").unwrap();
        let (file, member) = place.split_once(' ').unwrap();
        let vector: Value = serde_json::from_str(&vectors[file]).unwrap();
        let value = member.split('.').fold(&vector, |value, name| &value[name]);
        let frozen = match value {
            Value::String(text) => text.trim_end().to_owned(),
            other => String::from_utf8(privet_wire::canonical::encode(other).unwrap()).unwrap(),
        };
        let same = written.strip_suffix('…').map_or(written == frozen, |start| frozen.starts_with(start));
        assert!(same, "{place}");
        seen += 1;
    }
    assert!(seen >= 10, "{seen} examples");
}
