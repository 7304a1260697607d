// What several parts of the page use. It comes in the page's first file: `main.tsx` imports it all,
// and each part imports `main.tsx`. Otherwise the build would make a small file for each set of parts
// that share something, asked for only when the part that needs it is there.

import { words } from "../words/words";
import "./announcer";
import "./cover";
import "./dialog";
import "./editor";
import "./own-note";
import "./parts";
import "./safety";
import "./text";
import "./theme";
import "./use-follow";
import "./use-kept-focus";
import "./use-key";
import "./poll-text";
import "./signature";
import "../state/few";
import "../state/find";
import "../state/next";
import "../state/plan";
import "../state/polls";
import "../state/recent";
import "../state/review";
import "../state/select";

/** Sections of the words likewise: those of a room that its later parts have words in too. */
export const sections = [
  words.asking, words.copying, words.counts, words.erasure, words.few, words.join,
  words.leading, words.link, words.panels, words.plan, words.sharing, words.signed, words.stages,
  words.focus, words.timer, words.tools,
];
