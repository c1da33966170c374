//! Word since 2007.
//!
//! Kept: the text as it stands once all changes are accepted, tables, text boxes, foot- and
//! endnotes. Left out: deleted and hidden text, instructions of fields, comments, headers and
//! footers. Numbers that Word itself counts are no text of the file.

use cancu_text::OldFont;
use quick_xml::events::BytesStart;

use crate::limits::Budget;
use crate::out::{Kind, Out};
use crate::package::Package;
use crate::styles::{Style, Styles};
use crate::xml::{Item, Silence, attribute, is_mark, walk};
use crate::{Error, Format, Limits};

/// The text of a document.
pub(crate) fn read(bytes: &[u8], limits: &Limits) -> Result<String, Error> {
    let mut budget = Budget::new(limits);
    let mut package = Package::open(bytes, Format::Docx)?;
    let styles = match package.xml("word/styles.xml", &mut budget)? {
        Some(xml) => styles(&xml, limits)?,
        None => Styles::default(),
    };
    let Some(body) = package.xml("word/document.xml", &mut budget)? else {
        return Err(Error::damaged(Format::Docx, "no word/document.xml in it"));
    };
    let mut reader = Reader::new(Out::new(limits), &styles);
    walk(&body, Format::Docx, limits, &mut |it| reader.item(it))?;
    for name in ["word/footnotes.xml", "word/endnotes.xml"] {
        if let Some(xml) = package.xml(name, &mut budget)? {
            walk(&xml, Format::Docx, limits, &mut |it| reader.item(it))?;
        }
    }
    Ok(reader.out.finish())
}

/// What the styles give their letters. The default paragraph style gives the default font.
fn styles(xml: &str, limits: &Limits) -> Result<Styles, Error> {
    let mut styles = Styles::default();
    let mut open: Option<(String, bool, Style)> = None;
    walk(xml, Format::Docx, limits, &mut |item| {
        match item {
            Item::Open("style", it) => {
                let name = attribute(it, "styleId").unwrap_or_default();
                let default = attribute(it, "default").is_some_and(|it| it == "1" || it == "true")
                    && attribute(it, "type").is_some_and(|it| it == "paragraph");
                open = Some((name, default, Style::default()));
            }
            Item::Open("basedOn", it) => {
                if let Some(open) = &mut open {
                    open.2.parent = attribute(it, "val");
                }
            }
            Item::Open("rFonts", it) => match &mut open {
                Some(open) => open.2.font = font(it),
                None => styles.default = styles.default.take().or_else(|| font(it)),
            },
            Item::Open("vertAlign", it) => {
                if let Some(open) = &mut open {
                    open.2.raised = attribute(it, "val").map(|it| it == "superscript");
                }
            }
            Item::Close("style") => {
                if let Some((name, default, style)) = open.take() {
                    if default && style.font.is_some() {
                        styles.default.clone_from(&style.font);
                    }
                    styles.insert(name, style);
                }
            }
            _ => {}
        }
        Ok(())
    })?;
    Ok(styles)
}

/// The font of Latin letters; a theme's font goes before a name.
fn font(fonts: &BytesStart<'_>) -> Option<String> {
    if attribute(fonts, "asciiTheme").is_some() {
        return Some(String::new());
    }
    attribute(fonts, "ascii").or_else(|| attribute(fonts, "hAnsi"))
}

/// What a run or the paragraph around it says of its letters.
#[derive(Debug, Default, Clone)]
struct Look {
    font: Option<String>,
    style: Option<String>,
    hidden: bool,
    raised: Option<bool>,
}

struct Reader<'s> {
    out: Out,
    styles: &'s Styles,
    silence: Silence,
    /// Inside `w:t`.
    letters: bool,
    /// The look of the paragraphs that are open, and of the run.
    paragraphs: Vec<Look>,
    run: Look,
    in_run: bool,
    in_marks: bool,
    /// The end of the paragraph was deleted: it runs on into the next.
    runs_on: bool,
    /// Of the fields that are open in the paragraph, whether their instruction goes on.
    fields: Vec<bool>,
}

impl<'s> Reader<'s> {
    fn new(out: Out, styles: &'s Styles) -> Reader<'s> {
        Reader {
            out,
            styles,
            silence: Silence::default(),
            letters: false,
            paragraphs: Vec::new(),
            run: Look::default(),
            in_run: false,
            in_marks: false,
            runs_on: false,
            fields: Vec::new(),
        }
    }

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
            Item::Text(text) if self.letters && !(is_mark(text) && self.is_raised()) => {
                self.text(text)
            }
            Item::Text(_) => Ok(()),
        }
    }

    fn open(&mut self, name: &str, element: &BytesStart<'_>) -> Result<(), Error> {
        match name {
            // The mark of a paragraph is deleted, not the paragraph.
            "del" if self.in_marks => self.runs_on = true,
            "del" | "moveFrom" | "Fallback" | "instrText" | "delText" | "delInstrText"
            | "sdtPr" | "tblPr" | "sectPr" | "pPrChange" | "rPrChange" | "rubyPr" | "rt" => {
                self.silence.begin();
            }
            "fldChar" => self.field(element),
            // Lines that part the notes from the page.
            "footnote" | "endnote" => {
                let separates = attribute(element, "type").is_some_and(|it| it != "normal");
                if separates {
                    self.silence.begin();
                } else {
                    self.out.open(Kind::Note)?;
                }
            }
            "p" => self.paragraphs.push(Look::default()),
            "pPr" => self.in_marks = true,
            "pStyle" => {
                if let Some(look) = self.paragraphs.last_mut() {
                    look.style = attribute(element, "val");
                }
            }
            "r" => {
                self.in_run = true;
                self.run = Look::default();
            }
            "rStyle" if self.in_run => self.run.style = attribute(element, "val"),
            "rFonts" if self.in_run => self.run.font = font(element),
            "vertAlign" if self.in_run => {
                self.run.raised = attribute(element, "val").map(|it| it == "superscript");
            }
            "vanish" if self.in_run => {
                let off = attribute(element, "val").is_some_and(|it| it == "0" || it == "false");
                self.run.hidden = !off;
            }
            "t" => self.letters = true,
            "tab" | "ptab" if self.in_run && !self.in_marks => self.text("\t")?,
            "br" | "cr" => self.text("\n")?,
            "noBreakHyphen" => self.text("-")?,
            "tc" => self.out.open(Kind::Cell)?,
            "txbxContent" => {
                self.out.open(Kind::Box)?;
                self.in_run = false;
            }
            _ => {}
        }
        Ok(())
    }

    fn close(&mut self, name: &str) {
        match name {
            "t" => self.letters = false,
            "r" => {
                self.in_run = false;
                self.run = Look::default();
            }
            "pPr" => self.in_marks = false,
            "p" => {
                self.paragraphs.pop();
                // One that is never ended would swallow the rest of the document.
                self.fields.clear();
                if !std::mem::take(&mut self.runs_on) {
                    self.out.end_paragraph();
                }
            }
            "tc" => self.out.close(Kind::Cell),
            "tr" => self.out.end_row(),
            "txbxContent" => self.out.close(Kind::Box),
            "footnote" | "endnote" => self.out.close(Kind::Note),
            _ => {}
        }
    }

    /// Adds what a run holds, unless it is not seen.
    fn text(&mut self, text: &str) -> Result<(), Error> {
        // What a field comes to that stands in the instruction of another is not seen.
        let around = self.fields.split_last().map_or(&[][..], |it| it.1);
        if self.run.hidden || around.contains(&true) {
            return Ok(());
        }
        let font = self.font();
        self.out.text(text, font)
    }

    /// Takes the begin of a field, the end of its instruction, or its end.
    fn field(&mut self, mark: &BytesStart<'_>) {
        match attribute(mark, "fldCharType").as_deref() {
            Some("begin") => self.fields.push(true),
            Some("separate") => {
                if let Some(instructs) = self.fields.last_mut() {
                    *instructs = false;
                }
            }
            Some("end") => {
                self.fields.pop();
            }
            _ => {}
        }
    }

    fn is_raised(&self) -> bool {
        let of_style = || self.styles.raised(self.run.style.as_deref()?);
        self.run.raised.or_else(of_style).unwrap_or_default()
    }

    /// The old font of the run, if it has one.
    fn font(&self) -> Option<OldFont> {
        let of_style = |it: &Option<String>| self.styles.font(it.as_deref()?).map(str::to_owned);
        let paragraph = self.paragraphs.last();
        let name = self
            .run
            .font
            .clone()
            .or_else(|| of_style(&self.run.style))
            .or_else(|| paragraph.and_then(|it| of_style(&it.style)))
            .or_else(|| self.styles.default.clone())?;
        OldFont::named(&name)
    }
}

#[cfg(test)]
pub(crate) mod tests;
