//! What a room's journal has gives the board that the room has, at every moment of a session (K1),
//! although part of it is kept in no order.

use std::sync::Arc;

use futures_util::FutureExt as _;
use proptest::prelude::*;

use super::hall::Hall;
use super::session::{Beat, Watch, play, scripts};
use crate::room::Frames;
use crate::room::keep::Keeper;

/// Reads the journal after each thing that happened.
struct Reader;

impl Watch for Reader {
    fn look(&mut self, hall: &mut Hall, _: &Beat, _: &[Frames]) -> Result<(), String> {
        if hall.is_over {
            return Ok(());
        }
        let opened = Keeper::open(Arc::clone(&hall.journal) as _, hall.actor.board.room);
        let opened = opened.now_or_never().expect("nothing waits");
        match opened {
            Ok((_, board)) if board == hall.actor.board => Ok(()),
            Ok((_, board)) => Err(format!("kept: {board:#?}\nthere: {:#?}", hall.actor.board)),
            Err(error) => Err(error.to_string()),
        }
    }
}

proptest! {
    #![proptest_config(super::config(200))]

    #[test]
    fn k1_a_room_is_loaded_as_it_was(script in scripts(120)) {
        let played = play(&script, &mut Reader);
        prop_assert!(played.is_ok(), "{:?}", played.err());
    }
}
