// A network between a browser and the server that a test cuts, lets hang, and mends. Knows no HTTP.

import { once } from "node:events";
import { connect, createServer, type AddressInfo, type Server, type Socket } from "node:net";

import { origin as served } from "./person.ts";

export class Network {
  readonly #sockets = new Set<Socket>();
  #isCut = false;

  private constructor(
    /** The server's address on this side of the network. */
    readonly origin: string,
    readonly server: Server,
  ) {}

  /** A network to the server under test, or to another. */
  static async open(to = served()): Promise<Network> {
    const server = createServer({ noDelay: true });
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    const network = new Network(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, server);
    server.on("connection", (socket) => network.#serve(socket, Number(new URL(to).port)));
    return network;
  }

  #serve(client: Socket, port: number): void {
    if (this.#isCut) {
      client.destroy();
      return;
    }
    const server = connect({ port, host: "127.0.0.1", noDelay: true });
    for (const [from, to] of [[client, server], [server, client]] as const) {
      this.#sockets.add(from);
      from.on("error", () => to.destroy());
      from.on("close", () => {
        this.#sockets.delete(from);
        to.destroy();
      });
      from.pipe(to);
    }
  }

  /** Breaks every connection, and refuses new ones. */
  cut(): void {
    this.#isCut = true;
    for (const socket of this.#sockets) socket.destroy();
  }

  /** Lets every connection of now stand, and carry nothing any more: neither side hears of it. */
  hang(): void {
    for (const socket of this.#sockets) socket.unpipe().pause();
  }

  /** Lets new connections through again. */
  mend(): void {
    this.#isCut = false;
  }

  async close(): Promise<void> {
    this.cut();
    this.server.close();
    await once(this.server, "close");
  }
}
