// What one can do with one's own notes, and what others can do with them (A3, A6, F5).

import { expect, test, type WebSocketRoute } from "../lib/test.ts";

import { grouping, notes } from "../lib/names.ts";
import { Person } from "../lib/person.ts";

test("a hidden note can be changed and deleted by its author, unseen (A3, A4)", async ({ browser }) => {
  const leader = await Person.arrive(browser);
  await leader.create({ title: "Own, hidden", tick: 2 });
  await leader.write({ column: "Start", text: "First wording" });
  await leader.write({ column: "Start", text: "Never mind" });
  await expect(leader.topic("First wording").getByText(notes.hidden)).toBeVisible();
  await leader.edit("First wording", "Second wording");
  await expect(leader.text("Second wording")).toBeVisible();
  await leader.press(notes.remove("Never mind"));
  await leader.button(notes.deleteDo, leader.dialog()).click();
  await expect(leader.text("Never mind")).toHaveCount(0);

  const viewer = await Person.arrive(browser);
  await viewer.open(await leader.link());
  await leader.reveal();
  await expect(viewer.text("Second wording")).toBeVisible({ timeout: 20_000 });
  await expect(viewer.text("First wording")).toHaveCount(0);
  await expect(viewer.text("Never mind")).toHaveCount(0);
});

test("on an open board a note waits, can be taken back, and is changed on a tick (A6)", async ({ browser }) => {
  const leader = await Person.arrive(browser);
  await leader.create({ title: "Own, open", tick: 60, hiding: false });
  const guest = await Person.arrive(browser);
  await guest.join(await leader.link());
  // A tick may fall just between writing and taking back: of one of two notes it does not.
  await expect(async () => {
    await guest.editor("Start").fill("");
    await guest.write({ column: "Start", text: "On second thought" });
    await guest.button(notes.takeBack("On second thought")).click({ timeout: 5_000 });
  }).toPass();
  await expect(guest.editor("Start")).toHaveValue("On second thought");
  await expect(guest.page.getByText(notes.onItsWay)).toHaveCount(0);
});

test("what is shown is changed by its author on a tick, and taken off without a name (F5)", async ({ browser }) => {
  const leader = await Person.arrive(browser);
  await leader.create({ title: "Off", tick: 2, hiding: false });
  const guest = await Person.arrive(browser);
  await guest.join(await leader.link());
  await guest.write({ column: "Start", text: "Rash words" });
  await expect(leader.text("Rash words")).toBeVisible({ timeout: 20_000 });

  await guest.openMenu("Rash words");
  await guest.press(notes.editItem);
  await guest.rewrite("Calmer words");
  await expect(leader.text("Calmer words")).toBeVisible({ timeout: 20_000 });

  await leader.openMenu("Calmer words");
  await leader.press(grouping.takeOff);
  await leader.button(grouping.takeOffDo, leader.dialog()).click();
  await expect(leader.text("Calmer words")).toHaveCount(0);
  await expect(guest.page.getByText(notes.takenOff)).toBeVisible();
});

test("what is taken off while its author is away is told, and its text can be used again (F5)", async ({ browser }) => {
  const leader = await Person.arrive(browser);
  await leader.create({ title: "Off, away", tick: 2, hiding: false });
  const guest = await Person.arrive(browser);
  const wire = await deaf(guest);
  await guest.join(await leader.link());

  wire.listens = false;
  await guest.write({ column: "Start", text: "Rash words" });
  await expect(guest.topic("Rash words").getByText(notes.onItsWay)).toBeVisible();
  await expect(leader.text("Rash words")).toBeVisible({ timeout: 20_000 });
  await leader.openMenu("Rash words");
  await leader.press(grouping.takeOff);
  await leader.button(grouping.takeOffDo, leader.dialog()).click();
  await expect(leader.text("Rash words")).toHaveCount(0);

  wire.listens = true;
  await wire.newest?.close({ code: 1001 });
  await expect(guest.page.getByText(notes.takenOff)).toBeVisible({ timeout: 60_000 });
  await guest.press(notes.useAgain("Rash words"));
  await expect(guest.editor("Start")).toHaveValue("Rash words");
  await expect(guest.page.getByText(notes.takenOff)).toHaveCount(0);
});

/** A person's websocket that can be made to lose the patches: the page sees what is kept, and no board. */
async function deaf(person: Person): Promise<{ listens: boolean; newest?: WebSocketRoute }> {
  const wire: { listens: boolean; newest?: WebSocketRoute } = { listens: true };
  await person.page.routeWebSocket(/\/api\/ws\//, (socket) => {
    wire.newest = socket;
    const server = socket.connectToServer();
    server.onMessage((message) => {
      if (wire.listens || !String(message).includes('"type":"patch"')) socket.send(message);
    });
  });
  return wire;
}
