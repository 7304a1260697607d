// Opens a file of this device: a board that was exported, or a table of notes.

import "../main";

import { useRef, useState } from "preact/hooks";
import { openFile, type OpenedFile, type OpenFault } from "../files/open";
import { words } from "../words/words";
import { BeginFrom } from "./begin-from";
import type { WithClose } from "./parts";
import { Dialog } from "./dialog";
import { OpenTable } from "./open-table";

/** What browsers offer first; others can be chosen too. */
const KINDS = ".json,.csv,.tsv,.txt,application/json,text/csv,text/plain";

export function OpenFile(props: WithClose) {
  const [opened, show] = useState<OpenedFile | "reading" | null>(null);
  const [times, count] = useState(0);
  const newest = useRef<File | null>(null);
  const choose = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return;
    newest.current = file;
    show("reading");
    const read = await openFile(file);
    // Another one may have been chosen meanwhile.
    if (newest.current !== file) return;
    count(times + 1);
    show(read);
  };
  const name = newest.current?.name.replace(/\.\w+$/, "") ?? "";
  return (
    <Dialog title={words.files.openTitle} close={props.close}>
      <p>{words.files.openHint}</p>
      <div class="field">
        <label for="open-file">{words.files.choose}</label>
        <input id="open-file" type="file" accept={KINDS} onChange={(event) => void choose(event.currentTarget.files?.[0])} />
        <p class="soft small" role="status">{opened === "reading" ? words.files.reading : ""}</p>
      </div>
      <div class="stack" key={times}>
        {opened === null || opened === "reading" ? null : <Opened {...props} opened={opened} name={name} />}
      </div>
    </Dialog>
  );
}

function Opened({ opened, name, ...props }: WithClose & { opened: OpenedFile; name: string }) {
  switch (opened.of) {
    case "fault":
      return <p class="fault" role="alert">{sentence(opened.fault)}</p>;
    case "table":
      return <OpenTable {...props} header={opened.header} rows={opened.rows} name={name} />;
    case "board": {
      const { topics, actions } = opened.retro;
      const comments = topics.reduce((sum, topic) => sum + topic.comments.length, 0);
      return (
        <>
          <p role="status"><strong dir="auto">{opened.retro.title}</strong> · {words.files.holds(topics.length, comments, actions.length)}</p>
          <BeginFrom {...props} retro={opened.retro} />
        </>
      );
    }
  }
}

function sentence(fault: OpenFault): string {
  switch (fault.type) {
    case "wrong":
    case "too_long":
    case "too_many":
      return words.files.faults[fault.type](fault.where);
    case "unclosed":
      return words.files.faults.unclosed(fault.line);
    default:
      return words.files.faults[fault.type];
  }
}
