// The words of what was copied.

export const copying = {
  copied: {
    room_link: "Link copied.",
    projector_link: "Link for the projector copied.",
    facilitator_link: "Link for leading copied. Share it with care.",
    markdown: "Markdown copied.",
    reminder: "Reminder copied.",
    template_link: "Link to the template copied. It carries the columns and nothing else.",
  },
  copyFailed: "The browser did not let the page copy. Mark the text here and copy it by hand.",
};
