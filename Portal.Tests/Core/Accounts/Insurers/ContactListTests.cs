using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Municipalities;
using Portal.Tests.Support;

namespace Portal.Tests.Core.Accounts.Insurers;

/// <summary>The lists of contacts: what is wrong with one, and the one that the survey gives.</summary>
public sealed class ContactListTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Theory]
    [InlineData("11007", AccountRunErrors.NumberUnreadable)]
    [InlineData("0110071", AccountRunErrors.NumberUnreadable)]
    [InlineData("999999", AccountRunErrors.UnknownInsurer)]
    public async Task A_number_without_its_zero_is_told_apart_from_one_that_nobody_has(string number, string message)
    {
        var plan = await portal.PreviewContacts(await portal.NewOfficial(AccountRole.Operator), AccountRuns.Csv($"{number},佐藤 恵,,sato@example.jp"));

        Assert.Equal([message], plan.Rows.Single().Problems.Select(p => p.Message));
    }

    [Fact]
    public async Task A_list_that_was_not_read_to_its_end_is_none()
    {
        var official = await portal.NewOfficial(AccountRole.Operator);
        var insurer = await portal.NewNumberedInsurer();
        var lines = Enumerable.Repeat("999999,佐藤 恵,,sato@example.jp", AccountRun.MaxRows).Prepend(AccountRuns.LineOf(insurer));

        var tooMany = await portal.PreviewContacts(official, AccountRuns.Csv([.. lines]));
        var endless = await portal.PreviewContacts(official, AccountRuns.Csv(AccountRuns.LineOf(insurer), $"999999,\"{new string('あ', 200_000)}"));

        Assert.All(new[] { tooMany, endless }, plan => Assert.Equal((1, 0), (plan.FileProblems.Count, plan.Good)));
        Assert.Equal([AccountRunErrors.NothingToIssue], (await portal.StartIssue(official, AccountRuns.Csv([.. lines]), leaveOut: true)).Errors);
    }

    [Fact]
    public async Task Who_answered_for_an_insurer_without_administrator_is_proposed()
    {
        var official = await portal.NewOfficial(AccountRole.Operator);
        Assert.Equal([AccountRunErrors.NoSurveyContacts], (await portal.SendAs(official, new TakeSurveyContacts())).Errors);
        var (left, kept) = (await portal.NewNumberedInsurer(), await portal.NewNumberedInsurer());
        await AnswerAsync(left, "髙橋, 一郎", "ichiro@example.jp");
        await AnswerAsync(kept, "山田 花子", "hanako@example.jp");
        await portal.GivePassword(await portal.NewClerk(kept, AccountRole.InsurerAdministrator));

        var id = (await portal.SendAs(official, new TakeSurveyContacts())).Value;
        var plan = (await portal.SendAs(official, new PreviewAccountIssue(id)))!;
        await portal.SendAs(official, new StartAccountIssue(id, plan.Fingerprint, false));
        await portal.RunAccounts();

        Assert.Equal((left.InsurerNumber, "髙橋, 一郎", false), plan.Rows.Select(r => (r.Contact.InsurerNumber, r.Contact.DisplayName, r.IsRefused)).Single());
        var account = await portal.AdministratorOf(left);
        Assert.Equal(("髙橋, 一郎", "介護保険課", "ichiro@example.jp"), (account.DisplayName, account.Department, account.Email));
        Assert.Equal(1, await portal.InDatabase(db => db.Users.CountAsync(a => a.InsurerId == kept.Id)));
    }

    private async Task AnswerAsync(Insurer insurer, string name, string email) => await portal.Add(new SurveyAnswer
    {
        SurveyId = (await portal.OpenSurvey()).Id,
        InsurerId = insurer.Id,
        ContactName = name,
        ContactDepartment = "介護保険課",
        ContactEmail = email,
        SubmittedAt = portal.Clock.Now,
    });
}
