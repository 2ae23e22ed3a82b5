//! Text that came from elsewhere: cut to a length, and checked for characters that deceive.

/// The beginning of a text, at most `most` characters of it.
#[must_use]
pub fn head(text: &str, most: usize) -> &str {
    // Characters are counted only in text that may have too many.
    if text.len() <= most {
        return text;
    }
    let end = text.char_indices().nth(most).map(|(end, _)| end);
    end.and_then(|end| text.get(..end)).unwrap_or(text)
}

/// As [`head`], with an ellipsis for its last character where something is left out.
#[must_use]
pub fn cut(text: &str, most: usize) -> String {
    if head(text, most).len() == text.len() {
        return text.to_owned();
    }
    [head(text, most.saturating_sub(1)), "…"].concat()
}

/// Whether text has characters that make it read otherwise than it is: controls, bidirectional
/// marks and overrides, zero-width characters, tags. Line breaks and tabs pass in prose.
#[must_use]
pub fn is_deceptive(text: &str, prose: bool) -> bool {
    // Printable ASCII is nearly every text there is.
    if text.bytes().all(|byte| (0x20..0x7f).contains(&byte)) {
        return false;
    }
    text.chars().any(|character| match character {
        '\n' | '\r' | '\t' => !prose,
        '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{feff}' => true,
        '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' => true,
        '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}' => true,
        other => other.is_control(),
    })
}
