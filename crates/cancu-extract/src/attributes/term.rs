use cancu_tables::List;
use once_cell::sync::Lazy;

use crate::cursor::{next_char, skip_blanks};
use crate::words::Lexicon;

static TERM: Lazy<Lexicon> = Lazy::new(|| Lexicon::written(List::Term));

/// "khóa XI", "(khóa XI)", "(Khóa XVI)".
pub(super) fn at(text: &str, at: usize) -> Option<(u8, usize)> {
    let open = next_char(text, at) == Some('(');
    let start = at + usize::from(open);
    let end = start + TERM.prefix(text.get(start..)?)?.len();
    let roman = skip_blanks(text, end, 3);
    let digits = text
        .get(roman..)?
        .bytes()
        .take_while(|it| matches!(it, b'I' | b'V' | b'X' | b'L'))
        .count();
    let term = roman_value(text.get(roman..roman + digits)?)?;
    let mut end = roman + digits;
    if open {
        end = skip_blanks(text, end, 2);
        if next_char(text, end) != Some(')') {
            return None;
        }
        end += 1;
    }
    Some((term, end))
}

pub(super) fn inside(issuer: &str) -> Option<u8> {
    let words = issuer.match_indices(['k', 'K']);
    words
        .filter_map(|it| self::at(issuer, it.0))
        .map(|it| it.0)
        .next()
}

fn roman_value(text: &str) -> Option<u8> {
    let mut total = 0u8;
    let mut last = 0;
    for it in text.bytes().rev() {
        let value = match it {
            b'I' => 1,
            b'V' => 5,
            b'X' => 10,
            _ => 50,
        };
        if value < last {
            total = total.checked_sub(value)?;
        } else {
            total = total.checked_add(value)?;
            last = value;
        }
    }
    (total > 0).then_some(total)
}
