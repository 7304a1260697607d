// The part of the page that is home: what this is, a new room in a minute, and the rooms of this browser.

import "../main";

import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { readTemplate, templateText, writeTemplate } from "../data/own-template";
import { isCovered } from "../state/cover";
import { planText } from "../state/plan";
import { templates, type Template, type TemplateColumn } from "../data/templates";
import { textFault } from "../seal/text";
import type { CreateError, State } from "../state/state";
import { LIMITS } from "../state/wire";
import { words } from "../words/words";
import { Beginning, BeginWith, type Begin } from "./begin-with";
import { Wordmark } from "./brand";
import { ColumnsEditor, proposed, type Proposed } from "./columns-editor";
import { Shape } from "./icons";
import { OwnTemplate } from "./own-template";
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

/** The templates that there are here: given, kept, and the one that a link carried. */
function useTemplates(state: State): { readonly all: readonly Template[]; readonly sent: Template | null } {
  return useMemo(() => {
    const carried = state.place.at === "home" ? state.place.template : null;
    const text = carried === null ? null : templateText(carried);
    const sent = text === null ? null : readTemplate("sent", words.home.sent, text);
    const kept = state.templates.flatMap(({ id, text }) => readTemplate(id, words.home.own, text) ?? []);
    return { all: [...(sent === null ? [] : [sent]), ...templates, ...kept], sent };
  }, [state.templates, state.place]);
}

function NewRoom({ state, act }: PageProps) {
  const form = useRef<HTMLFormElement>(null);
  const { all, sent } = useTemplates(state);
  const [chosen, setTemplate] = useState(sent ?? first);
  const template = all.find((each) => each.id === chosen.id) ?? first;
  const [columns, setColumns] = useState<readonly Proposed[]>(() => proposed(chosen.columns));
  const edited = useRef(new Map<string, readonly Proposed[]>());
  const [begun, begin] = useState<Begin | null>(null);
  const [wanted, want] = useState(false);
  const creating = state.creating;
  const known = useRef<State["templates"] | null>(null);
  // What was just kept is what stands here, so it is chosen, and nothing that was typed changes. Covered,
  // none is known of, and none was just kept when they are back.
  useEffect(() => {
    if (isCovered(state)) return;
    const before = new Set((known.current ?? state.templates).map(({ id }) => id));
    known.current = state.templates;
    const kept = state.templates.find(({ id }) => !before.has(id));
    const own = all.find(({ id }) => id === kept?.id);
    if (own !== undefined) setTemplate(own);
  }, [state.templates]);
  const choose = (next: Template): void => {
    const data = new FormData(form.current ?? undefined);
    edited.current.set(chosen.id, columns.map((column) => ({ ...column, ...inForm(data, column) })));
    setTemplate(next);
    setColumns(edited.current.get(next.id) ?? proposed(next.columns));
  };
  /** What goes wrong in the dialog is said there, and no more here. */
  const beginWith = (way: Begin): void => {
    want(false);
    begin(way);
  };
  const create = (event: Event): void => {
    event.preventDefault();
    if (form.current === null || creating.state === "sending") return;
    const data = new FormData(form.current);
    want(true);
    act({
      type: "create_room",
      room: {
        title: typed(data, "title") || words.general.untitled,
        columns: asked(data, columns).map(({ name, prompt }) => ({ name, prompt: textFault(prompt, "line") === "empty" ? null : prompt })),
        settings: readSettings(data),
        plan: planText({ ends_at: null, stages: template.stages }),
      },
    });
  };
  const asText = (name: string): string => {
    const data = new FormData(form.current ?? undefined);
    return writeTemplate({ name, columns: asked(data, columns), stages: template.stages });
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
        <TemplateChoice all={all} chosen={template} choose={choose} />
        <BeginWith open={beginWith} />
        <ColumnsEditor columns={columns} change={setColumns} most={LIMITS.columns} />
        <OwnTemplate state={state} act={act} name={template.name} text={asText}
          kept={state.templates.some((each) => each.id === template.id) ? template.id : null} />
        <RoomSettings />
        <div class="row">
          <button type="submit" class="button button-main button-large" aria-disabled={creating.state === "sending"}>
            {creating.state === "sending" ? words.creation.creating : words.creation.create}
          </button>
        </div>
        <p class="fault" role="alert">{wanted && creating.state === "failed" ? failure(creating.why) : ""}</p>
      </form>
      <Beginning state={state} act={act} begin={begun} close={() => begin(null)} />
    </>
  );
}

/** What a field of the form says. */
const typed = (data: FormData, name: string): string => String(data.get(name) ?? "").trim();

/** A column as it stands in the form. */
const inForm = (data: FormData, { key }: Proposed): TemplateColumn =>
  ({ name: typed(data, `name-${key}`), prompt: typed(data, `prompt-${key}`) });

/** The columns as they are asked for: each has a name. */
function asked(data: FormData, columns: readonly Proposed[]): TemplateColumn[] {
  return columns.map((column, index) => {
    const { name, prompt } = inForm(data, column);
    return { name: name || words.home.unnamed(index + 1), prompt };
  });
}

const failure = (why: CreateError): string =>
  why === "invalid" ? words.home.invalid : words.creation.createErrors[why];

function TemplateChoice({ all, chosen, choose }: { all: readonly Template[]; chosen: Template; choose: (template: Template) => void }) {
  return (
    <fieldset>
      <legend>{words.home.templateLabel}</legend>
      <div class="templates-grid">
        {all.map((each) => (
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
