// The words of what waits until the page is uncovered.

export const covered = {
  comment: "Covered. Uncover to write a comment.",
  vote: "Covered. Uncover to vote.",
  answer: "Covered. Uncover to answer.",
  agree: "Covered. Uncover to have a say.",
  link: "Covered. Uncover for the link for leading.",
};
