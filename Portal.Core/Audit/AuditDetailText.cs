using System.Globalization;
using System.Text.Json;
using Portal.Core.Time;

namespace Portal.Core.Audit;

/// <summary>The details of an event in words; what has none is shown as it was recorded.</summary>
public static class AuditDetailText
{
    private static readonly Dictionary<string, string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Added"] = "加えた審査員",
        ["Administrator"] = "管理者",
        ["AlsoInRegister"] = "名簿も訂正",
        ["ApplicationId"] = "申請の番号",
        ["By"] = "方法",
        ["CaseId"] = "事例の番号",
        ["Cases"] = "事例",
        ["Changed"] = "変更",
        ["ChangedPlaces"] = "変更した事業所・医療機関",
        ["ClosesOn"] = "終わりの日",
        ["CopiedFrom"] = "写した審査会の番号",
        ["Count"] = "件数",
        ["Documents"] = "資料",
        ["ExaminerId"] = "担当の番号",
        ["FactChanges"] = "開催情報の変更",
        ["FailedAttempts"] = "入力の誤り",
        ["Fields"] = "変えた項目",
        ["Form"] = "形式",
        ["From"] = "開始",
        ["Grants"] = "交付",
        ["Import"] = "取り込みの番号",
        ["Items"] = "差し戻したところ",
        ["Kind"] = "種類",
        ["LetterNumber"] = "通知書の番号",
        ["Members"] = "委員",
        ["New"] = "追加",
        ["NewPanels"] = "新しい合議体",
        ["NewPlaces"] = "新しい事業所・医療機関",
        ["Number"] = "番号",
        ["OfficeId"] = "事業所・医療機関の番号",
        ["OpeningNotice"] = "開封の通知",
        ["PacketId"] = "1冊の番号",
        ["PageCount"] = "ページ",
        ["Pages"] = "ページ",
        ["PaperChanges"] = "資料の変更",
        ["Papers"] = "資料",
        ["PasswordByMail"] = "パスワード通知メール",
        ["PasswordMails"] = "パスワード通知メールの人数",
        ["Passwords"] = "参照用パスワード",
        ["Placed"] = "入れた資料",
        ["Reason"] = "理由",
        ["ReceiptNumber"] = "受付番号",
        ["Refused"] = "取り込めない行",
        ["RemindReviewers"] = "審査員へのお知らせ",
        ["Removed"] = "外した審査員",
        ["RetentionDays"] = "保存日数",
        ["ReviewerId"] = "審査員の番号",
        ["Reviewers"] = "審査員",
        ["Revision"] = "改訂",
        ["Role"] = "役割",
        ["Round"] = "回",
        ["SessionId"] = "審査会の番号",
        ["SizeBytes"] = "大きさ（バイト）",
        ["Status"] = "状態",
        ["Told"] = "連絡した人数",
        ["Unchanged"] = "変更なし",
        ["UnchangedPlaces"] = "変更なしの事業所・医療機関",
        ["Until"] = "終了",
        ["VanishedPlaces"] = "登録簿から外れた事業所・医療機関",
        ["Version"] = "版",
        ["VisitId"] = "閲覧の番号",
        ["Year"] = "年度",
        ["Yen"] = "額（円）",
    };

    private static readonly Dictionary<string, string> Values = new(StringComparer.Ordinal)
    {
        ["Password"] = "パスワード",
        ["Code"] = "確認コード",
        ["Passkey"] = "パスキー",
        ["SecondFactor"] = "確認コードの誤り",
        ["Unknown"] = "ログインIDがない",
        ["Disabled"] = "停止中",
        ["Locked"] = "ロック中",
        ["IssuedPasswordEnded"] = "仮パスワードの期限切れ",
        ["LinkRevoked"] = "取り消したURL",
        ["Withdrawn"] = "審査員から外れている",
        ["Deleted"] = "削除した審査会",
        ["Expired"] = "閲覧期限のあと",
        ["NotRegistered"] = "登録前",
        ["SessionLocked"] = "審査会のロック中",
        ["Keep"] = "いまのまま",
        ["OneForAll"] = "自動・全員で1つ",
        ["OneForEach"] = "自動・審査員ごと",
        ["Typed"] = "自分で決める",
        ["InsurerStaff"] = "職員",
        ["InsurerAdministrator"] = "管理者",
        ["Operator"] = "事務局",
        ["Helpdesk"] = "ヘルプデスク",
        ["Auditor"] = "監査人",
        ["FirstStageJudgement"] = "一次判定結果",
        ["SurveyForm"] = "認定調査票・特記事項",
        ["PhysicianOpinion"] = "主治医意見書",
        ["Other"] = "その他",
        ["Checking"] = "検査中",
        ["AwaitingScan"] = "検査待ち",
        ["Ready"] = "登録済み",
        ["Refused"] = "登録していません",
        ["ProcessingResult"] = "処理結果の通知",
        ["ViewingStatus"] = "参照状況の通知",
        ["Immediately"] = "すぐに知らせる",
        ["DailyDigest"] = "1日1回まとめて",
        ["Never"] = "知らせない",
        ["Emergency"] = "緊急",
        ["Maintenance"] = "メンテナンス",
        ["Information"] = "お知らせ",
        ["Name"] = "名称・氏名",
        ["Kind"] = "種別",
        ["LetterNumber"] = "通知書の番号",
        ["Members"] = "構成市町村",
        ["HasInsurerFunction"] = "保険者機能",
        ["Email"] = "メールアドレス",
        ["EmailKey"] = "メールアドレス（照合用）",
        ["Profession"] = "職種",
        ["CardReaders"] = "介護事業所（カードリーダーなど）",
        ["PhysicianStatements"] = "医療機関（主治医意見書）",
    };

    public static bool HasValue(string value) => Values.ContainsKey(value);

    public static bool HasName(string name) => Names.ContainsKey(name);

    public static string Name(string name) => Names.GetValueOrDefault(name, name);

    public static string Value(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True => "はい",
        JsonValueKind.False => "いいえ",
        JsonValueKind.Array => string.Join("、", value.EnumerateArray().Select(Value)),
        JsonValueKind.Number when value.TryGetInt64(out var number) => number.ToString("N0", CultureInfo.InvariantCulture),
        // An instant is written with its offset; a date alone or a 受付番号 is none.
        JsonValueKind.String when value.GetString() is { Length: > 19 } text && text[10] == 'T' && value.TryGetDateTimeOffset(out var at) =>
            at.ToExactJapanText(),
        JsonValueKind.String => Values.GetValueOrDefault(value.GetString()!, value.GetString()!),
        _ => value.GetRawText(),
    };
}
