"""Writes the logs in this folder. `python3 make.py` again gives the same bytes. README.md says what each is for."""
import json
import pathlib
import uuid

here = pathlib.Path(__file__).parent
OURS = "com.lanternpay.demo"
SPACE = uuid.UUID("6ba7b810-9dad-11d1-80b4-00c04fd430c8")
made = 0


def line(**members):
    return json.dumps(members, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def end(app, category, stamp, kind, identifier, **more):
    accessor = {"identifier": app, "identifierType": "bundleID"}
    return line(accessor=accessor, category=category, identifier=identifier, kind=kind, timeStamp=stamp, type="access", **more)


def access(app, category, begin, finish, **more):
    global made
    made += 1
    identifier = str(uuid.uuid5(SPACE, f"{app} {category} {begin} {made}")).upper()
    pair = [end(app, category, begin, "intervalBegin", identifier, **more)]
    return pair + ([end(app, category, finish, "intervalEnd", identifier, **more)] if finish else [])


def network(app, domain, first, last, hits, by="AppInitiated", kind=2, owner="", context=""):
    return [line(bundleID=app, context=context, domain=domain, domainOwner=owner, domainType=kind, firstTimeStamp=first,
                 hits=hits, initiatedType=by, timeStamp=last, type="networkActivity")]


def at(day, clock):
    return f"2026-{day}T{clock}+08:00"


def write(name, lines, end="\n"):
    (here / name).write_bytes(("\n".join(lines) + end).encode())


week = [
    access("com.apple.weather", "location", at("02-25", "07:00:01.120"), at("02-25", "07:00:03.481")),
    access("com.example.chat", "photos", at("02-26", "06:41:51.896"), at("02-26", "06:45:03.813")),
    access(OURS, "contacts", at("02-28", "03:12:44.902"), at("02-28", "03:12:45.377")),
    access(OURS, "location", at("03-01", "12:03:10.004"), at("03-01", "12:03:12.250"), accessCount=3),
    access("com.example.chat", "microphone", at("03-01", "20:10:00.000"), at("03-01", "20:15:21.640")),
    access(OURS, "location", at("03-01", "18:40:00.731"), at("03-01", "18:40:01.006")),
    access(OURS, "camera", at("03-02", "14:31:07.213"), at("03-02", "14:31:20.118")),
    access(OURS, "camera", at("03-02", "14:31:41.871"), at("03-02", "14:31:52.402")),
    access("com.example.shortvideo", "screenRecording", at("03-02", "21:00:00.500"), at("03-02", "21:04:10.001")),
    access(OURS + ".share", "photos", at("03-02", "22:05:13.620"), at("03-02", "22:05:14.011")),
    access(OURS, "camera", at("03-03", "08:00:15.330"), at("03-03", "08:00:31.774")),
    # Still open when the report was exported.
    access(OURS, "camera", at("03-03", "14:29:50.002"), None),
    network("com.example.shortvideo", "117.161.74.49", at("02-25", "08:24:53.092"), at("03-02", "08:42:46.449"), 2),
    network(OURS, "api.lanternpay.example", at("02-25", "09:00:00.000"), at("03-03", "14:29:58.100"), 41),
    network(OURS, "read.cloudlane.example", at("03-02", "14:32:01.000"), at("03-03", "08:01:00.000"), 2),
    network(OURS, "eu.read.cloudlane.example", at("03-02", "14:32:01.500"), at("03-02", "14:32:01.500"), 1),
    network(OURS, "evil-read.cloudlane.example", at("03-02", "14:32:02.000"), at("03-02", "14:32:02.000"), 1),
    network(OURS, "read.cloudlane.example.collect.example", at("03-02", "14:32:02.100"), at("03-02", "14:32:02.100"), 1),
    network(OURS, "T.AdNet.example.", at("02-25", "09:00:01.000"), at("03-03", "14:29:59.000"), 57, kind=1, owner="AdNet"),
    network(OURS, "www.news.example", at("03-01", "20:00:00.000"), at("03-01", "20:03:00.000"), 9, by="NonAppInitiated",
            context="www.news.example"),
]
week = [one for many in week for one in many]
write("ios_week.ndjson", week)
# A report is cut when a transfer stops.
(here / "ios_cut.ndjson").write_bytes(("\n".join(week)[:-40]).encode())


def op(name, when, tag=None, how="sync", package=OURS):
    return line(type="op", package=package, op=name, tag=tag, at=when, how=how)


def host(name, when, sent, package=OURS):
    return line(type="host", package=package, host=name, bytes=sent, at=when)


T = 1_772_433_000_000  # 2026-03-02T06:30:00Z
write("android_notes.jsonl", [
    op("android:camera", T, "privet.bill_scan"),
    op("android:camera", T + 4_000, "privet.bill_scan", "async"),
    host("read.cloudlane.example", T + 20_000, 198_657),
    op("android:coarse_location", T + 3_600_000, "privet.nearby"),
    op("android:fine_location", T + 3_601_000, "com.adnet.sdk"),
    op("android:camera", T + 7_200_000, "privet.nearby"),
    op("android:read_contacts", T + 7_260_000, "com.adnet.sdk", "self"),
    op("android:read_sms", T + 7_320_000),
    op("android:vibrate", T + 7_330_000),
    op("android:camera", T + 7_400_000, package="com.example.other"),
    host("t.adnet.example", T + 7_321_000, 4_096),
    host("t.adnet.example", T + 7_381_000, 1_024),
])

stamp = at("03-02", "10:00:00.000")
hostile = [
    *network(OURS, "pay\u202eelpmaxe.example", stamp, stamp, 1),
    *network(OURS, "read.cloud\u200blane.example", stamp, stamp, 1),
    *network(OURS, "http://secret.example/card=4821", stamp, stamp, 1),
    '{"type":"networkActivity","bundleID":"%s","domain":"a\\u0000.example","timeStamp":"%s","hits":1}' % (OURS, stamp),
    end(OURS, "camera", stamp, "intervalBegin", "id\u2066secret"),
    end(OURS, "brainWaves", stamp, "intervalBegin", "B"),
    '{"type":"telepathy"}',
    '{"no":"type"}',
    "[\"access\"]",
    "{" + "\"a\":{" * 3000 + "}" * 3001,
    "{\"deep\":" + "[" * 3000 + "]" * 3000 + "}",
    "x" * 17_000,
    '{"type":"access","type":"access"}',
    end(OURS, "camera", stamp, "intervalBegin", "N1", accessCount=-1),
    end(OURS, "camera", stamp, "intervalBegin", "N2", accessCount=99999999999999999999),
    end(OURS, "camera", stamp, "intervalBegin", "N3", accessCount="7"),
    end(OURS, "camera", stamp, "intervalBegin", "N4", accessCount=1.5),
    end(OURS, "camera", stamp, "intervalBegin", "N5", accessCount=0),
    end(OURS, "camera", "+999999-01-01T00:00:00Z", "intervalBegin", "T1"),
    end(OURS, "camera", "1969-12-31T23:59:59Z", "intervalBegin", "T2"),
    end(OURS, "camera", "2026-02-30T00:00:00Z", "intervalBegin", "T3"),
    end(OURS, "camera", "yesterday, secret.example", "intervalBegin", "T4"),
    end(OURS, "camera", 1772433000, "intervalBegin", "T5"),
    end(OURS, "camera", stamp, "intervalEnd", "E1"),
    end(OURS, "camera", stamp, "intervalBegin", "E2"),
    end(OURS, "camera", stamp, "intervalBegin", "E2"),
    '{"type":"access","accessor":{"identifier":"%s"},"category":"camera","hits":1e999}' % OURS,
]
write("ios_hostile.ndjson", hostile)
write("foreign.csv", ["Question ID (machine readable),Response ID (machine readable),Response value", "PSL_NAME,,true"])
write("foreign.html", ["<!doctype html>", "<html><body>", "<p>secret.example</p>", "</body></html>"])
write("foreign.json", ['{"log":{"version":"1.2","entries":[{"request":{"url":"https://secret.example/"}}]}}'])
(here / "utf16.ndjson").write_bytes(("\n".join(week) + "\n").encode("utf-16"))
