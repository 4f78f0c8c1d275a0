"""The list of devices: names that last, nothing opened for it, and no driver that can hold it up."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from interview.errors import PartMissing
from perception import device_list, portaudio
from perception.device_list import Device, Devices, camera_sources, listed
from perception.microphone import SoundDeviceMicrophone
from tests.virtual_sound import VirtualSound, sound_server, virtual_sound  # noqa: F401


def plug(folder: Path, number: int, name: str, index: int = 0) -> None:
    """A camera's node, as Linux shows it under /sys and /dev."""
    sysfs = folder / "sys" / f"video{number}"
    sysfs.mkdir(parents=True)
    (sysfs / "name").write_text(name + "\n")
    (sysfs / "index").write_text(f"{index}\n")
    (folder / "dev").mkdir(exist_ok=True)
    (folder / "dev" / f"video{number}").touch()


linux = pytest.mark.skipif(sys.platform != "linux", reason="cameras are named by Linux here")


@linux
def test_cameras_have_names_in_order_and_their_second_nodes_are_left_out(tmp_path: Path) -> None:
    plug(tmp_path, 10, "USB Camera")
    plug(tmp_path, 0, "HD Webcam: HD Webcam")
    plug(tmp_path, 1, "HD Webcam: HD Webcam", index=1)  # facts about the pictures, no pictures
    found = camera_sources(tmp_path / "sys", tmp_path / "dev")
    assert list(found) == ["HD Webcam: HD Webcam", "USB Camera"]
    assert found["USB Camera"] == tmp_path / "dev" / "video10"


@linux
def test_two_cameras_of_one_name_are_told_apart(tmp_path: Path) -> None:
    plug(tmp_path, 0, "HD Webcam")
    plug(tmp_path, 2, "HD Webcam")
    plug(tmp_path, 4, "HD Webcam")
    assert list(camera_sources(tmp_path / "sys", tmp_path / "dev")) == [
        "HD Webcam",
        "HD Webcam #2",
        "HD Webcam #3",
    ]


@linux
def test_a_camera_that_goes_while_it_is_listed_is_left_out(tmp_path: Path) -> None:
    plug(tmp_path, 0, "HD Webcam")
    (tmp_path / "sys" / "video0" / "index").unlink()
    plug(tmp_path, 1, "USB Camera")
    (tmp_path / "dev" / "video1").unlink()
    assert camera_sources(tmp_path / "sys", tmp_path / "dev") == {}
    assert camera_sources(tmp_path / "none", tmp_path / "dev") == {}


def test_where_the_system_tells_no_names_numbers_are_tried_and_let_go(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    opened: list[int] = []
    released: list[int] = []

    class Tried:
        def __init__(self, number: int) -> None:
            self.number = number
            opened.append(number)

        def isOpened(self) -> bool:
            return self.number in (0, 3)

        def release(self) -> None:
            released.append(self.number)

    class Cv:
        VideoCapture = Tried

    monkeypatch.setattr(device_list.sys, "platform", "darwin")
    monkeypatch.setattr(device_list, "open_cv", Cv)
    assert device_list.cameras() == (
        Device("camera", "Camera 1", "Camera 1"),
        Device("camera", "Camera 4", "Camera 4"),
    )
    assert opened == released == [0, 1, 2, 3, 4]


class Drivers:
    """PortAudio's table of devices, of a machine with two equal USB microphones and ALSA's many plug-ins."""

    TABLE = (
        ("HDA Intel PCH: ALC257 Analog (hw:0,0)", 2, 2),
        ("sysdefault", 128, 128),
        ("USB Microphone: Audio (hw:1,0)", 1, 0),
        ("USB Microphone: Audio (hw:3,0)", 1, 0),
        ("HDMI 0 (hw:0,3)", 0, 8),
        ("dmix", 0, 2),
        ("pulse", 32, 32),
        ("default", 32, 32),
    )

    class default:  # noqa: N801
        hostapi = 0
        device = {"input": 7, "output": 7}  # noqa: RUF012

    def query_hostapis(self, number: int) -> dict[str, Any]:
        return {"name": "ALSA", "devices": list(range(len(self.TABLE)))}

    def query_devices(self, index: int) -> dict[str, Any]:
        name, inputs, outputs = self.TABLE[index]
        return {"name": name, "max_input_channels": inputs, "max_output_channels": outputs}


def test_sound_devices_keep_their_name_when_their_card_number_changes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(portaudio, "door", Drivers)
    assert portaudio.names("input") == (
        "default",
        "HDA Intel PCH: ALC257 Analog",
        "USB Microphone: Audio",
        "USB Microphone: Audio #2",
        "pulse",
    )
    assert portaudio.names("output") == ("default", "HDA Intel PCH: ALC257 Analog", "HDMI 0", "pulse")
    assert portaudio._find(Drivers(), "USB Microphone: Audio #2") == 3
    assert portaudio._find(Drivers(), "") == 7


def test_people_read_words_for_the_systems_own_choice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(portaudio, "door", Drivers)
    first = device_list.microphones()[0]
    assert first == Device("microphone", "default", "The system's choice")
    assert device_list.loudspeakers()[2].id == "HDMI 0"


def test_the_list_follows_what_is_plugged_in_while_a_microphone_is_open(
    virtual_sound: VirtualSound,  # noqa: F811
) -> None:
    with SoundDeviceMicrophone() as microphone:
        devices = listed()
        assert "default" in [device.id for device in devices.microphones]
        assert "default" in [device.id for device in devices.loudspeakers]
        assert devices.unknown_because == ""
        microphone.clear()
        assert microphone.read(1.0) is not None  # the open one was not disturbed


def test_every_microphone_in_the_list_opens_by_its_id(virtual_sound: VirtualSound) -> None:  # noqa: F811
    for device in listed().microphones:
        with SoundDeviceMicrophone(device.id) as microphone:
            assert microphone.read(1.0) is not None


@pytest.mark.parametrize(
    "program",
    ["import time; time.sleep(60)", "import os; os.abort()", "print('{')", "print()"],
    ids=["hangs", "dies", "half", "nothing"],
)
def test_a_driver_that_hangs_or_dies_leaves_a_sentence_and_no_empty_list(
    program: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(device_list, "LONGEST", 0.5)
    begun = time.monotonic()
    devices = listed((sys.executable, "-c", program))
    assert time.monotonic() - begun < 2.0
    assert devices.unknown_because
    assert devices == Devices(unknown_because=devices.unknown_because)


def test_a_missing_library_is_named_by_the_child(monkeypatch: pytest.MonkeyPatch) -> None:
    told = {"part_missing": ["PortAudio is not installed.", "Install it."]}
    with pytest.raises(PartMissing) as caught:
        listed((sys.executable, "-c", f"print({json.dumps(told)!r})"))
    assert caught.value.remedy == "Install it."


def test_the_child_prints_one_json_object_and_loads_nothing_heavy() -> None:
    program = (
        "import sys, perception.device_list as d; d.main();"
        "heavy = {'cv2', 'torch', 'av', 'PySide6'} & set(sys.modules); sys.exit(len(heavy))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=device_list.ROOT, capture_output=True, text=True, check=True
    )
    assert set(json.loads(done.stdout)) == {"cameras", "microphones", "loudspeakers"}
