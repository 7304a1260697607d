//! Rooms created from one address (L1), behind a proxy that is named and without one, over real
//! sockets. This test plays the proxy.

use std::net::SocketAddr;

use crate::common::{Answer, ask, start};
use candor::http::Proxies;
use candor::server::Options;
use candor_protocol::limits;

fn behind_a_proxy() -> Options {
    let proxy = "127.0.0.1".parse().expect("an address");
    Options {
        proxies: Proxies::new(vec![proxy]),
        ..Options::default()
    }
}

/// A request that asks for nothing that could be made; it counts all the same.
async fn asked(server: SocketAddr, said: &[&str]) -> Answer {
    let mut head = vec![("content-type", "application/json")];
    head.extend(said.iter().map(|client| ("x-forwarded-for", *client)));
    ask(server, "POST /api/rooms", &head, "{}").await
}

#[tokio::test]
async fn l1_an_address_that_creates_too_many_rooms_is_told_when_to_come_again_and_others_go_on() {
    let server = start(behind_a_proxy()).await;
    for _ in 0..limits::CREATIONS_BURST {
        assert_eq!(asked(server.address, &["203.0.113.1"]).await.status, 422);
    }
    let refused = asked(server.address, &["198.51.100.1, 203.0.113.1"]).await;
    assert_eq!(
        (refused.status, refused.code().as_str()),
        (429, "too_many_rooms")
    );
    let seconds = limits::CREATION_SECONDS.to_string();
    assert_eq!(refused.header("retry-after"), Some(seconds.as_str()));
    assert_eq!(refused.header("cache-control"), Some("no-store"));
    for other in ["203.0.113.2", "2001:db8::1", ""] {
        assert_eq!(asked(server.address, &[other]).await.status, 422, "{other}");
    }
}

#[tokio::test]
async fn l1_on_one_computer_and_behind_a_proxy_that_nobody_named_nobody_stands_for_all() {
    let server = start(Options::default()).await;
    for _ in 0..=limits::CREATIONS_BURST {
        assert_eq!(asked(server.address, &["203.0.113.1"]).await.status, 422);
    }
}
