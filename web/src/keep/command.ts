// A command as it was kept in this browser, or none: storage can be spoilt, or another version's. What is read
// has what the page looks at; whether the rest of it makes sense is the server's to say.

import type { Command } from "../state/wire";

/** What outlives the tab (S3), and its texts and ids. What comes with an edit key says whose text it is about. */
const STRINGS: Readonly<Record<string, string>> = {
  add_note: "id column text",
  add_comment: "id topic text",
  edit_text: "edit_key text",
  delete_text: "edit_key",
  take_back: "edit_key",
  step_forward: "edit_key name",
  add_action: "id text",
  set_action: "id text",
  delete_action: "id",
  cast_ballot: "round",
  answer_poll: "poll",
};

type Fields = Readonly<Record<string, unknown>>;

const isText = (value: unknown): boolean => typeof value === "string";
const fieldsOf = (value: unknown): Fields => (typeof value === "object" && value !== null ? (value as Fields) : {});

/** The command in these fields, or null. */
export function readCommand(kept: Fields): Command | null {
  const type = String(kept["type"]);
  const names = Object.hasOwn(STRINGS, type) ? (STRINGS[type]?.split(" ") ?? []) : [];
  const text = fieldsOf(kept["of"]);
  const votes = kept["votes"];
  const whole =
    names.length > 0 &&
    names.every((name) => isText(kept[name])) &&
    (names[0] !== "edit_key" || isText(text["note"]) || isText(text["comment"])) &&
    (type !== "cast_ballot" || (Array.isArray(votes) && votes.every((each) => isText(fieldsOf(each)["topic"]))));
  return whole ? (kept as unknown as Command) : null;
}
