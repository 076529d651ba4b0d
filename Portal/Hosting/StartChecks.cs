using System.Net;
using Microsoft.Extensions.Options;
using Npgsql;
using Portal.Core.Accounts;
using Portal.Core.Mail;
using Portal.Core.Subsidies;

namespace Portal.Hosting;

/// <summary>
/// Outside Development the portal refuses to start on settings that would make it unsafe; each sentence names the
/// setting to change.
/// </summary>
public static class StartChecks
{
    private static readonly string[] DefaultSecrets = ["…", "...", "password", "changeme", "change-me", "secret", "postgres", "portal", "portal_app"];

    /// <summary>What the settings alone can tell: asks nobody, and comes before anything is set up by them.</summary>
    public static void CheckSettings(WebApplication app)
    {
        if (app.Environment.IsDevelopment())
        {
            return;
        }

        Refuse(Problems(app.Configuration, app.Services.GetRequiredService<IOptions<SmtpOptions>>().Value));
        if (string.IsNullOrEmpty(app.Configuration["DataProtection:CertificatePath"]))
        {
            app.Logger.LogWarning("DataProtection:CertificatePath is empty: whoever reads the database can read its keys.");
        }
    }

    /// <summary>What only the database knows.</summary>
    public static async Task CheckDatabaseAsync(WebApplication app)
    {
        if (!app.Environment.IsDevelopment() && await OwnerProblemAsync(app.Configuration.GetConnectionString("Portal")!) is { } owner)
        {
            Refuse([owner]);
        }
    }

    /// <summary>What is wrong with the settings alone.</summary>
    public static IEnumerable<string> Problems(IConfiguration configuration, SmtpOptions smtp)
    {
        if (!Uri.TryCreate(configuration["Portal:BaseUrl"], UriKind.Absolute, out var url) || url.Scheme != Uri.UriSchemeHttps)
        {
            yield return "Portal:BaseUrl is missing or no https address: links in mails are made from it.";
        }

        if (configuration.GetConnectionString("Portal") is not { Length: > 0 } connection)
        {
            yield return "ConnectionStrings:Portal is missing: the database that the portal works on.";
        }
        else if (IsDefault(new NpgsqlConnectionStringBuilder(connection).Password))
        {
            yield return "ConnectionStrings:Portal has a password that everybody knows: give the database role another one.";
        }

        var reception = configuration.GetSection(ClaimsReceptionOptions.Section).Get<ClaimsReceptionOptions>() ?? new ClaimsReceptionOptions();
        if (reception.IsConfigured && !reception.Url.StartsWith("https://", StringComparison.OrdinalIgnoreCase))
        {
            yield return "ClaimsReception:Url is no https address: passwords would cross the network readable.";
        }

        if (reception.IsConfigured && (reception.ApiKey.Length == 0 || IsDefault(reception.ApiKey)))
        {
            yield return "ClaimsReception:ApiKey is missing or one that everybody knows, although ClaimsReception:Url is set.";
        }

        // With a value that is right for someone else, records would be gone before anybody looks.
        if (string.IsNullOrWhiteSpace(configuration[$"{RetentionOptions.Section}:{nameof(RetentionOptions.SubsidyYears)}"]))
        {
            yield return "Retention:SubsidyYears is missing: what is older is deleted at once, so say how many years records of subsidies are kept (5 to 30).";
        }

        if (!smtp.IsConfigured)
        {
            yield return "Smtp:Host is missing: outside Development mail needs a server.";
        }
        else if (!smtp.IsLoopback && smtp.StartTls != StartTlsUse.Required)
        {
            yield return "Smtp:StartTls must be Required when Smtp:Host is another machine: mail would cross the network readable.";
        }

        if (smtp.UserName.Length > 0 && (smtp.Password.Length == 0 || IsDefault(smtp.Password)))
        {
            yield return "Smtp:Password is missing or one that everybody knows, although Smtp:UserName is set.";
        }
    }

    private static void Refuse(IEnumerable<string> problems)
    {
        if (problems.ToList() is { Count: > 0 } found)
        {
            throw new InvalidOperationException(string.Join(Environment.NewLine, ["The portal does not start:", .. found]));
        }
    }

    // With the owner's rights a fault of ours could alter tables or erase the audit trail.
    private static async Task<string?> OwnerProblemAsync(string connectionString)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(
            """
            SELECT rolsuper OR rolcreaterole OR has_schema_privilege('public', 'CREATE')
              OR has_table_privilege('audit_events', 'UPDATE') OR has_table_privilege('audit_events', 'DELETE')
            FROM pg_roles WHERE rolname = current_user
            """,
            connection);
        return await command.ExecuteScalarAsync() is true
            ? "ConnectionStrings:Portal names a role that can alter tables or the audit trail: use portal_app, which `Portal migrate` sets up."
            : null;
    }

    private static bool IsDefault(string? secret) => secret is not null && DefaultSecrets.Contains(secret.ToLowerInvariant());
}
