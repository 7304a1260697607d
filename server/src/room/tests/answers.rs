//! Answers, beside what came of their commands.

use std::io;
use std::sync::{Arc, Mutex, PoisonError};

use candor_protocol::{Entity, Ref, ServerFrame};

use super::writers::action;
use super::{create, join_by, open, send};
use crate::journal::Memory;
use crate::room::{Line, Sink, Todo};
use crate::wire;

/// A socket that takes everything.
#[derive(Default)]
struct Wide(Mutex<Vec<u8>>);

impl Sink for Wide {
    fn try_write(&self, bytes: &[u8]) -> io::Result<usize> {
        let mut taken = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        taken.extend_from_slice(bytes);
        Ok(bytes.len())
    }
}

impl Wide {
    fn frames(&self) -> Vec<ServerFrame> {
        let taken = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let texts = wire::texts(&taken);
        let read = |text: &String| serde_json::from_str(text).expect("a frame");
        texts.iter().map(read).collect()
    }
}

/// Many commands in a row, of which some are published together.
#[tokio::test]
async fn s3_no_answer_overtakes_what_came_of_its_command() {
    const COMMANDS: u8 = 50;
    let journal = Arc::new(Memory::new());
    create(&*journal).await;
    let room = open(journal).await;
    let line = Arc::new(Line::new(Wide::default()));
    let visitor = join_by(&room, line.clone()).await;
    line.reached(visitor.joined.seq);
    assert!(matches!(line.next(room.ring()), Todo::Nothing));
    for number in 1..=COMMANDS {
        line.begin();
        send(&room, &visitor, Ref::from(number), action(number)).await;
    }
    let answered = |frames: &[ServerFrame]| {
        let is_ack = |frame: &&ServerFrame| matches!(frame, ServerFrame::Ack { .. });
        frames.iter().filter(is_ack).count()
    };
    while answered(&line.sink().frames()) < usize::from(COMMANDS) {
        tokio::task::yield_now().await;
    }
    let (mut seen, mut patches) = (Vec::new(), 0);
    for frame in line.sink().frames() {
        match frame {
            ServerFrame::Patch(patch) => {
                patches += 1;
                seen.extend(patch.put.into_iter().filter_map(|entity| match entity {
                    Entity::Action(action) => Some(u32::from(action.id.0[0])),
                    _ => None,
                }));
            }
            ServerFrame::Ack { r#ref } => {
                assert!(seen.contains(&r#ref), "{ref} is answered and not seen");
            }
            other => panic!("{other:?}"),
        }
    }
    assert!(patches < usize::from(COMMANDS), "nothing was merged");
}
