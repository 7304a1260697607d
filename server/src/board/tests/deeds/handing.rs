//! Leading from hand to hand.

use candor_protocol::{Command, FacilitatorHash};

use super::{Deed, deed};
use crate::board::tests::happening::{Happening, said};
use crate::board::tests::script::{Draw, Scene};
use crate::board::tests::who::key_hash;

pub(super) const DEEDS: &[Deed] = &[
    deed(1, "replace_key", replace_key),
    deed(2, "offer_lead", offer_lead),
    deed(1, "withdraw_offer", withdraw_offer),
    deed(2, "accept_lead", accept_lead),
    deed(4, "stand", stand),
    deed(4, "agree", agree),
];

/// A new key mostly; one that was there before now and then.
fn new_key(draw: Draw) -> FacilitatorHash {
    key_hash(draw.b)
}

fn replace_key(scene: &mut Scene, draw: Draw) -> Option<Happening> {
    let hash = new_key(draw);
    said(scene.leader(draw.c), Command::ReplaceKey { hash })
}

fn offer_lead(scene: &mut Scene, draw: Draw) -> Option<Happening> {
    said(scene.leader(draw.c), Command::OfferLead {})
}

fn withdraw_offer(scene: &mut Scene, draw: Draw) -> Option<Happening> {
    said(scene.leader(draw.c), Command::WithdrawOffer {})
}

fn accept_lead(_: &mut Scene, draw: Draw) -> Option<Happening> {
    let hash = new_key(draw);
    said(draw.by(), Command::AcceptLead { hash })
}

fn stand(_: &mut Scene, draw: Draw) -> Option<Happening> {
    let hash = new_key(draw);
    said(draw.by(), Command::Stand { hash })
}

/// Mostly to whoever stands, as everybody sees it.
fn agree(scene: &mut Scene, draw: Draw) -> Option<Happening> {
    let shown = scene.world.live.standing().shown();
    let candidate = shown.map_or(new_key(draw), |(candidate, _)| candidate);
    let agree = draw.a > 60;
    said(draw.by(), Command::Agree { candidate, agree })
}
