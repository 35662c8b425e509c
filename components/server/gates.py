"""What stands between a browser and Streamlit, from the outside in."""

from __future__ import annotations

from starlette.middleware import Middleware

from components.server.clicks import Clicks
from components.server.draining import Draining
from components.server.early import Early
from components.server.headers import AnswerHeaders
from components.server.names import Names
from components.server.pace import Pace
from components.server.uploads import Uploads

GATES = (
    Middleware(Names),
    Middleware(AnswerHeaders),
    Middleware(Early),
    Middleware(Draining),
    Middleware(Uploads),
    Middleware(Pace),
    Middleware(Clicks),
)
