//! Measures what many rooms on disk cost a server that starts: the time to its first answer, and its
//! memory then, with rooms and without, in turn. `start-up PROGRAM ROOMS ROUNDS`.

use std::io::{BufRead as _, BufReader};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

use candor::clock::Clock;
use candor::journal::{Journal as _, Sqlite, Version};
use candor::room::first_batch;
use candor_tests::{Retro, http};
use futures_util::stream::{self, StreamExt as _};

/// Rooms that are created at once.
const AT_ONCE: usize = 512;
/// Rooms whose columns and title are sealed anew; the others differ in their ids alone.
const SEALED: usize = 16;

/// A server that is ended when this is dropped.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// What a start took.
struct Start {
    first_answer: Duration,
    kib: u64,
}

#[tokio::main]
async fn main() {
    let mut given = std::env::args().skip(1);
    let mut next = |what| given.next().unwrap_or_else(|| panic!("say {what}"));
    let program = PathBuf::from(next("which program"));
    let rooms: usize = next("how many rooms").parse().expect("a number");
    let rounds: usize = next("how many rounds").parse().expect("a number");
    let (none, many) = (tempfile::tempdir(), tempfile::tempdir());
    let (none, many) = (none.expect("a directory"), many.expect("a directory"));
    let began = Instant::now();
    fill(many.path(), rooms).await;
    println!("{rooms} rooms were written in {:.1?}", began.elapsed());
    let (mut without, mut with) = (Vec::new(), Vec::new());
    // The first of each fills the caches.
    for round in 0..=rounds {
        let (empty, full) = (
            start(&program, none.path()).await,
            start(&program, many.path()).await,
        );
        if round > 0 {
            without.push(empty);
            with.push(full);
        }
    }
    println!("medians of {rounds} starts each | no rooms | {rooms} rooms | ratio");
    let ms = |start: &Start| start.first_answer.as_secs_f64() * 1_000.0;
    let kib = |start: &Start| start.kib as f64;
    report("first answer, ms", median(&without, ms), median(&with, ms));
    report(
        "resident then, KiB",
        median(&without, kib),
        median(&with, kib),
    );
}

async fn fill(directory: &Path, rooms: usize) {
    let journal = Sqlite::open(directory).expect("opened");
    let now = Clock::system().now();
    let retros: Vec<Retro> = (0..SEALED).map(|_| Retro::visible()).collect();
    let retros = Arc::new(retros);
    stream::iter(0..rooms)
        .for_each_concurrent(AT_ONCE, |number| {
            let (journal, retros) = (journal.clone(), Arc::clone(&retros));
            async move {
                let mut wanted = retros[number % SEALED].create();
                wanted.room = candor_protocol::RoomId(rand::random());
                let room = wanted.room;
                let batch = first_batch(wanted, now).expect("a batch");
                let kept = journal.append(room, Version::START, batch).await;
                kept.expect("kept");
            }
        })
        .await;
    journal.close().await;
}

async fn start(program: &Path, directory: &Path) -> Start {
    let began = Instant::now();
    let child = Command::new(program)
        .args(["--listen", "127.0.0.1:0", "--data"])
        .arg(directory)
        .stdout(Stdio::piped())
        .spawn();
    let mut running = Running(child.expect("the program starts"));
    let output = running.0.stdout.take().expect("its output");
    let mut line = String::new();
    let read = BufReader::new(output).read_line(&mut line);
    read.expect("a line");
    let address = line.trim().rsplit('/').next().expect("an address");
    let address: SocketAddr = address.parse().expect("an address");
    let answer = http::request(address, "GET", "/", "").await;
    let first_answer = began.elapsed();
    assert_eq!(answer.status, 200);
    let status = format!("/proc/{}/status", running.0.id());
    let status = std::fs::read_to_string(status).expect("Linux");
    let resident = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let kib = resident.and_then(|line| line.trim().split(' ').next());
    let kib = kib.and_then(|kib| kib.parse().ok()).expect("a number");
    Start { first_answer, kib }
}

fn median(all: &[Start], of: impl Fn(&Start) -> f64) -> f64 {
    let mut values: Vec<f64> = all.iter().map(of).collect();
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

fn report(what: &str, without: f64, with: f64) {
    println!("{what} | {without:.1} | {with:.1} | {:.2}", with / without);
}
