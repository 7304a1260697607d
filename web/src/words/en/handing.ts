// The words of handing leading over, and of standing up to lead.

export const handing = {
  withdraw: "Take the offer back",
  offering: "You offer leading: the first who accepts leads from then on.",
  accept: "Take over leading",
  askStand: "Any of you can stand up; more than half of those here decide.",
  stand: "I can lead",
  standing: (n: number, of: number) => `You stand up to lead: ${n} of ${of} agree so far.`,
  somebody: (n: number, of: number) => `Somebody here would lead: ${n} of ${of} agree so far. Nobody sees who agrees.`,
  agree: "Agree",
  stepBack: "Step back",
};
