// What views ask for, done: page matters here, the room's through `state/compose.ts`.

import { copyText, downloadText } from "./files/hand";
import { forgetRoom, loadRooms, saveRoom } from "./keep/rooms";
import type { Store } from "./keep/store";
import { dropTemplate, loadTemplates, saveTemplate } from "./keep/templates";
import type { Fill } from "./net/create";
import { roomPath } from "./net/links";
import type { Loop } from "./loop";
import { compose, type Means } from "./state/compose";
import type { Act, Intent, NewRoom, PageIntent } from "./state/intents";
import { roomOf } from "./state/messages";
import type { CreateError } from "./state/state";

/** What acting needs beside the loop. */
export interface Hands {
  readonly store: Store;
  readonly means: () => Means;
  /** Goes to a path of this page; to a room to look at it, or with a seat. */
  readonly go: (path: string) => void;
}

/** What views call. */
export function actor(loop: Loop, hands: Hands): Act {
  return (intent) => {
    if (onPage(loop, hands, intent)) return;
    const room = roomOf(loop.state);
    const message = room === null ? null : compose(room, intent, hands.means());
    if (message !== null) loop.dispatch(message);
  };
}

/** Does what is not a room's command; false when it is one. */
function onPage(loop: Loop, hands: Hands, intent: Intent): boolean {
  switch (intent.type) {
    case "ui":
    case "draft":
    case "join":
    case "forget_text":
    case "forget_mine":
    case "dismiss":
      loop.dispatch(intent);
      return true;
    case "set_theme":
      loop.dispatch({ type: "theme", theme: intent.theme });
      return true;
    case "set_sound":
      loop.dispatch({ type: "sound", on: intent.on });
      return true;
    case "go_home":
      hands.go("/");
      return true;
    case "open_room":
      hands.go(roomPath(intent.room));
      return true;
    case "forget_room":
      if (roomOf(loop.state)?.id === intent.room) hands.go("/");
      forgetRoom(hands.store, intent.room);
      loop.dispatch({ type: "recent", recent: loadRooms(hands.store) });
      return true;
    case "keep_template":
      saveTemplate(hands.store, hands.means().local(), intent.text);
      loop.dispatch({ type: "templates", templates: loadTemplates(hands.store) });
      return true;
    case "drop_template":
      dropTemplate(hands.store, intent.id);
      loop.dispatch({ type: "templates", templates: loadTemplates(hands.store) });
      return true;
    case "create_room":
      void create(loop, hands, intent.room);
      return true;
    case "reconnect":
      loop.connect();
      return true;
    case "copy":
      void copy(loop, intent);
      return true;
    case "download":
      downloadText(intent.name, intent.text);
      return true;
    case "part_missing":
      loop.dispatch({ type: "ui", change: { dialog: null, menu: null } });
      loop.dispatch({ type: "notice", what: intent });
      return true;
    default:
      return false;
  }
}

async function create(loop: Loop, { store, means, go }: Hands, wish: NewRoom): Promise<void> {
  if (loop.state.creating.state === "sending") return;
  const failed = (why: CreateError): void =>
    loop.dispatch({ type: "creating", creating: { state: "failed", why } });
  loop.dispatch({ type: "creating", creating: { state: "sending" } });
  const [fill, making] = await Promise.all([filling(wish), import("./net/making").catch(() => null)]);
  if (typeof fill === "string") return failed(fill);
  if (making === null) return failed("unreachable");
  const { makeRoom, postRoom } = making;
  const { dice, now } = means();
  const made = makeRoom(wish, dice, now, fill);
  if (typeof made === "string") return failed(made);
  const why = await postRoom(made.body, fetch);
  if (why !== null) return failed(why);
  saveRoom(store, made.kept);
  loop.dispatch({ type: "creating", creating: { state: "idle" } });
  go(roomPath(made.kept.id));
}

/** What seals the content of a new room; it comes only where there is some. */
async function filling({ retro }: NewRoom): Promise<Fill | CreateError> {
  if (retro === undefined) return () => null;
  try {
    const { sealContent } = await import("./files/filling");
    return (key, columns, dice) => sealContent(retro, key, columns, dice) ?? "text_too_long";
  } catch {
    return "unreachable";
  }
}

type Copy = Extract<PageIntent, { type: "copy" }>;

async function copy(loop: Loop, { what, text }: Copy): Promise<void> {
  const copied = await copyText(text);
  loop.dispatch({
    type: "notice",
    what: copied ? { type: "copied", what } : { type: "copy_failed", what, text },
  });
}
