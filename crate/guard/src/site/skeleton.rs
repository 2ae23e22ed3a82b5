//! What a label looks like: letters that are drawn alike are one.

/// Letters of other scripts, and with marks, beside the small Latin letter that they are taken for; after Unicode's list
/// of confusables, with what is drawn alike at the size of an address bar.
const ALIKE: [(char, &str); 26] = [
    ('a', "аαàáâãäåāăąǎȧạảấầẩẫậắằẳẵặɑ"),
    ('b', "ьƅḃḅ"),
    ('c', "сϲçćĉċčḉⅽ"),
    ('d', "ԁďđḋḍḏⅾɖ"),
    ('e', "еεёèéêëēĕėęěẹẻẽếềểễệҽєé"),
    ('f', "ƒḟ"),
    ('g', "ɡĝğġģǧǵḡ"),
    ('h', "һհĥħḣḥḧ"),
    ('i', "іїιıìíîïĩīĭįǐịỉɩⅰ"),
    ('j', "јϳĵǰ"),
    ('k', "кκķḱḳƙ"),
    ('l', "ӏĺļľŀłḷḻⅼ"),
    ('m', "мṁṃⅿ"),
    ('n', "пηñńņňŋṅṇ"),
    ('o', "оοσòóôõöøōŏőơǒọỏốồổỗộớờởỡợօ"),
    ('p', "рρṗ"),
    ('q', "ԛգ"),
    ('r', "гŕŗřṙṛ"),
    ('s', "ѕśŝşšșṡṣ"),
    ('t', "тτţťŧțṫṭ"),
    ('u', "υцսùúûüũūŭůűųưǔụủứừửữự"),
    ('v', "νѵṽṿⅴ"),
    ('w', "ԝωŵẁẃẅẇẉ"),
    ('x', "хχẋẍⅹ"),
    ('y', "уγýÿŷẏẙỳỵỷỹү"),
    ('z', "źżžẑẓƶ"),
];

/// A label as the eye takes it. `i`, `l` and `1` are one, and so are `o` and `0`, `rn` and `m`, `vv` and `w`.
pub(super) fn skeleton(label: &[char]) -> String {
    let mut seen = String::with_capacity(label.len());
    for &character in label {
        let letter = letter_of(character);
        match (seen.chars().last(), letter) {
            (Some('r'), 'n') => replace_last(&mut seen, 'm'),
            (Some('v'), 'v') => replace_last(&mut seen, 'w'),
            _ => seen.push(letter),
        }
    }
    seen
}

fn letter_of(character: char) -> char {
    match character {
        'i' | '1' => 'l',
        '0' => 'o',
        '5' => 's',
        other if other.is_ascii() => other,
        other => {
            let row = ALIKE.iter().find(|(_, drawn)| drawn.contains(other));
            row.map_or(other, |(letter, _)| if *letter == 'i' { 'l' } else { *letter })
        }
    }
}

fn replace_last(text: &mut String, letter: char) {
    text.pop();
    text.push(letter);
}
