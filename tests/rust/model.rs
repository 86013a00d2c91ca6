//! The rules in every order. A model checker (Stateright) drives the shipped `decide`, `due` and `fold`, and the shipped judgement
//! at open, through every order of what threads, processes, crashes, power cuts, clocks, updates and a holder of old files can do
//! within a few steps each. Evidence is real: pictures cleaned, lines drawn and signatures checked by the functions that make it.
//!
//! How to read it: `phone` is the state, `cycle` what the engine's shell does around a ruling, `around` what happens to it from
//! outside, `truth` what really happened and what must never, `scene` ties these to the checker, `scenes` lists the searches. The
//! checker tries every [`Step`](scene::Step) that is possible on every phone it has not met yet, and asks the promises of each.
//!
//! Modelled by hand is the shell alone: where it takes its lock, reads its clock, commits, anchors and answers. That the engine
//! has this order is what `races`, `kill`, `rollback` and the scenarios show. Not modelled: request ids, work that the host owes,
//! templates, prompts for a consent, tombstones, a file that changes under a process that runs, and a clock that is set.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test ends where it fails"
)]

#[path = "model/around.rs"]
mod around;
#[path = "model/cycle.rs"]
mod cycle;
#[path = "model/gather.rs"]
mod gather;
#[path = "model/hand.rs"]
mod hand;
#[path = "model/log.rs"]
mod log;
#[path = "model/phone.rs"]
mod phone;
#[path = "model/scene.rs"]
mod scene;
#[path = "model/scenes.rs"]
mod scenes;
#[path = "model/truth.rs"]
mod truth;

use scene::{Scene, sentence};
use scenes::{BROKEN, Search, searches};
use stateright::{Checker, Expectation, HasDiscoveries, Model as _};

const THREADS: usize = 2;

/// What came out against the scene: a promise with the steps that break it, or an outcome that nothing led to.
fn complaints(checker: &impl Checker<Scene>) -> Vec<String> {
    let judged = checker.model().properties().into_iter().filter_map(|property| {
        match (&property.expectation, checker.discovery(property.name)) {
            (Expectation::Sometimes, Some(_)) | (Expectation::Always, None) => None,
            (_, Some(path)) => Some(format!("broken: {}: {:#?}", property.name, path.into_actions())),
            (_, None) => Some(format!("never reached: {}", property.name)),
        }
    });
    judged.collect()
}

#[test]
fn in_every_order_what_leaves_was_allowed_once_and_what_was_answered_is_kept() {
    let mut all = 0;
    for Search { name, at_least, scene } in searches() {
        let checker = scene.checker().threads(THREADS).spawn_bfs().join();
        let met = checker.unique_state_count();
        println!("{name}: {met} phones, {} steps, depth {}", checker.state_count(), checker.max_depth());
        assert_eq!(complaints(&checker), [""; 0], "{name}");
        assert!(met >= at_least, "{name}: only {met}");
        all += met;
    }
    println!("{all} phones in all");
}

#[test]
fn each_broken_shell_is_found_broken() {
    for (broken, wrong, name) in BROKEN {
        let search = searches().into_iter().find(|search| search.name == name).unwrap();
        let scene = Scene { broken: Some(broken), ..search.scene };
        let promise = sentence(wrong);
        let until = HasDiscoveries::AnyOf([promise].into());
        let checker = scene.checker().finish_when(until).spawn_bfs().join();
        let path = checker.discovery(promise);
        let steps = path.unwrap_or_else(|| panic!("{broken:?} keeps: {promise}")).into_actions();
        println!("{broken:?} breaks \"{promise}\" in {} steps", steps.len());
    }
}
