using Portal.Core.Mail;
using Portal.Core.Time;

namespace Portal.Core.Municipalities;

/// <summary>お知らせの登録の確認: the same for an address that is known and for one that is not.</summary>
/// <param name="Url">Where it is confirmed.</param>
/// <param name="Until">Its last instant.</param>
public sealed record SubscriptionRequestMail(string Url, DateTimeOffset Until) : IMail
{
    public string Subject => "【介護情報基盤ポータル】お知らせメールの登録の確認";

    public string Body => $"""
        市町村の対応状況のお知らせメールのお申し込みを受け付けました。

        次のURLを開き、内容を確かめて「登録する」を押してください。
        押すまでは、お知らせは届きません。

        {Url}

        このURLは、{Until.ToJapanText()}まで使えます。
        それまでに登録しないときは、メールアドレスを消します。

        心当たりがない場合は、このメールを削除してください。
        何も登録されません。
        このメールは自動で送っています。返信されてもお答えできません。
        """;
}

/// <summary>お知らせの登録の完了, with the link to change or end it.</summary>
/// <param name="Places">What is told, in words.</param>
/// <param name="Url">Where it is changed or ended.</param>
public sealed record SubscriptionConfirmedMail(IReadOnlyList<string> Places, string Url) : IMail
{
    public string Subject => "【介護情報基盤ポータル】お知らせメールを登録しました";

    public string Body => $"""
        お知らせメールを登録しました。次の市町村の利用開始日か、主治医意見書の
        電送の開始日が公表されたとき、変わったとき、取り下げられたときに、
        お知らせします。合併などで市町村がなくなったときも、お知らせします。

        {string.Join('\n', Places.Select(p => $"・{p}"))}

        市町村の変更と解除は、次のURLからできます。
        ほかの方に転送しないでください。

        {Url}

        このメールは自動で送っています。返信されてもお答えできません。
        """;
}

/// <summary>利用開始日などの公表のお知らせ: one for each subscriber and version.</summary>
/// <param name="Changes">What concerns them.</param>
/// <param name="Url">Where the subscription is changed or ended.</param>
public sealed record StatusChangedMail(IReadOnlyList<StatusChange> Changes, string Url) : IMail
{
    private const int MostChanges = 50;

    public string Subject => "【介護情報基盤ポータル】市町村の対応状況のお知らせ";

    public string Body => $"""
        お知らせに登録した市町村について、公表した内容が変わりました。

        {string.Join("\n\n", Changes.Take(MostChanges).Select(c => c.Text))}{More}

        いちばん新しい内容は、介護情報基盤ポータルの「市町村の対応状況」で
        確かめられます。

        市町村の変更と、お知らせの解除は、次のURLからできます。

        {Url}

        このメールは自動で送っています。返信されてもお答えできません。
        """;

    private string More => Changes.Count > MostChanges
        ? $"\n\nほかに{Changes.Count - MostChanges:N0}件あります。「市町村の対応状況」をご覧ください。" : "";
}
