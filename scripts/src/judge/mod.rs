//! `cargo xtask judge`: what the browser would say about a request, by the very code that it runs.
//! For bug reports, audits and collections of requests.

mod entry;
mod words;

use std::io::{self, BufWriter, ErrorKind, Read as _, Write as _};
use std::time::{SystemTime, UNIX_EPOCH};
use std::{fs, path::PathBuf};

use alloy_primitives::Address;
use anyhow::{Context as _, Result};
use guard::{ChainId, Context};
use lexopt::prelude::*;
use serde::Serialize;
use serde_json::Value;
use serde_json::value::RawValue;

pub(crate) use entry::Entry;
use words::Words;

/// Judges each entry of a file, or of standard input for `-`, and prints one line of JSON for each.
///
/// The input is one JSON document, or JSON Lines; [`Entry`] says what an entry may be. An entry that cannot
/// be read gets a line with an `error` in its place.
pub(crate) fn run(arguments: lexopt::Parser) -> Result<()> {
    let (file, defaults) = parse(arguments)?;
    let input = read(file)?;
    let words = Words::load()?;
    let mut output = BufWriter::new(io::stdout().lock());
    for entry in entries(&input) {
        let line = serde_json::to_string(&answer(entry, &defaults, &words))?;
        match writeln!(output, "{line}") {
            // Nobody reads any further, as in `… | head`.
            Err(error) if error.kind() == ErrorKind::BrokenPipe => return Ok(()),
            written => written?,
        }
    }
    output.flush().or_else(|error| {
        if error.kind() == ErrorKind::BrokenPipe {
            Ok(())
        } else {
            Err(error)
        }
    })?;
    Ok(())
}

/// What is printed for an entry.
#[derive(Serialize)]
struct Answer<'a> {
    /// The entry's own, if it has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<&'a RawValue>,
    #[serde(flatten)]
    result: Judged,
}

/// A judgement, or why there is none.
#[derive(Serialize)]
#[serde(untagged)]
enum Judged {
    Judgement(Value),
    Error { error: String },
}

fn answer<'a>(entry: &'a [u8], defaults: &Context, words: &Words) -> Answer<'a> {
    let failed = |id, error: anyhow::Error| Answer {
        id,
        result: Judged::Error {
            error: format!("{error:#}"),
        },
    };
    let entry = match Entry::read(entry) {
        Ok(entry) => entry,
        Err(error) => return failed(None, error),
    };
    match judge(&entry, defaults, words) {
        Ok(judgement) => Answer {
            id: entry.id(),
            result: Judged::Judgement(judgement),
        },
        Err(error) => failed(entry.id(), error),
    }
}

/// The one place that asks the guard. Nobody has answered its questions, so `open` says which there are.
fn judge(entry: &Entry<'_>, defaults: &Context, words: &Words) -> Result<Value> {
    let context = entry.context(defaults)?;
    let judgement = guard::judge(entry.snapshot(), &context, &[]);
    words.put_into(&judgement, context.now)
}

/// The whole input if it is one JSON document, else its lines.
fn entries(input: &[u8]) -> Vec<&[u8]> {
    if serde_json::from_slice::<&RawValue>(input).is_ok() {
        return vec![input];
    }
    input
        .strip_suffix(b"\n")
        .unwrap_or(input)
        .split(|byte| *byte == b'\n')
        .collect()
}

fn read(file: PathBuf) -> Result<Vec<u8>> {
    if file.as_os_str() != "-" {
        return fs::read(&file).with_context(|| format!("cannot read {}", file.display()));
    }
    let mut input = Vec::new();
    io::stdin()
        .read_to_end(&mut input)
        .context("cannot read standard input")?;
    Ok(input)
}

fn parse(mut arguments: lexopt::Parser) -> Result<(PathBuf, Context)> {
    let now = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .map_or(0, |since| since.as_secs());
    let mut context = Context {
        now,
        ..Context::default()
    };
    let mut file = None;
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("chain") => context.chain = Some(chain(&arguments.value()?.string()?)?),
            Long("account") => context.account = Some(account(&arguments.value()?.string()?)?),
            Long("origin") => context.origin = arguments.value()?.string()?,
            Long("now") => context.now = arguments.value()?.parse()?,
            Value(path) if file.is_none() => file = Some(PathBuf::from(path)),
            other => return Err(other.unexpected().into()),
        }
    }
    Ok((file.context("which file? `-` reads standard input")?, context))
}

/// A chain id in decimal or `0x` hex.
fn chain(text: &str) -> Result<ChainId> {
    let id = ChainId::from_hex(text).or_else(|| text.parse().ok().map(ChainId));
    id.with_context(|| format!("{text:?} is no chain id"))
}

/// An address, in any case.
fn account(text: &str) -> Result<Address> {
    text.parse().with_context(|| format!("{text:?} is no address"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answers(input: &str) -> Result<Vec<Value>> {
        let words = Words::of("{}")?;
        let answers = entries(input.as_bytes()).into_iter();
        answers
            .map(|entry| Ok(serde_json::to_value(answer(entry, &Context::default(), &words))?))
            .collect()
    }

    #[test]
    fn each_line_has_its_answer_in_order() -> Result<()> {
        let input = "{\"id\":1,\"method\":\"eth_chainId\"}\nnot JSON\n\n{\"id\":\"x\",\"request\":{\"method\":\"eth_chainId\"},\"now\":-1}\r\n";
        let answers = answers(input)?;
        let errors: Vec<bool> = answers
            .iter()
            .map(|answer| answer.get("error").is_some())
            .collect();
        assert_eq!(errors, [false, true, true, true]);
        let ids: Vec<Option<&Value>> = answers.iter().map(|answer| answer.get("id")).collect();
        assert_eq!(ids, [Some(&1.into()), None, None, Some(&"x".into())]);
        Ok(())
    }

    #[test]
    fn a_document_over_several_lines_is_one_entry() -> Result<()> {
        assert_eq!(answers("{\n  \"method\": \"eth_chainId\"\n}\n")?.len(), 1);
        assert_eq!(
            answers("[\n{\"method\": \"eth_chainId\"},\n{\"method\": \"eth_accounts\"}]")?.len(),
            1
        );
        Ok(())
    }

    #[test]
    fn bytes_that_are_not_text_are_an_error_of_their_line() {
        let lines = entries(b"\xff\xfe\n{\"method\":\"eth_chainId\"}");
        let read: Vec<bool> = lines.into_iter().map(|line| Entry::read(line).is_ok()).collect();
        assert_eq!(read, [false, true]);
    }

    #[test]
    fn chains_are_read_in_both_notations() -> Result<()> {
        assert_eq!(chain("31337")?, chain("0x7a69")?);
        assert!(chain("main").is_err());
        assert!(chain("0x").is_err());
        Ok(())
    }
}
