//! What a style gives its letters: of its own, or of the style it rests on.

use std::collections::BTreeMap;

/// Styles rest on each other no deeper than this; in a circle they give nothing.
const MAX_DEPTH: usize = 20;

/// The styles of a document.
#[derive(Debug, Default)]
pub(crate) struct Styles {
    rows: BTreeMap<String, Style>,
    /// The font of text without a style.
    pub(crate) default: Option<String>,
}

/// A style as it is written.
#[derive(Debug, Default, Clone)]
pub(crate) struct Style {
    /// The font that it names.
    pub(crate) font: Option<String>,
    /// Whether its letters stand above the line.
    pub(crate) raised: Option<bool>,
    /// The style that it rests on.
    pub(crate) parent: Option<String>,
}

impl Styles {
    pub(crate) fn insert(&mut self, name: String, style: Style) {
        self.rows.insert(name, style);
    }

    /// The font of a style.
    pub(crate) fn font(&self, name: &str) -> Option<&str> {
        self.find(name, |it| it.font.as_deref())
    }

    /// Whether letters of a style stand above the line; `None` if it does not say.
    pub(crate) fn raised(&self, name: &str) -> Option<bool> {
        self.find(name, |it| it.raised)
    }

    fn find<'s, T>(&'s self, name: &str, of: impl Fn(&'s Style) -> Option<T>) -> Option<T> {
        let mut row = self.rows.get(name)?;
        for _ in 0..MAX_DEPTH {
            let found = of(row);
            if found.is_some() {
                return found;
            }
            row = self.rows.get(row.parent.as_deref()?)?;
        }
        None
    }
}
