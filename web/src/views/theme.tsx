// Light, dark, or as the system has it.

import type { Theme } from "../state/state";
import { words } from "../words/words";
import type { PageProps } from "./props";

const themes: readonly Theme[] = ["system", "light", "dark"];

export function ThemeChoice({ state, act }: PageProps) {
  return (
    <fieldset class="theme">
      <legend class="unseen">{words.tools.theme}</legend>
      {themes.map((theme) => (
        <label key={theme} class="theme-choice">
          <input type="radio" name="theme" checked={state.theme === theme} onChange={() => act({ type: "set_theme", theme })} />
          <span>{words.tools.themes[theme]}</span>
        </label>
      ))}
    </fieldset>
  );
}
