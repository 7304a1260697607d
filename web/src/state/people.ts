// The people whom the team itself names openly on the board: owners of actions, and who signed a text. There
// is no other directory, and none is made: a name that nobody wrote there is not known.

import { actions } from "./action-view";
import { memo } from "./memo";
import { opened } from "./opened";
import type { RoomState } from "./state";

/** What an owner can be besides people, and names that are ordinary words. */
export interface NotNames {
  /** An owner with such a word in it is nobody's name. */
  readonly roles: readonly string[];
  /** Set aside at the beginning of a name. */
  readonly titles: readonly string[];
  /** Names that would be found in sentences about something else. */
  readonly ordinary: readonly string[];
}

/** Between the names of several owners. */
const BETWEEN = /\s*(?:[,;/&+]|\s(?:and|und|or|oder)\s)\s*/u;
/** A word that could be a name: with a capital and small letters, or of a script that has no capitals. */
const NAME = /^(?:\p{Lu}[\p{L}\p{M}'’.-]*[\p{Ll}\p{M}][\p{L}\p{M}'’.-]*|\p{Lo}[\p{L}\p{M}]+)$/u;
/** More words than this are a description. */
const MOST_WORDS = 3;

/** What somebody wrote as an owner or a signature, as whole names and first names. */
export function namesIn(text: string, not: NotNames): readonly string[] {
  const roles = new Set(not.roles);
  const ordinary = new Set(not.ordinary);
  const isTitle = (word: string): boolean => not.titles.includes(word.toLowerCase().replace(".", ""));
  return text.normalize("NFC").split(BETWEEN).flatMap((each) => {
    const words = each.trim().split(/\s+/).filter((word) => !isTitle(word));
    const whole = words.length <= MOST_WORDS && words.every((word) => NAME.test(word) && !roles.has(word.toLowerCase()));
    const [first] = words;
    if (!whole || first === undefined) return [];
    return [...new Set([words.join(" "), first])].filter((name) => !ordinary.has(name.toLowerCase()));
  });
}

/** Owners and signatures as they stand on the board. */
export const namedOpenly = memo((room: RoomState): readonly string[] => {
  const { notes, comments } = room.board;
  const signed = (kind: "note" | "comment", of: { readonly id: string; readonly signature: string | null }) =>
    of.signature === null ? [] : [opened(room, `${kind}|${of.id}|signature`, of.signature)];
  const all = [
    ...actions(room).flatMap(({ owner }) => owner ?? []),
    ...[...notes.values()].flatMap((note) => signed("note", note)),
    ...[...comments.values()].flatMap((comment) => signed("comment", comment)),
  ];
  return [...new Set(all.flatMap(({ opens, text }) => (opens ? [text] : [])))];
});
