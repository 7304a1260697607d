//! What whoever runs Candor can set: flags, and the variables of the same names.

use std::net::SocketAddr;
use std::time::Duration;

use candor_protocol::limits;
use clap::Parser;

use crate::http::{self, Origin, Origins};
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

  candor --listen 127.0.0.1:8080 --origin https://retro.example.org --admin 127.0.0.1:9090
      Behind a proxy that ends HTTPS, with figures for Prometheus at
      http://127.0.0.1:9090/metrics.

Every flag can also be given as a variable, such as CANDOR_LISTEN=0.0.0.0:8080.";

/// Candor: an anonymous, real-time retrospective board.
///
/// Rooms are kept in memory and are gone when this program ends. Texts are sealed in the
/// browsers; this server cannot read them.
#[derive(Debug, Clone, Parser)]
#[command(name = "candor", version, after_help = EXAMPLES, max_term_width = 100)]
pub struct Config {
    /// Where browsers connect
    #[arg(
        long,
        env = "CANDOR_LISTEN",
        value_name = "ADDRESS:PORT",
        default_value = "127.0.0.1:8080"
    )]
    pub listen: SocketAddr,

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

    /// How talkative the log is. It names nobody and holds no text at any level
    #[arg(long, env = "CANDOR_LOG", value_name = "LEVEL", default_value = "info")]
    pub log: Level,
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
            rooms: registry::Bounds {
                rooms: config.max_rooms,
                connections_per_room: config.max_connections_per_room,
                retain_days: config.retain,
                durable: false,
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
            rooms: registry::Bounds {
                rooms: limits::ROOMS,
                connections_per_room: limits::CONNECTIONS_PER_ROOM,
                retain_days: limits::RETAIN_DAYS,
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
}
