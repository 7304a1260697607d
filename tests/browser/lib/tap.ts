// A page's own websocket, with a second voice on it: for commands that the page has no button for.

import type { Page, WebSocketRoute } from "@playwright/test";

/** Far above the numbers that the page gives its own commands. */
const FIRST_REF = 1_000_000;

export class Tap {
  #server: WebSocketRoute | null = null;
  #ref = FIRST_REF;

  /** Taps what the page opens from now on. */
  static async on(page: Page): Promise<Tap> {
    const tap = new Tap();
    await page.routeWebSocket(/\/api\/ws\//, (route) => {
      tap.#server = route.connectToServer();
    });
    return tap;
  }

  say(command: Record<string, unknown>): void {
    if (this.#server === null) throw new Error("there is no connection");
    this.#server.send(JSON.stringify({ ref: (this.#ref += 1), ...command }));
  }
}
