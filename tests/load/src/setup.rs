//! How servers are started: which program, with what.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use anyhow::Context as _;
use serde::{Deserialize, Serialize};

use crate::server::Server;

/// Commands a second of one connection for servers that can be told: never a bound here.
const COMMANDS_PER_SECOND: &str = "100000";
/// The flag for it.
const COMMANDS_FLAG: &str = "--commands-per-second";

/// Which server a run measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Subject {
    /// The program.
    Candor,
    /// The bare TCP server.
    Ceiling,
}

impl Subject {
    /// Both, the first one first in odd rounds: who comes second profits from a warm machine.
    pub(crate) fn in_turn(round: usize) -> [Self; 2] {
        match round % 2 {
            1 => [Self::Candor, Self::Ceiling],
            _ => [Self::Ceiling, Self::Candor],
        }
    }

    /// As it is printed.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Candor => "candor",
            Self::Ceiling => "ceiling",
        }
    }
}

/// Where Candor keeps rooms. The ceiling keeps none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Medium {
    /// In memory.
    Memory,
    /// In a fresh directory.
    Disk,
}

/// How runs are made.
pub(crate) struct Setup {
    /// The program's binary.
    pub(crate) candor: PathBuf,
    /// The ceiling's binary.
    pub(crate) ceiling: PathBuf,
    /// The core that servers are pinned to.
    pub(crate) core: usize,
    /// Length of a window.
    pub(crate) window: Duration,
    /// Where fresh directories are made.
    pub(crate) data: PathBuf,
    /// Whether the program can be told how many commands a connection may send.
    pub(crate) unbounded: bool,
}

impl Setup {
    /// The binary of a server.
    pub(crate) fn program(&self, subject: Subject) -> &Path {
        match subject {
            Subject::Candor => &self.candor,
            Subject::Ceiling => &self.ceiling,
        }
    }

    /// Starts a server with as many viewers of a room as it may have to let in.
    pub(crate) async fn start(
        &self,
        subject: Subject,
        medium: Medium,
        viewers: usize,
    ) -> anyhow::Result<Server> {
        let mut args = vec!["--listen".to_owned(), "127.0.0.1:0".to_owned()];
        let mut data = None;
        if subject == Subject::Candor {
            // Half of them are of seats and half of viewers without one, whoever comes.
            let most = (2 * viewers).max(candor_protocol::limits::CONNECTIONS_PER_ROOM);
            args.extend(["--max-connections-per-room".to_owned(), most.to_string()]);
            if self.unbounded {
                args.extend([COMMANDS_FLAG, COMMANDS_PER_SECOND].map(str::to_owned));
            }
            if medium == Medium::Disk {
                let fresh = tempfile::tempdir_in(&self.data)?;
                args.extend(["--data".to_owned(), fresh.path().display().to_string()]);
                data = Some(fresh);
            }
        }
        let server = Server::start(self.program(subject), &args, self.core).await?;
        Ok(server.keeping(data))
    }
}

/// Whether a program knows the flag for a connection's commands.
pub(crate) fn is_unbounded(candor: &Path) -> anyhow::Result<bool> {
    let help = Command::new(candor).arg("--help").output();
    let help = help.context("the program must run")?.stdout;
    Ok(String::from_utf8_lossy(&help).contains(COMMANDS_FLAG))
}
