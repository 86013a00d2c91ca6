use super::*;
use privet::manifest::OsPermission;
use privet::observed::{AccessRow, AccessStanding, HostRow, HostStanding, Resource, Unused};

fn access(shown: &Compared, resource: Resource) -> &AccessRow {
    shown.accesses.iter().find(|row| row.resource == resource).expect("a row")
}

fn host<'a>(shown: &'a Compared, name: &str) -> &'a HostRow {
    shown.hosts.iter().find(|row| row.host == name).expect("a row")
}

/// What the demo's week would have recorded if every use went through the engine.
fn honest(read: &Read) -> Recorded {
    let uses = [("nearby", 20_513, 2), ("face_payment", MONDAY, 1), ("bill_scan", 20_515, 2)];
    recorded(read, &uses, &[("pay", "lantern_pay", 5), ("bill_scan", "cloudlane", 2)])
}

#[test]
fn an_access_that_no_activity_explains_shows_at_once() {
    let read = ios(WEEK);
    let shown = compared(&read, Some(&honest(&read)));
    let first = &shown.accesses[0];
    assert_eq!((first.resource, first.standing), (Resource::Contacts, AccessStanding::Unexplained));
    assert_eq!(first.title, "Contacts");
    assert_eq!(first.lines, ["Phone's log: 1 time.", "No purpose of this app declares it."]);
    assert_eq!((first.unexplained, first.gap, first.activities.len()), (1, 0, 0));
    // The contacts and three hosts.
    assert_eq!((shown.extra, shown.extra_text.as_deref()), (4, Some("4 extra")));
}

#[test]
fn uses_that_are_all_recorded_leave_no_gap() {
    let read = ios(WEEK);
    let shown = compared(&read, Some(&honest(&read)));
    let camera = access(&shown, Resource::Camera);
    assert_eq!((camera.noted, camera.uses, camera.recorded), (4, 3, Some(5)));
    assert_eq!((camera.standing, camera.gap), (AccessStanding::Accounted, 0));
    assert_eq!(
        camera.activity_names,
        ["Pay by face", "Read a bill", "Check your identity once", "Scan to pay"]
    );
    assert_eq!(access(&shown, Resource::Location).noted, 4);
    assert_eq!((shown.gap, shown.gap_text), (0, None));
    assert_eq!(shown.period.as_deref(), Some("Period: 25 Feb 2026 to 3 Mar 2026"));
}

#[test]
fn a_use_on_one_day_does_not_stand_for_an_access_on_another() {
    let read = ios(WEEK);
    let uses = [("nearby", 20_513, 2), ("face_payment", 20_512, 9)];
    let shown = compared(&read, Some(&recorded(&read, &uses, &[])));
    let camera = access(&shown, Resource::Camera);
    assert_eq!((camera.standing, camera.gap, camera.recorded), (AccessStanding::Missing, 3, Some(9)));
    assert_eq!(
        camera.lines,
        [
            "Phone's log: 4 times. Recorded here: 9 times.",
            "At most a minute apart is one use: 3 times in all.",
            "3 uses in the phone's log are missing here."
        ]
    );
    assert_eq!(
        (shown.gap, shown.gap_text.as_deref()),
        (3, Some("3 uses in the phone's log are missing here."))
    );
}

#[test]
fn a_look_alike_host_is_not_taken_for_the_recipients() {
    let read = ios(WEEK);
    let shown = compared(&read, Some(&honest(&read)));
    let cloudlane = vec![recipient("cloudlane")];
    for (name, standing, recipients) in [
        ("read.cloudlane.example", HostStanding::Accounted, cloudlane.clone()),
        ("eu.read.cloudlane.example", HostStanding::Accounted, cloudlane),
        ("evil-read.cloudlane.example", HostStanding::Undeclared, vec![]),
        ("read.cloudlane.example.collect.example", HostStanding::Undeclared, vec![]),
        ("t.adnet.example", HostStanding::Undeclared, vec![]),
        ("www.news.example", HostStanding::WebPage, vec![]),
    ] {
        let row = host(&shown, name);
        assert_eq!((row.standing, &row.recipients), (standing, &recipients), "{name}");
    }
    assert_eq!(shown.hosts[0].host, "t.adnet.example", "the most often contacted of the undeclared ones");
    assert_eq!(shown.hosts[0].lines, ["Connected: 57 times.", "Not in the declared list."]);
    assert_eq!(shown.undeclared, 59);
    assert_eq!(shown.undeclared_text.as_deref(), Some("59 connections are not in the declared list."));
}

#[test]
fn a_name_under_an_address_or_above_a_host_is_nobodys() {
    let mut manifest = serde_json::to_value(demo()).unwrap();
    manifest["recipients"][1]["hosts"] = serde_json::json!(["74.49", "deep.example", "b.deep.example"]);
    manifest["recipients"][2]["hosts"] = serde_json::json!(["a.b.deep.example"]);
    let manifest: Manifest = serde_json::from_value(manifest).unwrap();
    let names = ["117.161.74.49", "example", "deep.example", "x.a.b.deep.example", "x.b.deep.example"];
    let lines =
        names.map(|n| format!(r#"{{"type":"host","package":"{OURS}","host":"{n}","at":{AFTERNOON}}}"#));
    let shown =
        compare(&manifest, None, &android(lines.join("\n").as_bytes()), &reader(Language::En)).unwrap();
    assert_eq!(host(&shown, "117.161.74.49").recipients, []);
    assert_eq!(host(&shown, "deep.example").recipients, [recipient("cloudlane")]);
    assert_eq!(host(&shown, "x.b.deep.example").recipients, [recipient("cloudlane")]);
    assert_eq!(host(&shown, "x.a.b.deep.example").recipients, [recipient("harbour_credit")]);
}

#[test]
fn a_recipient_that_was_contacted_without_a_recorded_send_is_told_apart() {
    let read = ios(WEEK);
    let shown = compared(&read, Some(&recorded(&read, &[], &[("pay", "lantern_pay", 5)])));
    assert_eq!(
        host(&shown, "api.lanternpay.example").lines,
        ["Connected: 41 times. Sends recorded here: 5 times."]
    );
    let cloudlane = host(&shown, "read.cloudlane.example");
    assert_eq!((cloudlane.standing, cloudlane.sends), (HostStanding::NoSend, Some(0)));
    assert_eq!(cloudlane.lines[1], "Declared, but no send is recorded here.");
}

#[test]
fn what_was_declared_and_never_used_is_listed() {
    let read = ios(WEEK);
    let shown = compared(&read, Some(&honest(&read)));
    let unused: Vec<&str> = shown.unused.iter().map(|row| row.title.as_str()).collect();
    assert_eq!(
        unused,
        [
            "Check your identity once",
            "Queue times",
            "Your published reviews",
            "Share your credit score",
            "Help improve the app",
            "Your year in numbers",
            "Scan to pay",
            "Harbour Credit",
            "Meridian Insights"
        ]
    );
    assert_eq!(shown.unused[3].what, Unused::Activity { activity: id("score_share") });
    assert_eq!(shown.unused[8].what, Unused::Recipient { recipient: recipient("meridian") });
    assert_eq!(shown.unused[0].text, "Neither the phone's log nor these records show it.");
}

#[test]
fn nothing_is_called_unused_while_the_phone_saw_what_it_could_have_been() {
    let read = ios(WEEK);
    let shown = compared(&read, Some(&recorded(&read, &[], &[])));
    let unused: Vec<&str> = shown.unused.iter().map(|row| row.title.as_str()).collect();
    // Camera, place, Lantern Pay and Cloudlane were all seen and none is recorded.
    assert_eq!(
        unused,
        [
            "Your published reviews",
            "Share your credit score",
            "Help improve the app",
            "Harbour Credit",
            "Meridian Insights"
        ]
    );
}

#[test]
fn a_permission_that_neither_side_saw_is_unused() {
    let line =
        format!(r#"{{"type":"op","package":"{OURS}","op":"android:coarse_location","at":{AFTERNOON}}}"#);
    let read = android(line.as_bytes());
    let unused = |recorded: &Recorded| -> Vec<Unused> {
        compared(&read, Some(recorded)).unused.into_iter().map(|row| row.what).collect()
    };
    let camera = Unused::Permission { permission: OsPermission::Camera };
    let place = Unused::Permission { permission: OsPermission::LocationCoarse };
    let none = unused(&recorded(&read, &[], &[]));
    assert!(none.contains(&camera) && !none.contains(&place));
    let some = unused(&recorded(&read, &[("face_payment", 20_515, 1)], &[]));
    assert!(!some.contains(&camera), "recorded here, whatever the phone's log holds");
}

#[test]
fn a_part_that_used_what_its_activity_does_not_declare_is_unexplained() {
    use Resource::{Camera, Contacts, LocationCoarse, LocationPrecise, Messages};
    let read = android(NOTES);
    let uses = [("bill_scan", MONDAY, 1), ("nearby", MONDAY, 1)];
    let shown = compared(&read, Some(&recorded(&read, &uses, &[("bill_scan", "cloudlane", 1)])));
    let camera = access(&shown, Resource::Camera);
    assert_eq!((camera.standing, camera.uses, camera.unexplained), (AccessStanding::Unexplained, 2, 1));
    assert_eq!(camera.lines[2], "A part of the app used it without declaring it.");
    let tags: Vec<(Option<&str>, Resource, bool)> =
        shown.tags.iter().map(|row| (row.tag.as_deref(), row.resource, row.explained)).collect();
    assert_eq!(
        tags,
        [
            (None, Messages, false),
            (Some("com.adnet.sdk"), LocationPrecise, false),
            (Some("com.adnet.sdk"), Contacts, false),
            (Some("privet.nearby"), Camera, false),
            (Some("privet.bill_scan"), Camera, true),
            (Some("privet.nearby"), LocationCoarse, true),
        ]
    );
    assert_eq!(
        shown.tags[3].recorded, None,
        "runs of the activity are no uses of a camera it does not declare"
    );
    let own = &shown.tags[4];
    assert_eq!((own.title.as_str(), own.activity.as_ref()), ("Read a bill", Some(&id("bill_scan"))));
    assert_eq!((own.noted, own.uses, own.recorded), (2, 1, Some(2)));
}

#[test]
fn a_precise_place_is_not_explained_by_an_approximate_one() {
    let read = android(NOTES);
    let shown = compared(&read, Some(&recorded(&read, &[("nearby", MONDAY, 1)], &[])));
    assert_eq!(access(&shown, Resource::LocationPrecise).standing, AccessStanding::Unexplained);
    assert_eq!(access(&shown, Resource::LocationCoarse).standing, AccessStanding::Accounted);
}

#[test]
fn a_tag_of_an_activity_that_does_not_exist_explains_nothing() {
    let line = format!(
        r#"{{"type":"op","package":"{OURS}","op":"android:camera","tag":"privet.ghost","at":{AFTERNOON}}}"#
    );
    let shown = compared(&android(line.as_bytes()), None);
    assert_eq!(shown.accesses[0].standing, AccessStanding::Unexplained);
    assert_eq!((shown.extra, shown.tags[0].title.as_str()), (1, "privet.ghost"));
}

#[test]
fn without_records_no_gap_and_nothing_unused_is_claimed() {
    let shown = compared(&ios(WEEK), None);
    assert_eq!((shown.gap, shown.unused.len(), shown.extra), (0, 0, 4));
    assert_eq!(access(&shown, Resource::Camera).standing, AccessStanding::NotCompared);
    assert_eq!(access(&shown, Resource::Camera).lines[0], "Phone's log: 4 times.");
    assert_eq!(host(&shown, "read.cloudlane.example").standing, HostStanding::NotCompared);
    let note = "This app's own records could not be read, so nothing was compared.";
    assert!(shown.notes.iter().any(|n| n == note));
}

#[test]
fn both_languages_show_the_same_rows() {
    for read in [ios(WEEK), android(NOTES)] {
        let recorded = honest(&read);
        let [en, zh] =
            Language::ALL.map(|l| compare(demo(), Some(&recorded), &read, &reader(l)).expect("drawn"));
        assert_eq!(en.extra, zh.extra);
        assert_eq!(en.accesses.len(), zh.accesses.len());
        let lines = |shown: &Compared| -> Vec<usize> {
            shown
                .accesses
                .iter()
                .map(|row| row.lines.len())
                .chain(shown.hosts.iter().map(|row| row.lines.len()))
                .collect()
        };
        assert_eq!(lines(&en), lines(&zh));
        assert_eq!(zh.title, "声明与实际对照");
    }
}
