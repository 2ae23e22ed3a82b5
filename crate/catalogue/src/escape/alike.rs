//! Letters of other scripts that look like Latin ones.

/// Whether a text is written in a script of which some letters look Latin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Script {
    /// It has letters of such a script that look like nothing else.
    distinct: bool,
}

impl Script {
    pub(super) fn of(text: &[char]) -> Self {
        let is_distinct = |letter: &char| has_look_alikes(*letter) && !is_look_alike(*letter);
        Script {
            distinct: text.iter().any(is_distinct),
        }
    }

    /// Whether a character is there to be taken for a Latin letter or a digit: it is one in another dress; or it
    /// is of another script in a word with Latin letters; or it looks Latin where nothing shows that it is not.
    pub(super) fn imitates(self, character: char, in_latin_word: bool) -> bool {
        is_dressed(character)
            || (in_latin_word && has_look_alikes(character))
            || (!self.distinct && is_look_alike(character))
    }
}

/// Latin letters and digits in another dress: full width, in circles and squares, mathematical, small capitals.
fn is_dressed(character: char) -> bool {
    matches!(u32::from(character),
        0x1D00..=0x1D2B | 0x2460..=0x24FF | 0xFF10..=0xFF19 | 0xFF21..=0xFF3A | 0xFF41..=0xFF5A
        | 0x1D400..=0x1D7FF | 0x1F100..=0x1F189 | 0x1FBF0..=0x1FBF9)
}

/// Scripts with capital and small letters, many of which look Latin: Greek, Coptic, Cyrillic, Armenian, Cherokee,
/// Lisu, Deseret.
fn has_look_alikes(character: char) -> bool {
    let letter = matches!(u32::from(character),
        0x0370..=0x03FF | 0x0400..=0x052F | 0x0531..=0x0556 | 0x0560..=0x0588 | 0x13A0..=0x13FD
        | 0x1C80..=0x1C8A | 0x1F00..=0x1FFF | 0x2C80..=0x2CFF | 0x2DE0..=0x2DFF | 0xA4D0..=0xA4FF
        | 0xA640..=0xA69F | 0xAB70..=0xABBF | 0x10400..=0x1044F);
    letter && character.is_alphabetic()
}

/// Letters that most fonts draw as they draw a Latin one (after Unicode's list of confusables), in the scripts of
/// [`has_look_alikes`].
fn is_look_alike(character: char) -> bool {
    const GREEK: &str = "ͺͿΑΒΕΖΗΙΚΜΝΟΡΤΥΧαικνορυϲϳϹ";
    const CYRILLIC: &str = "ЅІЈАВЕЗКМНОРСТУХаеорсухѕіјһԁԛԜԝӀӏҮүԌҺ";
    const ARMENIAN: &str = "ՍՏՕհոսցօզգյ";
    let code = u32::from(character);
    // Cherokee and Lisu are drawn with Latin capitals for the most part.
    matches!(code, 0x13A0..=0x13F4 | 0xA4D0..=0xA4F7)
        || [GREEK, CYRILLIC, ARMENIAN]
            .iter()
            .any(|list| list.contains(character))
}
