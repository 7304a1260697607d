// Who is at the audited retro: eight people at browsers of their own, somebody who reads along, a wall,
// and two clients without a page. Each has an address and a name of its own towards the server.

import type { Browser, ConsoleMessage, Page } from "@playwright/test";

import { Person } from "../lib/person.ts";
import { Wall, WALLS } from "../lib/wall.ts";
import { asciiMark, mark } from "./marks.ts";
import type { Program } from "./program.ts";
import { Proxy } from "./proxy.ts";
import { ROOM, type Secrets } from "./secrets.ts";
import { part, STRANGER, type Part } from "./surfaces.ts";

const SEATS = ["ana", "ben", "cho", "dee", "eli", "fay", "gus", "hal"] as const;

/** A name for itself that a browser tells with every request. */
const agentWith = (word: string): string =>
  `Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/147.0.0.0 Safari/537.36 Audit/${word}`;

/** The first of the loopback addresses from which the clients come; every one is its own. */
const FIRST_ADDRESS = 11;

/** A client on its own way to the server. */
export class Client {
  private constructor(
    readonly name: string,
    readonly proxy: Proxy,
    readonly agent: string,
    readonly secrets: Secrets,
  ) {}

  static async arrive(name: string, number: number, program: Program, secrets: Secrets): Promise<Client> {
    const address = `127.0.0.${FIRST_ADDRESS + number}`;
    const word = asciiMark();
    secrets.addAddress(name, address);
    secrets.addText("agent", name, word);
    return new Client(name, await Proxy.open(name, address, program.origin), agentWith(word), secrets);
  }

  /** A text that this client types, with a word in front by which it is found. */
  types(words = "is what I think"): string {
    return this.#marked(this.name, words);
  }

  /** What is the room's as soon as it is typed: its title. */
  entitles(): string {
    return this.#marked(ROOM, "retro");
  }

  #marked(owner: string, words: string): string {
    const word = mark();
    this.secrets.addText("plain text", owner, word);
    return `${word} ${words}`;
  }

  /** A link as this client opens it: by its own way to the server. */
  by(link: string): string {
    const { pathname, hash } = new URL(link);
    return `${this.proxy.origin}${pathname}${hash}`;
  }
}

/** A client that is a page, with all that it says besides. */
export class Reader {
  readonly parts: Part[] = [];
  readonly asked = new Set<string>();

  constructor(readonly client: Client, readonly page: Page) {
    const { name } = client;
    page.on("console", (message: ConsoleMessage) => this.parts.push(part("console", name, message.text(), Date.now())));
    page.on("pageerror", (error) => this.parts.push(part("console", name, `${error.message}\n${error.stack}`, Date.now())));
    page.on("request", (request) => this.asked.add(new URL(request.url()).origin));
  }

  get name(): string {
    return this.client.name;
  }

  /** Looks at what the browser shows and keeps: the address bar, and all storage. */
  async look(): Promise<void> {
    const kept = await this.page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));
    const cookies = await this.page.context().cookies();
    this.parts.push(
      part("address bar", this.name, this.page.url(), Date.now()),
      part("window title", this.name, await this.page.title(), Date.now()),
      part("browser storage", this.name, kept, Date.now()),
      part("browser storage", this.name, JSON.stringify(cookies), Date.now()),
    );
  }
}

/** Somebody at a page with a seat, or reading along. */
export interface Guest {
  client: Client;
  person: Person;
  reader: Reader;
}

export class Cast {
  private constructor(
    readonly seats: Guest[],
    readonly viewer: Guest,
    readonly wall: { client: Client; page: Page; reader: Reader },
    /** Has a seat and no page, and behaves badly. */
    readonly stranger: Client,
    /** Comes back all the time. */
    readonly returner: Client,
  ) {}

  static async gather(browser: Browser, program: Program, secrets: Secrets): Promise<Cast> {
    const names = [...SEATS, "viewer", "wall", STRANGER, "returner"];
    const clients = await Promise.all(names.map((name, number) => Client.arrive(name, number, program, secrets)));
    const guests = await Promise.all(clients.slice(0, SEATS.length + 1).map((client) => sit(browser, client)));
    const [wall, stranger, returner] = clients.slice(SEATS.length + 1) as [Client, Client, Client];
    const context = await browser.newContext({ userAgent: wall.agent, viewport: WALLS[0]!, reducedMotion: "reduce" });
    const page = await context.newPage();
    return new Cast(guests.slice(0, -1), guests.at(-1)!, { client: wall, page, reader: new Reader(wall, page) }, stranger, returner);
  }

  get guests(): Guest[] {
    return [...this.seats, this.viewer];
  }

  get readers(): Reader[] {
    return [...this.guests.map(({ reader }) => reader), this.wall.reader];
  }

  get clients(): Client[] {
    return [...this.readers.map(({ client }) => client), this.stranger, this.returner];
  }

  seat(name: (typeof SEATS)[number]): Guest {
    return this.seats[SEATS.indexOf(name)]!;
  }

  async hangWall(link: string): Promise<void> {
    const { client, page } = this.wall;
    await Wall.open(page, client.by(link));
  }

  async look(): Promise<void> {
    await Promise.all(this.readers.map((reader) => reader.look()));
  }

  async leave(): Promise<void> {
    await Promise.all(this.readers.map(({ page }) => page.context().close()));
    await Promise.all(this.clients.map(({ proxy }) => proxy.close()));
  }
}

async function sit(browser: Browser, client: Client): Promise<Guest> {
  const person = await Person.arrive(browser, { userAgent: client.agent });
  return { client, person, reader: new Reader(client, person.page) };
}
