// The words of the links that are given to others.

export const share = {
  title: "Invite the team",
  text: "Everybody gets the same link. The part behind the # is the key: it never reaches the server, so send the whole link.",
  room: "Link for everybody",
  copyRoom: "Copy the link",
  code: "QR code of the link for everybody",
  showCode: "Show as a QR code",
  hideCode: "Hide the QR code",
  codeText: "Point a phone’s camera at it, open the link, press Join.",
  projectorTitle: "In one room together?",
  projectorText:
    "The projector’s page shows the board to the whole room: large, with the QR code, and with nothing that is anybody’s own. It has no seat and cannot lead.",
  projector: "Link for the projector",
  copyProjector: "Copy the link for the projector",
  openProjector: "Open it in a new tab",
  facilitatorTitle: "Link for leading",
  facilitatorWarning:
    "Whoever opens this can lead: change stages, take notes off, erase the room. It shows nothing more than the others see. Keep it for yourself, or for a co-facilitator.",
  facilitator: "Link for whoever leads",
  show: "Show the link for leading",
  copyFacilitator: "Copy the link for leading",
};
