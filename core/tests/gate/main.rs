//! Each clause of the gate alone, asked of `decide` itself. In the engine most of them are the second lock on a door: `due` ended the
//! release before, `declare` invalidated it. Here nothing ran before, so that a clause that is gone shows.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::missing_panics_doc,
    reason = "a test ends where it fails"
)]

mod phone;

use phone::{MANNER, Phone, activity, confirm_key, pair, pending, recipient, refused_at_both};
use privet::command::{Command, Content, Making, OsState, Reply};
use privet::facts::{Evidence, Past};
use privet::gate::minimise::{Declared, MediaType, minimise};
use privet::manifest::{Accepts, Confirm, OsPermission};
use privet::refusal::{EndReason, Refusal};
use privet::rules::{CONFIRM_WITHIN, DATA_LIMIT, PAYMENT_LIMIT, due};
use privet::state::{ConsentStatus, Token};
use privet_wire::ids::{Digest, MatchToken, RunId};
use privet_wire::key::UserVerification::{Bio, Pin};
use std::sync::Arc;

const EXPIRED: Refusal = Refusal::Ended { reason: EndReason::Expired };

// Single use.

#[test]
fn a_send_that_left_is_gone_from_state_and_its_signature_finds_nothing() {
    let mut phone = Phone::new();
    let release = phone.proposed();
    let signature = phone.approved(release);
    assert!(phone.confirm(release, Some(signature.clone())).is_ok());
    assert!(phone.state.releases.is_empty());
    assert_eq!(phone.confirm(release, Some(signature)), Err(Refusal::UnknownId));
    assert_eq!(phone.state.outbox.len(), 1);
}

#[test]
fn what_became_of_an_id_that_is_gone_is_told_by_its_code() {
    let mut phone = Phone::new();
    let release = phone.proposed();
    phone.state.releases.clear();
    for (past, told) in [(Past::Used, Refusal::AlreadyUsed), (Past::Ended(EndReason::Expired), EXPIRED)] {
        phone.past = Some(past);
        assert_eq!(phone.confirm(release, None), Err(told));
    }
}

#[test]
fn one_proposal_has_one_thing_to_sign() {
    let mut phone = Phone::new();
    let release = phone.proposed();
    let _first = phone.approved(release);
    assert_eq!(phone.approve(release, Bio), Err(Refusal::AlreadyAnswered));
}

#[test]
fn what_another_run_proposed_is_neither_approved_nor_confirmed() {
    refused_at_both(|phone| phone.run = RunId::new([8; 16]), &Refusal::OtherRun);
}

#[test]
fn each_approval_has_a_single_use_number_that_was_drawn_for_it() {
    let mut phone = Phone::new();
    let mut seen = Vec::new();
    for _ in 0..3 {
        let release = phone.proposed();
        let signature = phone.approved(release);
        let Ok(Reply::Confirmed { jti, .. }) = phone.confirm(release, Some(signature)) else { panic!() };
        assert!(!seen.contains(&jti));
        seen.push(jti);
    }
    assert_eq!(phone.state.outbox.len(), 3);
}

#[test]
fn without_an_approval_nothing_is_confirmed() {
    let mut phone = Phone::new();
    let release = phone.proposed();
    assert_eq!(phone.confirm(release, None), Err(Refusal::NotApproved));
}

// Time.

#[test]
fn a_minute_after_its_approval_a_send_is_over() {
    let mut phone = Phone::new();
    let release = phone.proposed();
    let signature = phone.approved(release);
    phone.pass(CONFIRM_WITHIN);
    assert_eq!(phone.confirm(release, Some(signature)), Err(EXPIRED));
}

#[test]
fn at_its_limit_a_send_is_over_before_and_after_its_approval() {
    refused_at_both(
        |phone| {
            // Approved only a moment ago, as far as the minute is concerned.
            phone.pass(DATA_LIMIT);
            let now = phone.now;
            phone.state.releases.values_mut().filter_map(|r| r.approved.as_mut()).for_each(|a| a.at = now);
        },
        &EXPIRED,
    );
}

#[test]
fn a_payment_is_over_when_its_recipient_no_longer_waits() {
    let mut phone = Phone::new();
    let release = phone.payment(Some(5_000));
    let signature = phone.approved(release);
    phone.pass(5_000 - 700);
    assert_eq!(phone.confirm(release, Some(signature)), Err(EXPIRED));
}

#[test]
fn a_payment_waits_two_minutes_however_long_its_recipient_would() {
    let mut phone = Phone::new();
    let release = phone.payment(Some(500_000));
    phone.pass(PAYMENT_LIMIT - 700);
    assert_eq!(phone.approve(release, Bio), Err(EXPIRED));
}

#[test]
fn after_a_restart_of_the_device_a_send_is_over() {
    refused_at_both(|phone| phone.now.boot = [2; 16], &EXPIRED);
}

#[test]
fn a_send_that_is_over_and_an_envelope_that_nobody_took_are_due() {
    let mut phone = Phone::new();
    let release = phone.proposed();
    let signature = phone.approved(release);
    assert!(phone.confirm(release, Some(signature)).is_ok());
    let _waits = phone.proposed();
    let kinds = |phone: &Phone| {
        due(&phone.state, &phone.now)
            .iter()
            .map(|event| serde_json::to_value(event).unwrap()["type"].as_str().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(kinds(&phone), [""; 0]);
    phone.pass(DATA_LIMIT);
    assert_eq!(kinds(&phone), ["ReleaseEnded"]);
    phone.pass(24 * 3_600_000);
    assert_eq!(kinds(&phone), ["ReleaseEnded", "DeliveryDropped"]);
}

// Ruled on again.

#[test]
fn a_withdrawn_consent_refuses_what_waits() {
    let withdrawn = |phone: &mut Phone| phone.status(&activity("bill_scan"), ConsentStatus::Withdrawn);
    refused_at_both(withdrawn, &Refusal::Withdrawn);
}

#[test]
fn other_terms_refuse_what_waits_even_under_a_new_yes() {
    let changed = |phone: &mut Phone| {
        let mut manifest = phone.manifest();
        manifest.activities.iter_mut().find(|a| a.id == activity("bill_scan")).unwrap().delivery_hours = 23;
        phone.declare(manifest);
        phone.give(&activity("bill_scan"));
    };
    refused_at_both(changed, &Refusal::Stale);
}

#[test]
fn another_recipient_key_refuses_what_waits() {
    let changed = |phone: &mut Phone| {
        let mut manifest = phone.manifest();
        let other = manifest.recipient(&recipient("meridian")).unwrap().envelope_keys.clone();
        manifest.recipients.iter_mut().find(|r| r.id == recipient("cloudlane")).unwrap().envelope_keys =
            other;
        phone.declare(manifest);
    };
    refused_at_both(changed, &Refusal::Stale);
}

#[test]
fn a_permission_that_the_phone_takes_back_refuses_what_waits() {
    let denied = |phone: &mut Phone| {
        phone.says.os.insert(OsPermission::Camera, OsState::Denied);
    };
    refused_at_both(denied, &Refusal::PhoneBlocks);
}

/// The engine looks at the manifest before it reads a sample; here the rule stands alone.
#[test]
fn a_yes_to_an_identity_check_makes_no_template_whatever_is_asked_for() {
    let mut phone = Phone::new();
    let check = activity("photo_check");
    phone.give(&check);
    for making in [Making::First, Making::Beside, Making::Instead] {
        let begin = Command::BeginEnrol { activity: check.clone(), making };
        assert_eq!(phone.ask(&begin, Evidence::default()).0, Err(Refusal::NotOffered), "{making:?}");
    }
    let prepare = Command::PrepareTemplates { activity: check };
    assert_eq!(phone.ask(&prepare, Evidence::default()).0, Err(Refusal::NotOffered));
}

#[test]
fn a_payment_that_carries_a_match_ends_with_the_consent_to_matching() {
    let mut phone = Phone::new();
    let release = phone.payment(None);
    let token = MatchToken::new([9; 16]);
    let matched = Token { activity: activity("face_payment"), at: phone.now, carried: true };
    phone.state.tokens.insert(token, matched);
    phone.state.releases.get_mut(&release).unwrap().proposal.token = Some(token);
    let signature = phone.approved(release);
    phone.status(&activity("face_payment"), ConsentStatus::Withdrawn);
    assert_eq!(phone.confirm(release, Some(signature)), Err(Refusal::Withdrawn));
}

// What was shown.

#[test]
fn an_approval_of_other_lines_than_the_last_drawn_is_stale() {
    let mut phone = Phone::new();
    let release = phone.proposed();
    let (older, newer) = (phone.looks(release), phone.looks(release));
    phone.pass(700);
    let evidence = Evidence { drawn: Some(newer.record().digest), ..phone.evidence(&older) };
    let digest = older.record().digest;
    assert_eq!(
        phone.ask(&Command::Approve { release, digest, uv: Bio, manner: MANNER }, evidence).0,
        Err(Refusal::Stale)
    );
}

#[test]
fn a_tap_sooner_than_600_ms_is_too_fast() {
    let mut phone = Phone::new();
    let release = phone.proposed();
    let shown = phone.looks(release);
    phone.pass(599);
    let (evidence, digest) = (phone.evidence(&shown), shown.record().digest);
    assert_eq!(
        phone.ask(&Command::Approve { release, digest, uv: Bio, manner: MANNER }, evidence).0,
        Err(Refusal::TooFast)
    );
}

#[test]
fn lines_that_were_drawn_and_not_on_screen_approve_nothing() {
    let mut phone = Phone::new();
    let release = phone.proposed();
    let (older, newer) = (phone.looks(release), phone.looks(release));
    phone.pass(700);
    let digest = newer.record().digest;
    let evidence = Evidence { drawn: Some(digest), ..phone.evidence(&older) };
    assert_eq!(
        phone.ask(&Command::Approve { release, digest, uv: Bio, manner: MANNER }, evidence).0,
        Err(Refusal::TooFast)
    );
}

#[test]
fn lines_of_another_send_approve_nothing() {
    let mut phone = Phone::new();
    let (release, other) = (phone.proposed(), phone.proposed());
    let shown = phone.looks(other);
    phone.pass(700);
    let (evidence, digest) = (phone.evidence(&shown), shown.record().digest);
    assert_eq!(
        phone.ask(&Command::Approve { release, digest, uv: Bio, manner: MANNER }, evidence).0,
        Err(Refusal::TooFast)
    );
}

#[test]
fn other_bytes_than_the_proposed_ones_are_not_approved() {
    let mut phone = Phone::new();
    let release = phone.proposed();
    phone.bytes = Arc::new(minimise(b"{\"n\":1}", MediaType::Json, Declared::default()).unwrap());
    assert_eq!(phone.approve(release, Bio), Err(Refusal::Stale));
}

#[test]
fn other_bytes_than_the_cleaned_ones_are_not_proposed() {
    let mut phone = Phone::new();
    let Content::Data { size, .. } = phone.picture() else { panic!() };
    let other = Content::Data { sha256: Digest::new([1; 32]), size };
    assert_eq!(phone.propose("bill_scan", "cloudlane", other), Err(Refusal::Stale));
}

// The signature.

#[test]
fn without_a_good_signature_nothing_leaves() {
    let mut phone = Phone::new();
    let release = phone.proposed();
    let _good = phone.approved(release);
    assert_eq!(phone.confirm(release, None), Err(Refusal::BadSignature));
}

#[test]
fn a_signature_over_another_send_confirms_nothing() {
    let mut phone = Phone::new();
    let (release, other) = (phone.proposed(), phone.proposed());
    let signature = phone.approved(other);
    let _own = phone.approved(release);
    assert_eq!(phone.confirm(release, Some(signature)), Err(Refusal::Stale));
}

#[test]
fn a_signature_by_another_key_than_the_approved_one_confirms_nothing() {
    let mut phone = Phone::new();
    let release = phone.proposed();
    let outcome = phone.approve(release, Bio);
    let Ok(Reply::Approved { signing_input, .. }) = outcome else { panic!("{outcome:?}") };
    let by_pin = phone.signed(release, &signing_input, &phone.pin, Pin);
    assert_eq!(phone.confirm(release, Some(by_pin)), Err(Refusal::Stale));
}

#[test]
fn a_signature_by_a_key_that_is_no_longer_registered_confirms_nothing() {
    let mut phone = Phone::new();
    let release = phone.proposed();
    let signature = phone.approved(release);
    let keys = vec![confirm_key(&pair(), Bio)];
    phone.state.registered.get_mut(&recipient("cloudlane")).unwrap().keys = keys;
    assert_eq!(phone.confirm(release, Some(signature)), Err(Refusal::Stale));
}

#[test]
fn with_a_recipient_that_knows_no_key_nothing_is_proposed() {
    let mut phone = Phone::new();
    phone.state.registered.remove(&recipient("cloudlane"));
    let picture = phone.picture();
    assert_eq!(phone.propose("bill_scan", "cloudlane", picture), Err(Refusal::NotRegistered));
}

#[test]
fn a_way_that_the_recipient_does_not_take_is_not_approved() {
    let mut phone = Phone::new();
    let mut manifest = phone.manifest();
    manifest.recipients.iter_mut().find(|r| r.id == recipient("cloudlane")).unwrap().accepts =
        vec![Accepts::Bio];
    phone.declare(manifest);
    let release = phone.proposed();
    assert_eq!(phone.approve(release, Pin), Err(Refusal::VerificationNotAccepted));
    assert!(phone.approve(release, Bio).is_ok());
}

// To whom, and whether asked.

#[test]
fn nothing_is_proposed_to_a_recipient_that_the_activity_does_not_name() {
    let mut phone = Phone::new();
    let picture = phone.picture();
    assert_eq!(phone.propose("bill_scan", "meridian", picture), Err(Refusal::UnknownRecipient));
}

#[test]
fn a_picture_is_confirmed_each_time_whatever_the_manifest_says() {
    let mut phone = Phone::new();
    let mut manifest = phone.manifest();
    manifest.activities.iter_mut().find(|a| a.id == activity("bill_scan")).unwrap().confirm = Confirm::Never;
    phone.declare(manifest);
    phone.give(&activity("bill_scan"));
    let release = phone.proposed();
    let (outcome, _) = phone.ask(&Command::Release { release }, Evidence::default());
    assert_eq!(outcome, Err(Refusal::NeedsConfirmation));
}

#[test]
fn a_place_that_the_core_did_not_make_coarse_is_not_proposed() {
    let mut phone = Phone::new();
    phone.says.os.insert(OsPermission::LocationCoarse, OsState::Granted);
    phone.bytes = Arc::new(minimise(b"{\"lat\":30.2741}", MediaType::Json, Declared::default()).unwrap());
    let place = phone.picture();
    assert_eq!(phone.propose("nearby", "lantern_pay", place), Err(Refusal::NotMinimised));
}

#[test]
fn a_picture_is_not_proposed_as_something_else() {
    let mut phone = Phone::new();
    let picture = phone.picture();
    assert_eq!(phone.propose("score_share", "harbour_credit", picture), Err(Refusal::NotMinimised));
    let picture = phone.picture();
    let release = pending(phone.propose("bill_scan", "cloudlane", picture));
    assert!(phone.state.releases.contains_key(&release));
}
