"""Which parts learn in a phase; everything else is frozen, and in eval mode, or its batch norms would drift."""

from __future__ import annotations

from collections.abc import Sequence

from torch import nn


def learn(net: nn.Module, train: Sequence[str]) -> tuple[nn.Parameter, ...]:
    """Makes exactly the parts named by prefix learn ("encoders.face", "head") and returns what the optimiser is to
    move. To be called at the start of a phase and after anything that calls `net.train()` or `net.eval()`.
    Raises ValueError for a prefix that matches nothing."""
    modules = dict(net.named_modules())
    names = [*modules, *(name for name, _ in net.named_parameters())]
    unknown = [prefix for prefix in train if not any(_within(name, (prefix,)) for name in names)]
    if unknown:
        raise ValueError(
            f"no part {', '.join(map(repr, unknown))}; there are: {', '.join(_first_two(names))}"
        )
    for name, module in modules.items():
        # The net itself counts as learning: it drops branches.
        module.training = not name or _within(name, train)
    for name, parameter in net.named_parameters():
        parameter.requires_grad_(_within(name, train))
    return tuple(parameter for parameter in net.parameters() if parameter.requires_grad)


def _within(name: str, prefixes: Sequence[str]) -> bool:
    return any(name == prefix or name.startswith(f"{prefix}.") for prefix in prefixes)


def _first_two(names: Sequence[str]) -> list[str]:
    return sorted({".".join(name.split(".")[:2]) for name in names if name})
