using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Subsidies;
using Portal.Tests.Core.Pdf;
using Portal.Tests.Support;

namespace Portal.Tests.Core.Subsidies.LaterDecisions;

/// <summary>The letters of 決定後の処分: what they say, one file for each, and what anybody learns who checks one.</summary>
public sealed class LaterLetterTests : IClassFixture<PortalFixture>
{
    private readonly PortalFixture portal;

    public LaterLetterTests(PortalFixture portal)
    {
        this.portal = portal;
        portal.Clock.Now = TestClock.InJapan(2026, 11, 20, 9, 12);
    }

    [Fact]
    public async Task A_revocation_of_what_was_paid_asks_it_back_with_the_charge()
    {
        var (applicant, id) = await portal.NewPaidApplication();
        portal.Clock.Now = TestClock.InJapan(2027, 2, 23, 10);
        var later = await portal.NewRevocation(id);

        var text = await PrintAsync(applicant, later);

        Assert.Single(text, c => c == '\f');
        foreach (var part in new[]
        {
            "交付決定取消通知書兼返還請求書", later.LetterNumber, (await portal.DecisionOf(id)).LetterNumber, "交付要綱第9条に基づいて交付決定の全部を取り消しました",
            "交付要綱第11条に基づいて", "交付要綱第12条に基づき",
            "金64,000円", "助成金を他の用途に使用したため。購入したカードリーダーを、別の事業で使っていました。", "令和9年3月25日", "令和8年11月25日", "年3.0％",
            "返還の日まで", "1年を365日とします。", VerificationCode.Written(later.VerificationCode), "公益社団法人国民健康保険中央会理事長（公印省略）",
        })
        {
            Assert.Contains(part, text, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("みずほ銀行", text, StringComparison.Ordinal);
    }

    // The 交付要綱 of the 医療機関 has not been found: no article of another one is cited.
    [Fact]
    public async Task A_letter_to_a_medical_institution_names_no_article()
    {
        var (applicant, id) = await portal.NewPaidApplication();
        var later = await portal.NewRevocation(id);
        await portal.InDatabase(db => db.Database.ExecuteSqlAsync($$"""
            UPDATE subsidy_applications SET sent = jsonb_set(sent, '{OfficeKind}', to_jsonb({{(int)OfficeKind.MedicalInstitution}}::int)) WHERE id = {{id}}
            """));

        var text = await PrintAsync(applicant, later);

        Assert.Contains("交付要綱の定めに基づいて交付決定の全部を取り消しました", text, StringComparison.Ordinal);
        Assert.Contains("交付要綱の定めに基づき", text, StringComparison.Ordinal);
        Assert.DoesNotContain("交付要綱第", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_part_before_the_payment_is_called_a_part_and_asks_nothing_back()
    {
        var (applicant, id) = await portal.NewGrantedApplication();
        var later = await portal.NewRevocation(id, Support.Revocations.Part("40,000"));

        var text = await PrintAsync(applicant, later);

        Assert.Contains("交付決定一部取消通知書", text, StringComparison.Ordinal);
        Assert.Contains("金24,000円", text, StringComparison.Ordinal);
        Assert.Contains("64,000円を、40,000円とします。", text, StringComparison.Ordinal);
        Assert.DoesNotContain("返還", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(LaterDecisionKind.ChangeApproved, 50_000, "変更承認通知書")]
    [InlineData(LaterDecisionKind.ChangeRefused, 64_000, "変更不承認通知書")]
    [InlineData(LaterDecisionKind.DiscontinuationApproved, 50_000, "中止（廃止）承認通知書")]
    [InlineData(LaterDecisionKind.DiscontinuationRefused, 64_000, "中止（廃止）不承認通知書")]
    public async Task Each_kind_has_its_name_on_a_page(LaterDecisionKind kind, int after, string name)
    {
        var (applicant, id) = await portal.NewGrantedApplication();
        var later = await AddAsync(id, kind, after, "内容を確かめました。");

        var text = await PrintAsync(applicant, later);

        Assert.Contains(name, text, StringComparison.Ordinal);
        Assert.Contains("内容を確かめました。", text, StringComparison.Ordinal);
        Assert.Single(text, c => c == '\f');
    }

    [Fact]
    public async Task Whoever_opens_it_and_however_often_it_is_one_file_and_nobody_elses()
    {
        var (applicant, id) = await portal.NewGrantedApplication();
        var later = await portal.NewRevocation(id);
        var official = await portal.NewExaminer();
        var request = new OpenLaterLetter(id, later.Id);

        var asked = await portal.SendAs(applicant, request with { MayPrint = false });
        await Task.WhenAll(new[] { applicant, official, official }.Select(who => Task.Run(() => OpenAsync(who, request))));
        await OpenAsync(applicant, request);

        Assert.Equal((null, false), (asked!.Pdf, asked.IsStopped));
        Assert.NotNull((await portal.InDatabase(db => db.LaterLetters.SingleAsync(l => l.LaterDecisionId == later.Id))).FileId);
        Assert.Equal(1, await portal.InDatabase(db => db.AuditEvents.CountAsync(e => e.Action == "LetterPrinted" && e.ObjectId == id)));
        Assert.Null(await portal.SendAs(await portal.NewOfficeUser(), request));
        Assert.Null(await portal.SendAs(await portal.NewClerk(), request));
        Assert.Null(await portal.SendAs(official, request with { ApplicationId = Guid.CreateVersion7() }));
    }

    /// <summary>The bank sent the grant back, the report was mended, and it counts after all: 32,000 yen are asked back now.</summary>
    [Fact]
    public async Task What_becomes_of_the_money_afterwards_does_not_change_the_letter_and_the_page_says_so()
    {
        var (applicant, id) = await portal.NewReportedApplication();
        var later = await portal.NewRevocation(id, Support.Revocations.Part("32,000"));
        var official = await portal.NewExaminer();
        Assert.Empty((await portal.Mark(official, id, TransferFailure.Closed)).Errors);
        using var office = await portal.SignIn(applicant);
        var withdrawn = (await office.OpenAsync($"/subsidies/applications/{id}")).MainText();
        Assert.Empty((await portal.SendAs(official, new AnswerTaxReport(id, 1, IsAccepted: false, "いまの額で報告してください。"))).Errors);
        Assert.Empty((await portal.Mark(official, id)).Errors);

        var text = await PrintAsync(applicant, later);

        Assert.Contains("交付決定一部取消通知書兼返還請求書", text, StringComparison.Ordinal);
        Assert.Contains("金29,091円", text, StringComparison.Ordinal);
        Assert.Contains("通知書にある返還の請求も、取りやめました。", withdrawn, StringComparison.Ordinal);
        var asked = (await office.OpenAsync($"/subsidies/applications/{id}")).MainText();
        Assert.Contains("通知書では29,091円の返還を求めました。", asked, StringComparison.Ordinal);
        Assert.Contains("あと32,", asked, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_character_that_no_font_has_stops_the_letter_and_staff_are_told_which()
    {
        var (applicant, id) = await portal.NewGrantedApplication();
        var later = await AddAsync(id, LaterDecisionKind.ChangeRefused, 64_000, "理由😀です。");

        var opened = await portal.SendAs(applicant, new OpenLaterLetter(id, later.Id));

        Assert.Equal((null, true), (opened!.Pdf, opened.IsStopped));
        var stop = (await portal.Look(await portal.NewExaminer(), id)).Later.Single().LetterStop!;
        Assert.Equal((LetterProblem.MissingCharacter, "😀"), (stop.Problem, stop.Lacking));
        using var official = await portal.SignIn(await portal.NewExaminer());
        var row = (await official.OpenAsync("/operator/subsidies/dashboard")).QuerySelector($"section[aria-labelledby=stopped] a[href='/operator/subsidies/applications/{id}#decision']");
        Assert.Equal((await portal.ApplicationOf(id)).ReceiptNumber, row!.TextContent);
    }

    [Fact]
    public async Task Who_checks_a_letter_hears_what_was_decided_after_it()
    {
        var (_, id) = await portal.NewGrantedApplication();
        var first = (await portal.DecisionOf(id)).VerificationCode;
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        var part = await portal.NewRevocation(id, Support.Revocations.Part("40,000"));
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        var whole = await portal.NewRevocation(id);
        var codes = await portal.InDatabase(db => db.LaterDecisions.Where(d => d.ApplicationId == id).Select(d => d.VerificationCode).ToListAsync());

        var (ofFirst, ofPart, ofWhole) = (await VerifyAsync(first), await VerifyAsync(part.VerificationCode), await VerifyAsync(whole.VerificationCode));

        Assert.Equal(2, codes.Distinct().Count());
        Assert.Equal(("交付決定通知書", 64_000), (ofFirst.Name, ofFirst.AmountYen));
        Assert.Equal([part.Id, whole.Id], ofFirst.Since.Select(d => d.Id));
        Assert.Equal(("交付決定一部取消通知書", 40_000), (ofPart.Name, ofPart.AmountYen));
        Assert.Equal([whole.Id], ofPart.Since.Select(d => d.Id));
        Assert.Equal(("交付決定取消通知書", 0, 0), (ofWhole.Name, ofWhole.AmountYen, ofWhole.Since.Count));
    }

    private async Task<VerifiedLetter> VerifyAsync(string code) =>
        (await portal.SendAs(TestUser.Visitor, new VerifyLetter(VerificationCode.Written(code)))).Value;

    private async Task<LaterDecision> AddAsync(Guid id, LaterDecisionKind kind, int after, string reason)
    {
        var (first, now) = (await portal.DecisionOf(id), portal.Clock.Now);
        var later = new LaterDecision
        {
            ApplicationId = id,
            Kind = kind,
            GrantedBeforeYen = 64_000,
            GrantedAfterYen = after,
            Reason = reason,
            FiscalYear = 2026,
            Number = 100_000 + first.Number,
            VerificationCode = VerificationCode.New(),
            DecidedOn = new DateOnly(2026, 11, 20),
            DecidedAt = now,
            Sender = Decisions.Sender,
            ProposedById = first.ProposedById,
            DecidedById = first.DecidedById,
        };
        await portal.Add(later);
        return later;
    }

    private async Task OpenAsync(TestUser reader, OpenLaterLetter request) =>
        await (await portal.SendAs(reader, request))!.Pdf!.Content.DisposeAsync();

    private async Task<string> PrintAsync(TestUser reader, LaterDecision later)
    {
        var path = Path.GetTempFileName();
        await using (var content = (await portal.SendAs(reader, new OpenLaterLetter(later.ApplicationId, later.Id)))!.Pdf!.Content)
        await using (var file = File.Create(path))
        {
            await content.CopyToAsync(file);
        }

        var text = await PdfWorkshop.DenseTextAsync(path, "-raw");
        File.Delete(path);
        return text;
    }
}
