//! What is left in the memory of a process of a face and of a picture, once each operation has ended. One process does what an app
//! does, with a host that wipes its own copies; another reads all of its memory through the system, as a dump would have it.
//!
//! What is looked for: 16 bytes from each quarter of a sample as the host gave it, as the comparison widens it, and as it is kept, and of
//! the picture's compressed pixels. What is held on purpose has to be found, so that finding nothing says something.
#![cfg(target_os = "linux")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test ends where it fails"
)]

use privet::command::Reply;
use privet::gate::minimise::{Declared, MediaType, minimise};
use privet::manifest::Matching;
use privet::prompt::Asked;
use privet::vault::matching::{Probe, Template};
use privet_tests::robust::phone::{FACE, Phone, request};
use privet_tests::world::{done, id, key_name, manner};
use privet_wire::ids::RecipientId;
use privet_wire::key::UserVerification::Bio;
use std::fs::File;
use std::io::{BufRead as _, BufReader, Write as _};
use std::os::unix::fs::FileExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Stdio};
use zeroize::Zeroizing;

/// Set in the process that is looked through: where its phone is.
const OTHER: &str = "PRIVET_TEST_LEFT_IN_MEMORY";
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
    fn start(root: &Path) -> Self {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["--ignored", "--exact", "the_process_that_is_looked_through", "--nocapture"])
            .env(OTHER, root)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let (say, out) = (child.stdin.take().unwrap(), child.stdout.take().unwrap());
        Self { child, say, hear: BufReader::new(out).lines() }
    }

    /// Lets it go on until it has said this.
    fn until(&mut self, step: &str) {
        let heard = self.hear.find(|line| line.as_ref().is_ok_and(|line| line == step));
        assert!(heard.is_some(), "the other process ended before {step}");
    }

    fn go_on(&mut self) {
        self.say.write_all(b"\n").unwrap();
    }

    /// The names of the pieces that are in its memory.
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
                // The next part begins with the end of this one.
                from += (length - if from + (length as u64) < to { PIECE } else { 0 }) as u64;
            }
        }
        assert!(looked > 1 << 20, "{looked} bytes are not a process");
        found.sort_unstable();
        found.dedup();
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
    let mut other = Other::start(dir.path());
    for (step, held) in [
        ("opened", &[][..]),
        ("holding a sample", &["a sample as it was given"]),
        ("enrolled", &[]),
        ("matched", &[]),
        ("not matched", &[]),
        ("a picture waits", &["the picture"]),
        ("sent", &[]),
        ("destroyed", &[]),
    ] {
        other.until(step);
        assert_eq!(other.holds(&pieces), held, "{step}");
        other.go_on();
    }
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
