using System.Globalization;
using Portal.Core.Results;

namespace Portal.Core.ReviewBoard;

/// <summary>What can be refused while a session is prepared, with what to do next.</summary>
public static class PreparationErrors
{
    /// <summary>Never read by anybody: the page finds nothing to show either and answers 404.</summary>
    public static readonly Error NotFound = new("この審査会は見つかりません。");

    public static readonly Error ChangedByColleague =
        new("ほかの人が先に保存したため、あなたの内容はまだ保存していません。下の「変わったところ」を確かめてください。");

    public static readonly Error ReviewerGone =
        new("選んだ審査員の中に、名簿から外れた人がいます。一覧を確かめて、選び直してください。", "Chosen");

    public static readonly Error HeadNotChosen =
        new("合議体の長は、資料を送る審査員の中から選んでください。", "Chosen");

    public static readonly Error CaseGone = new("この事例は、ほかの人が削除しました。資料の画面に戻って確かめてください。");

    public static readonly Error PaperGone = new("この資料は、ほかの人が削除したか差し替えました。最新の一覧を確かめてください。");

    public static readonly Error ReplacementUnderWay =
        new("この資料は、すでに差し替えているところです。検査が終わってから、もう一度差し替えてください。");

    public static readonly Error CasesChanged =
        new("ほかの人が事例を加えたか、削除したか、並べ替えたため、並べ替えていません。下の最新の順を確かめて、もう一度番号を入れてください。");

    public static readonly Error PapersChanged =
        new("ほかの人がここの資料を変えたため、並べ替えていません。下の最新の順を確かめて、もう一度並べ替えてください。");

    public static readonly Error CaseNumberTaken =
        new("同じ番号の事例がすでにあります。ほかの番号を入力してください。", "CaseNumber");

    public static readonly Error TooManyCases =
        new(string.Create(CultureInfo.InvariantCulture, $"1回の審査会に入れられる事例は{ReviewSession.MaxCases:N0}件までです。"), "Lines");

    public static readonly Error NotADraft =
        new("登録した審査会は、ここでは取りやめられません。審査会の画面から削除してください。");

    public static readonly Error PapersNotReady =
        new("検査中の資料、登録できなかった資料、入れ先の決まっていない資料が残っています。すべて片づけてから、1冊にまとめてください。");

    public static readonly Error NothingToBind = new("まとめる資料がありません。先にPDFを入れてください。");

    public static readonly Error PanelGone = new("この合議体は使えません。選び直してください。", "Details.PanelId");

    public static readonly Error DayMissing =
        new("登録した審査会の開催予定日は、空にできません。開催予定日を入力してください。", "Details.PlannedOn");

    public static readonly Error DayIsFar = new("開催予定日は、今日から3年以内の日を入力してください。年を確かめてください。", "Details.PlannedOn");

    public static readonly Error DayIsPast = new("開催予定日は、今日か、今日より後の日を入力してください。", "Details.PlannedOn");
}
