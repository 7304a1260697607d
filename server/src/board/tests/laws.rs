//! Laws that hold after any run of changes (S1), over random scripts of commands and ticks.

use crate::board::{Board, Event};
use candor_protocol::*;
use proptest::prelude::*;
use proptest::test_runner::FileFailurePersistence;

use crate::board::tests::commands::{ballot, ready};
use crate::board::tests::script::{Scene, VISIBLE_AT_FIRST, rooms, steps};
use crate::board::tests::sound::assert_sound;
use crate::board::tests::who::{key_hash, seat};

/// A seed that failed once is kept beside this file, and tried first ever after.
pub(crate) fn config() -> ProptestConfig {
    let kept = FileFailurePersistence::WithSource("regressions");
    ProptestConfig {
        cases: 250,
        failure_persistence: Some(Box::new(kept)),
        ..Default::default()
    }
}

/// The board that a run of events gives.
fn board_of(history: &[Event]) -> Board {
    let mut board = Board::create(&history[0]).expect("created");
    for event in &history[1..] {
        board.apply(event);
    }
    board
}

/// What people say all the time and nobody may see: whatever of it is taken waits, is hidden, or
/// is counted on the tick.
fn whisper(scene: &mut Scene, by: u8) {
    let (world, who) = (&mut scene.world, seat(by));
    let own = world.add_note(who, usize::from(by));
    let text = world.text();
    world.send(who, own.edit(1, &text));
    if let Some(topic) = world.topics_by_id().first() {
        world.add_comment(who, *topic);
    }
    for other in &scene.mine {
        let text = world.text();
        for wish in [other.edit(9, &text), other.sign(9), other.delete()] {
            let _ = world.try_send(who, wish);
        }
    }
    world.send(who, own.delete());
    world.send(who, ready());
    if let Some((round, open, _)) = world.board.open_round() {
        let topic = *open.topics.first().expect("a round has topics");
        world.send(who, ballot(round, &[(topic, 1)]));
    }
    if let Some((poll, ..)) = world.board.open_poll() {
        let choice = Some(1);
        world.send(who, Command::AnswerPoll { poll, choice });
    }
    let hash = key_hash(9);
    let shown = world.live.standing().shown();
    let candidate = shown.map_or(hash, |(candidate, _)| candidate);
    let agree = true;
    for wish in [Command::Stand { hash }, Command::Agree { candidate, agree }] {
        let _ = world.try_send(who, wish);
    }
}

/// Whether a browser sends a command again by itself.
fn is_sent_again(command: &Command) -> bool {
    let chosen = matches!(
        command,
        Command::SetReady { .. } | Command::CastBallot { .. } | Command::AnswerPoll { .. }
    );
    let typed = matches!(
        command,
        Command::EditText { .. }
            | Command::DeleteText { .. }
            | Command::TakeBack { .. }
            | Command::StepForward { .. }
            | Command::SetAction { .. }
            | Command::DeleteAction { .. }
    );
    adds(command) || typed || chosen
}

fn adds(command: &Command) -> bool {
    matches!(
        command,
        Command::AddNote { .. } | Command::AddComment { .. } | Command::AddAction { .. }
    )
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn s1_patches_of_what_was_touched_give_the_whole_view(
        seed: u64, room in rooms(), script in steps(),
    ) {
        let mut scene = Scene::new(seed, room);
        for step in script {
            scene.play(step);
            let seen: Vec<Entity> = scene.world.seen.values().cloned().collect();
            prop_assert_eq!(seen, scene.world.projected());
            assert_sound(&scene.world.board);
        }
    }

    #[test]
    fn s3_the_journal_gives_the_same_board_again(seed: u64, room in rooms(), script in steps()) {
        let world = Scene::played(seed, room, &script).world;
        let json = serde_json::to_vec(&world.history).expect("encoded");
        let history: Vec<Event> = serde_json::from_slice(&json).expect("decoded");
        let again = board_of(&history);
        prop_assert_eq!(&again, &world.board);
        let snapshot = serde_json::to_vec(&world.board).expect("encoded");
        prop_assert_eq!(serde_json::from_slice::<Board>(&snapshot).expect("decoded"), again);
    }

    #[test]
    fn s3_what_people_type_or_choose_can_be_sent_again(
        seed: u64, room in rooms(), script in steps(),
    ) {
        let mut scene = Scene::new(seed, room);
        let mut added = Vec::new();
        for step in script {
            let Some((who, command)) = scene.play(step) else { continue };
            if is_sent_again(&command) {
                prop_assert_eq!(scene.world.try_send(who, command.clone()), Ok(0));
            }
            if adds(&command) {
                added.push((who, command));
            }
        }
        // However late, and whatever became of it.
        for (who, command) in added {
            prop_assert_eq!(scene.world.try_send(who, command), Ok(0));
        }
    }

    #[test]
    fn s1_the_quiet_law(seed: u64, room in rooms(), script in steps(), by in 0..4_u8) {
        let mut scene = Scene::played(seed, room, &script);
        let (leader, expect) = (scene.leader(by), scene.world.board.rules);
        let rules = Rules { frozen: false, ..expect };
        scene.world.send(leader, Command::SetRules { rules, expect });
        let before = scene.world.projected();
        whisper(&mut scene, by);
        prop_assert_eq!(scene.world.projected(), before);
    }

    #[test]
    fn a6_what_waits_is_released_within_four_ticks(seed: u64, script in steps()) {
        let mut scene = Scene::played(seed, VISIBLE_AT_FIRST, &script);
        let leader = scene.leader(0);
        if let Some((round, ..)) = scene.world.board.open_round() {
            scene.world.send(leader, Command::CloseRound { round });
        }
        scene.world.settle();
        prop_assert_eq!(scene.world.board.waiting().count(), 0);
    }
}
