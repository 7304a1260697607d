// The words of what was refused.

import type { ErrorCode, Limit } from "../../state/wire";

export const errors = {
  codes: {
    malformed: "The server did not understand this page. Load it anew; what you typed stays.",
    hello_twice: "The connection got out of step. Load the page anew; what you typed stays.",
    needs_seat: "Only people with a seat can do that. Press Join first.",
    needs_facilitator: "Only whoever leads can do that. Open the link for leading if you have it.",
    id_taken: "That text could not be kept under its number. Save it once more.",
    not_yours: "That text is gone, or this browser no longer has its key. Nothing was changed.",
    not_there: "What this was about is no longer on the board. Look again and pick another place.",
    stale: "Somebody was quicker: the board has changed meanwhile. Look again and repeat it if it still makes sense.",
    invalid: "Those values do not fit together. Check them and try again.",
    round_open: "A round is open already. Close it before opening another one.",
    round_closed: "That round is closed, so votes no longer count.",
    topic_in_round: "This topic is being voted on. Close the round first, then group, move or remove it.",
    ballot_invalid: "That is more than the round allows. Take a vote back and place it anew.",
    poll_open: "A poll is open already. Close it before asking another question.",
    poll_closed: "That poll is closed, so answers no longer count.",
    frozen: "Whoever leads has frozen writing for now. Your text is kept here until it goes on.",
    not_offered: "Leading is not on offer any more: somebody leads, or was quicker.",
    appointed_lately: "Whoever the team appointed less than an hour ago cannot erase the room.",
    limit_reached: "This room has reached a limit.",
    too_fast: "That was a lot at once. It is sent again by itself in a moment.",
    unavailable: "The room cannot keep this right now. It is sent again by itself in a moment.",
  } satisfies Record<ErrorCode, string>,
  limits: {
    notes: "The room has as many notes as it can hold. Delete or take off some first.",
    notes_of_seat: "You have written as many notes as one person can in a room.",
    comments_of_seat: "You have written as many comments as one person can in a room.",
    comments: "The room has as many comments as it can hold. Delete or take off some first.",
    actions: "The room has as many actions as it can hold. Delete some first.",
    polls: "The room has had as many polls as it can hold. Ask aloud this time.",
    rounds: "The room has had as many rounds as it can hold. Go on with the result you have.",
    split_ids: "That is too much to take out of a topic at once. Take out less.",
    deleted_ids: "Too much was deleted in this room. Export it and go on in a new one.",
  } satisfies Record<Limit, string>,
  back: "Your text is back in its editor.",
  notSent: "The connection broke before the answer came. Look whether it happened, and repeat it if not.",
  cannotWrite: "This page cannot write here yet. Join first, and check that the link is the right one.",
};
