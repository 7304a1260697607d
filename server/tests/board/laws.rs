//! Laws that hold after any run of changes (S1), over random scripts of commands and ticks.

use candor::board::{Board, Live, NoteStatus};
use candor_protocol::*;
use proptest::prelude::*;

use crate::world::{LEADER, Mine, Who, World, key_hash, line, sealed, seat};

/// One step of a script. The numbers choose among whatever is there.
#[derive(Debug, Clone, Copy)]
struct Step {
    kind: u8,
    who: u8,
    a: u8,
    b: u8,
}

const KINDS: u8 = 33;

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let step = (0..KINDS, 0..4_u8, any::<u8>(), any::<u8>());
    proptest::collection::vec(
        step.prop_map(|(kind, who, a, b)| Step { kind, who, a, b }),
        1..80,
    )
}

fn pick<T: Clone>(from: &[T], by: u8) -> Option<T> {
    from.get(usize::from(by) % from.len().max(1)).cloned()
}

/// Plays one step; a step that finds nothing to work on, or is refused, changes nothing.
fn play(world: &mut World, mine: &mut Vec<Mine>, step: Step) {
    let Step { kind, who, a, b } = step;
    let by = seat(who);
    let topics = world.topics_by_id();
    let command = match kind {
        0..=5 if world.board.rules.frozen => return,
        0..=3 => {
            mine.push(world.add_note(by, usize::from(a)));
            return;
        }
        4 | 5 => {
            let Some(topic) = pick(&topics, a) else {
                return;
            };
            mine.push(world.add_comment(by, topic));
            return;
        }
        6..=8 => {
            world.tick();
            return;
        }
        9 => {
            return if a % 2 == 0 {
                world.arrive(by)
            } else {
                world.leave(by)
            };
        }
        10 => return world.pass(Millis::from(b) * 100),
        _ => command(world, mine, step, &topics),
    };
    if let Some((who, command)) = command {
        let _ = world.try_send(who, command);
    }
}

fn command(
    world: &mut World,
    mine: &[Mine],
    Step { kind, who, a, b }: Step,
    topics: &[TopicId],
) -> Option<(Who, Command)> {
    let by = seat(who);
    let own = pick(mine, a);
    Some(match kind {
        11 => {
            let Mine { of, key } = own?;
            let text = world.text();
            (
                by,
                Command::EditText {
                    of,
                    edit_key: key,
                    rev: u32::from(b) % 4,
                    text,
                },
            )
        }
        12 => {
            let Mine { of, key } = own?;
            (by, Command::DeleteText { of, edit_key: key })
        }
        13 => {
            let Mine { of, key } = own?;
            (by, Command::TakeBack { of, edit_key: key })
        }
        14 => (by, Command::SetReady { ready: a % 2 == 0 }),
        15 => {
            let (from, to) = (pick(topics, a)?, pick(topics, b)?);
            let note = pick(&world.board.topics[&from].notes, b)?;
            (
                by,
                Command::GroupNote {
                    note,
                    from,
                    to,
                    before: None,
                    name: None,
                },
            )
        }
        16 => (
            by,
            Command::MergeTopics {
                topic: pick(topics, a)?,
                into: pick(topics, b)?,
                name: (a % 2 == 0).then(|| line(u32::from(b))),
            },
        ),
        17 => {
            let topic = pick(topics, a)?;
            let notes = vec![pick(&world.board.topics[&topic].notes, b)?];
            let comments: Vec<CommentId> = world.board.comments.keys().copied().collect();
            let actions: Vec<ActionId> = world.board.actions.keys().copied().collect();
            (
                by,
                Command::SplitTopic {
                    topic,
                    notes,
                    new: TopicId(world.fresh()),
                    to: pick(&world.columns, a)?,
                    before: pick(topics, b).filter(|_| a % 3 == 0),
                    comments: pick(&comments, b)
                        .into_iter()
                        .filter(|_| a % 2 == 0)
                        .collect(),
                    actions: pick(&actions, b)
                        .into_iter()
                        .filter(|_| a % 2 == 0)
                        .collect(),
                    name: (b % 2 == 0).then(|| line(u32::from(a))),
                    unname: world.board.topics[&topic]
                        .name
                        .clone()
                        .filter(|_| b % 3 == 0),
                },
            )
        }
        18 => {
            let topic = pick(topics, a)?;
            let to = pick(&world.columns, b)?;
            let mut there = topics
                .iter()
                .filter(|id| world.board.topics[id].column == to);
            let before = there.next().copied().filter(|_| b > 100);
            let from = world.board.topics[&topic].column;
            (
                by,
                Command::PlaceTopic {
                    topic,
                    from,
                    to,
                    before,
                },
            )
        }
        19 => {
            let stages = [Stage::Write, Stage::Group, Stage::Vote, Stage::Discuss];
            let expect = world.board.stage;
            (
                LEADER,
                Command::SetStage {
                    stage: pick(&stages, a)?,
                    expect,
                },
            )
        }
        20 => match a % 4 {
            0 => (LEADER, Command::AnnounceReveal {}),
            1 => (
                LEADER,
                Command::SetHiding {
                    hiding: b > 99,
                    expect: world.board.hiding,
                },
            ),
            2 => (LEADER, Command::TakeOff { of: own?.of }),
            _ => (
                LEADER,
                Command::SetFocus {
                    focus: pick(topics, b),
                    expect: world.board.focus,
                },
            ),
        },
        21 => {
            let id = RoundId(world.fresh());
            let (budget, most_per_topic) = (u32::from(a % 5) + 1, 1);
            (
                LEADER,
                Command::OpenRound {
                    id,
                    topics: None,
                    budget,
                    most_per_topic,
                    breaks: None,
                },
            )
        }
        22 => {
            let (round, open, _) = world.board.open_round()?;
            let topic = *open.topics.iter().nth(usize::from(a) % open.topics.len())?;
            let votes = if b % 5 == 0 {
                vec![]
            } else {
                vec![TopicVotes { topic, votes: 1 }]
            };
            (by, Command::CastBallot { round, votes })
        }
        23 => {
            let (round, ..) = world.board.open_round()?;
            (LEADER, Command::CloseRound { round })
        }
        24 => {
            let id = PollId(world.fresh());
            let scale = if b > 99 {
                Scale::Safety {}
            } else {
                let (text, options) = (world.text(), vec![line(1), line(2)]);
                Scale::Question { text, options }
            };
            let topic = pick(topics, a);
            (LEADER, Command::OpenPoll { id, scale, topic })
        }
        25 => {
            let (poll, ..) = world.board.open_poll()?;
            let choice = (b % 5 > 0).then_some(u32::from(a) % 2);
            (by, Command::AnswerPoll { poll, choice })
        }
        26 => {
            let (poll, ..) = world.board.open_poll()?;
            (LEADER, Command::ClosePoll { poll })
        }
        27 => {
            let Mine { of, key } = own?;
            let name = line(u32::from(b));
            let edit_key = key;
            (by, Command::StepForward { of, edit_key, name })
        }
        28 => {
            let of = own?.of;
            let expect = world.board.written(of)?.signature.clone()?;
            (by, Command::StrikeSignature { of, expect })
        }
        29 => leading(world, a, b, pick(topics, b))?,
        30 => (
            by,
            Command::Stand {
                hash: key_hash(b % 3 + 1),
            },
        ),
        31 => (
            by,
            Command::Agree {
                candidate: key_hash((a % 3 + 1) as u8),
                agree: a % 3 > 0,
            },
        ),
        _ => acting(world, by, a, pick(topics, b))?,
    })
}

fn leading(world: &World, a: u8, b: u8, topic: Option<TopicId>) -> Option<(Who, Command)> {
    let (rules, plan, at) = (
        world.board.rules,
        world.board.plan.clone(),
        world.board.closes_at,
    );
    Some(match a % 6 {
        0 => {
            let frozen = b > 200;
            let grouping_by_leaders = b.is_multiple_of(3);
            let new = Rules {
                frozen,
                grouping_by_leaders,
                ..rules
            };
            (
                LEADER,
                Command::SetRules {
                    rules: new,
                    expect: rules,
                },
            )
        }
        1 => (
            LEADER,
            Command::SetPlan {
                plan: Some(sealed(u32::from(b))),
                expect: plan,
            },
        ),
        2 => {
            let closing = (b > 99).then_some(world.now + Millis::from(b) * 100);
            (
                LEADER,
                Command::SetClosing {
                    at: closing,
                    expect: at,
                },
            )
        }
        3 => (
            LEADER,
            Command::ParkTopic {
                topic: topic?,
                parked: b > 99,
            },
        ),
        4 => (LEADER, Command::OfferLead {}),
        _ => (LEADER, Command::WithdrawOffer {}),
    })
}

fn acting(world: &mut World, by: Who, a: u8, topic: Option<TopicId>) -> Option<(Who, Command)> {
    let there: Vec<(ActionId, u32)> = world
        .board
        .actions
        .iter()
        .map(|(id, action)| (*id, action.rev))
        .collect();
    let text = world.text();
    if a < 99 {
        let (id, experiment) = (ActionId(world.fresh()), None);
        let (owner, due) = (Some(line(1)), None);
        return Some((
            by,
            Command::AddAction {
                id,
                topic,
                text,
                owner,
                due,
                experiment,
            },
        ));
    }
    let (id, rev) = pick(&there, a)?;
    if a > 220 {
        return Some((by, Command::DeleteAction { id, rev }));
    }
    let (hypothesis, measure) = (world.text(), world.text());
    let experiment = Some(Experiment {
        hypothesis,
        measure,
        look: None,
    });
    let (owner, due, done, review) = (None, None, a.is_multiple_of(2), None);
    Some((
        by,
        Command::SetAction {
            id,
            rev,
            text,
            owner,
            due,
            done,
            experiment,
            review,
        },
    ))
}

fn assert_sound(board: &Board) {
    for (id, topic) in &board.topics {
        assert!(!topic.notes.is_empty(), "a topic has a note");
        for note in &topic.notes {
            assert_eq!(board.notes[note].status, NoteStatus::Shown { topic: *id });
        }
    }
    let standing: usize = board.topics.values().map(|topic| topic.notes.len()).sum();
    let shown = board
        .notes
        .values()
        .filter(|note| matches!(note.status, NoteStatus::Shown { .. }));
    assert_eq!(
        shown.count(),
        standing,
        "every shown note stands in one topic"
    );
    assert!(
        board
            .comments
            .values()
            .all(|comment| board.topics.contains_key(&comment.topic))
    );
    assert!(
        board
            .focus
            .is_none_or(|focus| board.topics.contains_key(&focus))
    );
    assert!(
        board
            .rounds
            .values()
            .filter(|round| round.ballots.is_some())
            .count()
            <= 1
    );
    assert!(
        board
            .polls
            .values()
            .filter(|poll| poll.answers.is_some())
            .count()
            <= 1
    );
    assert!(board.polls.values().all(|poll| {
        poll.topic
            .is_none_or(|topic| board.topics.contains_key(&topic))
    }));
    assert!(!board.facilitators.is_empty(), "F3: a key leads always");
    if let Some((_, round, _)) = board.open_round() {
        assert!(
            round
                .topics
                .iter()
                .all(|topic| board.topics.contains_key(topic)),
            "A8"
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..Default::default() })]

    #[test]
    fn s1_patches_of_what_was_touched_give_the_whole_view(seed: u64, script in steps()) {
        let (mut world, mut mine) = (World::new(seed, true, 2), Vec::new());
        for step in script {
            play(&mut world, &mut mine, step);
            let seen: Vec<Entity> = world.seen.values().cloned().collect();
            prop_assert_eq!(seen, world.projected());
            assert_sound(&world.board);
        }
    }

    #[test]
    fn s3_the_journal_gives_the_same_board_again(seed: u64, script in steps()) {
        let (mut world, mut mine) = (World::new(seed, seed % 2 == 0, 2), Vec::new());
        for step in script {
            play(&mut world, &mut mine, step);
        }
        let json = serde_json::to_vec(&world.history).expect("encoded");
        let history: Vec<candor::board::Event> = serde_json::from_slice(&json).expect("decoded");
        let mut again = Board::create(&history[0]).expect("created");
        for event in &history[1..] {
            again.apply(event);
        }
        prop_assert_eq!(&again, &world.board);
        let snapshot = serde_json::to_vec(&world.board).expect("encoded");
        prop_assert_eq!(serde_json::from_slice::<Board>(&snapshot).expect("decoded"), again);
    }

    #[test]
    fn s1_the_quiet_law(seed: u64, script in steps(), hiding: bool, by in 0..4_u8) {
        let (mut world, mut mine) = (World::new(seed, hiding, 2), Vec::new());
        for step in script {
            play(&mut world, &mut mine, step);
        }
        let rules = world.board.rules;
        if rules.frozen {
            let thawed = Rules { frozen: false, ..rules };
            world.send(LEADER, Command::SetRules { rules: thawed, expect: rules });
        }
        let before = world.projected();
        // Adding hides or waits; a change of what is not shown, or is shown, waits or stays unseen.
        let column = usize::from(by);
        let own = world.add_note(seat(by), column);
        let text = world.text();
        let edit = Command::EditText { of: own.of, edit_key: own.key.clone(), rev: 1, text };
        world.send(seat(by), edit);
        if let Some(topic) = world.topics_by_id().first() {
            world.add_comment(seat(by), *topic);
        }
        for other in mine {
            let (of, edit_key) = (other.of, other.key);
            let text = world.text();
            let edit = Command::EditText { of, edit_key: edit_key.clone(), rev: 9, text };
            let _ = world.try_send(seat(by), edit);
            let (name, key) = (line(9), edit_key.clone());
            let sign = Command::StepForward { of, edit_key: key, name };
            let _ = world.try_send(seat(by), sign);
            let _ = world.try_send(seat(by), Command::DeleteText { of, edit_key });
        }
        world.send(seat(by), Command::DeleteText { of: own.of, edit_key: own.key });
        world.send(seat(by), Command::SetReady { ready: true });
        let open = world.board.open_round().map(|(id, open, _)| {
            (id, *open.topics.iter().next().expect("a round has topics"))
        });
        if let Some((round, topic)) = open {
            let votes = vec![TopicVotes { topic, votes: 1 }];
            world.send(seat(by), Command::CastBallot { round, votes });
        }
        if let Some((poll, ..)) = world.board.open_poll() {
            world.send(seat(by), Command::AnswerPoll { poll, choice: Some(1) });
        }
        let _ = world.try_send(seat(by), Command::Stand { hash: key_hash(9) });
        let _ = world.try_send(seat(by), Command::Agree { candidate: key_hash(0), agree: true });
        prop_assert_eq!(world.projected(), before);
    }

    #[test]
    fn a6_what_waits_is_released_within_four_ticks(seed: u64, script in steps()) {
        let (mut world, mut mine) = (World::new(seed, false, 2), Vec::new());
        for step in script {
            play(&mut world, &mut mine, step);
        }
        if let Some((round, ..)) = world.board.open_round() {
            world.send(LEADER, Command::CloseRound { round });
        }
        world.settle();
        prop_assert_eq!(world.board.waiting().count(), 0);
        // A room that is loaded again releases too.
        let _ = Live::new(&world.board);
    }
}
