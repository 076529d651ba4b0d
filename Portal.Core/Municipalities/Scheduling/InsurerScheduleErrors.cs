using Portal.Core.Results;
using Portal.Core.Time;

namespace Portal.Core.Municipalities;

public static class InsurerScheduleErrors
{
    public static readonly Error ReplyByPast = new("回答期限は、あした以降の日にしてください。", "ReplyBy");

    public static readonly Error ReasonMissing = new("理由を入力してください。", "Reason");

    public static readonly Error ReasonTooLong = new($"理由は{InsurerSchedule.ReasonMaxLength}文字以内で入力してください。", "Reason");

    public static readonly Error SameStart = new("いまの利用開始日と同じ日です。この日でよければ「承諾する」を選んでください。", "StartsOn");

    public static readonly Error NotAgreed = new("保険者が承諾していない日は公開できません。承諾を得てから、もう一度操作してください。", "IsAgreed");

    public static readonly Error CompletionAhead =
        new("初期セットアップが完了した日は、今日までの日を入力してください。", "CompletedOn");

    public static Error SetupBeforeReply(DateOnly setupStartsOn) => new(
        $"初期セットアップが{setupStartsOn.ToJapanText()}に始まるため、回答期限は、その前の日までにしてください。間に合わないときは、先に日程を動かしてください。", "ReplyBy");

    /// <summary>Told to the insurer: what is left is to say that it cannot be done so.</summary>
    public static Error SetupPast(DateOnly setupStartsOn) => new(
        $"初期セットアップを始める日（{setupStartsOn.ToJapanText()}）を過ぎています。「問題あり」を選んで、できる時期を知らせてください。", "Choice");

    public static Error SetupPastForSecretariat(DateOnly setupStartsOn) =>
        new($"初期セットアップを始める日（{setupStartsOn.ToJapanText()}）が、今日より後ではありません。日程を動かしてください。");

    public static Error StartPast(DateOnly startsOn) =>
        new($"利用開始日（{startsOn.ToJapanText()}）が、今日より後ではありません。今日より後の日程にしてから、公開してください。", "StartsOn");

    public static Error CompletionBeforeSetup(DateOnly setupStartsOn) => new(
        $"初期セットアップが完了した日は、初期セットアップを始める日（{setupStartsOn.ToJapanText()}）以降の日を入力してください。", "CompletedOn");

    public static Error NotNow(InsurerScheduleStatus status) =>
        new($"この日程はいま「{status.Text()}」のため、この操作はできません。画面を開き直して、いまの状態を確かめてください。");

    public static Error StartBeforeCompletion(DateOnly completesOn) =>
        new($"利用開始日は、初期セットアップ完了日（{completesOn.ToJapanText()}）か後の日にしてください。", "StartsOn");

    /// <summary>警告: told once; who is sure goes on.</summary>
    public static Error StartLongAfter(DateOnly completesOn) => new(
        $"完了日（{completesOn.ToJapanText()}）から利用開始日まで、1週間より長くあきます。そのあいだも、マイナポータルなどで情報を見られるようになります。この日でよければ、確かめた印をつけてください。",
        "IsSure");

    public static Error NotLater(DateOnly startsOn) => new(
        $"延期は、公開している利用開始日（{startsOn.ToJapanText()}）より後の日にしてください。早めるときは、日程調整中に戻してください。", "StartsOn");
}
