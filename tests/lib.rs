//! The test suite of the workspace; see `suite/main.rs`.
