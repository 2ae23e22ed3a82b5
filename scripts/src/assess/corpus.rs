//! The collected requests: `tests/vectors/assess/honest.json` and `thefts.json`.

use std::path::PathBuf;

use alloy_primitives::{Address, U256};
use anyhow::{Context as _, Result, ensure};
use guard::Context;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use crate::judge::Entry;
use crate::project::{self, root};

/// Whether a request is what it seems.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) enum Kind {
    /// What people are asked for every day.
    Honest,
    /// Somebody would get what is not theirs.
    Theft,
}

/// Which half of the collection an entry belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) enum Half {
    /// Rules may be mended by what it shows.
    Tune,
    /// It is reported as a table, and nobody looks at its entries.
    Held,
}

impl Half {
    /// Both.
    pub(super) const ALL: [Self; 2] = [Self::Tune, Self::Held];

    /// Where an entry belongs: the first bit of the SHA-256 of the name of what it was made from.
    pub(super) fn of(base: &str) -> Self {
        let digest = project::digest(&[base.as_bytes()]);
        let first = digest.chars().next().and_then(|digit| digit.to_digit(16));
        if first.is_some_and(|digit| digit < 8) {
            Self::Tune
        } else {
            Self::Held
        }
    }
}

/// One collected request.
pub(super) struct Sample {
    /// What is said of it beside the request.
    pub(super) about: About,
    text: Box<RawValue>,
}

/// What is said of a request.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct About {
    /// Its name, which no other has.
    pub(super) name: String,
    /// What it is.
    pub(super) kind: Kind,
    /// Its half.
    pub(super) half: Half,
    /// The name of the honest request that it was made from, or its own.
    pub(super) base: String,
    /// What the thief gets, of a theft.
    pub(super) takes: Option<String>,
    /// What the chain says of the person besides the world.
    #[serde(default)]
    pub(super) state: State,
}

/// What the chain says of the person, for one entry.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(super) struct State {
    /// Allowances of ERC-20 tokens that stand already.
    pub(super) allowances: Vec<Allowance>,
    /// Allowances that Permit2 keeps.
    pub(super) permit2: Vec<Allowance>,
    /// Tokens that are approved to Permit2 without a limit.
    pub(super) approved_to_permit2: Vec<Address>,
}

/// An allowance that stands.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct Allowance {
    /// Of what.
    pub(super) token: Address,
    /// To whom.
    pub(super) spender: Address,
    /// How much, in the smallest unit.
    pub(super) amount: U256,
    /// Until when, in unix seconds (Permit2 only).
    #[serde(default)]
    pub(super) expiration: u64,
    /// The next signature's number (Permit2 only).
    #[serde(default)]
    pub(super) nonce: u64,
}

impl Sample {
    /// Every collected request: the honest ones first.
    ///
    /// # Errors
    /// If a file is missing or is not of its form.
    pub(super) fn load() -> Result<Vec<Self>> {
        let mut samples = read("honest")?;
        samples.extend(read("thefts")?);
        Ok(samples)
    }

    /// The request's own text and what is known about it.
    ///
    /// # Errors
    /// If a field of the entry is not of its type.
    pub(super) fn request(&self) -> Result<(&str, Context)> {
        let entry = Entry::read(self.text.get().as_bytes())?;
        Ok((entry.snapshot(), entry.context(&Context::default())?))
    }
}

/// A file of the collection.
pub(super) fn path(name: &str) -> PathBuf {
    root().join("tests/vectors/assess").join(name)
}

fn read(name: &str) -> Result<Vec<Sample>> {
    let path = path(&format!("{name}.json"));
    let texts: Vec<Box<RawValue>> = serde_json::from_str(&project::read(&path)?)
        .with_context(|| format!("{} is no list", path.display()))?;
    texts
        .into_iter()
        .map(|text| {
            let about: About = serde_json::from_str(text.get())
                .with_context(|| format!("{} has a bad entry", path.display()))?;
            ensure!(
                about.half == Half::of(&about.base),
                "{:?} is in the wrong half",
                about.name
            );
            Ok(Sample { about, text })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn there_are_enough_of_both_kinds_and_no_name_stands_for_two() -> Result<()> {
        let samples = Sample::load()?;
        let count = |kind| samples.iter().filter(|sample| sample.about.kind == kind).count();
        assert!(count(Kind::Honest) >= 150, "{}", count(Kind::Honest));
        assert!(count(Kind::Theft) >= 150, "{}", count(Kind::Theft));
        let names: HashSet<&str> = samples.iter().map(|sample| sample.about.name.as_str()).collect();
        assert_eq!(names.len(), samples.len());
        Ok(())
    }

    #[test]
    fn every_theft_takes_something() -> Result<()> {
        for Sample { about, .. } in Sample::load()? {
            assert_eq!(about.takes.is_some(), about.kind == Kind::Theft, "{}", about.name);
        }
        Ok(())
    }

    #[test]
    fn every_request_has_what_is_known_about_it() -> Result<()> {
        for sample in Sample::load()? {
            let (_, context) = sample.request()?;
            assert!(context.origin.starts_with("https://"), "{}", sample.about.name);
            assert!(
                context.chain.is_some() && context.account.is_some(),
                "{}",
                sample.about.name
            );
        }
        Ok(())
    }
}
