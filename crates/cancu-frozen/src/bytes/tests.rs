use cancu_model::Relation;
use proptest::prelude::*;

use super::*;
use crate::{Freezer, Relations, Walker};

fn small(edges: &[(u32, u32, usize)]) -> Frozen {
    let mut freezer = Freezer::default();
    for document in 0..9 {
        freezer.document(&format!("vn/nd-cp/2015/{document}"), Some(document), "vn");
    }
    for (from, to, relation) in edges {
        freezer.relate(
            *from,
            *to,
            Relation::ALL[*relation],
            Some(3),
            relation % 2 == 0,
        );
    }
    freezer.freeze().unwrap()
}

/// Makes the header's checksums fit the bytes, as nobody but an attacker would.
fn forge(bytes: &mut [u8]) {
    let mut at = HEADER;
    for part in 0..PARTS {
        let slot = 8 * (5 + 2 * part);
        let length = u64::from_le_bytes(bytes[slot..slot + 8].try_into().unwrap()) as usize;
        let Some(body) = bytes.get(at..at.saturating_add(length)) else {
            break;
        };
        let sum = body
            .chunks(CHUNK)
            .map(checksum)
            .fold(0, |sum, it| joined(sum, &it));
        bytes[slot + 8..slot + 16].copy_from_slice(&sum.to_le_bytes());
        at += length;
    }
    let sum = checksum(&bytes[..HEADER - 8]);
    bytes[HEADER - 8..HEADER].copy_from_slice(&sum.to_le_bytes());
}

/// Puts every question that there is.
fn ask_everything(frozen: &Frozen) {
    let mut walker = Walker::new(frozen);
    for document in 0..10 {
        walker.ancestors(document);
        walker.dependents(document);
        walker.current(document, 3);
        walker.ancestors_by(document, Relations::ALL);
        for source in walker.sources(document, Relations::ALL) {
            let paths = walker.paths(document, source, Relations::ALL);
            paths.map(|it| (it.total(), it.take(3).count()));
        }
        let _ = (frozen.id(document), frozen.scope(document));
        let _ = frozen.day(document);
    }
    let _ = frozen.audit(0, 9).len();
    let _ = frozen.dependents_of_all(&[1, 2, 99]).counts();
    let _ = frozen.find("vn/nd-cp/2015/4");
}

proptest! {
    #[test]
    fn bytes_that_were_changed_are_refused(
        edges in prop::collection::vec((0..9_u32, 0..9_u32, 0..20_usize), 0..30),
        at in any::<prop::sample::Index>(),
        change in 1..=255_u8,
    ) {
        let frozen = small(&edges);
        let mut bytes = Vec::new();
        frozen.write(&mut bytes, 7).unwrap();
        prop_assert_eq!(Frozen::stamp(bytes.as_slice()).unwrap(), 7);
        prop_assert_eq!(&Frozen::read(bytes.as_slice()).unwrap(), &frozen);
        let at = at.index(bytes.len());
        prop_assert!(Frozen::read(&bytes[..at]).is_err());
        bytes[at] ^= change;
        prop_assert!(Frozen::read(bytes.as_slice()).is_err());
    }

    #[test]
    fn forged_bytes_never_make_a_question_panic(
        edges in prop::collection::vec((0..9_u32, 0..9_u32, 0..20_usize), 0..30),
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6),
    ) {
        let mut bytes = Vec::new();
        small(&edges).write(&mut bytes, 7).unwrap();
        for (at, change) in changes {
            let body = bytes.len() - HEADER;
            bytes[HEADER + at.index(body)] = change;
        }
        forge(&mut bytes);
        if let Ok(frozen) = Frozen::read(bytes.as_slice()) {
            ask_everything(&frozen);
        }
    }
}

#[test]
fn a_form_without_documents_is_written_and_read() {
    let frozen = Freezer::default().freeze().unwrap();
    let mut bytes = Vec::new();
    frozen.write(&mut bytes, 0).unwrap();
    assert_eq!(Frozen::read(bytes.as_slice()).unwrap(), frozen);
    ask_everything(&frozen);
}
