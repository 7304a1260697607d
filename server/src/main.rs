//! The program `candor`: reads its flags, starts one server, and ends it when told to.

use std::error::Error;
use std::io::{self, Write as _};
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::process::ExitCode;
use std::sync::Arc;

use candor::clock::Clock;
use candor::config::{Config, Task};
use candor::journal::{Journal, Memory, Sqlite, back_up, restore};
use candor::log;
use candor::server::Server;
use clap::Parser as _;
use tokio::runtime::{Builder, Runtime};
use zeroizing_alloc::ZeroAlloc;

/// Whatever is given back is overwritten: what is closed, deleted or erased leaves nothing in freed memory.
#[global_allocator]
static MEMORY: ZeroAlloc<std::alloc::System> = ZeroAlloc(std::alloc::System);

fn main() -> ExitCode {
    let mut config = Config::parse();
    log::start(config.log);
    if let Some(task) = config.task.take() {
        return match perform(task) {
            Ok(sentence) => {
                say(&sentence);
                ExitCode::SUCCESS
            }
            Err(error) => failed(&error.to_string()),
        };
    }
    // Each connection takes one; more than the system allows cannot be had.
    let _ = rlimit::increase_nofile_limit(u64::MAX);
    // A dump of this memory would outlive every room in it.
    let _ = rlimit::setrlimit(rlimit::Resource::CORE, 0, 0);
    let runtime = match runtime() {
        Ok(runtime) => runtime,
        Err(error) => return failed(&format!("the system gives no threads: {error}")),
    };
    let outcome = runtime.block_on(run(config));
    // Whoever did not answer in time is not waited for.
    runtime.shutdown_background();
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => failed(&error.to_string()),
    }
}

/// Tasks beyond the 256 that a worker keeps for itself wait in a queue of all workers, from which it would take
/// one for sixty of its own: while thousands of pages come back at once, whoever is there would wait for them.
fn runtime() -> io::Result<Runtime> {
    Builder::new_multi_thread()
        .enable_all()
        .global_queue_interval(2)
        .build()
}

async fn run(config: Config) -> Result<(), Box<dyn Error>> {
    let stop = told_to_stop()?;
    let journal: Arc<dyn Journal> = match &config.data {
        Some(directory) => Arc::new(Sqlite::open(directory)?),
        None => Arc::new(Memory::new()),
    };
    let server = Server::bind(config.into(), Clock::system(), journal).await?;
    say(&format!(
        "Candor is ready: http://{}",
        to_open(server.address())
    ));
    server.run(stop).await;
    Ok(())
}

/// Does what is asked for instead of serving; says what was done.
fn perform(task: Task) -> Result<String, Box<dyn Error>> {
    match task {
        Task::Backup { data, to } => {
            let rooms = back_up(&data, &to)?;
            Ok(format!("Rooms in {}: {rooms}", to.display()))
        }
        Task::Restore { from, data } => {
            let rooms = restore(&from, &data)?;
            Ok(format!("Rooms in {}: {rooms}", data.display()))
        }
    }
}

fn say(sentence: &str) {
    // Nobody may be reading it.
    let _ = writeln!(io::stdout(), "{sentence}");
}

/// The address that a browser on this computer opens.
fn to_open(address: SocketAddr) -> SocketAddr {
    if address.ip().is_unspecified() {
        SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), address.port())
    } else {
        address
    }
}

/// Ctrl-C, or the system's wish. From the call on, neither ends the program by itself.
#[cfg(unix)]
fn told_to_stop() -> io::Result<impl Future<Output = ()>> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut interrupt = signal(SignalKind::interrupt())?;
    let mut terminate = signal(SignalKind::terminate())?;
    Ok(async move {
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
        }
    })
}

/// Ctrl-C.
#[cfg(not(unix))]
fn told_to_stop() -> io::Result<impl Future<Output = ()>> {
    Ok(async {
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    })
}

fn failed(sentence: &str) -> ExitCode {
    let _ = writeln!(io::stderr(), "candor: {sentence}");
    ExitCode::FAILURE
}
