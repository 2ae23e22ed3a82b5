//! Compares data with the canonical encoding of its values, without building that encoding: entries may
//! share their bytes, so it can be far larger than the data.

use super::{Kind, Param, Value, WORD};
use alloy_primitives::U256;

/// How data relates to the canonical encoding of the values read from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fit {
    /// They are the same.
    Exact,
    /// The data goes on after it.
    Longer {
        /// By how many bytes (at least 1).
        by: usize,
    },
    /// They differ, or the data ends before it.
    Different,
}

/// Costs at most a pass over the data and, for each level of nesting, a pass over the values.
pub(super) fn fit(params: &[Param<'_>], values: &[Value<'_>], data: &[u8]) -> Fit {
    let mut comparison = Comparison { rest: data };
    if comparison.sequence(fields(params, values)).is_none() {
        return Fit::Different;
    }
    match comparison.rest.len() {
        0 => Fit::Exact,
        by => Fit::Longer { by },
    }
}

/// Each step takes what the encoding has next from the front of the data, and ends the comparison with
/// `None` where the data has something else.
struct Comparison<'a> {
    rest: &'a [u8],
}

impl Comparison<'_> {
    /// The heads of a tuple or array, then the contents of its dynamic entries.
    fn sequence<'v>(
        &mut self,
        entries: impl Iterator<Item = (&'v Kind<'v>, &'v Value<'v>)> + Clone,
    ) -> Option<()> {
        let mut offset = entries
            .clone()
            .fold(0, |sum, (kind, _)| kind.head_size().saturating_add(sum));
        for (kind, value) in entries.clone() {
            if kind.is_dynamic() {
                self.number(offset)?;
                offset = offset.saturating_add(size(kind, value));
            } else {
                self.content(kind, value)?;
            }
        }
        for (kind, value) in entries.filter(|(kind, _)| kind.is_dynamic()) {
            self.content(kind, value)?;
        }
        Some(())
    }

    fn content(&mut self, kind: &Kind<'_>, value: &Value<'_>) -> Option<()> {
        match (kind, value) {
            (Kind::Tuple(params), Value::Items(values)) => self.sequence(fields(params, values)),
            (Kind::Array(item, _), Value::Items(values)) => self.sequence(items(item, values)),
            (Kind::List(item), Value::Items(values)) => {
                self.number(values.len())?;
                self.sequence(items(item, values))
            }
            (_, Value::Bytes(bytes)) => {
                self.number(bytes.len())?;
                self.take(bytes)?;
                let padding = padded(bytes.len()).saturating_sub(bytes.len());
                self.take([0; WORD].get(..padding)?)
            }
            (_, Value::Number(number)) => self.take(&number.to_be_bytes::<WORD>()),
            (_, Value::Address(address)) => self.take(address.into_word().as_slice()),
            (_, Value::Bool(flag)) => self.number(usize::from(*flag)),
            (_, Value::Word(word)) => self.take(word.as_slice()),
            (_, Value::Items(_)) => None,
        }
    }

    fn number(&mut self, number: usize) -> Option<()> {
        self.take(&U256::from(number).to_be_bytes::<WORD>())
    }

    fn take(&mut self, bytes: &[u8]) -> Option<()> {
        self.rest = self.rest.strip_prefix(bytes)?;
        Some(())
    }
}

/// The size of a value's own encoding, without the offset that leads to it.
fn size(kind: &Kind<'_>, value: &Value<'_>) -> usize {
    if !kind.is_dynamic() {
        return kind.head_size();
    }
    match (kind, value) {
        (Kind::Tuple(params), Value::Items(values)) => sequence_size(fields(params, values)),
        (Kind::Array(item, _), Value::Items(values)) => sequence_size(items(item, values)),
        (Kind::List(item), Value::Items(values)) => sequence_size(items(item, values)).saturating_add(WORD),
        (_, Value::Bytes(bytes)) => padded(bytes.len()).saturating_add(WORD),
        _ => WORD,
    }
}

fn sequence_size<'v>(entries: impl Iterator<Item = (&'v Kind<'v>, &'v Value<'v>)>) -> usize {
    entries.fold(0, |sum, (kind, value)| {
        let offset = if kind.is_dynamic() { WORD } else { 0 };
        size(kind, value).saturating_add(offset).saturating_add(sum)
    })
}

fn fields<'v>(
    params: &'v [Param<'v>],
    values: &'v [Value<'v>],
) -> impl Iterator<Item = (&'v Kind<'v>, &'v Value<'v>)> + Clone {
    params.iter().map(|param| &param.kind).zip(values)
}

fn items<'v>(
    item: &'v Kind<'v>,
    values: &'v [Value<'v>],
) -> impl Iterator<Item = (&'v Kind<'v>, &'v Value<'v>)> + Clone {
    values.iter().map(move |value| (item, value))
}

fn padded(length: usize) -> usize {
    length.checked_next_multiple_of(WORD).unwrap_or(usize::MAX)
}
