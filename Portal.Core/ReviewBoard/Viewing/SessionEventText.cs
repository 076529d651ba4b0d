using System.Text.Json;

namespace Portal.Core.ReviewBoard;

/// <summary>What an audit event of a session says in plain Japanese. Events that tell a clerk nothing have no sentence.</summary>
internal static class SessionEventText
{
    public const string MailFailed = "ReviewMailFailed";

    private delegate string Sentence(string actor, string reviewer, JsonElement details);

    private static readonly Dictionary<string, Sentence> Sentences = new(StringComparer.Ordinal)
    {
        ["ReviewSessionStarted"] = (actor, _, _) => $"{actor}が作成を始めました",
        [RegisterReviewSession.Audited] = (actor, _, d) =>
            $"{actor}が登録しました（第1版・{Number(d, "Cases")}件・{Number(d, "Pages")}ページ{PasswordMail(d)}）{Receipt(d)}",
        [UpdateReviewSession.Audited] = (actor, _, d) =>
            $"{actor}が更新しました（第{Number(d, "Version")}版{Changes(d)}{PasswordMail(d)}）{Receipt(d)}",
        [UpdateReviewSession.AuditedAmendment] = (actor, _, d) =>
            $"{actor}が、資料はそのままで更新しました（{Amendments(d)}{PasswordMail(d)}）{Receipt(d)}",
        [DeleteReviewSession.Audited] = (actor, _, d) =>
            $"{actor}が削除しました（資料{Number(d, "Documents")}点・{Number(d, "Pages")}ページ、取りやめの連絡{Number(d, "Told")}名）",
        ["ReviewSessionClosed"] = (_, _, _) => "閲覧期限が過ぎたため、URLを使えなくしました",
        ["ReviewPapersPurged"] = (_, _, d) => $"保存期間が過ぎたため、資料を削除しました（{Number(d, "Documents")}点・{Number(d, "Pages")}ページ）",
        ["ReviewPapersOpened"] = (_, reviewer, d) => $"{reviewer}が開きました{OfVersion(d)}",
        ["ReviewPapersViewed"] = (_, reviewer, d) => $"{reviewer}が表示しました{OfVersion(d)}",
        ["ReviewPapersDownloaded"] = (_, reviewer, d) => $"{reviewer}がダウンロードしました{OfVersion(d)}",
        ["ReviewerLocked"] = (_, reviewer, _) =>
            $"{reviewer}のURLを開けなくしました（入力の誤り{SessionReviewer.MaxFailedAttempts}回）",
        ["ReviewSessionLocked"] = (_, _, _) => $"この審査会のURLをすべて開けなくしました（入力の誤り{ReviewSession.MaxFailedAttempts}回）",
        [MailFailed] = (_, reviewer, _) => $"{reviewer}へのメールが届きませんでした",
        [SwitchReviewerLock.AuditedLock] = (actor, reviewer, _) => $"{actor}が{reviewer}をロックしました",
        [SwitchReviewerLock.AuditedUnlock] = (actor, reviewer, _) => $"{actor}が{reviewer}のロックを解除しました",
        [SendLinkAgain.Audited] = (actor, reviewer, _) => $"{actor}が{reviewer}へURLをもう一度送りました",
        [SendLinkAgain.AuditedRenewal] = (actor, reviewer, _) => $"{actor}が{reviewer}のURLを作り直しました",
        [CorrectReviewerAddress.Audited] = (actor, reviewer, _) => $"{actor}が{reviewer}のメールアドレスを直し、新しいURLを送りました",
        [StopReviewer.Audited] = (actor, reviewer, _) => $"{actor}が{reviewer}の閲覧を止めました",
        [RenewViewingPasswords.Audited] = (actor, _, d) =>
            $"{actor}が参照用パスワードを作り直しました（{Number(d, "Reviewers")}名{PasswordMail(d)}）",
        [RemindUnreadReviewers.Audited] = (actor, _, d) => $"{actor}が読んでいない{Number(d, "Reviewers")}名へもう一度知らせました",
        ["ReviewersReminded"] = (_, _, d) => $"開催3日前のお知らせを、開いていない{Number(d, "Reviewers")}名へ送りました",
        [SendHeldMail.Audited] = (actor, reviewer, _) => $"{actor}が、保留していた{reviewer}へのメールを送ることにしました",
        [GetViewingStatus.Audited] = (actor, _, d) => $"{actor}が参照状況を{Text(d, "Form")}で保存しました",
        [ExportSessionLog.Audited] = (actor, _, _) => $"{actor}がこれまでの記録をCSVで保存しました",
    };

    public static IReadOnlyCollection<string> Actions { get; } = [.. Sentences.Keys];

    public static string Of(string action, string actor, string reviewer, string details)
    {
        using var document = JsonDocument.Parse(details);
        return Sentences[action](actor, reviewer, document.RootElement);
    }

    private static string Number(JsonElement details, string name) =>
        details.TryGetProperty(name, out var value) && value.TryGetInt32(out var number) ? $"{number:N0}" : "0";

    private static string Text(JsonElement details, string name) =>
        details.TryGetProperty(name, out var value) ? value.GetString() ?? "" : "";

    // What was registered before numbers were given has none.
    private static string Receipt(JsonElement details) => Text(details, "ReceiptNumber") is { Length: > 0 } number ? $"　受付番号 {number}" : "";

    private static string OfVersion(JsonElement details) =>
        details.TryGetProperty("version", out var version) ? $"（第{version.GetInt32()}版）" : "";

    private static string PasswordMail(JsonElement details) =>
        details.TryGetProperty("PasswordByMail", out var chosen) && chosen.GetBoolean() ? "・パスワード通知メールあり" : "";

    private static string Amendments(JsonElement details)
    {
        var labels = details.TryGetProperty("FactChanges", out var changes) ? changes.EnumerateArray().Select(c => $"{c.GetString()}の変更") : [];
        IEnumerable<string> people =
            [Number(details, "Added") is not "0" and var added ? $"審査員{added}名を追加" : "", Number(details, "Removed") is not "0" and var gone ? $"審査員{gone}名を取消" : ""];
        return string.Join("、", labels.Concat(people.Where(p => p.Length > 0)));
    }

    // Three are enough for a line.
    private static string Changes(JsonElement details)
    {
        var all = details.TryGetProperty("PaperChanges", out var changes)
            ? changes.EnumerateArray().Select(c => c.GetString()).ToList() : [];
        var more = all.Count > 3 ? $"ほか{all.Count - 3}か所" : "";
        return all.Count == 0 ? "" : $"：{string.Join("、", all.Take(3))}{more}";
    }
}
