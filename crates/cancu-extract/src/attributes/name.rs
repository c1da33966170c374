use cancu_model::fold;
use cancu_tables::List;
use once_cell::sync::Lazy;

use crate::attributes::issuer::{begins_body, begins_central, begins_local};
use crate::attributes::term;
use crate::cursor::is_blank;
use crate::words::Lexicon;
use crate::{kinds, work};

/// Words that end a body's name, and the same without marks for texts that have none.
static STOPS: Lazy<Lexicon> = Lazy::new(|| Lexicon::written(List::EndsBody));
static BARE_STOPS: Lazy<Lexicon> = Lazy::new(|| Lexicon::folded(List::EndsBody));

/// Words that end one where they are written in small letters.
static SMALL_STOPS: Lazy<Lexicon> = Lazy::new(|| Lexicon::written(List::EndsBodyInSmall));

/// Verbs of whoever acts in the sentence.
static VERBS: Lazy<Lexicon> = Lazy::new(|| Lexicon::written(List::Acts));

pub(super) fn length(window: &str, joint: bool) -> usize {
    let committee = List::Committee.begins(window).is_some();
    let mut end = 0;
    let mut at = 0;
    // Where the last comma between bodies stands, and the word before this one.
    let mut comma = None;
    let mut last = "";
    let ascii = window.is_ascii();
    let mut lower = String::with_capacity(64);
    while at < window.len() {
        let rest = &window[at..];
        let word_end = rest.find(is_blank).unwrap_or(rest.len());
        work::looked(word_end);
        let word = &rest[..word_end];
        if word.is_empty() {
            let it = rest.chars().next().map_or(1, char::len_utf8);
            let line = rest[it..].trim_start_matches([' ', '\t', '\r']);
            if rest.starts_with('\n')
                && (line.starts_with('\n') || crate::clause::begins_item(line))
            {
                break;
            }
            at += it;
            continue;
        }
        lower.clear();
        for it in rest.chars().take(16) {
            match it {
                '\n' => lower.push(' '),
                it if it.is_ascii() => lower.push(it.to_ascii_lowercase()),
                it => lower.extend(it.to_lowercase()),
            }
        }
        let bare = ascii && lower.is_ascii();
        let stops = if bare { &BARE_STOPS } else { &STOPS };
        // "của Bộ Tài chính, Sở Y tế đề ra kế hoạch": whoever acts behind a comma.
        let acts = comma.is_some() && VERBS.prefix(rest).is_some();
        let stops = acts || stops.prefix(&lower).is_some() || SMALL_STOPS.prefix(rest).is_some();
        let within = committee && List::CommitteeWorks.begins(&lower).is_some();
        // "Bộ Xây dựng", "Sở Xây dựng": the verb is a ministry's name.
        let office = List::NamedForWork.holds(&fold::fold(last));
        let named = office && word.starts_with(char::is_uppercase);
        if end > 0 && stops && !within && !named {
            if let Some(cut) = comma.filter(|_| VERBS.opening(&lower).is_some()) {
                end = cut;
            }
            break;
        }
        last = word;
        // "ủy ban nhân dân (UBND) tỉnh Nghệ An": an abbreviation in brackets.
        let abbreviation = word.strip_prefix('(').and_then(|it| it.strip_suffix(')'));
        if abbreviation.is_some_and(|it| it.len() <= 8 && it.chars().all(char::is_uppercase)) {
            end = at + word_end;
            at = end;
            continue;
        }
        if word.starts_with(['(', '“', '"', '[']) {
            match term::at(window, at) {
                Some((_, behind)) => {
                    end = behind;
                    at = behind;
                    continue;
                }
                None => break,
            }
        }
        let mark = word
            .char_indices()
            .find(|(_, it)| matches!(it, ';' | '.' | ')' | ':' | '“' | '”' | '|' | '(' | ','));
        if let Some((cut, mark)) = mark {
            // "T.Ư" and "TP.HCM" hold a full stop.
            if mark == '.' && word[cut + 1..].starts_with(char::is_uppercase) {
                end = at + word.len();
                at = end;
                continue;
            }
            end = at + cut;
            let more = &window[end + mark.len_utf8()..];
            if mark == ',' && cut + 1 == word.len() && continues_name(more) {
                comma = (!joint && begins_body(more)).then_some(end);
                let central = || comma.is_some() && begins_central(window);
                if central() && (begins_local(more) || ascii && more.trim_start().starts_with("UB"))
                {
                    break;
                }
                at = end + 1;
                continue;
            }
            break;
        }
        if end > 0
            && (List::JoinsBodies.holds(word) || bare && word == "va" || matches!(word, "-" | "–"))
        {
            // "Ban Tổ chức - Cán bộ Chính phủ": a dash joins the halves of one name.
            let dash = matches!(word, "-" | "–")
                && rest[word_end..]
                    .trim_start()
                    .starts_with(|it: char| it.is_uppercase())
                || last == "trị" && rest[word_end..].trim_start().starts_with("xã hội");
            if !(dash || continues_name(&rest[word_end..])) {
                break;
            }
            at += word_end;
            continue;
        }
        end = at + word_end;
        at = end;
        if end > 220 {
            break;
        }
    }
    end
}

/// After a comma or "và" a name goes on with a capital that begins no other citation.
fn continues_name(rest: &str) -> bool {
    let rest = rest.trim_start_matches(is_blank);
    // "Ủy ban MTTQ và các tổ chức chính trị - xã hội".
    if rest.starts_with("các tổ chức chính trị") {
        return true;
    }
    if !rest.starts_with(char::is_uppercase) {
        return false;
    }
    let mut words = rest
        .split(is_blank)
        .filter(|it| !it.is_empty())
        .map(|it| fold::fold(it.trim_end_matches([',', ';', '.'])));
    let first = words.next().unwrap_or_default();
    let second = words.next().unwrap_or_default();
    !List::NoBody.holds(&first)
        && kinds::named(&format!("{first} {second}")).is_none()
        && kinds::named(&first).is_none()
}
