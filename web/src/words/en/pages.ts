// The words of what stands in place of a room.

import type { StorageState } from "../../state/state";

export const pages = {
  wrongCheckTitle: "This link may be a trap",
  wrongCheckText:
    "The room says that it belongs to another key than your link’s. Somebody may have given you a link of your own to single you out, so this page does not write. Ask the others for the link that they use.",
  noReason: "That was not done. Look again, and repeat it if it still makes sense.",
  partTitle: "A part of the page did not come",
  partText: {
    kept: "The connection may have gone, or the server is newer than this page. Load it anew; nothing that you wrote is lost.",
    memory: "The connection may have gone, or the server is newer than this page. This browser keeps nothing: copy what you typed, then load it anew with the full link.",
    full: "The connection may have gone, or the server is newer than this page. This browser’s storage is full: copy what you typed last, then load it anew.",
  } satisfies Record<StorageState, string>,
  toHome: "To the home page",
  again: "Try again",
  reload: "Load the page anew",
  loading: "Opening the room…",
};
