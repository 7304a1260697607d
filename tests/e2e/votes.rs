//! A8, A9: rounds are fixed at opening, ballots are blind and whole, and results have a floor.

use candor_protocol::{Command, ErrorCode, Outcome, RoundId, TopicId, TopicVotes, Votes};
use candor_tests::retro::round_over_all;
use candor_tests::{Client, Retro, TestServer};

struct Voting {
    retro: Retro,
    server: TestServer,
    lead: Client,
    seats: Vec<Client>,
    topics: Vec<TopicId>,
}

/// Four seats and three topics.
async fn voting() -> Voting {
    let retro = Retro::visible();
    let server = TestServer::with(&retro).await;
    let lead = server.lead(&retro).await;
    let mut seats = Vec::new();
    for _ in 0..4 {
        seats.push(server.join(&retro).await);
    }
    server
        .show(&retro, &seats[0], &["One", "Two", "Three"])
        .await;
    lead.settle().await;
    let topics = lead.board().topics().iter().map(|topic| topic.id).collect();
    Voting {
        retro,
        server,
        lead,
        seats,
        topics,
    }
}

impl Voting {
    async fn open(&self, budget: u32, most_per_topic: u32) -> RoundId {
        let (round, open) = round_over_all(budget, most_per_topic);
        self.lead.done(&open).await;
        for client in &self.seats {
            client
                .board_until("the round", |board| board.round(round).is_some())
                .await;
        }
        round
    }

    fn ballot(&self, round: RoundId, votes: &[(usize, u32)]) -> Command {
        let entry = |(topic, votes): &(usize, u32)| TopicVotes {
            topic: self.topics[*topic],
            votes: *votes,
        };
        Command::CastBallot {
            round,
            votes: votes.iter().map(entry).collect::<Votes>(),
        }
    }

    async fn close(&self, round: RoundId) -> Outcome {
        self.lead.done(&Command::CloseRound { round }).await;
        self.lead
            .board_until("the outcome", |board| {
                board
                    .round(round)
                    .is_some_and(|round| round.outcome != Outcome::Open)
            })
            .await;
        self.outcome(round)
    }

    fn outcome(&self, round: RoundId) -> Outcome {
        self.lead
            .board()
            .round(round)
            .expect("it stands")
            .outcome
            .clone()
    }

    fn counted(&self, voters: u32, votes: [u32; 3]) -> Outcome {
        let tally = self.topics.iter().zip(votes);
        let tally = tally.map(|(topic, votes)| TopicVotes {
            topic: *topic,
            votes,
        });
        Outcome::Counted {
            voters,
            tally: tally.collect(),
        }
    }
}

#[tokio::test]
async fn a8_a_round_is_counted_once_the_floor_is_met() {
    let voting = voting().await;
    let round = voting.open(3, 2).await;
    for (seat, votes) in [
        (0, [(0, 2), (1, 1)]),
        (1, [(0, 1), (1, 2)]),
        (2, [(0, 1), (1, 1)]),
    ] {
        voting.seats[seat].done(&voting.ballot(round, &votes)).await;
    }
    assert_eq!(voting.close(round).await, voting.counted(3, [4, 4, 0]));
}

#[tokio::test]
async fn a8_fewer_ballots_than_the_floor_are_destroyed() {
    let voting = voting().await;
    let round = voting.open(3, 2).await;
    for seat in &voting.seats[..2] {
        seat.done(&voting.ballot(round, &[(0, 2)])).await;
    }
    assert_eq!(voting.close(round).await, Outcome::TooFew);
}

#[tokio::test]
async fn a9_nothing_of_a_ballot_shows_before_the_closing_but_that_it_was_cast() {
    let voting = voting().await;
    let round = voting.open(3, 3).await;
    let (server, retro) = (&voting.server, &voting.retro);
    server
        .tick_until(retro, &voting.lead, 6, |board| board.counts().here == 4)
        .await;
    let seq = voting.lead.seq();
    voting.seats[0].done(&voting.ballot(round, &[(0, 3)])).await;
    voting.lead.settle().await;
    assert_eq!(voting.lead.seq(), seq, "nothing before the tick");
    server.tick(retro).await;
    assert_eq!(voting.lead.board().counts().voted, 1);
    let seq = voting.lead.seq();
    voting.seats[0]
        .done(&voting.ballot(round, &[(1, 1), (2, 1)]))
        .await;
    server.tick(retro).await;
    assert_eq!(voting.lead.seq(), seq, "another choice is no news");
    assert_eq!(voting.outcome(round), Outcome::Open);
}

#[tokio::test]
async fn a9_a_ballot_is_replaced_whole_and_an_empty_one_takes_it_back() {
    let voting = voting().await;
    let round = voting.open(3, 3).await;
    for seat in &voting.seats {
        seat.done(&voting.ballot(round, &[(0, 3)])).await;
        seat.done(&voting.ballot(round, &[(1, 1)])).await;
        seat.done(&voting.ballot(round, &[(1, 1)])).await;
    }
    voting.seats[3].done(&voting.ballot(round, &[])).await;
    assert_eq!(voting.close(round).await, voting.counted(3, [0, 3, 0]));
}

#[tokio::test]
async fn a8_a_ballot_that_does_not_fit_its_round_is_refused() {
    let voting = voting().await;
    let round = voting.open(3, 2).await;
    for votes in [
        &[(0, 3)][..],
        &[(0, 2), (1, 2)],
        &[(0, 0)],
        &[(0, 1), (0, 1)],
        &[(0, u32::MAX), (1, 1)],
    ] {
        let code = voting.seats[0].refused(&voting.ballot(round, votes)).await;
        assert_eq!(code, ErrorCode::BallotInvalid, "{votes:?}");
    }
    let foreign = Command::CastBallot {
        round,
        votes: vec![TopicVotes {
            topic: TopicId([9; 16]),
            votes: 1,
        }],
    };
    assert_eq!(
        voting.seats[0].refused(&foreign).await,
        ErrorCode::BallotInvalid
    );
}

#[tokio::test]
async fn a8_a_closed_round_never_opens_again() {
    let voting = voting().await;
    let (round, open) = round_over_all(3, 3);
    voting.lead.done(&open).await;
    for seat in &voting.seats {
        seat.board_until("the round", |board| board.round(round).is_some())
            .await;
        seat.done(&voting.ballot(round, &[(2, 1)])).await;
    }
    let outcome = voting.close(round).await;
    voting.lead.done(&open).await;
    voting.lead.done(&Command::CloseRound { round }).await;
    let late = voting.seats[0]
        .refused(&voting.ballot(round, &[(0, 1)]))
        .await;
    assert_eq!(late, ErrorCode::RoundClosed);
    voting.lead.settle().await;
    assert_eq!(voting.outcome(round), outcome);
}

#[tokio::test]
async fn a8_what_is_voted_on_stays_as_it_is_until_the_closing() {
    let voting = voting().await;
    let round = voting.open(3, 3).await;
    let (_, second) = round_over_all(3, 3);
    assert_eq!(voting.lead.refused(&second).await, ErrorCode::RoundOpen);
    let [one, two, _] = voting.topics[..] else {
        panic!("three topics")
    };
    let merge = Command::MergeTopics {
        topic: one,
        into: two,
        name: None,
    };
    assert_eq!(
        voting.seats[0].refused(&merge).await,
        ErrorCode::TopicInRound
    );
    let note = voting.lead.board().topics()[0].notes[0];
    let off = Command::TakeOff {
        of: candor_protocol::TextId::Note(note),
    };
    assert_eq!(voting.lead.refused(&off).await, ErrorCode::TopicInRound);
    for seat in &voting.seats {
        seat.done(&voting.ballot(round, &[(0, 1), (1, 2)])).await;
    }
    voting.close(round).await;
    voting.seats[0].done(&merge).await;
    voting
        .lead
        .board_until("one topic less", |board| board.topics().len() == 2)
        .await;
    let Outcome::Counted { tally, .. } = voting.outcome(round) else {
        panic!("counted")
    };
    let votes = tally
        .iter()
        .find(|entry| entry.topic == two)
        .map(|entry| entry.votes);
    assert_eq!(votes, Some(12), "counted votes move along");
}

#[tokio::test]
async fn a8_a_tie_break_has_two_topics_at_least() {
    let voting = voting().await;
    let tie_break = |topics: &[TopicId]| Command::OpenRound {
        id: RoundId(rand::random()),
        topics: Some(topics.to_vec()),
        budget: 1,
        most_per_topic: 1,
        breaks: None,
    };
    let lead = &voting.lead;
    assert_eq!(
        lead.refused(&tie_break(&voting.topics[..1])).await,
        ErrorCode::Invalid
    );
    assert_eq!(
        lead.refused(&tie_break(&[TopicId([9; 16]), voting.topics[0]]))
            .await,
        ErrorCode::NotThere
    );
    lead.done(&tie_break(&voting.topics[..2])).await;
}
