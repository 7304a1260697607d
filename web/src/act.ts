// What views ask for, done: page matters here, the room's through `state/compose.ts`.

import { copyText, downloadText } from "./files/hand";
import { forgetRoom, loadRooms } from "./keep/rooms";
import type { Store } from "./keep/store";
import { dropTemplate, loadTemplates, saveTemplate } from "./keep/templates";
import { roomPath } from "./net/links";
import type { Loop } from "./loop";
import { compose, type Means } from "./state/compose";
import type { Act, Intent, NewRoom, PageIntent } from "./state/intents";
import { roomOf } from "./state/messages";

/** What acting needs beside the loop. */
export interface Hands {
  readonly store: Store;
  readonly means: () => Means;
  /** Goes to a path of this page; to a room to look at it, or with a seat. */
  readonly go: (path: string) => void;
  /** Restores the room that is gone. */
  readonly restore: () => void;
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
    case "cover":
      loop.dispatch(intent);
      return true;
    case "set_theme":
      loop.dispatch({ type: "theme", theme: intent.theme });
      return true;
    case "set_sound":
      loop.dispatch({ type: "sound", on: intent.on });
      return true;
    case "set_nudge":
      loop.dispatch({ type: "nudge", on: intent.on });
      return true;
    case "set_keys":
      loop.dispatch({ type: "keys", on: intent.on });
      return true;
    case "nudge_off":
      loop.dispatch({ type: "nudge", on: false });
      loop.dispatch({ type: "notice", what: intent });
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
    case "restore":
      hands.restore();
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

/** What makes a room comes when one is made. */
async function create(loop: Loop, hands: Hands, wish: NewRoom): Promise<void> {
  if (loop.state.creating.state === "sending") return;
  loop.dispatch({ type: "creating", creating: { state: "sending" } });
  const why = await import("./making").then(
    ({ make }) => make(wish, hands),
    () => "unreachable" as const,
  );
  const creating = why === null ? { state: "idle" as const } : { state: "failed" as const, why };
  loop.dispatch({ type: "creating", creating });
}

type Copy = Extract<PageIntent, { type: "copy" }>;

async function copy(loop: Loop, { what, text }: Copy): Promise<void> {
  const copied = await copyText(text);
  loop.dispatch({
    type: "notice",
    what: copied ? { type: "copied", what } : { type: "copy_failed", what, text },
  });
}
