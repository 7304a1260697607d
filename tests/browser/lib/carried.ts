// Makes a room that begins with the open actions of an earlier one, as the page of its creator would.

import { makeRoom } from "../../../web/src/net/create.ts";
import { facilitatorLink, roomLink } from "../../../web/src/net/links.ts";
import { dice } from "../../../web/src/seal/dice.ts";
import { freshId, roomKeys } from "../../../web/src/seal/keys.ts";
import { seal, type Seam } from "../../../web/src/seal/seal.ts";
import { origin } from "./person.ts";

/** An action that was left open. */
export interface Left {
  text: string;
  owner?: string;
  due?: string;
  hypothesis?: string;
  measure?: string;
}

/** Links into a new room. */
export interface Links {
  leading: string;
  joining: string;
}

/** Creates the room; nobody has been there yet. */
export async function carryOver(left: Left[]): Promise<Links> {
  const columns = ["Start", "Stop"].map((name) => ({ name, prompt: null }));
  const settings = { tick_seconds: 2, floor: 3, hiding: false };
  const plan = null;
  const made = makeRoom({ title: "Sprint 43", columns, settings, plan }, dice, Date.now());
  if (typeof made === "string") throw new Error(made);
  const { id, key, facilitator_key } = made.kept;
  const keys = roomKeys(key);
  if (keys === null || facilitator_key === null) throw new Error("a room without keys");
  const sealed = (seam: Seam, text: string, size: "text" | "line"): string => seal(keys.text, seam, text, size, dice)!;
  const actions = left.map(({ text, owner, due, hypothesis, measure }) => {
    const action = freshId(dice);
    const line = (field: "owner" | "due", of?: string) => (of === undefined ? null : sealed(`action|${action}|${field}`, of, "line"));
    const experiment =
      hypothesis === undefined || measure === undefined
        ? null
        : {
            hypothesis: sealed(`action|${action}|hypothesis`, hypothesis, "text"),
            measure: sealed(`action|${action}|measure`, measure, "text"),
            look: null,
          };
    return {
      id: action, topic: null, text: sealed(`action|${action}|text`, text, "text"),
      owner: line("owner", owner), due: line("due", due), done: false, experiment, review: "open" as const,
    };
  });
  const content = { stage: null, topics: [], actions, rounds: [], polls: [] };
  const answer = await fetch(`${origin()}/api/rooms`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ ...made.body, content }),
  });
  if (!answer.ok) throw new Error(`no room: ${answer.status} ${await answer.text()}`);
  return {
    leading: facilitatorLink(origin(), id, key, facilitator_key),
    joining: roomLink(origin(), id, key),
  };
}
