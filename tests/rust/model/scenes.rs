//! The searches: which commands meet, and what happens around them. Each is small enough to be gone through to its end.

use super::cycle::Broken::{self, *};
use super::phone::Limits;
use super::phone::Todo::{self, *};
use super::scene::Scene;
use super::truth::Wrong;

const NOTHING: Limits = Limits {
    ticks: 0,
    crashes: 0,
    power_cuts: 0,
    opens: 0,
    copies: 0,
    anchor_failures: 0,
    denials: 0,
    damages: 0,
    deliveries: 0,
};

/// A search by its name, and how many different phones it meets at least: one that became tiny proves nothing.
pub struct Search {
    pub name: &'static str,
    pub at_least: usize,
    pub scene: Scene,
}

fn search(
    (name, at_least): (&'static str, usize),
    first: &'static [Todo],
    todo: [&'static [Todo]; 3],
    limits: Limits,
    reachable: &'static [&'static str],
) -> Search {
    Search { name, at_least, scene: Scene { first, todo, limits, broken: None, reachable } }
}

/// All of them, of the shell as it ships.
pub fn searches() -> Vec<Search> {
    vec![
        search(
            ("two threads confirm while another process withdraws", 310),
            &[ProposePicture, Approve],
            [&[Confirm], &[Confirm], &[Withdraw]],
            NOTHING,
            &["confirmed", "already used", "withdrawn", "invalidated"],
        ),
        search(
            ("time runs out and the phone denies while a picture is decided", 52_000),
            &[ProposePicture],
            [&[Approve, Confirm], &[Confirm], &[Withdraw]],
            Limits { ticks: 3, denials: 1, ..NOTHING },
            &["confirmed", "already used", "withdrawn", "expired", "invalidated", "the phone blocks"],
        ),
        search(
            ("the app is updated while a payment is decided", 100_000),
            &[ProposePayment],
            [&[Approve, Confirm], &[Refuse], &[DeclareMore, DeclareKeys]],
            Limits { ticks: 3, ..NOTHING },
            &["confirmed", "expired", "invalidated", "refused"],
        ),
        search(
            ("the app is updated while a picture is decided", 5_300),
            &[ProposePicture, Approve],
            [&[Confirm], &[], &[DeclareMore, Withdraw]],
            Limits { ticks: 1, crashes: 1, opens: 1, ..NOTHING },
            &["confirmed", "invalidated", "withdrawn"],
        ),
        search(
            ("processes are killed and the power fails", 60_000),
            &[ProposePicture, Approve],
            [&[Confirm, ProposePayment], &[], &[Withdraw]],
            Limits { ticks: 1, crashes: 1, power_cuts: 1, opens: 2, ..NOTHING },
            &["confirmed", "withdrawn", "a crash between commit and anchor is accepted"],
        ),
        search(
            ("an old file is put back", 19_000),
            &[ProposePicture, Approve],
            [&[Confirm], &[], &[Withdraw]],
            Limits { ticks: 1, crashes: 2, opens: 2, copies: 1, ..NOTHING },
            &["an old file locks down", "a copy from the window is accepted"],
        ),
        search(
            ("an old file is put back and the next run tries again", 7_000),
            &[ProposePayment],
            [&[Approve, Confirm], &[Approve], &[]],
            Limits { crashes: 2, opens: 1, copies: 1, deliveries: 1, ..NOTHING },
            &["a copy from the window is accepted", "of another run"],
        ),
        search(
            ("an old file is put back while a write of the anchor is owed", 1_200),
            &[ProposePicture, Approve],
            [&[Confirm], &[], &[Withdraw]],
            Limits { power_cuts: 1, opens: 1, copies: 1, anchor_failures: 1, ..NOTHING },
            &["an answer that was not anchored is put back", "an old file locks down"],
        ),
        search(
            ("a no is said in two processes and an old file is put back", 1_000),
            &[],
            [&[Withdraw], &[], &[Withdraw]],
            Limits { crashes: 2, opens: 1, copies: 1, ..NOTHING },
            &["an answer that was not anchored is put back", "an old file locks down"],
        ),
        search(
            ("an old outbox is put back after a delivery", 2_400),
            &[ProposePicture, Approve, Confirm],
            [&[Delivered], &[], &[Withdraw]],
            Limits { power_cuts: 1, opens: 1, copies: 1, deliveries: 2, ..NOTHING },
            &["the recipient refuses a burnt number"],
        ),
        search(
            ("a process finds damage while a picture is decided", 120),
            &[ProposePicture, Approve],
            [&[Confirm], &[Confirm], &[]],
            Limits { damages: 1, ..NOTHING },
            &["confirmed", "already used"],
        ),
    ]
}

/// What each broken shell breaks, and in which search.
pub const BROKEN: [(Broken, Wrong, &str); 10] = [
    (CheckThenUpdate, Wrong::LeftTwice, "two threads confirm while another process withdraws"),
    (CheckThenUpdate, Wrong::LeftAfterNo, "two threads confirm while another process withdraws"),
    (
        ExpiryOnlyAtApprove,
        Wrong::LeftTooLate,
        "time runs out and the phone denies while a picture is decided",
    ),
    (NoAnchor, Wrong::OldFileUnseen, "an old file is put back"),
    (AnchorInTheFile, Wrong::OldFileUnseen, "an old file is put back"),
    (AnchorBeforeCommit, Wrong::LockedOut, "processes are killed and the power fails"),
    (AnchorAfterReply, Wrong::AnsweredTooSoon, "an old file is put back"),
    (ConfirmNotSynced, Wrong::ConfirmationLost, "processes are killed and the power fails"),
    (WithdrawNotSynced, Wrong::NoLost, "processes are killed and the power fails"),
    (LockDownUnseen, Wrong::LeftWhileLockedDown, "a process finds damage while a picture is decided"),
];
