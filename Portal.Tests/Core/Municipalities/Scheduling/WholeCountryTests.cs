using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.JapaneseText;
using Portal.Core.Municipalities;
using Portal.Tests.Support;

namespace Portal.Tests.Core.Municipalities;

/// <summary>All 1,741 at once, from the stored rows to the adopted drafts.</summary>
public sealed class WholeCountryTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Every_municipality_is_placed_within_the_terms_and_adopted_in_one_go()
    {
        var vendors = new[] { await portal.NewSystemVendor("令和8年9月"), await portal.NewSystemVendor("令和8年11月"), await portal.NewSystemVendor("令和9年1月") };
        await portal.InDatabase(async db =>
        {
            db.AddRange((await db.Municipalities.Where(m => m.EndedOn == null).OrderBy(m => m.Code).ToListAsync()).Select((m, n) => new Insurer
            {
                InsurerNumber = m.Code[..5] + CheckDigits.Modulus10(m.Code.AsSpan(0, 5)),
                Name = m.Name,
                Kind = InsurerKind.Municipality,
                VendorId = vendors[n % 3].Id,
            }));
            return await db.SaveChangesAsync();
        });
        var official = await portal.NewOfficial(AccountRole.Operator);

        var id = (await portal.SendAs(official, new ProposeSchedule(Guid.CreateVersion7()))).Value;
        var adopted = await portal.SendAs(official, new AdoptScheduleVersion(id));
        var board = await portal.SendAs(official, new ShowScheduleBoard(ByPrefecture: true, State: null));

        Assert.Equal(1741, adopted.Value);
        Assert.Equal((47, 1741, 0), (board.Lines.Count, board.States[InsurerScheduleStatus.Draft], board.None));
        Assert.All(board.Totals, t => Assert.False(t.IsOver));
        var perDay = await portal.InDatabase(db => db.InsurerSchedules.GroupBy(s => s.Setup.StartsOn).Select(g => g.Count()).ToListAsync());
        Assert.True(perDay.Max() <= ScheduleTermsSetting.UsualPerDay);
    }
}
