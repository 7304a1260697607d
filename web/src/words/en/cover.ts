// The words of the cover.

export const cover = {
  button: "Cover",
  hint: "Hides what is yours on this page, for whoever shares a screen.",
  uncover: "Uncover",
  board: "Covered for sharing: nothing of yours shows. Uncover to write or vote.",
};
