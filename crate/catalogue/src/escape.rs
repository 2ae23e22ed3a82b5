//! Untrusted text made visible: what could hide, reorder or imitate is shown by its code point.

/// The longest text of a page that is shown, in characters.
pub const PAGE_CHARS: usize = 80;
/// The longest token symbol that is shown, in characters: a symbol is a word, not a sentence.
pub const SYMBOL_CHARS: usize = 24;

/// Shows at most `limit` characters of `text`, then `…`. Control characters (C0, C1), bidirectional
/// controls, zero-width and invisible characters and tags become `\u{…}`, so that nothing in a text
/// that a page or a contract chose can hide or change the order of what stands around it.
#[must_use]
pub fn escape(text: &str, limit: usize) -> String {
    let mut shown = String::new();
    let mut rest = text.chars();
    for character in rest.by_ref().take(limit) {
        if is_invisible(character) {
            shown.extend(character.escape_unicode());
        } else {
            shown.push(character);
        }
    }
    if rest.next().is_some() {
        shown.push('…');
    }
    shown
}

/// Whether a character leaves no mark of its own, or moves others (Unicode `Default_Ignorable`,
/// `Bidi_Control`, line separators, and the blanks that are not spaces).
fn is_invisible(character: char) -> bool {
    character.is_control()
        || matches!(u32::from(character),
            0x00AD | 0x034F | 0x061C | 0x115F..=0x1160 | 0x17B4..=0x17B5 | 0x180B..=0x180F
            | 0x200B..=0x200F | 0x2028..=0x202E | 0x2060..=0x206F | 0x2800 | 0x3164
            | 0xFE00..=0xFE0F | 0xFEFF | 0xFFA0 | 0xFFF0..=0xFFFB | 0x1D173..=0x1D17A
            | 0xE0000..=0xE0FFF)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinary_text_stays() {
        assert_eq!(escape("Añadir 日本 – USDC.e", 80), "Añadir 日本 – USDC.e");
    }

    #[test]
    fn hidden_and_reordering_characters_show() {
        assert_eq!(escape("a\u{202E}b", 80), "a\\u{202e}b");
        for hidden in [
            '\0',
            '\n',
            '\u{85}',
            '\u{200B}',
            '\u{2066}',
            '\u{FEFF}',
            '\u{E0041}',
            '\u{3164}',
        ] {
            let shown = escape(&format!("x{hidden}"), 80);
            assert!(shown.starts_with("x\\u{"), "{shown}");
        }
    }

    #[test]
    fn long_text_is_cut_at_a_character() {
        assert_eq!(escape(&"é".repeat(81), 80), format!("{}…", "é".repeat(80)));
        assert_eq!(escape(&"é".repeat(80), 80), "é".repeat(80));
    }
}
