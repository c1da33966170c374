use cancu_model::InstrumentId;
use cancu_tables::kind;

/// The rank from which instruments are administrative or the Party's, and stand in no order; that of
/// those of which nobody knows who issued them, too.
const ADMINISTRATIVE: u8 = 9;

/// The rank of what the National Assembly issues: laws and its resolutions.
const ASSEMBLY: u8 = 2;

/// The rank of what ministries issue: circulars, and decisions of old.
const MINISTERIAL: u8 = 7;

/// The rank of what provinces, districts and communes issue.
const LOCAL: u8 = 8;

/// The rank of an instrument, 1 the highest: of its kind, but for kinds that bodies of several
/// ranks issue.
///
/// A minister's decision stands beside his circulars, which took its place in 2009 (Luật
/// 17/2008/QH12, Điều 2), and not beside the Prime Minister's.
///
/// # Complexity
///
/// *O*(*n*) in the length of the symbol.
#[must_use]
pub fn rank(code: &str, id: &InstrumentId) -> u8 {
    let of_kind = kind(code).map_or(ADMINISTRATIVE, |it| it.rank);
    if !matches!(code, "quyet-dinh" | "chi-thi" | "nghi-quyet") {
        return of_kind;
    }
    let symbol = id.symbol.as_str();
    let issued_by = |bodies: &[&str]| symbol.split('-').any(|it| bodies.contains(&it));
    let local = id.scope.as_ref().is_some_and(|it| !it.is_central());
    match code {
        _ if local => LOCAL,
        _ if symbol.contains("tvqh") => 3,
        "nghi-quyet" if symbol.contains("qh") => ASSEMBLY,
        _ if issued_by(&["ctn"]) => 4,
        _ if issued_by(&["cp", "hdbt", "hdcp"]) => 5,
        _ if issued_by(&["ttg", "hdtp"]) => 6,
        // "01/2012/QĐ", "112/KT" tell nobody who issued them.
        _ if !symbol.contains('-') => ADMINISTRATIVE,
        _ => MINISTERIAL,
    }
}

/// Says whether an instrument of the first rank has no power over one of the second: only the body
/// that issued an instrument, or one above it, ends, suspends or amends it (Luật 80/2015/QH13,
/// Điều 12 khoản 1). The Assembly makes the constitution as it makes laws.
///
/// # Complexity
///
/// *O*(1).
#[must_use]
pub fn is_beyond_power(actor: u8, target: u8) -> bool {
    actor < ADMINISTRATIVE && target.max(ASSEMBLY) < actor
}
