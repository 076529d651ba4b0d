using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Core.Accounts;
using Portal.Core.Content;
using Portal.Tests.Support;
using static Portal.Tests.Support.TestClock;

namespace Portal.Tests.Core.Content;

public sealed class SetBannerTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private readonly ShownBanners shown = portal.Services.GetRequiredService<ShownBanners>();

    [Fact]
    public async Task A_period_begins_and_ends_to_the_minute_in_Japan()
    {
        var id = await SetAsync(new SetBanner(BannerKind.Maintenance, "止めます。", "令和8年12月1日", "午後10時", "R8.12.2", "6:00"));

        Assert.False(IsShown(id, InJapan(2026, 12, 1, 21, 59)));
        Assert.True(IsShown(id, InJapan(2026, 12, 1, 22, 0)));
        Assert.True(IsShown(id, InJapan(2026, 12, 2, 5, 59)));
        Assert.False(IsShown(id, InJapan(2026, 12, 2, 6, 0)));
        Assert.Equal(InJapan(2026, 12, 2, 6, 0), shown.NextChangeAfter(InJapan(2026, 12, 1, 22, 0)));
    }

    [Fact]
    public async Task Without_times_the_days_are_whole()
    {
        var id = await SetAsync(new SetBanner(BannerKind.Information, "お知らせです。", "2026-12-03", null, "2026-12-03", null));

        Assert.False(IsShown(id, InJapan(2026, 12, 2, 23, 59)));
        Assert.True(IsShown(id, InJapan(2026, 12, 3, 0, 0)));
        Assert.True(IsShown(id, InJapan(2026, 12, 3, 23, 59)));
        Assert.False(IsShown(id, InJapan(2026, 12, 4, 0, 0)));
    }

    [Fact]
    public async Task Without_a_period_it_stands_from_now_until_somebody_ends_it()
    {
        var id = await SetAsync(new SetBanner(BannerKind.Emergency, "障害です。", null, null, null, null));
        Assert.True(IsShown(id, portal.Clock.Now));
        Assert.True(IsShown(id, portal.Clock.Now.AddDays(30)));
        var ends = await portal.NewOfficial(AccountRole.Operator);

        Assert.False((await portal.SendAs(ends, new EndBanner(id))).Failed);

        Assert.False(IsShown(id, portal.Clock.Now));
        Assert.Equal([BannerErrors.AlreadyOver], (await portal.SendAs(ends, new EndBanner(id))).Errors);
        Assert.Equal(
            ["BannerSet", "BannerEnded"],
            await portal.InDatabase(db => db.AuditEvents.Where(e => e.ObjectId == id).OrderBy(e => e.Id).Select(e => e.Action).ToListAsync()));
    }

    [Fact]
    public async Task An_end_before_the_beginning_or_in_the_past_is_refused()
    {
        var clerk = await portal.NewOfficial(AccountRole.Operator);

        var reversed = await portal.SendAs(clerk, new SetBanner(BannerKind.Information, "x", "2026-12-04", "9:00", "2026-12-04", "9:00"));
        var past = await portal.SendAs(clerk, new SetBanner(BannerKind.Information, "x", null, null, "2026-11-20", "9:12"));

        Assert.Equal([BannerErrors.EndsBeforeItBegins], reversed.Errors);
        Assert.Equal([BannerErrors.EndIsPast], past.Errors);
    }

    [Fact]
    public async Task Another_instance_shows_it_after_its_next_look_and_the_most_urgent_first()
    {
        await SetAsync(new SetBanner(BannerKind.Information, "あとに出る", null, null, null, null));
        await SetAsync(new SetBanner(BannerKind.Emergency, "先に出る", null, null, null, null));
        var other = new ShownBanners();

        await portal.InDatabase(async db =>
        {
            await other.ReadAsync(db, portal.Clock.Now, CancellationToken.None);
            return 0;
        });

        var texts = other.At(portal.Clock.Now).Select(b => b.Text).Where(t => t.EndsWith("出る", StringComparison.Ordinal));
        Assert.Equal(["先に出る", "あとに出る"], texts);
        Assert.Equal(1, other.Version);
    }

    private async Task<Guid> SetAsync(SetBanner request) =>
        (await portal.SendAs(await portal.NewOfficial(AccountRole.Operator), request)).Value;

    private bool IsShown(Guid id, DateTimeOffset now) => shown.At(now).Any(b => b.Id == id);
}
