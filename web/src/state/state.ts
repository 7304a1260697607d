// All state of the page, as types. It knows no socket, no storage, no DOM and no words.
//
// Views are functions of `State`. They read it through `select.ts`, which opens sealed texts and
// puts things in order, and ask for changes with `act` (`intents.ts`).

import type {
  ActionEntity,
  ActionId,
  Ballot,
  BoardEntity,
  CloseReason,
  ColumnEntity,
  ColumnId,
  Command,
  CommentEntity,
  CommentId,
  CountsEntity,
  EditKey,
  Epoch,
  ErrorCode,
  FacilitatorKey,
  LeadingEntity,
  Limit,
  NoteEntity,
  NoteId,
  PollEntity,
  PollId,
  RoomId,
  RoundEntity,
  RoundId,
  Sealed,
  SealedLine,
  SeatToken,
  StageEntity,
  TimerEntity,
  TopicEntity,
  TopicId,
  WelcomeLimits,
  You,
} from "./wire";
import type { RoomKeys } from "../seal/keys";
import type { StepType, Steps, Way } from "./steps";
import type { Ui } from "./ui";

export type { RoomKeys };

/** Everything. */
export interface State {
  /** Which page is open. */
  readonly place: Place;
  /** Rooms of this browser, last visited first. */
  readonly recent: readonly RecentRoom[];
  /** One's own templates. */
  readonly templates: readonly KeptTemplate[];
  /** Whether what is typed survives a reload. */
  readonly storage: StorageState;
  /** Whether the origin is one that the browser holds secure; else the page says so (A11). */
  readonly secure: boolean;
  /** `https://host:port`, for links. */
  readonly origin: string;
  readonly theme: Theme;
  /** Whether the end of the timer sounds on this device. */
  readonly sound: boolean;
  /** Whether this device points at what may read as blame, before it is saved. */
  readonly nudge: boolean;
  /** Whether keys alone, without Ctrl and the like, do something on this device. */
  readonly keys: boolean;
  /** What the page has to tell, oldest first, until it is dismissed. */
  readonly notices: readonly Notice[];
  /** The request that makes a room. */
  readonly creating: Creating;
  /** This browser's clock, in milliseconds; moves about once a second while something runs. */
  readonly now: number;
  /** What only the screen knows: open dialogs, menus, editors. Owned by the views. */
  readonly ui: Ui;
}

export type Place =
  /** `template`: one that the link carried. `covered`: the recent rooms do not show (A12). */
  | { readonly at: "home"; readonly template: string | null; readonly covered: boolean }
  | { readonly at: "room"; readonly room: RoomState }
  /** The room's screen on the wall: a viewer without a seat, and with nothing of its own. */
  | { readonly at: "projector"; readonly room: RoomState }
  /** A room's address without its key, or with one that is none. */
  | { readonly at: "no_key"; readonly room: RoomId }
  /** An address that this page does not have. */
  | { readonly at: "nowhere" };

/** A template of one's own, as text. */
export interface KeptTemplate {
  readonly id: string;
  readonly text: string;
}

/** `memory`: forbidden, everything goes with the tab. `full`: what came last is in memory alone. */
export type StorageState = "kept" | "memory" | "full";

export type Theme = "system" | "light" | "dark" | "contrast";

/** A room that this browser has been in. */
export interface RecentRoom {
  readonly id: RoomId;
  /** Base64url of the room key. */
  readonly key: string;
  /** Sealed, as the board has it; none before the board was seen. */
  readonly title: SealedLine | null;
  /** Whether Join was pressed: kept before the server gave the seat, so that no break or reload
   * leaves what was written meanwhile without one (S3). */
  readonly join: boolean;
  readonly seat: SeatToken | null;
  readonly facilitator_key: FacilitatorKey | null;
  /** The key before, until the server has answered to a new one. */
  readonly spare_key: FacilitatorKey | null;
  /** Whether it is covered here (A12); null: nobody has chosen yet. */
  readonly covered: boolean | null;
  /** Milliseconds since 1970. */
  readonly visited: number;
}

export type Creating =
  | { readonly state: "idle" }
  | { readonly state: "sending" }
  | { readonly state: "failed"; readonly why: CreateError };

/** Why no room was made. `taken`: the id is another room's. */
export type CreateError =
  | "unreachable"
  | "invalid"
  | "too_big"
  | "busy"
  | "full"
  | "too_many_rooms"
  | "too_fast"
  | "taken"
  | "text_too_long"
  | "server";

/** One room, as this browser has it. */
export interface RoomState {
  readonly id: RoomId;
  readonly keys: RoomKeys;
  readonly facilitator_key: FacilitatorKey | null;
  /** The key before, until the server has answered to a new one (`hands.ts`). */
  readonly spare_key: FacilitatorKey | null;
  readonly seat: SeatToken | null;
  /** Whether this browser pressed Join (or created the room); `seat` follows with the welcome. */
  readonly join: boolean;
  /** It was asked for a seat and none came, as of the last welcome, or none is to be expected (F5). */
  readonly no_seat: boolean;
  readonly link: Link;
  /** Where the patches stand; none before the first whole board. */
  readonly resume: { readonly epoch: Epoch; readonly seq: number } | null;
  /** The epoch of the connection, as its welcome said. */
  readonly epoch: Epoch | null;
  /** The public board, as of the last whole patch. */
  readonly board: Board;
  /** Frames of a patch whose last one has not come yet. */
  readonly partial: Board | null;
  readonly you: You;
  readonly limits: WelcomeLimits | null;
  /** Whether rooms outlive the server: then one that is gone is not restored. */
  readonly durable: boolean;
  /** Server's clock less this browser's, in milliseconds. */
  readonly clock_offset: number;
  /** Own notes and comments by id (S5). */
  readonly own: ReadonlyMap<NoteId | CommentId, OwnText>;
  /** What is typed and not yet saved, by editor. */
  readonly drafts: ReadonlyMap<DraftKey, Draft>;
  /** How often the page put text into drafts. */
  readonly given: number;
  /** Commands without an answer yet, oldest first (S3). */
  readonly outbox: readonly Entry[];
  /** The newest number that a command was sent under on this connection. */
  readonly last_ref: number;
  /** One's own grouping steps, to be undone (F4). */
  readonly steps: Steps;
  /** Whether what is one's own does not show (A12); null: nobody has chosen yet, so that leading covers. */
  readonly covered: boolean | null;
  /** The steps from before it was covered. */
  readonly aside: Steps;
  /** When the newest frame came, and since when they have come without a long silence, by this
   * browser's clock; null before the first whole board of a connection. */
  readonly heard: number;
  readonly steady_since: number | null;
  /** The own ballot as edited here; ahead of `you.ballot` until that is acknowledged. */
  readonly ballot: Ballot | null;
  /** The own answer to the open poll as chosen here; ahead of `you.answer` until acknowledged. */
  readonly answer: AnswerChoice | null;
}

/** One's own answer to a poll; no choice: taken back. */
export interface AnswerChoice {
  readonly poll: PollId;
  readonly choice: number | null;
}

/** The connection, honestly. */
export type Link =
  | { readonly state: "connecting" }
  /** Open, and the whole board is here. */
  | { readonly state: "live" }
  /** Broken; the next try is at `retry_at` (this browser's clock). */
  | { readonly state: "waiting"; readonly retry_at: number; readonly why: CloseReason | null }
  /** Ended for good; `act({type:"reconnect"})` tries again where that makes sense. */
  | { readonly state: "over"; readonly why: Exclude<Over, "room_full"> }
  /** Tried again by itself at `retry_at` (this browser's clock); none while it is being tried. */
  | { readonly state: "over"; readonly why: "room_full"; readonly retry_at: number | null };

export type Over = "wrong_door" | "no_room" | "erased" | "expired" | "room_full" | "other_protocol";

/** The public board: entities by kind and id. */
export interface Board {
  readonly board: BoardEntity | null;
  readonly stage: StageEntity | null;
  readonly leading: LeadingEntity | null;
  readonly timer: TimerEntity | null;
  readonly counts: CountsEntity | null;
  readonly columns: ReadonlyMap<ColumnId, ColumnEntity>;
  readonly topics: ReadonlyMap<TopicId, TopicEntity>;
  readonly notes: ReadonlyMap<NoteId, NoteEntity>;
  readonly comments: ReadonlyMap<CommentId, CommentEntity>;
  readonly actions: ReadonlyMap<ActionId, ActionEntity>;
  readonly rounds: ReadonlyMap<RoundId, RoundEntity>;
  readonly polls: ReadonlyMap<PollId, PollEntity>;
}

export type TextKind = "note" | "comment";

/** One's own note or comment, as this browser keeps it. */
export interface OwnText {
  readonly kind: TextKind;
  readonly id: NoteId | CommentId;
  /** The column of a note, the topic of a comment, as of writing. */
  readonly place: ColumnId | TopicId;
  readonly edit_key: EditKey;
  /** Counts own edits. */
  readonly rev: number;
  /** Orders one's own texts as they were written. */
  readonly local: string;
  /** What the author wants to stand there, sealed. */
  readonly text: Sealed;
  /** `sending` until acknowledged; then whether it was hidden or waits for a tick. */
  readonly kept: "sending" | "hidden" | "waiting";
  /** When the server kept it, by this browser's clock; 0 before, and where it is not known. */
  readonly kept_at: number;
  /** It has been on the board. */
  readonly seen: boolean;
  /** The author deleted it, or takes its adding back. */
  readonly leaving: boolean;
  /** What the author signs with, sealed, until the board shows it (A6). */
  readonly signing: SealedLine | null;
}

/** How one's own text stands. */
export type OwnStatus =
  /** Not acknowledged yet. */
  | "sending"
  /** Kept; comes out with the reveal. */
  | "hidden"
  /** Kept; comes out on one of the next ticks (A6). */
  | "on_its_way"
  /** On the board as written here. */
  | "shown"
  /** On the board in an older wording; the new one waits. */
  | "changing"
  /** On the board; its deletion waits. */
  | "going"
  /** Is gone from the board though its author did not delete it. */
  | "taken_off";

/**
 * Which editor. An editor of a new text: `note:{column}`, `comment:{topic}`, `action:new` or
 * `action:new:{topic}`, `poll:question`, `poll:option/{index}`. Of an existing one:
 * `edit:{note or comment}`, `topic:{topic}` (its name), `action:{action}`. The other fields of an action
 * have their own: `owner:new`, `due:{action}` and so on. The name to sign a text with is that text's
 * alone: `sign:{note or comment}`. The plan has one for each field, the closing time its own. `seen:` and what is edited: what the
 * board had of it when its editing began (S3). `aside:` and an editor: what lay in it when the page was
 * covered (`cover.ts`).
 */
export type DraftKey =
  | `note:${ColumnId}`
  | `comment:${TopicId}`
  | `edit:${string}`
  | `topic:${TopicId}`
  | `action:${string}`
  | `owner:${string}`
  | `due:${string}`
  | `hypothesis:${string}`
  | `measure:${string}`
  | `look:${string}`
  | `sign:${string}`
  | `plan:${string}`
  | "closing"
  | `seen:${string}`
  | `aside:${string}`
  | "poll:question"
  | `poll:option/${number}`;

/** What is typed and not yet saved. */
export interface Draft {
  readonly text: string;
  /**
   * Grows when the page itself put text here (a refused note comes back). An uncontrolled input
   * takes `text` over when this number is above the last one it knows, and at no other time.
   */
  readonly given: number;
}

/** A command on its way. */
export interface Entry {
  /** Orders entries of one browser; also its name in storage. */
  readonly local: string;
  readonly command: Command;
  /** The number it was sent under on this connection; none while it waits. */
  readonly ref: number | null;
  /** Not to be sent before this moment (after `too_fast`, `unavailable`); 0: at once. */
  readonly not_before: number;
  /** Whether it is sent again after a break (S3); leading, grouping and timing is not. */
  readonly again: boolean;
  /** It was hidden in the room before this one: it does not come out by itself where nothing is hidden. */
  readonly hidden?: boolean;
  /** Made by a press alone: nobody typed anything that would have to go back to an editor. */
  readonly pressed?: boolean;
}

/** Something to tell, until dismissed. */
export interface Notice {
  readonly id: number;
  readonly what: NoticeWhat;
}

export type NoticeWhat =
  /** The server refused a command for good. `back`: the editor that its text went back to. */
  | {
      readonly type: "refused";
      readonly command: Command["type"];
      readonly code: ErrorCode;
      readonly limit: Limit | null;
      readonly back: DraftKey | null;
    }
  /** The connection broke before the answer; it is not sent again by itself. */
  | { readonly type: "not_sent"; readonly command: Command["type"] }
  /** Refused here, before sealing: the text is still in its editor. */
  | { readonly type: "text"; readonly fault: TextFault }
  /** Refused here: see `writing` in `select.ts` for why. */
  | { readonly type: "cannot_write" }
  /** One's own grouping step happened; whether it can be undone, or done again after that. */
  | {
      readonly type: "step";
      readonly did: StepType;
      readonly way: Way;
      readonly next: "undo" | "redo" | null;
    }
  /** An undo or redo that the board has left behind. */
  | { readonly type: "step_gone"; readonly way: "undo" | "redo" }
  /** A dialog or a menu was wanted, and its code did not come. */
  | { readonly type: "part_missing" }
  /** The room was gone, and this is the one that its board was restored into. */
  | { readonly type: "restored" }
  /** Nothing is pointed at any more on this device. */
  | { readonly type: "nudge_off" }
  | { readonly type: "copied"; readonly what: Copied }
  /** The clipboard is out of reach; the dialog shows the text to be copied by hand. */
  | { readonly type: "copy_failed"; readonly what: Copied; readonly text: string };

export type Copied =
  "room_link" | "projector_link" | "facilitator_link" | "markdown" | "reminder" | "template_link";

/** Why a text cannot be sealed. `half`: an experiment without a hypothesis or a way to tell. */
export type TextFault = "empty" | "too_long" | "half";
