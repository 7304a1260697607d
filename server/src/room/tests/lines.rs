//! A line: whatever a socket takes, and whoever has the turn, a viewer gets whole frames in their order.

use std::io;
use std::sync::{Arc, Mutex, PoisonError};

use candor_protocol::{CloseCode, ErrorCode, ErrorFrame, Ref, You, limits};
use futures_util::FutureExt as _;
use proptest::prelude::*;

use crate::room::{Answer, Frames, Line, Ring, Sink, Todo};
use crate::wire;

/// A socket that takes as many bytes as it is told to.
#[derive(Default)]
struct Narrow(Mutex<Taken>);

#[derive(Default)]
struct Taken {
    bytes: Vec<u8>,
    /// Bytes that it still takes.
    room: usize,
    writes: usize,
}

impl Narrow {
    fn with<T>(&self, look: impl FnOnce(&mut Taken) -> T) -> T {
        look(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }

    fn texts(&self) -> Vec<String> {
        self.with(|taken| wire::texts(&taken.bytes))
    }
}

impl Sink for Arc<Narrow> {
    fn try_write(&self, bytes: &[u8]) -> io::Result<usize> {
        self.with(|taken| {
            let takes = bytes.len().min(taken.room);
            if takes == 0 && !bytes.is_empty() {
                return Err(io::ErrorKind::WouldBlock.into());
            }
            taken.bytes.extend_from_slice(&bytes[..takes]);
            taken.room -= takes;
            taken.writes += 1;
            Ok(takes)
        })
    }
}

fn patch(number: u64) -> Frames {
    let mut bytes = Vec::new();
    wire::push_text(&mut bytes, &[&format!("patch {number}")]);
    bytes.into()
}

type Opened = Line<Arc<Narrow>>;

/// A line, its socket and its room's ring; it is the room's turn.
fn opened(room: usize) -> (Opened, Arc<Narrow>, Ring) {
    let (socket, ring) = (Arc::new(Narrow::default()), Ring::new(0));
    socket.with(|taken| taken.room = room);
    let line = Line::new(socket.clone());
    assert!(matches!(line.next(&ring), Todo::Nothing));
    (line, socket, ring)
}

fn publish(line: &Opened, ring: &Ring, seq: u64) {
    ring.push(seq, patch(seq));
    line.publish(seq, &patch(seq));
}

fn has_news(line: &Opened) -> bool {
    line.news().now_or_never().is_some()
}

/// What a session does until it is the room's turn again; the socket takes everything meanwhile.
fn write_all(line: &Opened, socket: &Narrow, ring: &Ring) -> Option<CloseCode> {
    socket.with(|taken| taken.room = usize::MAX / 2);
    let put = |bytes: &[u8]| {
        let rest = line.take_turn();
        socket.with(|taken| taken.bytes.extend_from_slice(&rest));
        socket.with(|taken| taken.bytes.extend_from_slice(bytes));
    };
    loop {
        match line.next(ring) {
            Todo::Write(bytes) => put(&bytes),
            Todo::Patch(frames) => put(frames.bytes()),
            Todo::Since(_) => {
                line.reached(ring.head());
                put(patch(ring.head()).bytes());
            }
            Todo::You(you) => {
                let mut bytes = Vec::new();
                wire::push_text(&mut bytes, &[&format!("you {}", you.leads)]);
                put(&bytes);
            }
            Todo::End(code) => return Some(code),
            Todo::Nothing => return None,
        }
    }
}

#[test]
fn s4_in_the_rooms_turn_a_patch_takes_one_write_and_wakes_nobody() {
    let (line, socket, ring) = opened(usize::MAX);
    line.begin();
    line.answer(Answer::Ack(7));
    publish(&line, &ring, 1);
    assert_eq!(socket.with(|taken| taken.writes), 1);
    assert_eq!(socket.texts(), ["patch 1", r#"{"type":"ack","ref":7}"#]);
    assert!(!has_news(&line));
}

#[test]
fn s3_an_answer_without_a_patch_is_written_when_the_turn_ends() {
    let (line, socket, ring) = opened(usize::MAX);
    line.begin();
    let refused = ErrorFrame::new(Some(3), ErrorCode::Stale, None);
    line.answer(Answer::Refused(refused));
    assert!(socket.texts().is_empty());
    line.settle();
    line.settle();
    assert_eq!(socket.texts().len(), 1);
    publish(&line, &ring, 1);
    assert_eq!(socket.texts().len(), 2);
}

#[test]
fn s4_what_is_private_is_the_sessions_to_write_and_only_the_newest() {
    let (line, socket, ring) = opened(usize::MAX);
    for leads in [true, false, true] {
        line.tell(You {
            leads,
            ..You::default()
        });
    }
    assert!(has_news(&line));
    assert_eq!(write_all(&line, &socket, &ring), None);
    assert_eq!(socket.texts(), ["you true"]);
}

#[test]
fn l1_who_has_too_many_commands_under_way_is_read_again_once_some_are_answered() {
    let (line, _, _) = opened(usize::MAX);
    (0..limits::IN_FLIGHT).for_each(|_| line.begin());
    assert!(line.is_full());
    line.answer(Answer::Ack(1));
    assert!(line.is_full(), "the answer is not written");
    line.settle();
    assert!(!line.is_full());
    assert!(has_news(&line));
}

#[test]
fn a_connection_is_told_what_came_of_its_commands_before_it_is_closed() {
    let (line, socket, ring) = opened(usize::MAX);
    line.begin();
    line.answer(Answer::Ack(1));
    line.end(CloseCode::Restarting);
    line.end(CloseCode::RoomFailed);
    assert!(has_news(&line));
    assert_eq!(
        write_all(&line, &socket, &ring),
        Some(CloseCode::Restarting)
    );
    assert_eq!(socket.texts().len(), 1);
}

/// Something that happens to a line.
#[derive(Debug, Clone)]
enum Happens {
    /// The socket takes so many bytes more.
    Room(usize),
    Publish,
    Answer(Ref),
    Settle,
    /// The library answers a ping.
    Library,
    /// The session writes all there is.
    Session,
}

fn happens() -> impl Strategy<Value = Happens> {
    prop_oneof![
        (0..40_usize).prop_map(Happens::Room),
        Just(Happens::Publish),
        Just(Happens::Publish),
        (0..1_000_u32).prop_map(Happens::Answer),
        Just(Happens::Settle),
        Just(Happens::Library),
        Just(Happens::Session),
    ]
}

proptest! {
    #[test]
    fn s4_whatever_a_socket_takes_frames_are_whole_and_in_order(
        script in prop::collection::vec(happens(), 0..60),
    ) {
        let (line, socket, ring) = opened(30);
        let (mut seq, mut refs) = (0, Vec::new());
        for step in script {
            match step {
                Happens::Room(bytes) => socket.with(|taken| taken.room += bytes),
                Happens::Publish => {
                    seq += 1;
                    publish(&line, &ring, seq);
                }
                Happens::Answer(reference) => {
                    line.begin();
                    line.answer(Answer::Ack(reference));
                    refs.push((seq, format!(r#"{{"type":"ack","ref":{reference}}}"#)));
                }
                Happens::Settle => line.settle(),
                Happens::Library => {
                    let mut pong = Vec::new();
                    wire::push_text(&mut pong, &["pong"]);
                    // The library tries again later.
                    let _ = line.write(&pong);
                }
                Happens::Session => {
                    write_all(&line, &socket, &ring);
                    socket.with(|taken| taken.room = 0);
                }
            }
        }
        write_all(&line, &socket, &ring);
        // The session was told of what it had to write.
        line.settle();
        let texts = socket.texts();
        let of = |kind: &str| -> Vec<String> {
            texts.iter().filter(|text| text.starts_with(kind)).cloned().collect()
        };
        let acks: Vec<String> = refs.iter().map(|(_, ack)| ack.clone()).collect();
        prop_assert_eq!(of("{"), acks);
        let mut published = 0;
        let mut waiting = refs.iter();
        for text in &texts {
            match text.as_str() {
                "pong" => {}
                ack if ack.starts_with('{') => {
                    let before = waiting.next().map_or(0, |(seq, _)| *seq);
                    prop_assert!(published >= before, "an answer overtook patch {}", before);
                }
                _ => published += 1,
            }
        }
        let patches: Vec<String> = (1..=seq).map(|number| format!("patch {number}")).collect();
        prop_assert_eq!(of("patch"), patches);
    }
}
