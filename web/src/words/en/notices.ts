// The words of notices.

export const notices = {
  label: "Notices",
  dismiss: "Dismiss",
  live: "What happens in the room",
};
