//! A place in JSON text.

use crate::wide;

/// The deepest nesting that is walked through.
const MAX_DEPTH: usize = 32;

/// A place in JSON text. What it passes over it does not check, except that brackets close and strings end.
#[derive(Debug)]
pub struct Cursor<'a> {
    rest: &'a [u8],
}

impl<'a> Cursor<'a> {
    /// At the start of a text.
    #[must_use]
    pub fn new(text: &'a [u8]) -> Self {
        Cursor { rest: text }
    }

    /// The next byte that is not space.
    pub fn peek(&mut self) -> Option<u8> {
        loop {
            let (&byte, rest) = self.rest.split_first()?;
            if !matches!(byte, b' ' | b'\n' | b'\r' | b'\t') {
                return Some(byte);
            }
            self.rest = rest;
        }
    }

    /// Whether nothing but space is left.
    pub fn is_over(&mut self) -> bool {
        self.peek().is_none()
    }

    fn eat(&mut self, byte: u8) -> Option<()> {
        (self.peek()? == byte).then(|| self.skip(1))
    }

    fn skip(&mut self, count: usize) {
        self.rest = self.rest.get(count..).unwrap_or_default();
    }

    /// Each field of an object: its raw key, with the cursor before the value that `each` has to pass.
    pub fn fields(&mut self, mut each: impl FnMut(&'a [u8], &mut Self) -> Option<()>) -> Option<()> {
        self.eat(b'{')?;
        if self.peek()? == b'}' {
            return self.eat(b'}');
        }
        loop {
            self.peek()?;
            let key = self.string()?;
            self.eat(b':')?;
            each(key, self)?;
            if self.peek()? == b'}' {
                return self.eat(b'}');
            }
            self.eat(b',')?;
        }
    }

    /// Each item of an array, with the cursor before the value that `each` has to pass.
    pub fn items(&mut self, mut each: impl FnMut(&mut Self) -> Option<()>) -> Option<()> {
        self.eat(b'[')?;
        if self.peek()? == b']' {
            return self.eat(b']');
        }
        loop {
            each(self)?;
            if self.peek()? == b']' {
                return self.eat(b']');
            }
            self.eat(b',')?;
        }
    }

    /// What stands between the quotes of a string, with its escapes as they are.
    pub fn string(&mut self) -> Option<&'a [u8]> {
        let (b'"', text) = self.rest.split_first()? else {
            return None;
        };
        let mut end = 0_usize;
        loop {
            end = end.checked_add(special(text.get(end..)?)?)?;
            if text.get(end)? == &b'"' {
                let (inside, rest) = text.split_at_checked(end)?;
                self.rest = rest.get(1..)?;
                return Some(inside);
            }
            // A backslash and what it escapes.
            end = end.checked_add(2)?;
        }
    }

    /// The string that follows, or `None` after passing another value.
    pub fn text(&mut self) -> Option<Option<&'a [u8]>> {
        if self.peek()? == b'"' {
            return self.string().map(Some);
        }
        self.value(0).map(|_| None)
    }

    /// Passes one value of any kind.
    pub fn value(&mut self, depth: usize) -> Option<&'a [u8]> {
        let first = self.peek()?;
        let start = self.rest;
        let deeper = depth.checked_add(1).filter(|&depth| depth < MAX_DEPTH)?;
        match first {
            b'"' => {
                self.string()?;
            }
            b'{' => self.fields(|_, cursor| cursor.value(deeper).map(|_| ()))?,
            b'[' => self.items(|cursor| cursor.value(deeper).map(|_| ()))?,
            b'-' | b'0'..=b'9' | b'a'..=b'z' => self.word(),
            _ => return None,
        }
        start.get(..start.len().checked_sub(self.rest.len())?)
    }

    /// A number, `true`, `false` or `null`.
    fn word(&mut self) {
        let is_part = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'+' | b'.');
        let length = self.rest.iter().take_while(|byte| is_part(byte)).count();
        self.skip(length);
    }
}

/// Where the first quote or backslash stands.
fn special(text: &[u8]) -> Option<usize> {
    let (chunks, rest) = text.as_chunks();
    let mut at = 0_usize;
    for chunk in chunks {
        if let Some(place) = wide::first_special(chunk) {
            return at.checked_add(place);
        }
        at = at.saturating_add(chunk.len());
    }
    let last = rest.iter().position(|&byte| byte == b'"' || byte == b'\\')?;
    at.checked_add(last)
}

#[cfg(test)]
mod tests {
    use super::special;

    #[test]
    fn a_string_ends_where_it_ends() {
        for length in 0..40 {
            let text = "x".repeat(length);
            assert_eq!(
                special(format!("{text}\"yyyyyyyyyyyyyyyyy").as_bytes()),
                Some(length)
            );
            assert_eq!(
                special(format!("{text}\\\"yyyyyyyyyyyyyyyy").as_bytes()),
                Some(length)
            );
            assert_eq!(special(text.as_bytes()), None);
            assert_eq!(
                special(format!("{}\"", "\u{7f}\u{e9}!#[]".repeat(length)).as_bytes()),
                Some(7 * length)
            );
        }
    }
}
