//! From which address a request comes, as far as it can be known: it is asked for when a room is
//! created, and nowhere else. It keeps none, and no address shows itself (A13).

use std::fmt;
use std::net::{IpAddr, SocketAddr};
use std::str::FromStr;

use axum::http::{HeaderMap, HeaderName};
use ipnet::IpNet;

/// What proxies write into: each adds the address that it was asked from at the end. `Forwarded` is
/// not read as well: a proxy writes one of the two and passes the other on as a browser made it up.
const SAID: HeaderName = HeaderName::from_static("x-forwarded-for");

/// The other end of a connection. Handed to the request that creates a room.
#[derive(Clone, Copy)]
pub(crate) struct Peer(pub(crate) IpAddr);

impl fmt::Debug for Peer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Peer(…)")
    }
}

/// Addresses of a proxy: one, or a range such as `10.0.0.0/8`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Proxy(IpNet);

/// The text is no address and no range.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("an address or a range of addresses, such as 127.0.0.1, 10.0.0.0/8 or fd00::/8")]
pub struct NotAProxy;

impl FromStr for Proxy {
    type Err = NotAProxy;

    fn from_str(text: &str) -> Result<Self, NotAProxy> {
        let one = |_| text.parse::<IpAddr>().map(IpNet::from);
        let net = text.parse().or_else(one).map_err(|_| NotAProxy)?;
        Ok(Self(net))
    }
}

/// The proxies whose word on addresses is taken.
#[derive(Debug, Clone, Default)]
pub struct Proxies(Vec<Proxy>);

impl Proxies {
    /// These and no others.
    pub fn new(proxies: Vec<Proxy>) -> Self {
        Self(proxies)
    }

    /// The address that a request comes from; none where it cannot be told from others: from this
    /// computer itself, which may be a proxy that nobody named, or by a proxy that does not say.
    pub(crate) fn client(&self, Peer(peer): Peer, headers: &HeaderMap) -> Option<IpAddr> {
        let peer = peer.to_canonical();
        if !self.trust(peer) {
            return (!peer.is_loopback()).then_some(peer);
        }
        let mut client = None;
        for said in addresses(headers).rev() {
            // What stands before something unreadable was said by nobody who is trusted.
            let Some(said) = said else { break };
            client = Some(said);
            if !self.trust(said) {
                break;
            }
        }
        client
    }

    fn trust(&self, address: IpAddr) -> bool {
        self.0.iter().any(|Proxy(net)| net.contains(&address))
    }
}

/// The addresses that proxies wrote, first to last; none for what is no address.
fn addresses(headers: &HeaderMap) -> impl DoubleEndedIterator<Item = Option<IpAddr>> {
    let lines = headers.get_all(SAID).iter();
    let lines = lines.map(|line| line.to_str().unwrap_or(""));
    let lines: Vec<&str> = lines.collect();
    lines
        .into_iter()
        .flat_map(|line| line.split(',').map(|entry| address(entry.trim())))
}

/// Reads `192.0.2.7`, `192.0.2.7:4711`, `2001:db8::7` or `[2001:db8::7]:4711`.
fn address(entry: &str) -> Option<IpAddr> {
    let with_port = || entry.parse().map(|address: SocketAddr| address.ip());
    let bare = entry.trim_start_matches('[').trim_end_matches(']');
    let address = bare.parse().or_else(|_| with_port()).ok()?;
    Some(IpAddr::to_canonical(&address))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn proxies(list: &[&str]) -> Proxies {
        let read = list.iter().map(|text| text.parse().expect("a proxy"));
        Proxies::new(read.collect())
    }

    fn client(proxies: &Proxies, peer: &str, said: &[&str]) -> Option<String> {
        let mut headers = HeaderMap::new();
        for line in said {
            headers.append(SAID, line.parse().expect("a header value"));
        }
        let peer = Peer(peer.parse().expect("an address"));
        let client = proxies.client(peer, &headers);
        client.map(|address| address.to_string())
    }

    fn is(address: &str) -> Option<String> {
        Some(address.to_owned())
    }

    #[test]
    fn l1_without_a_trusted_proxy_the_peer_counts_and_its_word_does_not() {
        let none = Proxies::default();
        assert_eq!(client(&none, "192.0.2.7", &[]), is("192.0.2.7"));
        assert_eq!(
            client(&none, "192.0.2.7", &["203.0.113.1"]),
            is("192.0.2.7")
        );
        assert_eq!(client(&none, "::ffff:192.0.2.7", &[]), is("192.0.2.7"));
        let other = proxies(&["10.0.0.0/8"]);
        assert_eq!(
            client(&other, "192.0.2.7", &["203.0.113.1"]),
            is("192.0.2.7")
        );
    }

    #[test]
    fn l1_behind_a_proxy_that_nobody_named_nobody_is_taken_for_somebody_else() {
        for peer in ["127.0.0.1", "::1", "::ffff:127.0.0.1"] {
            assert_eq!(client(&Proxies::default(), peer, &["203.0.113.1"]), None);
        }
    }

    #[test]
    fn l1_the_last_address_that_no_trusted_proxy_has_is_the_clients() {
        let trusted = proxies(&["127.0.0.1", "10.0.0.0/8", "fd00::/8"]);
        for (said, wanted) in [
            (&["203.0.113.1"][..], "203.0.113.1"),
            (&["198.51.100.9, 203.0.113.1"], "203.0.113.1"),
            (&["198.51.100.9, 203.0.113.1, 10.1.2.3"], "203.0.113.1"),
            (&["198.51.100.9", "203.0.113.1,fd00::2"], "203.0.113.1"),
            (&["nonsense, 203.0.113.1"], "203.0.113.1"),
            (&["203.0.113.1:4711"], "203.0.113.1"),
            (&["[2001:db8::7]:4711"], "2001:db8::7"),
            (&["[2001:db8::7]"], "2001:db8::7"),
            (&["::ffff:203.0.113.1"], "203.0.113.1"),
            (&["10.9.9.9"], "10.9.9.9"),
            (&["nonsense, 10.9.9.9"], "10.9.9.9"),
        ] {
            assert_eq!(client(&trusted, "127.0.0.1", said), is(wanted), "{said:?}");
        }
        for said in [&[][..], &[""], &["unknown"]] {
            assert_eq!(client(&trusted, "127.0.0.1", said), None, "{said:?}");
        }
    }

    #[test]
    fn what_is_no_address_and_no_range_is_told() {
        for text in ["10.0.0.0/33", "proxy.example.org", "", "10.0.0.1:80"] {
            assert_eq!(text.parse::<Proxy>(), Err(NotAProxy), "{text}");
        }
    }

    #[test]
    fn a13_a_peer_does_not_show_itself() {
        let peer = Peer(IpAddr::from([192, 0, 2, 7]));
        assert_eq!(format!("{peer:?}"), "Peer(…)");
    }
}
