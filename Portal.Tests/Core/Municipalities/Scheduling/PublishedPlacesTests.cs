using System.Net;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Municipalities;
using Portal.Core.Results;
using Portal.Tests.Support;

namespace Portal.Tests.Core.Municipalities;

/// <summary>公開した日 can always be postponed and withdrawn for the municipalities for which it was published, whatever has become of the insurer.</summary>
public sealed class PublishedPlacesTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task An_insurer_without_its_function_and_its_name_is_still_found_and_withdrawn()
    {
        var insurer = await PublishedAsync("41201");
        await portal.InDatabase(db => db.Insurers.Where(i => i.Id == insurer.Id)
            .ExecuteUpdateAsync(u => u.SetProperty(i => i.Name, "新しい市").SetProperty(i => i.HasInsurerFunction, false)));
        using var browser = await portal.SignIn(await portal.NewOfficial(AccountRole.Operator));

        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync($"/operator/schedule/insurers/{insurer.Id}")).StatusCode);
        await browser.SubmitAsync($"/operator/schedule/insurers/{insurer.Id}/withdraw", ("Reason", "見直しのため"));

        Assert.Equal((ServiceStartState.Arranging, "見直しのため"), await StateAsync("41201"));
        Assert.Equal(InsurerScheduleStatus.Adjusting, (await portal.ScheduleOf(insurer)).Status);
        var official = await portal.NewOfficial(AccountRole.Operator);
        var move = await portal.SendAs(official, new PreviewScheduleMove(insurer.Id, new DateOnly(2027, 4, 1)));
        Assert.Equal([ScheduleErrors.NoInsurerFunction], move.Errors);
    }

    [Fact]
    public async Task A_municipality_that_has_ended_is_no_obstacle_to_a_withdrawal()
    {
        var insurer = await PublishedAsync("41202");
        await portal.InDatabase(db => db.Municipalities.Where(m => m.Code.StartsWith("41202"))
            .ExecuteUpdateAsync(u => u.SetProperty(m => m.EndedOn, new DateOnly(2026, 11, 1))));

        Assert.Equal([ScheduleErrors.NoMunicipalityLeft], (await PostponeAsync(insurer)).Errors);
        Assert.Empty((await WithdrawAsync(insurer)).Errors);

        Assert.Equal(InsurerScheduleStatus.Adjusting, (await portal.ScheduleOf(insurer)).Status);
    }

    [Fact]
    public async Task A_member_that_has_left_is_withdrawn_with_the_union()
    {
        var union = await portal.NewUnionOf(true, "41203", "41204");
        await portal.NewScheduled(union, InsurerScheduleStatus.Fixed);
        Assert.Empty((await portal.Publish(union)).Errors);
        await LeaveAsync(union, "41204");

        Assert.Empty((await PostponeAsync(union)).Errors);
        Assert.All(await portal.PublishedOf("41203", "41204"), s => Assert.Equal(Schedules.StartsOn.AddDays(7), s.StartsOn));
        Assert.Empty((await WithdrawAsync(union)).Errors);

        Assert.Equal([ServiceStartState.Arranging, ServiceStartState.Arranging], (await portal.PublishedOf("41203", "41204")).Select(s => s.State));
    }

    [Fact]
    public async Task What_another_insurer_has_published_since_is_left_to_it()
    {
        var union = await portal.NewUnionOf(true, "41205", "41206");
        await portal.NewScheduled(union, InsurerScheduleStatus.Fixed);
        Assert.Empty((await portal.Publish(union)).Errors);
        await LeaveAsync(union, "41206");
        await PublishedAsync("41206");

        Assert.Empty((await WithdrawAsync(union)).Errors);

        Assert.Equal([ServiceStartState.Arranging, ServiceStartState.Decided], (await portal.PublishedOf("41205", "41206")).Select(s => s.State));
    }

    private async Task<Insurer> PublishedAsync(string body)
    {
        var insurer = await portal.NewInsurerOf(body);
        await portal.NewScheduled(insurer, InsurerScheduleStatus.Fixed);
        Assert.Empty((await portal.Publish(insurer)).Errors);
        return insurer;
    }

    private Task<int> LeaveAsync(Insurer union, string body) => portal.InDatabase(async db =>
    {
        var row = await db.Insurers.SingleAsync(i => i.Id == union.Id);
        row.Members.Remove(row.Members.Single(m => m.Code.StartsWith(body, StringComparison.Ordinal)));
        return await db.SaveChangesAsync();
    });

    private async Task<(ServiceStartState, string?)> StateAsync(string body)
    {
        var start = Assert.Single(await portal.PublishedOf(body));
        return (start.State, start.Reason);
    }

    private async Task<Result<int>> PostponeAsync(Insurer insurer) => await portal.SendAs(
        await portal.NewOfficial(AccountRole.Operator),
        new PostponeSchedule(insurer.Id, await portal.ScheduleVersionOf(insurer), null, Schedules.StartsOn.AddDays(7), "準備のため", true, true, false));

    private async Task<Result<int>> WithdrawAsync(Insurer insurer) => await portal.SendAs(
        await portal.NewOfficial(AccountRole.Operator), new WithdrawSchedule(insurer.Id, await portal.ScheduleVersionOf(insurer), "見直しのため"));
}
