package dev.privet.ui.stage

import dev.privet.ffi.ActivityId

/** As many yeses as people found in their accounts when they looked. */
internal const val MANY: Int = 171

/** Of them, those that were used lately. */
internal const val USED: Int = 12

internal fun manyId(i: Int): ActivityId = ActivityId("link_$i")

/** A manifest with [MANY] purposes, one for each of a great number of shops and services. */
internal fun manyPurposes(): String =
    """
    {
      "id": "lantern_pay",
      "controller": {
        "name": {"en": "Lantern Pay", "zh-Hans": "灯笼付"},
        "address": {"en": "8 Lantern Lane, Hangzhou, China", "zh-Hans": "中国杭州市灯笼巷 8 号"},
        "contact": "privacy@lanternpay.example"
      },
      "policy_version": "2026.1",
      "languages": ["en", "zh-Hans"],
      "storage_country": "CN",
      "data": [
        {"id": "visits", "name": {"en": "Visits to this shop", "zh-Hans": "到店次数"},
         "category": "app_usage", "sensitivity": "ordinary", "mask": "plain"},
        {"id": "score", "name": {"en": "Credit score range", "zh-Hans": "信用评分区间"},
         "category": "credit_score", "sensitivity": "sensitive", "mask": "hidden"}
      ],
      "recipients": [],
      "activities": [${(0 until MANY).joinToString(transform = ::purpose)}]
    }
    """

private fun purpose(i: Int): String {
    val en = "${FIRST_EN[i / LAST_EN.size]} ${LAST_EN[i % LAST_EN.size]}"
    val zh = FIRST_ZH[i / LAST_ZH.size] + LAST_ZH[i % LAST_ZH.size]
    val sensitive = i % 19 == 3
    return """
        {"id": "link_$i", "kind": "data",
         "texts": {
           "title": {"en": "$en", "zh-Hans": "$zh"},
           "purpose": {"en": "Shows how often you were there.", "zh-Hans": "显示您来过几次。"},
           "scenario": {"en": "When you open this shop.", "zh-Hans": "您打开这家店时。"},
           "if_refused": {"en": "Nothing else changes.", "zh-Hans": "其他功能不受影响。"}},
         "data": ["${if (sensitive) "score" else "visits"}"], "recipients": [],
         "processing": ["collect", "use"], "basis": "consent", "separate_consent": $sensitive,
         "necessity": "optional", "retention": {"device": {"days": 365}}, "storage": "device",
         "confirm": "never", "minimise": [], "delivery_hours": 24,
         ${if (sensitive) "\"impact_assessment\": \"LP-PIA-2026-$i\"," else ""}
         "minors": "not_offered", "max_grant": ${if (sensitive) "{\"days\": 730}" else "\"until_withdrawn\""}}
        """
}

private val FIRST_EN =
    listOf(
        "Corner",
        "Blue",
        "Night",
        "Cloud",
        "River",
        "Old Town",
        "Bamboo",
        "Harbour",
        "Garden",
        "Red Brick",
        "North Gate",
        "Moon",
        "Plum",
        "Stone",
        "Silver",
        "Lakeside",
        "Maple",
        "Sunny",
        "Willow",
    )
private val FIRST_ZH =
    listOf(
        "街角",
        "蓝色",
        "夜行",
        "云",
        "江边",
        "老城",
        "竹林",
        "港口",
        "花园",
        "红砖",
        "北门",
        "月亮",
        "梅花",
        "石桥",
        "银",
        "湖畔",
        "枫叶",
        "晴天",
        "柳树",
    )
private val LAST_EN = listOf("Noodle", "Kettle", "Bus", "Lane", "Books", "Cinema", "Bakery", "Bikes", "Clinic")
private val LAST_ZH = listOf("面馆", "茶铺", "巴士", "小站", "书店", "影院", "面包房", "单车", "诊所")
