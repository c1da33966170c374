//! What codes of the contract are called by people.

use cancu_model::Scope;
use cancu_tables::{kind, place_of_scope, places};

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
