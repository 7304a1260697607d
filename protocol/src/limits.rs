//! Every bound of Candor that a room or a connection meets, with its unit and its reason (L1).
//!
//! What an operator may change has its default here and its flag in the server's configuration.
//! What a room collects gives an error that names its bound ([`crate::Limit`]). A value outside of
//! its bounds (columns, seats, budget, timer, closing time, tick, floor, choices of a poll) is
//! [`crate::ErrorCode::Invalid`], a rate [`crate::ErrorCode::TooFast`], and what ends a connection has
//! its [`crate::CloseCode`]. Nothing is lost.

use std::num::NonZeroU32;

/// Columns of a room. A board with more does not fit a screen.
pub const COLUMNS: usize = 12;
/// Notes of a room, hidden and waiting ones included. Thirty people writing thirty notes each.
pub const NOTES: usize = 1_000;
/// Comments of a room. Three for each note.
pub const COMMENTS: usize = 3_000;
/// Notes that one seat can add in one life of the room in memory, those among them that it took back: so
/// that it takes several seats, which show, to fill a room and learn from that what waits there (L2).
pub const NOTES_OF_SEAT: usize = 200;
/// Comments that one seat can add, likewise.
pub const COMMENTS_OF_SEAT: usize = 300;
/// Actions of a room. Nobody carries out more.
pub const ACTIONS: usize = 200;
/// Rounds of a room. Each keeps a tally as long as the board has topics.
pub const ROUNDS: usize = 20;
/// Polls of a room. A retro asks three or four.
pub const POLLS: usize = 50;
/// Fewest and most choices of a poll: more do not fit a hand, or a phone.
pub const POLL_OPTIONS: (usize, usize) = (2, 7);
/// Answers from which a poll's counts are shown; below, only its median or its favourite (A8).
pub const POLL_COUNTS: u32 = 5;
/// Facilitator keys that a room knows at once. A room with more leaders has none.
pub const FACILITATORS: usize = 8;
/// Nobody who leads has been here for this long, in milliseconds: then the seats may appoint (F3).
pub const ABSENT_MS: u64 = 120_000;
/// For this long after the appointment who was appointed cannot erase the room, in milliseconds (F3).
pub const APPOINTED_MS: u64 = 3_600_000;
/// Furthest closing time of writing, in milliseconds from now: two weeks.
pub const CLOSING_MS: u64 = 14 * 86_400_000;
/// Connections of one seat: its tabs and devices. With more of them one seat would fill a room unseen.
pub const CONNECTIONS_OF_SEAT: usize = 8;
/// Seats of a room at once, those included that left a moment ago, unless whoever leads holds it to
/// fewer: each takes memory and a step on every tick.
pub const SEATS: u32 = 1_000;
/// Seats that one life of a room in memory gives: as many at once as may be connected, for a hall in which
/// everybody presses Join within a minute, and then one every so many milliseconds. Whoever comes faster
/// waits without one, so that a script cannot outvote a team within a breath, and its seats show in the
/// counts while they come.
pub const SEAT_MS: u64 = 1_000;
/// Seats ever taken that a room counts; from there on the number stays. Each takes 16 bytes, and nobody is
/// any better hidden among more.
pub const SEATS_COUNTED: usize = 1_000;
/// Notes, comments and actions that one split can name: with two names they fit [`FRAME_BYTES`].
pub const SPLIT_IDS: usize = 500;
/// Votes that one seat can have in a round.
pub const BUDGET: u32 = 100;
/// Longest timer, in milliseconds: a day. A retro is shorter.
pub const TIMER_MS: u64 = 86_400_000;
/// Shortest and longest tick that a room can be created with, in seconds (A6).
pub const TICK_SECONDS: (u32, u32) = (2, 60);
/// The tick unless the creator says otherwise, in seconds (A6).
pub const TICK_SECONDS_DEFAULT: u32 = 3;
/// Longest delay of what waits, in ticks; the shortest is 1 (A6).
pub const WAIT_TICKS: u32 = 4;
/// The floor unless the creator says otherwise: answers below which a result is destroyed (A8).
pub const FLOOR_DEFAULT: u32 = 3;
/// Largest floor. A larger one would never be met.
pub const FLOOR: u32 = 50;
/// Announcement of a reveal, in milliseconds (A5).
pub const REVEAL_NOTICE_MS: u64 = 10_000;
/// Announcement of an erasure, in milliseconds (A13).
pub const ERASE_NOTICE_MS: u64 = 60_000;
/// Here lags by 1 to this many ticks, drawn at random (A7).
pub const HERE_LAG_TICKS: u32 = 6;
/// An absence shorter than this does not count, in milliseconds (A7).
pub const ABSENCE_MS: u64 = 60_000;
/// Deleted ids that a room remembers, so that they stay deleted (S3). Each takes 17 bytes.
pub const DELETED_IDS: usize = 8_000;

/// A frame from a browser, in bytes: an experiment's three largest sealed texts with its lines, or a
/// round over every topic that there may be.
pub const FRAME_BYTES: usize = 32 * 1024;
/// The body of a request to create a room, in bytes: its columns with their prompts, and the
/// content of an exported board: 1,000 notes and 3,000 comments of the smallest sealed size, with
/// ids and locks, take 2.2 MiB.
pub const CREATE_BYTES: usize = 4 * 1024 * 1024;
/// Bodies up to this, in bytes, are taken in as they come: columns with their prompts take 12 KiB,
/// a list to vote on of fifty topics 55 KiB. Larger ones take turns, and have to say their length.
pub const SMALL_CREATE_BYTES: usize = 64 * 1024;
/// Larger bodies that are taken in at once: with what is read out of them, some 40 MiB.
pub const LARGE_BODIES: usize = 4;
/// When to come again while all turns are taken, in seconds. A body of 2 MiB takes about one.
pub const BUSY_SECONDS: u32 = 3;
/// A frame to a browser is cut at about this size, in bytes: it parses one while the next is on its way, and
/// a proxy holds no whole board before it passes it on.
pub const CHUNK_BYTES: usize = 4 * 1024;
/// Patches kept for viewers that lag behind, per room; one that falls off gets one patch of
/// everything since (S4).
pub const RING_PATCHES: usize = 256;
/// Bytes of patches kept for viewers that lag behind, per room (S4).
pub const RING_BYTES: usize = 256 * 1024;
/// Deletions remembered per room for viewers that come back; older ones get the whole board (S4).
pub const TOMBSTONES: usize = 4_000;
/// Commands of all sessions that can wait for a room. A full inbox holds the senders back.
pub const INBOX: usize = 256;
/// Commands of one connection that can be under way at once; more are read later.
pub const IN_FLIGHT: usize = 64;
/// Commands a second of one connection, sustained. Nobody types faster; an outbox that empties
/// after a break waits for acknowledgements anyway. An operator can say otherwise.
pub const COMMANDS_PER_SECOND: NonZeroU32 = NonZeroU32::new(30).expect("not zero");
/// Commands of one connection in a burst: those of so many seconds.
pub const COMMANDS_BURST_SECONDS: NonZeroU32 = NonZeroU32::new(4).expect("not zero");
/// Frames over the rate or malformed after which a connection is closed.
pub const FAULTS: u32 = 1_000;
/// Connections of one room unless the operator says otherwise: half of them of seats, half of those who
/// only watch.
pub const CONNECTIONS_PER_ROOM: usize = 1_000;
/// Rooms of a server unless the operator says otherwise.
pub const ROOMS: usize = 100_000;
/// Rooms that can be created from one address at once: an office of a thousand people behind one address,
/// in which every team begins its retro at the same hour.
pub const CREATIONS_BURST: u32 = 60;
/// Then one every so many seconds: while rooms are retained ([`RETAIN_DAYS`]) one address comes to 60,500 of
/// them, and never fills a server alone.
pub const CREATION_SECONDS: u32 = 10;
/// Addresses that are told apart at once, each kept as a hash of 16 bytes: some MiB. With more, everybody
/// begins anew.
pub const CREATORS: usize = 20_000;
/// Time after which nothing is known of addresses any more, in milliseconds: a day (A13).
pub const CREATORS_MS: u64 = 86_400_000;
/// Connections of a server unless the operator says otherwise.
pub const CONNECTIONS: usize = 20_000;
/// Time for the hello after the upgrade, in milliseconds.
pub const HELLO_MS: u64 = 10_000;
/// Time for the headers of a request, in milliseconds; an idle connection ends after it too.
pub const HEADERS_MS: u64 = 10_000;
/// Time for a whole request and its answer, in milliseconds (not for a websocket).
pub const REQUEST_MS: u64 = 15_000;
/// A page asks for a sign of life when nothing came for this long, in milliseconds.
pub const PING_MS: u64 = 8_000;
/// A connection from which nothing came for this long is dead to a page, in milliseconds: whoever writes has to know.
pub const SILENCE_MS: u64 = 20_000;
/// The server asks for a sign of life when nothing came for this long, in milliseconds. That costs as much as a
/// change, and nothing depends on knowing sooner: an absence of a minute does not count ([`ABSENCE_MS`]).
pub const PROBE_MS: u64 = 20_000;
/// A connection from which nothing came for this long is dead to the server, in milliseconds; its place is free then.
pub const GONE_MS: u64 = 40_000;
/// Time for one write to a connection, in milliseconds; a slower one is cut (S4).
pub const WRITE_MS: u64 = 10_000;
/// Time for each frame of a patch that a viewer takes, on top of [`WRITE_MS`] for all of it, in milliseconds:
/// one that trickles slower than 4 KiB a second does not hold a whole board for longer (S4).
pub const FRAME_MS: u64 = 1_000;
/// Sockets read buffer, in bytes: a note of the smallest size with all around it. The library's default costs
/// 136 KiB a connection, and it wipes the whole buffer before each read.
pub const READ_BUFFER_BYTES: usize = 1024;
/// Frames of the websocket library's own that wait, in bytes: a pong and the answer to a closing, each with
/// at most 125 bytes of the browser's.
pub const CONTROL_FRAMES_BYTES: usize = 512;
/// What the system holds of what was written to a connection and not taken by its other end, in bytes; Linux
/// doubles it for its own bookkeeping. Left to itself it would hold up to 4 MiB for a viewer that stopped
/// reading (S4).
pub const SEND_BUFFER_BYTES: u32 = 64 * 1024;
/// Connections that the system holds until they are accepted, where it allows as many (Linux: `somaxconn`, 4,096
/// unless set): all that come back at once after a break of the network. One more would try again a second later.
pub const BACKLOG: u32 = 4_096;
/// Publishing waits this long when the room published less than this long ago, in milliseconds.
pub const MERGE_MS: u64 = 3;
/// The same when the program has no time left: it grows towards this, so that fewer and larger patches are written.
pub const MERGE_BUSY_MS: u64 = 60;
/// A room without connections leaves memory after this long, in milliseconds: longer than a
/// reload, and than an absence that does not count.
pub const LINGER_MS: u64 = 90_000;
/// Batches in a journal after which it is compacted.
pub const BATCHES: usize = 512;
/// Time to close all sockets at shutdown, in milliseconds.
pub const SHUTDOWN_MS: u64 = 1_500;
/// Time for the journal to take what was decided before a shutdown, in milliseconds. It takes moments; a disk
/// that stalls is waited for, but not for as long as a supervisor waits before it kills (ten seconds).
pub const FINISH_MS: u64 = 6_000;
/// Time that a connection which the server ended may go on sending, in milliseconds: closing while
/// bytes are unread would reset the connection, and the peer would never see why.
pub const DRAIN_MS: u64 = 2_000;
/// Bytes that are thrown away meanwhile: a 1 MiB frame several times over.
pub const DRAIN_BYTES: usize = 4 * 1024 * 1024;
/// Time for the closing handshake of a websocket, in milliseconds.
pub const CLOSE_MS: u64 = 1_000;
/// Connections of the admin listener: a scraper and a prober need a few.
pub const ADMIN_CONNECTIONS: usize = 64;
/// Headers of a request all together, in bytes. No browser sends half of it without cookies.
pub const HEADER_BYTES: usize = 16 * 1024;
/// Lines of headers of a request. Browsers send about twenty.
pub const HEADER_LINES: usize = 64;
/// Time for the journal to show that it answers, in milliseconds: probes give up after a few seconds.
pub const READY_MS: u64 = 1_000;
/// Connections that are accepted before others have a turn: thousands come at once after a break of the
/// network, and whoever is there goes on meanwhile.
pub const ACCEPTED_AT_ONCE: usize = 4;
/// Connections that are greeted or taken down at once, for the same reason. More than there are cores: some wait
/// for their room.
pub const TURNS: usize = 8;
/// Time after which one that waits for its room, or for a browser that takes nothing, gives its turn away, in
/// milliseconds: a disk that stalls keeps nobody else out.
pub const TURN_MS: u64 = 20;
/// Pause after a failed accept, in milliseconds, so that a lack of file handles does not spin.
pub const ACCEPT_PAUSE_MS: u64 = 100;
/// Days without a command after which a room expires, unless the operator says otherwise (K3).
pub const RETAIN_DAYS: u32 = 7;
/// Rooms that were erased or have expired and are remembered as such, so that no page restores one (A13,
/// K3): by their ids alone, in memory alone, the newest. Each takes about 40 bytes.
pub const ENDED_ROOMS: usize = 10_000;
/// Between two rounds of sweeping away rooms that have ended, in milliseconds: until then their newest
/// patches stay in memory.
pub const SWEEP_ROUND_MS: u64 = 60_000;
/// Between two rounds of letting rooms expire, in milliseconds: an hour, for days are counted.
pub const EXPIRY_ROUND_MS: u64 = 3_600_000;
/// Rooms that expire at once, so that a round holds no long list.
pub const EXPIRY_BATCH: usize = 256;
/// Times that a room is looked for anew when it leaves memory just while somebody comes.
pub const VISITS: usize = 8;
/// Ticks made up for after a standstill; what was missed beyond is skipped.
pub const TICKS_AT_ONCE: u32 = 64;
/// Between attempts at what was announced while the journal fails, in milliseconds.
pub const AGAIN_MS: u64 = 1_000;
/// Times that a batch is decided when others append first. Two writers rarely meet twice.
pub const DECISIONS: u32 = 8;
/// Largest batch of a journal in memory, in bytes: the snapshot of a room in which every note and
/// comment has the largest sealed text takes about a third of it.
pub const BATCH_BYTES: usize = 64 * 1024 * 1024;
/// Batches that can wait for the thread that writes them to disk: each is of another room, which
/// waits for its answer.
pub const JOURNAL_QUEUE: usize = 1_024;
/// Batches that are committed at once: more of them would make the first wait.
pub const TRANSACTION_BATCHES: usize = 256;
/// Bytes after which no more batches are committed along: a tenth of a second of a slow disk.
pub const TRANSACTION_BYTES: usize = 8 * 1024 * 1024;
/// Rooms that are loaded from disk at once: more do not make a disk quicker.
pub const JOURNAL_READERS: usize = 4;
/// Time that a connection to the data file waits for another one, in milliseconds.
pub const JOURNAL_BUSY_MS: u64 = 2_000;
/// Between two attempts to remove from every file what was removed, while somebody outside reads, in
/// milliseconds.
pub const FORGET_PAUSE_MS: u64 = 5;
/// Attempts of it when the program ends; the next start does it first of all.
pub const FORGET_TRIES: u32 = 50;
/// What a batch takes on the disk besides its own bytes, at most, in bytes: as many pages of the tables
/// as it changes, and somewhat more.
pub const PROBE_BYTES: usize = 64 * 1024;
/// Between two looks for rooms that wanted to be woken, in milliseconds: a reveal is announced ten
/// seconds ahead, and nobody watches who would see it late.
pub const WAKE_ROUND_MS: u64 = 5_000;
/// Rooms that are woken in one round, earliest first.
pub const WAKE_BATCH: usize = 256;
/// Bytes of all rooms of a journal in memory: what a small machine can spare. A typical room takes
/// 200 KiB.
pub const MEMORY_BYTES: usize = 1024 * 1024 * 1024;
