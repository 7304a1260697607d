//! Random scripts: who does what, in which order. It knows no law; what can be done is in `deeds`.

use std::collections::BTreeSet;
use std::fmt;

use crate::board::Event;
use candor_protocol::*;
use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::TestRunner;

use crate::board::tests::deeds::{self, Deed};
use crate::board::tests::happening::Happening;
use crate::board::tests::mine::Mine;
use crate::board::tests::who::{Who, seat};
use crate::board::tests::world::{HIDING, World, line, sealed};

/// One step of a script: something is done, and numbers choose among whatever is there.
#[derive(Clone, Copy)]
pub(crate) struct Step {
    deed: &'static Deed,
    draw: Draw,
}

/// What chooses in a step.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Draw {
    pub(crate) who: u8,
    pub(crate) a: u8,
    pub(crate) b: u8,
    pub(crate) c: u8,
}

/// A low floor, so that few ballots and answers give a result.
pub(crate) const HIDING_AT_FIRST: Settings = Settings { floor: 2, ..HIDING };

pub(crate) const VISIBLE_AT_FIRST: Settings = Settings {
    hiding: false,
    ..HIDING_AT_FIRST
};

/// What rooms are created with.
pub(crate) fn rooms() -> impl Strategy<Value = Settings> {
    prop::sample::select(&[HIDING_AT_FIRST, VISIBLE_AT_FIRST][..])
}

pub(crate) fn steps() -> impl Strategy<Value = Vec<Step>> {
    steps_up_to(120)
}

pub(crate) fn steps_up_to(most: usize) -> impl Strategy<Value = Vec<Step>> {
    let draw = (0..4_u8, any::<u8>(), any::<u8>(), any::<u8>());
    let draw = draw.prop_map(|(who, a, b, c)| Draw { who, a, b, c });
    let step = (prop::sample::select(deeds::as_often_as_done()), draw);
    prop::collection::vec(step.prop_map(|(deed, draw)| Step { deed, draw }), 1..=most)
}

/// One of several, if there are any.
pub(crate) fn pick<T: Clone>(from: &[T], by: u8) -> Option<T> {
    from.get(usize::from(by) % from.len().max(1)).cloned()
}

/// A room, and what the people in it know besides.
pub(crate) struct Scene {
    pub(crate) world: World,
    pub(crate) mine: Vec<Mine>,
    /// Names of commands that were taken and changed something, with the parts that they had.
    taken: BTreeSet<String>,
}

impl Scene {
    /// A room with an action of last time, and some topics mostly.
    pub(crate) fn new(seed: u64, settings: Settings) -> Self {
        // The same dice give the same columns again.
        let columns = World::hiding(seed).columns;
        let (content, mine) = carried(&columns, (seed % 6) as u8);
        Self {
            world: World::with(seed, settings, content),
            mine,
            taken: BTreeSet::new(),
        }
    }

    pub(crate) fn played(seed: u64, settings: Settings, script: &[Step]) -> Self {
        let mut scene = Self::new(seed, settings);
        for step in script {
            scene.play(*step);
        }
        scene
    }

    /// Plays one step, and says which command was taken in it. A step that finds nothing to work
    /// on, or is refused, changes nothing.
    pub(crate) fn play(&mut self, step: Step) -> Option<(Who, Command)> {
        let happening = self.next(step)?;
        self.happen(happening)
    }

    /// What a step comes to on this scene, if to anything.
    pub(crate) fn next(&mut self, Step { deed, draw }: Step) -> Option<Happening> {
        deed.wish(self, draw)
    }

    fn happen(&mut self, happening: Happening) -> Option<(Who, Command)> {
        let world = &mut self.world;
        match happening {
            Happening::Said(who, command) => return self.say(who, command),
            Happening::Ticks(ticks) => world.ticks(ticks),
            Happening::Passes(span) => world.pass(span),
            Happening::Comes(who) => world.arrive(who),
            Happening::Goes(who) => world.leave(who),
            Happening::LeadersLeave { ticks } => {
                world.led = false;
                world.ticks(ticks);
            }
            Happening::LeadersReturn => {
                world.led = true;
                world.ticks(1);
            }
            Happening::Reloads => world.live.reload(&world.board),
        }
        None
    }

    fn say(&mut self, who: Who, command: Command) -> Option<(Who, Command)> {
        let events = self.world.try_send(who, command.clone()).ok()?;
        let is_live = matches!(
            command,
            Command::SetReady { .. } | Command::Stand { .. } | Command::Agree { .. }
        );
        if events > 0 || is_live {
            self.taken.extend(parts(&command));
        }
        Some((who, command))
    }

    /// Somebody whose key leads now.
    pub(crate) fn leader(&self, by: u8) -> Who {
        let hash = pick(&self.world.board.facilitators, by).expect("F3: a key leads always");
        Who {
            seat: None,
            key: Some(hash.0[0]),
        }
    }

    pub(crate) fn topic(&self, by: u8) -> Option<TopicId> {
        pick(&self.world.topics_by_id(), by)
    }

    pub(crate) fn own(&self, by: u8) -> Option<Mine> {
        pick(&self.mine, by)
    }
}

/// So many topics, and an action that an earlier retro left open.
fn carried(columns: &[ColumnId], topics: u8) -> (Content, Vec<Mine>) {
    let own = |number| Mine {
        of: TextId::Note(NoteId([number; 16])),
        key: EditKey([number; 16]),
    };
    let mine: Vec<Mine> = (1..=topics).map(own).collect();
    let topic = |(number, own): (u8, &Mine)| NewTopic {
        id: TopicId([number; 16]),
        column: pick(columns, number).expect("a column"),
        name: None,
        parked: false,
        notes: vec![NewText {
            id: own.note(),
            text: sealed(u32::from(number)),
            lock: own.lock(),
        }],
        comments: Vec::new(),
    };
    let topics = (1..).zip(&mine).map(topic).collect();
    let action = NewAction {
        id: ActionId([1; 16]),
        topic: None,
        text: sealed(1),
        owner: Some(line(1)),
        due: None,
        done: false,
        experiment: None,
        review: Some(Review::Open),
    };
    let actions = vec![action];
    let content = Content {
        topics,
        actions,
        ..Content::default()
    };
    (content, mine)
}

impl fmt::Debug for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Draw { who, a, b, c } = self.draw;
        write!(f, "{:?}({who}; {a}, {b}, {c})", self.deed)
    }
}

impl Step {
    /// What is done.
    pub(crate) fn name(self) -> String {
        format!("{:?}", self.deed)
    }

    pub(crate) fn is_coming_or_going(self) -> bool {
        self.deed.is_coming_or_going()
    }
}

impl Draw {
    pub(crate) fn by(self) -> Who {
        seat(self.who)
    }
}

/// A command's name, and the names of its parts that are there and not empty.
fn parts(command: &Command) -> Vec<String> {
    let json = serde_json::to_value(command).expect("encoded");
    let is_there = |value: &serde_json::Value| {
        !value.is_null() && value.as_array().is_none_or(|all| !all.is_empty())
    };
    let fields = json.as_object().expect("an object").iter();
    let there = fields.filter(|(_, value)| is_there(value));
    let parts = there.map(|(part, _)| format!("{}.{part}", command.name()));
    parts.chain([command.name().to_owned()]).collect()
}

/// All names that a type is read by, from what its reader says of a name that is none.
fn names<T: serde::de::DeserializeOwned>(none: &str) -> BTreeSet<String> {
    let read = serde_json::from_str::<T>(none);
    let said = read.err().expect("no such name").to_string();
    let (_, known) = said.split_once("expected one of").expect("all names");
    let quoted = known.split('`').skip(1).step_by(2);
    quoted.map(str::to_owned).collect()
}

/// The names of all commands, as on the wire.
pub(crate) fn command_names() -> BTreeSet<String> {
    let names = names::<Command>(r#"{"type":"none"}"#);
    assert!(names.contains("add_note") && names.len() > 40);
    names
}

/// Whoever adds a command or an event gives the scripts a way to it: the laws hold for no others.
#[test]
fn scripts_take_every_command_and_let_every_event_happen() {
    let mut runner = TestRunner::deterministic();
    let (mut taken, mut happened) = (BTreeSet::new(), BTreeSet::new());
    for seed in 0..300 {
        let script = steps().new_tree(&mut runner).expect("a script").current();
        let room = rooms().new_tree(&mut runner).expect("a room").current();
        let scene = Scene::played(seed, room, &script);
        taken.extend(scene.taken);
        happened.extend(scene.world.history.iter().map(name_of));
    }
    let mut wanted = command_names();
    wanted.extend(PARTS.map(str::to_owned));
    let missing: Vec<_> = wanted.difference(&taken).collect();
    assert!(missing.is_empty(), "never taken: {missing:?}");
    let wanted = names::<Event>(r#""none""#);
    let missing: Vec<_> = wanted.difference(&happened).collect();
    assert!(missing.is_empty(), "never happened: {missing:?}");
}

/// Parts that a command can do without, and that change what it does.
const PARTS: [&str; 14] = [
    "add_action.experiment",
    "add_action.topic",
    "answer_poll.choice",
    "group_note.before",
    "group_note.name",
    "merge_topics.name",
    "open_poll.topic",
    "open_round.breaks",
    "place_topic.before",
    "set_action.review",
    "split_topic.actions",
    "split_topic.before",
    "split_topic.comments",
    "split_topic.unname",
];

fn name_of(event: &Event) -> String {
    let json = serde_json::to_value(event).expect("encoded");
    let (name, _) = json
        .as_object()
        .and_then(|it| it.iter().next())
        .expect("a name");
    name.clone()
}
