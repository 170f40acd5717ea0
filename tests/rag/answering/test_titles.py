import pytest

from rag.answering.titles import another_title

TOLD = [
    "The trust's chair, Baroness Lodge, spoke to Owen Tallis, its finance director.",
    "Former deputy mayor Joseph Mulenga was questioned, and Editor Marcus Tate said so.",
    "Chancellor Georg Pichler spoke after Markus Thaler resigned.",
    "Berg's deputy, Ann Rowe, was there.",
    "Fire chief Ray Alder, 58, and managing director Callum Orde agreed.",
]


@pytest.mark.parametrize(
    ("claim", "name"),
    [
        ("The mayor, Joseph Mulenga, was questioned.", "Mulenga"),
        ("Publicist Marcus Tate said so.", "Tate"),
        ("Chancellor Markus Thaler resigned.", "Thaler"),
        ("Treasurer Owen Tallis spoke.", "Tallis"),
        ("Callum Orde, the mayor of Rona, agreed.", "Orde"),
    ],
)
def test_who_is_given_another_title_is_told(claim: str, name: str) -> None:
    assert another_title(claim, TOLD) == name


@pytest.mark.parametrize(
    "claim",
    [
        "Chairwoman Baroness Lodge spoke.",
        "The former deputy mayor, Joseph Mulenga, was questioned.",
        "Minch Lines boss Callum Orde agreed.",
        "Finance director Owen Tallis spoke.",
        "Marcus Tate said so.",
        "According to his lawyer, Thaler resigned.",
        "She is head of the party until its May congress.",
        "Deputy leader Ann Rowe agreed.",
        "Resident Ida Falk was there.",
        "The editor, Marcus Tate, said so.",
    ],
)
def test_who_is_given_his_own_title_or_one_that_nobody_has_is_not(claim: str) -> None:
    assert another_title(claim, TOLD) is None
