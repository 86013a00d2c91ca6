//! A long history, written as the engine writes it but many entries a transaction: the engine itself commits every one, and a million
//! commits take as long as nobody waits. What it leaves is opened by `Engine::open` and paged by `Engine::timeline` like any other.
//! Daily tallies and request rows are left out: no page reads them.

use privet::command::Withheld;
use privet::engine::{Device, Engine, Status};
use privet::event::{Event, Recorded, UseEnd, VERSION};
use privet::host::{Clock as _, DeviceKeys as _, WallMs};
use privet::ledger::{self, NewEntry};
use privet::rules::fold;
use privet::seal::{EpochMaster, Masters, Secrets, Tag};
use privet::state::{FOLD_VERSION, State};
use privet::store::{Durability, Store};
use privet_tests::world::{World, device, id};
use privet_wire::ids::{ActivityId, UseId};
use std::time::{Duration, Instant};

/// Entries a transaction.
const AT_ONCE: u64 = 20_000;
/// Milliseconds from one entry to the next: a million of them are nine and a half years.
const APART: i64 = 300_000;
/// Used every third time or so: its entries are never far from each other.
pub const OFTEN: &str = "analytics";
/// Used every sixteenth time: each of its entries lies by itself.
pub const SELDOM: &str = "score_share";
/// What is used.
pub const USED: [&str; 4] = [OFTEN, "footprint", "nearby", SELDOM];

/// An engine on a ledger of at least so many entries, and how long it took to write them.
pub struct History {
    /// The engine, open.
    pub engine: Engine,
    /// How many entries there are.
    pub size: u64,
    /// How long the writing took.
    pub took: Duration,
    _dir: tempfile::TempDir,
}

impl History {
    /// Takes over a phone and makes its ledger this long.
    pub fn of(world: World, size: u64) -> Self {
        let device = device(&world.keys, &world.anchor, &world.script, &world.clock, &world.random);
        let mut pen = Pen::new(&world);
        let World { dir, manifest, engine, clock, .. } = world;
        drop(engine);
        let began = Instant::now();
        while pen.state.size < size {
            pen.write(&device, (size - pen.state.size).min(AT_ONCE));
        }
        let took = began.elapsed();
        // The phone's clock went on meanwhile.
        clock.advance(pen.state.high.abs_diff(clock.now().wall));
        drop(pen);
        let engine = Engine::open(dir.path(), &manifest, device).expect("opens");
        assert_eq!(engine.status(), Status::Ready, "the engine takes it for its own");
        let size = engine.state().size;
        Self { engine, size, took, _dir: dir }
    }
}

/// Writes what the engine would have written.
struct Pen {
    store: Store,
    masters: Masters,
    all: Tag,
    activities: Vec<(ActivityId, Tag)>,
    state: State,
}

impl Pen {
    fn new(world: &World) -> Self {
        let store = Store::open(world.dir.path()).expect("opens");
        let tx = store.read().expect("read");
        let database = ledger::known(&tx).expect("readable").expect("begun").database;
        let epoch = tx.epochs().expect("readable").pop().expect("one");
        let aad = [b"privet/epoch/v1".as_slice(), database.as_bytes(), &epoch.epoch.to_be_bytes()].concat();
        let key = world.keys.open(&epoch.alias, &aad, &epoch.wrapped).expect("its key");
        let key = key.as_slice().try_into().expect("32 bytes");
        let masters = Masters::new(EpochMaster::new(epoch.epoch, key));
        let sealed = tx.meta(Secrets::NAME).expect("readable").expect("kept");
        let secrets = Secrets::open(&masters, database.as_bytes(), &sealed).expect("its secrets");
        drop(tx);
        let tag_of = |name: &&str| (id(name), secrets.tag("activity", &[name.as_bytes()]));
        let activities = USED.iter().map(tag_of).collect();
        let state = State::clone(&world.engine.state());
        Self { store, masters, all: secrets.tag("all", &[]), activities, state }
    }

    /// So many entries more, in one transaction.
    fn write(&mut self, device: &Device, count: u64) {
        let tx = self.store.write(Durability::Normal).expect("begun");
        let first = self.state.size;
        let mut bodies = Vec::new();
        for index in first..first + count {
            let wall = self.state.high + APART;
            let (event, tag) = self.next(index, wall, device);
            let recorded = Recorded { v: VERSION, at: wall, event };
            bodies.push((hour(wall), recorded.encode().expect("encoded")));
            tx.put_use(&self.all, index, hour(wall)).expect("listed");
            tx.put_use(&tag, index, hour(wall)).expect("listed");
            fold(&mut self.state, index, &recorded);
        }
        let entries: Vec<_> =
            bodies.iter().map(|(hour, body)| NewEntry { version: VERSION, hour: *hour, body }).collect();
        let head = ledger::append(&tx, &self.masters, device.random.as_ref(), &entries).expect("appended");
        let state = serde_json::to_vec(&self.state).expect("JSON");
        ledger::snapshot::put(&tx, &self.masters, device.random.as_ref(), FOLD_VERSION, &head, &state)
            .expect("kept");
        tx.commit().expect("committed");
    }

    /// A use of one of them begins, or the one that goes on ends.
    fn next(&self, index: u64, wall: WallMs, device: &Device) -> (Event, Tag) {
        if let Some((use_id, open)) = self.state.uses.iter().next() {
            let (activity, tag) =
                self.activities.iter().find(|(name, _)| *name == open.activity).expect("one of them");
            return (
                Event::UseEnded {
                    use_id: *use_id,
                    activity: activity.clone(),
                    end: UseEnd::Finished,
                    withheld: Withheld::NONE,
                },
                *tag,
            );
        }
        let turn = usize::try_from(index / 2 % 16).unwrap_or_default();
        let (activity, tag) = &self.activities[if turn == 15 { 3 } else { turn % 3 }];
        let began = privet::host::Moment { wall, ..device.clock.now() };
        let use_id = UseId::new(u128::from(index).to_be_bytes());
        (Event::UseBegan { use_id, activity: activity.clone(), began, by: None }, *tag)
    }
}

fn hour(wall: WallMs) -> u32 {
    u32::try_from(wall.div_euclid(3_600_000)).unwrap_or(0)
}
