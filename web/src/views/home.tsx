// The part of the page that is home: what this is, a new room in a minute, and the rooms of this browser.

import "../main";

import { useRef, useState } from "preact/hooks";
import { planText } from "../state/plan";
import { templates, type Template } from "../data/templates";
import { textFault } from "../seal/text";
import { LIMITS } from "../state/wire";
import { words } from "../words/words";
import { Beginning, BeginWith, type Begin } from "./begin-with";
import { Wordmark } from "./brand";
import { ColumnsEditor, proposed, type Proposed } from "./columns-editor";
import { Shape } from "./icons";
import type { PageProps } from "./props";
import { Recent } from "./recent";
import { RoomSettings, readSettings } from "./room-settings";
import { Safety } from "./safety";
import { ThemeChoice } from "./theme";

export function Home({ state, act }: PageProps) {
  return (
    <div class="page">
      <header class="page-head">
        <Wordmark act={act} />
        <ThemeChoice state={state} act={act} />
      </header>
      <main class="home">
        <div class="home-what">
          <div>
            <h1>{words.home.title}</h1>
            <p class="lead">{words.home.what}</p>
          </div>
          <Sample />
        </div>
        <Safety state={state} />
        <div class="home-grid">
          <NewRoom state={state} act={act} />
          <aside class="home-aside">
            <How />
            <Recent state={state} act={act} />
          </aside>
        </div>
      </main>
    </div>
  );
}

/** One note, as the team and as the server have it. */
function Sample() {
  return (
    <div class="sample">
      <figure class="note sample-team">
        <blockquote>{words.home.sampleText}</blockquote>
        <figcaption class="soft small">{words.home.sampleTeam}</figcaption>
      </figure>
      <figure class="note sample-server">
        <blockquote aria-hidden="true">{words.home.sampleSealed}</blockquote>
        <figcaption class="small">{words.home.sampleServer}</figcaption>
      </figure>
    </div>
  );
}

function How() {
  return (
    <section class="how" aria-labelledby="how">
      <h2 id="how">{words.home.how}</h2>
      <ol>{words.home.promise.map((each) => <li key={each}>{each}</li>)}</ol>
    </section>
  );
}

const first = templates[0] as Template;

function NewRoom({ state, act }: PageProps) {
  const form = useRef<HTMLFormElement>(null);
  const [template, setTemplate] = useState(first);
  const [columns, setColumns] = useState<readonly Proposed[]>(() => proposed(first.columns));
  const [begun, begin] = useState<Begin | null>(null);
  const creating = state.creating;
  const choose = (next: Template): void => {
    setTemplate(next);
    setColumns(proposed(next.columns));
  };
  const create = (event: Event): void => {
    event.preventDefault();
    if (form.current === null || creating.state === "sending") return;
    const data = new FormData(form.current);
    const text = (name: string): string => String(data.get(name) ?? "").trim();
    act({
      type: "create_room",
      room: {
        title: text("title") || words.general.untitled,
        columns: columns.map(({ key }, index) => ({
          name: text(`name-${key}`) || words.home.columnName(index + 1),
          prompt: textFault(text(`prompt-${key}`), "line") === "empty" ? null : text(`prompt-${key}`),
        })),
        settings: readSettings(data),
        plan: planText({ ends_at: null, stages: template.stages }),
      },
    });
  };
  return (
    <>
      <form ref={form} class="new-room" onSubmit={create} aria-label={words.home.make}>
        <h2>{words.home.make}</h2>
        <div class="field">
          <label for="title">{words.home.titleLabel}</label>
          <input id="title" name="title" type="text" dir="auto" autoComplete="off" maxLength={120}
            placeholder={words.home.titlePlaceholder} />
        </div>
        <TemplateChoice chosen={template} choose={choose} />
        <BeginWith open={begin} />
        <ColumnsEditor columns={columns} change={setColumns} most={LIMITS.columns} />
        <RoomSettings />
        <div class="row">
          <button type="submit" class="button button-main button-large" disabled={creating.state === "sending"}>
            {creating.state === "sending" ? words.creation.creating : words.creation.create}
          </button>
        </div>
        <p class="fault" role="alert">{creating.state === "failed" ? words.creation.createErrors[creating.why] : ""}</p>
      </form>
      <Beginning state={state} act={act} begin={begun} close={() => begin(null)} />
    </>
  );
}

function TemplateChoice({ chosen, choose }: { chosen: Template; choose: (template: Template) => void }) {
  return (
    <fieldset class="templates">
      <legend>{words.home.templateLabel}</legend>
      <div class="templates-grid">
        {templates.map((each) => (
          <label key={each.id} class="template">
            <input type="radio" name="template" value={each.id} checked={each === chosen} onChange={() => choose(each)} />
            <span class="template-shapes">{each.columns.map((column, index) => <Shape key={column.name} order={index} />)}</span>
            <span class="template-name">{each.name}</span>
            <span class="template-when">{each.when}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
