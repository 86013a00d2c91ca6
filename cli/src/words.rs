//! The demo's own few words, in both languages. What is true for any app is in the core's catalogue, what an activity says of
//! itself in its manifest; here is only what this story adds.

use privet::text::Language;

macro_rules! words {
    ($($name:ident($($arg:ident),*) $en:literal $zh:literal;)*) => {
        $(
            #[doc = $en]
            #[must_use]
            pub fn $name(language: Language $(, $arg: &str)*) -> String {
                match language {
                    Language::En => format!($en),
                    Language::ZhHans => format!($zh),
                }
            }
        )*
    };
}

words! {
    opening(app, dir) "{app}, on a phone made of files in {dir}. Its keys are software: for demonstration only."
        "{app}，运行在由 {dir} 中的文件构成的手机上。密钥为软件密钥，仅供演示。";
    already() "Done in an earlier run on this directory; not repeated." "此目录的先前运行已完成；不再重复。";
    declared() "Declared" "声明";
    asked() "Asked" "询问";
    keys() "Keys" "密钥";
    left() "Left the phone" "离开手机";
    photo_check() "A check is not a subscription" "核验不等于开通";
    no_means_no() "No means no" "拒绝即拒绝";
    used() "Used on the phone" "在手机上使用";
    off() "Off means destroyed" "关闭即销毁";
    abroad() "Across a border" "跨境";
    provable() "Provable" "可验证";
    manifest_read(purposes, kinds, recipients) "The manifest was read: {purposes} purposes, {kinds} kinds of data, {recipients} recipients."
        "已读取声明：{purposes} 项目的、{kinds} 种信息、{recipients} 个接收方。";
    manifest_sound(n) "No rule of law or of the stores is broken; {n} warnings." "未违反法律或应用商店规则；{n} 条警告。";
    center_says(text) "Permission center: {text}" "权限中心：{text}";
    question(text) "On screen: {text}" "屏幕显示：{text}";
    unseen(text) "A yes that was there before anyone read the lines: refused. {text}" "未经阅读就存在的“同意”：已拒绝。{text}";
    allowed(text) "Read, then allowed. {text}" "阅读后允许。{text}";
    refused(text) "Refused. {text}" "已拒绝。{text}";
    registered(names) "Registered with {names}: another key and another number for each, so that they cannot compare."
        "已向{names}登记：每方使用不同的密钥和编号，彼此无法比对。";
    owner_made() "An owner key was made. It answers only to this phone's own questions." "已生成机主密钥，只回应本机自己的询问。";
    sent_size(before, after) "Picture taken: {before}. What would leave: {after}." "所拍图片：{before}。将要发送：{after}。";
    digest(text) "SHA-256 of those bytes: {text}" "这些字节的 SHA-256：{text}";
    confirmed() "Approved, signed by the person's key, confirmed: it left once." "批准、本人密钥签名、确认：仅发送一次。";
    again(text) "Confirming a second time: refused. {text}" "再次确认：已拒绝。{text}";
    opened(name) "{name} opened the envelope, verified the receipt, and holds exactly the bytes that were shown."
        "{name}打开了信封，验证了凭证，收到的正是当时显示的字节。";
    payment_opened(name) "{name} opened the envelope and verified the receipt over the amount and payee that were shown."
        "{name}打开了信封，验证了与所示金额和收款方一致的凭证。";
    once(text) "Allowed once. {text}" "仅允许一次。{text}";
    enrol_blocked(text) "The app tries to keep the photo's face for paying: blocked. {text}" "应用想把照片中的人脸留作付款：已拦截。{text}";
    photo_sent() "The photo left once, confirmed, and the permission was spent." "照片经确认发送一次，许可随即用完。";
    not_again(text) "The feature asks again: not shown. {text}" "功能再次询问：不予显示。{text}";
    stranger(text, left) "Another face: {text} {left} tries left." "另一张脸：{text}还可尝试 {left} 次。";
    matched(text) "The person's face: {text}. The picture never left." "本人的脸：{text}。画面从未离开。";
    paid(text) "{text} Signed over this amount and payee; the face pattern stayed." "{text}签名涵盖此金额和收款方；人脸特征留在本机。";
    off_now(text) "Turned off. {text}" "已关闭。{text}";
    try_again(text) "Try to recognise me: {text}" "试试能否识别我：{text}";
    read_back() "The key store was asked again: the key is missing. Only then was the destruction recorded."
        "再次询问密钥库：密钥已不存在。随后才记录销毁。";
    limit(company) "This covers this phone only. Ask {company} about other copies." "仅能证明本机情况。其他副本请询问{company}。";
    first_confirmed() "The first send was confirmed, as declared; the second needed no tap and carries no receipt."
        "按声明，首次发送经过确认；第二次无需确认，也不带凭证。";
    noticed(name) "Turned off. {name} received a signed notice of the withdrawal." "已关闭。{name}已收到签名的撤回通知。";
    whole(n) "{n} entries checked, one by one: the records are whole." "已逐条检查 {n} 条记录：完好无损。";
    proofs(n) "{n} entries with a proof each verify against the checkpoint, offline." "{n} 条记录各带证明，均可离线对照检查点验证。";
    ending(path) "See it all: {path}" "查看全部：{path}";
    demo_only() "Software keys, for demonstration only." "软件密钥，仅供演示。";
    report_title(app) "{app}: what was asked, used and sent" "{app}：询问、使用与发送";
    report_intro() "Drawn from the records of this phone alone. Nothing here was fetched, and nothing runs."
        "仅依据本机记录绘制。未从网络获取内容，也不运行任何程序。";
    sent_head() "What left the phone" "离开手机的内容";
    stayed_head() "What stayed, and what was destroyed" "留在本机的与已销毁的";
    history_head() "Use history" "使用记录";
    proof_head() "How to check this" "如何验证";
    limits_head() "What this does not show" "本报告未能证明的";
    exact_picture() "This is exactly the picture that left." "这正是所发送的图片。";
    picture_of(name) "Picture sent to {name}" "发送给{name}的图片";
    receipt_head() "The receipt, as signed" "签名凭证";
    shown_head() "What was on screen" "当时屏幕所示";
    file(name) "File: {name}" "文件：{name}";
    claim_for() "For" "接收方";
    claim_purpose() "Purpose" "目的";
    claim_confirmed() "Confirmed with" "确认方式";
    claim_signed() "Signed" "签名时间";
    claim_until() "Good until" "有效至";
    claim_number() "Single-use number" "一次性编号";
    claim_payload() "Bytes" "字节数";
    claim_amount() "Amount" "金额";
    claim_payee() "Payee" "收款方";
    claim_face() "Face matched on this phone" "已在本机识别人脸";
    yes() "yes" "是";
    no() "no" "否";
    bio() "face or finger of this phone" "本机的人脸或指纹";
    pin() "PIN of this phone" "本机密码";
    destroyed_why() "The key that could open the pattern was deleted, and the key store answered that it is missing."
        "能打开该特征的密钥已被删除，密钥库确认其不存在。";
    checkpoint_why() "The signed head of the records. Whoever keeps a copy can tell later whether anything before it was changed."
        "记录的签名头部。保留副本者日后可判断此前内容是否被改动。";
    check_how() "With the tool that made this page, or with any program written from docs/formats.md:"
        "使用生成本页的工具，或依据 docs/formats.md 编写的任意程序：";
    limit_host() "That the screen showed these lines. The signature covers what the app was told to show."
        "屏幕确实显示了这些文字。签名涵盖的是应用被要求显示的内容。";
    limit_after() "What a recipient did with data after opening it." "接收方打开数据之后的行为。";
    limit_flash() "That no copy is left in flash memory, in a backup or elsewhere. A destroyed key makes copies in these records useless."
        "闪存、备份或其他位置没有残留副本。密钥销毁后，这些记录中的副本无法使用。";
    limit_start() "That the app told the truth from its first day. A checkpoint kept by somebody else fixes everything before it."
        "应用自始至终如实记录。由他人保存的检查点可固定其之前的一切。";
    limit_keys() "What real phone hardware gives. In this demonstration every key lies in a file of this directory."
        "真实手机硬件的保护。本演示中所有密钥都存放在该目录的文件里。";
    skip_to() "中文" "English";
    sent_to(name) "To {name}" "发给{name}";
    nothing_left() "Nothing left this phone." "没有内容离开手机。";
    unconfirmed() "Sent without a tap, as declared: no receipt" "按声明无需确认即发送：无凭证";
}
