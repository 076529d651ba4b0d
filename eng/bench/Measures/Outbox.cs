using MediatR;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Portal.Core;
using Portal.Core.Accounts;
using Portal.Core.Data;
using Portal.Core.Mail;

namespace Portal.Bench.Measures;

/// <summary>The portal's outbox and its worker, as they are wired, sending to a port of this machine.</summary>
internal sealed class Outbox : IAsyncDisposable
{
    public const int Connections = 8;

    /// <summary>So many that no domain's own pace is what is measured.</summary>
    public const int Domains = 50;

    private readonly ServiceProvider services;

    public Outbox(BenchPlace place, int port)
    {
        var settings = new Dictionary<string, string?>
        {
            ["ConnectionStrings:Portal"] = place.AppConnection,
            ["Smtp:Host"] = "127.0.0.1",
            ["Smtp:Port"] = $"{port}",
            ["Smtp:From"] = "portal@portal.example.jp",
            ["Smtp:Parallelism"] = $"{Connections}",
        };
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        services = new ServiceCollection()
            .AddLogging(logging => logging.AddSimpleConsole().SetMinimumLevel(LogLevel.Warning))
            .AddSingleton<IConfiguration>(configuration)
            .AddPortalCore(configuration)
            .AddPortalIdentitySchema()
            .AddMail(configuration)
            .BuildServiceProvider();
    }

    public async Task FillAsync(int mails, CancellationToken cancellationToken)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDbContext>();
        var now = scope.ServiceProvider.GetRequiredService<TimeProvider>().GetUtcNow();
        db.AddRange(Enumerable.Range(0, mails).Select(number =>
            OutgoingMail.Compose($"reviewer-{number}@d{number % Domains}.example.jp", new InvitationLikeMail(), now)));
        await db.SaveChangesAsync(cancellationToken);
    }

    public async Task DrainAsync(CancellationToken cancellationToken)
    {
        bool more;
        do
        {
            await using var scope = services.CreateAsyncScope();
            more = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new SendNextMails(), cancellationToken);
        }
        while (more);
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();

    internal sealed record InvitationLikeMail : IMail
    {
        public string Subject => "【試験市】介護認定審査会の資料のご案内（令和8年12月3日開催）";

        public string Body => """
            試験市 介護保険課です。介護認定審査会の資料を登録しました。

            開催日　令和8年12月3日（木）
            参照期限　令和8年12月10日（木）

            次のURLを開き、ご自分のメールアドレスと、別にお伝えするパスワードを入力してください。
            https://portal.example.jp/review/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA

            お問い合わせ　試験市 介護保険課　0000-00-0000
            """;
    }
}
