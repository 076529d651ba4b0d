using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Portal.Core.Data;
using Portal.Core.Municipalities;
using Portal.Tests.Support;

namespace Portal.Tests.Core.Municipalities;

/// <summary>What is shown is one version, whatever is published while it is read.</summary>
public sealed class SnapshotInstantTests(InterruptedPortal portal) : IClassFixture<InterruptedPortal>
{
    [Fact]
    public async Task A_version_that_is_committed_between_two_tables_is_not_half_in_what_is_read()
    {
        await portal.SendAsWorker(new ReadPublicStatus());
        var shown = await PublishElsewhereAsync();
        portal.BeforeReading("opinion_starts", PublishElsewhereAsync);

        await portal.SendAsWorker(new ReadPublicStatus());
        var first = (await portal.SendAsWorker(new FindPublishedMunicipality("oita", "442011")))!.Municipality;
        await portal.SendAsWorker(new ReadPublicStatus());
        var second = (await portal.SendAsWorker(new FindPublishedMunicipality("oita", "442011")))!.Municipality;

        Assert.Equal([shown], first.Opinions.Select(o => o.Version));
        Assert.Equal([shown + 1, shown], second.Opinions.Select(o => o.Version));
    }

    // As another instance does: the rows alone.
    private Task<int> PublishElsewhereAsync() => portal.InDatabase(async db =>
    {
        var number = await db.PublicStatusVersions.MaxAsync(v => v.Number) + 1;
        await db.OpinionStarts.Where(s => s.MunicipalityCode == "442011" && s.ReplacedInVersion == null)
            .ExecuteUpdateAsync(s => s.SetProperty(x => x.ReplacedInVersion, number));
        db.Add(new PublicStatusVersion { Number = number, Cause = PublicStatusCause.Opinions, PublishedAt = portal.Clock.Now, PublishedById = null });
        db.Add(new OpinionStart
        {
            MunicipalityCode = "442011",
            Version = number,
            StartsOn = new DateOnly(2027, 4, 1).AddDays(number),
            Reason = null,
            PublishedAt = portal.Clock.Now,
        });
        await db.SaveChangesAsync();
        return number;
    });
}

/// <summary>A portal in which something happens just before a table is read.</summary>
public sealed class InterruptedPortal : PortalFixture
{
    private readonly Interruption interruption = new();

    /// <summary>Once, before the next reading of this table.</summary>
    public void BeforeReading(string table, Func<Task> happens) => (interruption.Table, interruption.Happens) = (table, happens);

    protected override void Replace(IServiceCollection services)
    {
        base.Replace(services);
        services.ConfigureDbContext<PortalDbContext>(options => options.AddInterceptors(interruption));
    }

    private sealed class Interruption : DbCommandInterceptor
    {
        public string Table { get; set; } = "";

        public Func<Task>? Happens { get; set; }

        public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            if (Happens is { } happens && command.CommandText.Contains($"FROM {Table}", StringComparison.Ordinal))
            {
                Happens = null;
                await happens();
            }

            return result;
        }
    }
}
