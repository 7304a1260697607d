//! The real program: started, asked for its address, killed, told to stop, started again. What it
//! says is kept, for it says nothing but one line and its log.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::{ExitStatus, Stdio};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use anyhow::{Context as _, bail};
use tokio::io::{AsyncBufReadExt as _, AsyncRead, BufReader};
use tokio::process::{Child, Command};
use tokio::time::timeout;

/// Longest start that is waited for: far longer than any.
const START: Duration = Duration::from_secs(30);
/// Longest stop in order: sockets have a second and a half.
const STOP: Duration = Duration::from_secs(5);

/// How to start it.
#[derive(Debug, Clone)]
pub struct Launch {
    /// The executable.
    pub program: PathBuf,
    /// Where rooms are kept; none: in memory.
    pub data: Option<PathBuf>,
}

/// All that the program said, in every life.
#[derive(Debug, Default, Clone)]
pub struct Said(Arc<Mutex<Vec<String>>>);

impl Said {
    /// The lines so far.
    pub fn lines(&self) -> Vec<String> {
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    fn add(&self, line: String) {
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push(line);
    }

    /// Lines that a sound program does not write: errors, panics, and anything on standard output
    /// besides the first line.
    pub fn faults(&self) -> Vec<String> {
        let mut lines = self.lines();
        lines.retain(|line| {
            let is_log = [" INFO ", " WARN ", " DEBUG "]
                .iter()
                .any(|level| line.contains(level));
            !is_log || line.contains("panicked")
        });
        lines
    }

    /// The warnings, without their moments, and how often each was said.
    pub fn warnings(&self) -> BTreeMap<String, u64> {
        let mut warnings = BTreeMap::new();
        for line in self.lines() {
            if let Some((_, warning)) = line.split_once(" WARN ") {
                *warnings.entry(warning.to_owned()).or_default() += 1;
            }
        }
        warnings
    }
}

/// One life of the program. It is killed when dropped.
pub struct Program {
    child: Child,
    address: SocketAddr,
    started: Duration,
}

impl Launch {
    fn command(&self) -> Command {
        let mut command = Command::new(&self.program);
        command
            .args(["--listen", "127.0.0.1:0"])
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .kill_on_drop(true);
        if let Some(data) = &self.data {
            command.arg("--data").arg(data);
        }
        command
    }

    /// Starts it, and waits until it is ready.
    ///
    /// # Errors
    /// When it ends before, or says something else.
    pub async fn start(&self, said: &Said) -> anyhow::Result<Program> {
        let began = Instant::now();
        let mut child = self.command().spawn().context("the program must run")?;
        let errors = child.stderr.take().context("no standard error")?;
        keep(errors, said.clone());
        let mut output = BufReader::new(child.stdout.take().context("no output")?);
        let mut line = String::new();
        timeout(START, output.read_line(&mut line))
            .await
            .context("not ready in time")??;
        let Some(address) = line.trim_end().strip_prefix("Candor is ready: http://") else {
            let status = timeout(STOP, child.wait()).await;
            bail!(
                "it said {line:?} instead of being ready ({status:?}); {:?}",
                said.lines().last()
            );
        };
        let address = address.trim_end_matches('/').parse()?;
        keep(output, said.clone());
        Ok(Program {
            child,
            address,
            started: began.elapsed(),
        })
    }

    /// Starts it and kills it a moment later, ready or not: in the middle of loading, too.
    ///
    /// # Errors
    /// When it cannot be started.
    pub async fn start_in_vain(&self, said: &Said, life: Duration) -> anyhow::Result<()> {
        let mut child = self.command().spawn().context("the program must run")?;
        keep(
            child.stderr.take().context("no standard error")?,
            said.clone(),
        );
        tokio::time::sleep(life).await;
        child.kill().await?;
        Ok(())
    }
}

/// Keeps what comes, line by line.
fn keep(from: impl AsyncRead + Unpin + Send + 'static, said: Said) {
    tokio::spawn(async move {
        let mut lines = BufReader::new(from).lines();
        while let Ok(Some(line)) = lines.next_line().await {
            said.add(line);
        }
    });
}

impl Program {
    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// How long it took from its start until it was ready.
    pub fn started(&self) -> Duration {
        self.started
    }

    /// How it ended, when it ended by itself.
    pub fn has_ended(&mut self) -> Option<ExitStatus> {
        self.child.try_wait().ok().flatten()
    }

    /// `kill -9`.
    ///
    /// # Errors
    /// When it had ended by itself, which it must not.
    pub async fn kill(mut self) -> anyhow::Result<()> {
        if let Some(status) = self.has_ended() {
            bail!("it ended by itself: {status}");
        }
        self.child.kill().await?;
        Ok(())
    }

    /// SIGTERM: it ends in order.
    ///
    /// # Errors
    /// When it does not.
    pub async fn stop(mut self) -> anyhow::Result<()> {
        let id = self.child.id().context("it ended by itself")?;
        let told = Command::new("kill")
            .args(["-s", "TERM", &id.to_string()])
            .status()
            .await?;
        anyhow::ensure!(told.success(), "kill failed");
        let status = timeout(STOP, self.child.wait()).await;
        let status = status.context("it did not end when told")??;
        anyhow::ensure!(status.success(), "told to stop, it ended with {status}");
        Ok(())
    }
}
