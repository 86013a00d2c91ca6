"""Runs the stranger's verifier over every vector, or over the output of the demo.

    python3 tests/stranger/run.py               every file of tests/vectors
    python3 tests/stranger/run.py --demo DIR    receipts, envelopes, proofs and the destruction record the demo wrote to DIR

Needs the package in requirements.txt. The last line is `N passed, M failed`; the exit status is 0 only if nothing failed.
"""

import json
import sys
from pathlib import Path

import formats
from strict import Fault, b64url, require, to_b64url

VECTORS = Path(__file__).resolve().parent.parent / "vectors"


def receipt(v):
    return {"claims": formats.verify_receipt(formats.read_receipt(v["receipt"]), v["key"], v, v["now"])}


def envelope(v):
    opened = formats.open_envelope(v["secret"], v["aud"], bytes.fromhex(v["envelope"]))
    if "key" not in v:
        require(opened.receipt is None, "HasReceipt")
        return {"description": opened.description, "payload": opened.payload.hex()}
    require(opened.receipt is not None, "NoReceipt")
    claims = formats.verify_receipt(opened.receipt, v["key"], v, v["now"])
    shown, payload = formats.require_match(opened, claims)
    return {"shown": shown, "payload": payload.hex()}


def checkpoint(v):
    key = formats.read_vkey(v["vkey"])
    head = formats.verify_checkpoint(formats.read_checkpoint(v["checkpoint"]), key)
    return {"size": head.size, "root": head.root.hex()}


def proof(v):
    key = formats.read_vkey(v["vkey"])
    index, head = formats.verify_proof(v["proof"], key, bytes.fromhex(v["entry"]))
    return {"index": index, "size": head.size}


def destruction(v):
    said = formats.verify_destruction(v["destruction"].encode(), formats.read_vkey(v["vkey"]))
    template, activity = said.of
    told = {"activity": activity, "template": template, "denied": said.denied, "missing": said.missing}
    return told | {"entries": said.entries, "size": said.size}


def slip(v):
    said = formats.verify_slip(v["slip"].encode(), formats.read_vkey(v["vkey"]))
    return {"index": said.index, "size": said.size, "body": said.body}


def registration(v):
    said = formats.verify_registration(v["registration"], v["iss"], v["aud"], bytes.fromhex(v["challenge"]))
    keys = [{"kid": formats.thumbprint(key["jwk"]), "uv": key["uv"]} for key in said["keys"]]
    for key, told in zip(said["keys"], keys):
        if "attestation" in key:
            told["attestation"] = [b64url(part).hex() for part in key["attestation"]]
    attestation = formats.attestation_challenge(said["aud"], b64url(said["challenge"]))
    return {"sub": said["sub"], "keys": keys, "attestation_challenge": attestation.hex()}


def notice(v):
    return {"notice": formats.verify_notice(v["notice"], v["key"], v["iss"], v["aud"], v["sub"])}


def ack(v):
    said = formats.verify_ack(v["ack"].encode(), bytes.fromhex(v["envelope"]), v["jti"])
    return {"received": said["received"]}


def digest(v):
    made = formats.salted(v["label"], bytes.fromhex(v["salt"]), bytes.fromhex(v["bytes"]))
    return {"digest": to_b64url(made)}


RUN = {f.__name__: f for f in (receipt, envelope, checkpoint, proof, destruction, slip, registration, notice, ack, digest)}


def run_vector(path):
    """None if the vector ends as its folder and file say, else what happened instead."""
    vector = json.loads(path.read_text(encoding="utf-8"))
    good = path.parent.name == "good"
    try:
        result = RUN[vector["format"]](vector)
    except Fault as fault:
        if good:
            return f"refused: {fault.code}"
        return None if fault.code == vector["fault"] else f"{fault.code} instead of {vector['fault']}"
    if not good:
        return f"accepted, should be {vector['fault']}"
    return None if result == vector["result"] else f"{result} instead of {vector['result']}"


def run_vectors():
    for path in sorted(VECTORS.rglob("*")):
        where = path.relative_to(VECTORS)
        if path.is_dir() or str(where) in ("seed.txt", "README.md"):
            continue
        if where.parent.name not in ("good", "bad") or path.suffix != ".json":
            yield str(where), "nobody reads this file"
            continue
        yield str(where), run_vector(path)


def altered(data):
    """The same bytes but for one bit in the middle."""
    at = len(data) // 2
    return data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]


def refused(check, data):
    try:
        check(data)
    except (Fault, UnicodeDecodeError):
        return True
    return False


def run_demo(folder):
    """What the demo wrote. Nothing outside says whom its receipts are for: issuer, audience and person are taken from the receipt."""
    confirm = [json.loads(p.read_text()) for p in sorted(folder.glob("keys/confirm-*.jwk"))]
    confirm = {formats.thumbprint(key): key for key in confirm}
    recipients = [json.loads(p.read_text()) for p in sorted(folder.glob("keys/recipient-*.jwk"))]
    recipients = {formats.thumbprint(key): key for key in recipients}

    def verify(read):
        require(read.kid in confirm, "WrongKey")
        return formats.verify_receipt(read, confirm[read.kid], read.claims, None)

    def check_receipt(data):
        verify(formats.read_receipt(data.decode().removesuffix("\n")))

    receipts = [path.read_text().removesuffix("\n") for path in sorted(folder.glob("receipts/*.jws"))]
    audiences = sorted({formats.read_receipt(jws).claims["aud"] for jws in receipts})
    audiences += [p.stem.removeprefix("recipient-") for p in sorted(folder.glob("keys/recipient-*.jwk"))]

    def check_envelope(data):
        secret = recipients.get(to_b64url(data[2:34]))
        require(secret is not None, "WrongKey")
        for aud in audiences:
            try:
                opened = formats.open_envelope(secret, aud, data)
                break
            except Fault as fault:
                require(fault.code == "DoesNotOpen", fault.code)
        else:
            raise Fault("DoesNotOpen")
        if opened.receipt is not None:
            require(opened.receipt.jws in receipts, "receipt not among receipts/*.jws")
            formats.require_match(opened, verify(opened.receipt))

    key = formats.read_vkey((folder / "ledger/log.vkey").read_text().strip())

    def check_checkpoint(data):
        formats.verify_checkpoint(formats.read_checkpoint(data.decode()), key)

    def check_proof(path):
        entry = path.with_suffix(".entry").read_bytes()
        return lambda data: formats.verify_proof(data.decode(), key, entry)

    def check_destruction(data):
        formats.verify_destruction(data, key)

    items = [(path, check_receipt) for path in sorted(folder.glob("receipts/*.jws"))]
    items += [(path, check_envelope) for path in sorted(folder.glob("envelopes/*.bin"))]
    items += [(folder / "ledger/checkpoint", check_checkpoint)]
    items += [(path, check_proof(path)) for path in sorted(folder.glob("ledger/*.tlog-proof"))]
    items += [(path, check_destruction) for path in sorted(folder.glob("destruction-*.json"))]
    for kind in ("receipts/*.jws", "envelopes/*.bin", "ledger/*.tlog-proof", "destruction-*.json"):
        if not list(folder.glob(kind)):
            yield kind, "nothing there"
    for path, check in items:
        data, where = path.read_bytes(), str(path.relative_to(folder))
        try:
            check(data)
        except Fault as fault:
            yield where, f"refused: {fault.code}"
            continue
        yield where, None if refused(check, altered(data)) else "accepted with one bit altered"


def main(arguments):
    if arguments[:1] == ["--demo"] and len(arguments) == 2:
        outcomes = run_demo(Path(arguments[1]))
    elif not arguments:
        outcomes = run_vectors()
    else:
        print(__doc__, file=sys.stderr)
        return 2
    passed = failed = 0
    for where, problem in outcomes:
        if problem is None:
            passed += 1
        else:
            failed += 1
            print(f"{where}: {problem}")
    print(f"{passed} passed, {failed} failed")
    return 0 if passed and not failed else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
