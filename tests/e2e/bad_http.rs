//! L2 over HTTP: what is no room is refused with its status and code, and nothing is made of it.

use candor_protocol::limits;
use candor_tests::{Retro, TestServer, http};
use serde_json::{Value, json};

async fn refused(server: &TestServer, body: &str, status: u16, code: &str) {
    let answer = http::create(server.address, body).await;
    assert_eq!(answer.status, status, "{body:.100}");
    assert_eq!(answer.code().as_deref(), Some(code), "{body:.100}");
}

#[tokio::test]
async fn what_is_no_json_creates_no_room() {
    let server = TestServer::start().await;
    for body in ["", "{", "nonsense"] {
        refused(&server, body, 400, "malformed").await;
    }
    refused(
        &server,
        &"x".repeat(limits::CREATE_BYTES + 1),
        413,
        "too_big",
    )
    .await;
    for body in ["{}", "[]", "null"] {
        refused(&server, body, 422, "invalid").await;
    }
}

#[tokio::test]
async fn l1_values_out_of_bounds_create_no_room() {
    let server = TestServer::start().await;
    let retro = Retro::visible();
    let whole = serde_json::to_value(retro.create()).expect("JSON");
    let column = whole["columns"][0].clone();
    let many = Value::from(vec![column.clone(); 13]);
    for (field, value) in [
        ("columns", json!([])),
        ("columns", json!([column, column])),
        ("columns", many),
        ("title", json!("Plain text")),
        ("room", json!("../../etc")),
        (
            "settings",
            json!({"tick_seconds": 1, "floor": 3, "hiding": true}),
        ),
        (
            "settings",
            json!({"tick_seconds": 61, "floor": 3, "hiding": true}),
        ),
        (
            "settings",
            json!({"tick_seconds": 3, "floor": 0, "hiding": true}),
        ),
        (
            "settings",
            json!({"tick_seconds": 3, "floor": 4_294_967_296_u64, "hiding": true}),
        ),
    ] {
        let mut body = whole.clone();
        body[field] = value;
        refused(&server, &body.to_string(), 422, "invalid").await;
    }
    server.create(&retro).await;
}

#[tokio::test]
async fn s3_the_same_creation_again_is_harmless_and_another_under_its_id_is_refused() {
    let retro = Retro::visible();
    let server = TestServer::with(&retro).await;
    let client = server.join(&retro).await;
    let again = serde_json::to_string(&retro.create()).expect("JSON");
    assert_eq!(http::create(server.address, &again).await.status, 200);
    let mut other = Retro::visible();
    other.id = retro.id;
    let other = serde_json::to_string(&other.create()).expect("JSON");
    refused(&server, &other, 409, "id_taken").await;
    client.done(&retro.note("It goes on").add).await;
}

#[tokio::test]
async fn a_socket_address_that_is_no_room_id_is_not_found() {
    let server = TestServer::start().await;
    for path in [
        "/api/ws/short",
        "/api/ws/",
        "/api/ws/..%2f..",
        "/api/nothing",
    ] {
        let answer = http::request(server.address, "GET", path, "").await;
        assert_eq!(answer.status, 404, "{path}");
    }
}
