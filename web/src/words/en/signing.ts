// The words of the dialogs about signing.

export const signing = {
  title: { note: "Say that this note is yours?", comment: "Say that this comment is yours?" },
  name: "Name to sign with",
  namePlaceholder: "As your team knows you",
  terms: [
    "Everybody in the room sees the name under this text.",
    "It is a claim: nobody verifies it, and the page says so.",
    "Others may have been grouped with this text; only this one is signed.",
    "It comes out after a short random wait. Until then you can take it back.",
    "After that it cannot be undone, other than by striking it, which people may have seen by then.",
  ],
  run: "Sign it",
  strikeTitle: "Strike the signature?",
  strikeText: "The name goes for everybody at once; the text stays. Nobody is told who struck it, and its author can sign again.",
};
