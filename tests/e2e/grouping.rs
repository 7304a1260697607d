//! Grouping: immediate, with what the sender saw, and refused when that is no longer so (S3).

use candor_protocol::{Command, ErrorCode, NoteId, TopicEntity, TopicId};
use candor_tests::{Client, Retro, TestServer};

struct Wall {
    retro: Retro,
    server: TestServer,
    client: Client,
    notes: Vec<NoteId>,
}

async fn wall() -> Wall {
    let retro = Retro::visible();
    let server = TestServer::with(&retro).await;
    let client = server.join(&retro).await;
    let notes = server.show(&retro, &client, &["One", "Two", "Three"]).await;
    Wall {
        notes: notes.iter().map(candor_tests::Text::note).collect(),
        retro,
        server,
        client,
    }
}

impl Wall {
    fn topic(&self, note: usize) -> TopicEntity {
        let board = self.client.board();
        board
            .topic_of(self.notes[note])
            .expect("each note has a topic")
            .clone()
    }

    async fn do_it(&self, command: &Command) {
        let seq = self.client.seq();
        self.client.done(command).await;
        self.client
            .board_until("a change", |board| board.seq() > seq)
            .await;
    }

    async fn is(&self, command: &Command, code: ErrorCode) {
        assert_eq!(self.client.refused(command).await, code, "{command:?}");
    }
}

#[tokio::test]
async fn f4_a_note_goes_to_another_topic_and_its_empty_one_ends() {
    let wall = wall().await;
    let (one, two) = (wall.topic(0).id, wall.topic(1).id);
    let group = Command::GroupNote {
        note: wall.notes[0],
        from: one,
        to: two,
        before: None,
        name: None,
    };
    wall.do_it(&group).await;
    assert_eq!(wall.topic(0).id, two);
    assert_eq!(wall.client.board().topics().len(), 2);
    wall.client.done(&group).await;
    let three = wall.topic(2).id;
    let stale = Command::GroupNote {
        note: wall.notes[0],
        from: three,
        to: one,
        before: None,
        name: None,
    };
    wall.is(&stale, ErrorCode::Stale).await;
    let nowhere = Command::GroupNote {
        note: wall.notes[0],
        from: two,
        to: one,
        before: None,
        name: None,
    };
    wall.is(&nowhere, ErrorCode::NotThere).await;
    let absent = Command::GroupNote {
        note: NoteId([9; 16]),
        from: two,
        to: three,
        before: None,
        name: None,
    };
    wall.is(&absent, ErrorCode::NotThere).await;
}

#[tokio::test]
async fn f4_topics_merge_and_split_again() {
    let wall = wall().await;
    let (one, two) = (wall.topic(0).id, wall.topic(1).id);
    let merge = |topic, into| Command::MergeTopics {
        topic,
        into,
        name: None,
    };
    wall.do_it(&merge(one, two)).await;
    wall.is(&merge(one, two), ErrorCode::NotThere).await;
    wall.is(&merge(two, two), ErrorCode::Invalid).await;
    let new = TopicId(rand::random());
    let split = |notes: &[NoteId], new| Command::SplitTopic {
        topic: two,
        notes: notes.to_vec(),
        new,
        to: wall.retro.columns[0],
        before: None,
        comments: Vec::new(),
        actions: Vec::new(),
        name: None,
        unname: None,
    };
    let (first, second, third) = (wall.notes[0], wall.notes[1], wall.notes[2]);
    wall.is(&split(&[], new), ErrorCode::Invalid).await;
    wall.is(&split(&[first, second], new), ErrorCode::Invalid)
        .await;
    wall.is(&split(&[first, first], new), ErrorCode::Invalid)
        .await;
    wall.is(&split(&[third], new), ErrorCode::Stale).await;
    wall.is(&split(&[first], wall.topic(2).id), ErrorCode::IdTaken)
        .await;
    wall.do_it(&split(&[first], new)).await;
    assert_eq!(wall.topic(0).id, new);
    assert_eq!(wall.topic(1).notes, [second]);
}

#[tokio::test]
async fn f4_a_topic_is_placed_where_it_was_dropped() {
    let wall = wall().await;
    let columns = wall.retro.columns;
    let row = wall.client.board().row(columns[0]);
    let place = |note: NoteId, from, to, before: Option<TopicId>| {
        let board = wall.client.board();
        let topic = board.topic_of(note).expect("it stands").id;
        Command::PlaceTopic {
            topic,
            from,
            to,
            before,
        }
    };
    let first = wall.client.board().topic_of(row[0]).expect("it stands").id;
    wall.do_it(&place(row[2], columns[0], columns[0], Some(first)))
        .await;
    assert_eq!(
        wall.client.board().row(columns[0]),
        [row[2], row[0], row[1]]
    );
    wall.do_it(&place(row[0], columns[0], columns[1], None))
        .await;
    assert_eq!(wall.client.board().row(columns[0]), [row[2], row[1]]);
    assert_eq!(wall.client.board().row(columns[1]), [row[0]]);
    wall.is(
        &place(row[0], columns[0], columns[2], None),
        ErrorCode::Stale,
    )
    .await;
    wall.is(
        &place(row[1], columns[0], columns[0], Some(first)),
        ErrorCode::Stale,
    )
    .await;
    let nowhere = candor_protocol::ColumnId([9; 16]);
    wall.is(
        &place(row[1], columns[0], nowhere, None),
        ErrorCode::NotThere,
    )
    .await;
}

#[tokio::test]
async fn f4_a_topic_is_named_by_whoever_saw_its_name() {
    let wall = wall().await;
    let topic = wall.topic(0).id;
    let name = |text: &str| wall.retro.name(topic, text);
    let (builds, tests) = (name("Builds"), name("Tests"));
    let call = |name: Option<_>, expect: Option<_>| Command::NameTopic {
        topic,
        name,
        expect,
    };
    wall.do_it(&call(Some(builds.clone()), None)).await;
    assert_eq!(wall.topic(0).name, Some(builds.clone()));
    wall.client.done(&call(Some(builds.clone()), None)).await;
    wall.is(&call(Some(tests.clone()), None), ErrorCode::Stale)
        .await;
    wall.do_it(&call(Some(tests.clone()), Some(builds))).await;
    wall.do_it(&call(None, Some(tests))).await;
    assert_eq!(wall.topic(0).name, None);
}

#[tokio::test]
async fn f4_a_name_that_goes_along_with_a_merge_opens_where_it_went() {
    let wall = wall().await;
    let (one, two) = (wall.topic(0).id, wall.topic(1).id);
    let open = |topic: &TopicEntity| {
        let name = topic.name.as_ref()?;
        let seam = format!("topic|{}|name", topic.id.to_text());
        wall.retro.keys.open(&seam, name.as_str())
    };
    let name = Command::NameTopic {
        topic: one,
        name: Some(wall.retro.name(one, "Builds")),
        expect: None,
    };
    wall.do_it(&name).await;
    let merge = Command::MergeTopics {
        topic: one,
        into: two,
        name: Some(wall.retro.name(two, "Builds")),
    };
    wall.do_it(&merge).await;
    assert_eq!(open(&wall.topic(0)), Some("Builds".to_owned()));
}

#[tokio::test]
async fn f4_an_undone_merge_brings_the_ended_topic_back_for_everybody() {
    let wall = wall().await;
    let one = wall.topic(0);
    let (two, three) = (wall.topic(1).id, wall.topic(2).id);
    let name = wall.retro.name(one.id, "Builds");
    let call = Command::NameTopic {
        topic: one.id,
        name: Some(name.clone()),
        expect: None,
    };
    wall.do_it(&call).await;
    let away = wall.server.watch(&wall.retro).await;
    away.settle().await;
    let (before, hello) = (
        away.board(),
        candor_protocol::Hello {
            resume: Some(away.resume()),
            ..wall.retro.hello()
        },
    );
    away.leave().await;
    let anew = wall.retro.name(two, "Builds");
    let merge = Command::MergeTopics {
        topic: one.id,
        into: two,
        name: Some(anew.clone()),
    };
    wall.do_it(&merge).await;
    let undo = Command::SplitTopic {
        topic: two,
        notes: one.notes.clone(),
        new: one.id,
        to: one.column,
        before: Some(three),
        comments: Vec::new(),
        actions: Vec::new(),
        name: Some(name.clone()),
        unname: Some(anew),
    };
    wall.do_it(&undo).await;
    assert_eq!(wall.topic(0).id, one.id);
    assert_eq!(wall.topic(0).name, Some(name));
    assert_eq!(wall.topic(1).name, None);
    let back = wall.server.come_back(&wall.retro, &hello, before).await;
    back.board_until("all of it", |board| board.seq() == wall.client.seq())
        .await;
    assert_eq!(back.board().bytes(), wall.client.board().bytes());
}
