//! A JSON text with some of its values gone and some replaced; everything else stays as it is written.

use super::json::{Shape, Tree};

/// What becomes of the nodes of a text.
pub struct Fates {
    gone: Vec<bool>,
    new: Vec<(u32, String)>,
}

impl Fates {
    /// Nothing changes.
    pub fn new(tree: &Tree<'_>) -> Self {
        Fates {
            gone: vec![false; tree.nodes.len()],
            new: Vec::new(),
        }
    }

    /// The node goes with all that is in it.
    pub fn remove(&mut self, node: u32) {
        if let Some(gone) = self.gone.get_mut(node as usize) {
            *gone = true;
        }
    }

    /// The value becomes `json`.
    pub fn replace(&mut self, node: u32, json: String) {
        self.new.push((node, json));
    }

    fn is_gone(&self, node: u32) -> bool {
        self.gone.get(node as usize).copied().unwrap_or(true)
    }

    /// Removes what has nothing left in it, which FHIR forbids: empty containers, and of `marked` objects those
    /// of which the member `marker` alone is left.
    pub fn prune(&mut self, tree: &Tree<'_>, marked: &[u32], marker: &str) {
        for at in (1..tree.nodes.len() as u32).rev() {
            if self.is_gone(at) || !matches!(tree.shape(at), Shape::Object | Shape::Array) {
                continue;
            }
            let mut left = tree.children(at).filter(|&child| !self.is_gone(child));
            let (first, second) = (left.next(), left.next());
            let alone = first.filter(|_| second.is_none() && marked.binary_search(&at).is_ok());
            let empty = match first {
                None => true,
                Some(_) => {
                    alone.is_some_and(|child| tree.key(child).is_some_and(|key| key == marker))
                }
            };
            if empty {
                self.remove(at);
            }
        }
    }

    /// Appends the text as it became.
    pub fn write(mut self, tree: &Tree<'_>, out: &mut Vec<u8>) {
        let mut edits: Vec<(u32, u32, &str)> = Vec::new();
        self.new.sort_by_key(|(node, _)| *node);
        let mut at = 0;
        while let Some(node) = tree.node(at) {
            if self.is_gone(at) && at > 0 {
                at = node.next;
                continue;
            }
            if let Shape::Object | Shape::Array = node.shape {
                self.cut(tree, at, &mut edits);
            } else if let Ok(found) = self.new.binary_search_by_key(&at, |(node, _)| *node)
                && let Some((_, json)) = self.new.get(found)
            {
                edits.push((node.start, node.end, json));
            }
            at += 1;
        }
        edits.sort_by_key(|&(start, end, _)| (start, end));
        let mut done = 0;
        let bytes = tree.text.as_bytes();
        for (start, end, json) in edits {
            out.extend_from_slice(bytes.get(done as usize..start as usize).unwrap_or_default());
            out.extend_from_slice(json.as_bytes());
            done = end;
        }
        out.extend_from_slice(bytes.get(done as usize..).unwrap_or_default());
    }

    /// Cuts the children of a container that go, each with one comma.
    fn cut(&self, tree: &Tree<'_>, at: u32, edits: &mut Vec<(u32, u32, &str)>) {
        let end = |node: u32| tree.node(node).map_or(0, |node| node.end);
        let mut before: Option<u32> = None;
        let mut kept = false;
        for child in tree.children(at) {
            // What goes at the front takes the comma behind it along.
            if let Some(before) = before.filter(|&before| !kept && self.is_gone(before)) {
                edits.push((tree.begin(before), tree.begin(child), ""));
            }
            if !self.is_gone(child) {
                kept = true;
            } else if let Some(before) = before.filter(|_| kept) {
                edits.push((end(before), end(child), ""));
            }
            before = Some(child);
        }
        if let Some(last) = before.filter(|_| !kept) {
            edits.push((tree.begin(last), end(last), ""));
        }
    }
}
