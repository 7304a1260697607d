// The words of the room’s menu.

export const menu = {
  nudge: "Point out what may read as blame",
  nudgeHint: "Looks for names, “who”, fault and “always” in this browser alone, and changes nothing. It knows no names but those of owners and signatures here.",
  leave: "Leave the room",
  forgetMine: "Forget which notes are mine…",
  forgetMineTitle: "Forget which notes are mine?",
  forgetMineText:
    "This device drops the keys of your notes and comments here. They stay on the board, nothing marks them as yours any more, and you can no longer edit or delete them.",
  forgetMineDo: "Forget which are mine",
  forgetRoom: "Forget this room on this device…",
  forgetRoomTitle: "Forget this room on this device?",
  forgetRoomText:
    "The key, your seat, your drafts and the marks of your notes go from this device. The room stays for the others. You need the link to come back.",
  forgetRoomDo: "Forget the room",
  erase: "Erase the room for everybody…",
  eraseTitle: "Erase the room for everybody?",
  eraseText:
    "Everybody is told, and a minute later the room is gone from the server and from every connected browser. Until then it can be stopped. Export the result first.",
  eraseDo: "Erase in one minute",
};
