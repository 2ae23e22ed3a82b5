//! `docs/rules.md`: what each rule says and why, from the guard's own tables and the catalogue.

use std::fmt::Write as _;

use anyhow::{Context as _, Result};
use guard::Level;
use guard::assess::about::{ABOUT, About, Threshold, Value};
use guard::assess::{RULES, Rule};

use crate::project::{self, root};

/// The catalogue from which the sentences are taken.
const MESSAGES: &str = "extension/_locales/en/messages.json";

const HEAD: &str = "# How dangerous: the rules\n\n\
    Written by `cargo xtask codegen` from the tables in `crate/guard/src/assess`; do not edit.\n\n\
    Each rule looks at what a request would change and at what the chain, the directory and your own settings say, and \
    gives a level. The verdict is the worst of them. No rule lowers what another one says, and what has not been \
    answered counts as bad news until it is.\n\n\
    - **Low**: nothing unusual.\n\
    - **Medium**: worth a look.\n\
    - **High**: probably not what you want.\n\
    - **Critical**: a theft, or as good as one.\n";

/// The whole document.
pub(super) fn document() -> Result<String> {
    let messages = serde_json::from_str(&project::read(&root().join(MESSAGES))?).context(MESSAGES)?;
    let mut text = String::from(HEAD);
    line(&mut text, "\n## Rules\n");
    line(
        &mut text,
        &format!(
            "{} rules; of equal levels the earlier is told first.\n",
            RULES.len()
        ),
    );
    line(&mut text, "| rule | level | fires on | because | what you read |");
    line(&mut text, "|---|---|---|---|---|");
    for (rule, about) in RULES.iter().zip(ABOUT) {
        line(&mut text, &row(rule, about, &messages)?);
    }
    thresholds(&mut text);
    Ok(text)
}

fn row(rule: &Rule, about: &About, messages: &serde_json::Value) -> Result<String> {
    let levels: Vec<String> = rule.levels.iter().map(|level| name(*level)).collect();
    let fires = fires(rule.id, messages)
        .with_context(|| format!("{MESSAGES} does not say what fires {}", rule.id))?;
    let sentence = sentence(rule.id, messages).unwrap_or_default();
    Ok(format!(
        "| `{}` | {} | {fires} | {} | {sentence} |",
        rule.id,
        levels.join(", "),
        about.why
    ))
}

/// What fires a rule, in the words that the settings page shows.
fn fires<'a>(id: &str, messages: &'a serde_json::Value) -> Option<&'a str> {
    let key = format!("fires_{}", id.replace('-', "_"));
    messages.get(key)?.get("message")?.as_str()
}

fn thresholds(text: &mut String) {
    line(text, "\n## Thresholds\n");
    line(text, "| rule | threshold | value | source |");
    line(text, "|---|---|---|---|");
    for about in ABOUT {
        for Threshold { name, value, source } in about.thresholds {
            let value = shown(*value);
            line(
                text,
                &format!("| `{}` | `{name}` | {value} | {source} |", about.id),
            );
        }
    }
}

/// The sentence of a rule, or the first of them where there are several.
fn sentence(id: &str, messages: &serde_json::Value) -> Option<String> {
    let key = format!("rule_{}", id.replace('-', "_"));
    let messages = messages.as_object()?;
    let exact = messages.get(&key);
    let mut kin = messages
        .iter()
        .filter(|(other, _)| other.starts_with(&format!("{key}_")))
        .map(|(_, message)| message);
    let found = exact.or_else(|| kin.next())?;
    found.get("message")?.as_str().map(str::to_owned)
}

fn name(level: Level) -> String {
    format!("{level:?}")
}

fn shown(value: Value) -> String {
    match value {
        Value::Seconds(seconds) => match (seconds.checked_rem(86_400), seconds.checked_div(86_400)) {
            (Some(0), Some(1)) => "1 day".to_owned(),
            (Some(0), Some(days)) => format!("{days} days"),
            _ => format!("{seconds} s"),
        },
        Value::Time(time) => format!("{time} (unix seconds)"),
        Value::Count(count) => count.to_string(),
        Value::Amount(amount) => format!("`{amount:#x}`"),
    }
}

fn line(text: &mut String, line: &str) {
    // Writing to a string cannot fail.
    let _ = writeln!(text, "{line}");
}
