//! What codes of the contract are called by people.

use cancu_model::Scope;
use cancu_model::fold::slug;
use cancu_tables::{KINDS, kind, kind_of_code, place_of_scope, places};

/// The code of the contract under which a word of it is serialised; empty for what is no word.
///
/// ```
/// assert_eq!(cancu::code(&cancu::Grade::LegalBasis), "legal_basis");
/// ```
#[cfg(feature = "store")]
#[must_use]
pub fn code(word: &impl serde::Serialize) -> String {
    match serde_json::to_value(word) {
        Ok(serde_json::Value::String(code)) => code,
        _ => String::new(),
    }
}

/// The name of a kind: "Nghị định" of `nghi-dinh`. `None` for what is no kind.
///
/// ```
/// assert_eq!(cancu::kind_name("nghi-dinh"), Some("Nghị định"));
/// assert_eq!(cancu::kind_name("decree"), None);
/// ```
#[must_use]
pub fn kind_name(code: &str) -> Option<&'static str> {
    Some(kind(code)?.name)
}

/// The code of a kind as people call it: by its code, its name or what stands for it in symbols,
/// with or without marks. `None` for what is no kind.
///
/// ```
/// assert_eq!(cancu::kind_code("Kế hoạch"), Some("ke-hoach"));
/// assert_eq!(cancu::kind_code("nghi dinh"), Some("nghi-dinh"));
/// assert_eq!(cancu::kind_code("TTr"), Some("to-trinh"));
/// assert_eq!(cancu::kind_code("decree"), None);
/// ```
#[must_use]
pub fn kind_code(word: &str) -> Option<&'static str> {
    let plain = slug(word);
    let named = KINDS.iter().find(|it| {
        let mut names = std::iter::once(&it.name).chain(it.names);
        it.id == plain || names.any(|name| slug(name) == plain)
    });
    named.or_else(|| kind_of_code(word)).map(|it| it.id)
}

/// The codes of all kinds, in alphabetical order.
pub fn kind_codes() -> impl Iterator<Item = &'static str> {
    KINDS.iter().map(|it| it.id)
}

/// The name of the unit of a scope, those above it behind: "Xã Nhơn Hậu, Thị xã An Nhơn, Tỉnh Bình
/// Định" of `binh-dinh.an-nhon.nhon-hau`. `None` for `vn` and for what is no unit.
///
/// ```
/// let scope = cancu::Scope::local(["quang-ngai"]);
/// assert_eq!(cancu::scope_name(&scope).as_deref(), Some("Tỉnh Quảng Ngãi"));
/// ```
#[must_use]
pub fn scope_name(scope: &Scope) -> Option<String> {
    let mut names = Vec::new();
    let mut next = place_of_scope(scope);
    while let Some(place) = next.and_then(|it| places().get(it as usize)) {
        names.push(format!("{} {}", place.unit, place.name));
        next = place.parent;
    }
    (!names.is_empty()).then(|| names.join(", "))
}
