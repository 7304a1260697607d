// A new room from a board: opened as it was, or the next retro with what was left open.

import { useRef, useState } from "preact/hooks";
import { templates, type Template } from "../data/templates";
import { nextRetro, openActions } from "../files/begin";
import { planText } from "../state/plan";
import type { Retro } from "../state/retro";
import { words } from "../words/words";
import { Creating } from "./creating";
import type { PageProps } from "./props";

type As = "board" | "next";

interface BeginProps extends PageProps {
  readonly retro: Retro;
  /** The one way that is on offer; both without it. */
  readonly only?: As;
  readonly close: () => void;
}

const begunWith = ({ columns, stages }: Template): Pick<Retro, "columns" | "plan"> =>
  ({ columns, plan: planText({ ends_at: null, stages }) });

export function BeginFrom({ state, act, retro, only, close }: BeginProps) {
  const form = useRef<HTMLFormElement>(null);
  const [as, choose] = useState<As>(only ?? "board");
  const create = (): void => {
    if (form.current === null) return;
    const data = new FormData(form.current);
    const chosen = templates.find((each) => each.id === data.get("columns"));
    const title = String(data.get("title") ?? "").trim() || words.general.untitled;
    const begun = as === "board" ? retro : { ...nextRetro(retro), ...(chosen === undefined ? {} : begunWith(chosen)) };
    act({ type: "create_room", room: { title, columns: begun.columns, settings: begun.settings, plan: begun.plan, retro: begun } });
  };
  return (
    <Creating form={form} state={state} create={create} close={close}>
      {only === undefined ? <Choice retro={retro} as={as} choose={choose} /> : null}
      <div class="field">
        <label for="begin-title">{words.files.title}</label>
        <input id="begin-title" name="title" type="text" dir="auto" autoComplete="off" maxLength={120}
          defaultValue={retro.title} aria-describedby={as === "next" ? "begin-title-hint" : undefined} />
        {as === "next" ? <p id="begin-title-hint" class="soft small">{words.files.titleHint}</p> : null}
      </div>
      {as === "board" ? null : (
        <div class="field">
          <label for="begin-columns">{words.files.columns}</label>
          <select id="begin-columns" name="columns">
            <option value="">{words.files.same}: {retro.columns.map((column) => column.name).join(", ")}</option>
            {templates.map((each) => <option key={each.id} value={each.id}>{each.name}</option>)}
          </select>
        </div>
      )}
    </Creating>
  );
}

function Choice({ retro, as, choose }: { retro: Retro; as: As; choose: (as: As) => void }) {
  const hints = { board: words.files.asBoardHint, next: words.files.asNextHint(openActions(retro).length) };
  const names = { board: words.files.asBoard, next: words.files.asNext };
  return (
    <fieldset>
      <legend>{words.files.as}</legend>
      {(["board", "next"] as const).map((each) => (
        <label key={each} class="choice">
          <input type="radio" name="as" value={each} checked={each === as} onChange={() => choose(each)} />
          <span>{names[each]}</span>
          <span class="soft small">{hints[each]}</span>
        </label>
      ))}
    </fieldset>
  );
}
