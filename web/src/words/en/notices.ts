// The words of notices.

export const notices = {
  label: "Notices",
  dismiss: "Dismiss",
  nudgeOff: "No more of these hints on this device. The room menu brings them back.",
  restored: "The server had lost this room. The board was restored from one page, by whoever pressed it.",
  live: "What happens in the room",
};
