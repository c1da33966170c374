//! OpenDocument text: what stands on the page once all changes are accepted.

use cancu_text::OldFont;
use quick_xml::events::BytesStart;

use crate::limits::Budget;
use crate::out::{Kind, Out};
use crate::package::Package;
use crate::styles::{Style, Styles};
use crate::xml::{Item, attribute, walk};
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
        silent: 0,
        body: false,
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
                    font: None,
                    parent: attribute(it, "parent-style-name"),
                };
                open = Some((attribute(it, "name"), style));
            }
            Item::Open("text-properties", it) => {
                if let Some(open) = &mut open {
                    open.1.font =
                        attribute(it, "font-name").or_else(|| attribute(it, "font-family"));
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

struct Reader<'s> {
    out: Out,
    styles: &'s Styles,
    /// Elements inside an element that is left out with all of its content.
    silent: u64,
    body: bool,
    /// The styles of the paragraphs and spans that are open.
    looks: Vec<Option<String>>,
}

impl Reader<'_> {
    fn item(&mut self, item: Item<'_>) -> Result<(), Error> {
        if self.silent > 0 {
            match item {
                Item::Open(..) => self.silent += 1,
                Item::Close(_) => self.silent -= 1,
                Item::Text(_) => {}
            }
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
                let text = text.replace(['\n', '\r', '\t'], " ");
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
            | "ruby-text" | "title" | "desc" | "script" => self.silent = 1,
            "p" | "h" | "span" => self.looks.push(attribute(element, "style-name")),
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

    /// The old font of the letters, if they have one: of the innermost style that names a font.
    fn font(&self) -> Option<OldFont> {
        let of_style = |it: &Option<String>| self.styles.font(it.as_deref()?);
        let font = self.looks.iter().rev().find_map(of_style);
        OldFont::named(font.or(self.styles.default.as_deref())?)
    }
}
