// The words of notices.

export const notices = {
  label: "Notices",
  dismiss: "Dismiss",
  nudgeOff: "No more of these hints on this device. The room menu brings them back.",
  restored: "The server lost this room. Somebody restored the board from their page.",
  live: "What happens in the room",
};
