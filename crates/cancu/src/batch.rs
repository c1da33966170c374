//! Documents of a walk, collected until there are enough of them to be read on all cores at once.

use std::panic::{AssertUnwindSafe, catch_unwind};

use cancu_model::Reading;
use cancu_store::{Document, Skipped};

use crate::metadata;

/// Documents that are read at once before their texts are let go.
const DOCUMENTS: usize = 256;

/// About how many bytes of them.
const BYTES: usize = 8 << 20;

/// Documents that wait to be read.
#[derive(Debug, Default)]
pub(crate) struct Batch {
    documents: Vec<Document>,
    bytes: usize,
}

impl Batch {
    /// Takes a document; says whether there are enough now.
    pub(crate) fn push(&mut self, document: Document) -> bool {
        self.bytes += document.text.len();
        self.documents.push(document);
        self.documents.len() >= DOCUMENTS || self.bytes >= BYTES
    }

    /// Gives all that wait.
    pub(crate) fn take(&mut self) -> Vec<Document> {
        self.bytes = 0;
        std::mem::take(&mut self.documents)
    }
}

/// Reads the citations of a document: a panic in that is a fault of ours, and costs this document
/// alone.
pub(crate) fn reading(document: &Document) -> Result<Reading, Skipped> {
    guarded(document, metadata::read)
}

fn guarded(document: &Document, read: impl Fn(&Document) -> Reading) -> Result<Reading, Skipped> {
    catch_unwind(AssertUnwindSafe(|| read(document))).map_err(|_| Skipped {
        file: document.place(),
        reason: "chương trình gặp lỗi khi đọc viện dẫn; văn bản này bị bỏ qua, xin gửi tệp cho người làm chương trình"
            .to_owned(),
        english: "the program failed at its citations and left it out; please send the file to the makers"
            .to_owned(),
        read: false,
    })
}

#[cfg(test)]
mod tests {
    use cancu_store::{Charset, Format};

    use super::*;

    fn document(bytes: usize) -> Document {
        Document {
            name: "a.txt".to_owned(),
            path: "vao/a.txt".into(),
            text: "a".repeat(bytes),
            format: Format::Text,
            charset: Charset::Utf8,
            view: None,
            metadata: None,
        }
    }

    #[test]
    fn a_batch_is_full_by_its_documents_or_by_their_bytes() {
        let mut batch = Batch::default();
        assert!(!batch.push(document(BYTES - 1)));
        assert!(batch.push(document(1)));
        assert_eq!(batch.take().len(), 2);
        let full: Vec<bool> = (0..DOCUMENTS).map(|_| batch.push(document(1))).collect();
        assert_eq!(full.iter().position(|it| *it), Some(DOCUMENTS - 1));
    }

    #[test]
    fn a_fault_in_reading_costs_its_document_and_names_it() {
        let document = document(1);
        let skipped = guarded(&document, |_| panic!("a fault")).unwrap_err();
        assert_eq!(skipped.file, "vao/a.txt");
        assert_eq!(reading(&document).unwrap().file, "a.txt");
    }
}
