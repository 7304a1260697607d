// The words of the cover.

export const cover = {
  button: "Cover",
  hint: "Hides what is yours on this page, for whoever shares a screen.",
  uncover: "Uncover",
  board: "Covered for sharing this screen: nothing of yours shows, and nothing is lost.",
};
