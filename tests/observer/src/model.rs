//! The model's constants as a table of the document. Their reasons stand where they do.

use candor_protocol::limits;

use crate::ear::{ERROR_SECONDS, NETWORK_MS};
use crate::report::head;
use crate::session::{LATE_SECONDS, STEADY_TEXTS, TOPIC_SECONDS, TOPICS, WRITING_SECONDS};
use crate::typing;

/// The table.
pub(crate) fn model() -> String {
    let (shortest, longest) = NETWORK_MS;
    let rows = [
        (
            "the default tick",
            format!("{} s", limits::TICK_SECONDS_DEFAULT),
        ),
        ("the longest delay", format!("{} ticks", limits::WAIT_TICKS)),
        (
            "hearing an Enter",
            format!("up to {ERROR_SECONDS} s early or late, uniform"),
        ),
        (
            "from Enter to the server",
            format!("{shortest} to {longest} ms, uniform"),
        ),
        (
            "typing",
            spread(
                "words a minute",
                typing::WORDS_PER_MINUTE,
                typing::WORDS_PER_MINUTE_SPREAD,
            ),
        ),
        (
            "length of a text",
            spread("words", typing::WORDS, typing::WORDS_SPREAD),
        ),
        (
            "how much people write",
            format!("mean 1, spread {}", typing::PACE_SPREAD),
        ),
        (
            "pauses of one person",
            format!("spread {}", typing::PAUSE_SPREAD),
        ),
        (
            "late notes",
            format!(
                "{} a minute and person, for {} min",
                typing::LATE_NOTES_PER_MINUTE,
                LATE_SECONDS / 60.0
            ),
        ),
        (
            "hidden notes",
            format!(
                "{} a minute and person, for {} min",
                typing::NOTES_PER_MINUTE,
                WRITING_SECONDS / 60.0
            ),
        ),
        (
            "discussion",
            format!("{TOPICS} topics, {} min each", TOPIC_SECONDS / 60.0),
        ),
        (
            "comments on a topic at first",
            format!("by a person with probability {}", typing::COMMENTS_ON_TOPIC),
        ),
        (
            "commenting again at once",
            format!("with probability {}", typing::COMMENTS_AGAIN),
        ),
        (
            "replies to a comment that is out",
            format!("{} in the mean", typing::REPLIES),
        ),
        (
            "before a comment is typed",
            format!(
                "{} s of reading, then {}",
                typing::READING_SECONDS,
                spread(
                    "s of thinking",
                    typing::THINKING_SECONDS,
                    typing::THINKING_SPREAD
                )
            ),
        ),
        (
            "steady writing",
            format!("{STEADY_TEXTS} texts a session in the mean, at random times, by anybody"),
        ),
    ];
    let mut text = head(&["what".to_owned(), "how much".to_owned()]);
    for (what, much) in rows {
        text.push_str(&format!("| {what} | {much} |\n"));
    }
    text + "\nA spread is the standard deviation of a logarithm; with one, a law is log-normal.\n"
}

fn spread(unit: &str, median: f64, spread: f64) -> String {
    format!("{median} {unit} (median), spread {spread}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_document_has_the_constants_of_the_code() {
        let document = include_str!("../../../docs/OBSERVER.md");
        assert!(
            document.contains(&model()),
            "run `make observer`: its model is another one now"
        );
    }
}
