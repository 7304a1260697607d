//! What was wished in a room, in which order it was sent, and what was answered. It judges nothing.

use std::time::{Duration, Instant};

use candor_protocol::{Command, ErrorCode, TextId};

/// Who sent it: the number of a client in its room.
pub type Who = usize;

/// A wish's place in the history.
pub type WishId = usize;

/// One life of a socket.
pub type Connection = u64;

/// What the server said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// It is kept.
    Acknowledged,
    /// It is not.
    Refused(ErrorCode),
}

/// A command that went out once.
#[derive(Debug, Clone)]
pub struct Attempt {
    /// Its place among all attempts in the room.
    pub order: u64,
    /// The socket it went over.
    pub connection: Connection,
    /// None: the socket ended before, and whether it arrived is not known.
    pub answer: Option<Answer>,
    /// Milliseconds since the history began.
    pub sent_ms: u128,
    /// Likewise.
    pub answered_ms: Option<u128>,
}

/// A command and each time that it went out.
#[derive(Debug, Clone)]
pub struct Wish {
    /// Whose.
    pub who: Who,
    /// The same bytes each time (S3).
    pub command: Command,
    /// Oldest first.
    pub attempts: Vec<Attempt>,
}

impl Wish {
    /// Whether the server ever said that it is kept.
    pub fn is_acknowledged(&self) -> bool {
        let mut answers = self.attempts.iter().map(|attempt| attempt.answer);
        answers.any(|answer| answer == Some(Answer::Acknowledged))
    }

    /// Whether it may have had an effect: it was acknowledged, or is not known to have been refused.
    pub fn may_count(&self) -> bool {
        let mut answers = self.attempts.iter().map(|attempt| attempt.answer);
        answers.any(|answer| !matches!(answer, Some(Answer::Refused(_))))
    }
}

/// One attempt with its command, as a model takes it.
#[derive(Debug, Clone, Copy)]
pub struct Try<'a> {
    /// What was wished.
    pub command: &'a Command,
    /// The socket it went over.
    pub connection: Connection,
    /// What came of it.
    pub answer: Option<Answer>,
}

/// All that was wished in a room.
#[derive(Debug)]
pub struct History {
    /// In the order in which they were first wished.
    pub wishes: Vec<Wish>,
    began: Instant,
    last: Instant,
    attempts: u64,
}

impl Default for History {
    fn default() -> Self {
        Self {
            wishes: Vec::new(),
            began: Instant::now(),
            last: Instant::now(),
            attempts: 0,
        }
    }
}

impl History {
    /// Somebody wishes something.
    pub fn wish(&mut self, who: Who, command: Command) -> WishId {
        self.wishes.push(Wish {
            who,
            command,
            attempts: Vec::new(),
        });
        self.wishes.len() - 1
    }

    /// It goes out.
    pub fn sent(&mut self, wish: WishId, connection: Connection) {
        self.attempts += 1;
        self.wishes[wish].attempts.push(Attempt {
            order: self.attempts,
            connection,
            answer: None,
            sent_ms: self.began.elapsed().as_millis(),
            answered_ms: None,
        });
    }

    /// It is answered, on the socket that it went over last.
    pub fn answered(&mut self, wish: WishId, answer: Answer) {
        if text_of(&self.wishes[wish].command).is_some() {
            self.last = Instant::now();
        }
        let now = self.began.elapsed().as_millis();
        if let Some(attempt) = self.wishes[wish].attempts.last_mut() {
            attempt.answer = Some(answer);
            attempt.answered_ms = Some(now);
        }
    }

    /// How long nothing was answered that waits for a tick.
    pub fn quiet(&self) -> Duration {
        self.last.elapsed()
    }

    /// Attempts at the commands that are meant, in the order in which they went out.
    pub fn tries(&self, is_meant: impl Fn(&Wish) -> bool) -> Vec<Try<'_>> {
        let wishes = self.wishes.iter().filter(|wish| is_meant(wish));
        let mut tries: Vec<_> = wishes
            .flat_map(|wish| wish.attempts.iter().map(move |attempt| (wish, attempt)))
            .collect();
        tries.sort_by_key(|(_, attempt)| attempt.order);
        tries
            .into_iter()
            .map(|(wish, attempt)| Try {
                command: &wish.command,
                connection: attempt.connection,
                answer: attempt.answer,
            })
            .collect()
    }

    /// The last lines about what a text names, for whoever looks into a failure.
    pub fn lines_about(&self, name: &str) -> Vec<String> {
        const LINES: usize = 24;
        let mut lines: Vec<(u64, String)> = Vec::new();
        for wish in &self.wishes {
            let said = short(&wish.command);
            if !said.contains(name) {
                continue;
            }
            for attempt in &wish.attempts {
                let answer = match attempt.answer {
                    None => "no answer".to_owned(),
                    Some(Answer::Acknowledged) => "acknowledged".to_owned(),
                    Some(Answer::Refused(code)) => format!("refused: {}", code.name()),
                };
                let answered = attempt.answered_ms.map(|ms| format!(" at {ms} ms"));
                lines.push((
                    attempt.order,
                    format!(
                        "{} ms client {} socket {} {said}: {answer}{}",
                        attempt.sent_ms,
                        wish.who,
                        attempt.connection,
                        answered.unwrap_or_default()
                    ),
                ));
            }
        }
        lines.sort();
        let lines: Vec<String> = lines.into_iter().map(|(_, line)| line).collect();
        let from = lines.len().saturating_sub(LINES);
        lines[from..].to_vec()
    }
}

/// A command with what is sealed or secret in it cut short.
fn short(command: &Command) -> String {
    /// Ids have 22 characters, locks and hashes 43.
    const LONGEST: usize = 43;
    const KEPT: usize = 8;
    let mut value = serde_json::to_value(command).unwrap_or_default();
    cut(&mut value, LONGEST, KEPT);
    value.to_string()
}

fn cut(value: &mut serde_json::Value, longest: usize, kept: usize) {
    match value {
        serde_json::Value::String(text) if text.len() >= longest => {
            // Behind the nonce's first characters texts differ as well as they do whole.
            text.truncate(kept);
            text.push('…');
        }
        serde_json::Value::Array(items) => {
            for item in items {
                cut(item, longest, kept);
            }
        }
        serde_json::Value::Object(fields) => {
            for (_, field) in fields {
                cut(field, longest, kept);
            }
        }
        _ => {}
    }
}

/// The text that a command is about.
pub fn text_of(command: &Command) -> Option<TextId> {
    match command {
        Command::AddNote { id, .. } => Some(TextId::Note(*id)),
        Command::AddComment { id, .. } => Some(TextId::Comment(*id)),
        Command::EditText { of, .. }
        | Command::DeleteText { of, .. }
        | Command::TakeBack { of, .. } => Some(*of),
        _ => None,
    }
}
