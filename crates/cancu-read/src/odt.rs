//! OpenDocument text: what stands on the page once all changes are accepted.

use cancu_text::OldFont;
use quick_xml::events::BytesStart;

use crate::limits::Budget;
use crate::out::{Kind, Out};
use crate::package::Package;
use crate::styles::{Style, Styles};
use crate::xml::{Item, Silence, attribute, is_mark, walk};
use crate::{Error, Format, Limits};

/// More blanks in a row than this are written as so many.
const MAX_BLANKS: usize = 100;

/// The text of a document.
pub(crate) fn read(bytes: &[u8], limits: &Limits) -> Result<String, Error> {
    let mut budget = Budget::new(limits);
    let mut package = Package::open(bytes, Format::Odt)?;
    if let Some(manifest) = package.xml("META-INF/manifest.xml", &mut budget)?
        && manifest.contains("encryption-data")
    {
        return Err(Error::Encrypted {
            format: Format::Odt,
        });
    }
    let mut styles = Styles::default();
    if let Some(xml) = package.xml("styles.xml", &mut budget)? {
        add_styles(&mut styles, &xml, limits)?;
    }
    let Some(body) = package.xml("content.xml", &mut budget)? else {
        return Err(Error::damaged(Format::Odt, "no content.xml in it"));
    };
    add_styles(&mut styles, &body, limits)?;
    let mut reader = Reader {
        out: Out::new(limits),
        styles: &styles,
        silence: Silence::default(),
        body: false,
        blank: true,
        looks: Vec::new(),
    };
    walk(&body, Format::Odt, limits, &mut |it| reader.item(it))?;
    Ok(reader.out.finish())
}

fn add_styles(styles: &mut Styles, xml: &str, limits: &Limits) -> Result<(), Error> {
    let mut open: Option<(Option<String>, Style)> = None;
    walk(xml, Format::Odt, limits, &mut |item| {
        match item {
            Item::Open("style" | "default-style", it) => {
                let style = Style {
                    parent: attribute(it, "parent-style-name"),
                    ..Style::default()
                };
                open = Some((attribute(it, "name"), style));
            }
            Item::Open("text-properties", it) => {
                if let Some(open) = &mut open {
                    open.1.font =
                        attribute(it, "font-name").or_else(|| attribute(it, "font-family"));
                    let position = attribute(it, "text-position");
                    open.1.raised = position.map(|it| is_above(&it));
                }
            }
            Item::Close("style" | "default-style") => {
                if let Some((name, style)) = open.take() {
                    match name {
                        Some(name) => styles.insert(name, style),
                        None => styles.default = styles.default.take().or(style.font),
                    }
                }
            }
            _ => {}
        }
        Ok(())
    })
}

/// Says whether a position (`super 58%`, `33% 58%`) is above the line.
fn is_above(position: &str) -> bool {
    let first = position.split_whitespace().next().unwrap_or_default();
    let percent = first
        .strip_suffix('%')
        .and_then(|it| it.parse::<f32>().ok());
    first == "super" || percent.is_some_and(|it| it > 0.0)
}

struct Reader<'s> {
    out: Out,
    styles: &'s Styles,
    silence: Silence,
    body: bool,
    /// A blank stands before, or the paragraph begins: more blanks are none.
    blank: bool,
    /// The styles of the paragraphs and spans that are open.
    looks: Vec<Option<String>>,
}

impl Reader<'_> {
    fn item(&mut self, item: Item<'_>) -> Result<(), Error> {
        if self.silence.covers(&item) {
            return Ok(());
        }
        match item {
            Item::Open(name, element) => self.open(name, element),
            Item::Close(name) => {
                self.close(name);
                Ok(())
            }
            // White space between elements is no text.
            Item::Text(text) if self.body && !self.looks.is_empty() => {
                if is_mark(text) && self.is_raised() {
                    return Ok(());
                }
                let text = self.collapsed(text);
                let font = self.font();
                self.out.text(&text, font)
            }
            Item::Text(_) => Ok(()),
        }
    }

    fn open(&mut self, name: &str, element: &BytesStart<'_>) -> Result<(), Error> {
        match name {
            "body" => self.body = true,
            "tracked-changes" | "note-citation" | "annotation" | "annotation-end" | "forms"
            | "ruby-text" | "title" | "desc" | "script" => self.silence.begin(),
            "p" | "h" => {
                self.blank = true;
                self.looks.push(attribute(element, "style-name"));
            }
            "span" => self.looks.push(attribute(element, "style-name")),
            "s" => {
                let count = attribute(element, "c").and_then(|it| it.parse().ok());
                let blanks = " ".repeat(count.unwrap_or(1).min(MAX_BLANKS));
                self.out.text(&blanks, None)?;
            }
            "tab" => self.out.text("\t", None)?,
            "line-break" => self.out.text("\n", None)?,
            "table-cell" => self.out.open(Kind::Cell)?,
            "note-body" => self.out.open(Kind::Note)?,
            "text-box" => self.out.open(Kind::Box)?,
            _ => {}
        }
        Ok(())
    }

    fn close(&mut self, name: &str) {
        match name {
            "body" => self.body = false,
            "p" | "h" => {
                self.looks.pop();
                self.out.end_paragraph();
            }
            "span" => {
                self.looks.pop();
            }
            "table-cell" => self.out.close(Kind::Cell),
            "table-row" => self.out.end_row(),
            "note-body" => self.out.close(Kind::Note),
            "text-box" => self.out.close(Kind::Box),
            _ => {}
        }
    }

    /// Blanks of all kinds in a row are one, as the format has it: files may be laid out for the eye.
    fn collapsed(&mut self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        for it in text.chars() {
            let blank = matches!(it, ' ' | '\n' | '\r' | '\t');
            if !blank {
                out.push(it);
            } else if !self.blank {
                out.push(' ');
            }
            self.blank = blank;
        }
        out
    }

    fn is_raised(&self) -> bool {
        let of_style = |it: &Option<String>| self.styles.raised(it.as_deref()?);
        let found = self.looks.iter().rev().find_map(of_style);
        found.unwrap_or_default()
    }

    /// The old font of the letters, if they have one: of the innermost style that names a font.
    fn font(&self) -> Option<OldFont> {
        let of_style = |it: &Option<String>| self.styles.font(it.as_deref()?);
        let font = self.looks.iter().rev().find_map(of_style);
        OldFont::named(font.or(self.styles.default.as_deref())?)
    }
}
