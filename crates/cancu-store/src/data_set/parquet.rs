use std::fs::File;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::Arc;

use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::record::Field;
use parquet::schema::types::Type;

use super::{Cells, MAX_ROW, Row, too_long};
use crate::input::{Reason, reason, unreadable};

fn open(path: &Path) -> Result<SerializedFileReader<File>, Reason> {
    let file = File::open(path).map_err(unreadable)?;
    guarded(|| SerializedFileReader::new(file))
}

/// Calls the reader of a format that anyone may have written: a panic in it costs its file.
fn guarded<T>(call: impl FnOnce() -> parquet::errors::Result<T>) -> Result<T, Reason> {
    match catch_unwind(AssertUnwindSafe(call)) {
        Ok(it) => it.map_err(broken),
        Err(_) => Err(reason(
            "tệp Parquet hỏng hoặc có kiểu cột chưa đọc được",
            "the Parquet file is broken, or has columns of a type that is not read",
        )),
    }
}

fn broken(err: parquet::errors::ParquetError) -> Reason {
    (
        format!("tệp Parquet hỏng: {err}"),
        format!("the Parquet file is broken: {err}"),
    )
}

/// The names of the columns.
pub(super) fn columns(path: &Path) -> Result<Vec<String>, Reason> {
    let reader = open(path)?;
    let schema = reader.metadata().file_metadata().schema();
    let fields = schema.get_fields().iter();
    Ok(fields.map(|it| it.name().to_owned()).collect())
}

/// Hands every row to `each`; only the columns that are wanted are read, a page at a time.
pub(super) fn rows(
    path: &Path,
    wanted: &[String],
    mut count: Box<dyn FnMut(u64) + '_>,
    each: &mut dyn FnMut(Row),
) -> Result<(), Reason> {
    let reader = open(path)?;
    let metadata = reader.metadata().file_metadata();
    let fields = metadata.schema().get_fields().iter();
    let chosen = fields.filter(|it| wanted.iter().any(|name| name == it.name()));
    let projection = Type::group_type_builder(metadata.schema().name())
        .with_fields(chosen.map(Arc::clone).collect())
        .build()
        .map_err(broken)?;
    let total = metadata.num_rows().max(1) as u64;
    let bytes = std::fs::metadata(path).map_or(0, |it| it.len());
    let mut rows = guarded(|| reader.get_row_iter(Some(projection)))?;
    let mut number = 0;
    loop {
        let next = guarded(|| rows.next().transpose())?;
        let Some(row) = next else { break };
        number += 1;
        let cells: Cells = row
            .into_columns()
            .into_iter()
            .filter_map(|(name, field)| Some((name, text_of(field)?)))
            .collect();
        let long = cells.values().any(|it| it.len() > MAX_ROW);
        each(Row {
            number,
            place: format!("hàng {number}"),
            cells: if long { Err(too_long()) } else { Ok(cells) },
        });
        count(bytes * number as u64 / total - bytes * (number as u64 - 1) / total);
    }
    Ok(())
}

/// A cell as text: of a list its first, of a group its name, of a moment its day.
fn text_of(field: Field) -> Option<String> {
    const DAY: i64 = 86_400;
    match field {
        Field::Str(text) => Some(text),
        Field::Bytes(bytes) => String::from_utf8(bytes.data().to_vec()).ok(),
        Field::Date(days) => Some(iso(i64::from(days))),
        Field::TimestampMillis(it) => Some(iso(it.div_euclid(DAY * 1000))),
        Field::TimestampMicros(it) => Some(iso(it.div_euclid(DAY * 1_000_000))),
        Field::ListInternal(list) => text_of(list.elements().first()?.clone()),
        Field::Group(row) => {
            let mut columns = row.into_columns().into_iter();
            columns
                .find(|it| it.0 == "name")
                .and_then(|it| text_of(it.1))
        }
        Field::Byte(it) => Some(it.to_string()),
        Field::Short(it) => Some(it.to_string()),
        Field::Int(it) => Some(it.to_string()),
        Field::Long(it) => Some(it.to_string()),
        Field::UByte(it) => Some(it.to_string()),
        Field::UShort(it) => Some(it.to_string()),
        Field::UInt(it) => Some(it.to_string()),
        Field::ULong(it) => Some(it.to_string()),
        _ => None,
    }
}

/// The day so many days after 1970-01-01, in the Gregorian calendar.
fn iso(days: i64) -> String {
    // Years that begin in March put the leap day last: eras of 400 of them are alike.
    let days = days + 719_468;
    let (era, of_era) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    format!("{year:04}-{month:02}-{day:02}")
}

#[cfg(test)]
mod tests {
    use super::iso;

    #[test]
    fn days_are_counted_from_1970() {
        for (days, expect) in [
            (0, "1970-01-01"),
            (-1, "1969-12-31"),
            (11_016, "2000-02-29"),
            (16_444, "2015-01-09"),
            (-8_873, "1945-09-16"),
        ] {
            assert_eq!(iso(days), expect);
        }
    }
}
