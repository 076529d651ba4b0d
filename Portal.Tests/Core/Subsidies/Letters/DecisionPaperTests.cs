using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Portal.Core.Accounts;
using Portal.Core.Subsidies;
using Portal.Tests.Core.Pdf;
using Portal.Tests.Support;

namespace Portal.Tests.Core.Subsidies.Letters;

/// <summary>What a letter looks like at its longest, and what it goes on saying.</summary>
public sealed class DecisionPaperTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private static readonly string[] TwelveServices = ["11", "12", "13", "15", "16", "21", "27", "31", "32", "33", "17", "43"];

    [Fact]
    public async Task The_longest_letter_is_whole_and_its_foot_stands_once_at_its_end()
    {
        var office = People.NewOffice(portal, OfficeKind.CareOffice, TwelveServices);
        await portal.Add(office);
        var applicant = await portal.NewOfficeUser(office);
        var costs = SubsidyDrafts.Costs with { Services = TwelveServices, ReaderCostYen = "400,000", Readers = "12", SupportCostYen = "900,000" };
        var draft = await portal.NewCompleteDraft(applicant, costs);
        var name = string.Concat(Enumerable.Repeat("社会福祉法人髙﨑会𠮷野葛城複合型訪問看護介護", 4))[..90];
        await portal.SavePart(applicant, draft, new ApplicationForm
        {
            Basics = new BasicsForm(name, "870-0046", "大分県大分市荷揚町2-31 " + new string('棟', 60), "097-000-1234"),
        });
        await portal.NewSentApplicationOf(applicant, draft);
        var reason = string.Concat(Enumerable.Range(1, 50).Select(n => $"理由その{n:00}を書く。"))[..500];
        await portal.Propose(await portal.NewExaminer(), draft, amount: "50,000", reason: reason);
        Assert.Empty((await portal.Decide(await portal.NewExaminer(), draft)).Errors);
        var (decision, path, text) = await PrintAsync(applicant, draft);
        var sent = (await portal.ApplicationOf(draft)).Sent!;

        Assert.Contains(Dense(name + "様"), text, StringComparison.Ordinal);
        Assert.Contains(reason, text, StringComparison.Ordinal);
        Assert.All(sent.Grant.Steps, s => Assert.Contains(Dense(s.How), text, StringComparison.Ordinal));
        Assert.Contains("以上", text, StringComparison.Ordinal);
        Assert.Equal(1, text.Split(VerificationCode.Written(decision.VerificationCode)).Length - 1);
        Assert.True(text.IndexOf("以上", StringComparison.Ordinal) < text.IndexOf("/subsidies/verify", StringComparison.Ordinal));
        Assert.Matches("Tagged: +yes", await PdfWorkshop.RunAsync("pdfinfo", path));
        File.Delete(path);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_usual_letter_is_one_page(bool grants)
    {
        var (applicant, id) = await portal.NewSentApplication();
        await portal.Propose(await portal.NewExaminer(), id, grants, reason: grants ? "" : "領収書の日付が、助成金の対象の期間より前です。");
        Assert.Empty((await portal.Decide(await portal.NewExaminer(), id)).Errors);

        var (decision, path, text) = await PrintAsync(applicant, id);

        Assert.Single(text, c => c == '\f');
        Assert.Contains(grants ? "交付決定通知書" : "不交付決定通知書", text, StringComparison.Ordinal);
        Assert.Contains("公益社団法人国民健康保険中央会理事長（公印省略）", text, StringComparison.Ordinal);
        Assert.Contains(decision.LetterNumber, text, StringComparison.Ordinal);
        File.Delete(path);
    }

    [Fact]
    public async Task Who_signs_is_fixed_by_the_decision()
    {
        var settings = portal.Services.GetRequiredService<IConfiguration>();
        settings["Letters:Name"] = "審査 太郎";
        var (_, first) = await DecideAsync();
        settings["Letters:Name"] = "次期 花子";
        settings["Letters:Seal"] = "";
        var (applicant, second) = await DecideAsync();
        (settings["Letters:Name"], settings["Letters:Seal"]) = ("", "（公印省略）");

        var (_, firstPath, earlier) = await PrintAsync(await portal.NewExaminer(), first);
        var (_, secondPath, later) = await PrintAsync(applicant, second);

        Assert.Contains("理事長審査太郎（公印省略）", earlier, StringComparison.Ordinal);
        Assert.Contains("理事長次期花子令和8年度", later, StringComparison.Ordinal);
        File.Delete(firstPath);
        File.Delete(secondPath);
    }

    private async Task<(TestUser Applicant, Guid Id)> DecideAsync()
    {
        var (applicant, id) = await portal.NewSentApplication();
        await portal.Propose(await portal.NewExaminer(), id);
        Assert.Empty((await portal.Decide(await portal.NewExaminer(), id)).Errors);
        return (applicant, id);
    }

    private async Task<(SubsidyDecision Decision, string Path, string Text)> PrintAsync(TestUser reader, Guid id)
    {
        var path = Path.GetTempFileName();
        await using (var content = (await portal.SendAs(reader, new OpenDecisionLetter(id)))!.Pdf!.Content)
        await using (var file = File.Create(path))
        {
            await content.CopyToAsync(file);
        }

        return (await portal.DecisionOf(id), path, await PdfWorkshop.DenseTextAsync(path, "-raw"));
    }

    private static string Dense(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
}
