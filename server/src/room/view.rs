//! The published board: every entity as it was last sent, encoded once, with the number of the
//! patch that sent it. Snapshot, change and resume are all "what changed since n" (S1, S2).

use std::collections::BTreeMap;

use candor_protocol::{EntityId, limits};

use super::frames::{Frames, PatchFrames, encode};
use crate::board::{Board, Live, Touched, entities, project};

/// An entity as it stands on the public board.
struct Standing {
    json: Box<str>,
    /// The patch that put it.
    seq: u64,
}

/// The public board at its newest number.
#[derive(Default)]
pub(super) struct View {
    seq: u64,
    standing: BTreeMap<EntityId, Standing>,
    /// What is gone, with the patch that deleted it.
    gone: BTreeMap<EntityId, u64>,
    /// Deletions up to this number are forgotten.
    forgotten: u64,
    /// The whole board at `seq`, once somebody wanted it.
    whole: Option<Frames>,
}

impl View {
    /// The number of the newest patch; 0 before the first.
    pub(super) fn seq(&self) -> u64 {
        self.seq
    }

    /// Publishes what changed among the touched entities: the next patch, or nothing when no
    /// projection changed, and then no number is spent (S2).
    pub(super) fn publish(
        &mut self,
        board: &Board,
        live: &Live,
        touched: &Touched,
    ) -> Option<Frames> {
        let seq = self.seq.saturating_add(1);
        let mut patch = PatchFrames::new(seq, false);
        for id in touched {
            let json = project(board, live, *id).and_then(|entity| encode(&entity));
            #[cfg(test)]
            let json = super::leaks::spoiled(*id, json);
            match (json, self.standing.get(id)) {
                (Some(json), Some(there)) if *json == *there.json => {}
                (Some(json), _) => {
                    patch.put(&json);
                    self.gone.remove(id);
                    self.standing.insert(*id, Standing { json, seq });
                }
                (None, Some(_)) => {
                    self.standing.remove(id);
                    self.gone.insert(*id, seq);
                    patch.del(*id);
                }
                (None, None) => {}
            }
        }
        if patch.is_empty() {
            #[cfg(test)]
            super::leaks::published_nothing(&mut self.seq);
            return None;
        }
        self.seq = seq;
        self.whole = None;
        if self.gone.len() > limits::TOMBSTONES {
            self.gone.clear();
            self.forgotten = seq;
        }
        Some(patch.finish())
    }

    /// Publishes whatever differs from a board, touched or not.
    pub(super) fn publish_all(&mut self, board: &Board, live: &Live) -> Option<Frames> {
        let mut touched: Touched = self.standing.keys().copied().collect();
        touched.extend(entities(board, live).iter().map(|entity| entity.id()));
        self.publish(board, live, &touched)
    }

    /// One patch of everything since a number: nothing when that is the newest, the whole board
    /// when it is 0, unknown, or so old that deletions since are forgotten.
    pub(super) fn since(&mut self, since: u64) -> Option<Frames> {
        if since == self.seq && since > 0 {
            return None;
        }
        if since == 0 || since > self.seq || since < self.forgotten {
            return Some(self.whole());
        }
        let mut patch = PatchFrames::new(self.seq, false);
        let changed = self
            .standing
            .values()
            .filter(|standing| standing.seq > since);
        changed.for_each(|standing| patch.put(&standing.json));
        let gone = self.gone.iter().filter(|(_, seq)| **seq > since);
        gone.for_each(|(id, _)| patch.del(*id));
        Some(patch.finish())
    }

    fn whole(&mut self) -> Frames {
        let (seq, standing) = (self.seq, &self.standing);
        let whole = self.whole.get_or_insert_with(|| {
            let mut patch = PatchFrames::new(seq, true);
            standing
                .values()
                .for_each(|standing| patch.put(&standing.json));
            patch.finish()
        });
        whole.clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use candor_protocol::{
        ActionId, Check, ColumnId, CreateRoom, DoorHash, FacilitatorHash, NewColumn, RoomId,
        Sealed, SealedLine, Settings,
    };
    use candor_protocol::{Entity, Patch, ServerFrame, TimerEntity};

    use crate::board::{Event, RoomSecret};

    fn sealed(size: usize) -> Sealed {
        Sealed::new(&"A".repeat(size)).expect("sealed")
    }

    fn board() -> Board {
        let line = SealedLine::new(sealed(395).as_str()).expect("sealed");
        let settings = Settings {
            tick_seconds: 3,
            floor: 3,
            hiding: true,
        };
        let column = NewColumn {
            id: ColumnId([1; 16]),
            name: line.clone(),
            prompt: None,
        };
        let wanted = Box::new(CreateRoom {
            room: RoomId([0; 16]),
            door_hash: DoorHash([0; 32]),
            facilitator_hash: FacilitatorHash([0; 32]),
            check: Check([0; 32]),
            title: line,
            columns: vec![column],
            settings,
            plan: None,
            content: None,
        });
        let created = Event::Created {
            wanted,
            secret: RoomSecret([0; 32]),
        };
        Board::create(&created).expect("created")
    }

    /// A viewer: applies frames, and shows them with the last one of a patch.
    #[derive(Default)]
    struct Viewer {
        seen: BTreeMap<EntityId, Entity>,
        seq: u64,
    }

    impl Viewer {
        fn take(&mut self, frames: &Frames) {
            for (index, frame) in frames.texts().iter().enumerate() {
                let parsed: ServerFrame = serde_json::from_str(frame).expect("a frame");
                assert_eq!(serde_json::to_string(&parsed).expect("encoded"), *frame);
                let ServerFrame::Patch(Patch {
                    seq,
                    more,
                    reset,
                    put,
                    del,
                }) = parsed
                else {
                    panic!("a patch")
                };
                assert_eq!(more, index + 1 < frames.count());
                if reset {
                    assert_eq!(index, 0);
                    self.seen.clear();
                }
                self.seen
                    .extend(put.into_iter().map(|entity| (entity.id(), entity)));
                for id in del {
                    self.seen.remove(&id);
                }
                self.seq = seq;
            }
        }
    }

    fn happen(board: &mut Board, view: &mut View, events: &[Event]) -> Option<Frames> {
        let mut touched = Touched::new();
        for event in events {
            touched.extend(board.apply(event));
        }
        let live = Live::new(board);
        view.publish(board, &live, &touched)
    }

    fn action(number: u8, size: usize) -> Event {
        let (id, text) = (ActionId([number; 16]), sealed(size));
        Event::ActionAdded {
            id,
            topic: None,
            text,
            owner: None,
            due: None,
            experiment: None,
        }
    }

    #[test]
    fn s2_since_any_number_leads_to_the_same_board() {
        let (mut board, mut view) = (board(), View::default());
        let live = Live::new(&board);
        let first = view.publish_all(&board, &live).expect("a first patch");
        let mut always = Viewer::default();
        always.take(&first);
        let mut stopped = vec![];
        for number in 0..40 {
            let events = match number % 3 {
                2 => vec![Event::ActionDeleted {
                    id: ActionId([number - 1; 16]),
                }],
                _ => vec![action(number, if number % 2 == 0 { 5515 } else { 395 })],
            };
            stopped.push((always.seq, always.seen.clone()));
            always.take(&happen(&mut board, &mut view, &events).expect("a patch"));
        }
        assert_eq!(always.seq, view.seq());
        for (seq, seen) in stopped.into_iter().chain([(0, BTreeMap::new())]) {
            let mut back = Viewer { seen, seq };
            back.take(&view.since(seq).expect("a patch"));
            assert_eq!((back.seq, &back.seen), (always.seq, &always.seen));
        }
        assert!(
            view.since(always.seq).is_none(),
            "a page that is current gets nothing"
        );
        let mut foreign = Viewer::default();
        foreign.take(&view.since(always.seq + 1).expect("the whole board"));
        assert_eq!(foreign.seen, always.seen);
    }

    #[test]
    fn s2_what_changes_nothing_spends_no_number() {
        let (mut board, mut view) = (board(), View::default());
        let live = Live::new(&board);
        view.publish_all(&board, &live);
        let seq = view.seq();
        assert!(view.publish_all(&board, &live).is_none());
        let timer = Event::TimerSet { timer: board.timer };
        assert!(happen(&mut board, &mut view, &[timer]).is_none());
        assert_eq!(view.seq(), seq);
    }

    #[test]
    fn frames_are_cut_at_about_their_size_and_never_empty_the_board_twice() {
        let (mut board, mut view) = (board(), View::default());
        let events: Vec<Event> = (0..50).map(|number| action(number, 1419)).collect();
        happen(&mut board, &mut view, &events);
        view.publish_all(&board, &Live::new(&board));
        let frames = view.since(0).expect("the whole board");
        assert!(frames.count() > 10);
        let longest = frames
            .texts()
            .iter()
            .map(|frame| frame.len())
            .max()
            .unwrap_or(0);
        assert!(longest < limits::CHUNK_BYTES + 256, "{longest} bytes");
        let mut viewer = Viewer::default();
        viewer.take(&frames);
        assert_eq!(viewer.seen.len(), 50 + 6);
        let timer = Entity::Timer(TimerEntity { timer: board.timer });
        assert_eq!(viewer.seen.get(&EntityId::Timer), Some(&timer));
    }

    #[test]
    fn s4_forgotten_deletions_bring_the_whole_board() {
        let (mut board, mut view) = (board(), View::default());
        view.publish_all(&board, &Live::new(&board));
        let before = view.seq();
        for round in 0..(limits::TOMBSTONES / 200 + 2) {
            let ids = (0..200_u8).map(|number| {
                let mut id = [number; 16];
                id[0] = u8::try_from(round).unwrap_or(0);
                ActionId(id)
            });
            let ids: Vec<ActionId> = ids.collect();
            let add = |id: &ActionId| Event::ActionAdded {
                id: *id,
                topic: None,
                text: sealed(395),
                owner: None,
                due: None,
                experiment: None,
            };
            happen(
                &mut board,
                &mut view,
                &ids.iter().map(add).collect::<Vec<_>>(),
            );
            let delete = |id: &ActionId| Event::ActionDeleted { id: *id };
            happen(
                &mut board,
                &mut view,
                &ids.iter().map(delete).collect::<Vec<_>>(),
            );
        }
        let frames = view.since(before).expect("a patch");
        assert!(
            frames
                .texts()
                .first()
                .is_some_and(|frame| frame.contains(r#""reset":true"#))
        );
    }
}
