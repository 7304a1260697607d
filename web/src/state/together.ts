// Commands that are done in public: grouping, striking and leading. They carry what the sender saw, are
// refused when that is stale, and are never sent again by themselves (S3).

import { freshId } from "../seal/keys";
import { seal } from "../seal/seal";
import { prepare } from "../seal/text";
import type { Dice } from "../seal/dice";
import type { Intent } from "./intents";
import { sealPlan } from "./plan";
import { openCommand } from "./polls";
import { topicOf } from "./select";
import { carriedName, topicsBehind } from "./steps";
import { strike } from "./sign";
import type { RoomState, TextFault } from "./state";
import type { Command } from "./wire";

/** The command of a grouping intent, or of striking a signature; null when it is none, or changes nothing. */
export function grouping(
  room: RoomState,
  intent: Intent,
  { dice }: { readonly dice: Dice },
): Command | TextFault | null {
  switch (intent.type) {
    case "group_note": {
      const from = topicOf(room, intent.note);
      if (from === null || from.id === intent.to) return null;
      const { note, to } = intent;
      const name = from.notes.length === 1 ? carriedName(room, from.id, to, dice) : null;
      return { type: "group_note", note, from: from.id, to, before: null, name };
    }
    case "merge_topics": {
      const { topic, into } = intent;
      if (topic === into) return null;
      return { type: "merge_topics", topic, into, name: carriedName(room, topic, into, dice) };
    }
    case "split_topic":
      return split(room, intent, dice);
    case "place_topic": {
      const from = room.board.topics.get(intent.topic);
      if (from === undefined || intent.before === intent.topic) return null;
      return {
        type: "place_topic",
        topic: intent.topic,
        from: from.column,
        to: intent.to,
        before: intent.before,
      };
    }
    case "name_topic": {
      const topic = room.board.topics.get(intent.topic);
      if (topic === undefined) return null;
      const empty = prepare(intent.name, "line") === "";
      const name = empty
        ? null
        : seal(room.keys.text, `topic|${topic.id}|name`, intent.name, "line", dice);
      if (name === null && !empty) return "too_long";
      return { type: "name_topic", topic: topic.id, name, expect: intent.expect };
    }
    case "strike_signature":
      return strike(room, intent.id);
    default:
      return null;
  }
}

/** Notes taken out stand behind their group, where nothing else is wanted. */
function split(
  room: RoomState,
  { topic: id, notes, place }: Extract<Intent, { readonly type: "split_topic" }>,
  dice: Dice,
): Command | null {
  const topic = room.board.topics.get(id);
  if (topic === undefined) return null;
  const { to, before } = place ?? {
    to: topic.column,
    before: topicsBehind(room.board, id, topic.column)[0] ?? null,
  };
  return {
    type: "split_topic",
    topic: id,
    notes: [...notes],
    new: freshId(dice),
    to,
    before,
    comments: [],
    actions: [],
    name: null,
    unname: null,
  };
}

/** A leading intent's command; null when it is none, or changes nothing. */
export function leading(
  room: RoomState,
  intent: Intent,
  { dice }: { readonly dice: Dice },
): Command | TextFault | null {
  const { stage, timer, leading: lead } = room.board;
  switch (intent.type) {
    case "set_stage":
      return stage === null || stage.stage === intent.stage
        ? null
        : { type: "set_stage", stage: intent.stage, expect: stage.stage };
    case "set_hiding":
      return stage === null || stage.hiding === intent.hiding
        ? null
        : { type: "set_hiding", hiding: intent.hiding, expect: stage.hiding };
    case "set_focus":
      return stage === null || stage.focus === intent.focus
        ? null
        : { type: "set_focus", focus: intent.focus, expect: stage.focus };
    case "set_timer":
      return { type: "set_timer", timer: intent.timer, expect: timer?.timer ?? { state: "off" } };
    case "open_round": {
      const topics = intent.topics === null ? null : [...intent.topics];
      const { budget, most_per_topic, breaks } = intent;
      return { type: "open_round", id: freshId(dice), topics, budget, most_per_topic, breaks };
    }
    case "close_round":
      return { type: "close_round", round: intent.round };
    case "open_poll":
      return openCommand(room, intent.asked, intent.topic, dice);
    case "close_poll":
      return { type: "close_poll", poll: intent.poll };
    case "take_off": {
      const of = room.board.comments.has(intent.id) ? { comment: intent.id } : { note: intent.id };
      return { type: "take_off", of };
    }
    case "park_topic":
      return { type: "park_topic", topic: intent.topic, parked: intent.parked };
    case "set_rules": {
      if (lead === null) return null;
      const rules = { ...lead.rules, ...intent.change };
      return { type: "set_rules", rules, expect: lead.rules };
    }
    case "set_plan": {
      const plan = sealPlan(room.keys, room.id, intent.plan, dice);
      return plan === null ? "too_long" : { type: "set_plan", plan, expect: intent.expect };
    }
    case "set_closing":
      return stage === null || stage.closes_at === intent.at
        ? null
        : { type: "set_closing", at: intent.at, expect: intent.expect };
    case "announce_reveal":
    case "cancel_reveal":
    case "announce_erase":
    case "cancel_erase":
      return { type: intent.type };
    default:
      return null;
  }
}
