use cancu_tables::List;
use once_cell::sync::Lazy;

use crate::attributes::name;
use crate::cursor::{floor, is_blank, skip_soft};
use crate::words::Lexicon;
use crate::work;

/// Words that a body's name begins with, and the same without marks for texts that have none.
static BODIES: Lazy<Lexicon> = Lazy::new(|| Lexicon::written(List::Body));
static BARE_BODIES: Lazy<Lexicon> = Lazy::new(|| Lexicon::folded(List::Body));

/// Words of units in whose name a body issues, behind "của".
static UNITS: Lazy<Lexicon> = Lazy::new(|| Lexicon::written(List::Unit));

/// "của", "do" and their like.
static OF: Lazy<Lexicon> = Lazy::new(|| Lexicon::written(List::Of));

static BARE_CENTRAL: Lazy<Lexicon> = Lazy::new(|| Lexicon::folded(List::Central));
static CENTRAL: Lazy<Lexicon> = Lazy::new(|| Lexicon::written(List::Central));
static LOCAL: Lazy<Lexicon> = Lazy::new(|| Lexicon::written(List::Local));

/// Reads an issuer at `at`: after "của", "do", "giữa", or a body's name as it stands.
pub(crate) fn issuer_at(text: &str, at: usize, comma: bool, joint: bool) -> Option<(usize, usize)> {
    let mut start = at;
    let mut said = false;
    if let Some(word) = text.get(start..).and_then(|it| OF.prefix(it)) {
        start = skip_soft(text, start + word.len(), 4);
        said = true;
        // "của chính UBND huyện": the word stresses the body.
        let own = text.get(start..).and_then(|it| it.strip_prefix("chính "));
        if own.is_some_and(begins_body) {
            start += "chính ".len();
        }
    }
    if comma && !said {
        return None;
    }
    let window = text.get(start..floor(text, start + 300))?;
    work::looked(24);
    if !said && !window.starts_with(char::is_uppercase) {
        return None;
    }
    let lower = small(window);
    // A text without marks is compared without them: "cua Chinh phu".
    let bare = said && lower.is_ascii();
    let bodies = if bare { &BARE_BODIES } else { &BODIES };
    let unit = || said && UNITS.opening(&lower).is_some();
    if bodies.prefix(&lower).is_none() && !unit() {
        return None;
    }
    let end = start + name::length(window, joint);
    (end > start).then_some((start, end))
}

/// Says whether a text begins with the name of a body, with its marks or without any.
pub(crate) fn begins_body(text: &str) -> bool {
    let lead = small(text.trim_start());
    let bodies = if lead.is_ascii() {
        &BARE_BODIES
    } else {
        &BODIES
    };
    bodies.prefix(&lead).is_some()
}

/// The beginning of a text in small letters, with one blank for a line break and those beside it.
fn small(text: &str) -> String {
    let mut out = String::with_capacity(48);
    for it in text.chars().take(24) {
        match it {
            it if is_blank(it) && out.ends_with(' ') => {}
            it if is_blank(it) => out.push(' '),
            it if it.is_ascii() => out.push(it.to_ascii_lowercase()),
            it => out.extend(it.to_lowercase()),
        }
    }
    out
}

/// Says whether a name is of a body of the centre.
pub(super) fn begins_central(name: &str) -> bool {
    CENTRAL.opening(name).is_some()
        || name.is_ascii() && BARE_CENTRAL.opening(&small(name)).is_some()
}

/// Says whether a text begins with a local body: what follows "của Thủ tướng, UBND tỉnh" is whoever
/// acts in the sentence.
pub(super) fn begins_local(text: &str) -> bool {
    LOCAL.opening(text.trim_start()).is_some()
}
