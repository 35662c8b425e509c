"""What a browser tells behind a click waits until the run of the click draws."""

from __future__ import annotations

import asyncio

import pytest
from starlette.types import Message, Receive, Scope, Send
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState

from components.server import clicks
from components.server.clicks import Clicks
from tests.server.asked import carried_out

CLICK = BackMsg()
CLICK.rerun_script.widget_states.widgets.append(WidgetState(id="a button", trigger_value=True))
TEXT = BackMsg()
TEXT.rerun_script.widget_states.widgets.append(WidgetState(id="a field", string_value="abc"))


def said(kind: str) -> bytes:
    """A message of that kind to the browser, or of how a run ended."""
    message = ForwardMsg()
    if kind == "script_finished":
        message.script_finished = ForwardMsg.FINISHED_EARLY_FOR_RERUN
    elif kind.startswith("FINISHED_"):
        message.script_finished = ForwardMsg.ScriptFinishedStatus.Value(kind)
    else:
        getattr(message, kind).SetInParent()
    return message.SerializeToString()


def order(told: list[bytes], answers: list[str]) -> list[str]:
    """What happens: each message that is handed on by its number; each answer, sent one after the
    other while the next message waits."""
    happened: list[str] = []
    arriving = iter(told)

    async def receive() -> Message:
        try:
            return {"type": "websocket.receive", "bytes": next(arriving)}
        except StopIteration:
            return {"type": "websocket.disconnect", "code": 1000}

    async def send(message: Message) -> None:
        happened.append(str(ForwardMsg.FromString(message["bytes"]).WhichOneof("type")))

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        async def answer() -> None:
            for kind in answers:
                for _ in range(5):  # others have their turn
                    await asyncio.sleep(0)
                await send({"type": "websocket.send", "bytes": said(kind)})

        answering: asyncio.Task[None] | None = None
        n = 0
        while (await receive())["type"] == "websocket.receive":
            n += 1
            happened.append(str(n))
            answering = answering or asyncio.create_task(answer())
        if answering:
            await answering

    carried_out(Clicks(app)({"type": "websocket"}, receive, send))
    return happened


def test_behind_a_click_the_next_waits_until_its_run_draws() -> None:
    told = [CLICK.SerializeToString(), TEXT.SerializeToString(), TEXT.SerializeToString()]
    answers = ["delta", "script_finished", "new_session", "navigation", "delta"]
    assert order(told, answers) == ["1", *answers[:4], "2", "3", "delta"]


@pytest.mark.parametrize("end", ["FINISHED_SUCCESSFULLY", "FINISHED_WITH_COMPILE_ERROR"])
def test_behind_a_click_that_is_asked_about_late_the_next_waits_until_its_run_ended(
    end: str,
) -> None:
    """Also where it ends in a run of the whole page, as a save does."""
    save = BackMsg()
    id = f"$$ID-abc-{clicks.late('save')}"
    save.rerun_script.widget_states.widgets.append(WidgetState(id=id, trigger_value=True))
    told = [save.SerializeToString(), TEXT.SerializeToString()]
    run = ["new_session", "delta"]
    answers = [*run, "script_finished", *run, "FINISHED_FRAGMENT_RUN_SUCCESSFULLY", end, "delta"]
    ended = "script_finished"
    assert order(told, answers) == ["1", *run, ended, *run, ended, ended, "2", "delta"]


def test_the_second_of_two_clicks_waits_for_the_first() -> None:
    told = [CLICK.SerializeToString()] * 2
    assert order(told, ["new_session", "delta", "delta"]) == [
        "1",
        "new_session",
        "delta",
        "2",
        "delta",
    ]


def test_behind_anything_else_nothing_waits() -> None:
    told = [TEXT.SerializeToString(), CLICK.SerializeToString()]
    assert order(told, ["new_session"]) == ["1", "2", "new_session"]
    assert order([b"\xff\xff", TEXT.SerializeToString()], []) == ["1", "2"]


def test_a_click_that_draws_nothing_holds_nothing_up_for_long(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(clicks, "PATIENCE", 0.01)
    told = [CLICK.SerializeToString(), TEXT.SerializeToString(), TEXT.SerializeToString()]
    assert order(told, []) == ["1", "2", "3"]
