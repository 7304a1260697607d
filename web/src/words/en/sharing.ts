// The words of what a room’s beginning needs of sharing.

export const sharing = {
  button: "Share",
  noCode: "The QR code did not come: the connection may have gone. Copy the link instead.",
};
