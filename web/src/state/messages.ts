// What can happen to the state, and what the state wants done outside of it.

import type {
  AnswerChoice,
  CreateError,
  Creating,
  Draft,
  DraftKey,
  Entry,
  KeptTemplate,
  Notice,
  NoticeWhat,
  OwnText,
  Place,
  RecentRoom,
  RoomState,
  State,
  StorageState,
  Theme,
} from "./state";
import type {
  Ballot,
  CloseReason,
  CommandFrame,
  CommentId,
  FacilitatorKey,
  NoteId,
  RoomId,
  SealedLine,
  SeatToken,
  ServerFrame,
  TopicId,
} from "./wire";
import type { Given } from "./returned";
import type { Ui } from "./ui";

export type { CreateError, Notice, TopicId };

/** Something that happened. Whatever is random or read from a clock is in it already. */
export type Message =
  | {
      readonly type: "went";
      readonly place: Place;
      readonly recent: readonly RecentRoom[];
      readonly now: number;
      /** What was chosen in this tab before it was loaded anew. */
      readonly covered: boolean | null;
    }
  | { readonly type: "recent"; readonly recent: readonly RecentRoom[] }
  | { readonly type: "templates"; readonly templates: readonly KeptTemplate[] }
  | { readonly type: "ui"; readonly change: Partial<Ui> }
  | { readonly type: "theme"; readonly theme: Theme }
  | { readonly type: "sound"; readonly on: boolean }
  | { readonly type: "nudge"; readonly on: boolean }
  | { readonly type: "keys"; readonly on: boolean }
  | { readonly type: "cover"; readonly on: boolean }
  | { readonly type: "storage"; readonly state: StorageState }
  | { readonly type: "creating"; readonly creating: Creating }
  | { readonly type: "notice"; readonly what: NoticeWhat }
  | { readonly type: "dismiss"; readonly notice: number }
  | { readonly type: "clock"; readonly now: number }
  | { readonly type: "draft"; readonly key: DraftKey; readonly text: string }
  | { readonly type: "join" }
  | Enter
  | { readonly type: "forget_text"; readonly id: NoteId | CommentId }
  | {
      readonly type: "use_again";
      readonly id: NoteId | CommentId;
      readonly give: Given;
    }
  | { readonly type: "step_gone"; readonly way: "undo" | "redo" }
  | { readonly type: "forget_mine" }
  /** The connection begins a try. */
  | { readonly type: "connecting" }
  | { readonly type: "frame"; readonly frame: ServerFrame; readonly now: number }
  /** The connection ended; null: without a code of ours. It is tried again at `retry_at`. */
  | { readonly type: "closed"; readonly why: CloseReason | null; readonly retry_at: number }
  /** Another tab of this browser changed what is kept. */
  | { readonly type: "other_tab"; readonly change: OtherTab };

/** A command enters the outbox. */
export interface Enter {
  readonly type: "enter";
  readonly entry: Entry;
  readonly now: number;
  /** The own text as it stands from now on. */
  readonly own?: OwnText;
  /** A grouping step that goes back, or forwards again; otherwise it is done for the first time. */
  readonly way?: "undo" | "redo";
  /** The own ballot as it stands from now on. */
  readonly ballot?: Ballot;
  /** The own answer to the open poll as it stands from now on. */
  readonly answer?: AnswerChoice;
  /** The facilitator key whose hash is sent. */
  readonly key?: FacilitatorKey;
  /** Drafts that it was made of. */
  readonly drafts?: readonly DraftKey[];
  /** A text that goes back to an editor. */
  readonly give?: Given;
}

export type OtherTab =
  | { readonly type: "own"; readonly own: OwnText }
  | { readonly type: "own_gone"; readonly id: string }
  | { readonly type: "entry_gone"; readonly local: string }
  | { readonly type: "room"; readonly kept: RecentRoom }
  /** `text` was stored as an editor's draft, or taken away. */
  | { readonly type: "draft"; readonly key: DraftKey; readonly text: string | null; readonly gone: boolean };

/** Something to be done outside. */
export type Effect =
  | { readonly type: "send"; readonly frame: CommandFrame }
  /** Connects anew, with a fresh hello. */
  | { readonly type: "connect" }
  | { readonly type: "disconnect" }
  /** Looks for the room that this one was restored into. */
  | { readonly type: "look" }
  /** Loads the page anew, once. */
  | { readonly type: "reload" }
  /** Dispatches a `clock` at this moment. */
  | { readonly type: "wake"; readonly at: number }
  | { readonly type: "keep_room"; readonly room: RoomId; readonly change: RoomChange }
  | { readonly type: "keep_own"; readonly room: RoomId; readonly own: OwnText }
  | { readonly type: "drop_own"; readonly room: RoomId; readonly id: string }
  /** Whatever tells which texts are one's own goes. */
  | { readonly type: "forget_mine"; readonly room: RoomId }
  | { readonly type: "keep_entry"; readonly room: RoomId; readonly entry: Entry }
  | { readonly type: "drop_entry"; readonly room: RoomId; readonly local: string }
  /** Null: away with it. */
  | {
      readonly type: "keep_draft";
      readonly room: RoomId;
      readonly key: DraftKey;
      readonly draft: Draft | null;
      /** Not before the page goes: another tab stores there, too. */
      readonly late?: boolean;
    }
  /** Everything of it goes. */
  | { readonly type: "erase_room"; readonly room: RoomId }
  | { readonly type: "keep_theme"; readonly theme: Theme }
  | { readonly type: "keep_sound"; readonly on: boolean }
  | { readonly type: "keep_nudge"; readonly on: boolean }
  | { readonly type: "keep_keys"; readonly on: boolean };

export interface RoomChange {
  readonly title?: SealedLine;
  readonly join?: boolean;
  readonly seat?: SeatToken | null;
  readonly facilitator_key?: FacilitatorKey | null;
  readonly spare_key?: FacilitatorKey | null;
  readonly covered?: boolean;
}

/** A step: what is, and what is to be done. */
export type Step<S> = readonly [S, readonly Effect[]];

/** The room that is open, to take part or on the wall, or null. */
export function roomOf({ place }: State): RoomState | null {
  return place.at === "room" || place.at === "projector" ? place.room : null;
}
