//! The names of known contracts, put beside their addresses wherever a judgement tells one.

use crate::{Arg, Judgement, Known, Text};

/// Gives every address of a sentence that is known its name.
pub(super) fn add(judgement: &mut Judgement, known: &[Known]) {
    if known.is_empty() {
        return;
    }
    name(&mut judgement.headline, known);
    for finding in &mut judgement.findings {
        name(&mut finding.text, known);
    }
    for text in judgement.simulation.iter_mut().flatten() {
        name(text, known);
    }
    for line in &mut judgement.lines {
        let own = [&mut line.what, &mut line.amount, &mut line.until];
        for text in own.into_iter().chain(&mut line.who) {
            name(text, known);
        }
    }
}

/// Gives every address of one sentence that is known its name.
pub(crate) fn name(text: &mut Text, known: &[Known]) {
    for arg in text.args.values_mut() {
        match arg {
            Arg::Phrase { value } => name(value, known),
            Arg::Address { value } => {
                let Some(known) = known.iter().find(|known| known.address == *value) else {
                    continue;
                };
                *arg = Arg::Known {
                    value: known.address,
                    name: known.name.clone(),
                };
            }
            _ => {}
        }
    }
}
