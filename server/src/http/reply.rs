//! Answers that refuse a request: JSON `{code, message}` with a status, never stored.

use axum::Json;
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use candor_protocol::limits;
use serde::Serialize;

/// Why a request was refused. The code on the wire is the name in snake_case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Refusal {
    /// The body is no JSON.
    Malformed,
    /// The page that asks is of another origin.
    OtherOrigin,
    /// Nothing is at this address.
    NotFound,
    /// The address does not take this method.
    OtherMethod,
    /// The request took too long.
    TooSlow,
    /// The room id is another room's.
    IdTaken,
    /// The body is larger than allowed.
    TooBig,
    /// The body is not said to be JSON.
    NotJson,
    /// The values are of the wrong form or make no sense together.
    Invalid,
    /// The address is a websocket's.
    NotWebsocket,
    /// Too many rooms came from one address just now.
    TooManyRooms,
    /// Other large bodies are being taken in.
    Busy,
    /// The server has as many rooms as it may.
    LimitReached,
    /// The room cannot be kept now.
    Unavailable,
    /// What no other code says.
    Failed,
}

impl Refusal {
    /// Every refusal there is, by status.
    pub const ALL: [Self; 15] = [
        Self::Malformed,
        Self::OtherOrigin,
        Self::NotFound,
        Self::OtherMethod,
        Self::TooSlow,
        Self::IdTaken,
        Self::TooBig,
        Self::NotJson,
        Self::Invalid,
        Self::NotWebsocket,
        Self::TooManyRooms,
        Self::Failed,
        Self::Busy,
        Self::LimitReached,
        Self::Unavailable,
    ];

    /// The status.
    pub fn status(self) -> StatusCode {
        match self {
            Self::Malformed => StatusCode::BAD_REQUEST,
            Self::OtherOrigin => StatusCode::FORBIDDEN,
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::OtherMethod => StatusCode::METHOD_NOT_ALLOWED,
            Self::TooSlow => StatusCode::REQUEST_TIMEOUT,
            Self::IdTaken => StatusCode::CONFLICT,
            Self::TooBig => StatusCode::PAYLOAD_TOO_LARGE,
            Self::NotJson => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::Invalid => StatusCode::UNPROCESSABLE_ENTITY,
            Self::NotWebsocket => StatusCode::UPGRADE_REQUIRED,
            Self::TooManyRooms => StatusCode::TOO_MANY_REQUESTS,
            Self::Busy | Self::LimitReached | Self::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
            Self::Failed => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// A plain sentence for whoever reads the exchange; the page has its own words.
    pub fn sentence(self) -> &'static str {
        match self {
            Self::Malformed => "The body is no JSON.",
            Self::OtherOrigin => "Pages of this origin may not connect to this server.",
            Self::NotFound => "There is nothing at this address.",
            Self::OtherMethod => "This address does not take this method.",
            Self::TooSlow => "The request took too long; try again.",
            Self::IdTaken => "This room id is in use already; make a new one.",
            Self::TooBig => "The body is larger than this server takes.",
            Self::NotJson => "The body has to come as application/json.",
            Self::Invalid => "These values make no sense together.",
            Self::NotWebsocket => "A websocket is opened here, nothing else.",
            Self::TooManyRooms => {
                "Many rooms were created from this address just now; try again in ten seconds."
            }
            Self::Busy => "Other large boards are being taken in; try again in a moment.",
            Self::LimitReached => "This server has as many rooms as it may; try again later.",
            Self::Unavailable => "The room cannot be kept now; try again in a moment.",
            Self::Failed => "The server could not answer.",
        }
    }

    /// When to come again, in seconds, where that is known.
    fn retry_after(self) -> Option<u32> {
        match self {
            Self::Busy => Some(limits::BUSY_SECONDS),
            Self::TooManyRooms => Some(limits::CREATION_SECONDS),
            _ => None,
        }
    }

    /// What stands behind a status that came without words of its own.
    pub(crate) fn of(status: StatusCode) -> Self {
        match status {
            StatusCode::NOT_FOUND => Self::NotFound,
            StatusCode::METHOD_NOT_ALLOWED => Self::OtherMethod,
            StatusCode::REQUEST_TIMEOUT => Self::TooSlow,
            StatusCode::PAYLOAD_TOO_LARGE => Self::TooBig,
            status if status.is_client_error() => Self::Malformed,
            _ => Self::Failed,
        }
    }
}

#[derive(Serialize)]
struct Body {
    code: Refusal,
    message: &'static str,
}

/// Answers that are of this moment only.
pub(crate) const NEVER_STORED: (HeaderName, HeaderValue) =
    (header::CACHE_CONTROL, HeaderValue::from_static("no-store"));

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let body = Body {
            code: self,
            message: self.sentence(),
        };
        let mut response = (self.status(), [NEVER_STORED], Json(body)).into_response();
        if self == Self::NotWebsocket {
            let websocket = HeaderValue::from_static("websocket");
            response.headers_mut().insert(header::UPGRADE, websocket);
        }
        if let Some(seconds) = self.retry_after() {
            let seconds = HeaderValue::from(seconds);
            response.headers_mut().insert(header::RETRY_AFTER, seconds);
        }
        response
    }
}
