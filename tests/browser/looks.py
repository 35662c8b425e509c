"""Windows and colours in which pages are looked at."""

from __future__ import annotations

from typing import Any

DESKTOP: dict[str, Any] = {"viewport": {"width": 1366, "height": 768}}
LOOKS: dict[str, dict[str, Any]] = {
    "light": DESKTOP | {"color_scheme": "light"},
    "dark": DESKTOP | {"color_scheme": "dark"},
    # axe judges the contrast of what is in view only.
    "tall light": {"viewport": {"width": 1366, "height": 9000}, "color_scheme": "light"},
    "tall dark": {"viewport": {"width": 1366, "height": 9000}, "color_scheme": "dark"},
    "phone": {
        "viewport": {"width": 390, "height": 844},
        "is_mobile": True,
        "has_touch": True,
        "user_agent": "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko)"
        " Chrome/130.0 Mobile Safari/537.36",
    },
    # A desktop of 1366 by 768 at 200 %.
    "zoomed": {"viewport": {"width": 683, "height": 384}},
    "narrow window": {"viewport": {"width": 390, "height": 844}},
}
