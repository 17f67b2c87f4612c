"""Headless Chromium for the tests: a page is opened, and what it did is told."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from types import TracebackType

from tests.exporters.programs import program

FLAGS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update", "--virtual-time-budget=3000"),
)


@dataclass
class Trap:
    """A server on this machine that counts who calls: `url` must be asked for nothing."""

    asked: list[str]
    url: str = ""

    def __enter__(self) -> Trap:
        asked = self.asked

        class Answer(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                asked.append(self.path)
                self.send_response(204)
                self.end_headers()

            def log_message(self, *_: object) -> None:
                """Say nothing."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Answer)
        Thread(target=self._server.serve_forever, daemon=True).start()
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._server.shutdown()
        self._server.server_close()


def opened(page: Path, folder: Path) -> str:
    """The document that Chromium makes of `page`, once its scripts, if any, have run."""
    chromium = program("chromium", "chromium")
    command = [chromium, *FLAGS, f"--user-data-dir={folder / 'profile'}", "--dump-dom", page.as_uri()]
    return subprocess.run(command, check=True, capture_output=True, text=True, timeout=60).stdout


def printed(page: Path, folder: Path) -> Path:
    """`page` as Chromium prints it: a PDF."""
    chromium = program("chromium", "chromium")
    target = folder / "printed.pdf"
    asked = ("--no-pdf-header-footer", f"--print-to-pdf={target}")
    command = [chromium, *FLAGS, f"--user-data-dir={folder / 'profile'}", *asked, page.as_uri()]
    subprocess.run(command, check=True, capture_output=True, timeout=60)
    return target
