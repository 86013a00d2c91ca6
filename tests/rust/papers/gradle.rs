//! The Android project is not built where the tests run. What it repeats of the build that is, is held equal here, and what a
//! phone reads of it (permissions, backup, network) is held against the manifest of the demo.

use crate::project::{between, files, read, root};
use std::collections::BTreeSet;

const APP: &str = "android-demo/app/src/main";
const MANIFEST: &str = "android-demo/shared/src/main/resources/privet.json";

fn catalogue(name: &str) -> String {
    let all: toml::Table =
        read("android-demo/gradle/libs.versions.toml").parse().expect("a version catalogue");
    all["versions"][name].as_str().expect("a version").to_owned()
}

fn maven(property: &str) -> String {
    let pom = read("bindings/kotlin/pom.xml");
    let pom = roxmltree::Document::parse(&pom).expect("a POM");
    let found = pom.descendants().find(|node| node.tag_name().name() == property);
    found.and_then(|node| node.text()).unwrap_or_else(|| panic!("no {property} in the POM")).to_owned()
}

#[test]
fn gradle_builds_with_the_versions_that_maven_tested() {
    for (gradle, pom) in [("kotlin", "kotlin.version"), ("privet", "version"), ("zxing", "zxing.version")] {
        assert_eq!(catalogue(gradle), maven(pom), "{gradle}");
    }
}

#[test]
fn gradle_takes_the_library_from_where_the_package_task_puts_it() {
    let task = read("xtask/src/package/mod.rs");
    assert!(task.contains("scratch(\"package\")?.join(format!(\"maven/dev/privet/"), "where it puts it");
    let mut readers = vec!["android-demo/settings.gradle.kts".to_owned()];
    readers.extend(files("bindings/kotlin", "build.gradle.kts"));
    for build in readers {
        let text = read(&build);
        let path = between(&text, "uri(\"", "\")");
        let folder = build.rsplit_once('/').expect("a folder").0;
        let up = path.matches("../").count();
        assert_eq!(up, folder.split('/').count(), "{build}: not from the root");
        assert_eq!(path.trim_start_matches("../"), "target/xtask/package/maven", "{build}");
    }
}

#[test]
fn every_module_that_gradle_includes_is_one_that_maven_builds() {
    let settings = read("android-demo/settings.gradle.kts");
    let pom = read("bindings/kotlin/pom.xml");
    let mut seen = 0;
    for build in files("bindings/kotlin", "build.gradle.kts") {
        let folder = build.split('/').nth(2).expect("a module's folder");
        assert!(settings.contains(&format!("\"{folder}\" to ")), "{build}: not in the settings");
        assert!(pom.contains(&format!("<module>{folder}</module>")), "{build}: Maven does not build it");
        seen += 1;
    }
    assert_eq!(seen, settings.matches("\" to \"").count(), "a module of the settings has no build file");
}

#[test]
fn previews_are_in_the_debug_build_of_the_screens_and_in_no_archive() {
    const SOURCES: &str = "src/preview/kotlin";
    assert!(!files(&format!("bindings/kotlin/ui/{SOURCES}"), ".kt").is_empty());
    let build = read("bindings/kotlin/ui/build.gradle.kts");
    assert!(build.contains(&format!("getByName(\"debug\") {{ kotlin.srcDir(\"{SOURCES}\") }}")));
    assert_eq!(
        build.matches("preview\"").count() + build.matches("preview/").count(),
        1,
        "in another source set"
    );
    assert!(build.contains("singleVariant(\"release\")"), "what is published");
    for line in build.lines().filter(|line| line.contains("libs.compose.tooling")) {
        assert!(line.trim().starts_with("debugImplementation("), "{line}");
    }
    let pom = read("bindings/kotlin/ui/pom.xml");
    let tests = between(&pom, "<id>test-compile</id>", "</execution>");
    assert_eq!(
        (pom.matches(SOURCES).count(), tests.matches(SOURCES).count()),
        (1, 1),
        "Maven compiles them as tests"
    );
}

/// The names in `attribute` of every element called `tag`.
fn named(xml: &str, tag: &str, attribute: &str) -> BTreeSet<String> {
    const ANDROID: &str = "http://schemas.android.com/apk/res/android";
    let xml = roxmltree::Document::parse(xml).expect("well-formed");
    let of = |node: roxmltree::Node<'_, '_>| node.attribute((ANDROID, attribute)).map(str::to_owned);
    xml.descendants().filter(|node| node.tag_name().name() == tag).filter_map(of).collect()
}

#[test]
fn the_app_asks_the_phone_only_for_what_its_manifest_declares() {
    let android = read(&format!("{APP}/AndroidManifest.xml"));
    let asked: BTreeSet<String> = named(&android, "uses-permission", "name");
    let manifest: serde_json::Value = serde_json::from_str(&read(MANIFEST)).expect("JSON");
    let activities = manifest["activities"].as_array().expect("activities");
    let declared = activities.iter().filter_map(|activity| activity["os_permission"].as_str());
    let needed: BTreeSet<String> = declared
        .map(|permission| match permission {
            "camera" => "CAMERA",
            "location_coarse" => "ACCESS_COARSE_LOCATION",
            other => panic!("no Android permission known for {other}"),
        })
        .chain(["USE_BIOMETRIC", "HIDE_OVERLAY_WINDOWS"])
        .map(|name| format!("android.permission.{name}"))
        .collect();
    assert_eq!(asked, needed);
}

#[test]
fn each_use_of_the_phones_senses_has_its_attribution_tag() {
    let tags = named(&read(&format!("{APP}/AndroidManifest.xml")), "attribution", "tag");
    let manifest: serde_json::Value = serde_json::from_str(&read(MANIFEST)).expect("JSON");
    let with_senses: BTreeSet<String> = manifest["activities"]
        .as_array()
        .expect("activities")
        .iter()
        .filter(|activity| !activity["os_permission"].is_null())
        .map(|activity| format!("privet.{}", activity["id"].as_str().expect("an id")))
        .collect();
    assert_eq!(tags, with_senses);
}

#[test]
fn the_phones_log_calls_an_activity_by_the_title_of_its_manifest() {
    let manifest: serde_json::Value = serde_json::from_str(&read(MANIFEST)).expect("JSON");
    for (folder, language) in [("values", "en"), ("values-zh-rCN", "zh-Hans")] {
        let strings = read(&format!("{APP}/res/{folder}/strings.xml"));
        let strings = roxmltree::Document::parse(&strings).expect("well-formed");
        for label in strings.descendants().filter(|node| node.tag_name().name() == "string") {
            let Some(id) = label.attribute("name").and_then(|name| name.strip_prefix("attribution_")) else {
                continue;
            };
            let activities = manifest["activities"].as_array().expect("activities");
            let activity = activities.iter().find(|activity| activity["id"] == id).expect("an activity");
            assert_eq!(label.text(), activity["texts"]["title"][language].as_str(), "{id} in {language}");
        }
    }
}

#[test]
fn only_the_system_can_start_the_way_in_from_its_dashboard() {
    let android = read(&format!("{APP}/AndroidManifest.xml"));
    let android = roxmltree::Document::parse(&android).expect("well-formed");
    let attribute = |node: roxmltree::Node<'_, '_>, name: &str| {
        node.attribute(("http://schemas.android.com/apk/res/android", name)).map(str::to_owned)
    };
    let ways_in: Vec<_> = android
        .descendants()
        .filter(|node| node.tag_name().name() == "action")
        .filter(|node| attribute(*node, "name").is_some_and(|name| name.contains("VIEW_PERMISSION_USAGE")))
        .filter_map(|node| node.parent_element()?.parent_element())
        .collect();
    assert!(!ways_in.is_empty());
    for way in ways_in {
        let guard = attribute(way, "permission");
        assert_eq!(guard.as_deref(), Some("android.permission.START_VIEW_PERMISSION_USAGE"));
    }
}

#[test]
fn nothing_of_the_app_goes_into_a_backup_or_over_plain_http() {
    let android = read(&format!("{APP}/AndroidManifest.xml"));
    for rule in
        ["android:allowBackup=\"false\"", "data_extraction_rules", "backup_rules", "network_security_config"]
    {
        assert!(android.contains(rule), "{rule}");
    }
    let every = BTreeSet::from(["root", "file", "database", "sharedpref", "external"].map(str::to_owned));
    let rules = read(&format!("{APP}/res/xml/data_extraction_rules.xml"));
    let rules = roxmltree::Document::parse(&rules).expect("well-formed");
    for part in ["cloud-backup", "device-transfer"] {
        let part = rules.descendants().find(|node| node.tag_name().name() == part).expect("a part");
        let excluded = part.children().filter(|node| node.tag_name().name() == "exclude");
        let excluded: BTreeSet<String> =
            excluded.filter_map(|node| node.attribute("domain").map(str::to_owned)).collect();
        assert_eq!(excluded, every);
        assert!(part.children().all(|node| node.tag_name().name() != "include"), "nothing is taken back in");
    }
    let network = read(&format!("{APP}/res/xml/network_security_config.xml"));
    assert!(network.contains("cleartextTrafficPermitted=\"false\"") && !network.contains("src=\"user\""));
}

#[test]
fn what_the_phone_shows_of_the_app_is_there_in_both_languages() {
    let of = |folder: &str| {
        let path = format!("{APP}/res/{folder}/strings.xml");
        let xml = read(&path);
        let xml = roxmltree::Document::parse(&xml).expect("well-formed");
        xml.descendants()
            .filter(|node| node.tag_name().name() == "string")
            .filter_map(|node| node.attribute("name").map(str::to_owned))
            .collect::<BTreeSet<String>>()
    };
    assert!(root().join(APP).join("res/values-zh-rCN").is_dir());
    assert_eq!(of("values"), of("values-zh-rCN"));
}
