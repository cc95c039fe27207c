//! One JSON text of resources, walked by the types of its elements: every value gets the column of its path and
//! the way in which it is treated.
//!
//! A path is that of the standard, `Patient.contact.name.text`; a part that repeats inside itself has the path of its
//! first place, an extension one of its own. Walks without recursion. Decides nothing and writes nothing.

use super::dictionary::{Dictionary, Element, Given, Holder, Kind, dictionary};
use super::json::{Shape, Tree};
use super::link::{self, Class};
use super::paths::Paths;
use crate::action::Role;
use crate::error::{Error, Result};

/// How a value is treated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// As its column says.
    Value,
    /// The same; it identifies nobody alone.
    Part,
    /// The same, for a word of a public list.
    Term,
    /// The same, for a date that may be partial.
    Date,
    /// The same, for a UID behind `urn:oid:` or a UUID behind `urn:uuid:`.
    Urn,
    /// It is the name of a resource.
    Entity,
    /// It points to a resource.
    Reference,
    /// It goes, with everything in it.
    Out,
}

/// A value, or something that goes whole.
#[derive(Debug, Clone, Copy)]
pub struct Leaf {
    /// Its node.
    pub node: u32,
    /// The position of its column among [`Paths::columns`].
    pub column: u32,
    /// How it is treated.
    pub way: Way,
    /// The resource that holds it.
    pub resource: u32,
}

/// A resource met in the text.
#[derive(Debug, Clone, Copy)]
pub struct Met {
    /// Its node.
    pub node: u32,
    /// Its type.
    pub holder: Holder,
    /// The resource that contains it, if it is a contained one.
    pub inside: Option<u32>,
    /// The value of `fullUrl` beside it.
    pub full_url: Option<u32>,
    /// The identifier that stands for the person, if it is a patient.
    own: Option<u32>,
}

/// A reference met in the text.
#[derive(Debug, Clone, Copy)]
pub struct Pointer {
    /// The node of the reference, an object.
    pub node: u32,
    /// The resource that holds it.
    pub resource: u32,
    /// The element of the resource that it is, if it is one directly.
    pub element: Option<&'static str>,
}

/// Everything met in one text.
#[derive(Debug, Default)]
pub struct Walked {
    /// Values, by resource and place.
    pub leaves: Vec<Leaf>,
    /// Resources, each before those inside it.
    pub resources: Vec<Met>,
    /// References.
    pub pointers: Vec<Pointer>,
    /// Extensions that are read.
    pub extensions: Vec<u32>,
    /// Names of people, with the role of whom they name.
    pub names: Vec<(u32, Role)>,
}

/// The column of whatever the dictionary does not list.
const UNLISTED: &str = "elements that are not listed";
/// The column of resources of types that it does not list.
const UNLISTED_RESOURCES: &str = "resources that are not listed";
/// The column of extensions that it does not list.
const UNLISTED_EXTENSIONS: &str = "extensions that are not listed";

/// An object that is being walked.
#[derive(Clone, Copy)]
struct Frame {
    node: u32,
    holder: Holder,
    path: u32,
    given: Option<Role>,
    resource: u32,
    is_resource: bool,
    /// The element it is, of the frame that holds it.
    element: &'static str,
    /// The extension it is.
    extension: Option<&'static str>,
    /// The frame that holds it.
    above: Option<u32>,
}

/// What stands beside the values of an object, looked up once.
#[derive(Clone, Copy, Default)]
struct Beside {
    /// The system of a code.
    system: Option<u32>,
    /// The place of an entry.
    full_url: Option<u32>,
    /// What the value of an identifier is.
    identifier: Option<(&'static str, Role)>,
}

struct Walk<'w, 't> {
    tree: &'w Tree<'t>,
    paths: &'w mut Paths,
    frames: Vec<Frame>,
    open: Vec<u32>,
    found: Walked,
    dictionary: &'static Dictionary,
}

/// Walks `tree`, which is one resource.
///
/// # Errors
///
/// [`Error::Unsupported`] if it is none, one of a type that is not listed, or one that a modifier may turn around.
pub fn walk(tree: &Tree<'_>, paths: &mut Paths) -> Result<Walked> {
    let mut walk = Walk {
        tree,
        paths,
        frames: Vec::new(),
        open: Vec::new(),
        found: Walked::default(),
        dictionary: dictionary(),
    };
    if !walk.resource(0, None, None, None) {
        let what = match tree.text_of(0, "resourceType") {
            Some(_) => "a FHIR resource of this type",
            None => "JSON that is no FHIR resource",
        };
        return Err(Error::Unsupported { what });
    }
    while let Some(at) = walk.open.pop() {
        let Some(&frame) = walk.frames.get(at as usize) else {
            break;
        };
        walk.object(at, frame);
    }
    let root_goes = |leaf: &Leaf| leaf.node == 0 && leaf.way == Way::Out;
    if walk.found.leaves.iter().any(root_goes) {
        let what = "a FHIR resource with a modifier extension that is not listed";
        return Err(Error::Unsupported { what });
    }
    let mut found = walk.found;
    found.extensions.sort_unstable();
    found.leaves.sort_by_key(|leaf| (leaf.resource, leaf.node));
    Ok(found)
}

impl Walk<'_, '_> {
    /// Opens the resource at `node`; `false` if its type is not listed.
    fn resource(
        &mut self,
        node: u32,
        above: Option<u32>,
        inside: Option<u32>,
        full_url: Option<u32>,
    ) -> bool {
        let kind = self.tree.text_of(node, "resourceType");
        let Some((name, holder)) = kind.and_then(|kind| self.dictionary.resource(&kind)) else {
            return false;
        };
        let resource = self.found.resources.len() as u32;
        self.found.resources.push(Met {
            node,
            holder,
            inside,
            full_url,
            own: (holder == self.dictionary.known.patient)
                .then(|| link::own_identifier(self.tree, node))
                .flatten(),
        });
        let path = self.paths.below(None, name, "");
        self.push(Frame {
            node,
            holder,
            path,
            given: None,
            resource,
            is_resource: true,
            element: "",
            extension: None,
            above,
        });
        true
    }

    fn push(&mut self, frame: Frame) {
        self.open.push(self.frames.len() as u32);
        self.frames.push(frame);
    }

    fn leaf(&mut self, frame: Frame, node: u32, (path, role): (u32, Role), way: Way) {
        let column = self.paths.column(path, role, way == Way::Out);
        self.found.leaves.push(Leaf {
            node,
            column,
            way,
            resource: frame.resource,
        });
    }

    /// Leaves out the node, which has no place in the standard.
    fn out(&mut self, frame: Frame, node: u32, column: &'static str) {
        let path = self.paths.below(None, column, "");
        let column = self.paths.column(path, Role::Unknown, true);
        self.found.leaves.push(Leaf {
            node,
            column,
            way: Way::Out,
            resource: frame.resource,
        });
    }

    fn object(&mut self, at: u32, frame: Frame) {
        let known = self.dictionary.known;
        let tree = self.tree;
        if tree.member(frame.node, "modifierExtension").is_some() {
            return self.out(frame, frame.node, UNLISTED_EXTENSIONS);
        }
        if frame.holder == known.human_name {
            self.found
                .names
                .extend(frame.given.map(|role| (frame.node, role)));
        }
        if frame.holder == known.reference {
            let above = frame
                .above
                .and_then(|above| self.frames.get(above as usize));
            let element = above
                .filter(|above| above.is_resource)
                .map(|_| frame.element);
            self.found.pointers.push(Pointer {
                node: frame.node,
                resource: frame.resource,
                element,
            });
        }
        let beside = Beside {
            system: tree.member(frame.node, "system"),
            full_url: tree.member(frame.node, "fullUrl"),
            identifier: (frame.holder == known.identifier).then(|| self.identifier(frame)),
        };
        for member in tree.children(frame.node) {
            let key = tree.key(member).unwrap_or_default();
            if frame.is_resource && key == "resourceType" {
                continue;
            }
            if let Some(name) = key.strip_prefix('_') {
                self.companion(at, frame, member, name);
                continue;
            }
            let Some(element) = self
                .dictionary
                .element(frame.holder, &key, frame.is_resource)
            else {
                self.out(frame, member, UNLISTED);
                continue;
            };
            if tree.shape(member) == Shape::Array {
                for item in tree.children(member) {
                    self.value((at, frame), beside, item, element);
                }
                if tree.children(member).next().is_none() {
                    self.out(frame, member, UNLISTED);
                }
            } else {
                self.value((at, frame), beside, member, element);
            }
        }
    }

    /// What stands beside a primitive value: extensions of one are read, those of a list go, since they are
    /// told apart by their places.
    fn companion(&mut self, at: u32, frame: Frame, member: u32, name: &str) {
        let element = self
            .dictionary
            .element(frame.holder, name, frame.is_resource);
        let primitive = element.filter(|element| {
            !matches!(element.kind, Kind::Complex(_) | Kind::Out | Kind::Resource)
        });
        match primitive {
            Some(element) if self.tree.shape(member) == Shape::Object => {
                let path = self.paths.below(Some(frame.path), element.name, "");
                self.push(Frame {
                    node: member,
                    holder: self.dictionary.known.element,
                    path,
                    given: None,
                    resource: frame.resource,
                    is_resource: false,
                    element: element.name,
                    extension: None,
                    above: Some(at),
                });
            }
            Some(_) | None => self.out(frame, member, UNLISTED),
        }
    }

    fn value(&mut self, (at, frame): (u32, Frame), beside: Beside, node: u32, element: Element) {
        let mut given = match element.given {
            Given::Role(role) => Some(role),
            Given::Above => frame.given,
            Given::None => None,
        };
        // An extension may tell the role of its value better than the type does.
        if frame.extension.is_some() && frame.given.is_some() && given != Some(Role::Unknown) {
            given = frame.given;
        }
        let shape = self.tree.shape(node);
        match element.kind {
            Kind::Complex(holder) if shape == Shape::Object => {
                self.complex(at, frame, node, element, holder, given);
            }
            Kind::Resource if shape == Shape::Object => {
                self.held_resource((at, frame), beside, node, element)
            }
            Kind::Complex(_) | Kind::Resource => self.out(frame, node, UNLISTED),
            Kind::Out => {
                let path = self.paths.below(Some(frame.path), element.name, "");
                self.leaf(frame, node, (path, Role::Unknown), Way::Out);
            }
            Kind::Boolean if shape == Shape::Boolean => {
                self.plain(frame, node, element, given, Way::Term)
            }
            Kind::Number if shape == Shape::Number => {
                self.plain(frame, node, element, given, Way::Value)
            }
            Kind::Boolean | Kind::Number => self.out(frame, node, UNLISTED),
            _ if shape != Shape::String => self.out(frame, node, UNLISTED),
            _ => self.text(frame, beside, node, element, given),
        }
    }

    fn plain(&mut self, frame: Frame, node: u32, element: Element, given: Option<Role>, way: Way) {
        let path = self.paths.below(Some(frame.path), element.name, "");
        self.leaf(frame, node, (path, given.unwrap_or(Role::Unknown)), way);
    }

    fn held_resource(
        &mut self,
        (at, frame): (u32, Frame),
        beside: Beside,
        node: u32,
        element: Element,
    ) {
        let contained = element.name == "contained";
        let inside = contained.then_some(frame.resource);
        if !self.resource(node, Some(at), inside, beside.full_url) {
            // An entry of a bundle says nothing without its resource.
            let goes = if contained { node } else { frame.node };
            self.out(frame, goes, UNLISTED_RESOURCES);
        }
    }

    fn complex(
        &mut self,
        at: u32,
        frame: Frame,
        node: u32,
        element: Element,
        holder: Holder,
        given: Option<Role>,
    ) {
        let known = self.dictionary.known;
        if holder == known.extension {
            return self.extension(at, frame, node);
        }
        let part = self.dictionary.is_part(holder);
        if !part && self.repeats(frame, holder) {
            return self.out(frame, node, UNLISTED);
        }
        let path = match part {
            true => self.paths.below(None, self.dictionary.name(holder), ""),
            false => self.paths.below(Some(frame.path), element.name, ""),
        };
        self.push(Frame {
            node,
            holder,
            path,
            given,
            resource: frame.resource,
            is_resource: false,
            element: element.name,
            extension: None,
            above: Some(at),
        });
    }

    /// Whether a type of this name is open already, up to the resource or extension.
    fn repeats(&self, frame: Frame, holder: Holder) -> bool {
        let mut this = Some(frame);
        while let Some(frame) = this {
            if frame.is_resource || frame.extension.is_some() {
                return false;
            }
            if frame.holder == holder {
                return true;
            }
            this = frame
                .above
                .and_then(|above| self.frames.get(above as usize))
                .copied();
        }
        false
    }

    fn extension(&mut self, at: u32, frame: Frame, node: u32) {
        let url = self.tree.text_of(node, "url").unwrap_or_default();
        let found = match frame.extension {
            Some(outer) => self.dictionary.extension(&format!("{outer}/{url}")),
            None => self.dictionary.extension(&url),
        };
        let Some(extension) = found else {
            return self.out(frame, node, UNLISTED_EXTENSIONS);
        };
        self.found.extensions.push(node);
        let root = self.paths.below(None, "extension", "");
        let path = self.paths.below(Some(root), extension.name, "");
        self.push(Frame {
            node,
            holder: self.dictionary.known.extension,
            path,
            given: extension.role,
            resource: frame.resource,
            is_resource: false,
            element: "extension",
            extension: Some(extension.name),
            above: Some(at),
        });
    }

    /// A string.
    fn text(
        &mut self,
        frame: Frame,
        beside: Beside,
        node: u32,
        element: Element,
        given: Option<Role>,
    ) {
        let known = self.dictionary.known;
        let said = self.tree.said(node);
        let role = given.unwrap_or(Role::Unknown);
        if role == Role::Unknown {
            return self.plain(frame, node, element, given, Way::Value);
        }
        let (mut slice, mut role, mut way) = ("", role, Way::Value);
        match element.kind {
            Kind::Text
                if element.name == "value"
                    && let Some(told) = beside.identifier =>
            {
                (slice, role) = told;
                way = if role == Role::Uid {
                    Way::Urn
                } else {
                    Way::Value
                };
            }
            Kind::Part => way = Way::Part,
            Kind::Text => {}
            Kind::Code => {
                let system = beside
                    .system
                    .map(|system| self.tree.said(system))
                    .unwrap_or_default();
                if said.starts_with("urn:oid:") && frame.holder == known.coding {
                    (slice, role, way) = (":uid", Role::Uid, Way::Urn);
                } else if role == Role::Category
                    && (self.dictionary.has_code(&said)
                        || element.name == "code" && self.dictionary.is_code_of(&system, &said))
                {
                    way = Way::Term;
                }
            }
            Kind::Date => way = Way::Date,
            Kind::Time => {
                let Some(true) = link::is_time(&said) else {
                    return self.out(frame, node, UNLISTED);
                };
                way = Way::Term;
            }
            // The extension was told by it.
            Kind::Uri if frame.extension.is_some() && element.name == "url" => return,
            Kind::System | Kind::Uri => {
                let public = self.dictionary.is_public(&said)
                    || element.kind == Kind::Uri && self.dictionary.resource(&said).is_some();
                if public {
                    (role, way) = (Role::Category, Way::Term);
                } else if element.kind == Kind::System {
                    slice = ":local";
                } else if said.starts_with("urn:oid:") || said.starts_with("urn:uuid:") {
                    (slice, role, way) = (":uid", Role::Uid, Way::Urn);
                } else {
                    (slice, role) = (":local", Role::Unknown);
                }
            }
            Kind::Id if frame.is_resource => way = Way::Entity,
            Kind::Id => {}
            Kind::Oid => way = Way::Urn,
            Kind::Reference => {
                way = match link::target(&said) {
                    link::Target::Search { .. } => {
                        (slice, role) = (":search", Role::PatientId);
                        Way::Reference
                    }
                    link::Target::Plain => {
                        (slice, role) = (":plain", Role::Category);
                        Way::Term
                    }
                    link::Target::Named { .. }
                    | link::Target::Uuid(_)
                    | link::Target::Oid(_)
                    | link::Target::Inside(_) => Way::Reference,
                    link::Target::Other => {
                        (slice, role) = (":other", Role::Unknown);
                        Way::Out
                    }
                }
            }
            Kind::Boolean | Kind::Number | Kind::Resource | Kind::Out | Kind::Complex(_) => {
                role = Role::Unknown;
            }
        }
        let path = self.paths.below(Some(frame.path), element.name, slice);
        self.leaf(frame, node, (path, role), way);
    }

    /// The identifier that stands for the person of the resource.
    fn own(&self, frame: Frame) -> Option<u32> {
        self.found.resources.get(frame.resource as usize)?.own
    }

    /// The slice and the role of the value of an identifier.
    fn identifier(&self, frame: Frame) -> (&'static str, Role) {
        let above = frame.given.unwrap_or(Role::OtherId);
        let personal = matches!(above, Role::PatientId | Role::PatientName);
        let natural = match above {
            Role::PatientId | Role::PatientName => Role::PatientId,
            Role::Staff | Role::Facility | Role::OfficialNumber => above,
            _ => Role::OtherId,
        };
        let record = natural == Role::OtherId;
        let role = match link::class(self.tree, frame.node) {
            Class::Uid => Role::Uid,
            Class::Patient if record || natural == Role::OfficialNumber => Role::PatientId,
            Class::Accession if record => Role::Accession,
            Class::Official if personal || record => Role::OfficialNumber,
            Class::Record | Class::Accession if personal => Role::OtherId,
            Class::Untold if above == Role::PatientId && self.own(frame) != Some(frame.node) => {
                Role::OtherId
            }
            Class::Patient | Class::Accession | Class::Official | Class::Record | Class::Untold => {
                natural
            }
        };
        let slice = match role {
            role if role == natural => "",
            Role::PatientId => ":patient",
            Role::Uid => ":uid",
            Role::Accession => ":accession",
            Role::OfficialNumber => ":official",
            _ => ":record",
        };
        (slice, role)
    }
}
