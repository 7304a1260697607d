//! The program under callgrind: started, told when to count, told to stop. It does not know what is
//! played.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{ExitStatus, Stdio};
use std::time::Duration;

use anyhow::{Context as _, ensure};
use tokio::io::{AsyncBufReadExt as _, BufReader, Lines};
use tokio::process::{Child, ChildStdout, Command};

use crate::profile::Profile;

/// Time for the program to say where it listens; under callgrind it takes a second.
const START: Duration = Duration::from_secs(60);
/// What callgrind writes to, but for a number.
const OUT: &str = "callgrind.out";

/// A running program; it is killed when this is dropped.
pub(crate) struct Program {
    child: Child,
    /// Kept open, so that the program can go on printing.
    _output: Lines<BufReader<ChildStdout>>,
    address: SocketAddr,
    profiles: PathBuf,
}

impl Program {
    /// Starts it with one worker thread, and waits until it listens.
    pub(crate) async fn start(candor: &Path, profiles: &Path) -> anyhow::Result<Self> {
        let out = profiles.join(OUT);
        let mut child = Command::new("valgrind")
            .args(["--quiet", "--tool=callgrind", "--compress-strings=no"])
            .arg(format!("--callgrind-out-file={}", out.display()))
            .arg(candor)
            .args(["--listen", "127.0.0.1:0", "--log", "warn"])
            .env("TOKIO_WORKER_THREADS", "1")
            .stdout(Stdio::piped())
            .kill_on_drop(true)
            .spawn()
            .context("valgrind must run")?;
        let output = child.stdout.take().context("no output")?;
        let mut output = BufReader::new(output).lines();
        let line = tokio::time::timeout(START, output.next_line()).await;
        let line = line.context("no address in time")??.unwrap_or_default();
        let address = line.rsplit('/').next().unwrap_or_default();
        let address = address.parse().with_context(|| format!("said: {line}"))?;
        Ok(Self {
            child,
            _output: output,
            address,
            profiles: profiles.to_owned(),
        })
    }

    /// Where it listens.
    pub(crate) fn address(&self) -> SocketAddr {
        self.address
    }

    /// Counts from here on.
    pub(crate) async fn zero(&self) -> anyhow::Result<()> {
        self.control("--zero").await
    }

    /// Writes down what was counted.
    pub(crate) async fn dump(&self) -> anyhow::Result<()> {
        self.control("--dump").await
    }

    async fn control(&self, what: &str) -> anyhow::Result<()> {
        let id = self.id()?;
        let told = Command::new("callgrind_control")
            .args([what, &id])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status();
        succeeded("callgrind_control", told.await?)
    }

    /// Tells it to stop, waits until it has, and reads what it wrote down.
    pub(crate) async fn end(mut self) -> anyhow::Result<Profile> {
        let told = Command::new("kill").args(["-TERM", &self.id()?]).status();
        succeeded("kill", told.await?)?;
        succeeded("the program", self.child.wait().await?)?;
        Profile::read(&self.profiles.join(format!("{OUT}.1")))
    }

    fn id(&self) -> anyhow::Result<String> {
        let id = self.child.id().context("the program has ended")?;
        Ok(id.to_string())
    }
}

fn succeeded(what: &str, status: ExitStatus) -> anyhow::Result<()> {
    ensure!(status.success(), "{what}: {status}");
    Ok(())
}
