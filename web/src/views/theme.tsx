// Light, dark, of high contrast, or as the system has it.

import { useLayoutEffect } from "preact/hooks";
import type { Theme } from "../state/state";
import { words } from "../words/words";
import type { PageProps } from "./props";

const themes: readonly Theme[] = ["system", "light", "dark", "contrast"];

/** The page wears a theme, and follows the system where that is the choice, or where the choice leaves it open. */
export function useTheme(theme: Theme): void {
  useLayoutEffect(() => {
    const root = document.documentElement;
    if (theme === "light" || theme === "dark") root.dataset["theme"] = theme;
    else delete root.dataset["theme"];
    const more = matchMedia("(prefers-contrast: more)");
    const contrast = (): void => {
      root.toggleAttribute("data-contrast", theme === "contrast" || more.matches);
    };
    contrast();
    more.addEventListener("change", contrast);
    return () => more.removeEventListener("change", contrast);
  }, [theme]);
}

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
