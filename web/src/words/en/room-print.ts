// The words of the room print itself, wherever it stands.

export const roomPrint = {
  label: "Room print",
  working: "working it out…",
  failed: "It did not come: the connection may have gone, or this device has too little memory for it.",
};
