//! Which of several cues before a citation governs it.

use cancu_model::Relation;
use cancu_tables::List;

use crate::cue::Found;
use crate::pinpoint::begins_place;
use crate::title::Folded;

use super::root::foreign_words;

/// The cue that governs a core: the last one before it. What a weak word ("tại") belongs to is
/// said by the verb before it: "thực hiện các chỉ tiêu tại", "Bãi bỏ các quy định tại". `behind`:
/// the words begin right behind another citation.
pub(super) fn governing_cue(cues: &[Found], folded: &Folded, behind: bool) -> Option<Found> {
    let text = folded.text.as_str();
    // "viện dẫn A thay cho B" replaces nothing: the verb needs the document for its subject.
    let plain = |it: &&Found| {
        text[it.start..it.end].ends_with("thay cho") && (behind || !opens(text, it.start))
    };
    // "cấp phát, thu hồi, hủy bỏ bằng tốt nghiệp và Thông tư A" ends nothing of A.
    let thing = |it: &&Found| {
        let destroys = List::Destroys.holds(&text[it.start..it.end]);
        destroys && !it.passive && !legal_object(&text[it.end..])
    };
    // "Bãi bỏ các thể lệ trái với sắc lệnh này, đặc biệt là Nghị định A": contrary to the document.
    let own = |it: &&Found| {
        text[it.start..it.end].starts_with("trai voi")
            && text[it.end..]
                .split(' ')
                .take(4)
                .any(|it| it.trim_end_matches(',') == "nay")
    };
    // "cho đến khi có nghị định khác thay thế, trừ Điều 22 của A": the verb has no object; "sửa đổi các
    // nghị quyết cho phù hợp Luật A" changes nothing of A.
    let idle = |it: &&Found| {
        let rest = &text[it.end..];
        it.relation.is_act()
            && !it.passive
            && (rest.starts_with(", tru ") || rest.contains(" cho phu hop"))
    };
    // "kéo dài thời gian thực hiện dự án của Nghị định A": time is given to a work, and A goes on as it is.
    let work = |it: &&Found| {
        let object = &text[it.end..];
        let bare = |it: &str| it.is_empty() || matches!(it, "cua" | "cac" | "doi" | "voi");
        let reached = begins_place(object) || object.split(' ').all(bare);
        it.relation == Relation::KeepsInForce && !it.passive && !reached
    };
    let last = cues
        .iter()
        .rfind(|it| !plain(it) && !thing(it) && !own(it) && !idle(it) && !work(it))
        .copied()?;
    // "được phép thực hiện tại các cơ sở mà chưa có trong A": the verb is of the clause around.
    let aside = List::ClauseAround
        .words()
        .iter()
        .any(|it| text[last.end..].contains(it));
    if aside && !last.relation.is_act() {
        return None;
    }
    // "thực hiện hành vi mà Bộ luật A quy định", "được thực hiện sau khi Luật A được sửa đổi": what is
    // done is named before.
    let behind_last = format!("{} ", &text[last.end..]);
    let other = List::NamedBefore
        .words()
        .iter()
        .any(|it| behind_last.contains(it));
    if other && last.relation == Relation::Implements {
        return None;
    }
    // "đình chỉ thực hiện hợp đồng (Điều 45 của Luật A)": the bracket says where that stands.
    let opened = text[last.end..].rsplit_once('(');
    let glossed = opened.is_some_and(|it| !it.1.contains(')') && begins_place(it.1));
    if glossed && matches!(last.relation, Relation::Implements | Relation::Details) {
        return None;
    }
    // "sửa đổi, bổ sung danh mục ban hành kèm theo": the act reaches what the text is attached to.
    if last.relation == Relation::Promulgates
        && let Some(act) = cues
            .iter()
            .rev()
            .find(|it| it.relation.is_act() && !it.passive)
    {
        return Some(*act);
    }
    // "hệ số điều chỉnh giá đất áp dụng Quyết định A": a verb of its own, where nobody is told how.
    let told = text[..last.start].trim_end().ends_with("huong dan");
    let applied = &text[last.start..last.end] == "ap dung" && !told;
    if is_weak(text, &last) && !applied {
        let act = cues
            .iter()
            .rev()
            .find(|it| it.relation.is_act() && !it.passive);
        // "bãi bỏ những quy định trái với Luật A" ends nothing of A.
        let told = List::ToldBy.ends(text[..last.start].trim_end()).is_some();
        let against = cues.iter().any(|it| {
            let words = &text[it.start..it.end];
            (words.starts_with("trai voi") || words.starts_with("phu hop")) && !own(&it)
        });
        let act = act.filter(|it| opens(text, it.start) && reaches_part(text, it));
        // "được tiếp tục thực hiện theo các quy định tại A": what was said before is of other things.
        if told {
            return Some(last);
        }
        if let Some(act) = act.filter(|_| !against) {
            return Some(*act);
        }
        let verb = cues
            .iter()
            .rev()
            .find(|it| it.end <= last.start && !is_weak(text, it))
            .copied();
        let behind_verb = |it: &Found| format!("{} ", &text[it.end..]);
        let of_other = |it: &Found| {
            let mut named = List::NamedBefore.words().iter();
            it.relation == Relation::Implements && named.any(|word| behind_verb(it).contains(word))
        };
        if let Some(verb) = verb.filter(|it| !it.passive && !of_other(it)) {
            let near = last.start - verb.end < 90;
            let reaches = match verb.relation {
                // "thực hiện các chỉ tiêu tại" reaches; in "được giao nhiệm vụ ... quy định tại"
                // the verb is another's.
                // What is "cụ thể hóa tại" a resolution is something else.
                Relation::Implements => {
                    let object = !text[verb.end..last.start].trim().is_empty()
                        || !text[verb.start..verb.end].starts_with("cu the hoa");
                    near && object && &text[last.start..last.end] == "tai"
                }
                Relation::Details => near,
                Relation::Corrects => near || opens(text, verb.start),
                relation => {
                    relation.is_act()
                        && (near || opens(text, verb.start))
                        && reaches_part(text, &verb)
                }
            };
            if reaches {
                return Some(verb);
            }
        }
    }
    // "Sửa đổi, bổ sung, bãi bỏ một số khoản, điều của": of several verbs the mildest is said of
    // the whole.
    if matches!(last.relation, Relation::Repeals | Relation::Replaces)
        && let Some(first) = cues.iter().rev().find(|it| it.relation == Relation::Amends)
        && !first.passive
        && first.end < last.start
        && text[first.end..last.start]
            .split(|it: char| !it.is_alphanumeric())
            .all(|it| it.is_empty() || List::JoinsVerbs.holds(it))
    {
        return Some(*first);
    }
    // Acts reach over what they name of their target, other verbs over a few words.
    let between = &text[last.end..];
    let lead = text[..last.start].trim_matches(|it: char| !it.is_alphanumeric());
    let recital = last.start < 8 && lead.len() <= 2;
    let reach = match last.relation {
        // "Về căn cứ lịch sử: ...": only a recital's verb reaches far.
        Relation::BasedOn if !recital => 60,
        Relation::BasedOn => usize::MAX,
        _ => 160,
    };
    let colon = last.relation == Relation::BasedOn && !recital && between.contains(':');
    if last.relation.is_act() && foreign_words(between) > 12 || between.len() > reach || colon {
        return cues
            .iter()
            .rev()
            .find(|it| it.relation == Relation::BasedOn && it.start < 8)
            .copied();
    }
    Some(last)
}

/// Says whether an act, through a weak word behind it, reaches the instrument that this leads to.
pub(super) fn reaches_part(text: &str, act: &Found) -> bool {
    !matches!(act.relation, Relation::Repeals | Relation::Replaces)
        || legal_object(&text[act.end..])
}

/// Says whether an act's verb has a part of a text for its object: "huỷ bỏ hợp đồng ... theo quy
/// định của Bộ luật dân sự" ends nothing of the code.
pub(super) fn legal_object(after: &str) -> bool {
    let after = after.trim_start_matches(|it: char| !it.is_alphanumeric());
    after.is_empty() || List::TextObject.begins(after).is_some()
}

/// Words that say where something stands, but not what is done with it.
pub(super) fn is_weak(text: &str, cue: &Found) -> bool {
    cue.relation == Relation::Cites
        && !text[cue.start..cue.end].contains("theo")
        && List::NotWeak.begins(&text[cue.start..cue.end]).is_none()
}

/// The passive cue that the words before a core end in, but for weak ones behind it ("theo"). It
/// reaches over a place ("tại khoản 2 Điều 1 của"), not over a clause.
pub(super) fn passive_at_end(cues: &[Found], text: &str) -> Option<Found> {
    let found = cues.iter().rfind(|it| it.passive)?;
    let weak = cues
        .iter()
        .filter(|it| it.start > found.start)
        .all(|it| it.relation == Relation::Cites);
    (weak && foreign_words(&text[found.end..]) <= 12).then_some(*found)
}

/// An act's verb opens its clause: nothing, a subject ("Thông tư này"), a comma, or "và" before it.
pub(super) fn opens(text: &str, at: usize) -> bool {
    let before = text[..at].trim_end();
    let marker = before.trim_end_matches([')', '.']).len() <= 3;
    let titled = List::OpensTitle.ends(before).is_some_and(|it| {
        before.len() == it.len() || before[..before.len() - it.len()].ends_with(' ')
    });
    marker
        || titled
        || before.ends_with(',')
        || before.ends_with(" nay")
        || before.ends_with(" va")
        || before.ends_with(':')
        || before.ends_with(';')
}
