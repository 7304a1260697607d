//! How long a server takes to start, and what it takes to join a room with a large board.

use std::io::{Read as _, Write as _};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context as _, bail};

use crate::bench::Bench;
use crate::candor::Who;
use crate::crowd::Load;
use crate::ledger::Measure;
use crate::link::Breadth;
use crate::meter::Meter;
use crate::setup::{Medium, Subject};

const CONNECTED: Measure = Measure::less("start to first connection", "ms").bound(20.0);
const ANSWERED: Measure = Measure::less("start to first answer", "ms").bound(20.0);
const TOOK: Measure = Measure::less("connect to last frame", "ms");
const BYTES: Measure = Measure::less("bytes", "");
const CPU: Measure = Measure::less("server's CPU", "ms");

/// Starts of a round; the median counts.
const STARTS: usize = 15;
/// Joins of a round, one after another; time is their median, CPU their mean.
const JOINS: usize = 100;
/// Notes of a large board.
const NOTES: usize = 300;
/// Before a server that does not listen yet is tried again.
const AGAIN: Duration = Duration::from_micros(100);
/// Time for a server to start.
const START: Duration = Duration::from_secs(10);

/// Measures both once.
pub(crate) async fn round(bench: &mut Bench) -> anyhow::Result<()> {
    for subject in Subject::in_turn(bench.round) {
        let (mut connected, mut answered) = (Vec::new(), Vec::new());
        for _ in 0..STARTS {
            let (connection, answer) = start(bench, subject)?;
            connected.push(connection);
            answered.extend(answer);
        }
        let name = "with no rooms";
        bench.note("start", name, subject, CONNECTED, median(connected)?);
        if subject == Subject::Candor {
            bench.note("start", name, subject, ANSWERED, median(answered)?);
        }
    }
    join(bench).await
}

/// Milliseconds until a connection is accepted, and until a request is answered; the ceiling knows none.
fn start(bench: &Bench, subject: Subject) -> anyhow::Result<(f64, Option<f64>)> {
    let address = free_port()?;
    let started = Instant::now();
    let mut child = Command::new("taskset")
        .args(["-c", &bench.setup.core.to_string()])
        .arg(bench.setup.program(subject))
        .args(["--listen", &address.to_string()])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()?;
    let millis = || started.elapsed().as_secs_f64() * 1e3;
    let measured = connect(address, started).and_then(|mut stream| {
        let connected = millis();
        if subject == Subject::Ceiling {
            return Ok((connected, None));
        }
        stream.write_all(format!("GET / HTTP/1.1\r\nhost: {address}\r\n\r\n").as_bytes())?;
        stream.read_exact(&mut [0; 16])?;
        Ok((connected, Some(millis())))
    });
    child.kill()?;
    child.wait()?;
    measured
}

fn free_port() -> anyhow::Result<SocketAddr> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
    Ok(listener.local_addr()?)
}

fn connect(address: SocketAddr, started: Instant) -> anyhow::Result<TcpStream> {
    loop {
        match TcpStream::connect(address) {
            Ok(stream) => return Ok(stream),
            Err(_) if started.elapsed() < START => std::thread::sleep(AGAIN),
            Err(error) => bail!("the server does not start: {error}"),
        }
    }
}

async fn join(bench: &mut Bench) -> anyhow::Result<()> {
    let load = Load {
        rooms: 1,
        // Who keeps the room in memory.
        viewers: 1,
        leaders: 0,
        notes: NOTES,
    };
    let (subject, medium) = (Subject::Candor, Medium::Memory);
    let scene = bench.open(subject, medium, load).await?;
    let room = scene.crowd.rooms.first().context("no room")?;
    let cpu = scene.server.cpu_seconds()?;
    let (mut took, mut bytes) = (Vec::new(), 0);
    for _ in 0..JOINS {
        let who = Who {
            join: true,
            ..Who::default()
        };
        let (viewer, started) = (room.viewer_of(&Meter::default()), Instant::now());
        let mut watcher = room.admit(&viewer, who, Breadth::Usual).await?;
        watcher.until(|_, seen| seen.greeted).await?;
        took.push(started.elapsed().as_secs_f64() * 1e3);
        bytes = viewer.seen().bytes;
    }
    let cpu = (scene.server.cpu_seconds()? - cpu) * 1e3 / JOINS as f64;
    scene.end().await?;
    let name = format!("a room of {NOTES} notes");
    bench.note("joining", &name, subject, TOOK, median(took)?);
    bench.note("joining", &name, subject, BYTES, bytes as f64);
    bench.note("joining", &name, subject, CPU, cpu);
    Ok(())
}

fn median(mut values: Vec<f64>) -> anyhow::Result<f64> {
    values.sort_by(f64::total_cmp);
    let median = values.get(values.len() / 2);
    median.copied().context("nothing was measured")
}
