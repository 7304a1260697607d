// Generated from protocol/ by its test `typescript`; do not edit.
// CANDOR_WRITE=1 cargo test -p candor-protocol typescript

export type RoomId = string;
export type ColumnId = string;
export type NoteId = string;
export type TopicId = string;
export type CommentId = string;
export type ActionId = string;
export type RoundId = string;
export type PollId = string;
export type Epoch = string;
export type Lock = string;
export type DoorHash = string;
export type FacilitatorHash = string;
export type Check = string;
export type EditKey = string;
export type Door = string;
export type FacilitatorKey = string;
export type SeatToken = string;
export type Sealed = string;
export type SealedLine = string;
export type Entity = { "type": "board" } & BoardEntity | { "type": "stage" } & StageEntity | { "type": "leading" } & LeadingEntity | { "type": "timer" } & TimerEntity | { "type": "counts" } & CountsEntity | { "type": "column" } & ColumnEntity | { "type": "topic" } & TopicEntity | { "type": "note" } & NoteEntity | { "type": "comment" } & CommentEntity | { "type": "action" } & ActionEntity | { "type": "round" } & RoundEntity | { "type": "poll" } & PollEntity;
export type EntityId = { "type": "board" } | { "type": "stage" } | { "type": "leading" } | { "type": "timer" } | { "type": "counts" } | { "type": "column", "id": ColumnId } | { "type": "topic", "id": TopicId } | { "type": "note", "id": NoteId } | { "type": "comment", "id": CommentId } | { "type": "action", "id": ActionId } | { "type": "round", "id": RoundId } | { "type": "poll", "id": PollId };
export type BoardEntity = { 
/**
 * Sealed as kind `board`, the room's id, field `title`.
 */
title: SealedLine, 
/**
 * Binds every page to one room key.
 */
check: Check, 
/**
 * Fixed at creation.
 */
settings: Settings, 
/**
 * What whoever leads has planned (stages, minutes, sentences to say), as the page writes it;
 * sealed as kind `board`, the room's id, field `plan`.
 */
plan: Sealed | null, 
/**
 * When the room will be erased, once that is announced (A13).
 */
erase_at: number | null, };
export type Settings = { 
/**
 * The tick, in seconds, 2 to 60 (A6).
 */
tick_seconds: number, 
/**
 * Answers below which a result is destroyed; below 3 the page says that it is not anonymous
 * (A8).
 */
floor: number, 
/**
 * Whether the room begins with hidden writing (A4).
 */
hiding: boolean, };
export type Stage = "check_in" | "write" | "group" | "vote" | "discuss" | "wrap_up";
export type StageEntity = { 
/**
 * The stage.
 */
stage: Stage, 
/**
 * Whether new notes are hidden until the reveal (A4); otherwise they wait for a tick (A6).
 */
hiding: boolean, 
/**
 * When hidden notes are revealed, once that is announced (A5).
 */
reveal_at: number | null, 
/**
 * When hidden writing ends by itself: then all hidden notes come out.
 */
closes_at: number | null, 
/**
 * The topic that everybody looks at.
 */
focus: TopicId | null, };
export type TimerEntity = { 
/**
 * Its state.
 */
timer: Timer, };
export type Timer = { "state": "off" } | { "state": "running", 
/**
 * The moment.
 */
ends_at: number, } | { "state": "paused", 
/**
 * Milliseconds left.
 */
left: number, };
export type CountsEntity = { 
/**
 * Seats here; lags by one to six ticks.
 */
here: number, 
/**
 * Seats that have been here since the room was last taken into memory, those here included, and however
 * short a while: so many could have written, at least. Who was here before that is not among them (A1).
 * Lags as `here` does. Not counted beyond [`crate::limits::SEATS_COUNTED`], but never fewer than here.
 */
seats: number, 
/**
 * Seats that said that they are ready.
 */
ready: number, 
/**
 * Ballots cast in the open round; 0 when none is open.
 */
voted: number, 
/**
 * Answers to the open poll; 0 when none is open.
 */
answered: number, 
/**
 * Hidden notes.
 */
hidden: HiddenCount, };
export type HiddenCount = Few | number;
export type Few = "few";
export type ColumnEntity = { 
/**
 * Its id.
 */
id: ColumnId, 
/**
 * Its place from the start, 0 first.
 */
order: number, 
/**
 * Sealed as kind `column`, its id, field `name`.
 */
name: SealedLine, 
/**
 * What to write here; sealed as kind `column`, its id, field `prompt`.
 */
prompt: SealedLine | null, };
export type TopicEntity = { 
/**
 * Its id.
 */
id: TopicId, 
/**
 * The column that it stands in.
 */
column: ColumnId, 
/**
 * Its place in the column: smaller ones come first, gaps mean nothing.
 */
order: number, 
/**
 * Sealed as kind `topic`, its id, field `name`.
 */
name: SealedLine | null, 
/**
 * Its notes, in order; never empty.
 */
notes: Array<NoteId>, 
/**
 * Whether it stands in the parking lot: last on the agenda.
 */
parked: boolean, };
export type NoteEntity = { 
/**
 * Its id.
 */
id: NoteId, 
/**
 * Sealed as kind `note`, its id, field `text`.
 */
text: Sealed, 
/**
 * What its edit key must open (A3).
 */
lock: Lock, 
/**
 * Who says that they wrote it, unverified (A3); sealed as kind `note`, its id, field
 * `signature`.
 */
signature: SealedLine | null, };
export type CommentEntity = { 
/**
 * Its id.
 */
id: CommentId, 
/**
 * The topic that it replies to.
 */
topic: TopicId, 
/**
 * Its place among the comments of the room: smaller ones were released first.
 */
order: number, 
/**
 * Sealed as kind `comment`, its id, field `text`.
 */
text: Sealed, 
/**
 * What its edit key must open (A3).
 */
lock: Lock, 
/**
 * Who says that they wrote it, unverified (A3); sealed as kind `comment`, its id, field
 * `signature`.
 */
signature: SealedLine | null, };
export type ActionEntity = { 
/**
 * Its id.
 */
id: ActionId, 
/**
 * The topic that it came from, while that stands.
 */
topic: TopicId | null, 
/**
 * Its place in the list: smaller ones were added first.
 */
order: number, 
/**
 * Counts its changes; a change says which one it saw.
 */
rev: number, 
/**
 * Sealed as kind `action`, its id, field `text`.
 */
text: Sealed, 
/**
 * Sealed as kind `action`, its id, field `owner`.
 */
owner: SealedLine | null, 
/**
 * Sealed as kind `action`, its id, field `due`.
 */
due: SealedLine | null, 
/**
 * Whether it is done.
 */
done: boolean, 
/**
 * Makes an experiment of it.
 */
experiment: Experiment | null, 
/**
 * Set for what an earlier retro left open.
 */
review: Review | null, };
export type Experiment = { 
/**
 * What the team believes; sealed as kind `action`, its id, field `hypothesis`.
 */
hypothesis: Sealed, 
/**
 * How it will know; sealed as kind `action`, its id, field `measure`.
 */
measure: Sealed, 
/**
 * When it looks; sealed as kind `action`, its id, field `look`.
 */
look: SealedLine | null, };
export type Review = "open" | "kept" | "dropped";
export type RoundEntity = { 
/**
 * Its id.
 */
id: RoundId, 
/**
 * 0 for the room's first round, and so on.
 */
order: number, 
/**
 * The topics that are voted on, fixed at opening, by id.
 */
topics: Array<TopicId>, 
/**
 * Votes that each seat has.
 */
budget: number, 
/**
 * Votes that a seat can put on one topic.
 */
most_per_topic: number, 
/**
 * The round whose ties it breaks.
 */
breaks: RoundId | null, 
/**
 * Whether it is open, and what came out.
 */
outcome: Outcome, };
export type PollEntity = { 
/**
 * Its id.
 */
id: PollId, 
/**
 * 0 for the room's first poll, and so on.
 */
order: number, 
/**
 * Fixed at opening.
 */
scale: Scale, 
/**
 * The topic that it was asked about, while that stands.
 */
topic: TopicId | null, 
/**
 * Whether it is open, and what came out.
 */
outcome: PollOutcome, };
export type PollOutcome = { "state": "open" } | { "state": "too_few" } | { "state": "gist", 
/**
 * Answers that came in.
 */
answers: number, 
/**
 * On a scale the low median, as its one element; of options the one chosen most, by index,
 * and nothing where several are: naming them would give every count away (A8).
 */
choices: Array<number>, } | { "state": "counted", 
/**
 * Answers by choice, zeros included.
 */
counts: Array<number>, };
export type Scale = { "of": "safety", } | { "of": "roti", } | { "of": "fist", } | { "of": "roman", } | { "of": "question", 
/**
 * Sealed as kind `poll`, its id, field `text`.
 */
text: Sealed, 
/**
 * Two to seven; sealed as kind `poll`, its id, field `option/{index}`.
 */
options: Array<SealedLine>, };
export type LeadingEntity = { 
/**
 * What is ruled.
 */
rules: Rules, 
/**
 * Whether leading is offered: the first seat that accepts gets it (F3).
 */
offered: boolean, 
/**
 * Whether nobody who leads has been here for two minutes, as of the last tick (F3).
 */
absent: boolean, 
/**
 * Who stands to lead, as of the last tick, by the hash of the key that would lead; none: nobody.
 */
candidate: FacilitatorHash | null, 
/**
 * Seats that agree to the candidate, as of the last tick.
 */
agreed: number | null, };
export type Rules = { 
/**
 * Nobody adds or edits notes and comments (F5). Deleting and taking back stay possible.
 */
frozen: boolean, 
/**
 * Only who leads groups, names and moves topics (F5).
 */
grouping_by_leaders: boolean, 
/**
 * No new seat is given (F5). Whoever has the link reads along all the same.
 */
locked: boolean, 
/**
 * Seats here at once; more hellos wait without one (F5). None: as many as come.
 */
seats: number | null, };
export type Outcome = { "state": "open" } | { "state": "too_few" } | { "state": "counted", 
/**
 * Ballots that came in.
 */
voters: number, 
/**
 * Votes by topic, by id, zeros included.
 */
tally: Array<TopicVotes>, };
export type TopicVotes = { 
/**
 * The topic.
 */
topic: TopicId, 
/**
 * Its votes.
 */
votes: number, };
export type TextId = { "note": NoteId } | { "comment": CommentId };
export type TimerWish = { "state": "off" } | { "state": "running", 
/**
 * Milliseconds.
 */
left: number, } | { "state": "paused", 
/**
 * Milliseconds.
 */
left: number, };
export type Command = { "type": "add_note", 
/**
 * Made in the author's browser.
 */
id: NoteId, 
/**
 * Where it shall stand.
 */
column: ColumnId, 
/**
 * Sealed as kind `note`.
 */
text: Sealed, 
/**
 * Published with it (A3).
 */
lock: Lock, } | { "type": "add_comment", 
/**
 * Made in the author's browser.
 */
id: CommentId, 
/**
 * The topic.
 */
topic: TopicId, 
/**
 * Sealed as kind `comment`.
 */
text: Sealed, 
/**
 * Published with it (A3).
 */
lock: Lock, } | { "type": "edit_text", 
/**
 * Whose text.
 */
of: TextId, 
/**
 * Opens its lock.
 */
edit_key: EditKey, 
/**
 * Counts the author's edits from 1, so that a repeated one is known (S3).
 */
rev: number, 
/**
 * The new text.
 */
text: Sealed, } | { "type": "delete_text", 
/**
 * Whose text.
 */
of: TextId, 
/**
 * Opens its lock.
 */
edit_key: EditKey, } | { "type": "take_back", 
/**
 * Whose text.
 */
of: TextId, 
/**
 * Opens its lock.
 */
edit_key: EditKey, } | { "type": "set_ready", 
/**
 * Ready, or not yet.
 */
ready: boolean, } | { "type": "group_note", 
/**
 * The note.
 */
note: NoteId, 
/**
 * The topic in which the sender saw it.
 */
from: TopicId, 
/**
 * The topic that it goes to.
 */
to: TopicId, 
/**
 * The note before which it goes there; none: to the end.
 */
before: NoteId | null, 
/**
 * As in [`Command::MergeTopics`], for when it was the last note of its topic, which ends.
 */
name: SealedLine | null, } | { "type": "merge_topics", 
/**
 * The topic that ends.
 */
topic: TopicId, 
/**
 * The topic that stays.
 */
into: TopicId, 
/**
 * The name of the topic that ends, sealed anew for the one that stays: a sealed name opens
 * in its own topic alone. Used only where that one has no name.
 */
name: SealedLine | null, } | { "type": "split_topic", 
/**
 * The topic that they stand in.
 */
topic: TopicId, 
/**
 * Some of its notes, not all. With comments and actions no more than
 * [`crate::limits::SPLIT_IDS`].
 */
notes: Array<NoteId>, 
/**
 * The new topic's id, made in the sender's browser.
 */
new: TopicId, 
/**
 * The column that the new topic stands in.
 */
to: ColumnId, 
/**
 * The topic before which it goes; none: to the end.
 */
before: TopicId | null, 
/**
 * Shown comments of the topic that go along.
 */
comments: Array<CommentId>, 
/**
 * Actions of the topic that go along.
 */
actions: Array<ActionId>, 
/**
 * The new topic's name, sealed for its id.
 */
name: SealedLine | null, 
/**
 * The name that the topic loses, as the sender saw it; none: its name stays.
 */
unname: SealedLine | null, } | { "type": "place_topic", 
/**
 * The topic.
 */
topic: TopicId, 
/**
 * The column in which the sender saw it.
 */
from: ColumnId, 
/**
 * The column that it goes to.
 */
to: ColumnId, 
/**
 * The topic before which it goes; none: to the end.
 */
before: TopicId | null, } | { "type": "name_topic", 
/**
 * The topic.
 */
topic: TopicId, 
/**
 * Sealed as kind `topic`, field `name`.
 */
name: SealedLine | null, 
/**
 * The name that the sender saw.
 */
expect: SealedLine | null, } | { "type": "add_action", 
/**
 * Made in the sender's browser.
 */
id: ActionId, 
/**
 * The topic that it came from.
 */
topic: TopicId | null, 
/**
 * Sealed as kind `action`, field `text`.
 */
text: Sealed, 
/**
 * Sealed as kind `action`, field `owner`.
 */
owner: SealedLine | null, 
/**
 * Sealed as kind `action`, field `due`.
 */
due: SealedLine | null, 
/**
 * Makes an experiment of it.
 */
experiment: Experiment | null, } | { "type": "set_action", 
/**
 * Which.
 */
id: ActionId, 
/**
 * The change that the sender saw last.
 */
rev: number, 
/**
 * Its text.
 */
text: Sealed, 
/**
 * Its owner.
 */
owner: SealedLine | null, 
/**
 * When it is due.
 */
due: SealedLine | null, 
/**
 * Whether it is done.
 */
done: boolean, 
/**
 * Makes an experiment of it.
 */
experiment: Experiment | null, 
/**
 * What became of it, where an earlier retro left it open.
 */
review: Review | null, } | { "type": "delete_action", 
/**
 * Which.
 */
id: ActionId, 
/**
 * The change that the sender saw last.
 */
rev: number, } | { "type": "cast_ballot", 
/**
 * The open round.
 */
round: RoundId, 
/**
 * Votes by topic; a topic at most once, zeros left out.
 */
votes: Array<TopicVotes>, } | { "type": "set_stage", 
/**
 * Where to.
 */
stage: Stage, 
/**
 * The stage that the sender saw.
 */
expect: Stage, } | { "type": "set_hiding", 
/**
 * Hide, or not.
 */
hiding: boolean, 
/**
 * What the sender saw.
 */
expect: boolean, } | { "type": "announce_reveal", } | { "type": "cancel_reveal", } | { "type": "set_focus", 
/**
 * Which; none: away with it.
 */
focus: TopicId | null, 
/**
 * The focus that the sender saw.
 */
expect: TopicId | null, } | { "type": "set_timer", 
/**
 * What it shall do.
 */
timer: TimerWish, 
/**
 * What the sender saw.
 */
expect: Timer, } | { "type": "open_round", 
/**
 * Made in the sender's browser.
 */
id: RoundId, 
/**
 * Over these topics; none: over all that are shown.
 */
topics: Array<TopicId> | null, 
/**
 * Votes for each seat.
 */
budget: number, 
/**
 * Votes that a seat can put on one topic.
 */
most_per_topic: number, 
/**
 * The counted round whose ties it breaks; its topics are then two at least, all of that
 * round (A8).
 */
breaks: RoundId | null, } | { "type": "close_round", 
/**
 * Which.
 */
round: RoundId, } | { "type": "open_poll", 
/**
 * Made in the sender's browser.
 */
id: PollId, 
/**
 * What is asked.
 */
scale: Scale, 
/**
 * The topic that it is about.
 */
topic: TopicId | null, } | { "type": "answer_poll", 
/**
 * Which.
 */
poll: PollId, 
/**
 * The choice's index; none: no answer.
 */
choice: number | null, } | { "type": "close_poll", 
/**
 * Which.
 */
poll: PollId, } | { "type": "step_forward", 
/**
 * Whose text.
 */
of: TextId, 
/**
 * Opens its lock.
 */
edit_key: EditKey, 
/**
 * What to sign with; sealed as field `signature`.
 */
name: SealedLine, } | { "type": "strike_signature", 
/**
 * Of which text.
 */
of: TextId, 
/**
 * The signature that the sender saw.
 */
expect: SealedLine, } | { "type": "park_topic", 
/**
 * Which.
 */
topic: TopicId, 
/**
 * In, or out.
 */
parked: boolean, } | { "type": "set_rules", 
/**
 * All of it.
 */
rules: Rules, 
/**
 * What the sender saw.
 */
expect: Rules, } | { "type": "set_plan", 
/**
 * Sealed as kind `board`, field `plan`; none: nothing.
 */
plan: Sealed | null, 
/**
 * What the sender saw.
 */
expect: Sealed | null, } | { "type": "set_closing", 
/**
 * The moment, by the server's clock; none: not by itself.
 */
at: number | null, 
/**
 * What the sender saw.
 */
expect: number | null, } | { "type": "replace_key", 
/**
 * Of the new key.
 */
hash: FacilitatorHash, } | { "type": "offer_lead", } | { "type": "withdraw_offer", } | { "type": "accept_lead", 
/**
 * Of the new key.
 */
hash: FacilitatorHash, } | { "type": "stand", 
/**
 * Of the key that will lead once more than half of the seats here agree.
 */
hash: FacilitatorHash, } | { "type": "agree", 
/**
 * To whom, as the sender saw it.
 */
candidate: FacilitatorHash, 
/**
 * Agreed, or not.
 */
agree: boolean, } | { "type": "take_off", 
/**
 * Whose text.
 */
of: TextId, } | { "type": "announce_erase", } | { "type": "cancel_erase", };
export type Hello = { "type": "hello", 
/**
 * The protocol's version that the page speaks.
 */
protocol: number, 
/**
 * Shows that the page has the room key.
 */
door: Door, 
/**
 * Whether a seat is wanted; a viewer without one sends false.
 */
join: boolean, 
/**
 * The seat that this browser has already.
 */
seat?: SeatToken, 
/**
 * Held by whoever leads.
 */
facilitator_key?: FacilitatorKey, 
/**
 * Where this page's board stands already.
 */
resume?: Resume, };
export type Resume = { 
/**
 * The life of the room that the number belongs to.
 */
epoch: Epoch, 
/**
 * The number of the last patch that it has whole.
 */
seq: number, };
export type ServerFrame = { "type": "welcome" } & Welcome | { "type": "patch" } & Patch | { "type": "you" } & You | { "type": "ack", 
/**
 * Which.
 */
ref: number, } | { "type": "error" } & ErrorFrame | { "type": "pong" };
export type Welcome = { 
/**
 * The protocol's version that the server speaks.
 */
protocol: number, 
/**
 * The life of the room in which patches are numbered from here on.
 */
epoch: Epoch, 
/**
 * The seat of this connection, to be kept by the browser; none for a viewer without one.
 */
seat: SeatToken | null, 
/**
 * The server's clock.
 */
now: number, 
/**
 * Whether rooms outlive this server's process. Where they do not, a page may restore one that went
 * with it; where they do, a room that is gone was erased or expired, and stays so (A13, K3).
 */
durable: boolean, 
/**
 * The bounds that the page shows before they are reached.
 */
limits: WelcomeLimits, };
export type WelcomeLimits = { 
/**
 * Notes of a room.
 */
notes: number, 
/**
 * Comments of a room.
 */
comments: number, 
/**
 * Actions of a room.
 */
actions: number, 
/**
 * Votes of a seat in a round.
 */
budget: number, 
/**
 * Commands under way at once.
 */
in_flight: number, };
export type Patch = { 
/**
 * The number of the board after this patch, without gaps within an epoch (S2).
 */
seq: number, 
/**
 * More frames of the same patch follow; it is shown with the last one.
 */
more: boolean, 
/**
 * Begins from an empty board.
 */
reset: boolean, 
/**
 * Entities as they now are, in canonical order.
 */
put: Array<Entity>, 
/**
 * Entities that are gone.
 */
del: Array<EntityId>, };
export type You = { 
/**
 * Whether this connection holds a facilitator key that counts.
 */
leads: boolean, 
/**
 * Whether this seat said that it is ready.
 */
ready: boolean, 
/**
 * This seat's ballot in the open round.
 */
ballot: Ballot | null, 
/**
 * This seat's answer to the open poll.
 */
answer: PollAnswer | null, 
/**
 * Whether this seat stands to lead, while nobody does (F3).
 */
stands: boolean, 
/**
 * Whether this seat agrees to whoever stands (F3).
 */
agrees: boolean, };
export type Ballot = { 
/**
 * The round.
 */
round: RoundId, 
/**
 * Votes by topic.
 */
votes: Array<TopicVotes>, };
export type PollAnswer = { 
/**
 * The poll.
 */
poll: PollId, 
/**
 * The choice's index.
 */
choice: number, };
export type ErrorCode = "malformed" | "hello_twice" | "needs_seat" | "needs_facilitator" | "id_taken" | "not_yours" | "not_there" | "stale" | "invalid" | "round_open" | "round_closed" | "topic_in_round" | "ballot_invalid" | "poll_open" | "poll_closed" | "frozen" | "not_offered" | "appointed_lately" | "limit_reached" | "too_fast" | "unavailable";
export type Limit = "notes" | "notes_of_seat" | "comments" | "comments_of_seat" | "actions" | "rounds" | "polls" | "deleted_ids" | "split_ids";
export type ErrorFrame = { 
/**
 * The command, where the frame had a number.
 */
ref: number | null, 
/**
 * Stable.
 */
code: ErrorCode, 
/**
 * Whether the command is over, see [`ErrorCode::is_final`].
 */
final: boolean, 
/**
 * The bound that was reached.
 */
limit?: Limit, 
/**
 * A plain sentence.
 */
message: string, };
export type CreateRoom = { 
/**
 * Its id.
 */
room: RoomId, 
/**
 * What the server knows the door by.
 */
door_hash: DoorHash, 
/**
 * What the server knows the first facilitator key by.
 */
facilitator_hash: FacilitatorHash, 
/**
 * Published on the board.
 */
check: Check, 
/**
 * Sealed as kind `board`, the room's id, field `title`.
 */
title: SealedLine, 
/**
 * At least one.
 */
columns: Array<NewColumn>, 
/**
 * Fixed from here on.
 */
settings: Settings, 
/**
 * Sealed as kind `board`, the room's id, field `plan`.
 */
plan: Sealed | null, 
/**
 * What stands on the board from the beginning.
 */
content: Content | null, };
export type NewColumn = { 
/**
 * Its id.
 */
id: ColumnId, 
/**
 * Sealed as kind `column`, its id, field `name`.
 */
name: SealedLine, 
/**
 * Sealed as kind `column`, its id, field `prompt`.
 */
prompt: SealedLine | null, };
export type Content = { 
/**
 * Where the team begins; none: at check-in.
 */
stage: Stage | null, 
/**
 * Whether new notes are hidden for now; none: as the settings begin.
 */
hiding: boolean | null, 
/**
 * Topics, each with its notes.
 */
topics: Array<NewTopic>, 
/**
 * Actions.
 */
actions: Array<NewAction>, 
/**
 * Rounds that are closed.
 */
rounds: Array<NewRound>, 
/**
 * Polls that are closed.
 */
polls: Array<NewPoll>, };
export type NewTopic = { 
/**
 * Its id.
 */
id: TopicId, 
/**
 * One of the room's.
 */
column: ColumnId, 
/**
 * Sealed as kind `topic`, its id, field `name`.
 */
name: SealedLine | null, 
/**
 * Whether it is parked.
 */
parked: boolean, 
/**
 * At least one.
 */
notes: Array<NewText<NoteId>>, 
/**
 * Its comments.
 */
comments: Array<NewText<CommentId>>, };
export type NewText<Id> = { 
/**
 * Its id.
 */
id: Id, 
/**
 * Sealed as kind `note` or `comment`, its id, field `text`.
 */
text: Sealed, 
/**
 * What an edit key must open.
 */
lock: Lock, };
export type NewAction = { id: ActionId, topic: TopicId | null, text: Sealed, owner: SealedLine | null, due: SealedLine | null, done: boolean, experiment: Experiment | null, review: Review | null, };
export type NewRound = { id: RoundId, topics: Array<TopicId>, budget: number, most_per_topic: number, breaks: RoundId | null, outcome: Outcome, };
export type NewPoll = { id: PollId, scale: Scale, topic: TopicId | null, outcome: PollOutcome, };

/** A command as it is sent. */
export type CommandFrame = { ref: number } & Command;

/** Close codes of the websocket. */
export const CLOSE = {
  bad_frame: 4400,
  wrong_door: 4401,
  wrong_seat: 4403,
  no_room: 4404,
  no_hello: 4408,
  other_protocol: 4409,
  erased: 4410,
  expired: 4411,
  too_big: 4413,
  room_full: 4423,
  too_many: 4429,
  too_slow: 4430,
  room_failed: 4500,
  restarting: 4503,
} as const;

/** Bounds and defaults that the page shares with the server. */
export const LIMITS = {
  protocol: 1,
  columns: 12,
  split_ids: 500,
  budget: 100,
  tick_seconds_min: 2,
  tick_seconds_max: 60,
  tick_seconds_default: 3,
  wait_ticks: 4,
  poll_counts: 5,
  poll_options_min: 2,
  poll_options_max: 7,
  closing_ms: 1209600000,
  reveal_notice_ms: 10000,
  seats: 1000,
  notes: 1000,
  comments: 3000,
  actions: 200,
  rounds: 20,
  polls: 50,
  create_bytes: 4194304,
  floor: 50,
  floor_default: 3,
  timer_ms: 86400000,
  in_flight: 64,
  ping_ms: 8000,
  silence_ms: 20000,
} as const;
