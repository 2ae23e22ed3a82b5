//! Log entries.

use crate::Cursor;
use crate::wide::{bytes_of, digit};

/// The most topics that a log can have.
const MAX_TOPICS: usize = 4;
/// The most words of data that are kept: the longest event that anybody asks for here has three.
const MAX_WORDS: usize = 3;
/// How many of the last logs are remembered to tell whether one is about the same: a power of two.
const REMEMBERED: usize = 8_192;
/// Leaves as many bits as number them.
const HASH_SHIFT: u32 = u32::BITS - REMEMBERED.trailing_zeros();
/// How many logs of the same hash are remembered.
const ALIKE: usize = 4;

type Word = [u8; 32];

/// Whose logs, and where: what an entry is held against.
#[derive(Clone, Copy, Debug)]
pub struct Sought {
    /// Where the owner is among the topics, from 0.
    pub place: usize,
    /// The owner.
    pub owner: Word,
    /// The first block.
    pub from: u64,
    /// The last block.
    pub to: u64,
}

/// One log.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Log {
    /// The contract.
    pub address: [u8; 20],
    /// The topics; those past the count are 0.
    pub topics: [Word; MAX_TOPICS],
    /// How many topics there are, at least 2.
    pub count: usize,
    /// The words of the data; those past their number are 0.
    pub data: [Word; MAX_WORDS],
    /// How many words of data there are; `None` if they are too many, or not whole.
    pub words: Option<usize>,
    /// The block, if the endpoint says so.
    pub block: Option<u64>,
}

/// A log, and how many others there were about the same, in earlier blocks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Distinct {
    /// The last of them.
    pub log: Log,
    /// How many there are.
    pub times: u64,
}

/// What one result says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Logs {
    /// In the order of the first of each. Some may be about the same as others.
    pub found: Vec<Distinct>,
    /// Entries that are no logs.
    pub malformed: u64,
    /// Logs of other owners or blocks.
    pub strangers: u64,
    /// How many entries there are.
    pub count: usize,
}

/// Reads the list before which the cursor stands, which is passed; `None` if it is no list, or cut short.
pub fn next(cursor: &mut Cursor<'_>, sought: &Sought) -> Option<Logs> {
    let mut logs = Logs::default();
    let mut memory = Memory(vec![0; REMEMBERED]);
    cursor.items(|cursor| {
        logs.count = logs.count.saturating_add(1);
        let log = Raw::next(cursor)?.and_then(|raw| raw.log());
        match log {
            None => logs.malformed = logs.malformed.saturating_add(1),
            Some(log) if !sought.has(&log) => logs.strangers = logs.strangers.saturating_add(1),
            Some(log) => memory.add(&mut logs.found, log),
        }
        Some(())
    })?;
    Some(logs)
}

impl Sought {
    fn has(&self, log: &Log) -> bool {
        let owner = log.topics.get(self.place);
        let within = log
            .block
            .is_none_or(|block| self.from <= block && block <= self.to);
        within && owner == Some(&self.owner)
    }
}

/// Where logs stand, plus 1, each at the place that is its hash or soon after; 0 where there is none.
struct Memory(Vec<usize>);

impl Memory {
    /// Adds a log, to the one about the same if that is remembered and of another block.
    fn add(&mut self, found: &mut Vec<Distinct>, log: Log) {
        let hash = log.hash();
        let places = (hash..hash.saturating_add(ALIKE)).map(|place| place % REMEMBERED);
        let mut new = hash;
        for place in places {
            match self.0.get(place).and_then(|after| after.checked_sub(1)) {
                None => {
                    new = place;
                    break;
                }
                Some(at) if found.get_mut(at).is_some_and(|known| known.take(&log)) => return,
                Some(_) => {}
            }
        }
        found.push(Distinct { log, times: 1 });
        if let Some(place) = self.0.get_mut(new) {
            *place = found.len();
        }
    }
}

impl Distinct {
    /// Whether this is about the same, and one of the two is later. Within a block nobody knows which came last.
    fn take(&mut self, log: &Log) -> bool {
        let (Some(old), Some(new)) = (self.log.block, log.block) else {
            return false;
        };
        let known = &self.log;
        let same = known.address == log.address && known.topics == log.topics && known.count == log.count;
        // What is not among the topics may be who it is about.
        if !same || log.count < 3 || known.words != log.words || old == new {
            return false;
        }
        self.times = self.times.saturating_add(1);
        if new > old {
            self.log = *log;
        }
        true
    }
}

impl Log {
    /// A few bits of the contract and of the topics, less than `REMEMBERED`. The second topic is mostly the owner.
    fn hash(&self) -> usize {
        let [event, _, one, other] = &self.topics;
        let bytes = [&self.address[..], one, other, event];
        let ends = bytes.map(|word| word.last_chunk::<4>().map_or(0, |end| u32::from_be_bytes(*end)));
        let mixed = ends
            .iter()
            .fold(0_u32, |sum, &end| (sum ^ end).wrapping_mul(0x9e37_79b1));
        (mixed >> HASH_SHIFT) as usize
    }
}

/// One entry, as hex digits with their `0x`.
#[derive(Clone, Copy, Debug, Default)]
struct Raw<'a> {
    address: &'a [u8],
    topics: [&'a [u8]; MAX_TOPICS],
    count: usize,
    data: &'a [u8],
    block: Option<&'a [u8]>,
}

impl<'a> Raw<'a> {
    /// The entry before which the cursor stands, which is passed. The inner `None` is an entry that is no log.
    fn next(cursor: &mut Cursor<'a>) -> Option<Option<Self>> {
        if cursor.peek()? != b'{' {
            return cursor.value(0).map(|_| None);
        }
        let mut raw = Raw::default();
        let mut is_log = true;
        cursor.fields(|key, cursor| {
            match key {
                b"address" => raw.address = cursor.text()?.unwrap_or_default(),
                b"data" => raw.data = cursor.text()?.unwrap_or_default(),
                b"blockNumber" => raw.block = cursor.text()?,
                b"topics" if cursor.peek()? == b'[' => is_log &= raw.take_topics(cursor)?,
                _ => {
                    cursor.value(0)?;
                }
            }
            Some(())
        })?;
        Some(Some(raw).filter(|_| is_log))
    }

    /// Whether there were no more than a log can have, all of them strings. Explorers put `null` after the last.
    fn take_topics(&mut self, cursor: &mut Cursor<'a>) -> Option<bool> {
        let (mut whole, mut over) = (true, false);
        cursor.items(|cursor| {
            let is_null = cursor.peek()? == b'n';
            let topic = cursor.text()?;
            match (topic, self.topics.get_mut(self.count)) {
                (Some(topic), Some(place)) if !over => {
                    *place = topic;
                    self.count = self.count.saturating_add(1);
                }
                (None, _) if is_null => over = true,
                _ => whole = false,
            }
            Some(())
        })?;
        Some(whole)
    }

    fn log(&self) -> Option<Log> {
        let mut log = Log {
            count: self.count,
            ..Log::default()
        };
        decode(self.address.strip_prefix(b"0x")?, &mut log.address)?;
        if self.count < 2 {
            return None;
        }
        for (topic, place) in self.topics.get(..self.count)?.iter().zip(&mut log.topics) {
            decode(topic.strip_prefix(b"0x")?, place)?;
        }
        if let Some(block) = self.block {
            log.block = Some(quantity(block.strip_prefix(b"0x")?)?);
        }
        let data = self.data.strip_prefix(b"0x")?;
        let (words, left) = data.as_chunks::<64>();
        if left.is_empty() && words.len() <= MAX_WORDS {
            for (digits, place) in words.iter().zip(&mut log.data) {
                decode(digits, place)?;
            }
            log.words = Some(words.len());
        }
        Some(log)
    }
}

/// Exactly as many bytes of hex as fit.
fn decode(digits: &[u8], bytes: &mut [u8]) -> Option<()> {
    if bytes.len().checked_mul(2) != Some(digits.len()) {
        return None;
    }
    let (chunks, rest) = digits.as_chunks();
    let (eights, left) = bytes.as_chunks_mut();
    for (digits, bytes) in chunks.iter().zip(eights) {
        *bytes = bytes_of(digits)?;
    }
    let (pairs, _) = rest.as_chunks::<2>();
    for (&[high, low], byte) in pairs.iter().zip(left) {
        *byte = (digit(high)? << 4) | digit(low)?;
    }
    Some(())
}

/// 1 to 16 hex digits.
fn quantity(digits: &[u8]) -> Option<u64> {
    if digits.is_empty() || digits.len() > 16 {
        return None;
    }
    digits
        .iter()
        .try_fold(0_u64, |sum, &byte| Some((sum << 4) | u64::from(digit(byte)?)))
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]
mod tests {
    use super::*;

    const OWNER: Word = [0xaa; 32];
    const SOUGHT: Sought = Sought {
        place: 1,
        owner: OWNER,
        from: 1,
        to: 9,
    };

    fn entry(block: u64, data: &str, spender: u8) -> String {
        let [address, event, owner, spender] = [
            ("11", 20),
            ("ee", 32),
            ("aA", 32),
            (&*format!("{spender:02x}"), 32),
        ]
        .map(|(byte, times)| byte.repeat(times));
        format!(
            r#"{{"data":"0x{data}","address":"0x{address}","removed":false,"topics":["0x{event}","0x{owner}","0x{spender}"],"blockNumber":"{block:#x}"}}"#
        )
    }

    fn logs(entries: &[String]) -> Logs {
        read(format!(" [ {} ] ", entries.join(" , ")).as_bytes()).unwrap()
    }

    fn read(text: &[u8]) -> Option<Logs> {
        let mut cursor = Cursor::new(text);
        next(&mut cursor, &SOUGHT).filter(|_| cursor.is_over())
    }

    #[test]
    fn the_last_of_those_about_the_same_is_kept() {
        let word = "00".repeat(32);
        let found = logs(&[
            entry(2, &word, 7),
            entry(3, &word, 8),
            entry(5, &word, 7),
            entry(4, &word, 7),
        ])
        .found;
        let kept: Vec<_> = found
            .iter()
            .map(|one| (one.log.topics[2][0], one.log.block, one.times))
            .collect();
        assert_eq!(kept, [(7, Some(5), 3), (8, Some(3), 1)]);
        assert_eq!(found[0].log.address, [0x11; 20]);
    }

    #[test]
    fn hundreds_of_spenders_are_kept_apart_and_each_once() {
        let word = "00".repeat(32);
        let entries: Vec<_> = (0..5_u64)
            .flat_map(|block| (0..=u8::MAX).map(move |spender| (block + 2, spender)))
            .map(|(block, spender)| entry(block, &word, spender))
            .collect();
        let found = logs(&entries).found;
        assert_eq!(found.len(), 256);
        assert!(found.iter().all(|one| one.times == 5));
    }

    #[test]
    fn those_of_one_block_or_of_another_form_are_kept_apart() {
        let word = "00".repeat(32);
        let found = logs(&[
            entry(2, &word, 7),
            entry(2, &word, 7),
            entry(3, "", 7),
            entry(4, "1234", 7),
        ])
        .found;
        let words: Vec<_> = found.iter().map(|one| one.log.words).collect();
        assert_eq!(words, [Some(1), Some(1), Some(0), None]);
    }

    #[test]
    fn what_is_no_log_or_not_asked_for_is_counted() {
        let word = "00".repeat(32);
        let odd = [
            entry(2, &word, 7).replace("0x11", "0xg1"),
            entry(2, &word, 7).replace("\"data\"", "\"date\""),
            "7".to_owned(),
            "{}".to_owned(),
            entry(0, &word, 7),
            entry(10, &word, 7),
            entry(3, &word, 7).replace("aAaA", "abab"),
        ];
        let logs = logs(&odd);
        assert_eq!(
            (logs.malformed, logs.strangers, logs.count, logs.found.len()),
            (4, 3, 7, 0)
        );
    }

    #[test]
    fn a_log_may_be_filled_up_with_nulls_at_its_end_only() {
        let plain = entry(2, &"00".repeat(32), 7);
        let filled = plain.replace("\"],", "\",null ,null],");
        assert_eq!(logs(&[filled]), logs(std::slice::from_ref(&plain)));
        for odd in [
            plain.replace("[\"", "[null,\""),
            plain.replace("\"],", "\",7],"),
            plain.replace("\"],", "\",null,\"0x\"],"),
        ] {
            assert_eq!(logs(&[odd]).malformed, 1);
        }
    }

    #[test]
    fn what_is_cut_short_is_nothing() {
        let text = format!("[{}]", entry(2, &"00".repeat(32), 7));
        for end in 0..text.len() {
            assert_eq!(read(&text.as_bytes()[..end]), None);
        }
    }
}
