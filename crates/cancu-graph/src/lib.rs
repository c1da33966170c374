//! Which instruments are meant, and how they relate.
//!
//! [`identify`] gives every citation of one document its canonical id.

mod identity;

pub use identity::identify;
