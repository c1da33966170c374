use std::collections::BTreeSet;

use cancu_model::{InstrumentId, Link, Reading};

use crate::graph::{Graph, Inner};
use crate::joining::Heads;

/// What documents say of some instruments: see [`Graph::about`].
#[derive(Debug, Clone, Default, PartialEq)]
pub struct About {
    /// The documents, in any order.
    pub documents: Vec<Document>,
    /// The relations that are reported beside no text.
    pub links: Vec<Link>,
}

/// A document, as far as it is about some instruments.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    /// The instrument that it holds.
    pub instrument: InstrumentId,
    /// What it is called hangs on other documents too.
    pub is_open: bool,
    /// What it says of itself, without its lines, and its citations of these instruments alone. Its
    /// heading has the instrument as its id, on whatever documents that hangs.
    pub reading: Reading,
}

impl Document {
    /// A document of an instrument and what it says.
    #[must_use]
    pub fn new(instrument: InstrumentId, mut reading: Reading) -> Document {
        let named = Heads::named(&reading.file, &reading.heading);
        let undated = Heads::undated(&named, &reading.heading).is_some();
        reading.heading.id = Some(instrument.clone());
        Document {
            instrument,
            is_open: undated || named.number.is_none(),
            reading,
        }
    }
}

impl Graph {
    /// Says whether the graph was [opened](Graph::open), and not built.
    #[must_use]
    pub fn is_opened(&self) -> bool {
        matches!(self.inner, Inner::Opened(_))
    }

    /// All that documents say of the instruments in `told`: the documents of an opened graph that
    /// cite or hold one of them, and those that hold one of `held`. `None` for a built graph, which
    /// has its readings.
    ///
    /// # Complexity
    ///
    /// *O*(*k* log *n*) in the citations of `told` and the documents of the answer.
    #[must_use]
    pub fn about(
        &self,
        told: &BTreeSet<InstrumentId>,
        held: &BTreeSet<InstrumentId>,
    ) -> Option<About> {
        match &self.inner {
            Inner::Built(_) => None,
            Inner::Opened(it) => Some(it.about(told, held)),
        }
    }
}
