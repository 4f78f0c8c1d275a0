"""What is learnt on the side: letters that are in the sound, two views of a clip, and nothing of it in the model."""

from __future__ import annotations

import math

import numpy as np
import pytest
import torch
from torch import Tensor, nn

from models.encoders.wav2vec2 import Wav2Vec2
from models.net import EmotionNet
from models.registry import UnknownPart
from models.spec import ModelSpec, Part, Phase
from models.training.auxiliary import AUXILIARIES, BLANK, LETTERS, Auxiliaries, Spelling, Step, numbered
from models.training.feed import Batch
from models.training.module import Learner
from tests.models.talking import RATE, spoken
from tests.models.tiny import SHAPES, tiny

WORDS = ("no", "oh no", "yes", "i see")
STILL = {"hidden_dropout": 0.0, "attention_dropout": 0.0, "activation_dropout": 0.0, "feat_proj_dropout": 0.0}


@pytest.fixture
def net() -> EmotionNet:
    torch.manual_seed(0)
    return EmotionNet(tiny("mmer"))


def spelling(net: nn.Module) -> Spelling:
    torch.manual_seed(1)
    made: Spelling = AUXILIARIES.make("ctc", net)
    return made


def batch(net: EmotionNet, said: tuple[str | None, ...], voice: tuple[bool, ...] | None = None) -> Batch:
    torch.manual_seed(2)
    count = len(said)
    present = {"voice": torch.tensor(voice or [True] * count), "text": torch.ones(count, dtype=torch.bool)}
    return Batch(net.example(count), present, torch.arange(count) % 4, said)


def stepped(net: EmotionNet, task: nn.Module, given: Batch) -> Tensor:
    """The number of a task after one batch, as a training comes by it."""
    wrapped = Auxiliaries(net, (), 0)
    wrapped.tasks.append(task)
    with wrapped.watching(net) as seen:
        vector = net.embed(given.inputs, given.present)
    return task(Step(given, vector, seen, lambda: net.embed(given.inputs, given.present)))


def test_letters_are_those_that_are_said():
    assert [LETTERS[n - 1] for n in numbered("It’s a café -- OK?")] == list("it's a cafe ok")
    assert BLANK not in numbered("any words at all")
    assert [numbered(text) for text in ("20 of them", "لا", "...", "", None)] == [None] * 5


def test_letters_become_right_where_they_can_be_heard():
    torch.manual_seed(0)
    net = nn.Module()
    net.encoders = nn.ModuleDict({"voice": Wav2Vec2(8, shape=SHAPES["wav2vec2"] | STILL)})
    task, words = Spelling(net), ["no", "yes", "i see"]
    sound = torch.zeros(len(words), RATE // 2)
    for row, word in zip(sound, words, strict=True):
        heard = torch.from_numpy(spoken(word)).float()
        row[800 : 800 + len(heard)] = heard
    sound = (sound - sound.mean(1, keepdim=True)) / sound.std(1, keepdim=True)
    optimiser = torch.optim.AdamW([*net.parameters(), *task.parameters()], lr=0.005)
    losses, read = [], []
    while len(losses) < 400 and read != words:
        states = net.encoders["voice"].body(sound).last_hidden_state
        loss = task.loss(states, [numbered(word) for word in words])
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        losses.append(loss.item())
        read = task.read(states)
    assert read == words
    assert losses[-1] < losses[0] / 10


def test_a_clip_without_words_or_without_sound_has_no_part(net: EmotionNet):
    net.train()
    for module in net.modules():
        if isinstance(module, nn.Dropout):
            module.p = 0.0
    task = spelling(net)
    given = batch(net, ("oh no", None, "yes", "20", "i see"), (True, True, False, True, True))
    two = [0, 4]
    alone = Batch(
        {name: value[two] for name, value in given.inputs.items()},
        {name: value[two] for name, value in given.present.items()},
        given.target[two],
        tuple(given.spoken[i] for i in two),
    )
    expected = stepped(net, task, alone)
    assert expected > 0.1
    torch.testing.assert_close(stepped(net, task, given), expected, atol=1e-4, rtol=1e-4)
    net.eval()  # then the net reads the blank of a clip without a sound, too
    torch.testing.assert_close(stepped(net, task, given), stepped(net, task, alone), atol=1e-4, rtol=1e-4)


def test_a_batch_without_words_teaches_no_letters(net: EmotionNet):
    task = spelling(net)
    for said, voice in (((None, "20"), (True, True)), (("yes", "no"), (False, False))):
        assert stepped(net, task, batch(net, said, voice)) == 0
    given = batch(net, ("yes", "no"))
    deaf = Batch({"text": given.inputs["text"]}, {"text": given.present["text"]}, given.target, given.spoken)
    assert stepped(net, task, deaf) == 0


def test_more_letters_than_moments_count_nothing_and_break_nothing():
    net = nn.Module()
    net.encoders = nn.ModuleDict({"voice": Wav2Vec2(8, shape=SHAPES["wav2vec2"])})
    task, states = Spelling(net), torch.randn(1, 4, 32, requires_grad=True)
    loss = task.loss(states, [numbered("much too long")])
    loss.backward()
    assert loss == 0
    assert not states.grad.any()
    assert task.loss(states, [numbered("no")]) > 0


def test_letters_are_read_from_wav2vec2_only():
    with pytest.raises(UnknownPart, match="voice is no such branch"):
        AUXILIARIES.make("ctc", EmotionNet(tiny("voice-ravdess")))
    with pytest.raises(UnknownPart, match="ctc, views"):
        AUXILIARIES.make("whistling", None)


def test_two_views_are_drawn_together_against_all_others():
    task = AUXILIARIES.make("views", None, temperature=0.5)
    one, two = torch.tensor([[1.0, 0.0], [0.0, 2.0]]), torch.tensor([[3.0, 0.0], [0.0, 1.0]])
    step = Step(Batch({}, {}, torch.zeros(2)), one, {}, lambda: two)
    assert task(step).item() == pytest.approx(math.log(1 + 2 * math.exp(-2)))
    strange = Step(step.batch, one, {}, lambda: two.flip(0))
    assert task(strange) > 2


class Trained:
    """What a learner asks of Lightning's trainer."""

    global_step = global_rank = 0


def learner(net: EmotionNet, spec: ModelSpec, **changes: object) -> Learner:
    phase = spec.phases[0].model_copy(update=changes)
    made = Learner(net, phase, np.arange(8) % 4, np.ones(4, np.bool_), (0, 0))
    made._trainer = Trained()
    return made


def test_views_of_a_training_differ_by_its_changes_and_by_dropout(net: EmotionNet):
    spec = tiny("mmer")
    given = batch(net, WORDS)
    still = learner(net, spec, train=("head",), augment=(), drop_branches=0.0)
    assert torch.equal(still._again(given), still._again(given))
    for changes in ({"augment": ("hiss",)}, {"train": ("fusion",)}, {"drop_branches": 0.5}):
        made = learner(net, spec, **{"train": ("head",), "augment": (), "drop_branches": 0.0, **changes})
        torch.manual_seed(3)
        assert not torch.allclose(made._again(given), made._again(given), atol=1e-5), changes


def test_every_task_counts_by_its_share_and_moves_what_it_needs(net: EmotionNet):
    spec = tiny("mmer")
    tasks = spec.phases[0].auxiliary
    assert {task.kind for task in tasks} == set(AUXILIARIES.names())
    losses = {}
    for name, chosen in (("none", ()), *((task.kind, (task,)) for task in tasks), ("all", tasks)):
        made = learner(net, spec, auxiliary=chosen, drop_branches=0.0)
        loss = made.training_step(batch(net, WORDS), 0)
        losses[name] = loss.item()
    assert losses["ctc"] > losses["none"]
    assert losses["views"] > losses["none"]
    assert losses["all"] == pytest.approx(
        sum(losses[kind] for kind in ("ctc", "views")) - losses["none"], abs=1e-3
    )
    loss.backward()
    (letters,) = [p for name, p in made.auxiliaries.named_parameters() if name.endswith("letters.weight")]
    assert letters.grad.abs().sum() > 0
    assert any(letters is parameter for parameter in made._learning)
    twice = learner(net, spec, auxiliary=(Part(kind="ctc", options={"share": 2.0}),), drop_branches=0.0)
    assert twice.training_step(batch(net, WORDS), 0).item() - losses["none"] == pytest.approx(
        20 * (losses["ctc"] - losses["none"]), rel=1e-3
    )


def test_nothing_of_it_is_in_the_net(net: EmotionNet):
    before, outside = set(net.state_dict()), torch.get_rng_state()
    made = learner(net, tiny("mmer"))
    assert torch.equal(torch.get_rng_state(), outside)
    made.training_step(batch(net, WORDS), 0)
    assert set(net.state_dict()) == before
    assert not any(module._forward_pre_hooks for module in net.modules())
    again = learner(net, tiny("mmer")).auxiliaries.state_dict()
    assert again
    assert all(torch.equal(value, again[name]) for name, value in made.auxiliaries.state_dict().items())


def test_a_clip_under_another_one_has_no_words():
    facts = tiny("mmer").phases[0].model_dump() | {"mix": 0.2}
    with pytest.raises(ValueError, match="laid over it"):
        Phase.model_validate(facts)
    assert Phase.model_validate(facts | {"auxiliary": ()}).mix == 0.2
