//! Which pages may talk to this server.
//!
//! A browser says in `Origin` whose page asks; scripts of other sites could otherwise open sockets
//! through a visitor's browser. A client that sends no `Origin` is no page in a browser (a test, a
//! bench, a bot): it gains nothing by its absence, for there are no cookies to borrow, and the door
//! guards each room. So it is let through.

use std::str::FromStr;

use axum::http::{HeaderMap, Uri, header};

/// An origin as a browser writes it: `https://retro.example.org`, `http://10.0.0.7:8080`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin(String);

/// The text is no origin.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error(
    "an origin is http:// or https://, a host, and perhaps a port, such as https://retro.example.org"
)]
pub struct NotAnOrigin;

impl FromStr for Origin {
    type Err = NotAnOrigin;

    fn from_str(text: &str) -> Result<Self, NotAnOrigin> {
        let uri: Uri = text.parse().map_err(|_| NotAnOrigin)?;
        let (scheme, authority) = uri.scheme_str().zip(uri.authority()).ok_or(NotAnOrigin)?;
        let bare = matches!(uri.path(), "" | "/") && uri.query().is_none();
        if !bare || authority.as_str().contains('@') {
            return Err(NotAnOrigin);
        }
        let usual_port = match scheme {
            "http" => ":80",
            "https" => ":443",
            _ => return Err(NotAnOrigin),
        };
        let authority = authority.as_str().to_ascii_lowercase();
        let authority = authority.strip_suffix(usual_port).unwrap_or(&authority);
        Ok(Self(format!("{scheme}://{authority}")))
    }
}

impl Origin {
    fn authority(&self) -> &str {
        self.0
            .split_once("://")
            .map_or("", |(_, authority)| authority)
    }
}

/// The origins whose pages may talk to this server: those listed, or, with none listed, the host
/// that the request itself names.
#[derive(Debug, Clone, Default)]
pub struct Origins(Vec<Origin>);

impl Origins {
    /// These and no others; none: the server's own.
    pub fn new(origins: Vec<Origin>) -> Self {
        Self(origins)
    }

    /// Whether a request may go on.
    pub(crate) fn admit(&self, headers: &HeaderMap) -> bool {
        let mut said = headers.get_all(header::ORIGIN).iter();
        let Some(origin) = said.next() else {
            return true;
        };
        let origin = origin
            .to_str()
            .ok()
            .and_then(|text| text.parse::<Origin>().ok());
        let (Some(origin), None) = (origin, said.next()) else {
            return false;
        };
        if self.0.is_empty() {
            return host(headers).is_some_and(|host| same_host(&origin, host));
        }
        self.0.contains(&origin)
    }
}

fn host(headers: &HeaderMap) -> Option<&str> {
    headers.get(header::HOST)?.to_str().ok()
}

/// Compares without the scheme: behind a proxy that ends TLS, the server does not know its own.
fn same_host(origin: &Origin, host: &str) -> bool {
    let host = host.to_ascii_lowercase();
    let usual_port = if origin.0.starts_with("https:") {
        ":443"
    } else {
        ":80"
    };
    origin.authority() == host.strip_suffix(usual_port).unwrap_or(&host)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn admits(origins: &Origins, headers: &[(&str, &str)]) -> bool {
        let mut map = HeaderMap::new();
        for (name, value) in headers {
            let name: header::HeaderName = name.parse().expect("a header name");
            map.append(name, value.parse().expect("a header value"));
        }
        origins.admit(&map)
    }

    #[test]
    fn without_a_list_the_host_of_the_request_is_the_only_origin() {
        let own = Origins::default();
        for (origin, host, admitted) in [
            ("http://board.test:8080", "board.test:8080", true),
            ("https://board.test", "board.test", true),
            ("https://board.test", "BOARD.test:443", true),
            ("http://[::1]:8080", "[::1]:8080", true),
            ("http://board.test:8081", "board.test:8080", false),
            ("http://elsewhere.test", "board.test", false),
            ("http://board.test.elsewhere.test", "board.test", false),
            ("null", "board.test", false),
            ("file://", "board.test", false),
        ] {
            let headers = [("origin", origin), ("host", host)];
            assert_eq!(admits(&own, &headers), admitted, "{origin} at {host}");
        }
        assert!(
            admits(&own, &[("host", "board.test")]),
            "no page in a browser"
        );
        let twice = [
            ("origin", "http://board.test"),
            ("origin", "http://elsewhere.test"),
            ("host", "board.test"),
        ];
        assert!(!admits(&own, &twice));
    }

    #[test]
    fn with_a_list_only_what_is_listed_may_connect() {
        let listed = Origins::new(vec!["https://Retro.example.org:443/".parse().expect("one")]);
        let host = ("host", "127.0.0.1:8080");
        assert!(admits(
            &listed,
            &[("origin", "https://retro.example.org"), host]
        ));
        assert!(!admits(
            &listed,
            &[("origin", "http://retro.example.org"), host]
        ));
        assert!(!admits(
            &listed,
            &[("origin", "http://127.0.0.1:8080"), host]
        ));
    }

    #[test]
    fn what_is_no_origin_is_told() {
        for text in [
            "retro.example.org",
            "https://a/b",
            "https://me@a",
            "ftp://a",
            "https://",
            "*",
        ] {
            assert_eq!(text.parse::<Origin>(), Err(NotAnOrigin), "{text}");
        }
    }
}
