//! What measures weigh: questions and answers, fitted on lines of drawn text and on everything else that
//! stood out in the frames around it (gradient-boosted trees). The numbers have no meaning one by one: they
//! are fitted anew as a whole (`tools/text-fit`), never edited.

pub mod context;
pub mod lines;
pub mod sieve;
