// A room for nothing but voting: topics from a list, one a line.

import "../main";

import { useState } from "preact/hooks";
import { listed, votingRoom } from "../files/begin";
import { textFault } from "../seal/text";
import { LIMITS } from "../state/wire";
import { words } from "../words/words";
import type { WithClose } from "./parts";
import { Creating } from "./creating";
import { Dialog } from "./dialog";

export function VoteList({ state, act, close }: WithClose) {
  const { list, list_title } = state.ui;
  // Fields take what they begin with once; what is typed is theirs.
  const [first] = useState({ list, list_title });
  const topics = listed(list);
  const fault = faultOf(topics);
  const create = (): void => {
    const retro = votingRoom(list_title.trim() || words.general.untitled, words.files.listColumn, topics);
    act({ type: "create_room", room: { title: retro.title, columns: retro.columns, settings: retro.settings, plan: retro.plan, retro } });
  };
  return (
    <Dialog title={words.files.listTitle} close={close}>
      <p>{words.files.listHint}</p>
      <Creating state={state} create={create} close={close} off={topics.length === 0 || fault !== null}>
        <div class="field">
          <label for="list-title">{words.files.listName}</label>
          <input id="list-title" type="text" dir="auto" autoComplete="off" maxLength={120} defaultValue={first.list_title}
            onInput={(event) => act({ type: "ui", change: { list_title: event.currentTarget.value } })} />
        </div>
        <div class="field">
          <label for="list-topics">{words.files.listLabel}</label>
          <textarea id="list-topics" class="list-topics" dir="auto" rows={8} aria-describedby="list-count"
            defaultValue={first.list} onInput={(event) => act({ type: "ui", change: { list: event.currentTarget.value } })} />
          <p id="list-count" class="soft small" role="status">{words.files.listCount(topics.length)}</p>
          <p class="fault" role="alert">{fault ?? ""}</p>
        </div>
      </Creating>
    </Dialog>
  );
}

function faultOf(topics: readonly string[]): string | null {
  if (topics.length > LIMITS.notes) return words.files.listTooMany;
  const long = topics.findIndex((topic) => textFault(topic) === "too_long");
  return long < 0 ? null : words.files.listTooLong(long + 1);
}
