//! The contract suite: what every journal must do, whatever it keeps rooms in (K2).
//!
//! Each function is one clause, and takes two writers of one store that is empty. A journal holds
//! itself to all of them by [`contract_suite`].

mod appending;
mod following;
mod rooms;
mod samples;
mod slips;

use std::any::Any;
use std::sync::Arc;

pub(crate) use appending::*;
pub(crate) use following::*;
pub(crate) use rooms::*;
pub(crate) use samples::batch;
pub(crate) use slips::*;

use super::Journal;

/// Two writers of one store.
pub(crate) struct Writers {
    one: Arc<dyn Journal>,
    other: Arc<dyn Journal>,
    /// Lives as long as they do.
    _kept: Option<Box<dyn Any + Send>>,
}

impl Writers {
    pub(crate) fn new(one: impl Journal, other: impl Journal) -> Self {
        Self {
            one: Arc::new(one),
            other: Arc::new(other),
            _kept: None,
        }
    }

    /// Holds on to what they stand on.
    pub(crate) fn keeping(self, kept: impl Any + Send) -> Self {
        Self {
            _kept: Some(Box::new(kept)),
            ..self
        }
    }
}

/// Makes a test of each clause. Takes a block that makes [`Writers`] of an empty store.
macro_rules! contract_suite {
    ($make:block) => {
        $crate::journal::contract::contract_suite!($make;
            nothing_is_loaded_of_a_room_that_is_not_there,
            what_was_appended_is_loaded_in_order,
            a_room_is_created_once,
            an_append_at_an_old_version_conflicts_and_changes_nothing,
            of_writers_at_once_exactly_one_wins_each_version,
            a_batch_whose_answer_was_lost_is_known_by_its_id,
            a_snapshot_replaces_all_before_it,
            a_batch_that_brought_a_snapshot_is_known_by_its_id,
            erasing_removes_everything,
            erasing_what_is_not_there_is_no_error,
            an_erased_room_takes_no_more,
            rooms_are_idle_by_the_day_of_their_newest_batch,
            no_more_idle_rooms_are_told_than_asked_for,
            following_gives_what_the_other_appends_in_order,
            following_ends_with_the_room,
            following_from_before_a_snapshot_ends,
            slips_are_loaded_by_their_ids_whatever_order_they_came_in,
            a_slip_is_replaced_and_goes,
            a_snapshot_takes_the_slips_along,
            following_ends_at_a_batch_with_slips,
            rooms_are_due_when_they_wanted_to_be_woken,
            rooms_are_counted,
            an_empty_journal_answers,
            large_batches_come_back_whole,
            rooms_know_nothing_of_each_other,
        );
    };
    ($make:block; $($clause:ident),* $(,)?) => {
        $(
            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn $clause() {
                $crate::journal::contract::$clause($make).await;
            }
        )*
    };
}
pub(crate) use contract_suite;
