"""Readers of clips, on miniatures of the original layouts and on what is there of the originals."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from models.data import cremad, emodb, iemocap, meld, ravdess
from models.data.labels import LABELS, UnknownLabel
from models.data.samples import WrongLayout
from tests.models.data.miniatures import by_id, table, touch

# RAVDESS


def test_one_take_in_three_files_is_one_sample(tmp_path: Path) -> None:
    video, sound = tmp_path / "Video_Speech_Actor_12" / "Actor_12", tmp_path / "Audio" / "Actor_12"
    touch(
        video / "01-01-06-01-02-01-12.mp4",
        video / "02-01-06-01-02-01-12.mp4",
        sound / "03-01-06-01-02-01-12.wav",
        tmp_path / "flac" / "03-01-06-01-02-01-12.flac",
    )
    (sample,) = ravdess.read(tmp_path)
    assert sample.face == sample.sound == video / "01-01-06-01-02-01-12.mp4"
    assert (sample.person, sample.label, sample.sex) == ("ravdess-12", "fearful", "female")
    assert sample.text == "Dogs are sitting by the door"


def test_picture_and_sound_of_a_take_are_joined_where_no_file_has_both(tmp_path: Path) -> None:
    touch(tmp_path / "02-02-03-02-01-02-03.mp4", tmp_path / "Actor_03" / "03-02-03-02-01-02-03.wav")
    (sample,) = ravdess.read(tmp_path, channel="song")
    assert sample.face == tmp_path / "02-02-03-02-01-02-03.mp4"
    assert sample.sound == tmp_path / "Actor_03" / "03-02-03-02-01-02-03.wav"
    assert (sample.label, sample.sex) == ("happy", "male")
    with pytest.raises(WrongLayout, match="03-01-06-01-02-01-12"):
        ravdess.read(tmp_path, channel="speech")


def test_each_sense_of_ravdess_alone_is_read(tmp_path: Path) -> None:
    touch(tmp_path / "02-01-01-01-01-01-01.mp4", tmp_path / "03-01-02-01-01-01-01.wav")
    picture, sound = ravdess.read(tmp_path)
    assert (picture.sound, sound.face) == (None, None)
    assert [picture.label, sound.label] == ["neutral", "calm"]


def test_the_real_ravdess(shared_data: Path) -> None:
    samples = ravdess.read(shared_data / "audio" / "ravdess_speech")
    assert Counter(sample.person for sample in samples) == {f"ravdess-{n:02}": 60 for n in range(1, 21)}
    assert Counter(sample.label for sample in samples) == {
        label: 80 if label == "neutral" else 160 for label in LABELS
    }
    clips = ravdess.read(shared_data / "av" / "ravdess_actor_01")
    assert len(clips) == 9
    assert all(clip.face == clip.sound for clip in clips)


# CREMA-D


def crema(folder: Path) -> None:
    touch(
        folder / "AudioWAV" / "1001_DFA_ANG_XX.wav",
        folder / "AudioWAV" / "1001_IEO_SAD_HI.wav",
        folder / "VideoFlash" / "1001_IEO_SAD_HI.flv",
        folder / "AudioWAV" / "1002_IEO_HAP_LO.wav",
    )
    table(
        folder / "VideoDemographics.csv",
        [
            ("ActorID", "Age", "Sex", "Race", "Ethnicity"),
            (1001, 51, "Male", "", ""),
            (1002, 21, "Female", "", ""),
        ],
    )
    table(
        folder / "processedResults" / "summaryTable.csv",
        [
            (
                "",
                "FileName",
                "VoiceVote",
                "VoiceLevel",
                "FaceVote",
                "FaceLevel",
                "MultiModalVote",
                "MultiModalLevel",
            ),
            (1, "1001_DFA_ANG_XX", "D", 60, "A", 70, "A", 80),
            (2, "1001_IEO_SAD_HI", "N", 60, "S", 70, "S", 80),
            (3, "1002_IEO_HAP_LO", "H:N", 50, "H", 70, "H", 80),
        ],
    )


def test_the_actors_of_cremad_meant_an_emotion(tmp_path: Path) -> None:
    crema(tmp_path)
    samples = by_id(cremad.read(tmp_path))
    assert {name: sample.label for name, sample in samples.items()} == {
        "cremad-1001_DFA_ANG_XX": "angry",
        "cremad-1001_IEO_SAD_HI": "sad",
        "cremad-1002_IEO_HAP_LO": "happy",
    }
    both = samples["cremad-1001_IEO_SAD_HI"]
    assert both.face == both.sound == tmp_path / "VideoFlash" / "1001_IEO_SAD_HI.flv"
    assert samples["cremad-1001_DFA_ANG_XX"].sound == tmp_path / "AudioWAV" / "1001_DFA_ANG_XX.wav"
    assert [sample.sex for sample in samples.values()] == ["male", "male", "female"]


def test_the_raters_of_cremad_judge_the_senses_that_are_there(tmp_path: Path) -> None:
    crema(tmp_path)
    samples = by_id(cremad.read(tmp_path, told_by="raters"))
    assert samples["cremad-1001_DFA_ANG_XX"].label == "disgust", "heard only"
    assert samples["cremad-1001_IEO_SAD_HI"].label == "sad", "seen and heard"
    assert "cremad-1002_IEO_HAP_LO" not in samples, "as many votes for two emotions"
    (tmp_path / "processedResults" / "summaryTable.csv").unlink()
    with pytest.raises(WrongLayout, match="summaryTable"):
        cremad.read(tmp_path, told_by="raters")


def test_the_real_cremad(shared_data: Path) -> None:
    samples = cremad.read(shared_data / "av" / "cremad_1001")
    assert [sample.label for sample in samples] == ["disgust", "fearful", "happy", "neutral"]
    assert Counter(cremad.sexes_of(shared_data / "features").values())["female"] > 30


# IEMOCAP


def iemocap_session(folder: Path, video: bool = True, talk: bool = True) -> None:
    session = folder / "Session2"
    lines = [
        "% [START_TIME - END_TIME] TURN_NAME EMOTION [V, A, D]",
        "",
        "[6.2901 - 8.2357]\tSes02F_impro01_F000\tneu\t[2.5000, 2.5000, 2.5000]",
        "C-E2:\tNeutral;\t()",
        "[10.0100 - 11.3925]\tSes02F_impro01_M001\texc\t[2.5000, 2.5000, 2.5000]",
        "[14.8872 - 18.0175]\tSes02F_impro01_F002\tfru\t[2.5000, 2.5000, 2.5000]",
        "[19.2900 - 20.7875]\tSes02F_impro01_M003\txxx\t[2.5000, 3.0000, 2.5000]",
        "[21.3257 - 24.7400]\tSes02F_impro01_M004\tang\t[2.5000, 3.0000, 2.5000]",
    ]
    evaluation = session / "dialog" / "EmoEvaluation" / "Ses02F_impro01.txt"
    touch(evaluation, evaluation.with_name("._Ses02F_impro01.txt"))
    evaluation.write_text("\n".join(lines), "utf-8")
    words = session / "dialog" / "transcriptions" / evaluation.name
    touch(words)
    words.write_text(
        "Ses02F_impro01_F000 [006.2901-008.2357]: Excuse me. [BREATHING]\nM: noise\n"
        "Ses02F_impro01_M001 [010.0100-011.3925]: [LAUGHTER]\n",
        "utf-8",
    )
    if talk:
        touch(session / "dialog" / "wav" / "Ses02F_impro01.wav")
    if video:
        touch(session / "dialog" / "avi" / "DivX" / "Ses02F_impro01.avi")
    for turn in ("F000", "M001", "F002", "M003", "M004"):
        touch(session / "sentences" / "wav" / "Ses02F_impro01" / f"Ses02F_impro01_{turn}.wav")


def test_turns_of_iemocap_in_four_and_five_classes(tmp_path: Path) -> None:
    iemocap_session(tmp_path)
    four = by_id(iemocap.read(tmp_path))
    assert {name[-4:]: sample.label for name, sample in four.items()} == {
        "F000": "neutral",
        "M001": "happy",
        "M004": "angry",
    }
    assert [sample.label for sample in iemocap.read(tmp_path, excited_is_happy=False)] == ["neutral", "angry"]
    five = {sample.label for sample in iemocap.read(tmp_path, classes=5)}
    assert five == {"neutral", "happy", "frustrated", "angry"}
    woman, man = four["iemocap-Ses02F_impro01_F000"], four["iemocap-Ses02F_impro01_M001"]
    assert (woman.person, woman.sex, woman.text) == ("iemocap-2F", "female", "Excuse me.")
    assert (woman.start, woman.end) == (6.2901, 8.2357)
    assert woman.group == man.group, "each is heard in the other's turns"
    assert man.text is None, "a laugh is heard, not said"


def test_who_wears_the_markers_sits_on_the_left_of_the_picture(tmp_path: Path) -> None:
    iemocap_session(tmp_path)
    four = by_id(iemocap.read(tmp_path))
    assert four["iemocap-Ses02F_impro01_F000"].area == iemocap.LEFT
    assert four["iemocap-Ses02F_impro01_M001"].area == iemocap.RIGHT


def test_sound_and_picture_of_a_turn_are_of_the_same_seconds(tmp_path: Path) -> None:
    talk = "Session2/dialog/wav/Ses02F_impro01.wav"
    for number, (video, whole, sound, start) in enumerate(
        [
            (True, True, talk, 6.2901),
            (True, False, "Session2/dialog/avi/DivX/Ses02F_impro01.avi", 6.2901),
            (False, False, "Session2/sentences/wav/Ses02F_impro01/Ses02F_impro01_F000.wav", 0.0),
        ]
    ):
        folder = tmp_path / str(number)
        iemocap_session(folder, video, whole)
        sample = iemocap.read(folder)[0]
        assert (sample.sound, sample.start) == (folder / sound, start)
        assert (sample.face is not None) == video


def test_a_strange_iemocap_is_refused(tmp_path: Path) -> None:
    with pytest.raises(WrongLayout, match="Session1 to Session5"):
        iemocap.read(tmp_path)
    (tmp_path / "Session1" / "dialog").mkdir(parents=True)
    with pytest.raises(WrongLayout, match="EmoEvaluation"):
        iemocap.read(tmp_path)


# MELD


def test_clips_of_meld_by_speaker(tmp_path: Path) -> None:
    head = ["Sr No.", "Utterance", "Speaker", "Emotion", "Sentiment", "Dialogue_ID", "Utterance_ID"]
    raw = tmp_path / "MELD.Raw"
    table(
        raw / "train_sent_emo.csv",
        [head, [1, "Oh, no.", "Ross", "sadness", "", 0, 0], [2, "?", "Joey", "joy", "", 0, 1]],
    )
    table(raw / "dev_sent_emo.csv", [head, [1, " ", "Ross", "surprise", "", 0, 0]])
    table(raw / "test_sent_emo.csv", [head, [1, "It\x92s\x85 ", "Monica", "neutral", "", 3, 4]])
    touch(
        raw / "train_splits" / "dia0_utt0.mp4",
        raw / "dev_splits_complete" / "dia0_utt0.mp4",
        raw / "output_repeated_splits_test" / "dia3_utt4.mp4",
        raw / "output_repeated_splits_test" / "final_videos_testdia3_utt4.mp4",
    )
    samples = meld.read(tmp_path)
    assert [(s.id, s.person, s.label, s.part) for s in samples] == [
        ("meld-test-dia3_utt4", "meld-Monica", "neutral", "test"),
        ("meld-train-dia0_utt0", "meld-Ross", "sad", "train"),
        ("meld-val-dia0_utt0", "meld-Ross", "surprised", "val"),
    ]
    assert samples[1].face == samples[1].sound == raw / "train_splits" / "dia0_utt0.mp4"
    assert [sample.text for sample in samples] == ["It's...", "Oh, no.", None]


def test_a_strange_meld_is_refused(tmp_path: Path) -> None:
    with pytest.raises(WrongLayout, match=r"train_sent_emo\.csv"):
        meld.read(tmp_path)
    touch(tmp_path / "train_splits" / "dia0_utt0.mp4")
    table(tmp_path / "train_sent_emo.csv", [["Utterance", "Emotion"], ["Hi.", "joy"]])
    with pytest.raises(WrongLayout, match="Speaker"):
        meld.read(tmp_path)


# EmoDB


def test_recordings_of_emodb(tmp_path: Path) -> None:
    touch(*(tmp_path / "wav" / f"{name}.wav" for name in ("03a01Fa", "08b10Wc", "16a02Lb", "16a02Ea")))
    samples = by_id(emodb.read(tmp_path))
    assert {name: (s.label, s.person, s.sex) for name, s in samples.items()} == {
        "emodb-03a01Fa": ("happy", "emodb-03", "male"),
        "emodb-08b10Wc": ("angry", "emodb-08", "female"),
        "emodb-16a02Ea": ("disgust", "emodb-16", "female"),
    }
    touch(tmp_path / "wav" / "03a01Qa.wav")
    with pytest.raises(UnknownLabel, match="Q"):
        emodb.read(tmp_path)


def test_the_real_emodb(shared_data: Path) -> None:
    samples = emodb.read(shared_data / "audio" / "emodb")
    assert len(samples) == 266
    assert len({sample.person for sample in samples}) == 8
    assert {sample.label for sample in samples} == {"angry", "happy", "neutral", "sad"}
