//! Leading: stages back and forth, hiding and revealing, rounds and polls, and whatever else there is.

use std::time::{SystemTime, UNIX_EPOCH};

use candor_protocol::{
    Command, Entity, EntityId, Millis, NoteId, PollId, RoundId, Rules, Scale, Stage, TextId,
    TimerWish, TopicId, limits,
};
use candor_tests::BoardCopy;
use rand::RngExt as _;
use rand::rngs::StdRng;

use super::{Mind, one, open_poll, open_round};

const STAGES: [Stage; 6] = [
    Stage::CheckIn,
    Stage::Write,
    Stage::Group,
    Stage::Vote,
    Stage::Discuss,
    Stage::WrapUp,
];
/// A closing time is this far behind the nearest one that is taken, in milliseconds.
const CLOSING_MS: Millis = 2_000;

impl Mind {
    pub(super) fn lead(&mut self, board: &BoardCopy, dice: &mut StdRng) {
        let expect = board.leading().rules;
        if expect != Rules::default() && dice.random_bool(0.3) {
            // Not for long: whoever writes is refused meanwhile.
            let rules = Rules::default();
            return self.wish(Command::SetRules { rules, expect });
        }
        let stage = board.stage();
        let topics: Vec<TopicId> = board.topics().iter().map(|topic| topic.id).collect();
        let command = match dice.random_range(0..100) {
            0..12 => one(&STAGES, dice).map(|wanted| Command::SetStage {
                stage: *wanted,
                expect: stage.stage,
            }),
            12..18 => Some(Command::SetHiding {
                hiding: !stage.hiding,
                expect: stage.hiding,
            }),
            18..26 => Some(Command::AnnounceReveal {}),
            26..28 => Some(Command::CancelReveal {}),
            28..34 => Some(Command::SetFocus {
                focus: one(&topics, dice).copied(),
                expect: stage.focus,
            }),
            34..40 => set_timer(board, dice),
            40..58 => Some(self.round(board, &topics, dice)),
            58..74 => Some(poll(board, &topics, dice)),
            74..79 => one(&topics, dice).map(|topic| Command::ParkTopic {
                topic: *topic,
                parked: dice.random_bool(0.5),
            }),
            79..83 => Some(rule(board, dice)),
            83..89 => self.take_off(board, dice),
            89..94 => self.plan(board),
            _ => Some(close_later(board, dice)),
        };
        if let Some(command) = command {
            self.wish(command);
        }
    }

    /// Opens a round, or closes the open one.
    fn round(&self, board: &BoardCopy, topics: &[TopicId], dice: &mut StdRng) -> Command {
        if let Some(round) = open_round(board) {
            return Command::CloseRound { round: round.id };
        }
        let budget = dice.random_range(1..=6);
        let some = topics.len() / 2;
        Command::OpenRound {
            id: RoundId(rand::random()),
            topics: (some >= 2 && dice.random_bool(0.5)).then(|| topics[..some].to_vec()),
            budget,
            most_per_topic: dice.random_range(1..=budget),
            breaks: None,
        }
    }

    fn take_off(&self, board: &BoardCopy, dice: &mut StdRng) -> Option<Command> {
        if self.room.traits.keeps_notes {
            return None;
        }
        let notes: Vec<NoteId> = board
            .entities()
            .filter_map(|entity| match entity {
                Entity::Note(note) => Some(note.id),
                _ => None,
            })
            .collect();
        one(&notes, dice).map(|note| Command::TakeOff {
            of: TextId::Note(*note),
        })
    }

    fn plan(&self, board: &BoardCopy) -> Option<Command> {
        let Some(Entity::Board(entity)) = board.get(EntityId::Board) else {
            return None;
        };
        let seam = format!("board|{}|plan", self.room.retro.id);
        Some(Command::SetPlan {
            plan: Some(self.room.retro.text(&seam, "Five minutes each.")),
            expect: entity.plan.clone(),
        })
    }
}

fn poll(board: &BoardCopy, topics: &[TopicId], dice: &mut StdRng) -> Command {
    if let Some(poll) = open_poll(board) {
        return Command::ClosePoll { poll: poll.id };
    }
    let scales = [
        Scale::Safety {},
        Scale::Roti {},
        Scale::Fist {},
        Scale::Roman {},
    ];
    Command::OpenPoll {
        id: PollId(rand::random()),
        scale: scales[dice.random_range(0..scales.len())].clone(),
        topic: one(topics, dice).copied(),
    }
}

fn set_timer(board: &BoardCopy, dice: &mut StdRng) -> Option<Command> {
    let Some(Entity::Timer(entity)) = board.get(EntityId::Timer) else {
        return None;
    };
    let left = dice.random_range(1_000..60_000);
    let wishes = [
        TimerWish::Off,
        TimerWish::Running { left },
        TimerWish::Paused { left },
    ];
    Some(Command::SetTimer {
        timer: *one(&wishes, dice)?,
        expect: entity.timer,
    })
}

/// Freezes writing, or keeps grouping to who leads.
fn rule(board: &BoardCopy, dice: &mut StdRng) -> Command {
    let frozen = dice.random_bool(0.5);
    let rules = Rules {
        frozen,
        grouping_by_leaders: !frozen,
        ..Rules::default()
    };
    let expect = board.leading().rules;
    Command::SetRules { rules, expect }
}

/// Sets when writing closes by itself, or that it does not.
fn close_later(board: &BoardCopy, dice: &mut StdRng) -> Command {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    let now = since.map_or(0, |since| since.as_millis() as Millis);
    let at = dice
        .random_bool(0.6)
        .then_some(now + limits::REVEAL_NOTICE_MS + CLOSING_MS);
    Command::SetClosing {
        at,
        expect: board.stage().closes_at,
    }
}
