//! What is left in the memory of a process of a face and of a picture, once each operation has ended. One process does what an app
//! does, with a host that wipes its own copies; another reads all of its memory through the system, as a dump would have it.
//!
//! What is looked for: 16 bytes from each quarter of a sample as the host gave it, as the comparison widens it, and as it is kept, and of
//! the picture's compressed pixels; and both halves of the keys that the engine draws once for a database, as they are and in the forms
//! that a signature and a code make of them. What is held on purpose has to be found, so that finding nothing says something.
#![cfg(target_os = "linux")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test ends where it fails"
)]

use privet::command::{OsState, Reply};
use privet::engine::Device;
use privet::gate::minimise::{Declared, MediaType, minimise};
use privet::manifest::{Matching, OsPermission};
use privet::prompt::Asked;
use privet::random::{OsRandom, Random, RandomFault};
use privet::seal::Secrets;
use privet::vault::matching::{Probe, Template};
use privet_softkeys::{RecipientBox, SeededRandom};
use privet_tests::robust::phone::{BANK, FACE, Phone, request};
use privet_tests::world::{MANIFEST, done, id, key_name, manner, with_keys};
use privet_wire::ids::RecipientId;
use privet_wire::key::UserVerification::Bio;
use std::fs::File;
use std::io::{BufRead as _, BufReader, Write as _};
use std::os::unix::fs::FileExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::channel;
use std::sync::{Arc, Mutex};
use zeroize::Zeroizing;

/// Set in the process that is looked through: where its phone is.
const OTHER: &str = "PRIVET_TEST_LEFT_IN_MEMORY";
/// Before what the other process drew.
const DREW: &str = "drew ";
const MATCHING: Matching = Matching { dimensions: 128, threshold: 800 };
const PIECE: usize = 16;
const AT_ONCE: usize = 1 << 20;

/// A sample that is in no file and in no program: numbers that follow from `seed`. Wiped when dropped.
fn sample(seed: u32) -> Zeroizing<Vec<u8>> {
    let mut bytes = Zeroizing::new(Vec::with_capacity(MATCHING.numbers() * 4));
    let mut state = seed;
    for _ in 0..MATCHING.numbers() {
        state ^= state << 13;
        state ^= state >> 17;
        state ^= state << 5;
        // From one to two, by the bits of its fraction, and then around zero.
        let number = f32::from_bits(0x3F80_0000 | (state >> 9)) - 1.5;
        bytes.extend_from_slice(&number.to_le_bytes());
    }
    bytes
}

fn photo() -> Zeroizing<Vec<u8>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("photos/gps.jpg");
    let length = usize::try_from(path.metadata().unwrap().len()).unwrap();
    let mut bytes = Zeroizing::new(vec![0; length]);
    File::open(path).unwrap().read_exact_at(&mut bytes, 0).unwrap();
    bytes
}

fn quarters(name: &'static str, bytes: &[u8]) -> Vec<(&'static str, Vec<u8>)> {
    let at = |quarter: usize| bytes[bytes.len() * quarter / 5..][..PIECE].to_vec();
    (1..=4).map(|quarter| (name, at(quarter))).collect()
}

fn pieces() -> Vec<(&'static str, Vec<u8>)> {
    let mut all = Vec::new();
    for seed in [7, 8] {
        let given = sample(seed);
        let wide: Vec<u8> = given
            .chunks_exact(4)
            .flat_map(|four| f64::from(f32::from_le_bytes(four.try_into().unwrap())).to_le_bytes())
            .collect();
        let kept = Template::from_probe(&Probe::from_le_bytes(&given, MATCHING).unwrap()).to_bytes();
        all.extend(quarters("a sample as it was given", &given));
        all.extend(quarters("a sample, widened", &wide));
        all.extend(quarters("a sample as it is kept", &kept));
    }
    let cleaned = minimise(&photo(), MediaType::Jpeg, Declared::default()).unwrap();
    all.extend(quarters("the picture", cleaned.bytes()));
    all
}

/// The process that is looked through.
struct Other {
    child: Child,
    say: ChildStdin,
    hear: std::io::Lines<BufReader<std::process::ChildStdout>>,
}

impl Other {
    fn start(test: &str, root: &Path) -> Self {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["--ignored", "--exact", test, "--nocapture"])
            .env(OTHER, root)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let (say, out) = (child.stdin.take().unwrap(), child.stdout.take().unwrap());
        Self { child, say, hear: BufReader::new(out).lines() }
    }

    /// Lets it go on until it has said this. Answers what else it said.
    fn until(&mut self, step: &str) -> Vec<String> {
        let mut before = Vec::new();
        loop {
            match self.hear.next() {
                Some(Ok(line)) if line == step => return before,
                Some(Ok(line)) => before.push(line),
                Some(Err(_)) | None => panic!("the other process ended before {step}"),
            }
        }
    }

    fn go_on(&mut self) {
        self.say.write_all(b"\n").unwrap();
    }

    /// The names of the pieces that are in its memory, each as often as it is there.
    fn holds(&self, pieces: &[(&'static str, Vec<u8>)]) -> Vec<&'static str> {
        let pid = self.child.id();
        let maps = std::fs::read_to_string(format!("/proc/{pid}/maps")).unwrap();
        let memory = File::open(format!("/proc/{pid}/mem")).expect("a process may look at its own child");
        let mut first = vec![false; 1 << 16];
        for (_, piece) in pieces {
            first[usize::from(u16::from_le_bytes([piece[0], piece[1]]))] = true;
        }
        let (mut found, mut looked) = (Vec::new(), 0_u64);
        for line in
            maps.lines().filter(|line| line.split_whitespace().nth(1).is_some_and(|p| p.starts_with('r')))
        {
            let (from, to) = line.split_once(' ').unwrap().0.split_once('-').unwrap();
            let (mut from, to) =
                (u64::from_str_radix(from, 16).unwrap(), u64::from_str_radix(to, 16).unwrap());
            while from < to {
                let length = usize::try_from(to - from).unwrap().min(AT_ONCE);
                let mut bytes = vec![0; length];
                // Pages of the kernel's own can't be read.
                if memory.read_exact_at(&mut bytes, from).is_err() {
                    break;
                }
                looked += length as u64;
                for at in 0..length.saturating_sub(PIECE - 1) {
                    if first[usize::from(u16::from_le_bytes([bytes[at], bytes[at + 1]]))] {
                        let here = |(_, piece): &&(&str, Vec<u8>)| bytes[at..].starts_with(piece);
                        found.extend(pieces.iter().filter(here).map(|(name, _)| *name));
                    }
                }
                // The next part begins with the end of this one, in which no piece is whole.
                from += (length - if from + (length as u64) < to { PIECE - 1 } else { 0 }) as u64;
            }
        }
        assert!(looked > 1 << 20, "{looked} bytes are not a process");
        found.sort_unstable();
        found
    }
}

impl Drop for Other {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn nothing_of_a_face_or_a_picture_is_left_in_memory_when_its_operation_has_ended() {
    let dir = tempfile::tempdir().unwrap();
    let pieces = pieces();
    let mut other = Other::start("the_process_that_is_looked_through", dir.path());
    for (step, held) in [
        ("opened", &[][..]),
        ("holding a sample", &["a sample as it was given"]),
        ("enrolled", &[]),
        ("matched", &[]),
        ("not matched", &[]),
        ("moved to another key", &[]),
        ("a picture waits", &["the picture"]),
        ("sent", &[]),
        ("destroyed", &[]),
    ] {
        let _ = other.until(step);
        let mut found = other.holds(&pieces);
        found.dedup();
        assert_eq!(found, held, "{step}");
        other.go_on();
    }
}

/// Tells the other process what it draws, as far as that is as long as a key.
struct Told;

impl Random for Told {
    fn fill(&self, into: &mut [u8]) -> Result<(), RandomFault> {
        OsRandom.fill(into)?;
        if into.len() == 32 {
            print!("\n{DREW}");
            for byte in into {
                print!("{byte:02x}");
            }
            println!();
        }
        Ok(())
    }
}

fn halves(name: &'static str, bytes: &[u8]) -> Vec<(&'static str, Vec<u8>)> {
    bytes.chunks_exact(PIECE).map(|half| (name, half.to_vec())).collect()
}

/// Randomness that was drawn elsewhere.
struct Known<'k>(Mutex<std::slice::Iter<'k, Vec<u8>>>);

impl Random for Known<'_> {
    fn fill(&self, into: &mut [u8]) -> Result<(), RandomFault> {
        into.copy_from_slice(self.0.lock().unwrap().next().ok_or(RandomFault)?);
        Ok(())
    }
}

/// What is looked for of the keys that were drawn: the master, the two secrets of the database, what a code makes of the tag key (it adds
/// one of two bytes), and the seed of coarse places, which is a code.
fn keys(drawn: &[Vec<u8>]) -> Vec<(&'static str, Vec<u8>)> {
    let [master, secrets @ ..] = drawn else { panic!("nothing was drawn") };
    let [tag_key, seed, ..] = secrets else { panic!("{} keys were drawn", drawn.len()) };
    let places = Secrets::generate(&Known(Mutex::new(secrets.iter()))).unwrap().place_seed();
    let padded = |with: u8| tag_key.iter().map(|byte| byte ^ with).collect::<Vec<_>>();
    let mut all =
        [halves("master", master), halves("tag key", tag_key), halves("seed of the log", seed)].concat();
    all.extend(halves("seed of coarse places", &*places));
    all.extend(halves("tag key, as a code takes it", &padded(0x36)));
    all.extend(halves("tag key, as a code takes it", &padded(0x5c)));
    all
}

#[test]
fn keys_are_in_memory_while_the_records_are_open_and_gone_when_the_engine_is_locked_or_closed() {
    let dir = tempfile::tempdir().unwrap();
    let mut other = Other::start("the_process_whose_keys_are_looked_for", dir.path());
    let drawn: Vec<_> =
        other.until("opened").iter().filter_map(|line| line.strip_prefix(DREW).map(unhex)).collect();
    let keys = keys(&drawn);
    // Two halves of each: one copy, and no other.
    let open = ["master", "master", "seed of the log", "seed of the log", "tag key", "tag key"];
    let mut busy = [&open[..], &["seed of coarse places"; 2]].concat();
    busy.sort_unstable();
    assert_eq!(other.holds(&keys), open, "opened");
    other.go_on();
    for (step, held) in [
        ("busy", &busy[..]),
        ("locked", &[]),
        ("open again", &open),
        ("locked again", &[]),
        ("open for the last time", &open),
        ("closed", &[]),
    ] {
        let _ = other.until(step);
        assert_eq!(other.holds(&keys), held, "{step}");
        if step == "closed" {
            assert!(!other.holds(&halves("stack", &on_the_stack())).is_empty(), "stacks are looked through");
        }
        other.go_on();
    }
}

/// What each resting thread has on its stack, and what stands in no program.
fn on_the_stack() -> [u8; PIECE] {
    std::hint::black_box(*b"left on a stack.").map(|byte| byte ^ 0xA5)
}

fn unhex(text: &str) -> Vec<u8> {
    let digits = |at: usize| u8::from_str_radix(&text[at..at + 2], 16).unwrap();
    (0..text.len()).step_by(2).map(digits).collect()
}

/// Does this on a thread of its own, which then rests as it is: what lies on its stack stays there.
fn apart<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> T {
    let (tell, told) = channel();
    std::thread::spawn(move || {
        tell.send(work()).unwrap();
        let left = on_the_stack();
        loop {
            std::hint::black_box(&left);
            std::thread::park();
        }
    });
    told.recv().unwrap()
}

#[test]
#[ignore = "started as a process by the other test"]
fn the_process_whose_keys_are_looked_for() {
    let root = PathBuf::from(std::env::var_os(OTHER).expect("started by the other test"));
    let manifest = with_keys(MANIFEST, &RecipientBox::memory(), &SeededRandom::new(7));
    Phone::bought(&root, &manifest);
    let phone = Arc::new(apart(move || {
        Phone::open_with(&root, &manifest, |device| Device { random: Arc::new(Told), ..device })
    }));
    at("opened");
    let on = |work: fn(&Phone)| {
        let phone = Arc::clone(&phone);
        apart(move || work(&phone));
    };
    on(|phone| {
        phone.own();
        phone.register(BANK);
    });
    on(Phone::live);
    on(|phone| {
        done(phone.engine.report_os(OsPermission::LocationCoarse, OsState::Coarse));
        phone.allow("nearby").unwrap();
        let recipient = RecipientId::try_from("lantern_pay").unwrap();
        phone.register("lantern_pay");
        done(phone.engine.propose_location(request(), &id("nearby"), &recipient, 312_304_000, 1_214_737_000));
    });
    on(|phone| assert!(phone.engine.checkpoint().unwrap().is_some()));
    on(|phone| assert!(phone.engine.log_key().unwrap().is_some()));
    on(|phone| assert!(phone.engine.proof(0).unwrap().is_some()));
    on(|phone| assert!(phone.engine.export_json(false, &mut std::io::sink()).unwrap().is_some()));
    at("busy");
    on(|phone| phone.engine.lock().unwrap());
    at("locked");
    on(|phone| drop(done(phone.engine.tick())));
    at("open again");
    on(|phone| drop(done(phone.withdraw(FACE))));
    on(|phone| phone.engine.lock().unwrap());
    at("locked again");
    on(|phone| drop(done(phone.engine.tick())));
    at("open for the last time");
    let phone = Arc::into_inner(phone).expect("nobody else holds it");
    apart(move || drop(phone));
    at("closed");
}

/// Says where it stands and waits until that was looked at.
fn at(step: &str) {
    println!("\n{step}");
    let mut line = String::new();
    std::io::stdin().read_line(&mut line).unwrap();
}

#[test]
#[ignore = "started as a process by the other test"]
fn the_process_that_is_looked_through() {
    let root = PathBuf::from(std::env::var_os(OTHER).expect("started by the other test"));
    let phone = Phone::new(&root);
    phone.camera();
    phone.allow(FACE).unwrap();
    phone.allow("bill_scan").unwrap();
    phone.register("cloudlane");
    at("opened");
    let face = id(FACE);
    let given = sample(7);
    at("holding a sample");
    done(phone.engine.enrol(request(), &face, &given));
    drop(given);
    at("enrolled");
    for (seed, step) in [(7, "matched"), (8, "not matched")] {
        let given = sample(seed);
        let nonce = phone.engine.probe_nonce().unwrap();
        let compared = done(phone.engine.verify(request(), &face, &given, nonce));
        assert_eq!(matches!(compared, Reply::Matched { .. }), seed == 7);
        drop(given);
        at(step);
    }
    done(phone.engine.renew(request(), &face));
    at("moved to another key");
    let cloudlane = RecipientId::try_from("cloudlane").unwrap();
    let picture = photo();
    let proposed =
        phone.engine.propose_data(request(), &id("bill_scan"), &cloudlane, &picture, MediaType::Jpeg);
    drop(picture);
    let Reply::Pending { release, .. } = proposed.unwrap().unwrap().unwrap() else { panic!("not pending") };
    at("a picture waits");
    let digest = phone.look(Asked::Release(release)).unwrap();
    let approved = done(phone.engine.approve(request(), release, digest, Bio, manner()));
    let Reply::Approved { signing_input, .. } = approved else { panic!("not approved") };
    let signature = phone.signer.sign(&key_name("cloudlane", Bio), signing_input.as_bytes()).unwrap();
    done(phone.confirm(release, &signature));
    at("sent");
    done(phone.withdraw(FACE));
    at("destroyed");
}
