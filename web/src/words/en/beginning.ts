// The words of what to begin with.

export const beginning = {
  open: "Open a file…",
  list: "Vote on a list…",
  begin: "Or begin with something",
};
