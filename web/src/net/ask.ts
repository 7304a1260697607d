// Asks whether a room is there: a hello without a seat, and what answers it. It knows no board.

import { CLOSE, type Hello } from "../state/wire";

/** How long an answer may take, in milliseconds. */
const PATIENCE_MS = 10_000;

/** `unknown`: the server did not say. */
export type Whereabouts = "there" | "missing" | "erased" | "expired" | "unknown";

const BY_CODE: ReadonlyMap<number, Whereabouts> = new Map([
  [CLOSE.no_room, "missing"],
  [CLOSE.erased, "erased"],
  [CLOSE.expired, "expired"],
  // Only a room that is there can be full.
  [CLOSE.room_full, "there"],
]);

/** Asks once; never fails. */
export function ask(open: (url: string) => WebSocket, url: string, hello: Hello): Promise<Whereabouts> {
  return new Promise((answer) => {
    let socket: WebSocket;
    try {
      socket = open(url);
    } catch {
      answer("unknown");
      return;
    }
    const done = (where: Whereabouts): void => {
      clearTimeout(late);
      socket.onopen = socket.onmessage = socket.onclose = null;
      socket.close();
      answer(where);
    };
    const late = setTimeout(() => done("unknown"), PATIENCE_MS);
    socket.onopen = () => socket.send(JSON.stringify(hello));
    // Nothing but a welcome comes first.
    socket.onmessage = () => done("there");
    socket.onclose = ({ code }) => done(BY_CODE.get(code) ?? "unknown");
  });
}
