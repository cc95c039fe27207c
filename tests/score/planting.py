"""A data set being filled; every filled place is remembered as a `Plant` for the answer key."""

from dataclasses import dataclass, field

import pydicom
from pydicom.datadict import dictionary_VR, tag_for_keyword
from pydicom.dataset import Dataset
from pydicom.tag import Tag


@dataclass(frozen=True)
class Plant:
    """One element that was put in.

    `path` leads from the root: (tag, item, tag, item, ..., tag). `hidden` may not be readable at
    this place afterwards, `useful` must. `type` is the Type of the attribute in the object's IOD
    where the planter knows it. `creator` names the block of a private element.
    """

    path: tuple
    vr: str
    value: object
    hidden: tuple = ()
    useful: tuple = ()
    type: str = ""
    creator: str = ""
    pixels: bool = False

    @property
    def tag(self) -> int:
        return self.path[-1]

    def place(self) -> str:
        """The place in words, without any value: `00400275[0].00400007`."""
        words = []
        for step, part in enumerate(self.path):
            words.append(f"{part:08X}" if step % 2 == 0 else f"[{part}].")
        return "".join(words)


@dataclass
class Case:
    """One object of one person, with its plants. `may_be_held` objects need not be released."""

    name: str
    person: object
    dataset: Dataset
    plants: list = field(default_factory=list)
    may_be_held: bool = False
    # Dates of nobody: without a patient nothing but their absence can be asked for.
    anonymous: bool = False
    # What stands in the file for a placeholder of as many bytes.
    raw: dict = field(default_factory=dict)
    trailing: bytes = b""
    preamble: bytes = b""

    def root(self) -> "Node":
        return Node(self, self.dataset, ())


class Node:
    """A data set or item to plant in."""

    def __init__(self, case: Case, dataset: Dataset, path: tuple):
        self.case, self.dataset, self.path = case, dataset, path

    def put(self, keyword, value, *, hidden=(), useful=(), type="", vr=None, pixels=False) -> "Node":
        """Puts a value in; `hidden` and `useful` are strings within it."""
        tag = tag_for_keyword(keyword) if isinstance(keyword, str) else keyword
        vr = vr or dictionary_VR(tag)
        self.dataset.add_new(tag, vr, value)
        hidden = (hidden,) if isinstance(hidden, str) else tuple(hidden)
        useful = (useful,) if isinstance(useful, str) else tuple(useful)
        path = (*self.path, int(tag))
        self.case.plants = [plant for plant in self.case.plants if plant.path != path]
        self.case.plants.append(Plant(path, vr, value, hidden, useful, type, pixels=pixels))
        return self

    def item(self, keyword, *, type="") -> "Node":
        """Appends an item to a sequence and returns it."""
        tag = int(tag_for_keyword(keyword) if isinstance(keyword, str) else keyword)
        if tag not in self.dataset:
            self.dataset.add_new(tag, "SQ", pydicom.Sequence())
            self.case.plants.append(Plant((*self.path, tag), "SQ", None, type=type))
        items = self.dataset[tag].value
        items.append(Dataset())
        return Node(self.case, items[-1], (*self.path, tag, len(items) - 1))

    def private(self, group, creator, element, vr, value, *, hidden=(), block=0x10) -> "Node":
        """Puts a private element into the block of `creator`."""
        number = Tag(group, block)
        if number not in self.dataset:
            self.dataset.add_new(number, "LO", creator)
            self.case.plants.append(Plant((*self.path, int(number)), "LO", creator, creator=creator))
        tag = int(Tag(group, block << 8 | element))
        self.dataset.add_new(tag, vr, value)
        hidden = (hidden,) if isinstance(hidden, str) else tuple(hidden)
        self.case.plants.append(Plant((*self.path, tag), vr, value, hidden, creator=creator))
        return self

    def code(self, keyword, value, scheme, meaning) -> "Node":
        """A coded entry, which identifies nobody."""
        item = self.item(keyword)
        item.put("CodeValue", value).put("CodingSchemeDesignator", scheme).put("CodeMeaning", meaning)
        return item
