// On the home page, beside the templates: a room that begins with a file, or with a list.

import { words } from "../words/words";
import { OpenFile, VoteList, type WithClose } from "./parts";

/** What a room can begin with. */
export type Begin = "file" | "list";

export function BeginWith({ open }: { open: (begin: Begin) => void }) {
  return (
    <div class="begin-with">
      <p>{words.beginning.begin}</p>
      <div class="row">
        <button type="button" class="button" onClick={() => open("file")}>{words.beginning.open}</button>
        <button type="button" class="button" onClick={() => open("list")}>{words.beginning.list}</button>
      </div>
    </div>
  );
}

/** The dialog for it. It is a form of its own, so it stands in no other one. */
export function Beginning({ begin, ...props }: WithClose & { begin: Begin | null }) {
  switch (begin) {
    case "file": return <OpenFile {...props} />;
    case "list": return <VoteList {...props} />;
    case null: return null;
  }
}
