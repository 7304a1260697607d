// A real room with forty notes, brought to any stage: three people at desks, or six with phones around
// a projector. Used for looking at screens.

import { expect, type Browser, type BrowserContextOptions } from "@playwright/test";

import { discussion, room, voting, type Stage } from "./names.ts";
import { notesOf } from "./notes.ts";
import { Person } from "./person.ts";

const REVIEWS = "Reviews that take four days 😔";
const FRIDAY = "Deploying on Friday at 17:30";

/** A facilitator and the participants. */
export class Gathering {
  private constructor(
    readonly leader: Person,
    readonly guests: Person[],
    readonly link: string,
  ) {}

  /** Creates a room and lets everybody join. `options` are those of the facilitator's browser. */
  static async meet(browser: Browser, options: BrowserContextOptions = {}): Promise<Gathering> {
    const there = await Gathering.invite(browser, [options, {}, {}]);
    await there.join();
    return there;
  }

  /** Creates a room; whoever else is there has the link only. One browser for each of the options. */
  static async invite(browser: Browser, all: BrowserContextOptions[]): Promise<Gathering> {
    const [leader, ...guests] = await Promise.all(all.map((each) => Person.arrive(browser, each)));
    await leader!.create({ title: "Sprint 42", template: "Start, Stop, Continue", tick: 2 });
    return new Gathering(leader!, guests, await leader!.link());
  }

  async join(): Promise<void> {
    await Promise.all(this.guests.map((guest) => guest.join(this.link)));
  }

  get seats(): Person[] {
    return [this.leader, ...this.guests];
  }

  /** Everybody writes, so that forty notes are hidden. */
  async write(): Promise<void> {
    await this.leader.goTo("write");
    await Promise.all(this.seats.map(async (person, author) => {
      for (const note of notesOf(author, this.seats.length)) await person.write(note);
    }));
    await expect(this.leader.count("40 notes hidden")).toBeVisible({ timeout: 20_000 });
  }

  /** From hidden notes to a board that is grouped. */
  async group(): Promise<void> {
    await this.leader.reveal();
    await this.regroup();
  }

  /** The same, once the reveal is announced. */
  async regroup(): Promise<void> {
    const [ana, jo] = this.guests;
    await expect(jo!.text(REVIEWS)).toBeVisible({ timeout: 20_000 });
    await this.leader.goTo("group");
    await ana!.group("Pull requests under 200 lines", REVIEWS);
    await ana!.group("Starting new work while six things are in review", REVIEWS);
    await jo!.nameTopic(REVIEWS, "Reviews get stuck");
  }

  /** A round that is open, with everybody's votes in it. */
  async vote(): Promise<void> {
    await this.leader.goTo("vote");
    await this.leader.openRound(5, 3);
    for (const [index, person] of this.seats.entries()) {
      await person.vote("Reviews get stuck", 3 - (index % 3));
      await person.vote(FRIDAY, 1 + (index % 3));
    }
    await expect(this.leader.count(room.voted(this.seats.length))).toBeVisible({ timeout: 20_000 });
  }

  async count(): Promise<void> {
    await this.leader.closeRound();
    await expect(this.leader.page.getByText(voting.counted(this.seats.length))).toBeVisible();
  }

  /** The first topic in focus, with comments and an action. */
  async discuss(): Promise<void> {
    await this.leader.goTo("discuss");
    await this.leader.press(discussion.start);
    for (const [index, text] of ["Four days was the good case.", "Könnten wir sie zu zweit machen?"].entries()) {
      await this.guests[index]!.comment(text);
      await expect(this.leader.text(text)).toBeVisible({ timeout: 20_000 });
    }
    await this.leader.act("Review within a day, in pairs", "Whoever is on call", "next Friday");
  }
}

/** The stages in their order, each with what brings a gathering there. */
export const WAY: [Stage, (there: Gathering) => Promise<void>][] = [
  ["check_in", async () => undefined],
  ["write", (there) => there.write()],
  ["group", (there) => there.group()],
  ["vote", (there) => there.vote()],
  ["discuss", async (there) => {
    await there.count();
    await there.discuss();
  }],
  ["wrap_up", (there) => there.leader.goTo("wrap_up")],
];
