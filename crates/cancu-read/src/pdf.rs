//! PDF with a text layer.
//!
//! A page says where letters stand and nothing more: lines, paragraphs and tables are made out by
//! `pdfboss`, and what that leaves is done here. Lines of a paragraph are joined, so that no
//! citation is split; headers, footers and page numbers go; marks of notes do not run into
//! numbers; notes at the foot of a page follow the text.

mod furniture;
mod join;

use cancu_text::OldFont;
use pdfboss_core::Document;
use pdfboss_output::document_layout_with_rulings;
use pdfboss_text::{
    FontCache, ReadingOrder, TextSpan, extract_spans_and_rulings_reporting_cached, placed_images,
};

use self::join::Joiner;
use crate::out::tidy;
use crate::{Error, Format, Limit, Limits};

/// Pages that are laid out together: running heads are known by being repeated, and the letters of
/// all pages at once would take too much memory.
const TOGETHER: usize = 64;

/// Fewer letters than this on a page with a picture are a stamp on a scan.
const STAMP: usize = 60;

/// The text of a document.
pub(crate) fn read(bytes: &[u8], limits: &Limits) -> Result<String, Error> {
    let document = Document::load(bytes.to_vec()).map_err(failure)?;
    if document.is_locked() {
        return Err(Error::Encrypted {
            format: Format::Pdf,
        });
    }
    let count = document.page_count();
    if count as u64 > limits.pages {
        return Err(Error::Limit {
            limit: Limit::Pages,
            allowed: limits.pages,
        });
    }
    let fonts = FontCache::default();
    let mut joiner = Joiner::default();
    let mut letters = 0;
    let mut at = 0;
    while at < count {
        let mut pages = Vec::new();
        for index in at..count.min(at + TOGETHER) {
            let page = document.page(index).map_err(failure)?;
            let (mut spans, rulings, report) = extract_spans_and_rulings_reporting_cached(
                &document,
                &page,
                &fonts,
                ReadingOrder::Content,
            )
            .map_err(failure)?;
            pdfboss_output::retain_spans_on_page(&mut spans, &page);
            prepare(&mut spans);
            letters += spans.iter().map(|it| it.text.trim().len()).sum::<usize>();
            pages.push((spans, rulings, report.order));
        }
        let mut layouts = document_layout_with_rulings(&pages);
        if count == 2 {
            furniture::strip(&mut layouts);
        }
        for page in layouts {
            joiner.page(&page);
            if joiner.len() as u64 > limits.text {
                return Err(Error::Limit {
                    limit: Limit::Text,
                    allowed: limits.text,
                });
            }
        }
        at += TOGETHER;
    }
    let scanned = || {
        let page = document.page(0).ok();
        page.and_then(|it| placed_images(&document, &it).ok())
            .is_some_and(|it| !it.is_empty())
    };
    if letters == 0 || (letters < STAMP * count && scanned()) {
        return Err(Error::Scanned { pages: count });
    }
    Ok(tidy(&joiner.finish()))
}

fn failure(err: pdfboss_core::Error) -> Error {
    match err {
        pdfboss_core::Error::Encrypted => Error::Encrypted {
            format: Format::Pdf,
        },
        other => Error::damaged(Format::Pdf, other),
    }
}

/// Decodes old fonts, and takes the marks of notes away: small raised numbers right behind a word.
fn prepare(spans: &mut Vec<TextSpan>) {
    for it in spans.iter_mut() {
        let font = it.font_name.rsplit('+').next().unwrap_or_default();
        if let Some(font) = OldFont::named(font) {
            it.text = font.decode(&it.text);
            it.glyph_x = Box::default();
        }
    }
    let mut before: Option<(f32, f32, f32)> = None;
    spans.retain(|it| {
        let digits = it.text.trim();
        let is_mark = before.is_some_and(|(end, y, size)| {
            !digits.is_empty()
                && digits.len() <= 3
                && digits.bytes().all(|it| it.is_ascii_digit())
                && it.size < size * 0.8
                && (it.x - end).abs() < size * 0.5
                && it.y - y > size * 0.1
                && it.y - y < size
        });
        if !is_mark && !digits.is_empty() {
            before = Some((it.end_x, it.y, it.size));
        }
        !is_mark
    });
}
