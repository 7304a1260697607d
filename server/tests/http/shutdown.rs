//! Admin endpoints, start and end: what whoever runs the server sees.

use candor_protocol::Command;
use std::net::SocketAddr;
use std::time::Duration;

use crate::common::{bind, get, request, rest, soon, start};
use candor::server::Options;
use tokio::io::AsyncWriteExt;
use tokio::net::TcpStream;

fn with_admin() -> Options {
    Options {
        admin: Some(SocketAddr::from(([127, 0, 0, 1], 0))),
        ..Options::default()
    }
}

#[tokio::test]
async fn the_admin_listener_tells_alive_ready_and_figures() {
    let server = start(with_admin()).await;
    let admin = server.admin.expect("an admin address");
    get(server.address, "/").await;
    candor::metrics::command(&Command::OfferLead {});
    assert_eq!(get(admin, "/healthz").await.text(), "alive\n");
    assert_eq!(get(admin, "/readyz").await.text(), "ready\n");
    let figures = get(admin, "/metrics").await;
    assert!(
        figures
            .header("content-type")
            .is_some_and(|kind| kind.starts_with("text/plain"))
    );
    let figures = figures.text();
    for line in [
        "# TYPE candor_connections gauge",
        "# HELP candor_commands_total",
        r#"candor_commands_total{command="offer_lead"}"#,
        r#"candor_http_answers_total{class="2xx"}"#,
    ] {
        assert!(figures.contains(line), "{line} in {figures}");
    }
    for path in ["/", "/api/rooms", "/assets/main.js"] {
        assert_eq!(get(admin, path).await.status, 404, "{path}");
    }
    for path in ["/healthz", "/readyz", "/metrics"] {
        assert_eq!(
            get(server.address, path).await.status,
            404,
            "{path} is not public"
        );
    }
}

#[tokio::test]
async fn a_stopping_server_is_not_ready_answers_what_is_under_way_and_ends() {
    let mut server = start(Options {
        shutdown: Duration::from_secs(20),
        ..with_admin()
    })
    .await;
    let head = [
        ("content-type", "application/json"),
        ("content-length", "2"),
    ];
    let begun = request(server.address, "POST /api/rooms", &head, "");
    let mut under_way = TcpStream::connect(server.address)
        .await
        .expect("a connection");
    under_way
        .write_all((begun + "{").as_bytes())
        .await
        .expect("sent");
    // Another answer shows that the connection before it has been accepted.
    get(server.address, "/").await;
    server.stop();
    let admin = server.admin.expect("an admin address");
    soon(async { while get(admin, "/readyz").await.status != 503 {} }).await;
    assert_eq!(get(admin, "/healthz").await.status, 200);
    under_way.write_all(b"}").await.expect("sent");
    assert!(rest(&mut under_way).await.starts_with(b"HTTP/1.1 422"));
    server.ended().await;
}

#[tokio::test]
async fn who_does_not_answer_does_not_hold_up_the_end() {
    let server = start(Options {
        shutdown: Duration::from_millis(100),
        ..Options::default()
    })
    .await;
    let head = [("content-length", "2")];
    let begun = request(server.address, "POST /api/rooms", &head, "");
    let mut silent = TcpStream::connect(server.address)
        .await
        .expect("a connection");
    silent.write_all(begun.as_bytes()).await.expect("sent");
    get(server.address, "/").await;
    server.ended().await;
}

#[tokio::test]
async fn several_servers_run_in_one_process() {
    let (one, two) = tokio::join!(start(with_admin()), start(with_admin()));
    one.ended().await;
    assert_eq!(get(two.address, "/").await.status, 200);
}

#[tokio::test]
async fn a_port_in_use_is_told_in_one_sentence() {
    let server = start(Options::default()).await;
    let second = bind(Options {
        listen: server.address,
        ..Options::default()
    });
    let error = second.await.err().expect("the port is in use").to_string();
    let address = server.address;
    assert_eq!(
        error,
        format!("{address} is in use by another program; choose another port with --listen")
    );
}
