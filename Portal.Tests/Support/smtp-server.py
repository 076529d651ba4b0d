"""A mail server that does what the local part of a recipient tells it to, for tests.

smtp-server.py FOLDER [--tls CERTIFICATE KEY] [--sign-in USER PASSWORD] [--sender ADDRESS] [--port PORT]

--sender refuses mail from every other address. --port listens there, also where somebody keeps the port without listening.

Prints its port, keeps every accepted mail as FOLDER/<number>.json and ends with its standard input.
  later-2-…@   451 in an answer of two lines, twice, then accepted
  refuse-…@    550 5.1.1        unknown-host-…@  550 5.1.2        full-…@  452 4.2.2
  spam-…@      550 5.7.1        hang-…@          no answer to RCPT
  hang-once-…@ no answer to RCPT, once
  drop-…@      closes the connection in the middle of DATA
  drop-once-…@ takes the mail, but closes the connection before saying so, once
"""
import asyncio
import json
import os
import ssl
import sys
import threading

from aiosmtpd.smtp import SMTP, AuthResult


class Script:
    def __init__(self, folder, sender):
        self.folder = folder
        self.sender = sender
        self.attempts = {}
        self.number = 0
        self.lock = threading.Lock()

    def times(self, address):
        with self.lock:
            self.attempts[address] = self.attempts.get(address, 0) + 1
            return self.attempts[address]

    async def handle_MAIL(self, server, session, envelope, address, options):
        if self.sender and address != self.sender:
            return "550 5.7.1 Sender address rejected: not owned by user"
        envelope.mail_from = address
        envelope.mail_options.extend(options)
        return "250 OK"

    async def handle_RCPT(self, server, session, envelope, address, options):
        local = address.strip('"')
        if local.startswith("later-"):
            if self.times(address) <= int(local.split("-")[1]):
                return "451-4.7.0 Greylisted,\r\n451 4.7.0 try again later"
        if local.startswith("refuse-"):
            return "550 5.1.1 User unknown"
        if local.startswith("unknown-host-"):
            return "550 5.1.2 Domain not found"
        if local.startswith("full-"):
            return "452 4.2.2 Mailbox full"
        if local.startswith("spam-"):
            return "550 5.7.1 Message refused as spam"
        if local.startswith("hang-once-"):
            if self.times(address) == 1:
                await asyncio.sleep(3600)
        elif local.startswith("hang-"):
            await asyncio.sleep(3600)
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        address = envelope.rcpt_tos[0]
        if address.startswith("drop-once-"):
            if self.times(address) == 1:
                self.keep(session, envelope)
                server.transport.abort()
                return "250 never heard"
        elif address.startswith("drop-"):
            server.transport.abort()
            return "250 never heard"
        self.keep(session, envelope)
        return "250 OK"

    def keep(self, session, envelope):
        with self.lock:
            self.number += 1
            path = os.path.join(self.folder, f"{self.number:06}.json")
        mail = {
            "from": envelope.mail_from,
            "recipients": envelope.rcpt_tos,
            "content": envelope.content.decode("latin-1"),
            "encrypted": session.ssl is not None,
            "user": getattr(session, "auth_data", None),
            "peer": session.peer[1],
        }
        with open(path + ".part", "w", encoding="utf-8") as file:
            json.dump(mail, file)
        os.rename(path + ".part", path)


def settings_of(arguments):
    settings = {"hostname": "smtp.test"}
    if "--tls" in arguments:
        at = arguments.index("--tls")
        settings["tls_context"] = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        settings["tls_context"].load_cert_chain(arguments[at + 1], arguments[at + 2])
    if "--sign-in" in arguments:
        at = arguments.index("--sign-in")
        user, password = arguments[at + 1], arguments[at + 2]

        def check(server, session, envelope, mechanism, data):
            good = data.login.decode() == user and data.password.decode() == password
            return AuthResult(success=good, handled=False, auth_data=user if good else None)

        settings.update(authenticator=check, auth_required=True, auth_require_tls=False)
    return settings


async def main(arguments):
    sender = arguments[arguments.index("--sender") + 1] if "--sender" in arguments else None
    script, settings = Script(arguments[0], sender), settings_of(arguments)
    loop = asyncio.get_running_loop()
    port = int(arguments[arguments.index("--port") + 1]) if "--port" in arguments else 0
    server = await loop.create_server(lambda: SMTP(script, loop=loop, **settings), "127.0.0.1", port, reuse_port=port > 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await loop.run_in_executor(None, sys.stdin.read)
    os._exit(0)


asyncio.run(main(sys.argv[1:]))
