//! The record that a destroyed face template leaves, and verifiers of the C2SP formats that are not ours.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test ends where it fails"
)]

use privet::command::{OsState, Until};
use privet::event::{Event, Recorded, TemplateEnd};
use privet::export::destruction::DestructionRecord;
use privet::host::KeyFault;
use privet::manifest::OsPermission;
use privet_tests::robust::ALICE;
use privet_tests::world::{START, World, done, id};
use privet_wire::destruction::Destruction;
use privet_wire::ids::TemplateId;
use privet_wire::leaf;
use signed_note::{Note, StandardVerifier, VerifierList};
use tlog_tiles::{Checkpoint, Hash, check_record, record_hash};

const FACE: &str = "face_payment";

/// A phone with an owner, on which faces may be used.
fn phone(seed: u64) -> World {
    let world = World::new(seed);
    world.own();
    done(world.engine.report_os(OsPermission::Camera, OsState::Granted));
    world
}

fn on(world: &World) {
    world.allow(FACE, Until::Withdrawn);
    done(world.engine.enrol(world.request(), &id(FACE), ALICE));
}

fn off(world: &World) {
    done(world.engine.withdraw(world.request(), &id(FACE)));
}

fn latest(world: &World) -> Option<DestructionRecord> {
    world.engine.destruction(&id(FACE), None).unwrap()
}

fn of(world: &World, template: TemplateId) -> Option<DestructionRecord> {
    world.engine.destruction(&id(FACE), Some(template)).unwrap()
}

/// What verifiers of others say of one entry, its `.tlog-proof` and a verifier key: `signed_note` opens the note, `tlog_tiles` reads the
/// checkpoint in it and holds the entry against its root. Here only the lines above the checkpoint are taken apart.
fn stock(vkey: &str, entry: &[u8], proof: &[u8]) -> Option<u64> {
    let (head, note) = std::str::from_utf8(proof).ok()?.split_once("\n\n")?;
    let mut lines = head.split('\n');
    let named = lines.next() == Some("c2sp.org/tlog-proof@v1");
    let index = lines.next()?.strip_prefix("index ").filter(|_| named)?.parse().ok()?;
    let path = lines.map(Hash::parse_hash).collect::<Result<Vec<_>, _>>().ok()?;
    let note = Note::from_bytes(note.as_bytes()).ok()?;
    let checkpoint = Checkpoint::from_bytes(note.text()).ok()?;
    check_record(&path, checkpoint.size(), *checkpoint.hash(), index, record_hash(entry)).ok()?;
    let key = StandardVerifier::new(vkey).ok()?;
    note.verify(&VerifierList::new(vec![Box::new(key)])).ok()?;
    Some(index)
}

/// A verifier key's name, id and key.
fn named(vkey: &str) -> (&str, Option<u32>, &str) {
    let mut parts = vkey.splitn(3, '+');
    let mut part = || parts.next().unwrap_or_default();
    (part(), u32::from_str_radix(part(), 16).ok(), part())
}

/// Every text that differs from this one in one bit.
fn flipped(text: &[u8]) -> impl Iterator<Item = Vec<u8>> {
    (0..text.len() * 8).map(|bit| {
        let mut altered = text.to_vec();
        altered[bit / 8] ^= 1 << (bit % 8);
        altered
    })
}

#[test]
fn verifiers_of_others_accept_the_record_and_refuse_it_with_any_bit_flipped() {
    let world = phone(1);
    on(&world);
    off(&world);
    // More entries, so that the proofs have hashes on both sides.
    on(&world);
    let record = latest(&world).unwrap();
    let key = record.log_key.as_str();
    for held in [&record.destroying, &record.destroyed] {
        let (entry, proof) = (held.entry.as_slice(), held.proof.as_bytes());
        let index = stock(key, entry, proof).expect("genuine");
        assert_eq!(world.engine.proof(index).unwrap().unwrap().0, entry);
        for altered in flipped(proof) {
            assert_eq!(stock(key, entry, &altered), None, "{}", String::from_utf8_lossy(&altered));
        }
        for altered in flipped(entry) {
            assert_eq!(stock(key, &altered, proof), None);
        }
        for altered in flipped(key.as_bytes()).filter_map(|key| String::from_utf8(key).ok()) {
            // Others take the hex digits of a key's id in either case: that is the same key.
            let same = named(&altered) == named(key);
            assert_eq!(stock(&altered, entry, proof).is_some(), same, "{altered}");
        }
    }
}

#[test]
fn the_two_entries_deny_the_template_and_then_say_that_its_key_is_missing() {
    let world = phone(2);
    on(&world);
    world.clock.advance(60_000);
    world.script.fail("keys.delete", KeyFault::Transient, 1).unwrap();
    off(&world);
    assert_eq!(latest(&world), None, "denied, and the key store has not answered yet");
    world.clock.advance(5_000);
    done(world.engine.tick());
    let record = latest(&world).unwrap();
    assert!(record.denied >= START + 60_000);
    assert_eq!(record.missing - record.denied, 5_000);
    let event = |entry: &[u8]| {
        let (_, body) = leaf::split(entry).unwrap();
        Recorded::decode(privet::event::VERSION, body).unwrap().event
    };
    let (template, activity) = (record.template, id(FACE));
    assert_eq!(
        event(&record.destroying.entry),
        Event::TemplateDestroying { template, activity: activity.clone(), why: TemplateEnd::Off }
    );
    assert_eq!(
        event(&record.destroyed.entry),
        Event::TemplateDestroyed { template, activity, why: TemplateEnd::Off }
    );
    let head = world.engine.checkpoint().unwrap().unwrap();
    for held in [&record.destroying, &record.destroyed] {
        assert!(held.proof.ends_with(&format!("\n\n{head}")), "one checkpoint, the ledger's head");
    }
    let read = Destruction::parse(record.text.as_bytes()).unwrap();
    let said = read.verify(&read.unverified_key().unwrap()).unwrap();
    assert_eq!((said.denied, said.missing, said.template), (record.denied, record.missing, template));
    assert_eq!(said.entries[1], record.index);
    assert_eq!(world.engine.log_key().unwrap().unwrap(), record.log_key);
}

#[test]
fn each_destroyed_template_has_its_own_record_and_the_last_one_is_found_first() {
    let mut world = phone(3);
    assert_eq!(latest(&world), None, "nothing was ever there");
    on(&world);
    assert_eq!(latest(&world), None, "nothing is destroyed");
    off(&world);
    let first = latest(&world).unwrap();
    on(&world);
    assert_eq!(latest(&world).unwrap().template, first.template, "the new one is in place");
    off(&world);
    let second = latest(&world).unwrap();
    assert_ne!(first.template, second.template);
    assert_eq!(of(&world, first.template).unwrap().destroyed.entry, first.destroyed.entry);
    assert_eq!(of(&world, second.template), Some(second.clone()));
    assert_eq!(of(&world, TemplateId::new([0; 16])), None);
    assert_eq!(world.engine.destruction(&id("face_check"), Some(first.template)).unwrap(), None);
    world.reopen();
    assert_eq!(latest(&world).unwrap().template, second.template);
}

#[test]
fn a_template_that_was_never_in_place_has_no_record_and_hides_none() {
    let world = phone(4);
    on(&world);
    world.script.fail("keys.create", KeyFault::Transient, 1).unwrap();
    assert!(world.engine.renew(world.request(), &id(FACE)).is_err(), "half made");
    off(&world);
    let entries = || (0..).map_while(|index| world.engine.entry(index).unwrap()).map(|entry| entry.event);
    let destroyed: Vec<TemplateId> = entries()
        .filter_map(|event| match event {
            Event::TemplateDestroyed { template, .. } => Some(template),
            _ => None,
        })
        .collect();
    let real = entries().find_map(|event| match event {
        Event::TemplateEnrolled { template, .. } => Some(template),
        _ => None,
    });
    assert_eq!(destroyed.len(), 2);
    let with_record: Vec<_> =
        destroyed.into_iter().filter(|template| of(&world, *template).is_some()).collect();
    assert_eq!(
        (with_record, latest(&world).map(|record| record.template)),
        (real.into_iter().collect(), real)
    );
}

#[test]
fn a_template_whose_face_moved_to_another_key_has_no_record_and_the_other_one_has_it_in_the_end() {
    let world = phone(6);
    on(&world);
    done(world.engine.renew(world.request(), &id(FACE)));
    assert_eq!(latest(&world), None, "a key is gone, and the face is still there");
    off(&world);
    let end = latest(&world).unwrap();
    let moved =
        (0..).map_while(|index| world.engine.entry(index).unwrap()).find_map(|entry| match entry.event {
            Event::TemplateDestroyed { template, why: TemplateEnd::Moved { to }, .. } => Some((template, to)),
            _ => None,
        });
    let (before, after) = moved.unwrap();
    assert_eq!((of(&world, before), end.template), (None, after));
}

#[test]
fn the_record_is_found_again_where_the_index_had_to_be_made_anew() {
    let mut world = phone(5);
    on(&world);
    off(&world);
    let before = latest(&world).unwrap();
    let file = world.dir.path().join("privet.db");
    let old = "DELETE FROM use_index; UPDATE meta SET body = x'02' WHERE name = 'projections'";
    rusqlite::Connection::open(file).unwrap().execute_batch(old).unwrap();
    assert_eq!(latest(&world), None, "nobody listed it");
    world.reopen();
    assert_eq!(latest(&world).unwrap().destroyed.entry, before.destroyed.entry);
}
