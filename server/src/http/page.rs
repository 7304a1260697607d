//! The page: files built from `web/`, embedded with their compressed forms.
//!
//! Files with a hash in their name are cached for ever; the document is asked for anew each time,
//! and answered with 304 while it is the same. A person who comes to an address that is none gets
//! the document too, as a 404: the page says so in its own words.

use axum::Router;
use axum::body::Body;
use axum::extract::Path;
use axum::extract::rejection::PathRejection;
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use bytes::Bytes;
use candor_protocol::RoomId;

use super::Site;
use super::encoding::Encoding;
use super::reply::{NEVER_STORED, Refusal};

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

/// Below these, whoever asks is a program: nothing there is ever answered with the document.
const OF_PROGRAMS: [&str; 2] = ["/api/", "/assets/"];

/// The routes of the page. Addresses that are no file's are left to the fallback.
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

fn the_document() -> Option<&'static File> {
    FILES.iter().find(|file| file.path == DOCUMENT)
}

async fn document(headers: HeaderMap) -> Response {
    match the_document() {
        Some(file) => file.answer(&headers),
        None => Refusal::NotFound.into_response(),
    }
}

/// The same document for every room, there or not: only a socket with the door gets to know.
async fn room(
    room: Result<Path<RoomId>, PathRejection>,
    method: Method,
    uri: Uri,
    headers: HeaderMap,
) -> Response {
    match room {
        Ok(_) => document(headers).await,
        Err(_) => nowhere(method, uri, headers).await,
    }
}

/// An address that is none: the document for a browser that goes there, else a refusal.
pub(super) async fn nowhere(method: Method, uri: Uri, headers: HeaderMap) -> Response {
    let looks = method == Method::GET || method == Method::HEAD;
    let of_programs = OF_PROGRAMS
        .iter()
        .any(|below| uri.path().starts_with(below));
    match the_document() {
        Some(file) if looks && !of_programs && navigates(&headers) => file.not_found(&headers),
        _ => Refusal::NotFound.into_response(),
    }
}

/// Whether a document is wanted: what a script, an image or a fetch asks for does not name HTML.
fn navigates(headers: &HeaderMap) -> bool {
    let accept = text(headers, header::ACCEPT).unwrap_or_default();
    accept.split(',').any(|item| {
        let kind = item.split(';').next().unwrap_or("");
        kind.trim().eq_ignore_ascii_case("text/html")
    })
}

impl File {
    fn answer(&self, request: &HeaderMap) -> Response {
        let encoding = self.encoding(request);
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

    /// As the answer to an address that is none. It has no validator: a 304 would make it a success.
    fn not_found(&self, request: &HeaderMap) -> Response {
        let mut response = self.whole(self.encoding(request));
        *response.status_mut() = StatusCode::NOT_FOUND;
        let (name, value) = NEVER_STORED;
        response.headers_mut().insert(name, value);
        response
    }

    fn encoding(&self, request: &HeaderMap) -> Encoding {
        let accept = text(request, header::ACCEPT_ENCODING);
        Encoding::choose(accept.as_deref(), &self.encodings())
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
