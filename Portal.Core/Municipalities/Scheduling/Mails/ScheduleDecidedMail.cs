using Portal.Core.Mail;
using Portal.Core.Time;

namespace Portal.Core.Municipalities;

/// <summary>事務局が日程を決めたお知らせ.</summary>
/// <param name="Kind">What was decided.</param>
/// <param name="StartsOn">利用開始日; null after a withdrawal.</param>
/// <param name="PublicReason">公表した理由; null where there is none.</param>
/// <param name="Setup">初期セットアップの期間, where it may have moved with the day.</param>
public sealed record ScheduleDecidedMail(
    ScheduleEventKind Kind, DateOnly? StartsOn, string? PublicReason = null, SetupPlacement? Setup = null) : IMail
{
    public string Subject => Kind switch
    {
        ScheduleEventKind.OtherStartGranted => "【介護情報基盤ポータル】希望の利用開始日にしました",
        ScheduleEventKind.Fixed => "【介護情報基盤ポータル】日程が確定しました",
        ScheduleEventKind.Published => "【介護情報基盤ポータル】利用開始日を公開しました",
        ScheduleEventKind.Kept => "【介護情報基盤ポータル】公開している日程は変わりません",
        ScheduleEventKind.Postponed => "【介護情報基盤ポータル】利用開始日を延期しました",
        _ => "【介護情報基盤ポータル】利用開始日を日程調整中に戻しました",
    };

    public string Body => $"""
        {Told}

        利用開始日　{StartsOn?.ToJapanText() ?? "日程調整中"}{SetupLine}{(PublicReason is null ? "" : $"\n公表した理由　{PublicReason}")}

        {Next}

        くわしくは、ログインして「利用開始の日程」を開いてください。
        このメールは自動で送っています。返信されてもお答えできません。
        """;

    private string SetupLine => Setup is null ? "" : $"\n初期セットアップ　{Setup.StartsOn.ToJapanText()}から{Setup.CompletesOn.ToJapanText()}まで";

    private string Told => Kind switch
    {
        ScheduleEventKind.OtherStartGranted => "希望された利用開始日にしました。承諾をいただいたものとして進めます。",
        ScheduleEventKind.Fixed => "承諾をいただいた日程を確定しました。",
        ScheduleEventKind.Published => "利用開始日を「市町村の対応状況」で公開しました。",
        ScheduleEventKind.Kept => "変更の希望を検討しましたが、公開している日程を変えないことにしました。",
        ScheduleEventKind.Postponed => "利用開始日を延期し、「市町村の対応状況」で公開しました。",
        _ => "公開していた利用開始日を取り下げ、「日程調整中」に戻しました。",
    };

    private string Next => Kind switch
    {
        ScheduleEventKind.OtherStartGranted or ScheduleEventKind.Fixed => "このあと、利用開始日を公開します。公開したら、あらためてお知らせします。",
        ScheduleEventKind.Published or ScheduleEventKind.Kept or ScheduleEventKind.Postponed =>
            "初期セットアップが完了したら、完了した日を報告してください。",
        _ => "新しい日程の案ができたら、あらためてお知らせします。",
    };
}
