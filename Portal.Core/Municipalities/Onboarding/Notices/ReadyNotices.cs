using Portal.Core.Time;

namespace Portal.Core.Municipalities;

/// <summary>案内文のひな形: what may go out as it is. A day that is not public yet is said to be told later.</summary>
public static class ReadyNotices
{
    public static string Text(this NoticeReader reader) => reader == NoticeReader.Offices ? "介護事業所・医療機関向け" : "住民向け";

    /// <summary>The last part of its address.</summary>
    public static string Slug(this NoticeReader reader) => reader == NoticeReader.Offices ? "offices" : "residents";

    public static NoticeReader? Of(string? slug) =>
        slug switch { "offices" => NoticeReader.Offices, "residents" => NoticeReader.Residents, _ => null };

    public static string Title(NoticeReader reader) =>
        reader == NoticeReader.Offices ? "介護情報基盤の利用開始について" : "介護の情報を電子で確認できるようになります";

    public static string Body(NoticeReader reader, OnboardingFacts facts)
    {
        var day = facts.PublicDay?.ToJapanText();
        // A union for the review board alone does not connect: its members do.
        var insurer = facts.HasInsurerFunction ? facts.Name : $"{facts.Name}の構成市町村";
        var start = day is null ? "利用開始日は、決まりしだいお知らせします。" : $"利用開始日は、{day}です。";
        return reader == NoticeReader.Offices ? Offices(insurer, start) : Residents(insurer, day);
    }

    private static string Offices(string insurer, string start) => $"""
        日ごろから介護保険事業にご協力いただき、ありがとうございます。

        {insurer}は、介護情報基盤の利用を始めます。
        {start}

        利用開始日から、介護WEBサービスで、要介護認定の進み具合や介護保険証の情報などを確認できます。
        主治医意見書の電送を受け付ける日は、別にお知らせします。

        ご利用には、インターネットにつながる端末、カードリーダー、電子証明書などの準備が必要です。
        準備の手順と助成金は、介護情報基盤ポータルをご覧ください。

        ご利用は任意です。紙でのやり取りも、これまでどおり続けられます。
        """;

    private static string Residents(string insurer, string? day) => $"""
        {insurer}では、{(day is null ? "まもなく" : $"{day}から")}、介護の情報を電子でやり取りする「介護情報基盤」の利用を始めます。

        ・ご本人は、マイナポータルで、要介護認定の進み具合などを確認できます。
        ・ご本人が同意したときは、介護事業所や医療機関が、サービスに必要な情報を確認できます。

        同意は、要介護認定の申請書の欄で確認します。同意しなくても、介護サービスは、これまでどおり利用できます。
        マイナンバーカードをお持ちでない方も、介護保険の被保険者証で利用できます。
        """;
}
