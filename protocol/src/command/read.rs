//! Reads a command off the wire, in one go: `{"type":…,"ref":…,…}`.

use std::borrow::Cow;

use serde::Deserialize;
use serde::de::value::{BorrowedStrDeserializer, MapAccessDeserializer, StringDeserializer};
use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, Visitor};

use super::{Command, Ref};

/// Why a frame is no command.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoCommand {
    /// It is no JSON object with a number `ref`.
    NoRef,
    /// It has a `ref`, but no command that this server knows stands beside it.
    Malformed(Ref),
    /// A second hello.
    Hello,
    /// A browser's sign of life: `{"type":"ping"}`, to be answered with a pong.
    Ping,
}

/// Reads a frame behind the hello: `{"type":…,"ref":…,…}`.
pub fn parse(text: &str) -> Result<(Ref, Command), NoCommand> {
    match serde_json::from_str(text) {
        Ok(Numbered { reference, command }) => Ok((reference, command)),
        Err(_) => Err(no_command(text)),
    }
}

/// What a frame is that is no command.
fn no_command(text: &str) -> NoCommand {
    let Ok(head) = serde_json::from_str::<Head<'_>>(text) else {
        return NoCommand::NoRef;
    };
    match (head.kind.as_deref(), head.reference) {
        (Some("ping"), _) => NoCommand::Ping,
        (Some("hello"), _) => NoCommand::Hello,
        (_, None) => NoCommand::NoRef,
        (_, Some(reference)) => NoCommand::Malformed(reference),
    }
}

#[derive(Deserialize)]
struct Head<'a> {
    #[serde(rename = "ref")]
    reference: Option<Ref>,
    #[serde(rename = "type", borrow)]
    kind: Option<Cow<'a, str>>,
}

/// A command with its number.
struct Numbered {
    reference: Ref,
    command: Command,
}

impl<'de> Deserialize<'de> for Numbered {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(NumberedVisitor)
    }
}

struct NumberedVisitor;

impl<'de> Visitor<'de> for NumberedVisitor {
    type Value = Numbered;

    fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("a command with its number")
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Numbered, A::Error> {
        let mut reference = None;
        let fields = WithoutRef {
            map,
            reference: &mut reference,
        };
        let command = Command::deserialize(MapAccessDeserializer::new(fields))?;
        let reference = reference.ok_or_else(|| A::Error::missing_field("ref"))?;
        Ok(Numbered { reference, command })
    }
}

/// The fields of a frame without its number, which is taken out on the way.
struct WithoutRef<'a, A> {
    map: A,
    reference: &'a mut Option<Ref>,
}

/// A field's name, which is borrowed unless it has escapes.
#[derive(Deserialize)]
struct Key<'a>(#[serde(borrow)] Cow<'a, str>);

impl<'de, A: MapAccess<'de>> MapAccess<'de> for WithoutRef<'_, A> {
    type Error = A::Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, A::Error> {
        while let Some(Key(key)) = self.map.next_key()? {
            match key {
                key if key == "ref" => {
                    let reference = self.map.next_value()?;
                    if self.reference.replace(reference).is_some() {
                        return Err(A::Error::duplicate_field("ref"));
                    }
                }
                Cow::Borrowed(key) => {
                    return seed
                        .deserialize(BorrowedStrDeserializer::new(key))
                        .map(Some);
                }
                Cow::Owned(key) => {
                    return seed.deserialize(StringDeserializer::new(key)).map(Some);
                }
            }
        }
        Ok(None)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, A::Error> {
        self.map.next_value_seed(seed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const READY: &str = r#"{"type":"set_ready","ref":7,"ready":true}"#;

    #[test]
    fn a_command_is_read_wherever_its_number_stands() {
        let ready = Ok((7, Command::SetReady { ready: true }));
        for text in [
            READY,
            r#"{"ref":7,"type":"set_ready","ready":true}"#,
            r#"{"ready":true,"type":"set_ready","ref":7}"#,
            r#"{"re\u0061dy":true,"type":"set_ready","r\u0065f":7}"#,
            r#"{"type":"set_ready","ref":7,"ready":true,"of_a_later_version":[{"ref":8}]}"#,
        ] {
            assert_eq!(parse(text), ready, "{text}");
        }
    }

    #[test]
    fn l2_what_is_no_command_is_told_apart() {
        for (text, no) in [
            ("", NoCommand::NoRef),
            ("7", NoCommand::NoRef),
            (r#"[7,"set_ready"]"#, NoCommand::Malformed(7)),
            (r#"{"type":"set_ready","ready":true}"#, NoCommand::NoRef),
            (
                r#"{"type":"set_ready","ref":null,"ready":true}"#,
                NoCommand::NoRef,
            ),
            (
                r#"{"type":"set_ready","ref":-1,"ready":true}"#,
                NoCommand::NoRef,
            ),
            (
                r#"{"type":"set_ready","ref":7,"ref":7,"ready":true}"#,
                NoCommand::NoRef,
            ),
            (
                r#"{"type":"set_ready","type":"x","ref":7,"ready":true}"#,
                NoCommand::NoRef,
            ),
            (
                r#"{"type":"set_ready","ref":7,"ready":1}"#,
                NoCommand::Malformed(7),
            ),
            (r#"{"type":"unheard_of","ref":7}"#, NoCommand::Malformed(7)),
            (r#"{"type":"hello","ref":7}"#, NoCommand::Hello),
            (r#"{"type":"ping"}"#, NoCommand::Ping),
        ] {
            assert_eq!(parse(text), Err(no), "{text}");
        }
        assert_eq!(parse(&format!("{READY} ")).map(|(number, _)| number), Ok(7));
        assert_eq!(parse(&format!("{READY}x")), Err(NoCommand::NoRef));
    }
}
