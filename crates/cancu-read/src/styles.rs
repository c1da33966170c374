//! Which font a style has: its own, or that of the style it rests on.

use std::collections::BTreeMap;

/// Styles rest on each other no deeper than this; in a circle they have no font.
const MAX_DEPTH: usize = 20;

/// The fonts of a document's styles.
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
    /// The style that it rests on.
    pub(crate) parent: Option<String>,
}

impl Styles {
    pub(crate) fn insert(&mut self, name: String, style: Style) {
        self.rows.insert(name, style);
    }

    /// The font of a style.
    pub(crate) fn font(&self, name: &str) -> Option<&str> {
        let mut row = self.rows.get(name)?;
        for _ in 0..MAX_DEPTH {
            if let Some(font) = &row.font {
                return Some(font);
            }
            row = self.rows.get(row.parent.as_deref()?)?;
        }
        None
    }
}
