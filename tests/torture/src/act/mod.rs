//! What a client wishes: drawn from its dice, by what it sees and what it wrote. It knows no socket.

mod group;
mod lead;
mod write;

use std::sync::Arc;

use candor_protocol::{
    Command, Entity, EntityId, HiddenCount, Outcome, PollEntity, PollOutcome, RoundEntity,
    StageEntity, TextId, TopicVotes, Votes,
};
use candor_tests::{BoardCopy, Text};
use rand::RngExt as _;
use rand::rngs::StdRng;
use rand::seq::IndexedRandom as _;

use crate::browser::Role;
use crate::history::{Answer, Who};
use crate::outbox::Outbox;
use crate::room::{Phase, Room};

/// A text of one's own.
#[derive(Debug, Clone)]
struct Own {
    text: Text,
    rev: u32,
}

/// What one client has in mind.
pub struct Mind {
    room: Arc<Room>,
    who: Who,
    role: Role,
    /// What it wished and has no answer for.
    pub outbox: Outbox,
    own: Vec<Own>,
    /// Deleted or taken back: what is sent of them again must change nothing.
    gone: Vec<Own>,
}

impl Mind {
    /// Somebody with nothing in mind.
    pub fn new(room: Arc<Room>, who: Who, role: Role) -> Self {
        Self {
            room,
            who,
            role,
            outbox: Outbox::default(),
            own: Vec::new(),
            gone: Vec::new(),
        }
    }

    fn wish(&mut self, command: Command) {
        let wish = self.room.history().wish(self.who, command.clone());
        self.outbox.enter(wish, command);
    }

    /// Wishes the next thing.
    pub fn act(&mut self, phase: Phase, board: &BoardCopy, dice: &mut StdRng) {
        if self.role == Role::Witness || board.get(EntityId::Stage).is_none() {
            return;
        }
        match (phase, self.role) {
            (Phase::Load, Role::Leader) if dice.random_bool(0.4) => self.lead(board, dice),
            (Phase::Load, _) => self.take_part(board, dice),
            (Phase::Drain, Role::Leader) if self.outbox.is_empty() => self.close_up(board),
            _ => {}
        }
    }

    fn take_part(&mut self, board: &BoardCopy, dice: &mut StdRng) {
        match dice.random_range(0..100) {
            0..26 => self.add_note(dice),
            26..36 => self.edit(dice),
            36..42 => self.delete(dice),
            42..45 => self.take_back(dice),
            45..49 => self.repeat(dice),
            49..58 => self.comment(board, dice),
            58..64 => self.group(board, dice),
            64..68 => self.split(board, dice),
            68..71 => self.place(board, dice),
            71..73 => self.name(board, dice),
            73..78 => self.add_action(board, dice),
            78..82 => self.change_action(board, dice),
            82..92 => self.choose(board, dice),
            _ => {
                let ready = dice.random_bool(0.7);
                self.wish(Command::SetReady { ready });
            }
        }
    }

    /// Votes where there is something to vote on, and answers what is asked.
    fn choose(&mut self, board: &BoardCopy, dice: &mut StdRng) {
        if let Some(round) = open_round(board) {
            let (round, votes) = (round.id, draw_votes(round, dice));
            self.wish(Command::CastBallot { round, votes });
        }
        if let Some(poll) = open_poll(board) {
            let choices = poll.scale.choices() as u32;
            let choice = dice.random_bool(0.9).then(|| dice.random_range(0..choices));
            let poll = poll.id;
            self.wish(Command::AnswerPoll { poll, choice });
        }
    }

    /// Something that was wished is over.
    pub fn learn(&mut self, command: &Command, answer: Answer) {
        let of = match command {
            Command::AddNote { id, .. } => TextId::Note(*id),
            Command::AddComment { id, .. } => TextId::Comment(*id),
            _ => return,
        };
        if answer != Answer::Acknowledged {
            self.own.retain(|own| own.text.of != of);
        }
    }

    /// Whether everything is answered, and nothing open that whoever leads would close.
    pub fn is_idle(&self, board: &BoardCopy) -> bool {
        let closed = self.role != Role::Leader || to_close(board).is_none();
        self.outbox.is_empty() && board.get(EntityId::Stage).is_some() && closed
    }

    /// Whoever leads brings the room to rest.
    fn close_up(&mut self, board: &BoardCopy) {
        if let Some(Some(command)) = to_close(board) {
            self.wish(command);
        }
    }
}

/// What is still open: with the command that ends it, or without where that was given.
fn to_close(board: &BoardCopy) -> Option<Option<Command>> {
    let Some(Entity::Stage(stage)) = board.get(EntityId::Stage) else {
        return Some(None);
    };
    if let Some(round) = open_round(board) {
        return Some(Some(Command::CloseRound { round: round.id }));
    }
    if let Some(poll) = open_poll(board) {
        return Some(Some(Command::ClosePoll { poll: poll.id }));
    }
    let expect = board.leading().rules;
    if expect != Default::default() {
        let rules = Default::default();
        return Some(Some(Command::SetRules { rules, expect }));
    }
    hidden(board, stage)
}

fn hidden(board: &BoardCopy, stage: &StageEntity) -> Option<Option<Command>> {
    if let (at @ Some(_), None) = (stage.closes_at, stage.reveal_at)
        && !stage.hiding
    {
        return Some(Some(Command::SetClosing {
            at: None,
            expect: at,
        }));
    }
    let none = board.counts().hidden == HiddenCount::Exactly(0);
    match (stage.hiding || !none, stage.reveal_at) {
        (false, None) => None,
        (true, None) => Some(Some(Command::AnnounceReveal {})),
        (_, Some(_)) => Some(None),
    }
}

fn open_round(board: &BoardCopy) -> Option<&RoundEntity> {
    board.entities().find_map(|entity| match entity {
        Entity::Round(round) if round.outcome == Outcome::Open => Some(round),
        _ => None,
    })
}

fn open_poll(board: &BoardCopy) -> Option<&PollEntity> {
    board.entities().find_map(|entity| match entity {
        Entity::Poll(poll) if poll.outcome == PollOutcome::Open => Some(poll),
        _ => None,
    })
}

/// A ballot within the budget; now and then one over it, and one that is empty.
fn draw_votes(round: &RoundEntity, dice: &mut StdRng) -> Votes {
    let mut left = match dice.random_range(0..20) {
        0 => round.budget + 1,
        1 => 0,
        _ => round.budget,
    };
    let mut votes = Votes::new();
    let mut topics = round.topics.clone();
    while left > 0 && !topics.is_empty() {
        let topic = topics.swap_remove(dice.random_range(0..topics.len()));
        let most = left.min(round.most_per_topic);
        let given = if left > round.budget {
            most
        } else {
            dice.random_range(1..=most)
        };
        left -= given;
        votes.push(TopicVotes {
            topic,
            votes: given,
        });
    }
    votes
}

/// One of some.
fn one<'a, T>(of: &'a [T], dice: &mut StdRng) -> Option<&'a T> {
    of.choose(dice)
}
