"""A program that is ready at once: `python tiny_bot.py PORT`. One that is given last words ends with them."""

import sys
from http.server import BaseHTTPRequestHandler, HTTPServer


class Ready(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Keep the log to what the program itself says."""


if __name__ == "__main__":
    _, port, *last_words = sys.argv
    if last_words:
        sys.stderr.write(f"{last_words[0]}\n")
        sys.exit(3)
    server = HTTPServer(("127.0.0.1", int(port)), Ready)
    sys.stderr.write("ready\n")
    server.serve_forever()
