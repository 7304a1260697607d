// The words around the room print: why to compare it, and how.

export const print = {
  title: "Room print",
  item: "Compare the room print…",
  text: "Whoever is in the same room with the same key sees the same twelve digits. Somebody reads theirs out, the others look. If yours differ, write nothing: you are in another room, perhaps one made for you alone.",
  alone: "If a link came to you alone, ask for the one that everybody has, and compare the print.",
  aloud: "Compare by voice or on the wall. Who can pass you a wrong link can change a message in a chat, too.",
  shareText: "Twelve digits that a team compares aloud, so that nobody sits in a room made for them alone.",
  show: "Show the room print",
};
