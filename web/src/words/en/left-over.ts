// The words of what was typed and lies in no editor any more.

export const leftOver = {
  about: "What you typed here was about something that is no longer on the board. Copy it if you still want it.",
  label: "What you typed",
  drop: "Throw it away",
  unsaved: "Typed here and not kept by the server",
};
