//! The page over HTTP: what is sent, how it is compressed, how long it is kept, and what is never
//! sent instead of it.

use std::net::SocketAddr;

use crate::common::{ROOM, ask, get, start};
use candor::server::Options;

/// The first script of the page, as its document names it.
async fn script(address: SocketAddr) -> String {
    let document = get(address, "/").await.text();
    let mut named = document
        .split('"')
        .filter(|part| part.starts_with("/assets/"));
    let script = named.find(|path| path.ends_with(".js"));
    script.expect("the document names a script").to_owned()
}

#[tokio::test]
async fn the_page_is_at_the_root_at_every_room_and_at_its_projector() {
    let server = start(Options::default()).await;
    let root = get(server.address, "/").await;
    let room = get(server.address, &format!("/r/{ROOM}")).await;
    let projector = get(server.address, &format!("/r/{ROOM}/projector")).await;
    assert_eq!(
        (root.status, room.status, projector.status),
        (200, 200, 200)
    );
    assert_eq!(root.body, room.body);
    assert_eq!(root.body, projector.body);
    assert!(
        root.header("content-type")
            .is_some_and(|kind| kind.starts_with("text/html"))
    );
    assert_eq!(root.header("cache-control"), Some("no-cache"));
    for wrong in [
        "/r/",
        "/r/short",
        "/r/short/projector",
        "/r/AAAAAAAAAAAAAAAAAAAAAB",
        "/r",
        "/r/%00",
        "/r/%ff",
        "/index.html",
    ] {
        assert_eq!(get(server.address, wrong).await.status, 404, "{wrong}");
    }
}

#[tokio::test]
async fn every_answer_carries_the_headers_that_protect() {
    let server = start(Options::default()).await;
    let script = script(server.address).await;
    let upgrade = format!("GET /api/ws/{ROOM}");
    for line in [
        "GET /",
        "HEAD /",
        "POST /",
        "GET /nothing",
        "GET /assets/missing.js",
        "GET /api/rooms",
        "POST /api/rooms",
        "GET /api/nothing",
        "GET /api/ws/short",
        &upgrade,
        &format!("GET {script}"),
    ] {
        let answer = ask(server.address, line, &[], "").await;
        let csp = answer.header("content-security-policy").expect(line);
        assert!(csp.starts_with("default-src 'none'; "), "{line}: {csp}");
        assert!(csp.ends_with("frame-ancestors 'none'"), "{line}: {csp}");
        assert!(!csp.contains("unsafe"), "{line}: {csp}");
        for (name, value) in [
            ("referrer-policy", "no-referrer"),
            ("x-content-type-options", "nosniff"),
            ("cross-origin-resource-policy", "same-origin"),
        ] {
            assert_eq!(answer.header(name), Some(value), "{line}");
        }
        let kind = answer.header("content-type").unwrap_or_default();
        let document = kind.starts_with("text/html");
        assert_eq!(csp.contains("script-src 'self'"), document, "{line}: {csp}");
        for (name, value) in [
            ("x-frame-options", "DENY"),
            ("cross-origin-opener-policy", "same-origin"),
        ] {
            assert_eq!(answer.header(name), document.then_some(value), "{line}");
        }
        let closed = answer.header("permissions-policy");
        assert_eq!(closed.is_some(), document, "{line}");
        assert!(
            closed.is_none_or(|closed| closed.contains("serial=()")),
            "{line}"
        );
        assert_eq!(answer.header("set-cookie"), None, "{line} (A13)");
    }
}

#[tokio::test]
async fn a_validator_spares_the_second_transfer() {
    let server = start(Options::default()).await;
    for path in ["/".to_owned(), script(server.address).await] {
        let line = format!("GET {path}");
        for encoding in ["identity", "gzip", "br"] {
            let accept = ("accept-encoding", encoding);
            let first = ask(server.address, &line, &[accept], "").await;
            let etag = first.header("etag").expect("a validator").to_owned();
            let weak = format!("\"other\", W/{etag}");
            for had in [&etag, &weak, "*"] {
                let head = [accept, ("if-none-match", had)];
                let again = ask(server.address, &line, &head, "").await;
                assert_eq!(
                    (again.status, again.body.len()),
                    (304, 0),
                    "{path} {encoding} {had}"
                );
                assert_eq!(again.header("etag"), Some(etag.as_str()));
                assert_eq!(again.header("cache-control"), first.header("cache-control"));
                assert_eq!(again.header("vary"), Some("accept-encoding"));
                // A browser takes this over into what it keeps.
                let policy = again.header("content-security-policy").expect(&line);
                assert!(policy.contains("script-src 'self'"), "{line}: {policy}");
            }
            let head = [accept, ("if-none-match", "\"other\"")];
            assert_eq!(ask(server.address, &line, &head, "").await.status, 200);
        }
    }
}

#[tokio::test]
async fn a_file_comes_in_the_form_that_the_client_likes_best() {
    let server = start(Options::default()).await;
    let line = format!("GET {}", script(server.address).await);
    let mut seen = Vec::new();
    for (accept, encoding) in [
        ("identity", None),
        ("gzip", Some("gzip")),
        ("gzip, deflate, br", Some("br")),
        ("br;q=0.1, gzip;q=0.9", Some("gzip")),
        ("br;q=0, gzip;q=0", None),
        ("zstd", None),
    ] {
        let answer = ask(server.address, &line, &[("accept-encoding", accept)], "").await;
        assert_eq!(answer.status, 200);
        assert_eq!(answer.header("content-encoding"), encoding, "{accept}");
        assert_eq!(answer.header("vary"), Some("accept-encoding"));
        let length: usize = answer
            .header("content-length")
            .expect("length")
            .parse()
            .expect("one");
        assert_eq!(length, answer.body.len());
        seen.push((
            encoding,
            answer.header("etag").map(str::to_owned),
            answer.body,
        ));
    }
    for (encoding, etag, body) in &seen {
        for (other, other_etag, other_body) in &seen {
            assert_eq!(encoding == other, etag == other_etag);
            assert_eq!(encoding == other, body == other_body);
        }
    }
}

#[tokio::test]
async fn hashed_files_are_kept_for_ever_and_the_document_never_unasked() {
    let server = start(Options::default()).await;
    let answer = get(server.address, &script(server.address).await).await;
    let kept = answer.header("cache-control");
    assert_eq!(kept, Some("public, max-age=31536000, immutable"));
    assert!(
        answer
            .header("content-type")
            .is_some_and(|kind| kind.contains("javascript"))
    );
}

#[tokio::test]
async fn a_missing_script_is_a_404_and_never_the_document() {
    let server = start(Options::default()).await;
    for path in [
        "/assets/missing.js",
        "/assets/",
        "/assets/../etc/passwd",
        "/favicon.nothing",
        "//",
    ] {
        let answer = get(server.address, path).await;
        assert_eq!(
            (answer.status, answer.code().as_str()),
            (404, "not_found"),
            "{path}"
        );
        assert_eq!(answer.header("cache-control"), Some("no-store"), "{path}");
    }
}

/// What a browser says that it takes when somebody goes to an address.
const NAVIGATES: (&str, &str) = (
    "accept",
    "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
);

#[tokio::test]
async fn a_person_at_an_unknown_address_gets_the_page_as_a_404() {
    let server = start(Options::default()).await;
    let page = get(server.address, "/").await;
    let etag = page.header("etag").expect("a validator").to_owned();
    for path in [
        "/nothing",
        "/r/not-an-id",
        "/r",
        "/r/",
        "/r/%ff",
        "/index.html",
        "//",
    ] {
        let line = format!("GET {path}");
        let head = [NAVIGATES, ("if-none-match", etag.as_str())];
        let answer = ask(server.address, &line, &head, "").await;
        assert_eq!((answer.status, &answer.body), (404, &page.body), "{path}");
        assert_eq!(answer.header("content-type"), page.header("content-type"));
        assert!(answer.header("permissions-policy").is_some(), "{path}");
        assert_eq!(answer.header("cache-control"), Some("no-store"), "{path}");
        assert_eq!(answer.header("etag"), None, "{path}");
        let head = ask(server.address, &format!("HEAD {path}"), &[NAVIGATES], "").await;
        assert_eq!((head.status, head.body.len()), (404, 0), "{path}");
        let packed = [NAVIGATES, ("accept-encoding", "br")];
        let packed = ask(server.address, &line, &packed, "").await;
        assert_eq!(packed.header("content-encoding"), Some("br"), "{path}");
    }
}

#[tokio::test]
async fn programs_never_get_the_document_for_what_is_not_there() {
    let server = start(Options::default()).await;
    for line in [
        "GET /api/nothing",
        "GET /api/",
        "GET /api/ws/short/more",
        "GET /assets/missing.js",
        "GET /assets/",
        "POST /nothing",
    ] {
        let answer = ask(server.address, line, &[NAVIGATES], "").await;
        assert_eq!(
            (answer.status, answer.code().as_str()),
            (404, "not_found"),
            "{line}"
        );
    }
    for accept in [
        "*/*",
        "application/json",
        "image/avif,image/*;q=0.8,*/*;q=0.5",
        "text/htmlx",
        "",
    ] {
        let answer = ask(server.address, "GET /nothing", &[("accept", accept)], "").await;
        assert_eq!(
            (answer.status, answer.code().as_str()),
            (404, "not_found"),
            "{accept}"
        );
    }
}

#[tokio::test]
async fn head_tells_the_length_and_sends_nothing() {
    let server = start(Options::default()).await;
    for path in ["/", "/nothing"] {
        let whole = get(server.address, path).await;
        let head = ask(server.address, &format!("HEAD {path}"), &[], "").await;
        assert_eq!((head.status, head.body.len()), (whole.status, 0), "{path}");
        assert_eq!(
            head.header("content-length"),
            whole.header("content-length"),
            "{path}"
        );
        assert_eq!(head.header("etag"), whole.header("etag"), "{path}");
    }
}

#[tokio::test]
async fn another_method_is_told_which_ones_there_are() {
    let server = start(Options::default()).await;
    for (line, allow) in [
        ("POST /", "GET,HEAD"),
        ("DELETE /", "GET,HEAD"),
        ("GET /api/rooms", "POST"),
    ] {
        let answer = ask(server.address, line, &[], "").await;
        assert_eq!(
            (answer.status, answer.code().as_str()),
            (405, "other_method"),
            "{line}"
        );
        assert_eq!(answer.header("allow"), Some(allow), "{line}");
    }
}
