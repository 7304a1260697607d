//! A8, A9: polls are blind while they are open, one answer a seat, and shown once, after closing.

use candor_protocol::{Command, ErrorCode, PollAnswer, PollId, PollOutcome, Scale, limits};
use candor_tests::{Client, Retro, TestServer};

struct Polling {
    retro: Retro,
    server: TestServer,
    lead: Client,
    seats: Vec<Client>,
}

/// So many seats, all counted as here, so that ticks bring no news of their own.
async fn polling(seats: usize) -> Polling {
    let retro = Retro::visible();
    let server = TestServer::with(&retro).await;
    let lead = server.lead(&retro).await;
    let mut joined = Vec::new();
    for _ in 0..seats {
        joined.push(server.join(&retro).await);
    }
    let all = u32::try_from(seats).expect("few");
    let lag = limits::HERE_LAG_TICKS as usize;
    server
        .tick_until(&retro, &lead, lag, |board| board.counts().here == all)
        .await;
    Polling {
        retro,
        server,
        lead,
        seats: joined,
    }
}

impl Polling {
    async fn open(&self, scale: Scale) -> PollId {
        let id = PollId(rand::random());
        let topic = None;
        self.lead
            .done(&Command::OpenPoll { id, scale, topic })
            .await;
        for client in &self.seats {
            client
                .board_until("the poll", |board| board.poll(id).is_some())
                .await;
        }
        id
    }

    async fn close(&self, poll: PollId) -> PollOutcome {
        self.lead.done(&Command::ClosePoll { poll }).await;
        let outcome = |client: &Client| client.board().poll(poll).map(|it| it.outcome.clone());
        for client in self.seats.iter().chain([&self.lead]) {
            client
                .board_until("the outcome", |board| {
                    let poll = board.poll(poll).expect("it stands");
                    poll.outcome != PollOutcome::Open
                })
                .await;
            assert_eq!(outcome(client), outcome(&self.lead));
        }
        outcome(&self.lead).expect("it stands")
    }
}

fn answer(poll: PollId, choice: Option<u32>) -> Command {
    Command::AnswerPoll { poll, choice }
}

#[tokio::test]
async fn a9_others_get_nothing_of_an_open_poll_but_the_count_on_ticks() {
    let polling = polling(5).await;
    let (server, retro) = (&polling.server, &polling.retro);
    let watching = server.watch(retro).await;
    let poll = polling.open(Scale::Safety {}).await;
    let others = [&watching, &polling.lead, &polling.seats[4]];
    for client in others {
        client.settle().await;
    }
    let frames = |client: &Client| client.look(|seen| seen.frames.len());
    let marks = others.map(frames);
    let seq = watching.seq();
    for (choice, client) in (0..).zip(&polling.seats[..4]) {
        client.done(&answer(poll, Some(choice))).await;
    }
    watching.settle().await;
    assert_eq!(watching.seq(), seq, "nothing before the tick");
    server.tick(retro).await;
    polling.seats[0].done(&answer(poll, Some(4))).await;
    server.tick(retro).await;
    for client in others {
        client
            .board_until("the count", |board| board.counts().answered == 4)
            .await;
        client.settle().await;
        assert_eq!(client.seq(), seq + 1, "another choice is no news");
    }
    for (client, mark) in others.iter().zip(marks) {
        let came = client.look(|seen| seen.frames[mark..].to_vec());
        let told: Vec<_> = came
            .iter()
            .filter(|frame| {
                // What settling and ticking answer: a refusal, a pong.
                !frame.contains(r#""type":"error""#) && !frame.contains(r#""type":"pong""#)
            })
            .collect();
        assert_eq!(told.len(), 1, "{told:?}");
        for secret in ["poll", "choice", "answers", "you"] {
            assert!(!told[0].contains(&format!(r#""{secret}""#)), "{told:?}");
        }
    }
}

#[tokio::test]
async fn a9_ones_own_answer_goes_to_ones_own_seat_alone_and_ends_with_the_poll() {
    let polling = polling(3).await;
    let poll = polling.open(Scale::Roti {}).await;
    let mine = &polling.seats[0];
    let phone = polling.server.join_as(&polling.retro, mine).await;
    mine.done(&answer(poll, Some(3))).await;
    let wanted = Some(PollAnswer { poll, choice: 3 });
    for client in [mine, &phone] {
        client
            .until("the own answer", |seen| {
                (seen.newest_you()?.answer == wanted).then_some(())
            })
            .await;
    }
    for other in &polling.seats[1..] {
        other.settle().await;
        assert_eq!(other.you().answer, None);
    }
    phone.done(&answer(poll, None)).await;
    mine.until("no answer any more", |seen| {
        seen.newest_you()?.answer.is_none().then_some(())
    })
    .await;
    mine.done(&answer(poll, Some(1))).await;
    polling.close(poll).await;
    mine.until("no answer after closing", |seen| {
        seen.newest_you()?.answer.is_none().then_some(())
    })
    .await;
}

#[tokio::test]
async fn a8_a_result_is_shown_once_by_floor_gist_and_counts() {
    let polling = polling(5).await;
    for (answers, wanted) in [
        (2, PollOutcome::TooFew),
        (
            4,
            PollOutcome::Gist {
                answers: 4,
                choices: vec![1],
            },
        ),
        (
            5,
            PollOutcome::Counted {
                counts: vec![1, 1, 1, 1, 1],
            },
        ),
    ] {
        let poll = polling.open(Scale::Safety {}).await;
        for (choice, client) in (0..).zip(&polling.seats[..answers]) {
            client.done(&answer(poll, Some(choice))).await;
            client.done(&answer(poll, Some(choice))).await;
        }
        assert_eq!(polling.close(poll).await, wanted);
        let late = polling.seats[0].refused(&answer(poll, Some(0))).await;
        assert_eq!(late, ErrorCode::PollClosed);
    }
}

#[tokio::test]
async fn a8_only_who_leads_asks_and_one_thing_at_a_time() {
    let polling = polling(1).await;
    let wish = |id| Command::OpenPoll {
        id: PollId([id; 16]),
        scale: Scale::Roman {},
        topic: None,
    };
    let seat = &polling.seats[0];
    assert_eq!(seat.refused(&wish(1)).await, ErrorCode::NeedsFacilitator);
    let poll = polling.open(Scale::Fist {}).await;
    assert_eq!(polling.lead.refused(&wish(2)).await, ErrorCode::PollOpen);
    let close = Command::ClosePoll { poll };
    assert_eq!(seat.refused(&close).await, ErrorCode::NeedsFacilitator);
    let code = polling.lead.refused(&answer(poll, Some(0))).await;
    assert_eq!(code, ErrorCode::NeedsSeat);
}
