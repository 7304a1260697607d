//! A server under test: started on one core, asked for its address and its CPU time, ended with
//! the run. It does not know what the server speaks.

use std::net::SocketAddr;
use std::path::Path;
use std::process::Stdio;
use std::time::Duration;

use anyhow::{Context as _, bail};
use tempfile::TempDir;
use tokio::io::{AsyncBufReadExt as _, BufReader};
use tokio::process::{Child, ChildStdout, Command};

/// Units in which Linux counts a process's CPU time: fixed at 100 a second in its interface to
/// programs.
const TICKS_PER_SECOND: f64 = 100.0;
/// Time for a server to print its address.
const START: Duration = Duration::from_secs(10);

/// A running server; it is killed when this is dropped.
pub(crate) struct Server {
    child: Child,
    /// Kept open, so that the server can go on printing.
    _output: tokio::io::Lines<BufReader<ChildStdout>>,
    address: SocketAddr,
    /// Where it keeps rooms, removed with it.
    data: Option<TempDir>,
}

impl Server {
    /// Starts a program pinned to one core and waits for the line that ends with its address.
    pub(crate) async fn start(
        program: &Path,
        args: &[String],
        core: usize,
    ) -> anyhow::Result<Self> {
        let mut child = Command::new("taskset")
            .args(["-c", &core.to_string()])
            .arg(program)
            .args(args)
            .stdout(Stdio::piped())
            .kill_on_drop(true)
            .spawn()
            .context("taskset (of util-linux) and the server must run")?;
        let output = child.stdout.take().context("no output")?;
        let mut output = BufReader::new(output).lines();
        let address = tokio::time::timeout(START, async {
            while let Some(line) = output.next_line().await? {
                if let Some(address) = address_in(&line) {
                    return Ok(address);
                }
            }
            bail!("{} ended without printing its address", program.display())
        })
        .await
        .context("no address in time")??;
        Ok(Self {
            child,
            _output: output,
            address,
            data: None,
        })
    }

    /// Removes a directory once this has ended.
    pub(crate) fn keeping(mut self, data: Option<TempDir>) -> Self {
        self.data = data;
        self
    }

    /// Where it keeps rooms, if on disk.
    pub(crate) fn data(&self) -> Option<&Path> {
        self.data.as_ref().map(TempDir::path)
    }

    /// Ends it, and waits until it has.
    pub(crate) async fn end(mut self) -> anyhow::Result<()> {
        self.child.kill().await?;
        Ok(())
    }

    /// Where it listens.
    pub(crate) fn address(&self) -> SocketAddr {
        self.address
    }

    /// CPU seconds that it has used, in user and kernel mode, by all its threads.
    pub(crate) fn cpu_seconds(&self) -> anyhow::Result<f64> {
        let pid = self.child.id().context("the server has ended")?;
        cpu_seconds_in(&std::fs::read_to_string(format!("/proc/{pid}/stat"))?)
    }

    /// Bytes of memory that it holds.
    pub(crate) fn resident_bytes(&self) -> anyhow::Result<u64> {
        let pid = self.child.id().context("the server has ended")?;
        let status = std::fs::read_to_string(format!("/proc/{pid}/status"))?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
        let kib = line.and_then(|line| line.split_whitespace().next());
        Ok(kib.context("no VmRSS")?.parse::<u64>()? * 1024)
    }
}

/// CPU seconds that this program itself has used.
pub(crate) fn own_cpu_seconds() -> anyhow::Result<f64> {
    cpu_seconds_in(&std::fs::read_to_string("/proc/self/stat")?)
}

/// CPU seconds in a line of `/proc/PID/stat`.
fn cpu_seconds_in(stat: &str) -> anyhow::Result<f64> {
    // The name, in parentheses, may hold spaces; fields 14 and 15 are the 12th and 13th behind.
    let (_, fields) = stat.rsplit_once(')').context("no stat line")?;
    let mut ticks = 0.0;
    for field in fields.split_whitespace().skip(11).take(2) {
        ticks += field.parse::<f64>()?;
    }
    Ok(ticks / TICKS_PER_SECOND)
}

/// The address in `… is ready: http://127.0.0.1:4321`, with or without a scheme and a path.
fn address_in(line: &str) -> Option<SocketAddr> {
    let (_, address) = line.split_once("is ready: ")?;
    let address = address.trim().trim_start_matches("http://");
    address.split('/').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::{address_in, cpu_seconds_in};

    #[test]
    fn cpu_time_is_read_whatever_the_programs_name() {
        let stat = "7 (a ) b) S 1 2 3 4 5 6 7 8 9 10 150 25 0 0 20";
        assert_eq!(cpu_seconds_in(stat).ok(), Some(1.75));
    }

    #[test]
    fn the_address_is_read_from_the_line_that_announces_it() {
        let wanted = "127.0.0.1:4321".parse().ok();
        assert_eq!(
            address_in("Candor is ready: http://127.0.0.1:4321/"),
            wanted
        );
        assert_eq!(address_in("Ceiling is ready: 127.0.0.1:4321"), wanted);
        assert_eq!(address_in("something else"), None);
    }
}
