//! What a simulation saw, in words.

use super::case::Case;
use super::trade::thing;
use crate::gather::Gather as _;
use crate::{Arg, Asset, Question, Seen, State, Subject, Text, What};
use alloy_primitives::U256;

/// One sentence for each thing, in its order; `None` if nothing was simulated.
pub(super) fn texts(cases: &[Case<'_>]) -> Option<Vec<Text>> {
    let [case] = cases else {
        return None;
    };
    let simulation = case.context.simulation.as_ref()?;
    let mut texts: Vec<Text> = simulation.seen.iter().map(|seen| text(case, seen)).gather();
    if simulation.fails {
        let id = if texts.is_empty() {
            "line_simulated_fails"
        } else {
            "line_simulated_fails_partly"
        };
        texts.insert(0, Text::new(id));
    }
    if simulation.more {
        texts.push(Text::new("line_simulated_more"));
    }
    if texts.is_empty() {
        texts.push(Text::new("line_simulated_nothing"));
    }
    Some(texts)
}

/// Adds to what is asked: what the tokens are that were seen, and what may be taken of them already.
pub(crate) fn ask(case: &Case<'_>, questions: &mut Vec<Question>) {
    let Some(simulation) = &case.context.simulation else {
        return;
    };
    for seen in &simulation.seen {
        questions.extend(case.token_question(&asset(seen), None));
        questions.extend(before(case, seen));
    }
}

/// What a spender may take now, before it is allowed anything. A token says what is left whenever some is taken.
pub(crate) fn before(case: &Case<'_>, seen: &Seen) -> Option<Question> {
    let about = Subject {
        owner: case.account?,
        other: seen.other,
        number: U256::ZERO,
    };
    (seen.what == What::Allowed).then_some(Question::State {
        chain: case.chain?,
        address: seen.token,
        state: State::Allowance,
        about,
    })
}

/// What it is about.
pub(crate) fn asset(seen: &Seen) -> Asset {
    let (address, id) = (seen.token, seen.number);
    match seen.what {
        _ if address.is_zero() => Asset::Coin,
        What::SentItem | What::ReceivedItem | What::AllowedItem => Asset::Nft { address, id },
        What::AllowedAll => Asset::Collection { address },
        What::Sent | What::Received | What::Allowed | What::AllowedPermit2 => Asset::Token { address },
    }
}

/// So much of it, for a sentence.
pub(crate) fn so_much(case: &Case<'_>, seen: &Seen) -> Arg {
    let asset = asset(seen);
    match asset {
        Asset::Collection { .. } => case.name(&asset, None),
        Asset::Nft { .. } => thing(case, &asset, U256::ONE, None),
        _ => thing(case, &asset, seen.number, None),
    }
}

fn text(case: &Case<'_>, seen: &Seen) -> Text {
    let id = match seen.what {
        What::Sent | What::SentItem => "line_simulated_sent",
        What::Received | What::ReceivedItem => "line_simulated_received",
        What::Allowed | What::AllowedItem | What::AllowedPermit2 => "line_simulated_allowed",
        What::AllowedAll => "line_simulated_allowed_all",
    };
    Text::new(id)
        .with("amount", so_much(case, seen))
        .with("other", Arg::Address { value: seen.other })
}
