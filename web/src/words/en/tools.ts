// The words of the page’s own settings.

import type { Theme } from "../../state/state";

export const tools = {
  button: "Room menu",
  theme: "Appearance",
  themes: { system: "As the system", light: "Light", dark: "Dark", contrast: "High contrast" } satisfies Record<Theme, string>,
};
