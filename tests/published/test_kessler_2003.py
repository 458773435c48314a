"""K6: Kessler et al. (2003), Arch Gen Psychiatry 60:184–189."""

from accord import content


def test_the_k6_runs_from_0_to_24() -> None:
    scale = content.measure("k6").scale("total")
    assert (scale.lowest, scale.highest) == (0, 24)


def test_the_k6_is_items_2_4_5_8_9_and_10_of_the_k10() -> None:
    k10, k6 = content.measure("k10"), content.measure("k6")
    assert [k10.item(one).text for one in k10.scale("k6").items] == [one.text for one in k6.items]
