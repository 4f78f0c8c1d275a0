"""A name chooses a part; what is wrong with a name or an option is said by name."""

from __future__ import annotations

import pytest

from models.registry import Registry, UnknownPart


def fruit(width: int, *, ripe: bool = True) -> tuple[int, bool]:
    return width, ripe


def test_a_name_makes_its_part_with_its_options():
    registry = Registry("fruit")
    registry.register("pear")(fruit)
    assert registry.make("pear", 3, ripe=False) == (3, False)
    assert registry.names() == ("pear",)


def test_a_twin_raises_and_the_first_stays():
    registry = Registry("fruit")
    registry.register("pear")(fruit)
    with pytest.raises(ValueError, match="two fruits named 'pear'"):
        registry.register("pear")(lambda: None)
    assert registry.make("pear", 3) == (3, True)


def test_an_unknown_name_lists_the_known_ones():
    registry = Registry("fruit")
    registry.register("pear")(fruit)
    registry.register("apple")(fruit)
    with pytest.raises(UnknownPart, match=r"No fruit 'plum'. Known: apple, pear"):
        registry.make("plum")


def test_an_unknown_option_is_named_with_those_there_are():
    registry = Registry("fruit")
    registry.register("pear")(fruit)
    with pytest.raises(UnknownPart, match=r"no option 'colour'. Known: ripe"):
        registry.make("pear", 3, colour="green")


def test_a_missing_option_is_named():
    registry = Registry("fruit")
    registry.register("pear")(fruit)
    with pytest.raises(UnknownPart, match=r"'pear' cannot be made.*width"):
        registry.make("pear")
