//! The bytes of a JSON-RPC response, read where they are: nothing is copied but what is kept.
//!
//! This reader is not the strict one of [`crate::json`]. It is for one purpose: to walk through megabytes of logs
//! at once. The cursor itself is in the crate `logs`, which is compiled for speed.

use super::reply::{Failure, REPLY_LIMITS};
use crate::json::parse_within;
use logs::Cursor;

/// The most responses of one body that are read: a batch is far smaller.
const MAX_RESPONSES: usize = 256;

/// One response of a body: what it says, and to which call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Response<'a, T = &'a [u8]> {
    /// Which call of the request it answers.
    pub(super) id: Option<usize>,
    /// What its result was read as.
    result: Option<T>,
    /// The JSON text of its error.
    error: Option<&'a [u8]>,
}

impl<T> Response<'_, T> {
    /// What the result was read as.
    ///
    /// # Errors
    /// What the endpoint said instead.
    pub(super) fn result(self) -> Result<T, Failure> {
        if let Some(error) = self.error.filter(|&error| error != b"null") {
            return Err(refused(error));
        }
        self.result.ok_or(Failure::Unreadable)
    }
}

/// The responses in a body with the JSON text of their results: one, or those of a batch. `None` if it is no such
/// thing.
pub(super) fn responses(body: &[u8]) -> Option<Vec<Response<'_>>> {
    read(body, &|_, cursor| cursor.value(0))
}

/// The same, with each result read by `each`, which is told what it answers and has to pass it. A result that
/// comes after its `id`, as most nodes write it, is walked through once. A response has one result, or is none.
pub(super) fn read<'a, T>(
    body: &'a [u8],
    each: &impl Fn(Option<usize>, &mut Cursor<'a>) -> Option<T>,
) -> Option<Vec<Response<'a, T>>> {
    let mut cursor = Cursor::new(body);
    let mut list = Vec::new();
    if cursor.peek()? == b'[' {
        cursor.items(|cursor| {
            list.push(response(cursor, each)?);
            (list.len() <= MAX_RESPONSES).then_some(())
        })?;
    } else {
        list.push(response(&mut cursor, each)?);
    }
    cursor.is_over().then_some(list)
}

fn response<'a, T>(
    cursor: &mut Cursor<'a>,
    each: &impl Fn(Option<usize>, &mut Cursor<'a>) -> Option<T>,
) -> Option<Response<'a, T>> {
    let mut found = Response {
        id: None,
        result: None,
        error: None,
    };
    let mut early = None;
    cursor.fields(|key, cursor| {
        match key {
            b"result" if found.result.is_some() || early.is_some() => return None,
            b"result" if found.id.is_some() => found.result = Some(each(found.id, cursor)?),
            b"result" => early = Some(Cursor::new(cursor.value(0)?)),
            b"id" => {
                found.id = str::from_utf8(cursor.value(0)?)
                    .ok()
                    .and_then(|text| text.parse().ok())
            }
            b"error" => found.error = Some(cursor.value(0)?),
            _ => {
                cursor.value(0)?;
            }
        }
        Some(())
    })?;
    if let Some(mut early) = early {
        found.result = Some(each(found.id, &mut early)?);
    }
    Some(found)
}

/// The words of an error object, or its number if it has no words.
fn refused(error: &[u8]) -> Failure {
    let text = std::str::from_utf8(error).unwrap_or_default();
    let Ok(error) = parse_within(text, REPLY_LIMITS) else {
        return Failure::Unreadable;
    };
    let words = error.get("message").and_then(|message| message.as_str());
    let code = match error.get("code") {
        Some(crate::json::Value::Number(code)) => code,
        _ => "",
    };
    let words = words.filter(|words| !words.is_empty()).unwrap_or(code);
    Failure::refused(words)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]
mod tests {
    use super::*;

    #[test]
    fn responses_are_told_apart() {
        let body = br#" [{"id":1,"result":"0x1"},{"result":[{"a":"\"}"}],"id":0},{"id":2,"error":{"code":-1,"message":"no"}}] "#;
        let list = responses(body).unwrap();
        assert_eq!(
            list.iter().map(|one| one.id).collect::<Vec<_>>(),
            [Some(1), Some(0), Some(2)]
        );
        assert_eq!(list[1].result(), Ok(br#"[{"a":"\"}"}]"#.as_slice()));
        assert_eq!(list[2].result(), Err(Failure::refused("no")));
        let told = read(body, &|id, cursor| cursor.value(0).map(|_| id)).unwrap();
        assert_eq!(told[0].result(), Ok(Some(1)));
        assert_eq!(told[1].result(), Ok(Some(0)), "the result is before its id");
        for twice in [
            r#"{"id":0,"result":[],"result":[]}"#,
            r#"{"result":[],"id":0,"result":[]}"#,
        ] {
            assert_eq!(responses(twice.as_bytes()), None, "{twice}");
        }
        let nulls = br#"{"id":0,"error":null,"result":null}"#;
        assert_eq!(responses(nulls).unwrap()[0].result(), Ok(b"null".as_slice()));
    }

    #[test]
    fn what_is_cut_short_is_nothing() {
        let body = br#"{"id":0,"result":[{"address":"0x12","topics":["0x1"]}],"more":12.5e3}"#;
        assert!(responses(body).is_some());
        for end in 0..body.len() {
            assert_eq!(responses(&body[..end]), None, "{end}");
        }
        assert_eq!(responses(&b"[".repeat(1_000_000)), None);
        assert_eq!(responses(&b"[{\"a\":".repeat(100_000)), None);
    }
}
