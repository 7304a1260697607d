// What only the screen knows: the open dialog, menu and panel. Nothing here is stored or sent.
//
// Belongs to the views: add fields here freely, give each a value in `noUi`.

import type { Find } from "./find";
import type { Notice } from "./state";
import type { ActionId, CommentId, NoteId, PollId, RoomId, RoundId, TopicId } from "./wire";

export interface Ui {
  /** The dialog that is open; one at a time. */
  readonly dialog: Dialog | null;
  /** The menu that is open; one at a time. */
  readonly menu: Menu | null;
  /** The panel that this page alone looks at; none: the one that belongs to the stage. */
  readonly panel: Panel | null;
  /** The topic that this page alone looks at; none: the focus of the room. */
  readonly looking: TopicId | null;
  /** What is looked for on the board; none: the field for it is closed. */
  readonly find: Find | null;
  /** Pairs that look alike and are not to be grouped, as this page was told. */
  readonly apart: readonly string[];
  /** The newest poll's result, once it was put away on this page. */
  readonly away: PollId | null;
  /** What was told before the page was covered (A12). */
  readonly hushed: readonly Notice[];
  /** The server is of another version, and loading the page anew did not help or would lose something. */
  readonly stuck: boolean;
  /** A list to vote on and its title, as typed at home, until a room was made of it (S5). */
  readonly list: string;
  readonly list_title: string;
}

/** The ways to look at a room. */
export type Panel = "review" | "board" | "results" | "discuss" | "wrap_up";

export type Menu =
  | { readonly of: "room" }
  | { readonly of: "timer" }
  /** `note` none: the menu is the topic's own. */
  | { readonly of: "topic"; readonly topic: TopicId; readonly note: NoteId | null };

export type Dialog =
  | { readonly kind: "share" | "print" | "keys" | "alike" | "meter" | "lead" | "round" | "ask" | "erase" | "forget_room" | "forget_mine" }
  | { readonly kind: "close_round"; readonly round: RoundId }
  | { readonly kind: "close_poll"; readonly poll: PollId }
  | { readonly kind: "edit" | "delete" | "take_off" | "sign" | "strike"; readonly id: NoteId | CommentId }
  | { readonly kind: "group" | "move"; readonly topic: TopicId; readonly note: NoteId | null }
  | { readonly kind: "who_can_tell"; readonly of: "note" | "comment" }
  | { readonly kind: "rename"; readonly topic: TopicId }
  | { readonly kind: "action" | "delete_action"; readonly id: ActionId }
  | { readonly kind: "recent"; readonly room: RoomId };

export const noUi: Ui = { dialog: null, menu: null, panel: null, looking: null, find: null, apart: [], away: null, hushed: [], stuck: false, list: "", list_title: "" };
