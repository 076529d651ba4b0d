using System.Globalization;
using Portal.Core.Results;
using Portal.Core.Time;

namespace Portal.Core.Subsidies;

/// <summary>What the secretariat is told.</summary>
public static class PaymentErrors
{
    public static readonly Error NotFound = new("支払の回が見つかりません。一覧から選び直してください。");

    public static readonly Error RowNotFound = new("この支払は見つかりません。支払の回の画面から選び直してください。");

    public static readonly Error NotDraft = new("この回は作成中ではないため、変えられません。画面を開き直して、いまの状態を確かめてください。");

    public static readonly Error NotProposed = new("この回は確認待ちではありません。画面を開き直して、いまの状態を確かめてください。");

    public static readonly Error NotReleased = new("この回は、まだ振込の依頼をしていません。ほかの方の確認が済むと、ファイルを保存し、結果を入れられます。");

    public static readonly Error NeedsAnotherPerson = new("ご自分がつくったか、変えたか、確認を頼んだ回は確認できません。事務局のほかの方に頼んでください。");

    public static readonly Error DueUntilMissing = new("振込の予定の日を「令和8年12月31日」のように入力してください。", "DueUntil");

    public static readonly Error PayOnMissing = new("振込指定日を「令和8年12月25日」のように入力してください。", "PayOn");

    public static readonly Error PayOnPast = new("振込指定日は、今日か、あとの日にしてください。", "PayOn");

    public static readonly Error PayOnFar = new("振込指定日は、90日後までの日にしてください。ファイルには月と日しか書かれません。", "PayOn");

    public static readonly Error PayOnHoliday = new("振込指定日は、銀行の営業日にしてください。土曜日、日曜日、祝日、12月31日から1月3日までは振り込めません。", "PayOn");

    public static readonly Error NothingDue = new("その日までに振り込むもので、まだどの回にも入っていないものはありません。日を変えるか、一覧を確かめてください。", "DueUntil");

    public static readonly Error Raced = new("ほかの人が同時に、同じ申請を支払の回に入れました。一覧を開き直して、もう一度つくってください。");

    public static readonly Error NoRows = new("振り込む行がありません。この回を取りやめてください。");

    public static readonly Error PayDayOver = new("振込指定日を過ぎたため、振込を依頼できません。差し戻してから取りやめて、新しい回をつくってください。");

    public static readonly Error NoConsignor = new("振込を依頼する人の設定がありません。システムの担当者に、設定（Payments）を頼んでください。");

    public static readonly Error TotalTooLarge = new("合計額が12桁を超えます。いくつかの行を外して、回を分けてください。");

    public static readonly Error ChangedSinceProposal = new("確認を頼んだあとで、内容が変わった行があります。差し戻して、もう一度確認を頼んでください。");

    public static readonly Error FileChanged = new("画面を開いたあとで、ファイルの内容が変わりました。画面を開き直して、もう一度確かめてください。");

    public static readonly Error RowNotListed = new("この行は、もう外されているか、振込を依頼したため、外せません。");

    public static readonly Error RowHasNoResult = new("この行には、いま結果を入れられません。画面を開き直して、いまの状態を確かめてください。");

    public static readonly Error NotHeld = new("この支払は保留されていません。画面を開き直してください。");

    public static readonly Error NotPayable = new("この申請は、いま振り込める状態にありません。申請の画面で状態を確かめてください。");

    public static readonly Error PaidInAnother = new("この申請は、ほかの支払の回に入っているか、すでに振込済みです。申請の画面で確かめてください。");

    public static readonly Error NotNewest = new(
        "この申請は、あとの回にも入っています。作成中の回なら先に外し、振込を依頼した回なら、その回の行で結果を入れてください。");

    public static readonly Error GrantChanged = new(
        "この支払の後に、交付決定額が変わったか、交付決定が取り消されたため、振込済みにできません。申請の画面で、いまの交付決定額を確かめてください。");

    public static readonly Error ReasonMissing = new("理由を入力してください。", "Reason");

    public static readonly Error ReasonTooLong = new($"理由は{Payment.ReasonMaxLength}文字以内で入力してください。", "Reason");

    public static readonly Error ReasonHidden = new("理由に、表示できない文字が含まれています。入力し直してください。", "Reason");

    public static readonly Error OutcomeMissing = new("振込済みか振込不能かを選んでください。", "IsPaid");

    public static readonly Error FailureMissing = new("振込不能の理由を選んでください。", "Failure");

    public static readonly Error TooEarly = new("残りを振込済みにできるのは、振込指定日の翌日からです。");

    public static readonly Error FileNeverSaved = new("振込のファイルが、まだ一度も保存されていません。銀行に渡していなければ、振り込まれていません。");

    public static readonly Error FileSavedLate = new(
        "振込のファイルが初めて保存されたのは、振込指定日のあとです。振り込まれたかを銀行に確かめ、結果をファイルで取り込むか、1件ずつ入れてください。");

    public static Error RepaymentHasCome(string receiptNumber, int yen, bool ofTax, bool ofDecision)
    {
        var where = (ofTax, ofDecision) switch
        {
            (true, false) => "消費税の報告の画面",
            (false, true) => "決定による返還の画面",
            _ => "消費税の報告の画面と、決定による返還の画面",
        };
        return new(string.Create(CultureInfo.InvariantCulture, $"""
            受付番号 {receiptNumber}：返還の入金{yen:N0}円が記録されているため、振込不能にできません。記録がまちがいなら、{where}で入金の記録を取り消してください。入金がほんとうにあったなら、その額を申請者に返してから、同じ画面で「申請者に返したので取り消す」を押してください。そのあとで、もう一度振込不能にすると、返還を求めるのをやめます。
            """));
    }

    public static Error NotGranted(string receiptNumber) =>
        new($"受付番号 {receiptNumber} の申請は、いま振り込める状態にありません。この行を外してください。");

    public static Error HolderUnwritable(string receiptNumber, string reason) =>
        new($"受付番号 {receiptNumber}：ファイルに書けない口座名義です（{reason}）。この行を外してください。");

    public static Error AccountUnwritable(string receiptNumber) =>
        new($"受付番号 {receiptNumber}：銀行コード4桁、支店コード3桁、口座番号7桁の数字がそろっていません。この行を外してください。");

    public static Error BankGone(string receiptNumber, BankAccount account) => new(
        $"受付番号 {receiptNumber}：{account.BankName}（{account.BankCode}）{account.BranchName}（{account.BranchCode}）は、金融機関の一覧にありません。この行を外してください。");

    public static Error FileTwice(DateTimeOffset at) =>
        new($"このファイルは、{at.ToJapanText()}に取り込み済みです。二重には取り込みません。", "Upload");

    public static Error PaidYenDiffers(long inFile, long typed) => new(string.Create(
        CultureInfo.InvariantCulture,
        $"ファイルの振込済みの合計は{inFile:N0}円で、入力した{typed:N0}円と合いません。銀行の明細と、どの行が違うかを確かめてください。何も取り込んでいません。"), "PaidYen");
}

/// <summary>What a line of the result file is told.</summary>
public static class PaymentResultErrors
{
    public static readonly Error FileMissing = new("振込結果のファイルを選んでください。", "Upload");

    public static readonly Error FileEmpty = new("ファイルに結果の行がありません。", "Upload");

    public static readonly Error PaidYenMissing = new("銀行の明細にある、振込済みの合計額を入力してください。", "PaidYen");

    public const string RowUnknown = "この番号の行は、この回にありません。ひな形の番号のままにしてください。";
    public const string RowTwice = "同じ番号の行が、ファイルに2つ以上あります。1つにしてください。";
    public const string RowExcluded = "この行は、この回から外してあるため、振り込まれていません。行を消してください。";
    public const string NumberDiffers = "受付番号が、この番号の行と違います。ひな形の受付番号のままにしてください。";
    public const string AmountDiffers = "金額が、振込を依頼した額と違います。銀行の明細と確かめてください。";
    public const string OutcomeUnknown = "「振込済み」か「振込不能」と入力してください。";
    public const string CodeUnknown = "振込不能のときは、理由コードを1、2、3、4、8、9のどれかで入力してください。";
    public const string CodeOfPaid = "振込済みの行に理由コードがあります。どちらかを直してください。";
    public const string HasOther = "この行には、すでに違う結果が入っています。直すときは、行の画面で1件ずつ直してください。";
}

/// <summary>What the office is told.</summary>
public static class AccountCorrectionErrors
{
    public static readonly Error NotOpen = new("この申請は、口座の訂正を待っていません。マイページで状態を確かめてください。");

    public static readonly Error Other = new("この画面は、前の振込についてのものです。画面を開き直して、今回の内容を確かめてください。");

    public static readonly Error SameAccount = new(
        "振り込めなかった口座と同じです。通帳を見て、違うところを直してください。直すところがないときは、お問い合わせください。", nameof(BankAccountForm.AccountNumber));
}
