"""PHQ-9: Kroenke, Spitzer & Williams (2001), J Gen Intern Med 16:606–613."""

import numpy as np
import polars as pl

from accord import content
from accord.measures.table import score_frame

PHQ9 = content.measure("phq-9")


def test_severity_begins_at_5_10_15_and_20_of_27() -> None:
    scale = PHQ9.scale("total")
    assert sorted(one.value for one in scale.cut_offs) == [5, 10, 15, 20]
    assert (scale.lowest, scale.highest) == (0, 27)


def test_all_262144_patterns_raise_the_flag_exactly_when_item_9_is_above_0() -> None:
    patterns = np.indices((4,) * 9, dtype=np.int8).reshape(9, -1)
    frame = pl.DataFrame({str(place): values for place, values in enumerate(patterns, start=1)})
    scored = score_frame(PHQ9, frame).frame
    assert scored.height == 4**9
    assert ((scored["flags"] == "suicide:9") == (scored["9"] > 0)).all()
    assert (scored["total"].to_numpy() == patterns.sum(axis=0)).all()
