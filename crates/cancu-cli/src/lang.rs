//! Words for people, in Vietnamese and English.

use cancu::{Basis, FROM_UNSURE, Relation, State, UNSURE};
use clap::ValueEnum;

/// The language of what people read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Lang {
    /// Tiếng Việt.
    Vi,
    /// English.
    En,
}

impl Lang {
    /// The one of two texts that is in this language.
    pub(crate) fn pick<'t>(self, vi: &'t str, en: &'t str) -> &'t str {
        match self {
            Lang::Vi => vi,
            Lang::En => en,
        }
    }

    pub(crate) fn basis(self, basis: Option<Basis>) -> &'static str {
        match basis {
            Some(Basis::Stated) => self.pick("văn bản nêu rõ", "stated in a text"),
            Some(Basis::Derived) => self.pick("suy ra theo quy tắc", "derived by a rule"),
            Some(Basis::Register) => self.pick("theo sổ đăng ký", "from the register"),
            Some(Basis::Reported) => self.pick("theo nguồn khác", "reported elsewhere"),
            Some(Basis::Unsure) => self.pick(UNSURE[0], UNSURE[1]),
            None => self.pick("chưa rõ căn cứ", "basis unknown"),
        }
    }

    /// The basis, and that it is itself derived from what is unsure.
    pub(crate) fn ground(self, basis: Option<Basis>, sure: bool) -> String {
        let said = self.basis(basis);
        match basis {
            Some(it) if it.is_sure() && !sure => {
                format!("{said}, {}", self.pick(FROM_UNSURE[0], FROM_UNSURE[1]))
            }
            _ => said.to_owned(),
        }
    }

    pub(crate) fn state(self, state: State) -> String {
        match self {
            Lang::Vi => state.vietnamese().to_owned(),
            Lang::En => state.code().replace('_', " "),
        }
    }

    pub(crate) fn relation(self, relation: Relation) -> String {
        match self {
            Lang::Vi => relation.vietnamese().to_owned(),
            Lang::En => relation.code().replace('_', " "),
        }
    }

    /// A number with so many decimals: "0,570", "0.570".
    pub(crate) fn number(self, value: f64, decimals: usize) -> String {
        let written = format!("{value:.decimals$}");
        match self {
            Lang::Vi => written.replace('.', ","),
            Lang::En => written,
        }
    }

    pub(crate) fn date(self, date: cancu::Date) -> String {
        match self {
            Lang::Vi => date.to_vietnamese(),
            Lang::En => date.to_string(),
        }
    }
}
