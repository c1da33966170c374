use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::Path;

use serde_json::{Map, Value};

use super::{Cells, MAX_ROW, Row, too_long};
use crate::input::{Reason, reason, unreadable};

/// The lines of a file of JSON objects, packed or not; `count` is told of each byte of the file.
fn lines(path: &Path, count: Box<dyn FnMut(u64) + '_>) -> Result<impl BufRead, Reason> {
    let file = File::open(path).map_err(unreadable)?;
    let packed = path.extension().is_some_and(|it| it == "gz");
    let counted = Counted { file, count };
    let reader: Box<dyn Read + '_> = if packed {
        Box::new(flate2::read::MultiGzDecoder::new(counted))
    } else {
        Box::new(counted)
    };
    Ok(BufReader::with_capacity(1 << 20, reader))
}

/// The keys of the first object.
pub(super) fn columns(path: &Path) -> Result<Vec<String>, Reason> {
    let mut reader = lines(path, Box::new(|_| {}))?;
    let mut line = Vec::new();
    while let Some(text) = next(&mut reader, &mut line)? {
        if let Ok(object) = text.and_then(parse) {
            return Ok(object.keys().cloned().collect());
        }
    }
    Err(reason("không có dòng JSON nào", "no line of JSON"))
}

/// Hands every row to `each`.
pub(super) fn rows(
    path: &Path,
    wanted: &[String],
    count: Box<dyn FnMut(u64) + '_>,
    each: &mut dyn FnMut(Row),
) -> Result<(), Reason> {
    let mut reader = lines(path, count)?;
    let mut line = Vec::new();
    let mut number = 0;
    while let Some(text) = next(&mut reader, &mut line)? {
        number += 1;
        if text.as_ref().is_ok_and(|it| it.trim().is_empty()) {
            continue;
        }
        let cells = text.and_then(parse).map(|mut object| {
            let cell = |it: &String| Some((it.clone(), cell(&mut object, it)?));
            wanted.iter().filter_map(cell).collect::<Cells>()
        });
        each(Row {
            number,
            place: format!("dòng {number}"),
            cells,
        });
    }
    Ok(())
}

/// The next line, or what is wrong with it; an error is of all that would follow.
fn next<'l>(
    reader: &mut impl BufRead,
    line: &'l mut Vec<u8>,
) -> Result<Option<Result<&'l str, Reason>>, Reason> {
    line.clear();
    let limit = MAX_ROW as u64;
    let n = reader
        .by_ref()
        .take(limit + 1)
        .read_until(b'\n', line)
        .map_err(unreadable)?;
    if n == 0 {
        return Ok(None);
    }
    if n as u64 > limit {
        line.clear();
        // The rest of the line goes by, unkept.
        reader.skip_until(b'\n').map_err(unreadable)?;
        return Ok(Some(Err(too_long())));
    }
    let text = std::str::from_utf8(line).map_err(|_| reason("không phải UTF-8", "no UTF-8"));
    Ok(Some(text))
}

fn parse(text: &str) -> Result<Map<String, Value>, Reason> {
    serde_json::from_str(text)
        .map_err(|err| (format!("không phải JSON: {err}"), format!("no JSON: {err}")))
}

/// The cell of a name, which is taken out: `from.number` leads into an object, `relation[]` asks for
/// all of a list.
fn cell(object: &mut Map<String, Value>, name: &str) -> Option<String> {
    if let Some(list) = name.strip_suffix("[]") {
        let Value::Array(items) = object.get_mut(list)? else {
            return None;
        };
        let items = items.drain(..).filter_map(text_of);
        return Some(items.collect::<Vec<_>>().join(", "));
    }
    if let Some((outer, inner)) = name.split_once('.')
        && !object.contains_key(name)
    {
        return cell(object.get_mut(outer)?.as_object_mut()?, inner);
    }
    text_of(object.remove(name)?)
}

/// A value as text: of a list its first, of an object its name.
fn text_of(value: Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text),
        Value::Number(number) => Some(number.to_string()),
        Value::Array(items) => text_of(items.into_iter().next()?),
        Value::Object(mut object) => text_of(object.remove("name")?),
        Value::Null | Value::Bool(_) => None,
    }
}

struct Counted<'c> {
    file: File,
    count: Box<dyn FnMut(u64) + 'c>,
}

impl Read for Counted<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let n = self.file.read(buffer)?;
        (self.count)(n as u64);
        Ok(n)
    }
}
