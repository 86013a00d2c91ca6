// Made by `privet manifest build` from the manifest of corner.shop-2, policy 1 ${x}: change that, not this.

package com.example.corner

import dev.privet.Activity
import dev.privet.Payload
import dev.privet.PendingRelease
import dev.privet.PersonKeys
import dev.privet.Privet
import dev.privet.Purpose
import dev.privet.Signed
import dev.privet.ffi.ActivityId
import dev.privet.ffi.DataId
import dev.privet.ffi.Reader
import dev.privet.ffi.RecipientId
import dev.privet.ffi.RequestId
import dev.privet.masked

/**
 * What Corner \*&#47; Shop $2 declares, as types: what it does not declare does not compile. Each activity does what any does ([Purpose]), and
 * beyond that what it declares.
 *
 * @property privet opened with [manifest].
 */
public class CornerShop2(
    public val privet: Privet,
) {
    /** In. */
    public val `in`: In = In(privet.activity(ActivityId("in")))

    /** When. */
    public val whenX1: WhenX1 = WhenX1(privet.activity(ActivityId("when.x-1")))

    /** Where. */
    public val `typeof`: Typeof = Typeof(privet.activity(ActivityId("typeof")))

    /** Reads. */
    public val toString: ToString = ToString(privet.activity(ActivityId("to_string")))

    /** As [Privet.register], with somebody who is declared. */
    public suspend fun register(
        recipient: Recipient,
        challenge: ByteArray,
        keys: PersonKeys,
        reader: Reader,
        request: RequestId = RequestId.random(),
    ): Signed<String> = privet.register(recipient.id, challenge, keys, reader, request)

    /** As [Privet.masked], for a kind of data that is declared. */
    public fun masked(
        data: Data,
        value: String,
    ): String = privet.masked(data.id, value)

    /**
     * In.
     *
     * Ends \*&#47; no comment /\* and begins none; costs $5, "\\"\\"".
     *
     * \`Now\` and @then.
     *
     * After a no: Nothing else changes.
     *
     * @property activity the same without these types, for screens.
     */
    public class In internal constructor(
        public val activity: Activity,
    ) : Purpose by activity {
        /** Describes a send of a picture. As [Activity.release]. */
        public fun release(
            to: To,
            picture: Payload.Picture,
            tapped: Boolean = false,
            request: RequestId = RequestId.random(),
        ): PendingRelease = activity.release(to.id, picture, tapped, request)

        /** Describes a send of a document. As [Activity.release]. */
        public fun release(
            to: To,
            document: Payload.Json,
            tapped: Boolean = false,
            request: RequestId = RequestId.random(),
        ): PendingRelease = activity.release(to.id, document, tapped, request)

        /**
         * Who receives it.
         *
         * @property id as the manifest names them.
         */
        public sealed interface To {
            public val id: RecipientId
        }
    }

    /**
     * When.
     *
     * Ends \*&#47; no comment /\* and begins none; costs $5, "\\"\\"".
     *
     * \`Now\` and @then.
     *
     * After a no: Nothing else changes.
     *
     * @property activity the same without these types, for screens.
     */
    public class WhenX1 internal constructor(
        public val activity: Activity,
    ) : Purpose by activity {
        /** Describes a send of what was found in pictures, which stay. As [Activity.release]. */
        public fun release(
            to: To,
            result: Payload.Result,
            tapped: Boolean = false,
            request: RequestId = RequestId.random(),
        ): PendingRelease = activity.release(to.id, result, tapped, request)

        /**
         * Who receives it.
         *
         * @property id as the manifest names them.
         */
        public sealed interface To {
            public val id: RecipientId
        }
    }

    /**
     * Where.
     *
     * Ends \*&#47; no comment /\* and begins none; costs $5, "\\"\\"".
     *
     * \`Now\` and @then.
     *
     * After a no: Nothing else changes.
     *
     * @property activity the same without these types, for screens.
     */
    public class Typeof internal constructor(
        public val activity: Activity,
    ) : Purpose by activity {
        /** Describes a send of a place. As [Activity.release]. */
        public fun release(
            to: To,
            place: Payload.Location,
            tapped: Boolean = false,
            request: RequestId = RequestId.random(),
        ): PendingRelease = activity.release(to.id, place, tapped, request)

        /**
         * Who receives it.
         *
         * @property id as the manifest names them.
         */
        public sealed interface To {
            public val id: RecipientId
        }
    }

    /**
     * Reads.
     *
     * Ends \*&#47; no comment /\* and begins none; costs $5, "\\"\\"".
     *
     * \`Now\` and @then.
     *
     * After a no: Nothing else changes.
     *
     * @property activity the same without these types, for screens.
     */
    public class ToString internal constructor(
        public val activity: Activity,
    ) : Purpose by activity

    /**
     * Who may receive data.
     *
     * @property id as the manifest names them.
     */
    public sealed class Recipient(
        public val id: RecipientId,
    ) {
        /** Object. */
        public data object Object : Recipient(RecipientId("object")), com.example.corner.CornerShop2.In.To, WhenX1.To, Typeof.To

        /** Cloudlane \[of\]\(nobody\). */
        public data object In : Recipient(RecipientId("in")), com.example.corner.CornerShop2.In.To
    }

    /**
     * What is used of a person.
     *
     * @property id as the manifest names it.
     */
    public enum class Data(
        public val id: DataId,
    ) {
        /** Picture. */
        Picture(DataId("picture")),

        /** Note "of" yours. */
        Note(DataId("note")),

        /** Exact place. */
        Place(DataId("place")),

        /** Name. */
        FirstName(DataId("first.name")),
    }

    /** What is declared. */
    public companion object {
        /** The manifest (JSON), to open Privet with. */
        public val manifest: String = MANIFEST
    }
}

private val MANIFEST =
    """{
  "id": "corner.shop-2",
  "controller": {
    "name": {
      "en": "Corner */ Shop ${'$'}2",
      "zh-Hans": "街角 /* 小店"
    },
    "address": {
      "en": "2 Corner Street",
      "zh-Hans": "街角路 2 号"
    },
    "contact": "shop@corner.example"
  },
  "policy_version": "1 ${'$'}{x}",
  "languages": [
    "zh-Hans",
    "en"
  ],
  "storage_country": "CN",
  "data": [
    {
      "id": "picture",
      "name": {
        "en": "Picture",
        "zh-Hans": "图片"
      },
      "category": "camera_frame",
      "sensitivity": "ordinary",
      "mask": "hidden"
    },
    {
      "id": "note",
      "name": {
        "en": "Note \"of\" yours",
        "zh-Hans": "备注"
      },
      "category": "app_usage",
      "sensitivity": "ordinary",
      "mask": "hidden"
    },
    {
      "id": "place",
      "name": {
        "en": "Exact place",
        "zh-Hans": "精确位置"
      },
      "category": "precise_location",
      "sensitivity": "sensitive",
      "mask": "hidden"
    },
    {
      "id": "first.name",
      "name": {
        "en": "Name",
        "zh-Hans": "姓名"
      },
      "category": "name",
      "sensitivity": "ordinary",
      "mask": "hidden"
    }
  ],
  "recipients": [
    {
      "id": "object",
      "name": {
        "en": "Object",
        "zh-Hans": "物品"
      },
      "contact": "a@object.example",
      "role": "processor",
      "country": "CN",
      "policy_url": "https://object.example/p",
      "envelope_keys": [
        {
          "kty": "OKP",
          "crv": "X25519",
          "x": "x9zb1S9RXJ-uqBay5hQu8Md-qlpjXsVlHBIBXjrU8Hc"
        }
      ],
      "hosts": [
        "object.example"
      ],
      "accepts": [
        "bio",
        "pin"
      ]
    },
    {
      "id": "in",
      "name": {
        "en": "Cloudlane [of](nobody)",
        "zh-Hans": "云巷"
      },
      "contact": "a@lane.example",
      "role": "processor",
      "country": "CN",
      "policy_url": "https://lane.example/p",
      "envelope_keys": [
        {
          "kty": "OKP",
          "crv": "X25519",
          "x": "x9zb1S9RXJ-uqBay5hQu8Md-qlpjXsVlHBIBXjrU8Hc"
        }
      ],
      "hosts": [
        "lane.example"
      ],
      "accepts": [
        "bio",
        "pin"
      ]
    }
  ],
  "activities": [
    {
      "id": "in",
      "kind": "data",
      "texts": {
        "title": {
          "en": "In",
          "zh-Hans": "用途"
        },
        "purpose": {
          "en": "Ends */ no comment /* and begins none; costs ${'$'}5, \"\\\"\\\"\".",
          "zh-Hans": "用途。"
        },
        "scenario": {
          "en": "`Now` and @then.",
          "zh-Hans": "使用时。"
        },
        "if_refused": {
          "en": "Nothing else changes.",
          "zh-Hans": "其他不变。"
        }
      },
      "data": [
        "picture",
        "note"
      ],
      "recipients": [
        "in",
        "object"
      ],
      "processing": [
        "collect",
        "use",
        "transmit",
        "delete"
      ],
      "basis": "consent",
      "separate_consent": true,
      "necessity": "optional",
      "retention": {
        "device": "not_kept",
        "recipient": {
          "days": 7
        }
      },
      "storage": "recipient",
      "os_permission": "camera",
      "confirm": "every_use",
      "minimise": [
        "strip_metadata"
      ],
      "delivery_hours": 24,
      "impact_assessment": "LP-PIA-2026-03",
      "minors": "guardian",
      "max_grant": "until_withdrawn",
      "unused_lapse_days": 365
    },
    {
      "id": "when.x-1",
      "kind": "data",
      "texts": {
        "title": {
          "en": "When",
          "zh-Hans": "用途"
        },
        "purpose": {
          "en": "Ends */ no comment /* and begins none; costs ${'$'}5, \"\\\"\\\"\".",
          "zh-Hans": "用途。"
        },
        "scenario": {
          "en": "`Now` and @then.",
          "zh-Hans": "使用时。"
        },
        "if_refused": {
          "en": "Nothing else changes.",
          "zh-Hans": "其他不变。"
        }
      },
      "data": [
        "picture",
        "note"
      ],
      "recipients": [
        "object"
      ],
      "processing": [
        "collect",
        "use",
        "transmit",
        "delete"
      ],
      "basis": "consent",
      "separate_consent": true,
      "necessity": "optional",
      "retention": {
        "device": "not_kept",
        "recipient": {
          "days": 7
        }
      },
      "storage": "recipient",
      "os_permission": "camera",
      "confirm": "every_use",
      "minimise": [
        "result_only"
      ],
      "delivery_hours": 24,
      "impact_assessment": "LP-PIA-2026-03",
      "minors": "guardian",
      "max_grant": "until_withdrawn",
      "unused_lapse_days": 365
    },
    {
      "id": "typeof",
      "kind": "data",
      "texts": {
        "title": {
          "en": "Where",
          "zh-Hans": "用途"
        },
        "purpose": {
          "en": "Ends */ no comment /* and begins none; costs ${'$'}5, \"\\\"\\\"\".",
          "zh-Hans": "用途。"
        },
        "scenario": {
          "en": "`Now` and @then.",
          "zh-Hans": "使用时。"
        },
        "if_refused": {
          "en": "Nothing else changes.",
          "zh-Hans": "其他不变。"
        }
      },
      "data": [
        "place"
      ],
      "recipients": [
        "object"
      ],
      "processing": [
        "collect",
        "use",
        "transmit",
        "delete"
      ],
      "basis": "consent",
      "separate_consent": true,
      "necessity": "optional",
      "retention": {
        "device": "not_kept",
        "recipient": {
          "days": 30
        }
      },
      "storage": "recipient",
      "os_permission": "location_precise",
      "confirm": "every_use",
      "minimise": [],
      "delivery_hours": 24,
      "impact_assessment": "LP-PIA-2026-04",
      "minors": "guardian",
      "max_grant": "once"
    },
    {
      "id": "to_string",
      "kind": "data",
      "texts": {
        "title": {
          "en": "Reads",
          "zh-Hans": "用途"
        },
        "purpose": {
          "en": "Ends */ no comment /* and begins none; costs ${'$'}5, \"\\\"\\\"\".",
          "zh-Hans": "用途。"
        },
        "scenario": {
          "en": "`Now` and @then.",
          "zh-Hans": "使用时。"
        },
        "if_refused": {
          "en": "Nothing else changes.",
          "zh-Hans": "其他不变。"
        }
      },
      "data": [
        "picture"
      ],
      "recipients": [],
      "processing": [
        "collect",
        "use",
        "delete"
      ],
      "basis": "consent",
      "separate_consent": false,
      "necessity": "optional",
      "retention": {
        "device": "not_kept"
      },
      "storage": "none",
      "os_permission": "camera",
      "confirm": "every_use",
      "minimise": [
        "result_only"
      ],
      "delivery_hours": 24,
      "minors": "guardian",
      "max_grant": "until_withdrawn"
    }
  ]
}"""
