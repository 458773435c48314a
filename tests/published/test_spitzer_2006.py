"""GAD-7: Spitzer, Kroenke, Williams & Löwe (2006), Arch Intern Med 166:1092–1097."""

from accord import content


def test_the_gad_7_is_seven_items_that_sum_to_21() -> None:
    measure = content.measure("gad-7")
    assert (len(measure.items), measure.scale("total").highest) == (7, 21)


def test_the_lowest_answer_reads_not_at_all() -> None:
    measure = content.measure("gad-7")
    assert measure.options(measure.items[0])[0].text == "Not at all"
