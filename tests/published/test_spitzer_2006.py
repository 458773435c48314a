"""GAD-7: Spitzer, Kroenke, Williams & Löwe (2006), Arch Intern Med 166:1092–1097."""

from accord import content


def test_severity_begins_at_5_10_and_15_of_21() -> None:
    scale = content.measure("gad-7").scale("total")
    published = sorted(one.value for one in scale.cut_offs if one.source.startswith("Spitzer"))
    assert (published, scale.highest) == ([5, 10, 15], 21)


def test_the_lowest_answer_reads_not_at_all() -> None:
    measure = content.measure("gad-7")
    assert measure.options(measure.items[0])[0].text == "Not at all"
