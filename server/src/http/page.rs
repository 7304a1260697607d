//! The page: files built from `web/`, embedded with their compressed forms.
//!
//! Files with a hash in their name are cached for ever; the document is asked for anew each time,
//! and answered with 304 while it is the same.

use axum::Router;
use axum::body::Body;
use axum::extract::Path;
use axum::extract::rejection::PathRejection;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use bytes::Bytes;
use candor_protocol::RoomId;

use super::Site;
use super::encoding::Encoding;
use super::reply::Refusal;

/// A file of the page.
struct File {
    /// Its address.
    path: &'static str,
    content_type: &'static str,
    /// Changes with the content.
    etag: &'static str,
    /// Its name changes with its content.
    immutable: bool,
    identity: &'static [u8],
    br: Option<&'static [u8]>,
    gzip: Option<&'static [u8]>,
}

static FILES: &[File] = include!(concat!(env!("OUT_DIR"), "/page.rs"));

/// The document, which `/`, every room and its projector have in common.
const DOCUMENT: &str = "/index.html";
/// Without a hash in its name: ask each time.
const ASK: HeaderValue = HeaderValue::from_static("no-cache");
/// With one: a year, the longest that caches keep to.
const FOR_EVER: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");

/// The routes of the page. Addresses that are no file's are left to the fallback: a missing script
/// is a 404 and never the document.
pub(crate) fn routes() -> Router<Site> {
    let mut router = Router::new()
        .route("/", get(document))
        .route("/r/{room}", get(room))
        .route("/r/{room}/projector", get(room));
    for file in FILES.iter().filter(|file| file.path != DOCUMENT) {
        let answer = move |headers: HeaderMap| async move { file.answer(&headers) };
        router = router.route(file.path, get(answer));
    }
    router
}

async fn document(headers: HeaderMap) -> Response {
    match FILES.iter().find(|file| file.path == DOCUMENT) {
        Some(file) => file.answer(&headers),
        None => Refusal::NotFound.into_response(),
    }
}

/// The same document for every room, there or not: only a socket with the door gets to know.
async fn room(room: Result<Path<RoomId>, PathRejection>, headers: HeaderMap) -> Response {
    match room {
        Ok(_) => document(headers).await,
        Err(_) => Refusal::NotFound.into_response(),
    }
}

impl File {
    fn answer(&self, request: &HeaderMap) -> Response {
        let accept = text(request, header::ACCEPT_ENCODING);
        let encoding = Encoding::choose(accept.as_deref(), &self.encodings());
        let etag = self.etag(encoding);
        let fresh = text(request, header::IF_NONE_MATCH).is_some_and(|had| names(&had, &etag));
        let mut response = if fresh {
            StatusCode::NOT_MODIFIED.into_response()
        } else {
            self.whole(encoding)
        };
        let headers = response.headers_mut();
        headers.insert(
            header::CACHE_CONTROL,
            if self.immutable { FOR_EVER } else { ASK },
        );
        headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
        if let Ok(etag) = HeaderValue::from_str(&etag) {
            headers.insert(header::ETAG, etag);
        }
        response
    }

    fn whole(&self, encoding: Encoding) -> Response {
        let content = match encoding {
            Encoding::Br => self.br,
            Encoding::Gzip => self.gzip,
            Encoding::Identity => None,
        };
        let body = Bytes::from_static(content.unwrap_or(self.identity));
        let mut response = Response::new(Body::from(body));
        let headers = response.headers_mut();
        headers.insert(
            header::CONTENT_TYPE,
            HeaderValue::from_static(self.content_type),
        );
        if let Some(name) = encoding.name() {
            headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(name));
        }
        response
    }

    fn encodings(&self) -> Vec<Encoding> {
        let mut there_are = vec![Encoding::Identity];
        there_are.extend(self.br.map(|_| Encoding::Br));
        there_are.extend(self.gzip.map(|_| Encoding::Gzip));
        there_are
    }

    /// Each form has a validator of its own: their bytes differ.
    fn etag(&self, encoding: Encoding) -> String {
        match encoding.name() {
            Some(name) => format!("\"{}-{name}\"", self.etag),
            None => format!("\"{}\"", self.etag),
        }
    }
}

/// All lines of a header as one list.
fn text(headers: &HeaderMap, name: header::HeaderName) -> Option<String> {
    let lines: Vec<_> = headers
        .get_all(name)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .collect();
    (!lines.is_empty()).then(|| lines.join(","))
}

/// Whether `If-None-Match` names a validator; compared weakly (RFC 9110, section 13.1.2).
fn names(had: &str, etag: &str) -> bool {
    had.split(',')
        .map(str::trim)
        .any(|one| one == "*" || one.strip_prefix("W/").unwrap_or(one) == etag)
}
