//! Carries the decisions of a policy out: one outcome per element, in file order.
//!
//! A decision is never softened: what cannot be carried out as asked is emptied or removed. Knows
//! no policy beyond its decisions. Source: PS3.15 E.1 to E.3 for what an action does.

use super::charset::Charset;
use super::content::{self, Content};
use super::declared::Declared;
use super::doubt::{self, Doubts};
use super::own;
use super::person;
use super::places::Places;
use super::scope::{SPECIFIC_CHARACTER_SET, View, vr_in_force};
use super::text::{self, Sort};
use super::tree::{Edit, Node, NodeKind};
use crate::action::{Action, ContentItem, Decision, ElementFacts, Reason};
use crate::element::{Tag, VR, is_private, is_private_creator};
use crate::error::Result;
use crate::format::{Link, NOTES, Work};
use crate::identity::Person;
use crate::iod::Requirement;
use crate::survey::Facts;
use crate::transform::matcher::Field;
use crate::transform::text::Own;
use chrono::Days;
use std::collections::{BTreeMap, BTreeSet};

/// Data Set Trailing Padding.
const PADDING: Tag = Tag(0xFFFC, 0xFFFC);

/// Encapsulated Document.
pub(super) const ENCAPSULATED_DOCUMENT: Tag = Tag(0x0042, 0x0011);

/// Codes of Type 1 wherever they stand, in which people type names: Modality (PS3.3 C.7.3.1), Graphic
/// Layer (C.10.5, C.10.7), Content Label (table 10-12). The tables of `iod` hold no codes.
const LABELS: [Tag; 3] = [Tag(0x0008, 0x0060), GRAPHIC_LAYER, Tag(0x0070, 0x0080)];

/// Graphic Layer.
pub(super) const GRAPHIC_LAYER: Tag = Tag(0x0070, 0x0002);

/// Graphic Layer Sequence.
const GRAPHIC_LAYERS: Tag = Tag(0x0070, 0x0060);

/// Longest text whose character set is looked at, in bytes; a longer one is read only if it stays.
const LONGEST_LABELLED: u64 = 64 << 10;

/// What happens to one element, and what was really done, which can be stricter than decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// The edit for the writer.
    pub edit: Edit,
    /// The action carried out.
    pub action: Action,
    /// Why.
    pub reason: Reason,
}

impl Outcome {
    /// `edit` just as decided.
    pub fn new(edit: Edit, decision: Decision) -> Self {
        Outcome {
            edit,
            action: decision.action,
            reason: decision.reason,
        }
    }

    /// Everything stays.
    pub fn kept(reason: Reason) -> Self {
        Outcome {
            edit: Edit::Keep,
            action: Action::Keep,
            reason,
        }
    }

    /// The element goes.
    pub fn removed(reason: Reason) -> Self {
        Outcome {
            edit: Edit::Remove,
            action: Action::Remove,
            reason,
        }
    }

    /// The element stays without its value.
    pub fn emptied(node: &Node, reason: Reason) -> Self {
        let edit = match node.value.len {
            0 => Edit::Keep,
            _ => Edit::Replace(vr_in_force(node), Vec::new()),
        };
        Outcome {
            edit,
            action: Action::Empty,
            reason,
        }
    }
}

/// Carries decisions out over one data set.
pub struct Carrier<'a> {
    /// The data set.
    pub view: View<'a>,
    /// Where its elements stand in the IOD.
    pub places: Places,
    /// What it may use.
    pub work: &'a Work<'a>,
    /// The patient of the data set.
    pub person: Option<Person>,
    /// How far the patient's dates move.
    pub offset: Option<Days>,
    /// What the people of the data set are called, as a context for its texts.
    pub own: Own,
    /// Elements that the claims replace.
    pub claimed: Vec<Tag>,
    /// For the items met so far, the person whom their own Patient ID names.
    owners: BTreeMap<Option<u32>, Option<Person>>,
    /// For the items met so far, the content item that each is.
    contents: BTreeMap<u32, Option<Content>>,
    /// What the data set declares of its private blocks.
    declared: Declared,
    /// Which values may belong to another element.
    doubts: Doubts,
    /// For the private creators met so far, whether their name holds a known identifier.
    known_creators: BTreeMap<u32, bool>,
    /// Replaced identities.
    pub links: BTreeSet<Link>,
    /// What a person should know.
    pub notes: BTreeMap<String, u64>,
}

impl<'a> Carrier<'a> {
    /// Prepares for the data set of `view`. The patient is the survey's, if it knows one.
    ///
    /// # Errors
    ///
    /// If a value cannot be read.
    pub fn new(mut view: View<'a>, work: &'a Work<'a>, claimed: Vec<Tag>) -> Result<Self> {
        let person = match work.facts {
            Facts::Dicom(facts) => facts.person.clone(),
            Facts::Table(_) | Facts::Picture(_) | Facts::Held(_) => person::of_data_set(&mut view)?,
        };
        let declared = Declared::read(&mut view)?;
        let doubts = Doubts::read(view.set);
        let offset = person.as_ref().map(|person| work.derive.offset(person));
        let places = Places::of(&mut view)?;
        let own = own::of_data_set(&mut view, work.known)?;
        Ok(Carrier {
            view,
            places,
            work,
            person,
            offset,
            own,
            claimed,
            owners: BTreeMap::new(),
            contents: BTreeMap::new(),
            declared,
            doubts,
            known_creators: BTreeMap::new(),
            links: BTreeSet::new(),
            notes: BTreeMap::new(),
        })
    }

    /// The outcome of every node; `None` for nodes inside an element that does not stay as it is
    /// walked, and so share its fate.
    ///
    /// # Errors
    ///
    /// If a value cannot be read.
    pub fn outcomes(&mut self) -> Result<Vec<Option<Outcome>>> {
        let count = self.view.set.nodes.len() as u32;
        let mut outcomes = vec![None; count as usize];
        let mut index = 0;
        let mut lost = Vec::new();
        while index < count {
            let node = self.view.node(index);
            let outcome = match node.kind {
                NodeKind::Item(_) => self.walked_item(index)?,
                NodeKind::Fragment => Outcome::kept(Reason::Unlisted),
                NodeKind::Value | NodeKind::Sequence(_) | NodeKind::Encapsulated => {
                    self.element(index)?
                }
            };
            if matches!(node.kind, NodeKind::Item(_)) && outcome.edit == Edit::Remove {
                lost.push(index);
            }
            let next = match outcome.edit {
                Edit::Walk => index + 1,
                Edit::Keep | Edit::Remove | Edit::Replace(..) | Edit::Patch(_) => node.end,
            };
            outcomes[index as usize] = Some(outcome);
            index = next.max(index + 1);
        }
        for bare in content::settle(&mut self.view, &mut outcomes, &lost)? {
            let node = self.view.node(bare);
            let report = node.parent.is_none() && node.tag == content::CONTENT_SEQUENCE;
            let required = self.places.requirement(node.parent, node.tag) == Requirement::Type1;
            if report || required {
                let decision = Decision {
                    action: Action::Dummy,
                    reason: Reason::Profile,
                };
                outcomes[bare as usize] = Some(self.sequence(node, decision)?);
            }
        }
        self.settle_creators(&mut outcomes);
        Ok(outcomes)
    }

    /// An item is walked, unless it is a content item whose concept may not stay.
    fn walked_item(&mut self, index: u32) -> Result<Outcome> {
        let walked = Outcome {
            edit: Edit::Walk,
            ..Outcome::kept(Reason::Unlisted)
        };
        if self.content(index)?.is_none() {
            return Ok(walked);
        }
        let node = self.view.node(index);
        let decision = self.work.decide.element(&ElementFacts {
            nested: true,
            content: self
                .contents
                .get(&index)
                .and_then(Option::as_ref)
                .map(Content::facts),
            ..ElementFacts::alone(node.tag, VR::SQ)
        });
        Ok(match decision.action {
            Action::Remove => Outcome::removed(decision.reason),
            Action::Keep
            | Action::Empty
            | Action::Dummy
            | Action::Clean
            | Action::ReplaceUid
            | Action::Pseudonym(_)
            | Action::Generalise(_) => walked,
        })
    }

    /// The content item that item `index` is.
    fn content(&mut self, index: u32) -> Result<Option<&Content>> {
        if !self.contents.contains_key(&index) {
            let content = content::of(&mut self.view, index)?;
            self.contents.insert(index, content);
        }
        Ok(self.contents.get(&index).and_then(Option::as_ref))
    }

    /// The person whom the Patient ID beside node `index` names.
    ///
    /// # Errors
    ///
    /// If a value cannot be read.
    pub fn owner(&mut self, index: u32) -> Result<Option<Person>> {
        let parent = self.view.node(index).parent;
        if let Some(owner) = self.owners.get(&parent) {
            return Ok(owner.clone());
        }
        let owner = person::named(&mut self.view, parent)?;
        self.owners.insert(parent, owner.clone());
        Ok(owner)
    }

    /// Counts something a person should know.
    pub fn note(&mut self, code: &str) {
        debug_assert!(NOTES.contains(&code), "an unlisted note");
        *self.notes.entry(code.to_owned()).or_default() += 1;
    }

    /// What the policy decides for node `index`.
    pub fn decide(&self, index: u32) -> Decision {
        self.work.decide.element(&self.facts(index))
    }

    /// What the policy may know of node `index`.
    pub fn facts(&self, index: u32) -> ElementFacts<'_> {
        let node = self.view.node(index);
        ElementFacts {
            tag: node.tag,
            vr: vr_in_force(node),
            creator: self.view.creator(index),
            nested: node.parent.is_some(),
            content: self.content_around(index),
            declared_safe: self.is_declared_safe(index),
            requirement: self.places.requirement(node.parent, node.tag),
        }
    }

    /// The content item in which node `index` stands directly. Items are met before what they hold.
    fn content_around(&self, index: u32) -> Option<ContentItem<'_>> {
        let item = self.view.node(index).parent?;
        self.contents.get(&item)?.as_ref().map(Content::facts)
    }

    fn is_declared_safe(&self, index: u32) -> bool {
        let creator = self.view.creator(index);
        creator.is_some_and(|creator| self.declared.covers(self.view.node(index).tag, creator))
    }

    /// Notes once for the file if the bytes of a text are not of the declared character set.
    fn look_at_label(&mut self, index: u32) -> Result<()> {
        const CODE: &str = "mislabelled-text";
        let node = self.view.node(index);
        let vr = vr_in_force(node);
        let worded = node.kind == NodeKind::Value && text::sort(vr) == Sort::Text;
        if !worded || node.value.len > LONGEST_LABELLED || self.notes.contains_key(CODE) {
            return Ok(());
        }
        let bytes = self.view.bytes(index)?;
        let charset = self.view.charset(index);
        if charset.is_mislabelled(text::trim_bytes(&bytes), text::syntax(vr)) {
            self.note(CODE);
        }
        Ok(())
    }

    fn element(&mut self, index: u32) -> Result<Outcome> {
        let node = self.view.node(index);
        if node.tag.element() == 0 || node.tag == PADDING {
            return Ok(Outcome::removed(Reason::OldEncoding));
        }
        if is_private_creator(node.tag) {
            // Settled when the fate of its block is known.
            return Ok(Outcome::removed(Reason::Private));
        }
        if node.tag == SPECIFIC_CHARACTER_SET {
            return self.character_set(index);
        }
        if node.parent.is_none() && self.claimed.contains(&node.tag) {
            return Ok(Outcome::removed(Reason::Profile));
        }
        if self.creator_is_known(index) {
            // Without its creator's name nobody can read the element.
            return Ok(Outcome::removed(Reason::KnownIdentifier));
        }
        self.look_at_label(index)?;
        let decision = self.decide(index);
        if decision.action == Action::Keep
            && node.kind == NodeKind::Value
            && content::is_structural(&mut self.view, index)?
        {
            return Ok(Outcome::kept(Reason::Structural));
        }
        if node.tag == ENCAPSULATED_DOCUMENT {
            self.note(match decision.action {
                Action::Keep => "document-not-examined",
                Action::Remove
                | Action::Empty
                | Action::Dummy
                | Action::Clean
                | Action::ReplaceUid
                | Action::Pseudonym(_)
                | Action::Generalise(_) => "encapsulated-document-left-out",
            });
        }
        match node.kind {
            NodeKind::Sequence(_) => self.sequence(node, decision),
            NodeKind::Encapsulated => Ok(match decision.action {
                Action::Keep => Outcome::new(Edit::Keep, decision),
                Action::Remove
                | Action::Empty
                | Action::Dummy
                | Action::Clean
                | Action::ReplaceUid
                | Action::Pseudonym(_)
                | Action::Generalise(_) => Outcome::removed(decision.reason),
            }),
            NodeKind::Value => {
                let outcome = if doubt::applies(node, decision.action)
                    && self.doubts.concern(&mut self.view, index)?
                {
                    self.note("value-of-another-element");
                    Outcome::emptied(node, Reason::IllegalValue)
                } else {
                    self.value(index, decision)?
                };
                let outcome = self.respelled(index, outcome)?;
                Ok(self.filled(node, decision, outcome))
            }
            NodeKind::Item(_) | NodeKind::Fragment => Ok(Outcome::removed(decision.reason)),
        }
    }

    /// `outcome` with the VR of the dictionary where the header has two letters that are no VR: only
    /// the reader who guessed their length right would find the next element.
    fn respelled(&mut self, index: u32, outcome: Outcome) -> Result<Outcome> {
        let node = self.view.node(index);
        let unknown = node.encoding.explicit && !node.vr_encoded;
        if outcome.edit != Edit::Keep || !unknown {
            return Ok(outcome);
        }
        let vr = vr_in_force(node);
        Ok(Outcome {
            edit: Edit::Replace(vr, text::padded(vr, self.view.bytes(index)?)),
            ..outcome
        })
    }

    /// Whether the name of the private creator of node `index` holds a known identifier.
    fn creator_is_known(&mut self, index: u32) -> bool {
        let Some(creator) = self.view.creator_node(index) else {
            return false;
        };
        if let Some(&known) = self.known_creators.get(&creator) {
            return known;
        }
        let known = self
            .view
            .creator(index)
            .is_some_and(|name| self.is_known(name, Field::Text));
        self.known_creators.insert(creator, known);
        known
    }

    /// (0008,0005) decides how all text is read, so it stays whatever the policy says, unless it is
    /// not legal: then no reader may rely on it.
    fn character_set(&mut self, index: u32) -> Result<Outcome> {
        let node = self.view.node(index);
        if node.kind != NodeKind::Value {
            return Ok(Outcome::removed(Reason::IllegalValue));
        }
        let bytes = self.view.bytes(index)?;
        if text::is_legal(VR::CS, &bytes) && Charset::parse(&bytes).is_recognised() {
            return Ok(Outcome::kept(Reason::Structural));
        }
        match Charset::canonical(&bytes) {
            Some(terms) => Ok(Outcome {
                edit: Edit::Replace(VR::CS, text::padded(VR::CS, terms)),
                action: Action::Clean,
                reason: Reason::IllegalValue,
            }),
            None => {
                self.note("unknown-character-set");
                Ok(Outcome::emptied(node, Reason::IllegalValue))
            }
        }
    }

    /// Keeps a private creator if an element of its block stays: the policy then knew its name.
    fn settle_creators(&self, outcomes: &mut [Option<Outcome>]) {
        let mut needed = BTreeMap::new();
        for (index, outcome) in (0..).zip(outcomes.iter()) {
            let Some(outcome) = outcome else { continue };
            let stays = outcome.edit != Edit::Remove && is_private(self.view.node(index).tag);
            if let (true, Some(creator)) = (stays, self.view.creator_node(index)) {
                needed.entry(creator).or_insert(outcome.reason);
            }
        }
        for (creator, reason) in needed {
            if let Some(outcome @ Some(_)) = outcomes.get_mut(creator as usize) {
                *outcome = Some(Outcome::kept(reason));
            }
        }
    }

    /// A sequence is walked, or goes, or stays without what it held.
    fn sequence(&mut self, node: &Node, decision: Decision) -> Result<Outcome> {
        Ok(match decision.action {
            Action::Keep | Action::Clean | Action::ReplaceUid => Outcome::new(Edit::Walk, decision),
            Action::Remove => Outcome::removed(decision.reason),
            Action::Dummy => {
                let layer = self.layer()?;
                let item = self.dummy_item(node, layer)?;
                Outcome::new(Edit::Replace(VR::SQ, item), decision)
            }
            Action::Empty | Action::Pseudonym(_) | Action::Generalise(_) => Outcome {
                edit: Edit::Replace(VR::SQ, Vec::new()),
                action: Action::Empty,
                reason: decision.reason,
            },
        })
    }

    /// The name of the object's first graphic layer as it will be written: dummies lie on it, since a
    /// graphic must lie on a layer there is.
    fn layer(&mut self) -> Result<Option<Vec<u8>>> {
        let set = self.view.set;
        let layers = self.view.find(None, GRAPHIC_LAYERS);
        let Some(first) = layers.and_then(|layers| set.children(Some(layers)).next()) else {
            return Ok(None);
        };
        let name = self.view.find(Some(first), GRAPHIC_LAYER);
        let Some(name) = name.filter(|&name| self.view.node(name).kind == NodeKind::Value) else {
            return Ok(None);
        };
        Ok(match self.element(name)?.edit {
            Edit::Keep => Some(self.view.bytes(name)?),
            Edit::Replace(_, bytes) => Some(bytes),
            Edit::Walk | Edit::Remove | Edit::Patch(_) => None,
        })
    }

    /// Puts a dummy where a text or a date that had to lose its value must have one, and where a label
    /// that people type is encoded as a code. Other codes, numbers and UIDs stay empty: an invented one
    /// would be taken for a statement.
    fn filled(&self, node: &Node, decision: Decision, outcome: Outcome) -> Outcome {
        let vr = vr_in_force(node);
        let emptied = outcome.action == Action::Empty && decision.action != Action::Empty;
        let label = LABELS.contains(&node.tag);
        let worded = label || text::sort(vr) == Sort::Text || text::is_temporal(vr);
        let requirement = self.places.requirement(node.parent, node.tag);
        let needed = label || requirement.needs_value() || content::is_never_empty(node.tag);
        if !emptied || !worded || node.value.len == 0 || !needed {
            return outcome;
        }
        match self.dummy_value(node, vr) {
            Some(bytes) => Outcome {
                edit: Edit::Replace(vr, bytes),
                action: Action::Dummy,
                reason: outcome.reason,
            },
            None => outcome,
        }
    }
}
