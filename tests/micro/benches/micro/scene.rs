//! What all steps are measured on: a board of 300 notes, with a round open, and the three commands
//! that a retro has most of.

use candor::board::{Board, Context, Event, Live, Refusal, Seat, decide};
use candor_micro::FixedRoom;
use candor_protocol::{Command, Lock, NoteId, RoundId, TopicId, TopicVotes};
use rand::SeedableRng as _;
use rand::rngs::StdRng;

/// Notes on the board, each a topic of its own.
const NOTES: usize = 300;
/// Votes of each seat in the round, and the topics that a ballot spends them on.
const BUDGET: u32 = 5;

pub(crate) struct Scene {
    pub(crate) board: Board,
    pub(crate) live: Live,
    /// Commands by name: a note, a placing, a ballot.
    pub(crate) commands: [(&'static str, Command); 3],
    pub(crate) topic: TopicId,
    seat: Seat,
    dice: StdRng,
}

impl Scene {
    pub(crate) fn new() -> Self {
        let mut room = FixedRoom::new(NOTES);
        let round = RoundId(room.fresh());
        let mut scene = Self {
            board: room.board(),
            live: Live::new(&room.board()),
            commands: commands(&mut room, round),
            topic: room.topics()[NOTES / 2],
            seat: Seat::new(room.fresh()),
            dice: StdRng::from_seed(room.fresh()),
        };
        scene.open(&room, round);
        scene
    }

    fn open(&mut self, room: &FixedRoom, round: RoundId) {
        let open = Command::OpenRound {
            id: round,
            topics: None,
            budget: BUDGET,
            most_per_topic: 1,
            breaks: None,
        };
        let mut context = Context {
            now: 0,
            seat: None,
            key: Some(room.facilitator_hash()),
            live: &self.live,
            dice: &mut self.dice,
        };
        let events = decide(&self.board, &open, &mut context).expect("whoever leads may");
        for event in &events {
            self.board.apply(event);
        }
        self.live.refresh(&self.board);
    }

    /// What a command of somebody with a seat comes to.
    pub(crate) fn decide(&mut self, command: &Command) -> Result<Vec<Event>, Refusal> {
        let mut context = Context {
            now: 0,
            seat: Some(self.seat),
            key: None,
            live: &self.live,
            dice: &mut self.dice,
        };
        decide(&self.board, command, &mut context)
    }
}

fn commands(room: &mut FixedRoom, round: RoundId) -> [(&'static str, Command); 3] {
    let (columns, topics) = (room.columns(), room.topics());
    let note = Command::AddNote {
        id: NoteId(room.fresh()),
        column: columns[0],
        text: room.text(),
        lock: Lock(room.fresh()),
    };
    // The topics' columns take turns: the first goes between two of the middle of another column.
    let place = Command::PlaceTopic {
        topic: topics[0],
        from: columns[0],
        to: columns[1],
        before: Some(topics[NOTES / 2 + 1]),
    };
    let spent = topics.iter().take(BUDGET as usize);
    let votes = spent.map(|topic| TopicVotes {
        topic: *topic,
        votes: 1,
    });
    let ballot = Command::CastBallot {
        round,
        votes: votes.collect(),
    };
    [
        ("add_note", note),
        ("place_topic", place),
        ("cast_ballot", ballot),
    ]
}
