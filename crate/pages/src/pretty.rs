//! JSON text laid out for the eye without being read: every character of the request stays as it came,
//! numbers, duplicate keys and all. Text that is not JSON comes out much as it went in.

/// The longest text that is laid out, in characters; the rest can be copied.
pub(crate) const LONGEST: usize = 40_000;

/// Lays out JSON with two spaces for each level. What could hide or reorder text is escaped.
pub(crate) fn layout(json: &str) -> String {
    let mut out = String::new();
    let mut depth = 0_usize;
    let mut quoted = false;
    let mut escaped = false;
    let mut characters = json.chars().take(LONGEST).peekable();
    while let Some(character) = characters.next() {
        if quoted {
            push(&mut out, character);
            quoted = escaped || character != '"';
            escaped = !escaped && character == '\\';
            continue;
        }
        match character {
            '"' => {
                quoted = true;
                out.push('"');
            }
            '{' | '[' => {
                out.push(character);
                while characters.next_if(char::is_ascii_whitespace).is_some() {}
                if let Some(close) = characters.next_if(|next| matches!(next, '}' | ']')) {
                    out.push(close);
                    continue;
                }
                depth = depth.saturating_add(1);
                newline(&mut out, depth);
            }
            '}' | ']' => {
                depth = depth.saturating_sub(1);
                newline(&mut out, depth);
                out.push(character);
            }
            ',' => {
                out.push(',');
                newline(&mut out, depth);
            }
            ':' => out.push_str(": "),
            space if space.is_ascii_whitespace() => {}
            other => push(&mut out, other),
        }
    }
    if json.chars().nth(LONGEST).is_some() {
        out.push('…');
    }
    out
}

fn push(out: &mut String, character: char) {
    out.push_str(&catalogue::escape_char(character));
}

fn newline(out: &mut String, depth: usize) {
    // Deeper than anybody reads; keeps hostile nesting from growing the text beyond measure.
    const DEEPEST: usize = 32;
    out.push('\n');
    for _ in 0..depth.min(DEEPEST) {
        out.push_str("  ");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lays_out_without_changing_a_value() {
        let json = r#"{"a":[1.0e5,"x,{y}\"\\"],"b":{},"a":[ ]}"#;
        let expected = "{\n  \"a\": [\n    1.0e5,\n    \"x,{y}\\\"\\\\\"\n  ],\n  \"b\": {},\n  \"a\": []\n}";
        assert_eq!(layout(json), expected);
    }

    #[test]
    fn survives_what_is_not_json() {
        assert_eq!(layout("]}\u{202e}"), "\n]\n}\\u{202e}");
        assert_eq!(layout(&"x".repeat(LONGEST + 1)).chars().count(), LONGEST + 1);
        assert!(layout(&"[".repeat(LONGEST)).len() < 70 * LONGEST);
    }
}
