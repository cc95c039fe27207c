"""The project's own benchmark: planted identities, an answer key written while planting, a score.

`cargo xtask score` makes a synthetic corpus, runs the command line over it under several presets
and counts the actions of the MIDI-B challenge: what had to go, to stay, to move and to agree.
Nothing is downloaded, every person is invented, and the same code gives the same corpus.

- `people`   invented patients with their staff and places, and every spelling of them
- `planting` a data set being filled, and what each filled place is worth (`Plant`)
- `modules`  what all objects share; `objects`, `documents` the objects by SOP class
- `corpus`   all objects of all people, and `tables` of the same people
- `answers`  the answer key: a `Plant` and a preset give actions, by Table E.1-1
- `judge`    reads an output with pydicom and says which actions hold; `survivors` searches bytes

The answers follow from data/ps3.15-table-e1-1.csv and the options a preset declares, never from
what the program does. Actions after CBIIT/MIDI_validation_script, stricter where noted.
"""
