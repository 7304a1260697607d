//! The first frame. One that is taken is read again as it was, and no seat is anybody's whose token was changed.

use candor::board::{RoomSecret, Seat};
use candor_protocol::Hello;

use crate::{Target, Verdict, wire};

pub(super) const TARGET: Target = Target {
    name: "hello",
    seeds,
    feed,
    inputs: 2_000,
};

const SECRET: [u8; 32] = [7; 32];

fn seat() -> Seat {
    Seat::new([1; 16])
}

fn seeds() -> Vec<Vec<u8>> {
    let mut examples = wire::examples("From a browser: hello and ping");
    for example in &mut examples {
        if let Some(token) = example.get_mut("seat") {
            let made = seat().token(&RoomSecret(SECRET));
            *token = serde_json::to_value(&made).expect("tokens are JSON");
        }
    }
    examples
        .iter()
        .map(|each| each.to_string().into_bytes())
        .collect()
}

fn feed(input: &[u8]) -> Verdict {
    let Ok(hello) = serde_json::from_slice::<Hello>(input) else {
        return Verdict::Refused;
    };
    let encoded = serde_json::to_vec(&hello).expect("a hello is JSON");
    let again: Hello = serde_json::from_slice(&encoded).expect("it is read again");
    assert_eq!(again, hello);
    if let Some(token) = &hello.seat {
        let secret = RoomSecret(SECRET);
        let known = Seat::verify(token, &secret);
        let own = *token == seat().token(&secret);
        assert_eq!(known, own.then(seat), "a token is this room's or nobody's");
    }
    Verdict::Taken
}
