//! A room of either server, as scenarios see it: viewers that come and go, and leaders that change it.

use std::net::SocketAddr;
use std::sync::Arc;

use anyhow::{Context as _, bail};
use candor_protocol::Command;
use tokio::sync::mpsc;

use crate::bare::{self, BareRoom};
use crate::candor::{CandorRoom, Who};
use crate::clock;
use crate::frames::{self, Kind};
use crate::lane::{Lanes, NUMBERS, lanes};
use crate::link::{Breadth, Inlet, Outlet};
use crate::meter::Meter;
use crate::patch::PATCH;
use crate::viewer::{Receiving, Seen, Viewer};

/// A room.
#[derive(Debug)]
pub(crate) struct Room {
    place: Place,
    lanes: Lanes,
    meter: Meter,
}

#[derive(Debug)]
enum Place {
    Candor(CandorRoom),
    Bare(BareRoom),
}

/// What a server answers to a command.
type Answer = Result<(), String>;

/// A connection that is read by nobody but its holder.
pub(crate) struct Watcher {
    room: Arc<Room>,
    viewer: Arc<Viewer>,
    inlet: Inlet,
    outlet: Outlet,
    answers: Option<mpsc::UnboundedSender<Answer>>,
}

/// Who changes a room, on a connection that is read by somebody else.
#[derive(Debug)]
pub(crate) struct Leader {
    room: Arc<Room>,
    lane: usize,
    outlet: Outlet,
    answers: mpsc::UnboundedReceiver<Answer>,
}

impl Room {
    /// Creates a room of Candor's with so many leaders' topics, and at least so many notes.
    pub(crate) async fn candor(
        address: SocketAddr,
        leaders: usize,
        notes: usize,
        meter: &Meter,
    ) -> anyhow::Result<Arc<Self>> {
        // Topics are moved by leaders alone, through all columns.
        let columns = if leaders == 0 { 1 } else { NUMBERS };
        let room = CandorRoom::create(address, columns, notes.max(leaders)).await?;
        Ok(Self::of(Place::Candor(room), leaders, meter))
    }

    /// A room of the ceiling's, which knows of none.
    pub(crate) fn bare(room: BareRoom, leaders: usize, meter: &Meter) -> Arc<Self> {
        Self::of(Place::Bare(room), leaders, meter)
    }

    fn of(place: Place, leaders: usize, meter: &Meter) -> Arc<Self> {
        Arc::new(Self {
            place,
            lanes: lanes(leaders),
            meter: meter.clone(),
        })
    }

    /// Changes that were sent by all leaders until now.
    pub(crate) fn changes(&self) -> u64 {
        self.lanes.iter().map(crate::lane::Lane::newest).sum()
    }

    /// A viewer that has not come yet.
    pub(crate) fn viewer(&self) -> Arc<Viewer> {
        self.viewer_of(&self.meter)
    }

    /// What its viewers are counted by.
    pub(crate) fn meter(&self) -> &Meter {
        &self.meter
    }

    /// One that is counted by another meter.
    pub(crate) fn viewer_of(&self, meter: &Meter) -> Arc<Viewer> {
        Arc::new(Viewer::new(self.lanes.clone(), meter.clone()))
    }

    /// Lets a viewer come, or come back; it has read nothing yet.
    pub(crate) async fn admit(
        self: &Arc<Self>,
        viewer: &Arc<Viewer>,
        who: Who,
        breadth: Breadth,
    ) -> anyhow::Result<Watcher> {
        viewer.seen().greeted = false;
        let (inlet, outlet) = match &self.place {
            Place::Candor(room) => room.hail(who, breadth).await?,
            Place::Bare(room) => room.hail().await?,
        };
        Ok(Watcher {
            room: self.clone(),
            viewer: viewer.clone(),
            inlet,
            outlet,
            answers: None,
        })
    }
}

impl Watcher {
    /// From here on its connection's answers go to somebody who leads with it.
    pub(crate) fn lead(&mut self, lane: usize) -> Leader {
        let (answers, taken) = mpsc::unbounded_channel();
        self.answers = Some(answers);
        Leader {
            room: self.room.clone(),
            lane,
            outlet: self.outlet.clone(),
            answers: taken,
        }
    }

    /// Reads until something holds; fails when the connection ends before.
    pub(crate) async fn until(
        &mut self,
        holds: impl Fn(&Viewer, &Seen) -> bool,
    ) -> anyhow::Result<()> {
        while !holds(&self.viewer, &self.viewer.seen()) {
            self.read().await?;
        }
        Ok(())
    }

    /// Reads for as long as this is polled; counts the connection's end, which nobody wants.
    pub(crate) async fn watch(mut self) {
        while self.read().await.is_ok() {}
        self.viewer.meter().counts().lost += 1;
    }

    async fn read(&mut self) -> anyhow::Result<()> {
        let Self {
            room,
            viewer,
            inlet,
            outlet,
            answers,
        } = self;
        let mut ended = None;
        let read = inlet.read(|bytes| {
            let mut receiving = viewer.receiving();
            receiving.seen.bytes += bytes.len() as u64;
            match room.place {
                Place::Candor(_) => frames::split(bytes, |kind, payload| {
                    let taken = frame(&mut receiving, kind, payload, outlet, answers.as_ref());
                    ended = taken.err().or(ended.take());
                }),
                Place::Bare(_) => bare::split(bytes, |message, bytes| {
                    bare_message(&mut receiving, message, bytes, answers.as_ref());
                }),
            }
        });
        read.await?;
        ended.map_or(Ok(()), Err)
    }
}

fn frame(
    receiving: &mut Receiving<'_>,
    kind: Kind,
    payload: &[u8],
    outlet: &Outlet,
    answers: Option<&mpsc::UnboundedSender<Answer>>,
) -> anyhow::Result<()> {
    let answer = |answer| {
        // Nobody listens at a viewer that never sends.
        answers.map(|answers| answers.send(answer));
    };
    match kind {
        Kind::Text if payload.starts_with(PATCH) => receiving.patch(payload),
        Kind::Text if payload.starts_with(br#"{"type":"ack""#) => answer(Ok(())),
        Kind::Text if payload.starts_with(br#"{"type":"you""#) => receiving.seen.greeted = true,
        Kind::Text if payload.starts_with(br#"{"type":"welcome""#) => receiving.welcome(payload),
        Kind::Text => answer(Err(String::from_utf8_lossy(payload).into_owned())),
        Kind::Ping => outlet.try_write(&frames::masked(Kind::Pong, payload))?,
        Kind::Close => bail!("closed: {}", String::from_utf8_lossy(payload)),
        Kind::Pong | Kind::Other => {}
    }
    Ok(())
}

fn bare_message(
    receiving: &mut Receiving<'_>,
    message: bare::Message,
    bytes: usize,
    answers: Option<&mpsc::UnboundedSender<Answer>>,
) {
    match message {
        bare::Message::Change(leader, number) => {
            receiving.see([(leader, number)].into_iter(), bytes);
        }
        bare::Message::Ack if receiving.seen.greeted => {
            answers.map(|answers| answers.send(Ok(())));
        }
        bare::Message::Ack => receiving.seen.greeted = true,
    }
}

impl Leader {
    /// Makes its next change and waits for the acknowledgement. `at` is when it was due, in microseconds of
    /// [`crate::clock`].
    pub(crate) async fn change(&mut self, at: u64) -> anyhow::Result<()> {
        let room = self.room.clone();
        let lane = room.lanes.get(self.lane).context("no lane")?;
        let number = lane.newest() + 1;
        let message = match &room.place {
            Place::Candor(room) => room.change(self.lane, number)?,
            Place::Bare(room) => room.change(self.lane, number)?,
        };
        lane.send(at);
        self.ask(&message).await?;
        let took = clock::now().saturating_sub(at);
        room.meter.counts().acks.add(took);
        Ok(())
    }

    /// Sends one of Candor's commands and waits for its acknowledgement.
    pub(crate) async fn command(&mut self, command: &Command) -> anyhow::Result<()> {
        let mut value = serde_json::to_value(command)?;
        value["ref"] = 1.into();
        let frame = frames::masked(Kind::Text, value.to_string().as_bytes());
        self.ask(&frame).await
    }

    async fn ask(&mut self, message: &[u8]) -> anyhow::Result<()> {
        self.outlet.write(message).await?;
        let answer = self.answers.recv().await;
        let answer = answer.context("the sender's connection ended")?;
        answer.map_err(|error| anyhow::anyhow!("{error}"))
    }
}
