// The columns of a new room: rename, change the prompt, add, remove, put in order by buttons.
// The fields are uncontrolled and named by key, so that the form reads them.

import { words } from "../words/words";
import type { TemplateColumn } from "../data/templates";
import { Icon, Shape } from "./icons";
import { useKeptFocus } from "./use-kept-focus";

/** A column as proposed; the fields may say otherwise by now. */
export interface Proposed extends TemplateColumn {
  /** Names its fields; stays with it when it moves. */
  readonly key: number;
}

let keys = 0;

export function proposed(columns: readonly TemplateColumn[]): readonly Proposed[] {
  return columns.map((column) => ({ ...column, key: (keys += 1) }));
}

interface ColumnsProps {
  readonly columns: readonly Proposed[];
  readonly change: (columns: readonly Proposed[]) => void;
  /** How many a room can have. */
  readonly most: number;
}

export function ColumnsEditor({ columns, change, most }: ColumnsProps) {
  useKeptFocus(".columns-editor > button");
  const full = columns.length >= most;
  const swap = (index: number, other: number): void => {
    const next = [...columns];
    const [a, b] = [next[index], next[other]];
    if (a === undefined || b === undefined) return;
    next[index] = b;
    next[other] = a;
    change(next);
  };
  const add = (): void => {
    if (!full) change([...columns, ...proposed([{ name: words.home.newColumn, prompt: "" }])]);
  };
  return (
    <fieldset class="columns-editor">
      <legend>{words.home.columnsLabel}</legend>
      <p class="soft small">{words.home.columnsHint}</p>
      <ol>
        {columns.map((column, index) => (
          <li key={column.key}>
            <Shape order={index} />
            <input type="text" name={`name-${column.key}`} defaultValue={column.name} dir="auto"
              placeholder={words.home.unnamed(index + 1)} maxLength={100} autoComplete="off" aria-label={words.home.columnName(index + 1)} />
            <input type="text" name={`prompt-${column.key}`} defaultValue={column.prompt} dir="auto"
              maxLength={180} autoComplete="off" aria-label={words.home.columnPrompt(index + 1)}
              placeholder={words.home.promptPlaceholder} />
            <span class="columns-editor-tools">
              <Tool label={words.home.earlier(index + 1)} icon="up" off={index === 0} run={() => swap(index, index - 1)} />
              <Tool label={words.home.later(index + 1)} icon="down" off={index === columns.length - 1}
                run={() => swap(index, index + 1)} />
              <Tool label={words.home.removeColumn(index + 1)} icon="close" off={columns.length === 1}
                run={() => change(columns.filter((each) => each !== column))} />
            </span>
          </li>
        ))}
      </ol>
      <button type="button" class="button" aria-disabled={full} onClick={add}>
        <Icon of="plus" />{words.home.addColumn}
      </button>
    </fieldset>
  );
}

interface ToolProps {
  readonly label: string;
  readonly icon: "up" | "down" | "close";
  readonly off: boolean;
  readonly run: () => void;
}

function Tool({ label, icon, off, run }: ToolProps) {
  return (
    <button type="button" class="button button-quiet button-icon" aria-label={label} aria-disabled={off}
      onClick={() => { if (!off) run(); }}>
      <Icon of={icon} />
    </button>
  );
}
