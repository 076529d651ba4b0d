using Portal.Core.Results;
using Portal.Core.Time;

namespace Portal.Core.Municipalities;

public static class ScheduleErrors
{
    public static readonly Error NoInsurers = new("保険者が登録されていません。保険者を登録してから、日程案をつくってください。");

    public static readonly Error ProposedAtOnce = new("ほかの人が同時に日程案をつくりました。一覧を開き直して、新しい版を確かめてください。");

    public static readonly Error OldVersion = new("採用できるのは、いちばん新しい版だけです。一覧から新しい版を開いてください。");

    public static readonly Error Locked = new("日程が固定されています。動かすときは、先に固定を外してください。");

    public static readonly Error BreaksRules = new("守れなくなる決まりがあります。下の内容を確かめて、それでも動かすときは、確かめた印をつけてください。", "IsSure");

    public static readonly Error NothingToNotify = new("通知できる案がありません。選び方を変えてください。");

    public static readonly Error NothingChosen = new("公開する保険者を選んでください。");

    public static readonly Error ReplyMissing = new("回答を選んでください。", "Choice");

    public static readonly Error StartMissing = new("希望する利用開始日を入力してください。", "StartsOn");

    public static readonly Error DayMissing = new("日を入力してください。", "Day");

    public static readonly Error CompletionMissing = new("初期セットアップが完了した日を入力してください。", "CompletedOn");

    public static readonly Error PublicReasonForm =
        new($"公表する理由は、{ServiceStart.ReasonMaxLength}文字以内で、改行を入れずに入力してください。", "Reason");

    public static readonly Error NoInsurerFunction = new("保険者機能のない団体の日程は、つくれません。");

    /// <summary>There is nothing left to postpone; a withdrawal goes on.</summary>
    public static readonly Error NoMunicipalityLeft =
        new("この日を公開した市町村が、なくなっています。延期ではなく、日程調整中に戻してください。");

    public static Error NoSetupOn(DateOnly day, string why) => new($"{day.ToJapanText()}には始められません。{why}", "Day");

    public static Error BreaksRulesOf(IEnumerable<BrokenRule> broken) => new(
        $"守れなくなる決まりがあります。{string.Concat(broken.Select(b => b.Sentence))}それでも延期するときは、確かめた印をつけてください。", "AcceptsBroken");

    public static Error SetupBeforeReply(string name, DateOnly setupStartsOn) =>
        new($"{name}：{InsurerScheduleErrors.SetupBeforeReply(setupStartsOn).Message}", "ReplyBy");

    public static Error StartPast(string name, DateOnly startsOn) => new($"{name}：{InsurerScheduleErrors.StartPast(startsOn).Message}");

    /// <summary>Why it is left in a 日程案.</summary>
    public const string NoPlace = "どの市町村の保険者か、わかりません。保険者の名称（市町村と同じ名前）か、構成市町村を直してください。";

    public static Error NotFixed(string name, InsurerScheduleStatus status) =>
        new($"{name}の日程は「{status.Text()}」です。公開できるのは「確定」の日程だけです。画面を開き直して、選び直してください。");

    public static Error NoMunicipality(string name) =>
        new($"{name}がどの市町村の保険者か、わかりません。保険者の名称（市町村と同じ名前）か、構成市町村を直してください。");
}
