// The words of the discussion.

export const discuss = {
  agenda: "Agenda",
  none: "No topic is in focus yet.",
  noneLeads: "Pick one from the agenda: everybody sees it at once.",
  noneFollows: "As soon as whoever leads picks one, it appears here.",
  notes: "Notes",
  comments: "Comments",
  noComments: "No comments yet. A comment has no name either, and comes out after a short random wait.",
  commentLabel: "Write a comment",
  commentPlaceholder: "Comment without your name…",
  addComment: "Add the comment",
  actions: "Actions from this topic",
  looking: "You are looking at another topic than the team.",
  moved: (name: string) => `The team moved on to ${name}. Finish in peace; your text stays.`,
  clear: "Take it out of focus",
  parked: "parked",
  parkIt: "Put in the parking lot",
  unparkIt: "Back on the agenda",
  park: (parked: boolean, text: string) => parked ? `Back on the agenda: ${text}` : `Put in the parking lot: ${text}`,
};
