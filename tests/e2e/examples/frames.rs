//! What the server sends, one of each.

use candor_protocol::*;

use super::Example;
use super::commands::{line, text, votes};

const NOTE: NoteId = NoteId([0x11; 16]);
const COLUMN: ColumnId = ColumnId([0x31; 16]);
const TOPIC: TopicId = TopicId([0x71; 16]);
const ROUND: RoundId = RoundId([0x51; 16]);
const POLL: PollId = PollId([0x52; 16]);

pub(super) fn frames() -> Vec<Example> {
    let welcome = Welcome {
        protocol: PROTOCOL,
        epoch: Epoch([0xc1; 8]),
        seat: Some(SeatToken([0xa1; 32])),
        now: 1_800_000_000_000,
        durable: false,
        limits: WelcomeLimits::current(),
    };
    let patch = Patch {
        seq: 43,
        more: false,
        reset: false,
        put: vec![note()],
        del: vec![EntityId::Topic(TOPIC), EntityId::Note(NoteId([0x12; 16]))],
    };
    let you = You {
        leads: false,
        ready: true,
        ballot: Some(Ballot {
            round: ROUND,
            votes: votes(),
        }),
        answer: Some(PollAnswer {
            poll: POLL,
            choice: 3,
        }),
        stands: false,
        agrees: false,
    };
    let refused = ErrorFrame::new(Some(7), ErrorCode::LimitReached, Some(Limit::Notes));
    vec![
        Example::of(
            "the answer to a hello. `seat` is null for who watches.",
            &ServerFrame::Welcome(Box::new(welcome)),
        ),
        Example::of("what changed on the board.", &ServerFrame::Patch(patch)),
        Example::of(
            "what is private to a seat; `leads` is the connection's own.",
            &ServerFrame::You(you),
        ),
        Example::of("the command is kept.", &ServerFrame::Ack { r#ref: 7 }),
        Example::of(
            "the command is refused. `ref` is null where the frame had none; `limit` is there \
             only where a limit was reached.",
            &ServerFrame::Error(refused),
        ),
        Example::of("the answer to a ping.", &ServerFrame::Pong),
    ]
}

fn note() -> Entity {
    Entity::Note(NoteEntity {
        id: NOTE,
        text: text(),
        lock: Lock([0x61; 32]),
        signature: None,
    })
}

pub(super) fn entities() -> Vec<Example> {
    let mut examples = room();
    examples.extend(contents());
    examples
}

fn room() -> Vec<Example> {
    let board = BoardEntity {
        title: line(),
        check: Check([0xe3; 32]),
        settings: Settings {
            tick_seconds: limits::TICK_SECONDS_DEFAULT,
            floor: limits::FLOOR_DEFAULT,
            hiding: true,
        },
        plan: None,
        erase_at: None,
    };
    let stage = StageEntity {
        stage: Stage::Write,
        hiding: true,
        reveal_at: Some(1_800_000_010_000),
        closes_at: None,
        focus: None,
    };
    let leading = LeadingEntity {
        rules: Rules::default(),
        offered: false,
        absent: false,
        candidate: None,
        agreed: None,
    };
    let timer = Timer::Running {
        ends_at: 1_800_000_300_000,
    };
    let counts = CountsEntity {
        here: 7,
        seats: 8,
        ready: 3,
        voted: 0,
        answered: 0,
        hidden: HiddenCount::of(2),
    };
    let column = ColumnEntity {
        id: COLUMN,
        order: 0,
        name: line(),
        prompt: None,
    };
    vec![
        Example::of("the room itself.", &Entity::Board(board)),
        Example::of("where the team is.", &Entity::Stage(stage)),
        Example::of(
            "what is ruled for everybody, and whether leading is on offer; `candidate` and `agreed` say \
             who stands to lead, by the hash of a key, and how many agree.",
            &Entity::Leading(leading),
        ),
        Example::of(
            "the timer: `off`, `running` or `paused`.",
            &Entity::Timer(TimerEntity { timer }),
        ),
        Example::of(
            "numbers as of the last tick. `seats` have been here since the room was taken into memory, those \
             here included. `hidden` is a number, or `\"few\"` for one and two.",
            &Entity::Counts(counts),
        ),
        Example::of("a column.", &Entity::Column(column)),
    ]
}

fn contents() -> Vec<Example> {
    let topic = TopicEntity {
        id: TOPIC,
        column: COLUMN,
        order: 1_024,
        name: None,
        notes: vec![NOTE],
        parked: false,
    };
    let comment = CommentEntity {
        id: CommentId([0x21; 16]),
        topic: TOPIC,
        order: 0,
        text: text(),
        lock: Lock([0x61; 32]),
        signature: Some(line()),
    };
    let action = ActionEntity {
        id: ActionId([0x41; 16]),
        topic: Some(TOPIC),
        order: 1,
        rev: 0,
        text: text(),
        owner: Some(line()),
        due: None,
        done: false,
        experiment: Some(Experiment {
            hypothesis: text(),
            measure: text(),
            look: Some(line()),
        }),
        review: Some(Review::Open),
    };
    let round = RoundEntity {
        id: ROUND,
        order: 0,
        topics: vec![TOPIC],
        budget: 3,
        most_per_topic: 2,
        breaks: None,
        outcome: Outcome::Counted {
            voters: 5,
            tally: votes(),
        },
    };
    let poll = PollEntity {
        id: POLL,
        order: 0,
        scale: Scale::Safety {},
        topic: None,
        outcome: PollOutcome::Gist {
            answers: 4,
            choices: vec![3],
        },
    };
    vec![
        Example::of(
            "what is voted on and discussed: one note or several.",
            &Entity::Topic(topic),
        ),
        Example::of("a note that is shown.", &note()),
        Example::of("a comment that is shown.", &Entity::Comment(comment)),
        Example::of("what the team will do.", &Entity::Action(action)),
        Example::of(
            "one vote; its outcome is `open`, `too_few` or `counted`.",
            &Entity::Round(round),
        ),
        Example::of(
            "one poll; its outcome is `open`, `too_few`, `gist` (few answers: on a scale the low \
             median, of options the favourite, if there is one) or `counted`.",
            &Entity::Poll(poll),
        ),
    ]
}
