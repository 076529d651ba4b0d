using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Demo;

namespace Portal.Commands;

/// <summary>What an administrator runs instead of the web server: <c>Portal migrate</c>, <c>Portal audit verify</c> …</summary>
public static class CommandLine
{
    /// <returns>The exit code of the command; null when the arguments name none and the server is to start.</returns>
    public static async Task<int?> RunAsync(WebApplication app, string[] args)
    {
        switch (args)
        {
            case ["migrate", ..]:
                await DatabaseMigration.RunAsync(MigrationConnection(app.Configuration), CancellationToken.None);
                Console.WriteLine("Database is up to date.");
                return 0;
            case ["audit", "verify", ..]:
                return await VerifyAuditAsync(app);
            case ["create-operator", .. var options]:
                return await CreateOperatorCommand.RunAsync(app, options);
            case ["demo-accounts", ..]:
                PrintDemoAccounts(app.Environment);
                return 0;
            case [var word, ..] when !word.StartsWith('-'):
                // A mistyped command must not start a second server.
                await Console.Error.WriteLineAsync($"There is no command \"{word}\".");
                return 2;
            default:
                return null;
        }
    }

    // The migrating role is another than the application's; where only one is configured, it is used for both.
    private static string MigrationConnection(IConfiguration configuration) =>
        configuration.GetConnectionString("PortalOwner") ?? configuration.GetConnectionString("Portal")
        ?? throw new InvalidOperationException("ConnectionStrings:PortalOwner or ConnectionStrings:Portal is needed.");

    private static void PrintDemoAccounts(IHostEnvironment environment)
    {
        if (!environment.IsDevelopment())
        {
            Console.WriteLine("There are no demo accounts outside Development.");
            return;
        }

        Console.WriteLine($"Demo sign-ins (password: {DemoPeople.Password})");
        foreach (var account in DemoPeople.Accounts)
        {
            Console.WriteLine($"  {account.LoginId,-14}{account.RoleName}　{account.Insurer} {account.Name}");
        }

        Console.WriteLine($"Demo reviewers: open a URL from /dev/mailbox with its address and {DemoSession.ViewingPassword}");
    }

    private static async Task<int> VerifyAuditAsync(WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDbContext>();
        var (verified, broken) = await AuditChain.VerifyAsync(db, CancellationToken.None);
        Console.WriteLine(broken is null
            ? $"{verified} audit events are in order."
            : $"Audit event {broken} does not follow from its predecessor ({verified} before it are in order).");
        return broken is null ? 0 : 1;
    }
}
