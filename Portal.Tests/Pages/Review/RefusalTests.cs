using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.ReviewBoard;
using Portal.Tests.Support;

namespace Portal.Tests.Pages.Review;

/// <summary>Whatever is wrong at the gate, the answer is the same; only the audit trail knows which it was.</summary>
public sealed partial class RefusalTests(TimedGate portal) : IClassFixture<TimedGate>
{
    public static TheoryData<string, string?> Kinds => new()
    {
        { "unknown", null },
        { "password", "Password" },
        { "address", "Email" },
        { "withdrawn", "Withdrawn" },
        { "link-revoked", "LinkRevoked" },
        { "deleted", "Deleted" },
        { "closed", "Expired" },
        { "expired", "Expired" },
        { "locked", "Locked" },
        { "session-locked", "SessionLocked" },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Every_refusal_reads_the_same_is_as_long_and_takes_as_long(string kind, string? reason)
    {
        portal.Clock.Now = TestClock.InJapan(2026, 11, 20, 9, 12);
        var (token, email, password, guest) = await PrepareAsync(kind);
        var usual = await RefuseAsync((await portal.NewSession()).Guest.Token, email, "000000000000");

        var answer = await RefuseAsync(token, email, password);

        Assert.Equal(usual, answer);
        Assert.Equal((TimeSpan.FromSeconds(1), 1), (answer.Waited, answer.PasswordsChecked));
        var reasons = await portal.InDatabase(db => db.AuditEvents
            .Where(e => e.ObjectId == guest.Id && e.Action == "ReviewGateRefused").Select(e => e.Details).ToListAsync());
        Assert.Equal(reason is null ? 0 : 1, reasons.Count);
        Assert.All(reasons, details => Assert.Contains($"\"reason\":\"{reason}\"", details));
    }

    [Theory]
    [InlineData("withdrawn")]
    [InlineData("expired")]
    [InlineData("unknown")]
    public async Task Counters_move_only_for_a_link_that_works(string kind)
    {
        portal.Clock.Now = TestClock.InJapan(2026, 11, 20, 9, 12);
        var (token, email, _, guest) = await PrepareAsync(kind);

        await RefuseAsync(token, email, "000000000000");

        Assert.Equal(0, (await portal.Look(guest)).FailedAttempts);
    }

    [Fact]
    public async Task The_last_day_ends_at_midnight_in_Japan()
    {
        portal.Clock.Now = TestClock.InJapan(2026, 11, 20, 9, 12);
        var session = await portal.NewSession();
        portal.Clock.Now = TestClock.InJapan(2026, 12, 10, 23, 59).AddSeconds(59.9);
        var visitor = await portal.Enter(session.Guest);

        var before = await visitor.Browser.GetAsync(visitor.Path);
        portal.Clock.Now = TestClock.InJapan(2026, 12, 11, 0, 0);
        var after = await visitor.Browser.GetAsync(visitor.Path);
        var entry = await RefuseAsync(session.Guest.Token, session.Guest.Email, GateFixture.Password);

        Assert.Equal(HttpStatusCode.OK, before.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, after.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, entry.Status);
    }

    [Fact]
    public async Task An_empty_field_costs_no_attempt()
    {
        portal.Clock.Now = TestClock.InJapan(2026, 11, 20, 9, 12);
        var session = await portal.NewSession();

        await RefuseAsync(session.Guest.Token, session.Guest.Email, "");

        Assert.Equal(0, (await portal.Look(session.Guest)).FailedAttempts);
    }

    [Fact]
    public async Task Entries_are_measured_by_their_result_and_nothing_that_was_typed()
    {
        portal.Clock.Now = TestClock.InJapan(2026, 11, 20, 9, 12);
        using var measured = new CapturedMeasurements();
        var guest = (await portal.NewSession()).Guest;

        await RefuseAsync(SecretToken.New().Text, guest.Email, GateFixture.Password);
        await RefuseAsync(guest.Token, guest.Email, "000000000000");
        await RefuseAsync(guest.Token, guest.Email, "");
        await portal.Enter(guest);

        Assert.All(
            ["UnknownLink", "Password", "NotTried", "Opened"],
            result => Assert.Contains($"portal.gate.results result={result}", measured.Lines));
        Assert.All(measured.Lines, line => Assert.DoesNotContain("@", line, StringComparison.Ordinal));
    }

    private async Task<(string Token, string Email, string Password, Guest Guest)> PrepareAsync(string kind)
    {
        var session = await portal.NewSession();
        var guest = session.Guest;
        var now = portal.Clock.Now;
        switch (kind)
        {
            case "unknown":
                return (SecretToken.New().Text, guest.Email, GateFixture.Password, guest);
            case "password":
                return (guest.Token, guest.Email, "000000000000", guest);
            case "address":
                return (guest.Token, "y-takahashi9@example.jp", GateFixture.Password, guest);
            case "withdrawn":
                await ChangeAsync(guest, r => r.Revoke(now));
                break;
            case "link-revoked":
                await portal.InDatabase(async db =>
                {
                    (await db.ReviewLinks.SingleAsync(l => l.SessionReviewerId == guest.Id)).Revoke(now);
                    return await db.SaveChangesAsync();
                });
                break;
            case "deleted":
                await portal.Change(session, s => s.Delete(now));
                break;
            case "closed":
                await portal.Change(session, s => s.Close());
                break;
            case "expired":
                await portal.Change(session, s => s.ExpiresOn = new DateOnly(2026, 11, 19));
                break;
            case "locked":
                await ChangeAsync(guest, r => r.Lock(now));
                break;
            case "session-locked":
                await portal.InDatabase(db => db.ReviewSessions.Where(s => s.Id == session.Id).ExecuteUpdateAsync(
                    u => u.SetProperty(s => s.FailedAttempts, ReviewSession.MaxFailedAttempts)));
                break;
        }

        return (guest.Token, guest.Email, GateFixture.Password, guest);
    }

    private Task<int> ChangeAsync(Guest guest, Action<SessionReviewer> change) => portal.InDatabase(async db =>
    {
        change((await db.SessionReviewers.FindAsync(guest.Id))!);
        return await db.SaveChangesAsync();
    });

    private sealed record Answer(HttpStatusCode Status, string Headers, int Length, string Body, TimeSpan Waited, int PasswordsChecked);

    /// <summary>Everything that a client can see, without what is random in every answer.</summary>
    private async Task<Answer> RefuseAsync(string token, string email, string password)
    {
        using var browser = portal.Visit();
        var open = (await browser.GetAsync($"/review/{token}")).Headers.Location!.OriginalString;
        var page = await browser.OpenAsync(open);
        portal.Take();
        var response = await browser.SubmitAsync(page, open, form: null, ("Email", email), ("Password", password));
        var cost = portal.Take();
        var raw = await response.Content.ReadAsStringAsync();
        var body = Antiforgery().Replace(raw, "");
        var headers = string.Join('\n', response.Headers.Concat(response.Content.Headers)
            .Select(h => $"{h.Key}: {Nonce().Replace(string.Join(',', h.Value), "")}").Order());
        return new Answer(response.StatusCode, headers, raw.Length, body.Replace(email, "", StringComparison.Ordinal), cost.Waited, cost.PasswordsChecked);
    }

    [GeneratedRegex("value=\"CfDJ8[^\"]+\"")]
    private static partial Regex Antiforgery();

    [GeneratedRegex("'nonce-[^']+'")]
    private static partial Regex Nonce();
}
