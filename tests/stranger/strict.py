"""Base64 and JSON with one spelling (docs/formats.md, "Encodings")."""

import base64
import binascii
import json
import re


class Fault(Exception):
    """A refusal; the code is the one of docs/formats.md."""

    def __init__(self, code):
        super().__init__(code)
        self.code = code


def require(condition, code):
    if not condition:
        raise Fault(code)


def b64url(text, length=None):
    """Base64url without padding. Python's decoder accepts more than one spelling, so the text is made again and compared."""
    require(isinstance(text, str) and re.fullmatch(r"[A-Za-z0-9_-]*", text) is not None, "Malformed")
    try:
        data = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    except (binascii.Error, ValueError):
        raise Fault("Malformed") from None
    require(to_b64url(data) == text, "Malformed")
    require(length is None or len(data) == length, "Malformed")
    return data


def to_b64url(data):
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def b64std(text, length=None):
    """Standard base64 with padding."""
    try:
        data = base64.b64decode(text.encode("ascii"), validate=True)
    except (binascii.Error, ValueError):
        raise Fault("Malformed") from None
    require(base64.b64encode(data).decode() == text, "Malformed")
    require(length is None or len(data) == length, "Malformed")
    return data


def canonical(value):
    """RFC 8785 for what the formats hold: texts, whole numbers, booleans, lists and objects. Members are sorted by UTF-16 units."""
    if isinstance(value, dict):
        members = sorted(value.items(), key=lambda item: item[0].encode("utf-16-be"))
        return "{" + ",".join(canonical(k) + ":" + canonical(v) for k, v in members if v is not None) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(canonical, value)) + "]"
    return json.dumps(value, ensure_ascii=False)


def _pairs(pairs):
    members = dict(pairs)
    require(len(members) == len(pairs), "Malformed")
    return members


def _no_fraction(text):
    raise Fault("Malformed")


def parse(data, shape, limit):
    """A value of this shape whose bytes are its canonical spelling."""
    require(len(data) <= limit, "TooLong")
    try:
        text = data.decode("utf-8")
        value = json.loads(
            text, object_pairs_hook=_pairs, parse_float=_no_fraction, parse_constant=_no_fraction
        )
        again = canonical(value)
        again.encode("utf-8")
    except (ValueError, RecursionError):
        raise Fault("Malformed") from None
    check(value, shape)
    require(again == text, "NotCanonical")
    return value


def check(value, shape):
    """A shape is a dict of members ('name?' may be absent), a one-element list, or a function that judges a value."""
    if isinstance(shape, dict):
        require(isinstance(value, dict), "Malformed")
        known = {name.rstrip("?") for name in shape}
        require(set(value) <= known, "Malformed")
        for name, inner in shape.items():
            member = value.get(name.rstrip("?"))
            if member is not None:
                check(member, inner)
            else:
                require(name.endswith("?"), "Malformed")
    elif isinstance(shape, list):
        require(isinstance(value, list), "Malformed")
        for item in value:
            check(item, shape[0])
    else:
        require(shape(value), "Malformed")


MAX_EXACT = 2**53 - 1
_HIDDEN = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]")


def whole(value):
    return type(value) is int and -MAX_EXACT <= value <= MAX_EXACT


def natural(value):
    return whole(value) and value >= 0


def text(value):
    return type(value) is str


def boolean(value):
    return type(value) is bool


def line(limit):
    return lambda value: text(value) and 0 < len(value.encode()) <= limit and not _HIDDEN.search(value)


def matching(pattern):
    return lambda value: text(value) and re.fullmatch(pattern, value, re.ASCII) is not None


def octets(length):
    def judge(value):
        b64url(value, length)
        return True

    return judge


name = matching(r"[a-z][a-z0-9_.-]{0,63}")
number = matching(r"[0-9a-f]{32}")
media_type = lambda value: matching(r"[a-z0-9][a-z0-9.+-]*/[a-z0-9][a-z0-9.+-]*")(value) and len(value) <= 128
