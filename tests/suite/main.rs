//! The suite of the workspace: one binary, a module for each question.

mod analysis;
mod answers;
mod bad_input;
mod charsets;
mod check;
mod citations;
mod command;
mod data_sets;
mod effects;
mod formats;
mod frozen;
mod gold;
mod graph;
mod hostile;
mod mutations;
mod plans;
mod properties;
mod register;
mod status;
mod store;
mod succession;
mod surroundings;
mod tables;
mod validity;
mod whole;
mod worked;
