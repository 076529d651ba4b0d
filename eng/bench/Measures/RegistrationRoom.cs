using MediatR;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Portal.Core;
using Portal.Core.Accounts;
using Portal.Core.Data;
using Portal.Core.Links;
using Portal.Core.Mail;
using Portal.Core.Municipalities;
using Portal.Core.ReviewBoard;

namespace Portal.Bench.Measures;

/// <summary>An insurer with sessions ready to be registered, and the mail worker as the portal runs it.</summary>
internal sealed class RegistrationRoom : IAsyncDisposable
{
    // As MailJobs has it: the worker looks once a second when there is nothing to do.
    private static readonly TimeSpan WorkerPause = TimeSpan.FromSeconds(1);

    private readonly ServiceProvider services;
    private readonly Clerk clerk = new();
    private Panel? panel;

    public RegistrationRoom(BenchPlace place, int port)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["ConnectionStrings:Portal"] = place.AppConnection,
            ["Portal:BaseUrl"] = $"https://{WebProcess.Host}",
            ["Smtp:Host"] = "127.0.0.1",
            ["Smtp:Port"] = $"{port}",
            ["Smtp:From"] = "portal@portal.example.jp",
        }).Build();
        services = new ServiceCollection()
            .AddLogging(logging => logging.AddSimpleConsole().SetMinimumLevel(LogLevel.Warning))
            .AddSingleton<IConfiguration>(configuration)
            .AddPortalCore(configuration)
            .AddPortalIdentitySchema()
            .AddMail(configuration)
            .AddReviewBoard()
            .AddSingleton(new PortalUrls(configuration, isDevelopment: false))
            .AddSingleton<ICurrentUser>(clerk)
            .BuildServiceProvider();
    }

    public async Task NewInsurerAsync(CancellationToken cancellationToken)
    {
        var insurer = new Insurer { InsurerNumber = "100003", Name = "試験市", Kind = InsurerKind.Municipality };
        clerk.InsurerId = insurer.Id;
        panel = new Panel { InsurerId = insurer.Id, Name = "第1合議体" };
        await InDatabaseAsync(db => db.AddRange(
            insurer, panel, new ReviewBoardSettings { InsurerId = insurer.Id, ContactName = "介護保険課", ContactPhone = "000-000-0000" }), cancellationToken);
    }

    /// <summary>A session of one case with its packet bound; answers the request that its page would send.</summary>
    public async Task<RegisterReviewSession> NewReadySessionAsync(int number, int reviewers, CancellationToken cancellationToken)
    {
        var now = Now;
        var session = new ReviewSession
        {
            InsurerId = clerk.InsurerId!.Value,
            Number = number,
            PlannedOn = DateOnly.FromDateTime(now.DateTime).AddDays(10),
            StartsAt = new TimeOnly(14, 0),
            ExpiresOn = DateOnly.FromDateTime(now.DateTime).AddDays(17),
            PanelId = panel!.Id,
            PanelName = panel.Name,
            ReviewerCount = reviewers,
            CreatedAt = now,
            CreatedById = clerk.AccountId!.Value,
            SavedAt = now,
            SavedById = clerk.AccountId!.Value,
        };
        var item = new ReviewCase { SessionId = session.Id, Position = 1, CaseNumber = "0001", Kind = ReviewCaseKind.New };
        await InDatabaseAsync(
            db => db.AddRange([session, item, NewDocument(session, item), .. Enumerable.Range(1, reviewers).SelectMany(n => NewReviewer(session, n))]),
            cancellationToken);
        return new RegisterReviewSession(
            session.Id, session.Revision, await BindAsync(session, cancellationToken), ViewingPasswordChoice.OneForEach, null, false);
    }

    public async Task RegisterAsync(RegisterReviewSession request, CancellationToken cancellationToken)
    {
        await using var scope = services.CreateAsyncScope();
        var done = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request, cancellationToken);
        if (done.Failed)
        {
            throw new InvalidOperationException($"Not registered: {done.Errors[0].Message}");
        }
    }

    public async Task WorkAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            await using var scope = services.CreateAsyncScope();
            if (!await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new SendNextMails(), CancellationToken.None))
            {
                await Task.Delay(WorkerPause, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>Distinct for each session and place, so that the sink's word can be told apart.</summary>
    public static string AddressOf(Guid sessionId, int position) => $"r{position}-{sessionId:N}@d{position}.example.jp";

    public ValueTask DisposeAsync() => services.DisposeAsync();

    private DateTimeOffset Now => services.GetRequiredService<TimeProvider>().GetUtcNow();

    private async Task<Guid> BindAsync(ReviewSession session, CancellationToken cancellationToken)
    {
        await using var scope = services.CreateAsyncScope();
        var source = new PacketSource(scope.ServiceProvider.GetRequiredService<PortalDbContext>());
        var input = await source.ReadAsync(session, cancellationToken);
        var contents = new PacketContents(
            3, [],
            [.. input.Cases.Select(c => new PacketCase(
                c.Id, c.Position, c.CaseNumber, c.Kind, c.Label, 3, 1,
                [.. input.Documents.Select(d => new PacketPaper(d.Id, d.Kind, d.FileName, 3, d.PageCount, d.Sha256))]))],
            "");
        var packet = new ReviewPacket
        {
            SessionId = session.Id,
            Version = 1,
            Fingerprint = input.Fingerprint,
            PagesTotal = 3,
            Contents = contents,
            CreatedAt = Now,
        };
        packet.Assembled(Guid.CreateVersion7(), 100_000, contents, Now);
        await InDatabaseAsync(db => db.Add(packet), cancellationToken);
        return packet.Id;
    }

    private ReviewDocument NewDocument(ReviewSession session, ReviewCase item)
    {
        var document = new ReviewDocument
        {
            SessionId = session.Id,
            CaseId = item.Id,
            Kind = ReviewDocumentKind.PhysicianOpinion,
            Position = 1,
            FileName = "意見書.pdf",
            SizeBytes = 100_000,
            Sha256 = new string('0', 64),
            UploadedAt = session.CreatedAt,
            UploadedById = clerk.AccountId!.Value,
        };
        document.Cleaned(Guid.CreateVersion7(), 100_000, 1, "");
        return document;
    }

    private static IEnumerable<object> NewReviewer(ReviewSession session, int position)
    {
        var address = AddressOf(session.Id, position);
        var member = new Reviewer
        {
            InsurerId = session.InsurerId,
            Name = "審査 花子",
            Email = address,
            EmailKey = address,
            Profession = "医師",
            CreatedAt = session.CreatedAt,
        };
        yield return member;
        yield return new SessionReviewer
        {
            SessionId = session.Id,
            ReviewerId = member.Id,
            Position = position,
            Name = member.Name,
            Profession = member.Profession,
            Email = address,
            EmailKey = address,
        };
    }

    private async Task InDatabaseAsync(Action<PortalDbContext> work, CancellationToken cancellationToken)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDbContext>();
        work(db);
        await db.SaveChangesAsync(cancellationToken);
    }

    private sealed class Clerk : ICurrentUser
    {
        public Guid? AccountId { get; } = Guid.CreateVersion7();

        public AccountRole? Role => AccountRole.InsurerStaff;

        public Guid? InsurerId { get; set; }

        public string? ClientAddress => "127.0.0.1";
    }
}
