"""Makes the photographs: a fictional electricity bill on a table, and files that a gate has to refuse or clean.

Usage: python3 make.py (needs Pillow, piexif, numpy and the DejaVu fonts; made with Pillow 13.0.0, piexif 1.1.3, numpy 2.4.6).
The committed files are what tests read; running this again with other versions may move single bytes. All names are invented.
"""
import io
import pathlib
import struct

import numpy
import piexif
from PIL import Image, ImageDraw, ImageFilter, ImageFont

SEED = 20260303
WIDTH, HEIGHT = 1280, 960
here = pathlib.Path(__file__).parent
rng = numpy.random.default_rng(SEED)


def font(size, bold=False, mono=False):
    name = "DejaVuSansMono" if mono else "DejaVuSans"
    return ImageFont.truetype(name + ("-Bold" if bold else "") + ".ttf", size)


def soft_noise(width, height, cells, low, high):
    """Smooth blotches: a few random values, stretched."""
    grid = Image.fromarray(rng.integers(0, 256, cells, dtype=numpy.uint8))
    grid = grid.resize((width, height), Image.Resampling.BICUBIC)
    return low + (high - low) * numpy.asarray(grid, dtype=float) / 255


def table():
    """Oiled oak: boards with long grain."""
    grain = soft_noise(WIDTH, HEIGHT, (240, 9), 0, 1) * 0.55 + soft_noise(WIDTH, HEIGHT, (90, 5), 0, 1) * 0.45
    waves = 0.5 + 0.5 * numpy.sin(grain * 26)
    tone = 0.80 + 0.13 * waves + 0.10 * soft_noise(WIDTH, HEIGHT, (12, 4), -1, 1)
    rows = numpy.arange(HEIGHT)
    for board, top in enumerate((0, 330, 700)):
        bottom = (330, 700, HEIGHT)[board]
        tone[top:bottom] *= (0.97, 1.03, 0.99)[board]
        gap = numpy.exp(-((rows - top) / 2.2) ** 2) if top else numpy.zeros(HEIGHT)
        tone *= 1 - 0.55 * gap[:, None]
    return numpy.clip(tone, 0, 1.2)[:, :, None] * numpy.array([158, 116, 78])


def bill():
    """The paper, drawn flat."""
    page = Image.new("RGB", (1000, 1360), (247, 245, 238))
    draw = ImageDraw.Draw(page)
    ink, quiet, accent = (38, 42, 50), (104, 108, 114), (20, 92, 110)
    draw.rectangle((0, 0, 1000, 150), fill=accent)
    draw.ellipse((52, 35, 132, 115), fill=(247, 245, 238))
    draw.polygon([(98, 45), (72, 82), (90, 82), (84, 107), (113, 68), (94, 68)], fill=accent)
    draw.text((160, 38), "RIVERLIGHT ELECTRIC", font=font(44, bold=True), fill=(250, 250, 246))
    draw.text((162, 96), "Harbour Street 12, Lanshan", font=font(23), fill=(208, 226, 230))
    draw.text((60, 190), "Electricity bill", font=font(50, bold=True), fill=ink)
    draw.text((60, 262), "February 2026", font=font(31), fill=quiet)
    for i, (label, value) in enumerate(
        [("Customer", "Chen M. (sample)"), ("Account", "00 4471 9920"), ("Meter", "LS-208 613"), ("Issued", "2 March 2026")]
    ):
        y = 330 + 46 * i
        draw.text((60, y), label, font=font(26), fill=quiet)
        draw.text((270, y), value, font=font(26, mono=True), fill=ink)
    draw.line((60, 540, 940, 540), fill=(180, 184, 186), width=3)
    lines = [("Reading 1 Feb", "18 204 kWh", ""), ("Reading 1 Mar", "18 391 kWh", ""), ("Day rate", "131 kWh", "78.60"),
             ("Night rate", "56 kWh", "16.80"), ("Standing charge", "28 days", "14.00"), ("Green share", "", "4.20")]
    for i, (what, much, cost) in enumerate(lines):
        y = 566 + 50 * i
        draw.text((60, y), what, font=font(28), fill=ink)
        draw.text((430, y), much, font=font(27, mono=True), fill=quiet)
        draw.text((940, y), cost, font=font(28, mono=True), fill=ink, anchor="ra")
    draw.rectangle((40, 886, 960, 976), fill=(224, 234, 234))
    draw.text((60, 906), "To pay by 20 March", font=font(36, bold=True), fill=ink)
    draw.text((940, 906), "CNY 113.60", font=font(38, bold=True, mono=True), fill=accent, anchor="ra")
    draw.text((60, 1010), "Use in the last six months, kWh", font=font(24), fill=quiet)
    for i, used in enumerate((142, 150, 171, 214, 226, 187)):
        x, top = 80 + 96 * i, 1250 - int(used * 0.85)
        draw.rectangle((x, top, x + 58, 1250), fill=accent if i == 5 else (150, 184, 190))
        draw.text((x + 29, 1262), ("Sep", "Oct", "Nov", "Dec", "Jan", "Feb")[i], font=font(21), fill=quiet, anchor="ma")
    cells = rng.integers(0, 2, (21, 21))
    for y in range(21):
        for x in range(21):
            if cells[y, x]:
                draw.rectangle((712 + 10 * x, 1050 + 10 * y, 721 + 10 * x, 1059 + 10 * y), fill=ink)
    draw.text((60, 1316), "A sample for a demonstration. Nobody lives here.", font=font(20), fill=quiet)
    return page


def photograph():
    """The paper on the table, seen from above and a little from the side, by window light from the left."""
    flat = bill()
    corners = [(386, 66), (936, 104), (1002, 902), (262, 866)]
    source = [(0, 0), (flat.width, 0), (flat.width, flat.height), (0, flat.height)]
    rows = []
    for (x, y), (u, v) in zip(corners, source):
        rows.append([x, y, 1, 0, 0, 0, -u * x, -u * y])
        rows.append([0, 0, 0, x, y, 1, -v * x, -v * y])
    warp = numpy.linalg.solve(numpy.array(rows, float), numpy.array(source, float).reshape(8))
    paper = flat.transform((WIDTH, HEIGHT), Image.Transform.PERSPECTIVE, tuple(warp), Image.Resampling.BICUBIC,
                           fillcolor=(247, 245, 238))
    mask = Image.new("L", (WIDTH * 2, HEIGHT * 2), 0)
    ImageDraw.Draw(mask).polygon([(2 * x, 2 * y) for x, y in corners], fill=255)
    mask = mask.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS)

    shadow = Image.new("L", (WIDTH, HEIGHT), 0)
    ImageDraw.Draw(shadow).polygon([(x + 15, y + 13) for x, y in corners], fill=190)
    shadow = numpy.asarray(shadow.filter(ImageFilter.GaussianBlur(15)), float)[:, :, None] / 255

    scene = table() * (1 - 0.62 * shadow)
    # Two folds, where the letter lay in its envelope, and a curl at the lower right.
    ys, xs = numpy.mgrid[0:HEIGHT, 0:WIDTH].astype(float)
    sheet = numpy.asarray(paper, float)
    for fold in (335, 605):
        across = ys - fold - 0.055 * (xs - 640)
        sheet = sheet * (1 - 0.085 * numpy.exp(-((across + 6) / 9) ** 2) + 0.05 * numpy.exp(-((across - 7) / 12) ** 2))[:, :, None]
    sheet = sheet * (1 - 0.16 * numpy.exp(-(((xs - 1000) / 130) ** 2 + ((ys - 900) / 110) ** 2)))[:, :, None]
    alpha = numpy.asarray(mask, float)[:, :, None] / 255
    scene = scene * (1 - alpha) + sheet * 0.97 * alpha

    # A pen at the right, with its own shadow.
    for offset, colours, blur in (((16, 14), None, 9), ((0, 0), (34, 46, 66), 0.8)):
        layer = Image.new("L", (WIDTH, HEIGHT), 0)
        pen = ImageDraw.Draw(layer)
        a, b = (1070 + offset[0], 250 + offset[1]), (1168 + offset[0], 770 + offset[1])
        pen.line((a, b), fill=255, width=24)
        pen.ellipse((a[0] - 12, a[1] - 12, a[0] + 12, a[1] + 12), fill=255)
        pen.polygon([(b[0] - 12, b[1]), (b[0] + 12, b[1] - 4), (b[0] + 9, b[1] + 46)], fill=255)
        part = numpy.asarray(layer.filter(ImageFilter.GaussianBlur(blur)), float)[:, :, None] / 255
        if colours is None:
            scene *= 1 - 0.55 * part
        else:
            gleam = numpy.exp(-((xs - 1064 - (ys - 250) * 0.1885) / 3.2) ** 2)[:, :, None] * 105
            scene = scene * (1 - part) + (numpy.array(colours) + gleam) * part

    light = 1.13 - 0.30 * (xs / WIDTH) - 0.12 * (ys / HEIGHT) + 0.05 * numpy.sin(xs / 210 + ys / 340)
    edge = 1 - 0.20 * (((xs - 640) / 800) ** 2 + ((ys - 480) / 620) ** 2) ** 1.4
    scene = scene * (light * edge)[:, :, None] * numpy.array([1.03, 1.0, 0.94])
    picture = Image.fromarray(numpy.clip(scene, 0, 255).astype(numpy.uint8)).filter(ImageFilter.GaussianBlur(0.75))
    grain = rng.normal(0, 3.0, (HEIGHT, WIDTH, 1)) + rng.normal(0, 1.2, (HEIGHT, WIDTH, 3))
    return Image.fromarray(numpy.clip(numpy.asarray(picture, float) + grain, 0, 255).astype(numpy.uint8))


def exif(picture, orientation=1):
    """What a phone writes: place, time, model, serial number, a small second picture."""
    small = io.BytesIO()
    picture.resize((160, 120)).save(small, "JPEG", quality=60)
    return piexif.dump({
        "0th": {
            piexif.ImageIFD.Make: "Fictional", piexif.ImageIFD.Model: "Lantern Phone 7",
            piexif.ImageIFD.Software: "LanternOS 7.1.2", piexif.ImageIFD.DateTime: "2026:03:03 14:12:09",
            piexif.ImageIFD.Orientation: orientation, piexif.ImageIFD.ImageDescription: "bill on the kitchen table",
        },
        "Exif": {
            piexif.ExifIFD.DateTimeOriginal: "2026:03:03 14:12:09", piexif.ExifIFD.OffsetTimeOriginal: "+08:00",
            piexif.ExifIFD.BodySerialNumber: "LP7-00418862", piexif.ExifIFD.LensModel: "Lantern 26 mm f/1.8",
            piexif.ExifIFD.MakerNote: b"maker note canary",
        },
        "GPS": {
            piexif.GPSIFD.GPSLatitudeRef: "N", piexif.GPSIFD.GPSLatitude: ((22, 1), (16, 1), (4212, 100)),
            piexif.GPSIFD.GPSLongitudeRef: "E", piexif.GPSIFD.GPSLongitude: ((114, 1), (9, 1), (1733, 100)),
            piexif.GPSIFD.GPSDateStamp: "2026:03:03", piexif.GPSIFD.GPSTimeStamp: ((6, 1), (12, 1), (9, 1)),
        },
        "1st": {piexif.ImageIFD.Compression: 6},
        "thumbnail": small.getvalue(),
    })


def profile():
    """A colour profile as a phone's picture has it (ICC.1:2022): its name, a white, three primaries, one curve for all three."""
    def text(said):
        return struct.pack(">4sIIIHHII", b"mluc", 0, 1, 12, 0x656E, 0x5553, 2 * len(said), 28) + said.encode("utf-16-be")

    def point(*xyz):
        return struct.pack(">4sIiii", b"XYZ ", 0, *(round(65536 * part) for part in xyz))

    curve = struct.pack(">4sIHHi", b"para", 0, 0, 0, round(65536 * 2.2))
    elements = [((b"desc",), text("Lantern Phone 7 display")), ((b"cprt",), text("Nobody, 2026")),
                ((b"wtpt",), point(0.9642, 1, 0.8249)), ((b"rXYZ",), point(0.5151, 0.2412, -0.0011)),
                ((b"gXYZ",), point(0.292, 0.6922, 0.0419)), ((b"bXYZ",), point(0.1571, 0.0666, 0.7841)),
                ((b"rTRC", b"gTRC", b"bTRC"), curve)]
    count = sum(len(names) for names, _ in elements)
    table, body = struct.pack(">I", count), b""
    for names, element in elements:
        for name in names:
            table += struct.pack(">4sII", name, 132 + 12 * count + len(body), len(element))
        body += element + b"\0" * (-len(element) % 4)
    head = struct.pack(">II4s4s4s12s4s", 0, 0x04400000, b"mntr", b"RGB ", b"XYZ ", b"", b"acsp").ljust(124, b"\0")
    return struct.pack(">I", 4 + len(head) + len(table) + len(body)) + head + table + body


def jpeg(picture, **options):
    out = io.BytesIO()
    picture.save(out, "JPEG", **{"quality": 86, "subsampling": 2, **options})
    return out.getvalue()


def main():
    photo = photograph()
    gps = jpeg(photo, exif=exif(photo))
    small = photo.resize((320, 240), Image.Resampling.LANCZOS)
    turned = small.transpose(Image.Transpose.ROTATE_90)
    heic = struct.pack(">I4s4sI4s4s", 24, b"ftyp", b"heic", 0, b"mif1", b"heic") + b"\0" * 40
    files = {
        "gps.jpg": gps,
        "rotated.jpg": jpeg(turned, exif=exif(turned, orientation=6)),
        "progressive.jpg": jpeg(small, progressive=True, exif=exif(small), comment=b"comment canary"),
        "trailing.jpg": jpeg(small) + b"PK\x03\x04 hidden archive canary" + jpeg(small.resize((32, 24))),
        "profile.jpg": jpeg(small, icc_profile=profile()),
        "truncated.jpg": gps[: len(gps) // 2],
        "not_a_jpeg.heic": heic,
    }
    png, webp = io.BytesIO(), io.BytesIO()
    small.resize((96, 72)).save(png, "PNG", exif=exif(small), optimize=True)
    small.save(webp, "WEBP", quality=70, exif=exif(small))
    files["gps.png"], files["gps.webp"] = png.getvalue(), webp.getvalue()
    for name, data in files.items():
        (here / name).write_bytes(data)
    (here.parent.parent / "cli" / "assets" / "bill.jpg").write_bytes(gps)


main()
