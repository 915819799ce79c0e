"""Care situations in which reporting fails."""

import pytest

from mantelzorg.models import Zorgsituatie


def hapert_bij(monkeypatch: pytest.MonkeyPatch, bewaken: object, situatie: Zorgsituatie) -> None:
    """Whatever is reported about this care situation by the module ``bewaken``, fails."""
    melden = bewaken.signaal_melden

    def kapot(*, actor, gegevens):
        if gegevens.zorgsituatie == situatie:
            raise RuntimeError("kapot")
        return melden(actor=actor, gegevens=gegevens)

    monkeypatch.setattr(bewaken, "signaal_melden", kapot)
