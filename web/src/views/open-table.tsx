// A table of another tool on its way to a board: which column is what, and how the rows come out.

import { useState } from "preact/hooks";
import { guess, notesBoard, readRows, type Mapping, type ReadRow } from "../files/csv-notes";
import type { Row } from "../files/table";
import { words } from "../words/words";
import type { WithClose } from "./parts";
import { Creating } from "./creating";
import { useName } from "./use-name";

/** Rows that are shown, of those taken and of those left out. */
const SHOWN = 8;

interface TableProps extends WithClose {
  readonly header: readonly string[];
  readonly rows: readonly Row[];
  /** The file's, without its ending. */
  readonly name: string;
}

export function OpenTable({ state, act, close, header, rows, name }: TableProps) {
  const [by, map] = useState<Mapping>(() => guess(header));
  const [title, call] = useState(name);
  const read = readRows(header, rows, by);
  const taken = read.filter((row) => row.fault === null);
  const out = read.filter((row) => row.fault !== null);
  const create = (): void => {
    const retro = notesBoard(title.trim() || words.general.untitled, read, words.files.notes);
    act({ type: "create_room", room: { title: retro.title, columns: retro.columns, settings: retro.settings, plan: retro.plan, retro } });
  };
  return (
    <Creating state={state} create={create} close={close} off={taken.length === 0}>
      <div class="field">
        <label for="table-title">{words.files.title}</label>
        <input id="table-title" type="text" dir="auto" autoComplete="off" maxLength={120} defaultValue={name}
          onInput={(event) => call(event.currentTarget.value)} />
      </div>
      <fieldset>
        <legend>{words.files.what}</legend>
        <div class="table-map">
          <Which label={words.files.whatText} header={header} chosen={by.text} choose={(text) => map({ ...by, text })} />
          <Which label={words.files.whatColumn} header={header} chosen={by.column} choose={(column) => map({ ...by, column })} />
          <Which label={words.files.whatVotes} header={header} chosen={by.votes} choose={(votes) => map({ ...by, votes })} />
        </div>
        {by.votes === null ? null : <p class="soft small">{words.files.votesHint}</p>}
      </fieldset>
      <p role="status">{words.files.taken(taken.length, out.length)}</p>
      <LeftOut rows={out} />
      <Preview rows={taken} />
    </Creating>
  );
}

interface WhichProps {
  readonly label: string;
  readonly header: readonly string[];
  readonly chosen: number | null;
  readonly choose: (index: number | null) => void;
}

function Which({ label, header, chosen, choose }: WhichProps) {
  const id = useName();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select id={id} value={chosen ?? ""} onChange={({ currentTarget: { value } }) => choose(value === "" ? null : Number(value))}>
        <option value="">{words.files.nothing}</option>
        {header.map((name, index) => <option key={index} value={index}>{name.trim() || words.files.unnamed(index + 1)}</option>)}
      </select>
    </div>
  );
}

function LeftOut({ rows }: { rows: readonly ReadRow[] }) {
  if (rows.length === 0) return null;
  return (
    <div class="left-out">
      <h3>{words.files.leftOut}</h3>
      <ul>
        {rows.slice(0, SHOWN).map(({ line, fault }) => fault === null ? null
          : <li key={line}>{words.files.rowFault(line, words.files.rowFaults[fault])}</li>)}
      </ul>
      {rows.length > SHOWN ? <p>{words.files.moreRows(rows.length - SHOWN)}</p> : null}
    </div>
  );
}

function Preview({ rows }: { rows: readonly ReadRow[] }) {
  if (rows.length === 0) return null;
  return (
    <div class="table-preview" tabIndex={0} role="region" aria-label={words.files.tablePreview}>
      <table>
        <caption>{words.files.tablePreview}</caption>
        <thead>
          <tr>
            <th scope="col">{words.files.line}</th><th scope="col">{words.files.column}</th>
            <th scope="col">{words.files.text}</th><th scope="col">{words.files.votes}</th>
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, SHOWN).map(({ line, column, text, votes }) => (
            <tr key={line}>
              <td>{line}</td><td dir="auto">{column || words.files.notes}</td>
              <td class="people" dir="auto">{text}</td><td>{votes ?? ""}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length > SHOWN ? <p class="soft small">{words.files.moreRows(rows.length - SHOWN)}</p> : null}
    </div>
  );
}
