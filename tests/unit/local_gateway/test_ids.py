"""Ids of the platform's shape."""

import base64

import pytest

from local_gateway.ids import is_connection_id, mint_connection_id, mint_message_id, mint_request_id, mint_trace_id

RECORDED = ("L0SM9cOFvHcCIhw=", "TXzPWdnOjoECGjA=", "TXzPWFkkjoEF92g=", "eHrdFcnvvHcCE-w=", "eHrjDEuVPHcFWMg=")


@pytest.mark.parametrize(("mint", "mark"), [(mint_connection_id, "C"), (mint_message_id, "C"), (mint_request_id, "F")])
def test_ids_have_the_recorded_shape(mint, mark):
    """Eleven bytes as base64url: sixteen characters, the last an `=`, the twelfth telling what it names."""
    ids = {mint() for _ in range(200)}
    assert len(ids) == 200
    for made in ids:
        assert len(made) == len(RECORDED[0])
        assert made.endswith("=")
        assert made[11] == mark
        assert len(base64.urlsafe_b64decode(made)) == 11
        assert is_connection_id(made)


@pytest.mark.parametrize("recorded", RECORDED)
def test_recorded_ids_are_well_formed(recorded):
    """What the platform has minted is an id for us."""
    assert is_connection_id(recorded)


@pytest.mark.parametrize(
    "text", ["", "L0SM9cOFvHcCIhw", "WDGT8fY4joECJrQ=test", "L0SM9cOFvHcCIh==", "L0SM9cOFvHcCIh/="]
)
def test_malformed_ids_are_told(text):
    """Anything else is not."""
    assert not is_connection_id(text)


def test_trace_ids_carry_the_time():
    """A trace id begins with the second of its request in hexadecimal."""
    assert mint_trace_id(0x65D2FF2E).startswith("Root=1-65d2ff2e-")
    assert len(mint_trace_id(0)) == len("Root=1-65d2ff2e-718990494fd688f062bf1571")
