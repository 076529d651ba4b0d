using MediatR;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Portal.Core;
using Portal.Core.Accounts;
using Portal.Core.Data;
using Portal.Core.Municipalities;
using Portal.Core.ReviewBoard;
using Portal.Core.Storage;

namespace Portal.Bench.Measures;

/// <summary>Rows and files beside a running portal, as its own use cases would have left them.</summary>
internal sealed class ReviewRoom : IAsyncDisposable
{
    public const string Password = "4827 1530 9962";

    /// <summary>The same folder as the portal's own.</summary>
    public static (string Name, string Value) StorageOf(BenchPlace place) => ("Storage__Path", Path.Combine(place.Folder, "files"));

    private readonly ServiceProvider services;

    public ReviewRoom(BenchPlace place)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["ConnectionStrings:Portal"] = place.AppConnection,
            ["Storage:Path"] = StorageOf(place).Value,
        }).Build();
        services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<IConfiguration>(configuration)
            .AddPortalIdentitySchema()
            .AddPortalCore(configuration)
            .AddStorage(configuration)
            .AddAccounts()
            .AddReviewBoard()
            .AddScoped<ActingClerk>()
            .AddScoped<ICurrentUser>(provider => provider.GetRequiredService<ActingClerk>())
            .BuildServiceProvider();
    }

    /// <summary>A registered session whose packet is that PDF, with so many reviewers.</summary>
    public async Task<IReadOnlyList<InvitedReviewer>> NewSessionAsync(string packet, int pages, int reviewers)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDbContext>();
        var (insurer, now) = (NewInsurer(), scope.ServiceProvider.GetRequiredService<TimeProvider>().GetUtcNow());
        var session = NewSession(insurer, now);
        session.Publish(now);
        await using var file = File.OpenRead(packet);
        var stored = await scope.ServiceProvider.GetRequiredService<IFileStore>().SaveAsync(file, long.MaxValue, CancellationToken.None);
        var hash = scope.ServiceProvider.GetRequiredService<ViewingPasswordHasher>().Hash(Password);
        var invited = Enumerable.Range(1, reviewers).Select(number => Invite(insurer, session, number, hash, now)).ToList();
        db.AddRange([insurer, session, NewPacket(session, stored, pages, now), .. invited.SelectMany(i => i.Rows)]);
        await db.SaveChangesAsync();
        return [.. invited.Select(i => i.Reviewer)];
    }

    /// <summary>A clerk with password and authenticator app, and drafts to upload into.</summary>
    public async Task<BenchClerk> NewClerkAsync(int drafts)
    {
        await using var scope = services.CreateAsyncScope();
        var provider = scope.ServiceProvider;
        var (db, now) = (provider.GetRequiredService<PortalDbContext>(), provider.GetRequiredService<TimeProvider>().GetUtcNow());
        var insurer = NewInsurer();
        var sessions = Enumerable.Range(0, drafts).Select(_ => NewSession(insurer, now)).ToList();
        db.AddRange([insurer, .. sessions]);
        return await SignUpAsync(provider, NewAccount($"clerk-{insurer.InsurerNumber}", AccountRole.InsurerStaff, insurer.Id, now), [.. sessions.Select(s => s.Id)]);
    }

    /// <summary>Somebody of the 事務局 with password and authenticator app.</summary>
    public async Task<BenchClerk> NewOperatorAsync()
    {
        await using var scope = services.CreateAsyncScope();
        var now = scope.ServiceProvider.GetRequiredService<TimeProvider>().GetUtcNow();
        return await SignUpAsync(scope.ServiceProvider, NewAccount("bench-operator", AccountRole.Operator, insurerId: null, now), []);
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();

    private static async Task<BenchClerk> SignUpAsync(IServiceProvider provider, Account account, IReadOnlyList<Guid> drafts)
    {
        var db = provider.GetRequiredService<PortalDbContext>();
        provider.GetRequiredService<AccountPasswords>().Set(account, BenchClerk.Password);
        db.Add(account);
        await db.SaveChangesAsync();

        (provider.GetRequiredService<ActingClerk>().AccountId, var mediator) = (account.Id, provider.GetRequiredService<IMediator>());
        await mediator.Send(new StartAuthenticatorApp());
        var key = db.AuthenticatorApps.Single(a => a.AccountId == account.Id).ReadKey(provider.GetRequiredService<IDataProtectionProvider>());
        var step = TimeCode.StepAt(provider.GetRequiredService<TimeProvider>().GetUtcNow());
        await mediator.Send(new ConfirmAuthenticatorApp(TimeCode.Of(key, step)));
        return new BenchClerk(account.UserName!, TimeCode.Of(key, step + 1), drafts);
    }

    private static Insurer NewInsurer() => new()
    {
        InsurerNumber = Random.Shared.Next(200_000, 999_999).ToString("D6", null),
        Name = "試験市",
        Kind = InsurerKind.Municipality,
    };

    private static ReviewSession NewSession(Insurer insurer, DateTimeOffset now) => new()
    {
        InsurerId = insurer.Id,
        Number = 42,
        PlannedOn = new DateOnly(2099, 12, 3),
        ExpiresOn = new DateOnly(2099, 12, 10),
        PanelName = "第3合議体",
        DownloadAllowed = true,
        CreatedAt = now,
        CreatedById = insurer.Id,
        SavedAt = now,
        SavedById = insurer.Id,
    };

    private static ReviewPacket NewPacket(ReviewSession session, StoredBytes stored, int pages, DateTimeOffset now)
    {
        var papers = new PacketPaper(Guid.CreateVersion7(), ReviewDocumentKind.Other, "a.pdf", 1, pages, new string('0', 64));
        var cases = new PacketCase(Guid.CreateVersion7(), 1, "0001", ReviewCaseKind.New, "", 1, pages, [papers]);
        var contents = new PacketContents(pages, [], [cases], $"595.28x841.89*{pages}");
        var packet = new ReviewPacket
        {
            SessionId = session.Id,
            Version = session.Version,
            Fingerprint = new string('0', 64),
            PagesTotal = pages,
            Contents = contents,
            CreatedAt = now,
        };
        packet.Assembled(stored.FileId, stored.SizeBytes, contents, now);
        packet.Publish(now, SessionPlan.Of(session));
        return packet;
    }

    private static Account NewAccount(string loginId, AccountRole role, Guid? insurerId, DateTimeOffset now) => new()
    {
        UserName = loginId,
        NormalizedUserName = loginId.ToUpperInvariant(),
        Email = $"{loginId}@example.jp",
        NormalizedEmail = $"{loginId}@EXAMPLE.JP",
        SecurityStamp = "",
        DisplayName = "試験 花子",
        Role = role,
        InsurerId = insurerId,
        CreatedAt = now,
    };

    private static (InvitedReviewer Reviewer, object[] Rows) Invite(
        Insurer insurer, ReviewSession session, int number, string passwordHash, DateTimeOffset now)
    {
        var email = $"reviewer-{number}@example.jp";
        var member = new Reviewer { InsurerId = insurer.Id, Name = "髙橋 由美", Email = email, EmailKey = email, Profession = "薬剤師" };
        var reviewer = new SessionReviewer
        {
            SessionId = session.Id,
            ReviewerId = member.Id,
            Position = number,
            Name = member.Name,
            Profession = member.Profession,
            Email = email,
            EmailKey = email,
        };
        reviewer.SetPassword(passwordHash, false, now);
        var issued = ReviewLink.Issue(reviewer.Id, now);
        return (
            new InvitedReviewer(issued.Token, email, $"198.51.{number / 250}.{number % 250 + 1}"),
            [member, reviewer, issued.Link, new ViewingRecord { SessionReviewerId = reviewer.Id, Version = session.Version }]);
    }
}

/// <param name="Token">Of the mailed link.</param>
/// <param name="Address">Where the reviewer's browser is, so that no limit for one client is what is measured.</param>
internal sealed record InvitedReviewer(string Token, string Email, string Address);

/// <param name="Code">Of the authenticator app, good for one sign-in.</param>
internal sealed record BenchClerk(string LoginId, string Code, IReadOnlyList<Guid> Drafts)
{
    public const string Password = "midori no densha to neko";
}
