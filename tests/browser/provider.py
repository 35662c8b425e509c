"""A small OpenID Connect provider on this computer: the authorization-code flow, with PKCE."""

from __future__ import annotations

import base64
import hashlib
import secrets
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

import uvicorn
from joserfc import jwt
from joserfc.jwk import RSAKey
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route

CLIENT, SECRET = "tracker", "the-secret-of-the-client"


@dataclass
class Provider:
    """Who may sign in, by the name on the button, with their claims."""

    users: dict[str, dict[str, Any]]
    base: str = ""
    key: RSAKey = field(default_factory=lambda: RSAKey.generate_key(2048, {"kid": "one"}))
    codes: dict[str, tuple[dict[str, str], str]] = field(default_factory=dict)

    def configuration(self, _: Request) -> Response:
        return JSONResponse(
            {
                "issuer": self.base,
                "authorization_endpoint": f"{self.base}/authorize",
                "token_endpoint": f"{self.base}/token",
                "jwks_uri": f"{self.base}/jwks",
                "response_types_supported": ["code"],
                "subject_types_supported": ["public"],
                "id_token_signing_alg_values_supported": ["RS256"],
                "code_challenge_methods_supported": ["S256"],
            }
        )

    def jwks(self, _: Request) -> Response:
        return JSONResponse({"keys": [self.key.as_dict(private=False)]})

    def authorize(self, request: Request) -> Response:
        """A page with a button a user; a button leads back with a code."""
        asked = dict(request.query_params)
        if asked.get("client_id") != CLIENT or asked.get("response_type") != "code":
            return Response("no such client", 400)
        links = []
        for user in self.users:
            code = secrets.token_urlsafe(16)
            self.codes[code] = (asked, user)
            back = f"{asked['redirect_uri']}?{urlencode({'code': code, 'state': asked['state']})}"
            links.append(f'<a href="{back.replace("&", "&amp;")}">{user}</a>')
        return HTMLResponse("<h1>Who are you?</h1>" + " ".join(links))

    async def token(self, request: Request) -> Response:
        form = dict(await request.form())
        given = request.headers.get("Authorization", "").removeprefix("Basic ")
        client, _, secret = base64.b64decode(given).decode().partition(":")
        if (client, secret) != (CLIENT, SECRET):
            return JSONResponse({"error": "invalid_client"}, 401)
        asked, user = self.codes.pop(str(form.get("code")), ({}, ""))  # a code holds once
        digest = hashlib.sha256(str(form.get("code_verifier")).encode()).digest()
        proof = base64.urlsafe_b64encode(digest).decode().rstrip("=")
        if not user or asked.get("code_challenge") != proof:
            return JSONResponse({"error": "invalid_grant"}, 400)
        now = int(time.time())
        claims = {"iss": self.base, "aud": CLIENT, "iat": now, "exp": now + 300} | self.users[user]
        claims["nonce"] = asked.get("nonce", "")
        header = {"alg": "RS256", "kid": "one"}
        return JSONResponse(
            {
                "access_token": secrets.token_urlsafe(16),
                "token_type": "Bearer",
                "expires_in": 300,
                "id_token": jwt.encode(header, claims, self.key),
            }
        )


@contextmanager
def providing(users: dict[str, dict[str, Any]]) -> Iterator[Provider]:
    """A provider on a port of its own."""
    provider = Provider(users)
    app = Starlette(
        routes=[
            Route("/.well-known/openid-configuration", provider.configuration),
            Route("/jwks", provider.jwks),
            Route("/authorize", provider.authorize),
            Route("/token", provider.token, methods=["POST"]),
        ]
    )
    server = uvicorn.Server(uvicorn.Config(app, "127.0.0.1", 0, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        assert thread.is_alive(), "the provider did not start"
        time.sleep(0.02)
    port = server.servers[0].sockets[0].getsockname()[1]
    provider.base = f"http://127.0.0.1:{port}"
    try:
        yield provider
    finally:
        server.should_exit = True
        thread.join(10)
