// One person at a browser of their own: what they can do, by roles and accessible names alone.
// Knows no wire.

import { expect, type Browser, type BrowserContextOptions, type Locator, type Page } from "@playwright/test";

import { Frames } from "./frames.ts";
import {
  actions, cover, discussion, grouping, home, notes, panels, polls, room, signing, stages, voting, wrapUp, type Stage,
} from "./names.ts";
import { kept, NOTES, type Written } from "./notes.ts";

/** Where the server under test is. */
export function origin(): string {
  const given = process.env["CANDOR_ORIGIN"];
  if (!given) throw new Error("no server was started");
  return given;
}

/** What a room is created with. */
export interface NewRoom {
  title: string;
  template?: string;
  tick?: number;
  floor?: number;
  alone?: boolean;
  hiding?: boolean;
  /** Stays as whoever leads begins: covered. */
  covered?: boolean;
}

export class Person {
  readonly frames: Frames;

  private constructor(readonly page: Page) {
    this.frames = new Frames(page);
  }

  /** Somebody with a browser that has never seen Candor. It moves nothing: tests have no eye for that. */
  static async arrive(browser: Browser, options: BrowserContextOptions = {}): Promise<Person> {
    const context = await browser.newContext({ reducedMotion: "reduce", ...options, acceptDownloads: true });
    return new Person(await context.newPage());
  }

  /** Another tab of the same browser. */
  async tab(): Promise<Person> {
    return new Person(await this.page.context().newPage());
  }

  async leave(): Promise<void> {
    await this.page.context().close();
  }

  button(name: string | RegExp, within: Page | Locator = this.page): Locator {
    return within.getByRole("button", { name, exact: typeof name === "string" });
  }

  async press(name: string | RegExp): Promise<void> {
    await this.button(name).click();
  }

  dialog(): Locator {
    return this.page.getByRole("dialog");
  }

  // Coming in

  /** Creates a room from the home page; whoever does so has a seat and leads. */
  async create(wanted: NewRoom, at = origin()): Promise<void> {
    const { page } = this;
    await page.goto(at);
    await page.getByLabel(home.title).fill(wanted.title);
    if (wanted.template) await page.getByRole("radio", { name: home.template(wanted.template) }).check();
    await page.getByText(home.more).click();
    if (wanted.tick) await page.getByLabel(home.tick).fill(String(wanted.tick));
    if (wanted.floor) await page.getByLabel(home.floor).fill(String(wanted.floor));
    if (wanted.alone) await page.getByLabel(home.alone).check();
    if (wanted.hiding === false) await page.getByLabel(home.hiding).uncheck();
    await this.press(home.create);
    await this.isLive();
    if (!wanted.covered) await this.uncover();
  }

  /** Shows what is one's own again; whoever comes to lead begins covered (A12). */
  async uncover(): Promise<void> {
    await this.switchCover(false);
  }

  async cover(): Promise<void> {
    await this.switchCover(true);
  }

  private async switchCover(on: boolean): Promise<void> {
    const button = this.button(cover.button);
    await expect(button).toHaveAttribute("aria-pressed", String(!on));
    await button.click();
    await expect(button).toHaveAttribute("aria-pressed", String(on));
  }

  /** The link that this person shares. */
  async link(): Promise<string> {
    await this.press(room.share);
    const link = await this.page.getByRole("textbox", { name: room.link }).inputValue();
    await this.button(room.close, this.dialog()).click();
    return link;
  }

  /** Opens a link to read along. */
  async open(link: string): Promise<void> {
    await this.page.goto(link);
    await this.isLive();
  }

  /** Opens a link and takes a seat. */
  async join(link: string): Promise<void> {
    await this.open(link);
    await this.press(room.join);
    if (leads(link)) await this.uncover();
    await expect(this.button(room.meReady)).toBeVisible();
  }

  /** What the page says about its connection, among other news. */
  status(text: string | RegExp): Locator {
    return this.page.getByRole("status").filter({ hasText: text });
  }

  async isLive(): Promise<void> {
    await expect(this.status(room.live)).toBeVisible();
  }

  count(text: string): Locator {
    return this.page.getByRole("list", { name: room.counts }).getByText(text, { exact: true });
  }

  // Writing

  column(name: string): Locator {
    return this.page.getByRole("region", { name, exact: true });
  }

  editor(column: string): Locator {
    return this.page.getByRole("textbox", { name: notes.editor(column), exact: true });
  }

  /** A text as it stands on the page, wherever that is. */
  text(text: string): Locator {
    // The minutes say it all once more.
    const elsewhere = this.page.locator(`:not([aria-label="${wrapUp.minutes}"] *)`);
    return this.#in(this.page.getByRole("main"), text).and(elsewhere);
  }

  #in(where: Page | Locator, text: string): Locator {
    return where.getByText(kept(text).replace(/\s+/g, " "), { exact: true });
  }

  /** Writes a note and sees it among the own ones. */
  async write(note: Written): Promise<void> {
    const editor = this.editor(note.column);
    await editor.fill(note.text);
    await editor.press("Enter");
    await expect(editor).toHaveValue("");
    await expect(this.text(note.text)).toBeVisible();
  }

  /** Opens the editor of an own text, changes it and saves it. */
  async edit(text: string, to: string): Promise<void> {
    await this.button(notes.edit(kept(text))).click();
    await this.rewrite(to);
  }

  /** Changes the text in the open editor and saves it. */
  async rewrite(to: string): Promise<void> {
    await this.dialog().getByRole("textbox", { name: notes.editLabel }).fill(to);
    await this.button(room.save, this.dialog()).click();
    await expect(this.dialog()).toBeHidden();
  }

  // Leading

  async goTo(stage: Stage): Promise<void> {
    await this.page.getByRole("navigation", { name: "Stages" }).getByText(stages[stage], { exact: true }).click();
    await this.isAt(stage);
  }

  async isAt(stage: Stage): Promise<void> {
    const path = this.page.getByRole("navigation", { name: "Stages" });
    await expect(path.locator("[aria-current=step]")).toHaveText(stages[stage]);
  }

  async reveal(): Promise<void> {
    await this.press(room.reveal);
  }

  async ready(): Promise<void> {
    await this.press(room.meReady);
    await expect(this.button(room.meReady)).toHaveAttribute("aria-pressed", "true");
  }

  // Grouping

  /** The topic in which a text stands. */
  topic(text: string): Locator {
    return this.page.getByRole("main").getByRole("listitem").filter({ has: this.#in(this.page, text) }).first();
  }

  /** Opens the menu of the note with this text. */
  async openMenu(text: string): Promise<void> {
    await this.button(notes.more(kept(text))).last().click();
  }

  async group(text: string, withText: string): Promise<void> {
    await this.openMenu(text);
    await this.press(grouping.groupWith);
    await this.dialog().getByRole("button", { name: notes.topic(kept(withText)) }).first().click();
    await expect(this.dialog()).toBeHidden();
  }

  /** Drags a note onto another one, as a hand does it. */
  async drag(text: string, onto: string): Promise<void> {
    await this.dragTo(text, async () => centre(this.text(onto)));
  }

  /** Drags a note into the gap right above a topic. */
  async dragAbove(text: string, above: string): Promise<void> {
    await this.dragTo(text, async () => {
      const box = await boxOf(this.topic(above));
      return { x: box.x + box.width / 2, y: box.y + 2 };
    });
  }

  /** Drags a note far down in a column, below its topics, but not to where the board scrolls. */
  async dragInto(text: string, column: string): Promise<void> {
    await this.dragTo(text, async () => {
      const box = await boxOf(this.column(column));
      const bottom = Math.min(box.y + box.height, this.page.viewportSize()?.height ?? 0);
      return { x: box.x + box.width / 2, y: box.y + (bottom - box.y) * 0.8 };
    });
  }

  async dragTo(text: string, where: () => Promise<{ x: number; y: number }>): Promise<void> {
    const source = this.text(text);
    // What the server answers may just now put the note somewhere else on the page.
    await expect(() => source.scrollIntoViewIfNeeded({ timeout: 1_000 })).toPass({ timeout: 10_000 });
    const from = await centre(source);
    await this.page.mouse.move(from.x, from.y);
    await this.page.mouse.down();
    // Small steps: the board scrolls and the target is found while the pointer moves.
    await this.page.mouse.move(from.x + 8, from.y + 8, { steps: 4 });
    const to = await where();
    await this.page.mouse.move(to.x, to.y, { steps: 12 });
    await this.page.mouse.up();
  }

  /** Moves a topic, or a note out of its group, by the menu; before a topic, else to the end. */
  async move(text: string, column: string, before?: string): Promise<void> {
    await this.openMenu(text);
    await this.press(grouping.moveTo);
    await this.dialog().getByLabel(grouping.moveColumn).selectOption({ label: column });
    const place = before === undefined ? grouping.moveEnd : grouping.moveBefore(before);
    await this.dialog().getByLabel(grouping.movePlace).selectOption({ label: place });
    await this.button(grouping.moveDo, this.dialog()).click();
    await expect(this.dialog()).toBeHidden();
  }

  /** The texts of a column's notes that stand on the board, from top to bottom. */
  async standing(column: string): Promise<string[]> {
    return await this.column(column).locator(".topics .people").allInnerTexts();
  }

  async nameTopic(text: string, name: string): Promise<void> {
    await this.button(notes.anyMore, this.topic(text)).first().click();
    await this.press(grouping.name);
    await this.dialog().getByLabel(grouping.nameLabel).fill(name);
    await this.button(room.save, this.dialog()).click();
    await expect(this.dialog()).toBeHidden();
  }

  /** The board's texts as they stand, column by column. */
  async order(): Promise<string[]> {
    const main = this.page.getByRole("main");
    return (await main.getByRole("region").getByRole("paragraph").allInnerTexts()).filter((text) =>
      NOTES.some((note) => kept(note.text).replace(/\s+/g, " ") === text.replace(/\s+/g, " ")),
    );
  }

  // Voting

  async openRound(budget: number, most: number): Promise<void> {
    await this.press(voting.open);
    await this.dialog().getByLabel(voting.budget).fill(String(budget));
    await this.dialog().getByLabel(voting.most).fill(String(most));
    await this.button(voting.openDo, this.dialog()).click();
  }

  async vote(topic: string, votes = 1): Promise<void> {
    for (let each = 0; each < votes; each += 1) {
      await this.button(voting.add(kept(topic))).first().click();
    }
    await expect(this.page.getByText(voting.kept)).toBeVisible();
  }

  async closeRound(): Promise<void> {
    await this.press(voting.close);
    await this.button(voting.closeDo, this.dialog()).click();
  }

  // Polls

  /** The poll that stands above every panel, by its name. */
  poll(name: string): Locator {
    return this.page.getByRole("region", { name, exact: true });
  }

  /** Asks one of the kinds that have words of their own. */
  async ask(kind: keyof typeof polls.kinds): Promise<void> {
    await this.press(polls.ask);
    await this.dialog().getByRole("radio", { name: polls.kind(polls.kinds[kind]) }).check();
    await this.button(polls.askDo, this.dialog()).click();
    await expect(this.dialog()).toBeHidden();
  }

  async answer(choice: string): Promise<void> {
    await this.page.getByRole("radio", { name: polls.choice(choice) }).check();
    await expect(this.page.getByText(polls.saved)).toBeVisible();
  }

  async closePoll(how = polls.closeDo): Promise<void> {
    await this.press(polls.close);
    await this.button(how, this.dialog()).click();
  }

  // Discussion

  async comment(text: string): Promise<void> {
    const editor = this.page.getByRole("textbox", { name: discussion.comment });
    await editor.fill(text);
    await editor.press("Enter");
    await expect(this.text(text)).toBeVisible();
  }

  async act(text: string, owner: string, due: string): Promise<void> {
    await this.page.getByLabel(actions.text).fill(text);
    await this.page.getByLabel(actions.owner, { exact: true }).fill(owner);
    await this.page.getByLabel(actions.due, { exact: true }).fill(due);
    await this.press(actions.add);
    await expect(this.text(text)).toBeVisible();
  }

  /** Who says that they wrote something that is shown. */
  signature(name: string): Locator {
    return this.page.getByRole("main").getByText(signing.signed(name), { exact: true });
  }

  /** What is in focus. */
  focus(): Locator {
    return this.page.getByRole("article", { name: discussion.inFocus });
  }

  async look(panel: keyof typeof panels): Promise<void> {
    await this.button(panels[panel], this.page.getByRole("navigation", { name: "Views" })).click();
  }

  // Taking it along

  /** The Markdown that the page puts into the clipboard. */
  async copyMarkdown(): Promise<string> {
    await this.press(wrapUp.copy);
    await expect(this.page.getByText(wrapUp.copied)).toBeVisible();
    return await this.paste();
  }

  /** What is in the clipboard, pasted elsewhere. */
  async paste(): Promise<string> {
    const wiki = await this.page.context().newPage();
    await wiki.setContent("<textarea></textarea>");
    const field = wiki.getByRole("textbox");
    await field.press("Control+V");
    await expect(field).not.toHaveValue("");
    const pasted = await field.inputValue();
    await wiki.close();
    return pasted;
  }

  /** The Markdown that the page hands over as a file. */
  async download(): Promise<{ name: string; markdown: string }> {
    const { name, text } = await this.file("md");
    return { name, markdown: text };
  }

  /** A file that the page hands over. */
  async file(ending: keyof typeof wrapUp.files): Promise<{ name: string; text: string }> {
    const [file] = await Promise.all([this.page.waitForEvent("download"), this.press(wrapUp.files[ending])]);
    const chunks: Buffer[] = [];
    for await (const chunk of await file.createReadStream()) chunks.push(chunk as Buffer);
    return { name: file.suggestedFilename(), text: Buffer.concat(chunks).toString("utf8") };
  }
}

/** Whether a link carries the key to lead by. */
const leads = (link: string): boolean => new URL(link).hash.includes(".");

async function boxOf(of: Locator): Promise<{ x: number; y: number; width: number; height: number }> {
  const box = await of.boundingBox();
  if (!box) throw new Error("it is not on the screen");
  return box;
}

async function centre(of: Locator): Promise<{ x: number; y: number }> {
  const box = await boxOf(of);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}
