"""An independent parser of HL7 version 2 reads messages before and after."""

import hl7
import pytest
from conftest import PRESETS, deidentify

MESSAGE = "\r".join(
    [
        "MSH|^~\\&|HIS|HOSPITAL|GW|GW|20240513102030||ORU^R01^ORU_R01|MSG48213907X|P|2.5",
        "PID|1||48213907^^^H^PI||HOSHIKAWA^KAZUOMI^^^^^L^A||19530917|M|||^^CITY^^1008916",
        "OBR|1|ORD77715|FIL77716|1234567^CBC test^L|||20240513",
        "OBX|1|NM|718-7^Hb^LN||13.1|g/dL|12-16|N|||F",
        "OBX|2|TX|X^memo^L||48213907 \\T\\ well\\.br\\again||||||F",
        "",
    ]
)


@pytest.fixture(scope="module", params=PRESETS)
def outcome(request, tmp_path_factory):
    folder = tmp_path_factory.mktemp("messages")
    inputs = folder / "in"
    inputs.mkdir()
    (inputs / "a.hl7").write_bytes(MESSAGE.encode())
    return deidentify(folder, request.param, folders=[inputs])


def test_messages_have_the_segments_and_fields_they_had(outcome):
    # A preset that leads nowhere back tells no pairs, but there is one message only.
    released = [file["path"] for file in outcome.manifest["files"] if file["kind"] == "message"]
    assert len(released) == 1
    before, after = hl7.parse(MESSAGE), hl7.parse((outcome.out / released[0]).read_bytes().decode())
    assert [str(segment[0]) for segment in before] == [str(segment[0]) for segment in after]
    assert [len(segment) for segment in before] == [len(segment) for segment in after]
    assert str(after.segment("MSH")[9]) == "ORU^R01^ORU_R01" and str(after.segment("MSH")[10])
    assert str(after.segments("OBX")[0][5]) == "13.1"
    for marker in ("48213907", "HOSHIKAWA", "19530917", "77715", "77716", "1008916"):
        assert marker in str(before) and marker not in str(after)
