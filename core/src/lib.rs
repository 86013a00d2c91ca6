//! Privet's engine: what a person allowed, sealed face patterns, and sends that leave once, after they were confirmed.
//!
//! ```text
//!  manifest ─► decide(&State, &Command, &Facts) ─► events ─► ledger ─► fold ─► State ─► views
//!  what the      pure                               what      sealed,           what     what
//!  app says                                         happened  hashed            counts   people see
//! ```
//! [`engine::Engine`] drives it: one cycle for every command, one way to write. Checks that take time are made before the
//! transaction and come in as evidence ([`facts::Evidence`]); the ruling is made inside it. What the device has to do comes
//! after it and is owed until it is done. ARCHITECTURE.md follows one tap through these modules.
//!
//! It never
//! - holds a key that confirms: it hands out what has to be signed and takes a signature;
//! - opens a connection, reads the environment, starts a thread, or writes outside the directory it was given;
//! - calls a device inside a transaction, or a foreign function from [`engine::Engine::check`];
//! - hands out a template, a score, or an unwrapped master;
//! - logs anything that a person typed, was shown, or is;
//! - wipes records because something failed.
//!
//! | guarantee | module | test |
//! |---|---|---|
//! | Same state, command and facts, same ruling | `rules`, `facts` | `privet-tests::the_pure_modules_touch_no_clock_file_randomness_or_key` |
//! | What was confirmed leaves once | `rules::gate`, `engine::cycle` | `privet-tests::a_confirmed_picture_leaves_once_and_its_recipient_can_check_it` |
//! | Two at once, threads or processes, fall in one order | `engine::cycle`, `store` | `privet-tests::of_two_threads_that_confirm_one_release_exactly_one_succeeds`, `privet-tests::a_withdrawal_in_one_process_and_a_confirmation_in_another_fall_in_one_order` |
//! | A kill loses no withdrawal and doubles nothing | `engine::open`, `engine::cycle` | `privet-tests::after_a_kill_nothing_leaves_twice_and_no_withdrawal_is_lost` |
//! | A check waits for nobody | `engine::live` | `privet-tests::while_a_writer_waits_for_its_host_checks_go_on_and_then_see_the_withdrawal` |
//! | What is previewed is what leaves | `engine::sending`, `gate::minimise` | `privet-tests::a_confirmed_picture_leaves_once_and_its_recipient_can_check_it` |
//! | Metadata does not leave | `gate::minimise` | `privet::a_canary_in_any_metadata_segment_does_not_leave` |
//! | The counts of a year are the core's | `gate::year`, `rules::gate` | `privet::what_leaves_is_seven_numbers_and_only_the_core_makes_them` |
//! | A coarse place does not tell where its cell's lines are | `gate::drift`, `gate::cells`, `gate::location` | `privet::the_answer_does_not_change_where_the_grid_of_everybody_has_its_line`, `privet::who_sits_still_on_a_line_of_the_grid_is_given_one_place_for_weeks` |
//! | A list's count is a recount | `views::lists`, `tally` | `privet::counts_of_a_period_are_those_of_a_naive_recount` |
//! | A mask shows no more than its rule | `text::mask` | `privet::what_the_rule_hides_does_not_change_what_is_shown` |
//! | Off takes the template | `rules::ending`, `vault::shred`, `engine::work` | `privet-tests::a_face_payment_takes_a_match_and_off_takes_the_template` |
//! | Screens get the digested lines | `views::prompt`, `prompt` | `privet::the_screen_gets_the_digested_lines_and_nothing_else` |
//! | No device is called in a transaction | `engine::guard`, `engine::work` | `privet-tests::no_host_is_called_inside_a_transaction` |
//! | An old or forked file is seen at open | `ledger::anchor`, `engine::open` | `privet::every_pair_of_sizes_roots_and_ids_is_judged_as_the_design_says` |
//! | A file from before a no opens no more | `engine::rewrap`, `rules::fold` | `privet-tests::an_older_copy_stays_closed_after_a_no_and_a_later_one_opens`, `privet-tests::killed_between_any_two_steps_one_key_is_left_and_all_is_readable` |
//! | An altered row is seen when read | `ledger`, `seal` | `privet::an_altered_or_moved_part_of_a_row_shows_when_read_and_in_the_whole_check` |
//! | A lost end of the log is no rollback | `store`, `ledger` | `privet::cutting_the_log_anywhere_leaves_a_head_that_the_ledger_once_had` |
//! | A withdrawal is kept beside a ledger that can't be written | `store::tombstones`, `engine::lockdown` | `privet::hostile_bytes_before_a_good_line_never_lose_it` |
//! | An access that nothing explains shows | `observed` | `privet::an_access_that_no_activity_explains_shows_at_once`, `privet::a_look_alike_host_is_not_taken_for_the_recipients` |
//! | A file from outside gets an answer and is never repeated | `observed` | `privet::any_bytes_get_an_answer`, `privet::a_finding_never_repeats_what_was_in_the_file` |
//! | A manifest has one reading | `manifest` | `privet::any_member_replaced_by_anything_gets_an_answer`, `privet::members_that_do_not_exist_are_refused` |
//! | Debug texts hold nothing of a person | `vault::matching`, `gate::payee`, `seal` | `privet::no_number_of_a_face_is_in_the_debug_text`, `privet::the_name_is_not_in_the_debug_text` |
//!
//! A test resolves every name in this table (`tests/rust/promises.rs`).
#![forbid(unsafe_code)]

mod alias;
#[cfg(unix)]
pub mod clock;
pub mod command;
pub mod engine;
pub mod event;
pub mod export;
pub mod facts;
pub mod fault;
pub mod gate;
pub mod host;
#[doc(hidden)]
pub mod ledger;
pub mod manifest;
pub mod notify;
pub mod observed;
pub mod owner;
pub mod prompt;
pub mod random;
pub mod refusal;
pub mod rules;
#[doc(hidden)]
pub mod seal;
pub mod state;
#[doc(hidden)]
pub mod store;
pub mod tally;
pub mod text;
pub mod vault;
pub mod views;
