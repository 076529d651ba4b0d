using Microsoft.EntityFrameworkCore;
using Portal.Core.Subsidies;
using Portal.Tests.Core.Pdf;
using Portal.Tests.Support;
using static Portal.Tests.Support.TestClock;

namespace Portal.Tests.Core.Subsidies.Changes;

/// <summary>The letters that answer 変更・中止・廃止の申請.</summary>
public sealed class ChangeLetterTests : IClassFixture<PortalFixture>
{
    private readonly PortalFixture portal;

    public ChangeLetterTests(PortalFixture portal)
    {
        this.portal = portal;
        portal.Clock.Now = InJapan(2026, 11, 20, 9, 12);
    }

    [Theory]
    [InlineData(ChangeKind.Change, true, "変更承認通知書", "64,000円を、50,000円とします。", "に申請のあった変更（令和8年12月1日（火）から）を、申請のとおり承認します。")]
    [InlineData(ChangeKind.Change, false, "変更不承認通知書", "軽微な変更のためです。", "は、次の理由により承認しません。")]
    [InlineData(ChangeKind.Discontinuation, true, "中止（廃止）承認通知書", "64,000円を、0円とします。", "に申請のあった中止（令和8年12月1日（火）から）を、申請のとおり承認します。")]
    [InlineData(ChangeKind.Abolition, false, "中止（廃止）不承認通知書", "軽微な変更のためです。", "は、次の理由により承認しません。")]
    public async Task A_letter_says_which_request_it_answers_and_what_is_granted_from_then_on(
        ChangeKind kind, bool approves, string name, string amount, string words)
    {
        var (applicant, id) = await portal.NewGrantedApplication();
        await portal.AnswerChange(await portal.NewChange(applicant, id, kind), approves);

        var text = await LetterAsync(applicant, id);

        Assert.Single(text, c => c == '\f');
        Assert.Contains(name, text, StringComparison.Ordinal);
        Assert.Contains(amount, text, StringComparison.Ordinal);
        Assert.Contains(words, text, StringComparison.Ordinal);
        Assert.Contains((await portal.DecisionOf(id)).LetterNumber, text, StringComparison.Ordinal);
        Assert.DoesNotContain("返還", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_paid_is_asked_back_in_the_letter_without_a_charge_in_time()
    {
        var (applicant, id) = await portal.NewPaidApplication();
        await portal.AnswerChange(await portal.NewChange(applicant, id), amount: "40,000", words: "領収書の額に合わせました。");

        var text = await LetterAsync(applicant, id);

        Assert.Contains("変更承認通知書兼返還請求書", text, StringComparison.Ordinal);
        Assert.Contains("を、次のとおり承認します。領収書の額に合わせました。", text, StringComparison.Ordinal);
        Assert.Contains("金24,000円", text, StringComparison.Ordinal);
        Assert.Contains("期限を過ぎて返還するときに納めてください。", text, StringComparison.Ordinal);
        Assert.DoesNotContain("第11条", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_letter_belongs_to_its_office_and_the_secretariat_alone_and_is_found_by_its_code()
    {
        var (applicant, id) = await portal.NewGrantedApplication();
        await portal.AnswerChange(await portal.NewChange(applicant, id));
        var decision = await portal.InDatabase(db => db.LaterDecisions.SingleAsync(d => d.ApplicationId == id));
        var (_, other) = await portal.NewGrantedApplication();

        Assert.Null(await portal.SendAs(await portal.NewOfficeUser(), new OpenLaterLetter(id, decision.Id)));
        Assert.Null(await portal.SendAs(applicant, new OpenLaterLetter(other, decision.Id)));
        Assert.NotNull(await portal.SendAs(await portal.NewExaminer(), new OpenLaterLetter(id, decision.Id, MayPrint: false)));
        var found = await portal.SendAs(TestUser.Visitor, new VerifyLetter(decision.VerificationCode));
        var first = await portal.SendAs(TestUser.Visitor, new VerifyLetter((await portal.DecisionOf(id)).VerificationCode));
        Assert.Equal(("変更承認通知書", 50_000), (found.Value.Name, found.Value.AmountYen));
        Assert.Equal([decision.Id], first.Value.Since.Select(d => d.Id));
    }

    [Fact]
    public async Task A_character_that_cannot_be_printed_stops_the_decision_and_is_named()
    {
        var (applicant, id) = await portal.NewGrantedApplication();
        var change = await portal.NewChange(applicant, id);
        Assert.Empty((await portal.ProposeChange(await portal.NewExaminer(), change, approves: false, words: "承認しません😀")).Errors);

        var result = await portal.DecideChange(await portal.NewExaminer(), change);

        Assert.Equal([LaterDecisionErrors.Unprintable("😀")], result.Errors);
        Assert.Equal(ChangeState.Proposed, (await portal.ChangesOf(applicant, id)).Requests.Single().State);
    }

    private async Task<string> LetterAsync(TestUser reader, Guid id)
    {
        var decision = await portal.InDatabase(db => db.LaterDecisions.SingleAsync(d => d.ApplicationId == id));
        var path = Path.GetTempFileName();
        await using (var content = (await portal.SendAs(reader, new OpenLaterLetter(id, decision.Id)))!.Pdf!.Content)
        await using (var file = File.Create(path))
        {
            await content.CopyToAsync(file);
        }

        var text = await PdfWorkshop.DenseTextAsync(path, "-raw");
        File.Delete(path);
        return text;
    }
}
