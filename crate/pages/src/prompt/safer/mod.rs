//! A safer choice: a smaller amount or a nearer end, which the wallet gets instead of what the site asks.

mod amount;
mod choice;
mod subscription;

use super::Front;
use crate::host;
use crate::icon::{Icon, icon};
use crate::speech::{plain, say, words};
use alloy_primitives::U256;
use amount::Fault;
use choice::{Pick, Picked, edits, end_in};
use guard::edit::{Choice, Edit, Offer, Why};
use guard::protocol::{FromPrompt, Held};
use guard::{Amount, Arg, By, Effect as Change, Text};
use leptos::prelude::*;
use subscription::Subscription;

/// The most approvals whose amounts can be changed one by one.
const MOST: usize = 20;

/// The ends that can be chosen: how they are called, and seconds from now.
const SPANS: [(&str, u64); 4] = [
    ("ui_safer_hour", 3_600),
    ("ui_safer_day", 86_400),
    ("ui_safer_month", guard::limit::OPEN_USE),
    ("ui_safer_year", guard::limit::YEAR),
];

/// What the person wants to be forwarded, as far as this page knows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Wanted {
    /// Counts what was sent.
    turn: u32,
    /// `None` while what is typed is no amount.
    edits: Option<Vec<Edit>>,
}

impl Wanted {
    /// What is in force for a request that this page has not changed.
    pub(super) fn of(held: &Held) -> Self {
        Wanted {
            turn: held.turn,
            edits: Some(held.edits.clone()),
        }
    }

    /// Whether what would be forwarded is what the person wants.
    pub(super) fn is_met(&self, held: &Held) -> bool {
        self.edits.as_ref() == Some(&held.edits)
    }

    /// Whether the background heard what is wanted, and did otherwise.
    fn has_failed(&self, held: &Held) -> bool {
        self.edits.is_some() && held.turn >= self.turn && !self.is_met(held)
    }
}

/// All approvals that can be changed; or why a signature cannot be.
#[component]
pub(super) fn Safer(front: Front) -> impl IntoView {
    let offers = front.part(|held| held.offers.clone());
    let signed = front.part(|held| held.judgement.effects.iter().any(is_signed));
    view! {
        {move || {
            // What is picked goes with the request, and with the background that knew of it.
            front.fresh.track();
            let offers = offers.get().unwrap_or_default();
            (!offers.is_empty()).then(|| view! { <Choices front offers/> })
        }}
        {move || (signed.get() == Some(true)).then(|| view! {
            <p class="safer-signature quiet">{words("ui_safer_signature")}</p>
        })}
    }
}

fn is_signed(effect: &Change) -> bool {
    matches!(effect, Change::Grant(grant) if grant.by == By::Signature && grant.kind.can_spend())
}

#[component]
fn Choices(front: Front, offers: Vec<Offer>) -> impl IntoView {
    let count = offers.len().min(MOST);
    let picked = RwSignal::new(vec![Picked::default(); count]);
    let several = count > 1;
    let failed = RwSignal::new(false);
    let all = StoredValue::new(offers);
    send_changes(front, all, picked);
    follow_failures(front, picked, failed);
    let has_choices = all.with_value(|offers| offers.iter().any(|offer| !offer.choices.is_empty()));
    view! {
        <details class="card safer" open=has_choices>
            <summary><h3>{icon(Icon::Seal)}<span>{words("ui_safer")}</span></h3></summary>
            <p class="quiet">{words("ui_safer_about")}</p>
            {all.with_value(|offers| offers.iter().take(MOST).enumerate().map(|(index, offer)| view! {
                <One index offer=offer.clone() picked several/>
            }).collect_view())}
            <p class="safer-failed" role="alert">{move || failed.get().then(|| words("ui_safer_failed"))}</p>
        </details>
    }
}

/// Tells the background what is picked, whenever that is something else.
fn send_changes(front: Front, offers: StoredValue<Vec<Offer>>, picked: RwSignal<Vec<Picked>>) {
    Effect::new(move |before: Option<()>| {
        let wanted = picked.with(|picked| offers.with_value(|offers| edits(offers, picked)));
        // Nothing is picked yet.
        if before.is_none() {
            return;
        }
        front.wanted.update(|known| {
            if wanted.is_some() {
                known.turn = known.turn.saturating_add(1);
            }
            known.edits.clone_from(&wanted);
        });
        let turn = front.wanted.with_untracked(|known| known.turn);
        let id = front
            .held
            .with_untracked(|held| held.as_ref().map(|held| held.id.clone()));
        if let (Some(edits), Some(id)) = (wanted, id) {
            // Nobody hears it: what is wanted is never met, and so never continued.
            host::send(&FromPrompt::Edit { id, turn, edits });
        }
    });
}

/// What the background would not do is taken back here as well.
fn follow_failures(front: Front, picked: RwSignal<Vec<Picked>>, failed: RwSignal<bool>) {
    Effect::new(move |_| {
        let state = front.held.with(|held| {
            let held = held.as_ref()?;
            let of = |wanted: &Wanted| {
                (
                    wanted.has_failed(held),
                    wanted.is_met(held) && !held.edits.is_empty(),
                )
            };
            Some(front.wanted.with_untracked(of))
        });
        match state {
            Some((true, _)) => {
                failed.set(true);
                picked.update(|picked| picked.fill(Picked::default()));
            }
            Some((false, true)) => failed.set(false),
            _ => {}
        }
    });
}

#[component]
fn One(index: usize, offer: Offer, picked: RwSignal<Vec<Picked>>, several: bool) -> impl IntoView {
    let name = format!("safer-{index}");
    let offer = StoredValue::new(offer);
    let pick = Memo::new(move |_| picked.with(|all| all.get(index).map(|one| one.pick).unwrap_or_default()));
    let take = move |pick: Pick| {
        picked.update(|all| {
            if let Some(one) = all.get_mut(index) {
                offer.with_value(|offer| one.take(pick, offer, host::now()));
            }
        });
    };
    let option = {
        let name = name.clone();
        move |which: Pick, id: &str, label: Text| {
            view! {
                <label class="safer-option">
                    <input type="radio" name=name.clone() id=format!("{name}-{id}")
                        prop:checked=move || pick.get() == which
                        on:change=move |_| take(which)/>
                    <span>{say(&label)}</span>
                </label>
            }
        }
    };
    let choices = offer.with_value(|offer| {
        let options = offer
            .choices
            .iter()
            .enumerate()
            .map(|(at, choice)| option(Pick::Offered(at), &at.to_string(), told(offer, choice)));
        options.collect_view()
    });
    view! {
        <fieldset class="safer-one" data-place=offer.with_value(|offer| offer.place)>
            <legend class=if several { "" } else { "unseen" }>{offer.with_value(|offer| say(&whose(offer)))}</legend>
            {offer.with_value(|offer| option(Pick::Asked, "asked", asked(offer)))}
            {choices}
            {option(Pick::Own, "own", Text::new("ui_safer_own"))}
            {move || (pick.get() == Pick::Own).then(|| view! { <Own name=name.clone() index offer picked/> })}
            {offer.with_value(|offer| offer.expiry).map(|_| view! { <End index offer picked/> })}
        </fieldset>
    }
}

/// The field for an amount of one's own.
#[component]
fn Own(
    name: String,
    index: usize,
    offer: StoredValue<Offer>,
    picked: RwSignal<Vec<Picked>>,
) -> impl IntoView {
    let one = move || picked.with(|all| all.get(index).cloned()).unwrap_or_default();
    let fault = Memo::new(move |_| offer.with_value(|offer| one().fault(offer)));
    let id = format!("{name}-amount");
    let why = format!("{name}-why");
    let label = offer.with_value(|offer| Text::new("ui_safer_amount").with("token", token(offer)));
    let input = move |text: String| {
        picked.update(|all| {
            if let Some(one) = all.get_mut(index) {
                one.text = text;
            }
        });
    };
    view! {
        <div class="safer-own">
            <label for=id.clone()>{say(&label)}</label>
            <input type="text" inputmode="decimal" autocomplete="off" id=id maxlength=amount::LONGEST.to_string()
                aria-describedby=why.clone()
                aria-invalid=move || fault.get().is_some_and(|fault| fault != Fault::Empty).to_string()
                prop:value=move || one().text
                on:input=move |event| input(event_target_value(&event))/>
            <p class="safer-why" id=why role="status">
                {move || fault.get().map(|fault| offer.with_value(|offer| plain(&reason(fault, offer))))}
            </p>
            <Subscription name index offer picked/>
        </div>
    }
}

/// The choice of an end.
#[component]
fn End(index: usize, offer: StoredValue<Offer>, picked: RwSignal<Vec<Picked>>) -> impl IntoView {
    let chosen = move || picked.with(|all| all.get(index).and_then(|one| one.expiry));
    let take = move |value: String| {
        let lasting = value.parse().ok();
        let end = lasting.and_then(|lasting| offer.with_value(|offer| end_in(lasting, offer, host::now())));
        picked.update(|all| {
            if let Some(one) = all.get_mut(index) {
                one.expiry = end;
            }
        });
    };
    let own = offer.with_value(|offer| {
        let value = offer.expiry.unwrap_or_default();
        Text::new("ui_safer_end_asked").with("time", Arg::Time { value })
    });
    let spans = offer.with_value(|offer| {
        let nearer = SPANS
            .iter()
            .filter(|(_, span)| end_in(*span, offer, host::now()).is_some());
        nearer
            .map(|(key, span)| {
                let span = *span;
                let is_chosen = move || {
                    chosen().is_some_and(|end| {
                        end.abs_diff(U256::from(host::now().saturating_add(span))) < U256::from(60)
                    })
                };
                view! { <option value=span.to_string() prop:selected=is_chosen>{words(key)}</option> }
            })
            .collect_view()
    });
    view! {
        <label class="safer-end">
            <span>{words("ui_until")}</span>
            <select on:change=move |event| take(event_target_value(&event))>
                <option value="" prop:selected=move || chosen().is_none()>{plain(&own)}</option>
                {spans}
            </select>
        </label>
    }
}

fn token(offer: &Offer) -> Arg {
    Arg::Token {
        address: offer.token,
        symbol: offer.symbol.clone(),
    }
}

fn amount_of(offer: &Offer, value: U256) -> Arg {
    Arg::Amount {
        value,
        decimals: Some(offer.decimals),
        symbol: offer.symbol.clone(),
    }
}

fn whose(offer: &Offer) -> Text {
    let spender = Arg::Address { value: offer.spender };
    Text::new("ui_unread_allowance")
        .with("token", token(offer))
        .with("spender", spender)
}

fn asked(offer: &Offer) -> Text {
    let amount = match offer.expiry {
        Some(_) => Amount::permit2(offer.amount),
        None => Amount::erc20(offer.amount),
    };
    match amount {
        Amount::Exact { value } => Text::new("ui_safer_asked").with("amount", amount_of(offer, value)),
        _ => Text::new("ui_safer_asked_unlimited"),
    }
}

fn told(offer: &Offer, choice: &Choice) -> Text {
    let key = match choice.why {
        Why::Balance => "ui_safer_balance",
    };
    Text::new(key).with("amount", amount_of(offer, choice.amount))
}

fn reason(fault: Fault, offer: &Offer) -> Text {
    match fault {
        Fault::Empty | Fault::NoNumber => Text::new("ui_safer_no_number"),
        Fault::TooFine => {
            let count = Arg::Count {
                value: offer.decimals.into(),
            };
            Text::new("ui_safer_too_fine").with("count", count)
        }
        Fault::Zero => Text::new("ui_safer_zero"),
        Fault::TooMuch => Text::new("ui_safer_too_much"),
    }
}
