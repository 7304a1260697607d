//! The headers that every answer carries, refusals included.

use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

use super::reply::Refusal;
use crate::metrics;

/// For what is no document, and so has nothing to fetch or run.
const POLICY: &str = "default-src 'none'; frame-ancestors 'none'";

/// For documents: nothing inline, nothing from elsewhere, nothing framed. `connect-src 'self'`
/// covers websockets of the same origin.
const DOCUMENT_POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; \
     img-src 'self' data:; connect-src 'self'; manifest-src 'self'; base-uri 'none'; \
     form-action 'none'; frame-ancestors 'none'";

/// Everything is closed but what a room uses: copying, full screen, and a screen that stays awake.
const PERMISSIONS_POLICY: &str = "accelerometer=(), camera=(), clipboard-read=(), \
     clipboard-write=(self), display-capture=(), encrypted-media=(), fullscreen=(self), \
     geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), \
     publickey-credentials-get=(), screen-wake-lock=(self), serial=(), usb=(), \
     xr-spatial-tracking=()";

/// On documents alone, for they mean nothing to other answers, and each first load has several.
const OF_DOCUMENTS: [(HeaderName, &str); 3] = [
    (header::X_FRAME_OPTIONS, "DENY"),
    (
        HeaderName::from_static("cross-origin-opener-policy"),
        "same-origin",
    ),
    (
        HeaderName::from_static("permissions-policy"),
        PERMISSIONS_POLICY,
    ),
];

/// On every answer.
const OF_ALL: [(HeaderName, &str); 3] = [
    (header::REFERRER_POLICY, "no-referrer"),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (
        HeaderName::from_static("cross-origin-resource-policy"),
        "same-origin",
    ),
];

/// Gives an answer its headers, and words to a refusal that has none.
pub(crate) async fn finish(response: Response) -> Response {
    let status = response.status();
    metrics::answered(status.as_u16());
    let wordless = !response.headers().contains_key(header::CONTENT_TYPE);
    let mut response = if wordless && (status.is_client_error() || status.is_server_error()) {
        worded(response)
    } else {
        response
    };
    let document = is_document(&response);
    // What has not changed takes these headers over into what the browser keeps: a document's.
    let policy = if document || status == StatusCode::NOT_MODIFIED {
        DOCUMENT_POLICY
    } else {
        POLICY
    };
    let headers = response.headers_mut();
    headers.insert(
        header::CONTENT_SECURITY_POLICY,
        HeaderValue::from_static(policy),
    );
    let of_documents = OF_DOCUMENTS.into_iter().filter(|_| document);
    for (name, value) in OF_ALL.into_iter().chain(of_documents) {
        headers.insert(name, HeaderValue::from_static(value));
    }
    response
}

fn is_document(response: &Response) -> bool {
    let kind = response.headers().get(header::CONTENT_TYPE);
    kind.is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"))
}

fn worded(bare: Response) -> Response {
    let status = bare.status();
    let mut response = Refusal::of(status).into_response();
    *response.status_mut() = status;
    if let Some(allow) = bare.headers().get(header::ALLOW) {
        response.headers_mut().insert(header::ALLOW, allow.clone());
    }
    response
}
