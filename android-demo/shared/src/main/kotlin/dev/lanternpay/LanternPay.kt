// Made by `privet manifest build` from the manifest of lantern_pay, policy 2026.1: change that, not this.

package dev.lanternpay

import dev.privet.Activity
import dev.privet.Faces
import dev.privet.FromManifest
import dev.privet.Payload
import dev.privet.PendingRelease
import dev.privet.PersonKeys
import dev.privet.Privet
import dev.privet.Purpose
import dev.privet.Signed
import dev.privet.ffi.ActivityId
import dev.privet.ffi.DataId
import dev.privet.ffi.LibraryId
import dev.privet.ffi.MatchToken
import dev.privet.ffi.Payment
import dev.privet.ffi.Reader
import dev.privet.ffi.RecipientId
import dev.privet.ffi.RequestId
import dev.privet.masked

/**
 * What Lantern Pay declares, as types: what it does not declare does not compile. Each activity does what any does ([Purpose]), and
 * beyond that what it declares.
 *
 * @property privet opened with [manifest].
 */
public class LanternPay(
    public val privet: Privet,
) {
    /** Pay. */
    public val pay: Pay = Pay(privet.activity(ActivityId("pay")))

    /** Pay by face. */
    public val facePayment: FacePayment = FacePayment(privet.activity(ActivityId("face_payment")))

    /** Read a bill. */
    public val billScan: BillScan = BillScan(privet.activity(ActivityId("bill_scan")))

    /** Check your identity once. */
    public val photoCheck: PhotoCheck = PhotoCheck(privet.activity(ActivityId("photo_check")))

    /** Shops nearby. */
    public val nearby: Nearby = Nearby(privet.activity(ActivityId("nearby")))

    /** Queue times. */
    public val queueTimes: QueueTimes = QueueTimes(privet.activity(ActivityId("queue_times")))

    /** A table at Corner Noodle. */
    public val cornerNoodle: CornerNoodle = CornerNoodle(privet.activity(ActivityId("corner_noodle")))

    /** Your published reviews. */
    public val publicReviews: PublicReviews = PublicReviews(privet.activity(ActivityId("public_reviews")))

    /** Share your credit score. */
    public val scoreShare: ScoreShare = ScoreShare(privet.activity(ActivityId("score_share")))

    /** Help improve the app. */
    public val analytics: Analytics = Analytics(privet.activity(ActivityId("analytics")))

    /** Your year in numbers. */
    public val footprint: Footprint = Footprint(privet.activity(ActivityId("footprint")))

    /** Scan to pay. */
    public val scan: Scan = Scan(privet.activity(ActivityId("scan")))

    /** Ads from a partner. */
    public val adPartner: AdPartner = AdPartner(privet.activity(ActivityId("ad_partner")))

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
     * Pay.
     *
     * Pays the amount you approve to the payee you see.
     *
     * Each time you approve a payment.
     *
     * After a no: Nothing is paid. You can use another way to pay.
     *
     * @property activity the same without these types, for screens.
     */
    public class Pay internal constructor(
        public val activity: Activity,
    ) : Purpose by activity {
        /** Describes a payment. As [Activity.pay]. */
        public fun pay(
            to: To,
            payment: Payment,
            token: MatchToken? = null,
            tapped: Boolean = false,
            request: RequestId = RequestId.random(),
        ): PendingRelease = activity.pay(to.id, payment, token, tapped, request)

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
     * Pay by face.
     *
     * Recognises your face on this phone, so that you can approve a payment.
     *
     * Only when you choose to pay by face.
     *
     * After a no: Paying by PIN works as before.
     *
     * @property activity the same without these types, for screens.
     */
    public class FacePayment internal constructor(
        public val activity: Activity,
    ) : Purpose by activity {
        /** Its faces. */
        @OptIn(FromManifest::class)
        public val faces: Faces = activity.declaredFaces()
    }

    /**
     * Read a bill.
     *
     * Reads the amount and payee from your bill.
     *
     * When you take a picture of a bill and send it.
     *
     * After a no: You can type the bill in by hand.
     *
     * @property activity the same without these types, for screens.
     */
    public class BillScan internal constructor(
        public val activity: Activity,
    ) : Purpose by activity {
        /** Describes a send of a picture. As [Activity.release]. */
        public fun release(
            to: To,
            picture: Payload.Picture,
            tapped: Boolean = false,
            request: RequestId = RequestId.random(),
        ): PendingRelease = activity.release(to.id, picture, tapped, request)

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
     * Check your identity once.
     *
     * Compares one photo with your account, once. It is never used to pay by face.
     *
     * When you ask to raise your payment limit.
     *
     * After a no: Your payment limit stays as it is. A branch can check your identity instead.
     *
     * @property activity the same without these types, for screens.
     */
    public class PhotoCheck internal constructor(
        public val activity: Activity,
    ) : Purpose by activity {
        /** Describes a send of a picture. As [Activity.release]. */
        public fun release(
            to: To,
            picture: Payload.Picture,
            tapped: Boolean = false,
            request: RequestId = RequestId.random(),
        ): PendingRelease = activity.release(to.id, picture, tapped, request)

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
     * Shops nearby.
     *
     * Lists shops around you that take Lantern Pay.
     *
     * When you open the list of shops.
     *
     * After a no: You can search by town instead.
     *
     * @property activity the same without these types, for screens.
     */
    public class Nearby internal constructor(
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
     * Queue times.
     *
     * Shows how long the queue is at shops around you.
     *
     * When you open a shop in the list of shops nearby.
     *
     * After a no: You can still see which shops are nearby.
     *
     * @property activity the same without these types, for screens.
     */
    public class QueueTimes internal constructor(
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
     * A table at Corner Noodle.
     *
     * Tells Corner Noodle that you are close, so that it keeps a table.
     *
     * When you ask for a table in the list of shops.
     *
     * After a no: You can queue at the door as before.
     *
     * @property activity the same without these types, for screens.
     */
    public class CornerNoodle internal constructor(
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
     * Your published reviews.
     *
     * Shows reviews that you published beside the shops they are about.
     *
     * When somebody opens a shop that you reviewed.
     *
     * After a no: Your reviews are not shown. Nothing else changes.
     *
     * @property activity the same without these types, for screens.
     */
    public class PublicReviews internal constructor(
        public val activity: Activity,
    ) : Purpose by activity

    /**
     * Share your credit score.
     *
     * Shows Harbour Credit your score range, so that it can offer you a loan.
     *
     * When you ask Harbour Credit for an offer.
     *
     * After a no: Nothing else changes.
     *
     * @property activity the same without these types, for screens.
     */
    public class ScoreShare internal constructor(
        public val activity: Activity,
    ) : Purpose by activity {
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
     * Help improve the app.
     *
     * Shows which pages are hard to use.
     *
     * Once a day, while this is on.
     *
     * After a no: Everything works as before.
     *
     * @property activity the same without these types, for screens.
     */
    public class Analytics internal constructor(
        public val activity: Activity,
    ) : Purpose by activity {
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
     * Your year in numbers.
     *
     * Puts your counts for the year on a page that you can share.
     *
     * When you choose to make the page.
     *
     * After a no: You can still see your year on this phone.
     *
     * @property activity the same without these types, for screens.
     */
    public class Footprint internal constructor(
        public val activity: Activity,
    ) : Purpose by activity {
        /** Describes a send of the counts of a year. As [Activity.release]. */
        public fun release(
            to: To,
            counts: Payload.Footprint,
            tapped: Boolean = false,
            request: RequestId = RequestId.random(),
        ): PendingRelease = activity.release(to.id, counts, tapped, request)

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
     * Scan to pay.
     *
     * Reads a payment code. Only the code is used; the picture stays here.
     *
     * When you open the scanner.
     *
     * After a no: You can pay from a request or by typing the number.
     *
     * @property activity the same without these types, for screens.
     */
    public class Scan internal constructor(
        public val activity: Activity,
    ) : Purpose by activity

    /**
     * Ads from a partner.
     *
     * Tells Brightboard Ads which pages you open, so that it picks ads.
     *
     * When a page with an ad opens, while this is on.
     *
     * After a no: Ads are not chosen for you. Nothing else changes.
     *
     * @property activity the same without these types, for screens.
     */
    public class AdPartner internal constructor(
        public val activity: Activity,
    ) : Purpose by activity {
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
     * Who may receive data.
     *
     * @property id as the manifest names them.
     */
    public sealed class Recipient(
        public val id: RecipientId,
    ) {
        /** Lantern Pay. */
        public data object LanternPay : Recipient(RecipientId("lantern_pay")), Pay.To, PhotoCheck.To, Nearby.To, QueueTimes.To, Footprint.To

        /** Cloudlane. */
        public data object Cloudlane : Recipient(RecipientId("cloudlane")), BillScan.To

        /** Harbour Credit. */
        public data object HarbourCredit : Recipient(RecipientId("harbour_credit")), ScoreShare.To

        /** Meridian Insights. */
        public data object Meridian : Recipient(RecipientId("meridian")), Analytics.To

        /** Corner Noodle. */
        public data object CornerNoodle : Recipient(RecipientId("corner_noodle")), dev.lanternpay.LanternPay.CornerNoodle.To

        /** Brightboard Ads. */
        public data object Brightboard : Recipient(RecipientId("brightboard")), AdPartner.To
    }

    /**
     * What is used of a person.
     *
     * @property id as the manifest names it.
     */
    public enum class Data(
        public val id: DataId,
    ) {
        /** Amount and payee. */
        PaymentOrder(DataId("payment_order")),

        /** How you approved: face or PIN. */
        ApprovalWay(DataId("approval_way")),

        /** Face pattern. */
        FacePattern(DataId("face_pattern")),

        /** Camera picture of your face. */
        FacePicture(DataId("face_picture")),

        /** Identity photo. */
        IdentityPicture(DataId("identity_picture")),

        /** Picture of a bill. */
        BillPicture(DataId("bill_picture")),

        /** Rough area you are in. */
        Area(DataId("area")),

        /** Credit score range. */
        ScoreRange(DataId("score_range")),

        /** Pages opened and buttons pressed. */
        AppUse(DataId("app_use")),

        /** Reviews you published. */
        PublicReviews(DataId("public_reviews")),

        /** Your counts for the year. */
        YearCounts(DataId("year_counts")),

        /** Camera picture of a code. */
        CodePicture(DataId("code_picture")),
    }

    /**
     * Code by others that uses data.
     *
     * @property id as the manifest names it.
     */
    public enum class Library(
        public val id: LibraryId,
    ) {
        /** Maplight maps. */
        Maplight(LibraryId("maplight")),
    }

    /** What is declared. */
    public companion object {
        /** The manifest (JSON), to open Privet with. */
        public val manifest: String = MANIFEST
    }
}

private val MANIFEST =
    """{
  "id": "lantern_pay",
  "controller": {
    "name": { "en": "Lantern Pay", "zh-Hans": "灯笼付" },
    "address": { "en": "8 Lantern Lane, Hangzhou, China", "zh-Hans": "中国杭州市灯笼巷 8 号" },
    "contact": "privacy@lanternpay.example"
  },
  "policy_version": "2026.1",
  "languages": ["en", "zh-Hans"],
  "storage_country": "CN",
  "data": [
    {
      "id": "payment_order",
      "name": { "en": "Amount and payee", "zh-Hans": "金额和收款方" },
      "category": "payment_order",
      "sensitivity": "ordinary",
      "mask": "plain"
    },
    {
      "id": "approval_way",
      "name": { "en": "How you approved: face or PIN", "zh-Hans": "确认方式：人脸或密码" },
      "category": "face_match",
      "sensitivity": "sensitive",
      "mask": "plain"
    },
    {
      "id": "face_pattern",
      "name": { "en": "Face pattern", "zh-Hans": "人脸特征" },
      "category": "face_template",
      "sensitivity": "sensitive",
      "mask": "hidden"
    },
    {
      "id": "face_picture",
      "name": { "en": "Camera picture of your face", "zh-Hans": "人脸画面" },
      "category": "camera_frame",
      "sensitivity": "sensitive",
      "mask": "hidden"
    },
    {
      "id": "identity_picture",
      "name": { "en": "Identity photo", "zh-Hans": "身份照片" },
      "category": "camera_frame",
      "sensitivity": "sensitive",
      "mask": "hidden"
    },
    {
      "id": "bill_picture",
      "name": { "en": "Picture of a bill", "zh-Hans": "账单图片" },
      "category": "camera_frame",
      "sensitivity": "ordinary",
      "mask": "hidden"
    },
    {
      "id": "area",
      "name": { "en": "Rough area you are in", "zh-Hans": "大致位置" },
      "category": "coarse_location",
      "sensitivity": "ordinary",
      "mask": "plain"
    },
    {
      "id": "score_range",
      "name": { "en": "Credit score range", "zh-Hans": "信用评分区间" },
      "category": "credit_score",
      "sensitivity": "sensitive",
      "mask": "hidden"
    },
    {
      "id": "app_use",
      "name": { "en": "Pages opened and buttons pressed", "zh-Hans": "打开的页面和点按的按钮" },
      "category": "app_usage",
      "sensitivity": "ordinary",
      "mask": "plain"
    },
    {
      "id": "public_reviews",
      "name": { "en": "Reviews you published", "zh-Hans": "您公开发表的评价" },
      "category": "app_usage",
      "sensitivity": "ordinary",
      "mask": "plain"
    },
    {
      "id": "year_counts",
      "name": { "en": "Your counts for the year", "zh-Hans": "全年次数统计" },
      "category": "app_usage",
      "sensitivity": "ordinary",
      "mask": "plain"
    },
    {
      "id": "code_picture",
      "name": { "en": "Camera picture of a code", "zh-Hans": "扫码时的相机画面" },
      "category": "camera_frame",
      "sensitivity": "ordinary",
      "mask": "hidden"
    }
  ],
  "recipients": [
    {
      "id": "lantern_pay",
      "name": { "en": "Lantern Pay", "zh-Hans": "灯笼付" },
      "contact": "privacy@lanternpay.example",
      "role": "controller",
      "country": "CN",
      "policy_url": "https://lanternpay.example/privacy",
      "envelope_keys": [{"kty": "OKP", "crv": "X25519", "x": "iXSp53F1RJ0auA_JOcYfHFUvJad3OXaZ2QfnJ3kxy3o"}],
      "hosts": ["api.lanternpay.example"],
      "accepts": ["bio", "pin"]
    },
    {
      "id": "cloudlane",
      "name": { "en": "Cloudlane", "zh-Hans": "云巷识别" },
      "contact": "privacy@cloudlane.example",
      "role": "processor",
      "country": "CN",
      "policy_url": "https://cloudlane.example/privacy",
      "envelope_keys": [{"kty": "OKP", "crv": "X25519", "x": "x9zb1S9RXJ-uqBay5hQu8Md-qlpjXsVlHBIBXjrU8Hc"}],
      "hosts": ["read.cloudlane.example"],
      "accepts": ["bio", "pin"]
    },
    {
      "id": "harbour_credit",
      "name": { "en": "Harbour Credit", "zh-Hans": "港湾信贷" },
      "contact": "care@harbourcredit.example",
      "role": "third_party",
      "country": "CN",
      "policy_url": "https://harbourcredit.example/privacy",
      "envelope_keys": [{"kty": "OKP", "crv": "X25519", "x": "BggO77NcCmEQX1TdNVQucM5nPAD_BmQC8ui_3hoWjE4"}],
      "hosts": ["scores.harbourcredit.example"],
      "accepts": ["bio", "pin"]
    },
    {
      "id": "meridian",
      "name": { "en": "Meridian Insights", "zh-Hans": "子午分析" },
      "contact": "privacy@meridian.example",
      "role": "processor",
      "country": "SG",
      "policy_url": "https://meridian.example/privacy",
      "envelope_keys": [{"kty": "OKP", "crv": "X25519", "x": "8JXESoZjBpw_VSFQvBNSF7RIkat60d4fJtwDL1py5iA"}],
      "hosts": ["in.meridian.example"],
      "accepts": ["bio", "pin"]
    },
    {
      "id": "corner_noodle",
      "name": { "en": "Corner Noodle", "zh-Hans": "街角面馆" },
      "contact": "hello@cornernoodle.example",
      "role": "third_party",
      "country": "CN",
      "policy_url": "https://cornernoodle.example/privacy",
      "envelope_keys": [{"kty": "OKP", "crv": "X25519", "x": "mm8WZ7eRNeFL_j0AwsB-Qg5X5HnZwdME05wxJ7pOEKI"}],
      "hosts": ["tables.cornernoodle.example"],
      "accepts": ["bio", "pin"]
    },
    {
      "id": "brightboard",
      "name": { "en": "Brightboard Ads", "zh-Hans": "亮牌广告" },
      "contact": "privacy@brightboard.example",
      "role": "third_party",
      "country": "CN",
      "policy_url": "https://brightboard.example/privacy",
      "envelope_keys": [{"kty": "OKP", "crv": "X25519", "x": "jRa377PDwAP738E3K2IP0Clnko6IjfRnsdGgqKtsWE8"}],
      "hosts": ["ads.brightboard.example"],
      "accepts": ["bio", "pin"]
    }
  ],
  "libraries": [
    { "id": "maplight", "name": { "en": "Maplight maps", "zh-Hans": "明图地图" } }
  ],
  "activities": [
    {
      "id": "pay",
      "kind": "payment",
      "texts": {
        "title": { "en": "Pay", "zh-Hans": "付款" },
        "purpose": {
          "en": "Pays the amount you approve to the payee you see.",
          "zh-Hans": "按您确认的金额付款给所示的收款方。"
        },
        "scenario": { "en": "Each time you approve a payment.", "zh-Hans": "每次您确认付款时。" },
        "if_refused": {
          "en": "Nothing is paid. You can use another way to pay.",
          "zh-Hans": "不会付款。您可以用其他方式付款。"
        }
      },
      "data": ["payment_order", "approval_way"],
      "recipients": ["lantern_pay"],
      "processing": ["collect", "use", "store", "transmit"],
      "basis": "contract",
      "separate_consent": false,
      "necessity": "required",
      "retention": { "device": {"days": 1825}, "recipient": {"days": 1825} },
      "storage": "both",
      "confirm": "every_use",
      "minimise": [],
      "delivery_hours": 1,
      "impact_assessment": "LP-PIA-2026-01",
      "minors": "guardian",
      "max_grant": "until_withdrawn"
    },
    {
      "id": "face_payment",
      "kind": "template",
      "texts": {
        "title": { "en": "Pay by face", "zh-Hans": "刷脸付款" },
        "purpose": {
          "en": "Recognises your face on this phone, so that you can approve a payment.",
          "zh-Hans": "在本机识别您的人脸，供您确认付款。"
        },
        "scenario": { "en": "Only when you choose to pay by face.", "zh-Hans": "仅在您选择刷脸付款时。" },
        "if_refused": { "en": "Paying by PIN works as before.", "zh-Hans": "密码付款照常可用。" }
      },
      "data": ["face_pattern", "face_picture"],
      "recipients": [],
      "processing": ["collect", "use", "store", "delete"],
      "basis": "consent",
      "separate_consent": true,
      "necessity": "optional",
      "fallback": "pay",
      "retention": { "device": "until_off" },
      "storage": "device",
      "os_permission": "camera",
      "confirm": "every_use",
      "minimise": [],
      "matching": { "dimensions": 128, "threshold": 800 },
      "delivery_hours": 24,
      "impact_assessment": "LP-PIA-2026-02",
      "minors": "not_offered",
      "max_grant": "until_withdrawn",
      "unused_lapse_days": 180
    },
    {
      "id": "bill_scan",
      "kind": "data",
      "texts": {
        "title": { "en": "Read a bill", "zh-Hans": "识别账单" },
        "purpose": { "en": "Reads the amount and payee from your bill.", "zh-Hans": "从账单中读出金额和收款方。" },
        "scenario": { "en": "When you take a picture of a bill and send it.", "zh-Hans": "您拍摄账单并发送时。" },
        "if_refused": { "en": "You can type the bill in by hand.", "zh-Hans": "您可以手动填写账单。" }
      },
      "data": ["bill_picture"],
      "recipients": ["cloudlane"],
      "processing": ["collect", "use", "transmit", "delete"],
      "basis": "consent",
      "separate_consent": true,
      "necessity": "optional",
      "retention": { "device": "not_kept", "recipient": {"days": 7} },
      "storage": "recipient",
      "os_permission": "camera",
      "confirm": "every_use",
      "minimise": ["strip_metadata"],
      "delivery_hours": 24,
      "impact_assessment": "LP-PIA-2026-03",
      "minors": "guardian",
      "max_grant": "until_withdrawn",
      "unused_lapse_days": 365
    },
    {
      "id": "photo_check",
      "kind": "data",
      "texts": {
        "title": { "en": "Check your identity once", "zh-Hans": "一次身份核验" },
        "purpose": {
          "en": "Compares one photo with your account, once. It is never used to pay by face.",
          "zh-Hans": "用一张照片核验账户，仅此一次。绝不用于刷脸付款。"
        },
        "scenario": { "en": "When you ask to raise your payment limit.", "zh-Hans": "您申请提高付款限额时。" },
        "if_refused": {
          "en": "Your payment limit stays as it is. A branch can check your identity instead.",
          "zh-Hans": "付款限额保持不变。您也可以到网点核验身份。"
        }
      },
      "data": ["identity_picture"],
      "recipients": ["lantern_pay"],
      "processing": ["collect", "use", "transmit", "delete"],
      "basis": "consent",
      "separate_consent": true,
      "necessity": "optional",
      "retention": { "device": "not_kept", "recipient": {"days": 30} },
      "storage": "recipient",
      "os_permission": "camera",
      "confirm": "every_use",
      "minimise": ["strip_metadata"],
      "delivery_hours": 24,
      "impact_assessment": "LP-PIA-2026-04",
      "minors": "guardian",
      "max_grant": "once"
    },
    {
      "id": "nearby",
      "kind": "data",
      "texts": {
        "title": { "en": "Shops nearby", "zh-Hans": "附近的商店" },
        "purpose": { "en": "Lists shops around you that take Lantern Pay.", "zh-Hans": "列出您附近可用灯笼付的商店。" },
        "scenario": { "en": "When you open the list of shops.", "zh-Hans": "您打开商店列表时。" },
        "if_refused": { "en": "You can search by town instead.", "zh-Hans": "您可以按城市搜索。" }
      },
      "data": ["area"],
      "recipients": ["lantern_pay"],
      "processing": ["collect", "use", "transmit"],
      "basis": "consent",
      "separate_consent": false,
      "necessity": "optional",
      "retention": { "device": "not_kept", "recipient": "not_kept" },
      "storage": "none",
      "os_permission": "location_coarse",
      "confirm": "first_use",
      "minimise": ["coarsen_location"],
      "delivery_hours": 1,
      "minors": "guardian",
      "max_grant": { "days": 365 },
      "unused_lapse_days": 90
    },
    {
      "id": "queue_times",
      "kind": "data",
      "texts": {
        "title": { "en": "Queue times", "zh-Hans": "排队时间" },
        "purpose": { "en": "Shows how long the queue is at shops around you.", "zh-Hans": "显示您附近商店的排队时间。" },
        "scenario": { "en": "When you open a shop in the list of shops nearby.", "zh-Hans": "您在附近商店列表中打开一家店时。" },
        "if_refused": { "en": "You can still see which shops are nearby.", "zh-Hans": "您仍可查看附近的商店。" }
      },
      "data": ["area"],
      "recipients": ["lantern_pay"],
      "processing": ["collect", "use", "transmit"],
      "basis": "consent",
      "separate_consent": false,
      "necessity": "optional",
      "needs": ["nearby"],
      "fallback": "nearby",
      "retention": { "device": "not_kept", "recipient": "not_kept" },
      "storage": "none",
      "os_permission": "location_coarse",
      "confirm": "first_use",
      "minimise": ["coarsen_location"],
      "delivery_hours": 1,
      "minors": "guardian",
      "max_grant": { "days": 365 },
      "unused_lapse_days": 90
    },
    {
      "id": "corner_noodle",
      "kind": "data",
      "texts": {
        "title": { "en": "A table at Corner Noodle", "zh-Hans": "街角面馆留座" },
        "purpose": {
          "en": "Tells Corner Noodle that you are close, so that it keeps a table.",
          "zh-Hans": "告知街角面馆您已到附近，以便留座。"
        },
        "scenario": { "en": "When you ask for a table in the list of shops.", "zh-Hans": "您在商店列表中请求留座时。" },
        "if_refused": { "en": "You can queue at the door as before.", "zh-Hans": "您可以照常在门口排队。" }
      },
      "data": ["area"],
      "recipients": ["corner_noodle"],
      "processing": ["collect", "use", "provide"],
      "basis": "consent",
      "separate_consent": true,
      "necessity": "optional",
      "needs": ["nearby"],
      "retention": { "device": "not_kept", "recipient": {"days": 1} },
      "storage": "recipient",
      "os_permission": "location_coarse",
      "confirm": "first_use",
      "minimise": ["coarsen_location"],
      "delivery_hours": 1,
      "impact_assessment": "LP-PIA-2026-07",
      "minors": "guardian",
      "max_grant": { "days": 180 },
      "unused_lapse_days": 60
    },
    {
      "id": "public_reviews",
      "kind": "data",
      "texts": {
        "title": { "en": "Your published reviews", "zh-Hans": "您的公开评价" },
        "purpose": {
          "en": "Shows reviews that you published beside the shops they are about.",
          "zh-Hans": "在商店旁显示您公开发表的评价。"
        },
        "scenario": { "en": "When somebody opens a shop that you reviewed.", "zh-Hans": "他人打开您评价过的商店时。" },
        "if_refused": { "en": "Your reviews are not shown. Nothing else changes.", "zh-Hans": "不再显示您的评价。其他功能不受影响。" }
      },
      "data": ["public_reviews"],
      "recipients": [],
      "processing": ["collect", "use"],
      "basis": "already_public",
      "separate_consent": false,
      "necessity": "optional",
      "retention": { "device": {"days": 365} },
      "storage": "device",
      "confirm": "never",
      "minimise": [],
      "delivery_hours": 24,
      "minors": "same",
      "max_grant": "until_withdrawn"
    },
    {
      "id": "score_share",
      "kind": "data",
      "texts": {
        "title": { "en": "Share your credit score", "zh-Hans": "提供信用评分" },
        "purpose": {
          "en": "Shows Harbour Credit your score range, so that it can offer you a loan.",
          "zh-Hans": "向港湾信贷提供评分区间，供其给出贷款方案。"
        },
        "scenario": { "en": "When you ask Harbour Credit for an offer.", "zh-Hans": "您向港湾信贷申请方案时。" },
        "if_refused": { "en": "Nothing else changes.", "zh-Hans": "其他功能不受影响。" }
      },
      "data": ["score_range"],
      "recipients": ["harbour_credit"],
      "processing": ["use", "provide"],
      "basis": "consent",
      "separate_consent": true,
      "necessity": "optional",
      "retention": { "device": "not_kept", "recipient": {"days": 30} },
      "storage": "recipient",
      "confirm": "every_use",
      "minimise": ["range_only"],
      "delivery_hours": 24,
      "impact_assessment": "LP-PIA-2026-05",
      "minors": "not_offered",
      "max_grant": { "days": 30 },
      "unused_lapse_days": 30
    },
    {
      "id": "analytics",
      "kind": "data",
      "texts": {
        "title": { "en": "Help improve the app", "zh-Hans": "帮助改进应用" },
        "purpose": { "en": "Shows which pages are hard to use.", "zh-Hans": "了解哪些页面不好用。" },
        "scenario": { "en": "Once a day, while this is on.", "zh-Hans": "开启期间，每天一次。" },
        "if_refused": { "en": "Everything works as before.", "zh-Hans": "所有功能照常可用。" }
      },
      "data": ["app_use"],
      "recipients": ["meridian"],
      "processing": ["collect", "use", "transmit", "delete"],
      "basis": "consent",
      "separate_consent": true,
      "necessity": "optional",
      "retention": { "device": {"days": 1}, "recipient": {"days": 90} },
      "storage": "both",
      "confirm": "first_use",
      "minimise": ["counts_only"],
      "delivery_hours": 24,
      "impact_assessment": "LP-PIA-2026-06",
      "minors": "not_offered",
      "max_grant": { "days": 365 },
      "unused_lapse_days": 180
    },
    {
      "id": "footprint",
      "kind": "data",
      "texts": {
        "title": { "en": "Your year in numbers", "zh-Hans": "年度足迹" },
        "purpose": {
          "en": "Puts your counts for the year on a page that you can share.",
          "zh-Hans": "把全年次数做成一页，供您分享。"
        },
        "scenario": { "en": "When you choose to make the page.", "zh-Hans": "您选择生成这一页时。" },
        "if_refused": { "en": "You can still see your year on this phone.", "zh-Hans": "您仍可在本机查看年度足迹。" }
      },
      "data": ["year_counts"],
      "recipients": ["lantern_pay"],
      "processing": ["use", "transmit", "delete"],
      "basis": "consent",
      "separate_consent": true,
      "necessity": "optional",
      "retention": { "device": "until_off", "recipient": {"days": 30} },
      "storage": "both",
      "confirm": "every_use",
      "minimise": ["year_counts"],
      "delivery_hours": 24,
      "minors": "guardian",
      "max_grant": { "days": 30 },
      "unused_lapse_days": 30
    },
    {
      "id": "scan",
      "kind": "data",
      "texts": {
        "title": { "en": "Scan to pay", "zh-Hans": "扫码付款" },
        "purpose": {
          "en": "Reads a payment code. Only the code is used; the picture stays here.",
          "zh-Hans": "读取付款码。仅使用码的内容，画面留在本机。"
        },
        "scenario": { "en": "When you open the scanner.", "zh-Hans": "您打开扫码时。" },
        "if_refused": { "en": "You can pay from a request or by typing the number.", "zh-Hans": "您可以从付款请求或输入号码付款。" }
      },
      "data": ["code_picture"],
      "recipients": [],
      "processing": ["collect", "use", "delete"],
      "basis": "consent",
      "separate_consent": false,
      "necessity": "optional",
      "retention": { "device": "not_kept" },
      "storage": "none",
      "os_permission": "camera",
      "confirm": "every_use",
      "minimise": ["result_only"],
      "delivery_hours": 24,
      "minors": "guardian",
      "max_grant": "until_withdrawn"
    },
    {
      "id": "ad_partner",
      "kind": "data",
      "texts": {
        "title": { "en": "Ads from a partner", "zh-Hans": "合作方广告" },
        "purpose": {
          "en": "Tells Brightboard Ads which pages you open, so that it picks ads.",
          "zh-Hans": "向亮牌广告提供您打开的页面，供其挑选广告。"
        },
        "scenario": { "en": "When a page with an ad opens, while this is on.", "zh-Hans": "开启期间，打开带广告的页面时。" },
        "if_refused": { "en": "Ads are not chosen for you. Nothing else changes.", "zh-Hans": "广告不再为您挑选。其他功能不受影响。" }
      },
      "data": ["app_use"],
      "recipients": ["brightboard"],
      "processing": ["collect", "use", "provide"],
      "basis": "consent",
      "separate_consent": true,
      "necessity": "optional",
      "retention": { "device": "not_kept", "recipient": {"days": 30} },
      "storage": "recipient",
      "confirm": "every_use",
      "minimise": ["counts_only"],
      "delivery_hours": 24,
      "impact_assessment": "LP-PIA-2026-08",
      "minors": "not_offered",
      "max_grant": { "days": 30 },
      "unused_lapse_days": 30
    }
  ]
}"""
