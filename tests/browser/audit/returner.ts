// A viewer without a seat who connects anew all the time, and takes the whole board each time.

import { roomKeys } from "../../../web/src/seal/keys.ts";
import type { Client } from "./cast.ts";
import { BareSocket } from "./socket.ts";
import type { Room } from "./stranger.ts";

/** How often somebody came, and for how long they went on. */
export interface Visits {
  visits: number;
  seconds: number;
}

/** Times a second. */
const RATE = 20;

/** Comes back from now on, until told to stop; then tells how often that was, and for how long. */
export function keepReturning(client: Client, room: Room): () => Promise<Visits> {
  const visits: Promise<void>[] = [];
  const begun = Date.now();
  // A timer that is late makes up for it, so that the rate holds.
  const timer = setInterval(() => {
    while (visits.length < ((Date.now() - begun) * RATE) / 1000) visits.push(visit(client, room));
  }, 10);
  return async () => {
    clearInterval(timer);
    const seconds = (Date.now() - begun) / 1000;
    await Promise.all(visits);
    return { visits: visits.length, seconds };
  };
}

async function visit({ proxy, agent }: Client, { id, key }: Room): Promise<void> {
  const socket = await BareSocket.open(proxy.origin, id, agent);
  socket.say({ type: "hello", protocol: 1, door: roomKeys(key)!.door, join: false });
  // What is private comes last, behind the whole board.
  await socket.untilSaid("you");
  socket.end();
}
