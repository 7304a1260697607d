//! The whole program on a port of its own, with a clock that a browser test moves: it runs as any
//! clock does, and each line `pass SECONDS` on standard input moves it on, answered by `passed`.
//! Ends with its input.

use std::sync::Arc;
use std::time::{Duration, Instant};

use candor::clock::{Clock, Hand};
use candor::journal::Memory;
use candor::server::{Options, Server};
use tokio::io::{AsyncBufReadExt as _, BufReader};

/// How finely the clock runs by itself.
const STEP: Duration = Duration::from_millis(20);

#[tokio::main]
async fn main() {
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
    let now = now.expect("a clock behind 1970").as_millis();
    let (clock, hand) = Clock::manual(u64::try_from(now).expect("this millennium"));
    let server = Server::bind(Options::default(), clock, Arc::new(Memory::new())).await;
    let server = server.expect("a free port");
    println!("Candor is ready: http://{}", server.address());
    server.run(until_the_end(hand)).await;
}

/// Lets the clock run, and moves it on, until the input ends.
async fn until_the_end(hand: Hand) {
    let mut lines = BufReader::new(tokio::io::stdin()).lines();
    let mut step = tokio::time::interval(STEP);
    let mut last = Instant::now();
    loop {
        tokio::select! {
            _ = step.tick() => {
                let now = Instant::now();
                hand.advance(now - last);
                last = now;
            }
            line = lines.next_line() => match line {
                Ok(Some(line)) => pass(&hand, &line),
                Ok(None) | Err(_) => return,
            },
        }
    }
}

fn pass(hand: &Hand, line: &str) {
    let seconds = line
        .strip_prefix("pass ")
        .and_then(|number| number.parse().ok());
    hand.advance(Duration::from_secs(seconds.expect("pass SECONDS")));
    println!("passed");
}
