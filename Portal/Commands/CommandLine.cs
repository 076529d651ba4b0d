using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Demo;

namespace Portal.Commands;

/// <summary>What an administrator runs instead of the web server: <c>Portal migrate</c>, <c>Portal audit verify</c> …</summary>
public static class CommandLine
{
    /// <param name="services">The application's.</param>
    /// <param name="args">As typed.</param>
    /// <param name="output">Where answers go.</param>
    /// <param name="problems">Where refusals go.</param>
    /// <returns>The exit code of the command; null when the arguments name none and the server is to start.</returns>
    public static async Task<int?> RunAsync(IServiceProvider services, string[] args, TextWriter output, TextWriter problems)
    {
        switch (args)
        {
            case ["migrate", ..]:
                await DatabaseMigration.RunAsync(MigrationConnection(services.GetRequiredService<IConfiguration>()), CancellationToken.None);
                await output.WriteLineAsync("Database is up to date.");
                return 0;
            case ["audit", "verify", ..]:
                return await VerifyAuditAsync(services, output);
            case ["create-operator", .. var options]:
                return await CreateOperatorCommand.RunAsync(services, options, output, problems);
            case ["demo-accounts", ..]:
                PrintDemoAccounts(services.GetRequiredService<IHostEnvironment>(), output);
                return 0;
            case [var word, ..] when !word.StartsWith('-'):
                // A mistyped command must not start a second server.
                await problems.WriteLineAsync($"There is no command \"{word}\".");
                return 2;
            default:
                return null;
        }
    }

    // The migrating role is another than the application's; where only one is configured, it is used for both.
    private static string MigrationConnection(IConfiguration configuration) =>
        configuration.GetConnectionString("PortalOwner") ?? configuration.GetConnectionString("Portal")
        ?? throw new InvalidOperationException("ConnectionStrings:PortalOwner or ConnectionStrings:Portal is needed.");

    private static void PrintDemoAccounts(IHostEnvironment environment, TextWriter output)
    {
        if (!environment.IsDevelopment())
        {
            output.WriteLine("There are no demo accounts outside Development.");
            return;
        }

        output.WriteLine($"Demo sign-ins (password: {DemoPeople.Password})");
        foreach (var account in DemoPeople.Accounts)
        {
            output.WriteLine($"  {account.LoginId,-14}{account.RoleName}　{account.Insurer} {account.Name}");
        }

        output.WriteLine($"Register an office from nothing at /account/register (電子請求受付システム password: {DemoOffices.ClaimsPassword})");
        foreach (var user in DemoOffices.Users)
        {
            output.WriteLine($"  {user.UserId}　{string.Join('、', user.Places.Select(p => p.Facts.Name).Distinct())}");
        }

        output.WriteLine($"Demo reviewers: open a URL from /dev/mailbox with its address and {DemoSession.ViewingPassword}");
    }

    private static async Task<int> VerifyAuditAsync(IServiceProvider services, TextWriter output)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDbContext>();
        var (verified, broken) = await AuditChain.VerifyAsync(db, CancellationToken.None);
        await output.WriteLineAsync(broken is null
            ? $"{verified} audit events are in order."
            : $"Audit event {broken} does not follow from its predecessor ({verified} before it are in order).");
        return broken is null ? 0 : 1;
    }
}
