//! `cargo xtask assess`: how right the verdicts are on collected requests, honest ones and thefts.

mod abi;
mod chain;
mod corpus;
mod host;
mod report;
mod table;

use std::collections::BTreeMap;

use anyhow::{Result, bail};
use guard::{Answer, Judgement, Level, Reply};
use lexopt::prelude::*;

use crate::project::say;
use chain::World;
use corpus::{Half, Kind, Sample};
use host::Host;
use report::{Report, Run};
use table::Table;

/// How often the guard may ask again for what its last answers made it want to know.
const ROUNDS: usize = 4;

/// Judges every collected request, prints the tables of both halves and writes them.
///
/// `--half tune` prints what was missed in that half instead, and writes nothing. The other half has no such list.
pub(crate) fn run(mut arguments: lexopt::Parser) -> Result<()> {
    let mut details = false;
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("half") => match arguments.value()?.string()?.as_str() {
                "tune" => details = true,
                "held" => bail!("of the half that is set aside there is only the table"),
                other => bail!("there is no half {other:?}; `--half tune` lists what was missed"),
            },
            other => return Err(other.unexpected().into()),
        }
    }
    if details {
        return list_misses();
    }
    let halves = Half::ALL
        .into_iter()
        .map(|half| Ok((half, measure(half)?)))
        .collect::<Result<BTreeMap<_, _>>>()?;
    for (half, table) in &halves {
        say(format!("{half:?}\n\n{}", table.markdown()));
    }
    say(Report::put(Run::now(halves))?.display());
    Ok(())
}

/// The table of a half.
fn measure(half: Half) -> Result<Table> {
    let mut table = Table::default();
    for (sample, judgement) in judged(half)? {
        table.add(sample.about.kind, &judgement);
    }
    Ok(table)
}

/// The requests of a half with their judgements.
fn judged(half: Half) -> Result<Vec<(Sample, Judgement)>> {
    let (world, host) = (World::load()?, Host::load()?);
    let samples = Sample::load()?.into_iter();
    samples
        .filter(|sample| sample.about.half == half)
        .map(|sample| Ok((settle(&sample, &world, &host)?, sample)))
        .map(|pair| pair.map(|(judgement, sample)| (sample, judgement)))
        .collect()
}

/// What the guard says when its host has looked up who is in the request and the chain has answered all that it asks.
fn settle(sample: &Sample, world: &World, host: &Host) -> Result<Judgement> {
    let (snapshot, context) = sample.request()?;
    let person = context.account.unwrap_or_default();
    let first = guard::judge(snapshot, &context, &[]);
    let context = host.look_up(context, first.chain, &first.parties);
    let mut known: Vec<Answer> = Vec::new();
    let mut judgement = guard::judge(snapshot, &context, &known);
    for _ in 0..ROUNDS {
        let asked = [judgement.open.as_slice(), &judgement.also].concat();
        let replies: Vec<Reply> = guard::calls(&asked, &[])
            .iter()
            .map(|call| world.reply(call, person, &sample.about.state))
            .collect();
        let found = guard::answers(&asked, &[], &replies);
        if found.is_empty() {
            break;
        }
        known.extend(found);
        judgement = guard::judge(snapshot, &context, &known);
    }
    Ok(judgement)
}

fn list_misses() -> Result<()> {
    for (sample, judgement) in judged(Half::Tune)? {
        let missed = match sample.about.kind {
            Kind::Honest => judgement.verdict > Level::Low || judgement.action != guard::Action::Pass,
            Kind::Theft => judgement.verdict < Level::High,
        };
        if !missed {
            continue;
        }
        let rules: Vec<String> = judgement
            .findings
            .iter()
            .map(|finding| format!("{} ({:?})", finding.rule, finding.level))
            .collect();
        say(format!(
            "{:?} {:?} {:?} open {} | {} | {} | {} | {}",
            sample.about.kind,
            judgement.verdict,
            judgement.action,
            judgement.open.len(),
            sample.about.name,
            sample.about.takes.as_deref().unwrap_or("-"),
            judgement.headline.id,
            rules.join(", "),
        ));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use anyhow::Context as _;

    /// What was reached stays reached: whoever worsens one of these must say so in the result file.
    #[test]
    fn the_half_for_tuning_is_judged_no_worse_than_recorded() -> Result<()> {
        let report = Report::load()?.context("nothing was measured; run `cargo xtask assess`")?;
        let recorded = report.latest(Half::Tune).context("the tune half is missing")?;
        let now = measure(Half::Tune)?;
        for (what, now, recorded) in [
            (
                "thefts below High",
                now.thefts_below_high(),
                recorded.thefts_below_high(),
            ),
            ("thefts passed", now.thefts_passed, recorded.thefts_passed),
            (
                "honest above Medium",
                now.honest_above_medium(),
                recorded.honest_above_medium(),
            ),
            (
                "honest at Medium",
                now.honest_at_medium(),
                recorded.honest_at_medium(),
            ),
            ("honest prompts", now.honest_prompts, recorded.honest_prompts),
        ] {
            assert!(now <= recorded, "{what}: {now}, recorded {recorded}");
        }
        Ok(())
    }
}
