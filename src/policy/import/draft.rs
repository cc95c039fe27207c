//! Collects the wishes of a script and settles each against the starting profile.

use super::attributes::{self, GROUPS, PIXEL_GROUPS};
use super::wish::{Wish, leaves_nothing, purpose};
use super::{Effect, Imported, Note, Script, What};
use crate::action::{Action, Decide, ElementFacts};
use crate::element::{Tag, VR};
use crate::error::Result;
use crate::pixel::screens::Template;
use crate::policy::decide::applies;
use crate::policy::profile::ProfileOption;
use crate::policy::rule::{Rule, Selector};
use crate::policy::{Policy, check, columns, worth};
use std::collections::{BTreeMap, BTreeSet};

/// Attributes that name the object itself, which a removal of everything else spares.
const OBJECT: [Tag; 3] = [
    Tag(0x0008, 0x0018),
    Tag(0x0020, 0x000D),
    Tag(0x0020, 0x000E),
];

/// Where a wish was written.
#[derive(Debug, Clone, Copy)]
pub struct Origin {
    /// One-based line.
    pub line: u64,
    /// The command, as we spell it.
    pub command: &'static str,
}

/// A policy under way.
pub struct Draft<'a> {
    base: &'a Policy,
    script: Script,
    wishes: BTreeMap<Key, (Wish, Origin)>,
    rest: Option<(Wish, Origin, BTreeSet<u16>)>,
    /// Attributes that the rest does not take in, although no wish names them.
    spared: BTreeMap<Tag, Origin>,
    notes: BTreeSet<Note>,
    agreed: usize,
    private_goes: bool,
    templates: Vec<Template>,
    /// Commands that the script switches off.
    pub disabled: usize,
}

/// What a wish is about, in the order of the rules.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    Attribute(u32),
    Private(u16, u8, String),
}

impl<'a> Draft<'a> {
    pub fn new(base: &'a Policy, script: Script) -> Self {
        Draft {
            base,
            script,
            wishes: BTreeMap::new(),
            rest: None,
            spared: BTreeMap::new(),
            notes: BTreeSet::new(),
            agreed: 0,
            private_goes: false,
            templates: Vec::new(),
            disabled: 0,
        }
    }

    /// Counts a command that asks for what the profile does anyway.
    pub fn agree(&mut self) {
        self.agreed += 1;
    }

    /// Takes areas of pixels, which are masked beside those of the starting policy.
    pub fn template(&mut self, template: Template) {
        self.templates.push(template);
    }

    /// Takes the wish that no private element stays.
    pub fn without_private(&mut self, origin: Origin) {
        self.private_goes = true;
        if self.base.retains_safe_private() {
            let what = What::OptionSwitchedOff;
            self.note(origin, Effect::Otherwise, what);
        } else {
            self.agreed += 1;
        }
    }

    /// Lists a command.
    pub fn note(&mut self, origin: Origin, effect: Effect, what: What) {
        let Origin { line, command } = origin;
        self.notes.insert(Note {
            line,
            command,
            effect,
            what,
        });
    }

    /// Takes a wish about one attribute. Of two wishes about it the stricter stands.
    pub fn attribute(&mut self, tag: Tag, wish: Wish, origin: Origin) {
        let number = u32::from(tag.group()) << 16 | u32::from(tag.element());
        self.wish(Key::Attribute(number), wish, origin);
    }

    /// Takes a wish about a private attribute, with its creator as the script spells it.
    pub fn private(&mut self, group: u16, element: u8, creator: &str, wish: Wish, origin: Origin) {
        self.wish(
            Key::Private(group, element, creator.to_owned()),
            wish,
            origin,
        );
    }

    fn wish(&mut self, key: Key, wish: Wish, origin: Origin) {
        match self.wishes.get(&key) {
            Some(&(earlier, _)) if earlier != wish => {
                self.note(origin, Effect::Otherwise, What::StricterCommand);
                if wish < earlier {
                    self.wishes.insert(key, (wish, origin));
                }
            }
            Some(_) => {}
            None => {
                self.wishes.insert(key, (wish, origin));
            }
        }
    }

    /// Takes a wish about every attribute that no other wish names, but for those in `spared` groups.
    pub fn rest(&mut self, wish: Wish, origin: Origin, spared: BTreeSet<u16>) {
        match &mut self.rest {
            Some((earlier, _, groups)) => {
                *earlier = wish.min(*earlier);
                groups.extend(spared);
            }
            None => self.rest = Some((wish, origin, spared)),
        }
    }

    /// Leaves an attribute to the profile where everything else goes.
    pub fn spare(&mut self, tag: Tag, origin: Origin) {
        self.spared.insert(tag, origin);
    }

    /// Whether a wish names the attribute.
    pub fn names(&self, tag: Tag) -> bool {
        let number = u32::from(tag.group()) << 16 | u32::from(tag.element());
        self.wishes.contains_key(&Key::Attribute(number))
    }

    /// Settles everything.
    ///
    /// # Errors
    ///
    /// If the policy contradicts itself, which no script can bring about.
    pub fn finish(mut self) -> Result<Imported> {
        let mut policy = self.base.clone();
        if self.private_goes {
            policy.options.remove(&ProfileOption::RetainSafePrivate);
            policy.safe_private.clear();
        }
        let options = self.imply(&mut policy);
        let own = policy.rules.clone();
        let mut settled = Settling {
            policy: &policy,
            everything: self.rest.is_some(),
            rules: Vec::new(),
            agreed: self.agreed,
            notes: &mut self.notes,
        };
        for (key, (wish, origin)) in &self.wishes {
            match key {
                Key::Attribute(number) => {
                    settled.attribute(Tag((number >> 16) as u16, *number as u16), *wish, *origin);
                }
                Key::Private(group, element, creator) => {
                    settled.private(*group, *element, creator, *wish, *origin);
                }
            }
        }
        for tag in self.spared.keys() {
            settled.spare(*tag);
        }
        if let Some((wish, origin, spared)) = &self.rest {
            settled.rest(*wish, *origin, spared);
        }
        let Settling {
            mut rules, agreed, ..
        } = settled;
        let count = rules.len();
        let more: Vec<Rule> = own
            .into_iter()
            .filter(|rule| !rules.iter().any(|mine| mine.selector == rule.selector))
            .collect();
        rules.extend(more);
        policy.rules = rules;
        let templates = self.templates.len();
        policy.pixels.templates.extend(self.templates);
        check(&policy)?;
        Ok(Imported {
            policy,
            script: self.script,
            rules: count,
            templates,
            agreed,
            disabled: self.disabled,
            options,
            notes: self.notes,
        })
    }

    /// Adds the option that moved dates imply. Dates that the script does not name then move as well:
    /// the script would have left them as they are, or removes them as part of the rest.
    fn imply(&mut self, policy: &mut Policy) -> Vec<&'static str> {
        let dated = |policy: &Policy| {
            policy.options.contains(&ProfileOption::RetainFullDates)
                || policy.options.contains(&ProfileOption::RetainModifiedDates)
        };
        let moves = self
            .wishes
            .values()
            .find(|(wish, _)| *wish == Wish::MoveDate)
            .map(|&(_, origin)| origin);
        let Some(origin) = moves else {
            return Vec::new();
        };
        self.note(origin, Effect::Otherwise, What::DatesByPerson);
        if dated(policy) {
            return Vec::new();
        }
        let option = ProfileOption::RetainModifiedDates;
        let before = columns::defaults(&policy.options);
        policy.options.insert(option);
        for (role, action) in columns::defaults(&policy.options) {
            if policy.roles.get(&role) == before.get(&role) {
                policy.roles.insert(role, action);
            }
        }
        vec![option.name()]
    }
}

/// Turns wishes into rules of `policy`.
struct Settling<'a> {
    policy: &'a Policy,
    /// Whether a later rule takes out everything that no rule names.
    everything: bool,
    rules: Vec<Rule>,
    agreed: usize,
    notes: &'a mut BTreeSet<Note>,
}

impl Settling<'_> {
    fn note(&mut self, origin: Origin, effect: Effect, what: What) {
        let Origin { line, command } = origin;
        self.notes.insert(Note {
            line,
            command,
            effect,
            what,
        });
    }

    /// What the starting policy does with an attribute.
    fn own(&self, tag: Tag, vr: VR) -> Action {
        self.policy.element(&ElementFacts::alone(tag, vr)).action
    }

    fn attribute(&mut self, tag: Tag, wish: Wish, origin: Origin) {
        const WRITTEN: What = What::WrittenByKamei;
        const UNKNOWN: What = What::OutOfReach;
        let text = format!("{:04X}{:04X}", tag.group(), tag.element());
        let (Ok(selector), Some(attribute)) = (Selector::from_tag(&text), attributes::of(tag))
        else {
            if wish <= Wish::Empty {
                self.agreed += 1;
            } else {
                self.note(origin, Effect::Otherwise, UNKNOWN);
            }
            return;
        };
        let own = self.own(tag, attribute.vr);
        let written = Rule {
            selector: selector.clone(),
            action: Action::Remove,
        };
        if written.objection().is_some() {
            self.note(origin, Effect::Otherwise, WRITTEN);
            return;
        }
        let (action, what) = translated(wish, tag, attribute.vr, own);
        if let Some(what) = what {
            self.note(origin, Effect::Otherwise, what);
        }
        let rule = Rule { selector, action };
        let refused =
            rule.objection().is_some() || worth::objection(&rule, &self.policy.options).is_some();
        if refused && worth::remains(own) > worth::remains(action) {
            // Only an action that leaves something is ever refused, and the profile would leave more.
            let rule = Rule {
                action: Action::Remove,
                ..rule
            };
            self.note(origin, Effect::Otherwise, What::RemovedInstead);
            self.rules.push(rule);
        } else if refused {
            self.note(origin, Effect::Otherwise, What::ProfileInstead);
            self.same(rule.selector, own);
        } else if action == own {
            self.same(rule.selector, own);
        } else {
            if worth::weakens(self.policy, &rule) {
                self.note(origin, Effect::BelowProfile, What::MoreThanProfile);
            }
            self.rules.push(rule);
        }
    }

    /// What was asked is what the policy does: a rule only where a later one would undo it.
    fn same(&mut self, selector: Selector, own: Action) {
        self.agreed += 1;
        let rule = Rule {
            selector,
            action: own,
        };
        let allowed =
            rule.objection().is_none() && worth::objection(&rule, &self.policy.options).is_none();
        if self.everything && allowed {
            self.rules.push(rule);
        }
    }

    /// A rule that says what the profile says.
    fn spare(&mut self, tag: Tag) {
        let text = format!("{:04X}{:04X}", tag.group(), tag.element());
        let (Ok(selector), Some(attribute)) = (Selector::from_tag(&text), attributes::of(tag))
        else {
            return;
        };
        if self.rules.iter().any(|rule| rule.selector == selector) {
            return;
        }
        let own = self.own(tag, attribute.vr);
        self.same(selector, own);
    }

    fn private(&mut self, group: u16, element: u8, creator: &str, wish: Wish, origin: Origin) {
        let numbers = (format!("{group:04X}"), format!("{element:02X}"));
        let selector = Selector::from_private(&numbers.0, &numbers.1, creator);
        match (wish, selector) {
            (Wish::Remove | Wish::Empty, Err(_)) => self.agreed += 1,
            (_, Err(_)) => self.note(origin, Effect::Otherwise, What::PrivateRemoved),
            (Wish::Keep, Ok(selector)) => {
                let rule = Rule {
                    selector,
                    action: Action::Keep,
                };
                if worth::weakens(self.policy, &rule) {
                    self.note(origin, Effect::BelowProfile, What::PrivateKept);
                }
                self.rules.push(rule);
            }
            (Wish::Remove, Ok(selector)) => {
                // The profile removes it too, unless an option retains it.
                self.rules.push(Rule {
                    selector,
                    action: Action::Remove,
                });
            }
            (
                Wish::Empty
                | Wish::Replaced
                | Wish::NewUid
                | Wish::Pseudonym
                | Wish::MoveDate
                | Wish::Derived,
                Ok(selector),
            ) => {
                self.rules.push(Rule {
                    selector,
                    action: Action::Remove,
                });
                self.note(origin, Effect::Otherwise, What::PrivateRemoved);
            }
        }
    }

    /// A pattern for every group but the spared ones; what names the object stays as the profile has it.
    fn rest(&mut self, wish: Wish, origin: Origin, spared: &BTreeSet<u16>) {
        let action = match wish {
            Wish::Remove => Action::Remove,
            Wish::Empty => Action::Empty,
            Wish::Replaced => Action::Dummy,
            Wish::NewUid | Wish::Pseudonym | Wish::MoveDate | Wish::Derived | Wish::Keep => {
                let what = What::NotForAll;
                let effect = match wish {
                    Wish::Keep => Effect::Otherwise,
                    _ => Effect::Lost,
                };
                self.note(origin, effect, what);
                return;
            }
        };
        for tag in OBJECT {
            let named = |rule: &Rule| rule.selector == Selector::Tag(tag);
            if !self.rules.iter().any(named) {
                let action = self.own(tag, VR::UI);
                self.rules.push(Rule {
                    selector: Selector::Tag(tag),
                    action,
                });
            }
        }
        let mut groups = GROUPS;
        groups.sort_unstable();
        for group in groups {
            if spared.contains(&group) || PIXEL_GROUPS.contains(&group) {
                continue;
            }
            let value = u32::from(group) << 16;
            self.rules.push(Rule {
                selector: Selector::Pattern {
                    mask: 0xFFFF_0000,
                    value,
                },
                action,
            });
        }
    }
}

/// The action for a wish, with a sentence if it is another one than asked for. `own` is what the policy
/// does anyway.
fn translated(wish: Wish, tag: Tag, vr: VR, own: Action) -> (Action, Option<What>) {
    const FOREIGN: What = What::NoForeignValue;
    const HASHED: What = What::NoPseudonymFits;
    const PART: What = What::Computed;
    const CLEANED: What = What::AsOptionsClean;
    let nothing = || {
        if leaves_nothing(own) {
            own
        } else {
            Action::Empty
        }
    };
    match wish {
        Wish::Remove => (Action::Remove, None),
        Wish::Empty => (Action::Empty, None),
        Wish::Replaced if vr == VR::UI => (Action::ReplaceUid, Some(FOREIGN)),
        Wish::Replaced if leaves_nothing(own) => (own, Some(FOREIGN)),
        Wish::Replaced if vr == VR::SQ => (Action::Remove, Some(FOREIGN)),
        Wish::Replaced => (Action::Dummy, Some(FOREIGN)),
        Wish::NewUid | Wish::Pseudonym if vr == VR::UI => (Action::ReplaceUid, None),
        Wish::NewUid | Wish::Pseudonym => {
            let pseudonym = Action::Pseudonym(purpose(tag, vr));
            if applies(pseudonym, vr) {
                (pseudonym, None)
            } else {
                (nothing(), Some(HASHED))
            }
        }
        Wish::MoveDate => match (vr, own) {
            (VR::DA | VR::DT, Action::Clean | Action::Generalise(_)) => (own, None),
            (VR::DA | VR::DT, _) => (Action::Clean, None),
            (VR::TM, _) => (own, Some(What::TimesStay)),
            (_, _) => (nothing(), Some(PART)),
        },
        Wish::Derived => (nothing(), Some(PART)),
        Wish::Keep => match own {
            Action::Clean | Action::Generalise(_) => (own, Some(CLEANED)),
            Action::Keep
            | Action::Remove
            | Action::Empty
            | Action::Dummy
            | Action::ReplaceUid
            | Action::Pseudonym(_) => (Action::Keep, None),
        },
    }
}
