// The words of signatures on the board.

export const signed = {
  begin: "Say that this is mine…",
  waits: "signature on its way",
  takeBackBoth: "Take both back",
  signed: (name: string) => `signed “${name}”, unverified`,
  strike: "Strike the signature",
};
