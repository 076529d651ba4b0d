using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Portal.Core;
using Portal.Core.Accounts;
using Portal.Core.Data;
using Portal.Core.Subsidies;
using Portal.Core.Time;

namespace Portal.Bench.Measures;

/// <summary>A database of its own with so many 助成金申請, and the use cases that list them.</summary>
internal sealed class ApplicationRoom : IAsyncDisposable
{
    /// <summary>Of every twenty one waits; the others are decided.</summary>
    private const int OneIsOpenOf = 20;

    /// <summary>Of every hundred offices one has a name that a few have.</summary>
    private const int OneIsRareOf = 100;

    private const int MostOffices = 350_000;
    private readonly ServiceProvider services;
    private readonly QueryCounter counter = new();
    private readonly string owner;

    private ApplicationRoom(string app, string owner)
    {
        this.owner = owner + ";Command Timeout=1800";
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create("ConnectionStrings:Portal", (string?)app)]).Build();
        services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<IConfiguration>(configuration)
            .AddPortalIdentitySchema()
            .AddPortalCore(configuration)
            .ConfigureDbContext<PortalDbContext>(options => options.AddInterceptors(counter))
            .AddScoped<ActingClerk>()
            .AddScoped<ICurrentUser>(provider => provider.GetRequiredService<ActingClerk>())
            .BuildServiceProvider();
    }

    /// <summary>An office with one application, as those of the others.</summary>
    public Guid OfficeId { get; private set; }

    /// <summary>One that waits, in the middle of the queue.</summary>
    public Guid ApplicationId { get; private set; }

    public string ReceiptNumber { get; private set; } = "";

    /// <summary>Of the office.</summary>
    public string OfficeNumber { get; private set; } = "";

    /// <summary>Of the office, as nobody else has it.</summary>
    public string OfficeName { get; private set; } = "";

    public static async Task<ApplicationRoom> NewAsync(BenchPlace place, int rows)
    {
        var name = $"applications_{rows}";
        await using (var server = NpgsqlDataSource.Create(place.OwnerConnection))
        {
            foreach (var sql in new[] { $"DROP DATABASE IF EXISTS {name} WITH (FORCE)", $"CREATE DATABASE {name}" })
            {
                await using var command = server.CreateCommand(sql);
                await command.ExecuteNonQueryAsync();
            }
        }

        string Within(string connection) => new NpgsqlConnectionStringBuilder(connection) { Database = name }.ConnectionString;
        var room = new ApplicationRoom(Within(place.AppConnection), Within(place.OwnerConnection));
        await DatabaseMigration.RunAsync(Within(place.OwnerConnection), CancellationToken.None);
        await room.FillAsync(rows);
        return room;
    }

    /// <summary>As somebody of the secretariat, or of that one office.</summary>
    public async Task SendAsync<T>(IRequest<T> request, bool asOffice = false)
    {
        await using var scope = services.CreateAsyncScope();
        var user = scope.ServiceProvider.GetRequiredService<ActingClerk>();
        (user.Role, user.OfficeId) = asOffice ? (AccountRole.OfficeUser, (Guid?)OfficeId) : (AccountRole.Operator, null);
        await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request);
    }

    public async Task<int> CountQueriesAsync(Func<Task> work)
    {
        var before = counter.Count;
        await work();
        return counter.Count - before;
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();

    private async Task FillAsync(int rows)
    {
        var (application, office, examiner) = await AddModelAsync();
        await using var database = NpgsqlDataSource.Create(owner);
        var offices = Math.Min(rows, MostOffices);
        // Three of six hundred characters that tell it from the others: a letter of an alphabet would be in every tenth.
        var own = string.Join(
            " || ", Enumerable.Range(0, 3).Select(c => $"chr(19968 + ('x' || substr(md5(n::text), {1 + (4 * c)}, 4))::bit(16)::int % 600)"));
        await CopyAsync(database, "offices", office, offices, $"""
            'id', ('01900000-0000-7000-9000-' || lpad(to_hex(n), 12, '0'))::uuid, 'number', '44' || lpad(n::text, 8, '0'),
            'name', (CASE WHEN n % {OneIsRareOf} = 0 THEN 'さくらの家 ' ELSE '訪問介護 ' END) || {own} || '事業所'
            """);
        await CopyAsync(database, "subsidy_applications", application, rows, $"""
            'id', ('01900000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, 'once_year', n,
            'office_id', ('01900000-0000-7000-9000-' || lpad(to_hex(1 + n % {offices}), 12, '0'))::uuid,
            'receipt_number', to_char(date '2026-05-07' + n / 4000, 'YYMMDD') || '-' || lpad((n::bigint * 48271 % 100000)::text, 5, '0') || '-' || n % 10,
            'received_at', timestamptz '2026-05-07' + n * interval '20 seconds', 'submitted_at', timestamptz '2026-05-07' + n * interval '20 seconds',
            'status', CASE WHEN n % {OneIsOpenOf} = 0 THEN (CASE WHEN n % {3 * OneIsOpenOf} = 0 THEN 'Submitted' ELSE 'UnderReview' END)
                ELSE (ARRAY['Granted', 'Paid', 'Paid', 'Denied'])[1 + n % 4] END,
            'granted_yen', CASE WHEN n % {OneIsOpenOf} <> 0 AND n % 4 <> 3 THEN 64000 END
            """);
        await RunAsync(database, $"""
            INSERT INTO examinations (application_id, examiner_id, taken_at, returns, revision)
            SELECT id, '{examiner}', received_at, 0, 1 FROM subsidy_applications WHERE status = 'UnderReview'
            """);
        await RunAsync(database, "VACUUM ANALYZE");
        var middle = rows / 2 / OneIsOpenOf * OneIsOpenOf;
        await using var scope = services.CreateAsyncScope();
        var found = await scope.ServiceProvider.GetRequiredService<PortalDbContext>().SubsidyApplications
            .Where(a => a.OnceYear == middle).Select(a => new { a.Id, a.OfficeId, a.ReceiptNumber }).SingleAsync();
        (ApplicationId, OfficeId, ReceiptNumber) = (found.Id, found.OfficeId, found.ReceiptNumber!);
        var place = await scope.ServiceProvider.GetRequiredService<PortalDbContext>().Offices
            .Where(o => o.Id == found.OfficeId).Select(o => new { o.Number, o.Name }).SingleAsync();
        (OfficeNumber, OfficeName) = (place.Number, place.Name);
    }

    /// <summary>One office with one application, by the portal's own code, of which all others are copies.</summary>
    private async Task<(Guid Application, Guid Office, Guid Examiner)> AddModelAsync()
    {
        await using var scope = services.CreateAsyncScope();
        var (db, now) = (scope.ServiceProvider.GetRequiredService<PortalDbContext>(), scope.ServiceProvider.GetRequiredService<TimeProvider>().GetUtcNow());
        var programme = await db.SubsidyProgrammes.OrderByDescending(p => p.FiscalYear).ThenBy(p => p.Revision)
            .FirstAsync(p => p.Kind == SubsidyKind.CardReaders);
        var office = SampleApplication.NewOffice("4470100010", now);
        var examiner = SampleApplication.NewAccount("examiner", AccountRole.Operator, now);
        var application = SampleApplication.NewDraft(office, examiner, programme, now);
        var files = SampleApplication.NewEvidence(application, programme, now).ToList();
        var sections = new ApplicationSections(application.Form, new ApplicationReading(application.Kind, programme.Rules, BankList.Shipped), files);
        application.Submit("111111-11111-1", SentApplication.Of(
            programme.Name, programme.Rules, office.Kind, office.Number, sections, files, now.DayInJapan()), examiner.Id, now);
        db.AddRange([office, examiner, application, .. files]);
        await db.SaveChangesAsync();
        return (application.Id, office.Id, examiner.Id);
    }

    /// <summary>Copies of one row that differ in what is named; what the database reckons itself is left to it.</summary>
    private static async Task CopyAsync(NpgsqlDataSource database, string table, Guid model, int count, string differences)
    {
        var columns = new List<string>();
        await using (var command = database.CreateCommand(
            $"SELECT column_name FROM information_schema.columns WHERE table_name = '{table}' AND is_generated = 'NEVER' ORDER BY ordinal_position"))
        await using (var reader = await command.ExecuteReaderAsync())
        {
            while (await reader.ReadAsync())
            {
                columns.Add(reader.GetString(0));
            }
        }

        await RunAsync(database, $"""
            INSERT INTO {table} ({string.Join(", ", columns)})
            SELECT {string.Join(", ", columns.Select(c => $"(copy).{c}"))} FROM (
                SELECT jsonb_populate_record(m, jsonb_build_object({differences})) AS copy FROM {table} m, generate_series(1, {count}) n
                WHERE m.id = '{model}' OFFSET 0) copies
            """);
    }

    private static async Task RunAsync(NpgsqlDataSource database, string sql)
    {
        await using var command = database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
