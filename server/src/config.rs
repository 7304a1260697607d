//! What whoever runs Candor can set: flags, and the variables of the same names.

use std::net::SocketAddr;
use std::num::NonZeroU32;
use std::path::PathBuf;
use std::time::Duration;

use candor_protocol::limits;
use clap::{Parser, Subcommand};

use crate::http::{self, Origin, Origins, Proxies, Proxy};
use crate::log::Level;
use crate::registry;
use crate::server::Options;

const EXAMPLES: &str = "\
Examples:
  candor
      A board for this computer alone, at http://127.0.0.1:8080.

  candor --listen 0.0.0.0:8080
      For everybody on this network. Without HTTPS, others on the network can see
      who sends what; what is written stays sealed.

  candor --data /var/lib/candor
      Keeps rooms on disk: a restart, a crash or an update loses nothing.

  candor backup --data /var/lib/candor --to /backups/candor-monday.db
      Copies the rooms into a new file, while Candor runs or not.

  candor --listen 127.0.0.1:8080 --origin https://retro.example.org \\
      --trusted-proxy 127.0.0.1 --admin 127.0.0.1:9090
      Behind a proxy that ends HTTPS, with figures for Prometheus at
      http://127.0.0.1:9090/metrics.

Every flag can also be given as a variable, such as CANDOR_LISTEN=0.0.0.0:8080.";

/// Candor: an anonymous, real-time retrospective board.
///
/// Rooms are kept in memory and are gone when this program ends, unless there is a data directory.
/// Texts are sealed in the browsers; this server cannot read them.
#[derive(Debug, Clone, Parser)]
#[command(
    name = "candor",
    version,
    after_help = EXAMPLES,
    max_term_width = 100,
    args_conflicts_with_subcommands = true
)]
pub struct Config {
    /// Something else than serving.
    #[command(subcommand)]
    pub task: Option<Task>,

    /// Where browsers connect
    #[arg(
        long,
        env = "CANDOR_LISTEN",
        value_name = "ADDRESS:PORT",
        default_value = "127.0.0.1:8080"
    )]
    pub listen: SocketAddr,

    /// Where rooms are kept on disk; made where there is none. Unless given, rooms are in memory
    #[arg(long, env = "CANDOR_DATA", value_name = "DIR")]
    pub data: Option<PathBuf>,

    /// Where /healthz, /readyz and /metrics are served; off unless given. Keep it private
    #[arg(long, env = "CANDOR_ADMIN", value_name = "ADDRESS:PORT")]
    pub admin: Option<SocketAddr>,

    /// An origin whose pages may connect, such as https://retro.example.org; can be repeated.
    /// Unless given: the host under which the page was opened
    #[arg(
        long,
        env = "CANDOR_ORIGIN",
        value_name = "ORIGIN",
        value_delimiter = ','
    )]
    pub origin: Vec<Origin>,

    /// A reverse proxy in front, by address or range, such as 10.0.0.0/8; can be repeated. Its
    /// X-Forwarded-For says from which addresses rooms are created, and nothing else is read of it
    #[arg(
        long,
        env = "CANDOR_TRUSTED_PROXY",
        value_name = "ADDRESS/PREFIX",
        value_delimiter = ','
    )]
    pub trusted_proxy: Vec<Proxy>,

    /// Days without a command after which a room is removed
    #[arg(long, env = "CANDOR_RETAIN", value_name = "DAYS", default_value_t = limits::RETAIN_DAYS, value_parser = days)]
    pub retain: u32,

    /// Most rooms at once
    #[arg(long, env = "CANDOR_MAX_ROOMS", value_name = "ROOMS", default_value_t = limits::ROOMS, value_parser = at_least_one)]
    pub max_rooms: usize,

    /// Most connections at once; more wait until one ends
    #[arg(long, env = "CANDOR_MAX_CONNECTIONS", value_name = "CONNECTIONS", default_value_t = limits::CONNECTIONS, value_parser = at_least_one)]
    pub max_connections: usize,

    /// Most connections to one room at once: half of seats, half of those who only watch
    #[arg(long, env = "CANDOR_MAX_CONNECTIONS_PER_ROOM", value_name = "CONNECTIONS", default_value_t = limits::CONNECTIONS_PER_ROOM, value_parser = at_least_one)]
    pub max_connections_per_room: usize,

    /// Commands a second of one connection, sustained; four times as many at once
    #[arg(long, env = "CANDOR_COMMANDS_PER_SECOND", value_name = "COMMANDS", default_value_t = limits::COMMANDS_PER_SECOND)]
    pub commands_per_second: NonZeroU32,

    /// How talkative the log is. It names nobody and holds no text at any level
    #[arg(long, env = "CANDOR_LOG", value_name = "LEVEL", default_value = "info")]
    pub log: Level,
}

/// What the program does instead of serving.
#[derive(Debug, Clone, Subcommand)]
pub enum Task {
    /// Copy the rooms of a data directory into a new file, while Candor runs or not
    Backup {
        /// The data directory
        #[arg(long, env = "CANDOR_DATA", value_name = "DIR")]
        data: PathBuf,
        /// The file to write
        #[arg(long, value_name = "FILE")]
        to: PathBuf,
    },
    /// Put the rooms of a backup into a data directory that has none
    Restore {
        /// The file to read
        #[arg(long, value_name = "FILE")]
        from: PathBuf,
        /// The data directory
        #[arg(long, env = "CANDOR_DATA", value_name = "DIR")]
        data: PathBuf,
    },
}

/// Reads `7` or `7d`.
fn days(text: &str) -> Result<u32, String> {
    match text.strip_suffix('d').unwrap_or(text).parse() {
        Ok(days @ 1..=3_650) => Ok(days),
        _ => Err("a number of days from 1 to 3650, such as 7".to_owned()),
    }
}

fn at_least_one(text: &str) -> Result<usize, String> {
    match text.parse() {
        Ok(number @ 1..) => Ok(number),
        _ => Err("a number from 1 up".to_owned()),
    }
}

impl From<Config> for Options {
    fn from(config: Config) -> Self {
        Self {
            listen: config.listen,
            admin: config.admin,
            origins: Origins::new(config.origin),
            proxies: Proxies::new(config.trusted_proxy),
            rooms: registry::Bounds {
                rooms: config.max_rooms,
                connections_per_room: config.max_connections_per_room,
                retain_days: config.retain,
                commands_per_second: config.commands_per_second,
                durable: config.data.is_some(),
            },
            http: http::Bounds {
                connections: config.max_connections,
                ..http::Bounds::default()
            },
            shutdown: Duration::from_millis(limits::SHUTDOWN_MS),
        }
    }
}

impl Default for Options {
    /// As the program has it when nothing is set, on a port that the system chooses.
    fn default() -> Self {
        Self {
            listen: SocketAddr::from(([127, 0, 0, 1], 0)),
            admin: None,
            origins: Origins::default(),
            proxies: Proxies::default(),
            rooms: registry::Bounds {
                rooms: limits::ROOMS,
                connections_per_room: limits::CONNECTIONS_PER_ROOM,
                retain_days: limits::RETAIN_DAYS,
                commands_per_second: limits::COMMANDS_PER_SECOND,
                durable: false,
            },
            http: http::Bounds::default(),
            shutdown: Duration::from_millis(limits::SHUTDOWN_MS),
        }
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    use super::*;

    fn given(flags: &[&str]) -> Result<Config, String> {
        Config::try_parse_from([&["candor"], flags].concat()).map_err(|error| error.to_string())
    }

    #[test]
    fn the_flags_are_well_formed() {
        Config::command().debug_assert();
    }

    #[test]
    fn nothing_has_to_be_set() {
        let config = given(&[]).expect("defaults");
        assert_eq!(config.listen.to_string(), "127.0.0.1:8080");
        assert_eq!(config.retain, 7);
        assert!(config.admin.is_none());
    }

    #[test]
    fn rooms_outlive_the_program_where_there_is_a_data_directory() {
        let durable = |flags: &[&str]| {
            let options = Options::from(given(flags).expect("flags"));
            options.rooms.durable
        };
        assert!(durable(&["--data", "somewhere"]));
        assert!(!durable(&[]));
    }

    #[test]
    fn days_are_numbers_of_days() {
        assert_eq!(
            given(&["--retain", "30d"]).map(|config| config.retain),
            Ok(30)
        );
        assert_eq!(given(&["--retain", "1"]).map(|config| config.retain), Ok(1));
        for wrong in ["0", "-1", "soon", "1.5", "99999999999"] {
            assert!(given(&[&format!("--retain={wrong}")]).is_err(), "{wrong}");
        }
    }

    #[test]
    fn origins_can_be_repeated_or_listed() {
        let origins = |flags: &[&str]| given(flags).expect("origins").origin;
        let both = origins(&["--origin", "https://a.test,https://b.test"]);
        assert_eq!(both.len(), 2);
        assert_eq!(
            both,
            origins(&["--origin", "https://a.test", "--origin", "https://b.test"])
        );
        assert!(given(&["--origin", "a.test"]).is_err());
    }

    #[test]
    fn proxies_can_be_repeated_or_listed() {
        let proxies = |flags: &[&str]| given(flags).expect("proxies").trusted_proxy;
        let both = proxies(&["--trusted-proxy", "127.0.0.1,fd00::/8"]);
        assert_eq!(both.len(), 2);
        assert_eq!(
            both,
            proxies(&[
                "--trusted-proxy",
                "127.0.0.1",
                "--trusted-proxy",
                "fd00::/8"
            ])
        );
        assert!(given(&["--trusted-proxy", "proxy.test"]).is_err());
    }
}
