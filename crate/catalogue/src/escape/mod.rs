//! Untrusted text made visible: what could hide, reorder or imitate is shown by its code point.

mod alike;
mod hidden;

use alike::Script;
use hidden::{is_blank, is_hidden, is_mark, is_overlay};

/// The longest text of a page that is shown, in characters.
pub const PAGE_CHARS: usize = 80;
/// The longest token symbol that is shown, in characters: a symbol is a word, not a sentence.
pub const SYMBOL_CHARS: usize = 24;

/// The most marks over one letter: languages that are written with marks need two, seldom three.
const MOST_MARKS: usize = 3;

/// Shows at most `limit` characters for `text`, then `…`; a code point that is spelled out counts with all its
/// letters, so that no text grows beyond its place.
///
/// Spelled out as `\u{…}` are: control characters (C0, C1), bidirectional controls, zero-width and invisible
/// characters, tags, characters without a meaning of their own, marks that strike through or enclose what
/// stands before them, marks without a letter or in heaps, and letters that look like Latin ones in a word that
/// has Latin ones or in a text that looks all Latin. Blanks of any width become plain spaces.
#[must_use]
pub fn escape(text: &str, limit: usize) -> String {
    let mut shown = Shown::new(limit);
    // No text needs more characters than it may show.
    let kept: Vec<char> = text.chars().take(limit.saturating_add(1)).collect();
    let script = Script::of(&kept);
    let mut rest = kept.as_slice();
    while !rest.is_empty() {
        let end = rest.iter().position(|next| !is_of_word(*next));
        let (word, after) = rest.split_at(end.unwrap_or(rest.len()).max(1));
        show_word(word, script, &mut shown);
        rest = after;
    }
    shown.finish(kept.len() > limit)
}

/// One character by itself, as [`escape()`] shows it wherever it stands.
#[must_use]
pub fn escape_char(character: char) -> String {
    if is_hidden(character) || is_overlay(character) {
        character.escape_unicode().collect()
    } else {
        character.to_string()
    }
}

/// A word, or one character that is no part of one.
fn show_word(word: &[char], script: Script, shown: &mut Shown) {
    let is_latin = word.iter().any(char::is_ascii_alphabetic);
    let mut marks = MOST_MARKS;
    for &character in word {
        if is_mark(character) {
            marks = marks.saturating_add(1);
        } else {
            marks = 0;
        }
        let heaped = marks > MOST_MARKS;
        if heaped || is_hidden(character) || is_overlay(character) || script.imitates(character, is_latin) {
            shown.spell(character);
        } else if is_blank(character) {
            shown.put(' ');
        } else {
            shown.put(character);
        }
    }
}

/// Letters, digits and their marks, and whatever is spelled out inside of a word: it must not part it.
fn is_of_word(character: char) -> bool {
    character.is_alphanumeric() || is_mark(character) || is_hidden(character)
}

/// What has been shown, which is never longer than it may be.
struct Shown {
    text: String,
    left: usize,
    cut: bool,
}

impl Shown {
    fn new(limit: usize) -> Self {
        Shown {
            text: String::new(),
            left: limit,
            cut: false,
        }
    }

    fn put(&mut self, character: char) {
        if self.take(1) {
            self.text.push(character);
        }
    }

    fn spell(&mut self, character: char) {
        let spelled = character.escape_unicode();
        if self.take(spelled.len()) {
            self.text.extend(spelled);
        }
    }

    fn take(&mut self, count: usize) -> bool {
        match self.left.checked_sub(count) {
            Some(left) if !self.cut => self.left = left,
            _ => self.cut = true,
        }
        !self.cut
    }

    fn finish(mut self, more: bool) -> String {
        if self.cut || more {
            self.text.push('…');
        }
        self.text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinary_text_stays() {
        let honest = [
            "Añadir 日本 – USDC.e",
            "USD₮0",
            "Привет, мир",
            "Ελλάδα και Κρήτη",
            "नमस्ते दुनिया",
            "ภาษาไทย ผู้ใช้",
            "Tiếng Việt",
            "שלום עולם",
            "مرحبا",
            "🐸 PEPE 🚀",
            "e\u{301}te\u{301}",
            "café № 5 – 100 %",
            "ｶﾀｶﾅ（東京）",
            "balıkçı",
        ];
        for text in honest {
            assert_eq!(escape(text, 80), text);
        }
    }

    #[test]
    fn hidden_and_reordering_characters_show() {
        assert_eq!(escape("a\u{202E}b", 80), "a\\u{202e}b");
        let hidden = [
            '\0',
            '\n',
            '\u{85}',
            '\u{AD}',
            '\u{61C}',
            '\u{200B}',
            '\u{200D}',
            '\u{2028}',
            '\u{2066}',
            '\u{2800}',
            '\u{3164}',
            '\u{E000}',
            '\u{FDD0}',
            '\u{FE0F}',
            '\u{FEFF}',
            '\u{FFFC}',
            '\u{1BCA0}',
            '\u{E0041}',
            '\u{F0000}',
            '\u{10FFFF}',
        ];
        for hidden in hidden {
            let shown = escape(&format!("x{hidden}"), 80);
            assert!(shown.starts_with("x\\u{"), "{shown}");
            assert_eq!(escape_char(hidden), hidden.escape_unicode().to_string());
        }
    }

    #[test]
    fn blanks_are_plain_spaces() {
        assert_eq!(escape("1\u{a0}000\u{202f}x\u{3000}y\u{2003}z", 80), "1 000 x y z");
    }

    #[test]
    fn marks_need_a_letter_and_come_few_at_a_time() {
        assert_eq!(escape("\u{301}a", 80), "\\u{301}a");
        assert_eq!(escape(" \u{301}", 80), " \\u{301}");
        assert_eq!(escape("a\u{338}", 80), "a\\u{338}");
        assert_eq!(escape("a\u{20DD}", 80), "a\\u{20dd}");
        let heap = format!("a{}", "\u{301}".repeat(5));
        assert_eq!(escape(&heap, 80), "a\u{301}\u{301}\u{301}\\u{301}\\u{301}");
    }

    #[test]
    fn letters_that_imitate_are_spelled_out() {
        let cases = [
            // Cyrillic in a Latin word.
            ("US\u{405}C", "US\\u{405}C"),
            ("\u{430}pple.com", "\\u{430}pple.com"),
            // Greek, Armenian, Cherokee.
            ("\u{395}TH", "\\u{395}TH"),
            ("DA\u{13C6}", "DA\\u{13c6}"),
            ("c\u{585}in", "c\\u{585}in"),
            // A word that looks all Latin.
            ("\u{405}\u{41E}\u{405}", "\\u{405}\\u{41e}\\u{405}"),
            ("\u{420}\u{410}\u{425}", "\\u{420}\\u{410}\\u{425}"),
            // Latin letters in another dress.
            ("\u{FF35}\u{FF33}\u{FF24}", "\\u{ff35}\\u{ff33}\\u{ff24}"),
            ("\u{1D5D8}TH", "\\u{1d5d8}TH"),
            ("u\u{1D04}", "u\\u{1d04}"),
            ("\u{24CA}", "\\u{24ca}"),
            // Digits between digits of another kind.
            ("1\u{FF10}", "1\\u{ff10}"),
        ];
        for (text, shown) in cases {
            assert_eq!(escape(text, 80), shown);
        }
    }

    #[test]
    fn a_hidden_character_does_not_part_a_word() {
        assert_eq!(escape("US\u{200B}\u{405}C", 80), "US\\u{200b}\\u{405}C");
    }

    #[test]
    fn long_text_is_cut_at_a_character() {
        assert_eq!(escape(&"é".repeat(81), 80), format!("{}…", "é".repeat(80)));
        assert_eq!(escape(&"é".repeat(80), 80), "é".repeat(80));
        assert_eq!(escape("abc", 0), "…");
        assert_eq!(escape("", 0), "");
    }

    #[test]
    fn what_is_spelled_out_grows_no_longer_than_its_place() {
        let shown = escape(&"\u{E0041}".repeat(80), 80);
        assert!(shown.chars().count() <= 81, "{shown}");
        assert!(shown.ends_with('…'));
        // Nothing is left out in between.
        assert_eq!(escape("\u{E0041}ab", 3), "…");
    }
}
