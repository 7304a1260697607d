// On the home page, beside the templates: a room that begins with a file, or with a list.

import { words } from "../words/words";
import { lazy } from "./lazy";
import type { PageProps } from "./props";

/** For a dialog that its opener closes. */
export interface WithClose extends PageProps {
  readonly close: () => void;
}

const OpenFile = lazy<WithClose>(async () => (await import("./open-file")).OpenFile, Missing);
const VoteList = lazy<WithClose>(async () => (await import("./vote-list")).VoteList, Missing);

/** What a room can begin with. */
export type Begin = "file" | "list";

export function BeginWith({ open }: { open: (begin: Begin) => void }) {
  return (
    <div class="begin-with">
      <p>{words.files.begin}</p>
      <div class="row">
        <button type="button" class="button" onClick={() => open("file")}>{words.files.open}</button>
        <button type="button" class="button" onClick={() => open("list")}>{words.files.list}</button>
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

function Missing() {
  return <p class="fault" role="alert">{words.pages.partTitle}</p>;
}
