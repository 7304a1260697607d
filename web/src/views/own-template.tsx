// One's own template: keep the columns as they stand here, share them as a link, let one go.

import { useState } from "preact/hooks";
import { templateLink } from "../data/own-template";
import { words } from "../words/words";
import { Confirm } from "./dialog";
import { isEnter } from "./is-enter";
import type { PageProps } from "./props";

interface OwnProps extends PageProps {
  /** The kept one that is chosen. */
  readonly kept: string | null;
  readonly name: string;
  /** The form as a template's text, under a name. */
  readonly text: (name: string) => string;
}

export function OwnTemplate({ state, act, kept, name, text }: OwnProps) {
  const [naming, setNaming] = useState<string | null>(null);
  const [dropping, drop] = useState<string | null>(null);
  const keep = (): void => {
    const called = (naming ?? "").trim();
    if (called !== "") act({ type: "keep_template", text: text(called) });
    setNaming(null);
  };
  return (
    <div class="own-template">
      {naming === null ? (
        <button type="button" class="button button-link" onClick={() => setNaming(words.home.ownName(name))}>{words.home.keepTemplate}</button>
      ) : (
        <span class="row">
          <input type="text" dir="auto" maxLength={60} autoComplete="off" value={naming} aria-label={words.home.templateName}
            onInput={(event) => setNaming(event.currentTarget.value)}
            onKeyDown={(event) => { if (isEnter(event)) { event.preventDefault(); keep(); } }} />
          <button type="button" class="button" onClick={keep}>{words.general.save}</button>
          <button type="button" class="button button-quiet" onClick={() => setNaming(null)}>{words.general.cancel}</button>
        </span>
      )}
      <button type="button" class="button button-link"
        onClick={() => act({ type: "copy", what: "template_link", text: templateLink(state.origin, text(name)) })}>{words.home.shareTemplate}</button>
      {kept === null ? null : (
        <button type="button" class="button button-link" onClick={() => drop(kept)}>{words.home.dropTemplate}</button>
      )}
      {dropping === null ? null : (
        <Confirm title={words.home.dropTemplateTitle} confirm={words.general.remove} alarm close={() => drop(null)}
          run={() => act({ type: "drop_template", id: dropping })}><p>{words.home.dropTemplateText}</p></Confirm>
      )}
    </div>
  );
}
