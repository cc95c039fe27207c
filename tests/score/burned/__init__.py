"""Burned-in text: a corpus of whole DICOM files with drawn texts, and how many of them a run hides."""
