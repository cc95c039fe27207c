//! The risk that people are found again in data, and the least coarse form of the data that bounds it.
//!
//! Works on codes alone: what a column holds, how its values are read and how classes are written is
//! the business of others. The unit that is counted is a person. A person without a value has a code
//! like any other: missing is a category of its own, the careful choice. What is coarsened is coarsened
//! everywhere alike (global recoding), so that no cell tells more than its neighbour; people whose class
//! stays small leave whole.
//!
//! Everything is counted in integers, logarithms in fixed point, so the order of people and the machine
//! make no difference. Knows no text, format or policy. Sources: k-anonymity (Sweeney 2002),
//! l-diversity (Machanavajjhala 2007), t-closeness (Li 2007); prosecutor, journalist and marketer risk as
//! in El Emam, Guide to the De-Identification of Personal Health Information (2013).

mod diversity;
mod fixed;
mod matrix;
mod metrics;
mod partition;
mod rare;
mod search;
mod uniques;

pub use diversity::{Diversity, Sensitive, diversity};
pub use fixed::{ONE, Share};
pub use matrix::{Column, Level, MOST_CELLS, MOST_COLUMNS, Matrix, Refused};
pub use metrics::{
    Classes, Contribution, Figures, HISTOGRAM, Journalist, SmallCells, Utility, contributions,
    figures, journalist, journalist_of, small_cells, utility,
};
pub use rare::{Tail, common, tail};
pub use search::{Aim, Explanation, Found, Unreachable, search};
pub use uniques::{MinimalUniques, minimal_uniques};

#[cfg(test)]
mod tests;
