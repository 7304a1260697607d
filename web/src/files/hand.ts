// Handing texts over: to the clipboard, or as a file. On plain-HTTP origins too, where the
// clipboard's own interface is missing.

/** Copies a text; false when the browser does not let us. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyFromField(text);
  }
}

/** The old way: a field of which everything is selected. It works without a secure origin. */
function copyFromField(text: string): boolean {
  const before = document.activeElement;
  const field = document.createElement("textarea");
  field.value = text;
  field.readOnly = true;
  field.className = "copy-field";
  // Inside an open dialog, nothing outside of it can be selected.
  (document.querySelector("dialog[open]") ?? document.body).append(field);
  field.select();
  let copied = false;
  try {
    copied = document.execCommand("copy");
  } catch {
    copied = false;
  }
  field.remove();
  if (before instanceof HTMLElement) before.focus();
  return copied;
}

/** What files are, by their ending. */
const KINDS: ReadonlyMap<string, string> = new Map([
  ["md", "text/markdown"],
  ["csv", "text/csv"],
  ["json", "application/json"],
  ["ics", "text/calendar"],
]);

/** Hands a text over as a file. */
export function downloadText(name: string, text: string): void {
  const kind = KINDS.get(name.slice(name.lastIndexOf(".") + 1)) ?? "text/plain";
  const url = URL.createObjectURL(new Blob([text], { type: `${kind};charset=utf-8` }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  // The browser has taken the file by the time that it comes back to us.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
