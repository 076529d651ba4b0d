using Portal.Core.Accounts;
using Portal.Core.Municipalities;
using Portal.Core.Results;
using Portal.Tests.Support;

namespace Portal.Tests.Core.Municipalities;

public sealed class SystemVendorTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Theory]
    [InlineData("令和8年9月", 2026, 9)]
    [InlineData("令和８年９月以降", 2026, 9)]
    [InlineData("R8.9", 2026, 9)]
    [InlineData("R8.9以降", 2026, 9)]
    [InlineData("2026-09", 2026, 9)]
    [InlineData("2027/1", 2027, 1)]
    public void A_month_is_read_as_people_type_it(string typed, int year, int month)
    {
        Assert.Equal(new DateOnly(year, month, 1), TypedMonth.Read(typed));
    }

    [Theory]
    [InlineData("")]
    [InlineData("9月")]
    [InlineData("令和8年13月")]
    [InlineData("そのうち")]
    public void What_is_no_month_is_none(string typed)
    {
        Assert.Null(TypedMonth.Read(typed));
    }

    [Fact]
    public async Task What_a_vendor_said_before_stays_as_history()
    {
        var official = await portal.NewOfficial(AccountRole.Operator);
        var id = (await portal.SendAs(official, new AddSystemVendor(Guid.CreateVersion7(), "甲システム", "R8.9"))).Value;
        portal.Clock.Advance(TimeSpan.FromDays(1));

        await ChangeAsync(official, id, "甲システム", "令和9年1月");
        portal.Clock.Advance(TimeSpan.FromDays(1));
        await ChangeAsync(official, id, "甲システム", "令和9年1月");
        await ChangeAsync(official, id, "甲システムズ", "");

        var vendor = await LookAsync(id);
        Assert.Equal("甲システムズ", vendor.Name);
        Assert.Equal([null, new DateOnly(2027, 1, 1), new DateOnly(2026, 9, 1)], vendor.Months.Select(m => m.PossibleFrom));
    }

    [Fact]
    public async Task A_name_is_taken_once_however_wide_it_is_written_and_a_second_click_finds_the_first()
    {
        var official = await portal.NewOfficial(AccountRole.Operator);
        var request = new AddSystemVendor(Guid.CreateVersion7(), "乙ソフトA", null);
        var first = await portal.SendAs(official, request);

        Assert.Equal(first.Value, (await portal.SendAs(official, request)).Value);
        Assert.Equal([SystemVendorErrors.NameTaken], (await portal.SendAs(official, request with { NewId = Guid.CreateVersion7(), Name = "乙ｿﾌﾄ Ａ" })).Errors);
    }

    [Fact]
    public async Task The_second_of_two_officials_sees_a_conflict_even_when_only_the_month_changed()
    {
        var official = await portal.NewOfficial(AccountRole.Operator);
        var id = (await portal.SendAs(official, new AddSystemVendor(Guid.CreateVersion7(), "丙システム", "R8.9"))).Value;
        var seen = await LookAsync(id);
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        await ChangeAsync(official, id, "丙システム", "R8.11");

        var result = await portal.SendAs(official, new ChangeSystemVendor(id, seen.Version, "丙システム", "R9.1"));

        Assert.Equal([ConflictErrors.ChangedMeanwhile], result.Errors);
        Assert.Equal(new DateOnly(2026, 11, 1), (await LookAsync(id)).PossibleFrom);
    }

    [Fact]
    public async Task An_insurer_names_only_a_vendor_that_is_registered()
    {
        var official = await portal.NewOfficial(AccountRole.Operator);

        var result = await portal.SendAs(
            official, new AddInsurer(Guid.CreateVersion7(), "322040", "益田市", InsurerKind.Municipality, null, true, Guid.CreateVersion7()));

        Assert.Equal([InsurerErrors.UnknownVendor], result.Errors);
    }

    private async Task ChangeAsync(TestUser official, Guid id, string name, string month)
    {
        var result = await portal.SendAs(official, new ChangeSystemVendor(id, (await LookAsync(id)).Version, name, month));
        Assert.Empty(result.Errors);
    }

    private async Task<SystemVendorDetails> LookAsync(Guid id) => (await portal.SendAsWorker(new FindSystemVendor(id)))!;
}
