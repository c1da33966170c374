//! Benchmarks of the workspace; each file beside this one is a question.

pub mod national;
