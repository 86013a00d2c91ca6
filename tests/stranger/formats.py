"""A verifier of Privet's wire formats, written from docs/formats.md with nothing but stock cryptography."""

import hashlib
import json
import re
from types import SimpleNamespace

from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, x25519
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

from strict import (
    Fault, b64std, b64url, boolean, canonical, line, matching, media_type, name, natural, number, octets, parse,
    require, text, to_b64url, whole,
)

ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
P256_JWK = {"crv": lambda v: v == "P-256", "kty": lambda v: v == "EC", "x": octets(32), "y": octets(32)}


def sha256(*parts):
    return hashlib.sha256(b"".join(parts)).digest()


def salted(label, salt, data):
    return sha256(label.encode(), b"\0", salt, data)


# Keys and JWS


def thumbprint(jwk):
    members = {k: v for k, v in jwk.items() if k in ("crv", "kty", "x", "y")}
    return to_b64url(sha256(canonical(members).encode()))


def es256_holds(jwk, signed, signature):
    require(len(signature) == 64, "Malformed")
    r, s = int.from_bytes(signature[:32], "big"), int.from_bytes(signature[32:], "big")
    require(0 < r < ORDER and 0 < s < ORDER, "Malformed")
    try:
        key = p256(jwk)
        key.verify(encode_dss_signature(r, s), signed, ec.ECDSA(hashes.SHA256()))
    except InvalidSignature:
        raise Fault("BadSignature") from None


def p256(jwk):
    x, y = (int.from_bytes(b64url(jwk[axis], 32), "big") for axis in "xy")
    try:
        return ec.EllipticCurvePublicNumbers(x, y, ec.SECP256R1()).public_key()
    except ValueError:
        raise Fault("Malformed") from None


def header_kid(encoded, typ):
    shape = {"alg": text, "kid": octets(32), "typ": text}
    header = parse(b64url(encoded), shape, 256)
    require(header["alg"] == "ES256" and header["typ"] == typ, "WrongType")
    return header["kid"]


def compact(jws, typ, shape, limit):
    require(len(jws.encode()) <= limit, "TooLong")
    require(jws.count(".") >= 2, "Malformed")
    signed, signature = jws.rsplit(".", 1)
    header, payload = signed.split(".", 1)
    kid = header_kid(header, typ)
    claims = parse(b64url(payload), shape, limit)
    signature = b64url(signature)
    require(len(signature) == 64, "Malformed")
    return SimpleNamespace(kid=kid, claims=claims, signed=signed.encode(), signature=signature)


# Receipt

CLAIMS = {
    "activity": name, "amount?": matching(r"(0|[1-9][0-9]{0,14})(\.[0-9]{1,4})?"), "aud": name,
    "currency?": matching(r"[A-Z]{3}"), "data": [name], "exp": natural, "face_matched": boolean, "iat": natural,
    "iss": name, "jti": number, "ledger": octets(32), "nonce?": matching(r"[!-~]{1,128}"), "payee?": line(256),
    "payload?": {"digest": octets(32), "media_type": media_type, "size": natural}, "purpose": line(512),
    "shown": {"digest": octets(32), "lang": matching(r"[A-Za-z0-9-]{2,35}")}, "sub": number, "terms": octets(32),
    "uv": matching("bio|pin"),
}


def read_receipt(jws):
    receipt = compact(jws, "privet-receipt+jwt", CLAIMS, 16 * 1024)
    claims = receipt.claims
    paid = [claims.get(member) is not None for member in ("amount", "currency", "payee")]
    if claims.get("payload") is None:
        require(all(paid), "Malformed")
    else:
        require(not any(paid) and not claims["face_matched"], "Malformed")
    require(claims["iat"] < claims["exp"], "Malformed")
    require(len(claims["data"]) == len(set(claims["data"])) <= 32, "Malformed")
    receipt.jws = jws
    return receipt


def verify_receipt(receipt, key, expect, now):
    """`now` is None when an old receipt is looked at again."""
    claims = receipt.claims
    require(receipt.kid == thumbprint(key), "WrongKey")
    es256_holds(key, receipt.signed, receipt.signature)
    require(claims["iss"] == expect["iss"], "WrongIssuer")
    require(claims["aud"] == expect["aud"], "WrongAudience")
    require(claims["sub"] == expect["sub"], "WrongSubject")
    require(claims["uv"] == expect["uv"], "WrongUv")
    require(claims.get("nonce") == expect.get("nonce"), "WrongNonce")
    if now is not None:
        require(claims["iat"] <= now + 60, "NotYet")
        require(now < claims["exp"], "Expired")
    return claims


# Envelope

_LINE = {"key": text, "text": text}
_SYSTEM = {
    "description": _LINE, "fallback?": _LINE, "reason": _LINE, "refuse": _LINE, "rows": [_LINE], "subtitle": _LINE,
    "title": _LINE,
}
SHOWN = {
    "activity": name, "buttons": [_LINE], "data": [name], "expires?": whole, "fallback?": text, "language": text,
    "lines": [_LINE], "payload?": {"media_type": text, "sha256": octets(32), "size": natural},
    "payment?": {"amount": text, "currency": text, "payee": text}, "policy": octets(32),
    "recipient?": {"contact": text, "id": name}, "removed": [text], "screen": text, "system?": _SYSTEM,
    "version": lambda value: type(value) is int and value == 1,
}
OPENINGS = {"payload_salt?": octets(32), "shown": SHOWN, "shown_salt": octets(32)}
DESCRIPTION = {"unconfirmed": {"activity": name, "data": [name], "iss": name, "media_type": media_type}}
MAX_OPENINGS = 65 * 1024
HPKE = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)


def _take(data):
    require(len(data) >= 4, "Malformed")
    length = int.from_bytes(data[:4], "big")
    require(len(data) >= 4 + length, "Malformed")
    return data[4 : 4 + length], data[4 + length :]


def open_envelope(secret, aud, envelope):
    require(len(envelope) >= 82, "UnknownSuite" if envelope[:2] not in (b"", b"\1", b"\1\1") else "Malformed")
    require(envelope[:2] == b"\1\1", "UnknownSuite")
    kid, jti, sealed = envelope[2:34], envelope[34:50], envelope[50:]
    private = x25519.X25519PrivateKey.from_private_bytes(b64url(secret["d"], 32))
    public = private.public_key().public_bytes_raw()
    require(secret["kty"] == "OKP" and secret["crv"] == "X25519" and b64url(secret["x"]) == public, "BadKey")
    require(b64url(thumbprint(secret)) == kid, "WrongKey")
    parts = [b"privet/envelope/v1", b"\1", kid, aud.encode(), jti]
    info = b"".join(len(part).to_bytes(4, "big") + part for part in parts)
    try:
        plain = HPKE.decrypt(sealed, private, info)
    except (InvalidTag, ValueError):
        raise Fault("DoesNotOpen") from None
    receipt, rest = _take(plain)
    middle, payload = _take(rest)
    opened = SimpleNamespace(jti=jti.hex(), aud=aud, payload=payload, receipt=None)
    try:
        if receipt:
            opened.openings = parse(middle, OPENINGS, MAX_OPENINGS)
            require(len(canonical(opened.openings["shown"]).encode()) <= 64 * 1024, "Malformed")
            opened.receipt = read_receipt(receipt.decode("utf-8"))
        else:
            opened.description = parse(middle, DESCRIPTION, MAX_OPENINGS)["unconfirmed"]
    except (Fault, UnicodeDecodeError):
        raise Fault("Malformed") from None
    return opened


def require_match(opened, claims):
    """Everything in the envelope against the claims of the receipt that came out of it and was verified."""
    shown, payload = opened.openings["shown"], opened.payload
    require(claims["jti"] == opened.jti and claims["aud"] == opened.aud, "OtherRelease")
    salt, claimed = opened.openings.get("payload_salt"), claims.get("payload")
    require((salt is None) == (claimed is None), "PayloadDiffers")
    if claimed is None:
        require(payload == b"", "PayloadDiffers")
    else:
        digest = salted("privet/payload/v1", b64url(salt), payload)
        require(to_b64url(digest) == claimed["digest"] and len(payload) == claimed["size"], "PayloadDiffers")
    digest = salted("privet/shown/v1", b64url(opened.openings["shown_salt"]), canonical(shown).encode())
    require(to_b64url(digest) == claims["shown"]["digest"], "ShownDiffers")
    for seen, said in (
        (shown["activity"], claims["activity"]), (shown["data"], claims["data"]),
        (shown["language"], claims["shown"]["lang"]), ((shown.get("recipient") or {}).get("id"), claims["aud"]),
    ):
        require(seen == said, "ShownDiffers")
    payment, picture = shown.get("payment"), shown.get("payload")
    if claimed is None:
        require(payment == {m: claims[m] for m in ("amount", "currency", "payee")}, "ShownDiffers")
        require(picture is None, "ShownDiffers")
    else:
        same = {"sha256": to_b64url(sha256(payload)), "size": len(payload), "media_type": claimed["media_type"]}
        require(picture == same and payment is None, "ShownDiffers")
    return shown, payload


# Checkpoint and proof

_KEY_NAME = re.compile(r"[!-*,-~]{1,200}", re.ASCII)


def read_vkey(vkey):
    require(len(vkey) <= 264, "TooLong")
    parts = vkey.split("+", 2)
    require(len(parts) == 3 and _KEY_NAME.fullmatch(parts[0]), "Malformed")
    key = b64std(parts[2], 33)
    key_id = sha256(parts[0].encode(), b"\n", key)[:4]
    require(key[0] == 1 and parts[1] == key_id.hex(), "Malformed")
    return SimpleNamespace(name=parts[0], key_id=key_id, public=key[1:])


def _decimal(digits):
    require(re.fullmatch(r"0|[1-9][0-9]{0,19}", digits, re.ASCII) and int(digits) < 2**64, "Malformed")
    return int(digits)


def read_checkpoint(note):
    require(len(note.encode()) <= 8 * 1024, "TooLong")
    require("\n\n" in note, "Malformed")
    body, lines = note.split("\n\n", 1)
    parts = body.split("\n")
    require(len(parts) == 3 and _KEY_NAME.fullmatch(parts[0]), "Malformed")
    size, root = _decimal(parts[1]), b64std(parts[2], 32)
    require(lines.endswith("\n"), "Malformed")
    signatures = []
    for signature in lines[:-1].split("\n"):
        words = signature.split(" ")
        require(len(words) == 3 and words[0] == "\u2014" and _KEY_NAME.fullmatch(words[1]), "Malformed")
        data = b64std(words[2])
        require(len(data) > 4, "Malformed")
        signatures.append((words[1], data[:4], data[4:]))
    require(len(signatures) <= 16, "TooLong")
    return SimpleNamespace(origin=parts[0], size=size, root=root, body=body + "\n", signatures=signatures)


def verify_checkpoint(checkpoint, key):
    require(checkpoint.origin == key.name, "WrongOrigin")
    own = [s for by, key_id, s in checkpoint.signatures if (by, key_id) == (key.name, key.key_id)]
    require(own, "NoSignature")
    require(len(own) == 1, "Malformed")
    try:
        public = ed25519.Ed25519PublicKey.from_public_bytes(key.public)
        public.verify(own[0], checkpoint.body.encode())
    except (InvalidSignature, ValueError):
        raise Fault("BadSignature") from None
    return checkpoint


def root_from_path(index, size, leaf, path):
    """RFC 9162 §2.1.3.2."""
    require(index < size, "NotIncluded")
    fn, sn, node = index, size - 1, leaf
    for sibling in path:
        require(sn != 0, "NotIncluded")
        if fn & 1 or fn == sn:
            node = sha256(b"\1", sibling, node)
            while not fn & 1 and fn != 0:
                fn, sn = fn >> 1, sn >> 1
        else:
            node = sha256(b"\1", node, sibling)
        fn, sn = fn >> 1, sn >> 1
    require(sn == 0, "NotIncluded")
    return node


def verify_proof(proof, key, entry):
    require(len(proof.encode()) <= 12 * 1024, "TooLong")
    require("\n\n" in proof, "Malformed")
    head, note = proof.split("\n\n", 1)
    lines = head.split("\n")
    require(lines.pop(0) == "c2sp.org/tlog-proof@v1", "Malformed")
    extra = None
    if lines and lines[0].startswith("extra "):
        extra = b64std(lines.pop(0)[6:], 32)
    require(lines and lines[0].startswith("index "), "Malformed")
    index = _decimal(lines.pop(0)[6:])
    path = [b64std(hash_line, 32) for hash_line in lines]
    require(len(path) <= 64, "TooLong")
    checkpoint = verify_checkpoint(read_checkpoint(note), key)
    require(extra is None or extra == entry[:32], "WrongSalt")
    require(root_from_path(index, checkpoint.size, sha256(b"\0", entry), path) == checkpoint.root, "NotIncluded")
    return index, checkpoint


# Destruction record

_PROVED = {"entry": octets(None), "proof": text}
DESTRUCTION = {"destroyed": _PROVED, "destroying": _PROVED, "format": text, "key": text}


def verify_destruction(data, key):
    record = parse(data, DESTRUCTION, 64 * 1024)
    require(record["format"] == "privet/destruction/1", "Malformed")
    inside = read_vkey(record["key"])
    require((inside.name, inside.public) == (key.name, key.public), "OtherKey")

    def said(held, kind):
        entry = b64url(held["entry"])
        index, checkpoint = verify_proof(held["proof"], key, entry)
        try:
            body = json.loads(entry[32:])
            event = body["event"]
            require(event.get("why", "Off") in ("Off", "Replaced", "KeyLost"), "OtherEvent")
            found = SimpleNamespace(at=body["at"], kind=event["type"], of=(event["template"], event["activity"]))
        except (ValueError, KeyError, TypeError):
            raise Fault("OtherEvent") from None
        require(number(found.of[0]) and name(found.of[1]) and whole(found.at), "OtherEvent")
        require(found.kind == kind, "OtherEvent")
        return index, checkpoint, found

    first, head, denied = said(record["destroying"], "TemplateDestroying")
    second, other_head, missing = said(record["destroyed"], "TemplateDestroyed")
    require(head.body == other_head.body, "OtherCheckpoint")
    require(denied.of == missing.of, "OtherTemplate")
    require(first < second, "OutOfOrder")
    return SimpleNamespace(of=denied.of, denied=denied.at, missing=missing.at, entries=[first, second], size=head.size)


# Slip

SLIP = {"body": text, "format": text, "key": text, "proof": text}


def verify_slip(data, key):
    slip = parse(data, SLIP, 128 * 1024)
    require(slip["format"] == "privet/slip/1", "Malformed")
    inside = read_vkey(slip["key"])
    require((inside.name, inside.public) == (key.name, key.public), "OtherKey")
    salt = [line[6:] for line in slip["proof"].split("\n\n")[0].split("\n") if line.startswith("extra ")]
    require(len(salt) == 1, "Malformed")
    index, checkpoint = verify_proof(slip["proof"], key, b64std(salt[0]) + slip["body"].encode())
    return SimpleNamespace(index=index, size=checkpoint.size, body=slip["body"])


# Registration, notice, acknowledgement

REGISTRATION = {
    "aud": name, "challenge": octets(None), "iss": name, "sub": number,
    "keys": [{"attestation?": [octets(None)], "jwk": P256_JWK, "uv": matching("bio|pin|none")}],
}
NOTICE = {"activity": name, "aud": name, "iss": name, "jti": number, "sub": number, "withdrawn_at": natural}
ACK = {"envelope": octets(32), "jti": number, "received": natural}


def verify_registration(registration, iss, aud, challenge):
    shape = {"payload": octets(None), "signatures": [{"protected": octets(None), "signature": octets(64)}]}
    general = parse(registration.encode(), shape, 64 * 1024)
    said = parse(b64url(general["payload"]), REGISTRATION, 64 * 1024)
    for key in said["keys"]:
        require(key.get("attestation") != [], "NotCanonical")
        p256(key["jwk"])
    require(16 <= len(b64url(said["challenge"])) <= 64, "Malformed")
    uses = [("bio", "pin", "none").index(key["uv"]) for key in said["keys"]]
    kids = [thumbprint(key["jwk"]) for key in said["keys"]]
    require(uses == sorted(set(uses)) and uses and uses[0] < 2, "BadKeys")
    require(len(set(kids)) == len(kids) == len(general["signatures"]), "BadKeys")
    for key in said["keys"]:
        parts = [len(b64url(part)) for part in key.get("attestation", [])]
        require(len(parts) <= 8 and all(parts) and sum(parts) <= 16 * 1024, "BadAttestation")
    for key, kid, made in zip(said["keys"], kids, general["signatures"]):
        require(header_kid(made["protected"], "privet-registration+jwt") == kid, "BadKeys")
        signed = f"{made['protected']}.{general['payload']}".encode()
        es256_holds(key["jwk"], signed, b64url(made["signature"]))
    require(said["iss"] == iss, "WrongIssuer")
    require(said["aud"] == aud, "WrongAudience")
    require(b64url(said["challenge"]) == challenge, "WrongChallenge")
    return said


def attestation_challenge(aud, challenge):
    return sha256(b"privet/attestation/v1\0", aud.encode(), b"\0", challenge)


def verify_notice(jws, key, iss, aud, sub):
    notice = compact(jws, "privet-notice+jwt", NOTICE, 4 * 1024)
    require(notice.kid == thumbprint(key), "WrongKey")
    es256_holds(key, notice.signed, notice.signature)
    require(notice.claims["iss"] == iss, "WrongIssuer")
    require(notice.claims["aud"] == aud, "WrongAudience")
    require(notice.claims["sub"] == sub, "WrongSubject")
    return notice.claims


def verify_ack(data, envelope, jti):
    try:
        ack = parse(data, ACK, 512)
    except Fault:
        raise Fault("Malformed") from None
    require(ack["jti"] == jti and b64url(ack["envelope"]) == sha256(envelope), "OtherEnvelope")
    return ack
