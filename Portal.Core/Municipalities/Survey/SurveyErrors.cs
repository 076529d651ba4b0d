using Portal.Core.Results;

namespace Portal.Core.Municipalities;

public static class SurveyErrors
{
    public static readonly Error NotFound = new("アンケートが見つかりません。画面を開き直してください。");

    public static readonly Error Closed = new("いまは回答を受け付けていません。締切の後に直したいときは、アンケートの画面から変更を申し出てください。");

    public static readonly Error TooMuch = new($"1つの項目に入力できるのは{SurveyForm.TypedMaxLength:N0}文字までです。長い項目を短くしてください。まだ保存していません。");

    public static readonly Error ChangedMeanwhile = new(
        "ほかの人が、先に変更しました。変わったところを下に示しています。あなたの内容で上書きしてよければ、もう一度押してください。");

    public static readonly Error ChangedSinceShown = new(
        "確かめている間に、内容が変わりました。まだ送っていません。下に示したいまの内容を確かめて、もう一度送ってください。");

    public static readonly Error NotComplete = new("まだ入力が終わっていないところがあります。回答票に戻って確かめてください。");

    public static readonly Error NotConfirmed = new("確かめていただきたいことを読んで、チェックを入れてください。", "Confirmed");

    public static readonly Error StateMissing = new("介護保険システムの状況を選んでください。", "State");

    public static readonly Error VendorUnknown = new("このシステムベンダは登録されていません。選び直してください。", "VendorId");

    public static readonly Error VendorListed = new("この名称は一覧にあります。上の一覧から選び、ここは空にしてください。", "OtherVendor");

    public static readonly Error TwoVendors = new(
        "一覧から選んだときは、ここを空にしてください。一覧にないときは、上で「選んでいません」を選んでください。", "OtherVendor");

    public static readonly Error DayUnreadable = new("移行の日を読み取れません。「令和8年12月1日」のように入力してください。", "StandardisedOn");

    public static readonly Error DayMissing = new("標準準拠システムへの移行の日を入力してください。", "StandardisedOn");

    public static readonly Error DayToCome = new("使っているときは、移行した日を入力してください。これから移行するときは、状況を選び直してください。", "StandardisedOn");

    public static readonly Error MonthUnreadable = new("希望の月を読み取れません。「令和9年1月」のように入力してください。", "WishedMonth");

    public static readonly Error MonthTooLate = new(
        $"初期セットアップは、令和10年3月31日までに完了する必要があります。{SurveyTerms.Of.LastMonth.ToJapanText()}までの月を入力してください。", "WishedMonth");

    public static readonly Error BodyMissing = new("接続する団体を選んでください。", "ConnectingBody");

    public static readonly Error PhoneMissing = new("電話番号を入力してください。", "ContactPhone");

    public static readonly Error PhoneUnreadable = new("電話番号を読み取れません。市外局番から入力してください。", "ContactPhone");

    public static readonly Error RemarksTooLong = new($"備考は{SurveyForm.RemarksMaxLength:N0}文字以内で入力してください。", "Remarks");

    public static readonly Error ReasonMissing = new("理由を入力してください。", "Words");

    public static readonly Error ReasonTooLong = new($"{SurveyReopening.WordsMaxLength}文字以内で入力してください。", "Words");

    public static readonly Error ReasonHidden = new("表示できない文字が含まれています。入力し直してください。", "Words");

    public static readonly Error NoNeedToAsk = new("いまは、変更の申し出は要りません。画面を開き直して、受付期間を確かめてください。");

    public static readonly Error AlreadyAsked = new("変更の申し出は、もう届いています。事務局の返事をお待ちください。");

    public static readonly Error NothingAsked = new("返事を待っている申し出はありません。画面を開き直して、いまの状態を確かめてください。");

    public static readonly Error UntilUnreadable = new("いつまで回答できるかを、今日以降の日で入力してください。例：令和8年12月10日", "Until");

    public static readonly Error StillOpen = new("まだ締切の前なので、そのまま回答できます。");

    public static readonly Error NotBegun = new("まだ受付を始めていません。受付を始める日から回答できます。");

    public static readonly Error NotNewest = new(
        "新しいアンケートが始まっているため、このアンケートには回答できません。変更は、新しいアンケートで回答してもらってください。");

    public static readonly Error AlreadyReopened = new("もう一度回答できるように、すでにしてあります。画面を開き直して、いつまでかを確かめてください。");

    public static readonly Error NotReopened = new("もう一度回答できる期間は、終わっています。画面を開き直して確かめてください。");

    public static readonly Error UntilMoved = new("ほかの人が、先に日を変えました。いまの日を確かめて、もう一度入力してください。", "Until");

    public static readonly Error NotAsked = new("この団体は、このアンケートの対象ではありません。");

    public static readonly Error Overlaps = new("この期間には、ほかのアンケートがあります。重ならない期間にしてください。", "OpensOn");

    public static readonly Error NobodyMissing = new("知らせる団体はありません。すべての団体が回答したか、今日すでに知らせたか、送り先がありません。");

    public static readonly Error NotOpen = new("受付中ではないため、知らせられません。");

    public static Error Hidden(string field, string label) => new($"{label}に、表示できない文字が含まれています。入力し直してください。", field);
}
