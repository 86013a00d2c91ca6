//! Each rule has a manifest that breaks it, and refusing follows from its level.

use super::{activity, entry, remove, with};
use privet::manifest::MaskRule::{self, Email, Hidden, Id, LastFour, Name, Phone, Plain};
use privet::manifest::MinimiseStep::{
    self, CoarsenLocation, CountsOnly, KeepColourProfile, RangeOnly, ResultOnly, StripMetadata, YearCounts,
};
use privet::manifest::{FaultCode, Level, LintCode, Manifest, lint};
use privet::text::mask;
use serde_json::{Value, json};
use std::collections::BTreeSet;

type Case = (LintCode, &'static str, fn(&mut Value));

/// The change breaks exactly this rule, in exactly this place.
const CASES: &[Case] = &[
    (LintCode::SensitiveCalledOrdinary, "/data/1/sensitivity", |m| {
        entry(m, "data", "approval_way")["sensitivity"] = json!("ordinary");
    }),
    (LintCode::CameraOrFaceUnconfirmed, "/activities/2/confirm", |m| {
        activity(m, "bill_scan")["confirm"] = json!("first_use");
    }),
    (LintCode::PaymentUnconfirmed, "/activities/0/confirm", |m| {
        activity(m, "pay")["data"] = json!(["payment_order"]);
        activity(m, "pay")["confirm"] = json!("first_use");
    }),
    (LintCode::PaymentUnclear, "/activities/0/recipients", |m| {
        activity(m, "pay")["recipients"] = json!([]);
    }),
    (LintCode::PaymentUnclear, "/activities/9/kind", |m| activity(m, "footprint")["kind"] = json!("payment")),
    (LintCode::SensitiveWithoutSeparateConsent, "/activities/3/separate_consent", |m| {
        activity(m, "photo_check")["separate_consent"] = json!(false);
    }),
    (LintCode::SensitiveWithoutSeparateConsent, "/activities/1/separate_consent", |m| {
        activity(m, "face_payment")["basis"] = json!("contract");
        activity(m, "face_payment")["necessity"] = json!("required");
    }),
    (LintCode::ThirdPartyWithoutSeparateConsent, "/activities/7/separate_consent", |m| {
        activity(m, "score_share")["data"] = json!(["year_counts"]);
        activity(m, "score_share")["separate_consent"] = json!(false);
    }),
    (LintCode::ThirdPartyBundled, "/activities/7/recipients", |m| {
        activity(m, "score_share")["recipients"] = json!(["lantern_pay", "harbour_credit"]);
    }),
    (LintCode::AbroadWithoutSeparateConsent, "/activities/8/separate_consent", |m| {
        activity(m, "analytics")["separate_consent"] = json!(false);
    }),
    (LintCode::AbroadBundled, "/activities/8/recipients", |m| {
        activity(m, "analytics")["recipients"] = json!(["meridian", "lantern_pay"]);
    }),
    (LintCode::OptionalByContract, "/activities/0/necessity", |m| {
        activity(m, "pay")["necessity"] = json!("optional");
    }),
    (LintCode::RefusalNotExplained, "/activities/4/texts", |m| {
        remove(&mut activity(m, "nearby")["texts"], "if_refused");
    }),
    (LintCode::RequiredByConsent, "/activities/4/necessity", |m| {
        activity(m, "nearby")["necessity"] = json!("required");
    }),
    (LintCode::NoImpactAssessment, "/activities/1/impact_assessment", |m| {
        remove(activity(m, "face_payment"), "impact_assessment");
    }),
    (LintCode::NoImpactAssessment, "/activities/2/impact_assessment", |m| {
        remove(activity(m, "bill_scan"), "impact_assessment");
    }),
    (LintCode::TemplateLeaves, "/activities/1/recipients", |m| {
        activity(m, "face_payment")["recipients"] = json!(["lantern_pay"]);
        activity(m, "face_payment")["retention"]["recipient"] = json!("not_kept");
        activity(m, "face_payment")["minimise"] = json!(["strip_metadata"]);
    }),
    (LintCode::MatchingUnclear, "/activities/1/matching", |m| {
        remove(activity(m, "face_payment"), "matching");
    }),
    (LintCode::MatchingUnclear, "/activities/2/matching", |m| {
        activity(m, "bill_scan")["matching"] = json!({"dimensions": 128, "threshold": 800});
    }),
    (LintCode::FaceIsTheOnlyWay, "/activities/1/fallback", |m| {
        remove(activity(m, "face_payment"), "fallback");
    }),
    (LintCode::FaceIsTheOnlyWay, "/activities/1/fallback", |m| {
        activity(m, "face_payment")["fallback"] = json!("photo_check");
    }),
    (LintCode::NoRetention, "/activities/4/retention", |m| {
        remove(&mut activity(m, "nearby")["retention"], "recipient");
    }),
    (LintCode::SensitiveGrantEndless, "/activities/1/max_grant", |m| {
        remove(activity(m, "face_payment"), "unused_lapse_days");
    }),
    (LintCode::MinorsIgnored, "/activities/4/minors", |m| activity(m, "nearby")["minors"] = json!("same")),
    (LintCode::PermissionTooWide, "/activities/4/os_permission", |m| {
        activity(m, "nearby")["os_permission"] = json!("location_precise");
    }),
    (LintCode::PermissionTooWide, "/activities/9/os_permission", |m| {
        activity(m, "footprint")["os_permission"] = json!("camera");
    }),
    (LintCode::NotMinimised, "/activities/2/minimise", |m| activity(m, "bill_scan")["minimise"] = json!([])),
    (LintCode::NotMinimised, "/activities/4/minimise", |m| activity(m, "nearby")["minimise"] = json!([])),
    (LintCode::ResultUnclear, "/activities/10/minimise", |m| {
        activity(m, "scan")["data"] = json!(["app_use"]);
        remove(activity(m, "scan"), "os_permission");
    }),
    (LintCode::ResultUnclear, "/activities/2/minimise", |m| {
        activity(m, "bill_scan")["minimise"] = json!(["result_only"]);
    }),
    (LintCode::ResultUnclear, "/activities/2/minimise", |m| {
        activity(m, "bill_scan")["data"] = json!(["bill_picture", "area"]);
        activity(m, "bill_scan")["minimise"] = json!(["result_only", "coarsen_location"]);
    }),
    (LintCode::ExactPlaceNotTemporary, "/activities/4/max_grant", |m| {
        exact(m);
        activity(m, "nearby")["max_grant"] = json!({"days": 2});
    }),
    (LintCode::ExactPlaceNotTemporary, "/activities/4/max_grant", |m| {
        exact(m);
        activity(m, "nearby")["max_grant"] = json!("until_withdrawn");
    }),
    (LintCode::ExactPlaceNotTemporary, "/activities/4/confirm", |m| {
        exact(m);
        activity(m, "nearby")["basis"] = json!("contract");
        activity(m, "nearby")["necessity"] = json!("required");
        activity(m, "nearby")["separate_consent"] = json!(false);
    }),
    (LintCode::ExactPlaceFromCoarse, "/activities/4/os_permission", |m| {
        exact(m);
        activity(m, "nearby")["os_permission"] = json!("location_coarse");
    }),
    (LintCode::ProfileWithoutPicture, "/activities/4/minimise", |m| {
        activity(m, "nearby")["minimise"] = json!(["coarsen_location", "keep_colour_profile"]);
    }),
    (LintCode::ProfileWithoutPicture, "/activities/1/minimise", |m| {
        activity(m, "face_payment")["minimise"] = json!(["keep_colour_profile"]);
    }),
    (LintCode::NoEnvelopeKey, "/activities/8/recipients", |m| {
        entry(m, "recipients", "meridian")["envelope_keys"] = json!([]);
    }),
];

/// Makes the list of shops one that sends the exact place, without a fault.
fn exact(m: &mut Value) {
    let spot = json!({
        "id": "spot", "name": {"en": "Exact place you are at", "zh-Hans": "精确位置"},
        "category": "precise_location", "sensitivity": "sensitive", "mask": "hidden"
    });
    m["data"].as_array_mut().unwrap().push(spot);
    for (member, value) in [
        ("data", json!(["spot"])),
        ("minimise", json!([])),
        ("os_permission", json!("location_precise")),
        ("separate_consent", json!(true)),
        ("impact_assessment", json!("LP-PIA-2026-08")),
        ("max_grant", json!({"days": 1})),
    ] {
        activity(m, "nearby")[member] = value;
    }
}

#[test]
fn the_exact_place_can_be_sent_for_a_day_and_after_each_question() {
    let lints = |change: fn(&mut Value)| {
        lint(
            &Manifest::read(&with(|m| {
                exact(m);
                change(m);
            }))
            .unwrap(),
        )
    };
    assert_eq!(lints(|_| ()), []);
    assert_eq!(lints(|m| activity(m, "nearby")["max_grant"] = json!("once")), []);
    // Nothing leaves, or only what the core made coarse: then how long is the person's to say.
    assert_eq!(
        lints(|m| {
            activity(m, "nearby")["max_grant"] = json!({"days": 365});
            activity(m, "nearby")["minimise"] = json!(["coarsen_location"]);
        }),
        []
    );
}

#[test]
fn each_broken_rule_is_found_alone_and_in_its_place() {
    for (code, pointer, change) in CASES {
        let manifest = Manifest::read(&with(change)).unwrap();
        let found: Vec<_> = lint(&manifest).into_iter().map(|l| (l.code, l.pointer.to_string())).collect();
        assert_eq!(found, [(*code, (*pointer).to_owned())]);
    }
}

#[test]
fn an_error_refuses_the_manifest_and_a_warning_does_not() {
    for (code, pointer, change) in CASES {
        match (Manifest::parse(&with(change)), code.level()) {
            (Err(fault), Level::Error) => {
                assert_eq!((fault.code, fault.pointer.as_str()), (FaultCode::Lint(*code), *pointer));
            }
            (Ok(accepted), Level::Warning) => assert_eq!(accepted.warnings()[0].code, *code),
            (answer, level) => panic!("{code:?} of level {level:?} gave {answer:?}"),
        }
    }
}

#[test]
fn no_rule_is_without_a_case() {
    let shown: BTreeSet<_> = CASES.iter().map(|(code, ..)| *code).collect();
    assert_eq!(shown, LintCode::ALL.iter().copied().collect());
}

/// The rows of a section's table in docs/manifest.md, cell by cell.
fn documented(section: &str) -> Vec<Vec<&'static str>> {
    let text = include_str!("../../../docs/manifest.md");
    let (_, rest) = text.split_once(&format!("## {section}\n")).unwrap();
    let rows = rest.split("\n## ").next().unwrap().lines().filter(|line| line.starts_with("| `"));
    rows.map(|line| line.split('|').map(str::trim).collect()).collect()
}

#[test]
fn the_documented_masks_and_steps_are_those_in_force() {
    let words = |section| documented(section).into_iter().map(|cells| json!(cells[1].trim_matches('`')));
    let masks = |word: Value| serde_json::from_value::<MaskRule>(word).unwrap();
    assert_eq!(
        words("Masks").map(masks).collect::<Vec<_>>(),
        [Plain, Name, Phone, LastFour, Email, Id, Hidden]
    );
    let steps = |word: Value| serde_json::from_value::<MinimiseStep>(word).unwrap();
    assert_eq!(
        words("Minimise steps").map(steps).collect::<Vec<_>>(),
        [StripMetadata, ResultOnly, CoarsenLocation, YearCounts, KeepColourProfile, RangeOnly, CountsOnly]
    );
    for cells in documented("Masks") {
        let shown = mask(
            masks(json!(cells[1].trim_matches('`'))),
            match cells[1] {
                "`plain`" => "Hangzhou",
                "`name`" => "Li Wei",
                "`phone`" => "13812341234",
                "`last_four`" => "6222 0212 3456 4821",
                "`email`" => "li@example.com",
                "`id`" => "11010519491231002X",
                _ => "whatever it is",
            },
        );
        assert!(cells[2].contains(&format!("`{shown}`")), "{shown}: {}", cells[2]);
    }
}

#[test]
fn the_documented_table_is_the_one_in_force() {
    let documented: BTreeSet<(String, String)> = documented("Lints")
        .into_iter()
        .map(|cells| (cells[1].trim_matches('`').to_owned(), format!("{}: {}", cells[2], cells[4])))
        .collect();
    let level = |code: LintCode| if code.level() == Level::Error { "error" } else { "warning" };
    let in_force = LintCode::ALL
        .iter()
        .map(|code| (format!("{code:?}"), format!("{}: {}", level(*code), code.rule())))
        .collect();
    assert_eq!(documented, in_force);
}
