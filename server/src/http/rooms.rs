//! `POST /api/rooms`: creates a room. It checks form and size; the registry decides.

use axum::extract::{Request, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use axum::{Extension, Router};
use candor_protocol::CreateRoom;
use serde_json::error::Category;

use super::Site;
use super::client::Peer;
use super::reply::{NEVER_STORED, Refusal};
use crate::registry::{CreateError, Created};

/// The one address whose requests are told which peer they come from.
pub(crate) const PATH: &str = "/api/rooms";

pub(crate) fn routes() -> Router<Site> {
    Router::new().route(PATH, post(create))
}

async fn create(
    State(site): State<Site>,
    peer: Option<Extension<Peer>>,
    headers: HeaderMap,
    request: Request,
) -> Result<Response, Refusal> {
    if !site.origins.admit(&headers) {
        return Err(Refusal::OtherOrigin);
    }
    if !is_json(&headers) {
        return Err(Refusal::NotJson);
    }
    // Counted before the body is read: taking it in is what costs.
    let client = peer.and_then(|Extension(peer)| site.proxies.client(peer, &headers));
    if client.is_some_and(|client| !site.creators.admit(client)) {
        return Err(Refusal::TooManyRooms);
    }
    let taken = site.intake.take(request).await?;
    let wanted = read(&taken.bytes)?;
    // A task of its own: a browser that goes away does not leave half a room behind.
    let outcome = tokio::spawn(async move {
        let _taken = taken;
        site.registry.create(wanted).await
    })
    .await;
    answer(outcome.map_err(|_| Refusal::Failed)?)
}

/// Asks for `application/json`, with or without parameters. Another site's form cannot send that.
fn is_json(headers: &HeaderMap) -> bool {
    headers
        .get(header::CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .and_then(|value| value.split(';').next())
        .is_some_and(|kind| kind.trim().eq_ignore_ascii_case("application/json"))
}

fn read(body: &[u8]) -> Result<CreateRoom, Refusal> {
    let wanted: CreateRoom =
        serde_json::from_slice(body).map_err(|error| match error.classify() {
            Category::Data => Refusal::Invalid,
            Category::Syntax | Category::Eof | Category::Io => Refusal::Malformed,
        })?;
    if wanted.is_valid() {
        Ok(wanted)
    } else {
        Err(Refusal::Invalid)
    }
}

fn answer(outcome: Result<Created, CreateError>) -> Result<Response, Refusal> {
    let status = match outcome {
        Ok(Created::New) => StatusCode::CREATED,
        Ok(Created::Already) => StatusCode::OK,
        Err(CreateError::Invalid) => return Err(Refusal::Invalid),
        Err(CreateError::Taken) => return Err(Refusal::IdTaken),
        Err(CreateError::Full) => return Err(Refusal::LimitReached),
        Err(CreateError::Unavailable) => return Err(Refusal::Unavailable),
    };
    Ok((status, [NEVER_STORED]).into_response())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_outcome_has_its_status() {
        for (outcome, status) in [
            (Ok(Created::New), 201),
            (Ok(Created::Already), 200),
            (Err(CreateError::Invalid), 422),
            (Err(CreateError::Taken), 409),
            (Err(CreateError::Full), 503),
            (Err(CreateError::Unavailable), 503),
        ] {
            let answer = answer(outcome).unwrap_or_else(IntoResponse::into_response);
            assert_eq!(answer.status(), status, "{outcome:?}");
            assert_eq!(answer.headers()[header::CACHE_CONTROL], "no-store");
        }
    }

    #[test]
    fn what_is_no_json_differs_from_json_of_another_form() {
        for body in ["", "{", "nonsense", "\u{0}"] {
            assert_eq!(read(body.as_bytes()), Err(Refusal::Malformed), "{body:?}");
        }
        assert_eq!(read(&[0xff, 0xfe]), Err(Refusal::Malformed));
        let deep = format!("{{\"x\":{}", "[".repeat(10_000));
        assert_eq!(read(deep.as_bytes()), Err(Refusal::Malformed));
        for body in ["{}", "[]", "7", r#"{"room":"short"}"#] {
            assert_eq!(read(body.as_bytes()), Err(Refusal::Invalid), "{body:?}");
        }
    }
}
