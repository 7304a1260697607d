// A TCP proxy for one client: it gives it an address of its own towards the server, and records every
// byte in both directions. Knows no HTTP.

import { once } from "node:events";
import { connect, createServer, type AddressInfo, type Server, type Socket } from "node:net";

import type { Chunk } from "./stream.ts";

/** One connection as it went. */
export interface Wire {
  client: string;
  opened: number;
  /** From the client. */
  up: Chunk[];
  /** From the server. */
  down: Chunk[];
}

export class Proxy {
  readonly wires: Wire[] = [];
  readonly #sockets = new Set<Socket>();

  private constructor(
    readonly client: string,
    /** What the server sees as the client's address. */
    readonly address: string,
    readonly origin: string,
    readonly server: Server,
  ) {}

  /** Listens for one client, and connects to `to` (an origin) from a loopback address of its own. */
  static async open(client: string, address: string, to: string): Promise<Proxy> {
    const server = createServer({ noDelay: true });
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const proxy = new Proxy(client, address, origin, server);
    server.on("connection", (socket) => proxy.#serve(socket, Number(new URL(to).port)));
    return proxy;
  }

  #serve(client: Socket, port: number): void {
    const wire: Wire = { client: this.client, opened: Date.now(), up: [], down: [] };
    this.wires.push(wire);
    const server = connect({ port, host: "127.0.0.1", localAddress: this.address, noDelay: true });
    for (const [from, to, kept] of [[client, server, wire.up], [server, client, wire.down]] as const) {
      this.#sockets.add(from);
      from.on("data", (bytes: Buffer) => {
        kept.push({ at: Date.now(), bytes });
        to.write(bytes);
      });
      from.on("end", () => to.end());
      from.on("error", () => to.destroy());
      from.on("close", () => {
        this.#sockets.delete(from);
        to.destroy();
      });
    }
  }

  /** Cuts every connection, as a network does that goes away. */
  cut(): void {
    for (const socket of this.#sockets) socket.destroy();
  }

  async close(): Promise<void> {
    this.cut();
    this.server.close();
    await once(this.server, "close");
  }
}
