using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Portal.Core;
using Portal.Core.Accounts;
using Portal.Core.Data;
using Portal.Core.Subsidies;
using Portal.Core.Time;

namespace Portal.Bench.Measures;

/// <summary>Offices beside a running portal, each with somebody who is signed in and an application that is ready to be sent.</summary>
internal sealed class ApplicantRoom : IAsyncDisposable
{
    public const string Cookie = "__Host-portal";

    private readonly ServiceProvider services;
    private SubsidyProgramme? programme;

    public ApplicantRoom(BenchPlace place)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([KeyValuePair.Create("ConnectionStrings:Portal", (string?)place.AppConnection)]).Build();
        services = new ServiceCollection().AddLogging().AddSingleton<IConfiguration>(configuration)
            .AddPortalIdentitySchema().AddPortalCore(configuration).BuildServiceProvider();
    }

    public async Task<IReadOnlyList<Applicant>> NewApplicantsAsync(int count, int from)
    {
        await using var scope = services.CreateAsyncScope();
        var (db, now) = (scope.ServiceProvider.GetRequiredService<PortalDbContext>(), scope.ServiceProvider.GetRequiredService<TimeProvider>().GetUtcNow());
        programme ??= await OpenAsync(db, now);
        var applicants = new List<Applicant>();
        for (var number = from; number < from + count; number++)
        {
            var office = SampleApplication.NewOffice($"{4_400_000_000 + number}", now);
            var account = SampleApplication.NewAccount($"applicant-{number}", AccountRole.OfficeUser, now);
            var application = SampleApplication.NewDraft(office, account, programme, now);
            var key = SecretToken.New();
            db.AddRange(
            [
                office, account, application, .. SampleApplication.NewEvidence(application, programme, now),
                new OfficeMembership { OfficeId = office.Id, AccountId = account.Id, IsAdministrator = true, JoinedAt = now },
                new AccountSession
                {
                    AccountId = account.Id,
                    KeyHash = key.Hash,
                    SignedInAt = now,
                    LastSeenAt = now,
                    ProvedAt = now,
                    EndsAt = now.AddHours(12),
                },
            ]);
            applicants.Add(new Applicant(number, application.Id, CookieOf(key)));
        }

        await db.SaveChangesAsync();
        return applicants;
    }

    /// <summary>What became of them: their receipt numbers, the note that each saved last, and what the budget has taken.</summary>
    public async Task<(IReadOnlyDictionary<Guid, (string? Receipt, string? Support)> Applications, long TakenYen)> ReadAsync(IReadOnlyList<Guid> ids)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDbContext>();
        var found = await db.SubsidyApplications.AsNoTracking().Where(a => ids.Contains(a.Id))
            .Select(a => new { a.Id, a.ReceiptNumber, a.Form }).ToListAsync();
        var taken = await db.SubsidyBudgets.SumAsync(b => b.TakenYen);
        return (found.ToDictionary(a => a.Id, a => (a.ReceiptNumber, a.Form.Costs!.SupportCostYen)), taken);
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();

    private static async Task<SubsidyProgramme> OpenAsync(PortalDbContext db, DateTimeOffset now)
    {
        var supplied = await db.SubsidyProgrammes.AsNoTracking().OrderByDescending(p => p.FiscalYear).ThenBy(p => p.Revision)
            .FirstAsync(p => p.Kind == SubsidyKind.CardReaders);
        var open = SampleApplication.Open(supplied, now.DayInJapan(), now);
        db.Add(open);
        await db.SaveChangesAsync();
        return open;
    }

    // As the sign-in would write it: the portal keeps its keys in the same database.
    private string CookieOf(SecretToken key)
    {
        var scheme = IdentityConstants.ApplicationScheme;
        var protector = services.GetRequiredService<IDataProtectionProvider>().CreateProtector(
            "Microsoft.AspNetCore.Authentication.Cookies.CookieAuthenticationMiddleware", scheme, "v2");
        var identity = new ClaimsIdentity([new Claim("Microsoft.AspNetCore.Authentication.Cookies-SessionId", key.Text)], scheme);
        return new TicketDataFormat(protector).Protect(new AuthenticationTicket(new ClaimsPrincipal(identity), null, scheme));
    }
}

/// <param name="Cookie">Of a session that is signed in.</param>
internal sealed record Applicant(int Number, Guid ApplicationId, string Cookie);
