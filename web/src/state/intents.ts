// Everything that a view can ask for. Views say what is wanted in plain text; what it takes
// (sealing, ids, keys, expected values, sending, storing) is the engine's business.

import type { Asked } from "./polls";
import type { Retro } from "./retro";
import type { ReviewChoice } from "./review";
import type { Copied, DraftKey, Theme } from "./state";
import type {
  ActionId,
  ColumnId,
  CommentId,
  NoteId,
  PollId,
  RoomId,
  RoundId,
  Rules,
  Sealed,
  SealedLine,
  Settings,
  Stage,
  TimerWish,
  TopicId,
} from "./wire";
import type { Plan } from "./plan";
import type { Ui } from "./ui";

/** What a view calls. Returns at once; the state has changed by then, the screen a frame later. */
export type Act = (intent: Intent) => void;

export interface NewRoom {
  readonly title: string;
  readonly columns: readonly { readonly name: string; readonly prompt: string | null }[];
  readonly settings: Settings;
  /** What is planned, as text for the board (`plan.ts`). */
  readonly plan: string | null;
  /** What it begins with, where that is more than columns; its topics name these columns. */
  readonly retro?: Retro;
}

export type Intent =
  | HomeIntent
  | PageIntent
  | WritingIntent
  | GroupingIntent
  | VotingIntent
  | LeadingIntent
  | HandingIntent;

/** On the home page. */
export type HomeIntent =
  /** Makes the room and goes there with a seat, leading it. */
  | { readonly type: "create_room"; readonly room: NewRoom }
  | { readonly type: "open_room"; readonly room: RoomId }
  /** Keeps a template of one's own in this browser. */
  | { readonly type: "keep_template"; readonly text: string }
  | { readonly type: "drop_template"; readonly id: string }
  /** Removes the room, with everything of it, from this browser. */
  | { readonly type: "forget_room"; readonly room: RoomId };

/** Anywhere. */
export type PageIntent =
  | { readonly type: "go_home" }
  | { readonly type: "set_theme"; readonly theme: Theme }
  | { readonly type: "set_sound"; readonly on: boolean }
  | { readonly type: "set_nudge"; readonly on: boolean }
  | { readonly type: "set_keys"; readonly on: boolean }
  /** Switches it off from where it showed, which says where it is switched on again. */
  | { readonly type: "nudge_off" }
  | { readonly type: "dismiss"; readonly notice: number }
  /** Covers what is one's own on this page, or uncovers it (A12). */
  | { readonly type: "cover"; readonly on: boolean }
  | { readonly type: "ui"; readonly change: Partial<Ui> }
  /** Takes a seat. */
  | { readonly type: "join" }
  /** Tries at once, instead of waiting. */
  | { readonly type: "reconnect" }
  /** Makes the room that is gone anew from the board of this page, and goes there. */
  | { readonly type: "restore" }
  | { readonly type: "copy"; readonly what: Copied; readonly text: string }
  /** Hands a text over as a file. */
  | { readonly type: "download"; readonly name: string; readonly text: string }
  /** A dialog or a menu was wanted, and its code did not come. */
  | { readonly type: "part_missing" };

/** What makes an action an experiment, as typed. */
export interface TypedExperiment {
  readonly hypothesis: string;
  readonly measure: string;
  readonly look: string;
}

/** Writing. An accepted text empties its draft; texts are checked with `textFault` beforehand. */
export type WritingIntent =
  /** On every input event: typed text never lives in the DOM alone. Empty: the draft goes. */
  | { readonly type: "draft"; readonly key: DraftKey; readonly text: string }
  | { readonly type: "add_note"; readonly column: ColumnId; readonly text: string }
  | { readonly type: "add_comment"; readonly topic: TopicId; readonly text: string }
  | { readonly type: "edit_text"; readonly id: NoteId | CommentId; readonly text: string }
  | { readonly type: "delete_text"; readonly id: NoteId | CommentId }
  /** What still waits: an adding (its text goes back to the editor), an edit or a deletion. */
  | { readonly type: "take_back"; readonly id: NoteId | CommentId }
  /** Forgets every edit key of this room: nothing on the board is marked as one's own any more. */
  | { readonly type: "forget_mine" }
  /** Puts one's own text that was taken off back into its editor. */
  | { readonly type: "use_again"; readonly id: NoteId | CommentId }
  /** Forgets one's own text that was taken off. */
  | { readonly type: "forget_text"; readonly id: NoteId | CommentId }
  | { readonly type: "set_ready"; readonly ready: boolean }
  | {
      readonly type: "add_action";
      readonly topic: TopicId | null;
      readonly text: string;
      readonly owner: string;
      readonly due: string;
      /** None: a plain action. */
      readonly experiment?: TypedExperiment | null;
    }
  /** Empty owner or due: none. */
  | {
      readonly type: "set_action";
      readonly id: ActionId;
      /** The number of changes that were seen. */
      readonly rev: number;
      readonly text: string;
      readonly owner: string;
      readonly due: string;
      readonly experiment: TypedExperiment | null;
      readonly done: boolean;
    }
  /** Ticks an action off, or back on, as it stands otherwise. */
  | { readonly type: "set_done"; readonly id: ActionId; readonly done: boolean }
  /** Says what became of an action of last time. */
  | { readonly type: "review_action"; readonly id: ActionId; readonly choice: ReviewChoice }
  | { readonly type: "delete_action"; readonly id: ActionId }
  /** Signs one's own shown text with a name (A3). */
  | { readonly type: "step_forward"; readonly id: NoteId | CommentId; readonly name: string };

/** Grouping; for everybody. */
export type GroupingIntent =
  /** Puts a note into a topic, from wherever it stands now. */
  | { readonly type: "group_note"; readonly note: NoteId; readonly to: TopicId }
  | { readonly type: "merge_topics"; readonly topic: TopicId; readonly into: TopicId }
  /** Splits notes off into a topic of their own; `place` null: right behind their group. */
  | {
      readonly type: "split_topic";
      readonly topic: TopicId;
      readonly notes: readonly NoteId[];
      readonly place: { readonly to: ColumnId; readonly before: TopicId | null } | null;
    }
  | {
      readonly type: "place_topic";
      readonly topic: TopicId;
      readonly to: ColumnId;
      readonly before: TopicId | null;
    }
  /** Empty: no name. `expect`: the name that was seen. */
  | {
      readonly type: "name_topic";
      readonly topic: TopicId;
      readonly name: string;
      readonly expect: SealedLine | null;
    }
  /** Takes one's own newest grouping step back, or takes it once more. */
  | { readonly type: "undo" }
  | { readonly type: "redo" }
  | { readonly type: "strike_signature"; readonly id: NoteId | CommentId };

/** Leading from hand to hand (F3). Keys are the engine's business. */
export type HandingIntent =
  /** A new link for leading; the old one ends. */
  | { readonly type: "replace_key" }
  | { readonly type: "offer_lead" }
  | { readonly type: "withdraw_offer" }
  | { readonly type: "accept_lead" }
  /** Stands up to lead, while nobody does. */
  | { readonly type: "stand" }
  | { readonly type: "agree"; readonly agree: boolean };

export type VotingIntent =
  /** Sets the own votes on one topic; what goes over budget or most per topic is cut down. */
  | { readonly type: "vote"; readonly topic: TopicId; readonly votes: number }
  /** Null: takes the answer back. */
  | { readonly type: "answer_poll"; readonly poll: PollId; readonly choice: number | null };

/** For whoever leads. */
export type LeadingIntent =
  | { readonly type: "set_stage"; readonly stage: Stage }
  | { readonly type: "set_hiding"; readonly hiding: boolean }
  | { readonly type: "announce_reveal" }
  | { readonly type: "cancel_reveal" }
  | { readonly type: "set_focus"; readonly focus: TopicId | null }
  | { readonly type: "set_timer"; readonly timer: TimerWish }
  /** `topics` null: all. */
  | {
      readonly type: "open_round";
      readonly topics: readonly TopicId[] | null;
      readonly budget: number;
      readonly most_per_topic: number;
      /** The counted round whose ties it breaks. */
      readonly breaks: RoundId | null;
    }
  | { readonly type: "close_round"; readonly round: RoundId }
  | { readonly type: "open_poll"; readonly asked: Asked; readonly topic: TopicId | null }
  | { readonly type: "close_poll"; readonly poll: PollId }
  | { readonly type: "take_off"; readonly id: NoteId | CommentId }
  | { readonly type: "park_topic"; readonly topic: TopicId; readonly parked: boolean }
  /** What is ruled for everybody; what is left out stays. */
  | { readonly type: "set_rules"; readonly change: Partial<Rules> }
  /** `expect`: the plan that was seen. */
  | { readonly type: "set_plan"; readonly plan: Plan; readonly expect: Sealed | null }
  /** Milliseconds since 1970, by the server's clock; null: not by itself. `expect`: what was seen. */
  | { readonly type: "set_closing"; readonly at: number | null; readonly expect: number | null }
  | { readonly type: "announce_erase" }
  | { readonly type: "cancel_erase" };
