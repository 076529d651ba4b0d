using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Core.Municipalities;
using Portal.Core.Subsidies;

namespace Portal.Core.Data;

/// <summary>Brings the database up to date, as the migrating role: tables, rules, and the reference data that is not there yet.</summary>
public static class DatabaseMigration
{
    public static async Task RunAsync(string connectionString, CancellationToken cancellationToken)
    {
        await using var db = ContextOf(connectionString);
        // An index that is new is built over what a million rows say.
        db.Database.SetCommandTimeout(TimeSpan.FromHours(1));
        await db.Database.MigrateAsync(cancellationToken);
        await db.Database.ExecuteSqlRawAsync(DatabaseRules.Sql, cancellationToken);
        await db.Database.ExecuteSqlRawAsync(TextSearch.Sql, cancellationToken);
        await SuppliedProgrammes.AddMissingAsync(db, TimeProvider.System.GetUtcNow(), cancellationToken);
        await SuppliedMunicipalities.AddMissingAsync(db, TimeProvider.System.GetUtcNow(), cancellationToken);
    }

    /// <summary>A context outside the web application, for the role that owns the tables.</summary>
    public static PortalDbContext ContextOf(string connectionString)
    {
        // Identity's tables depend on its schema version, which its context reads from the application's services.
        var services = new ServiceCollection().AddPortalIdentitySchema().BuildServiceProvider();
        var options = new DbContextOptionsBuilder<PortalDbContext>().UseApplicationServiceProvider(services);
        options.UsePortal(connectionString);
        return new PortalDbContext(options.Options);
    }

    /// <summary>Version 3 of Identity's schema has passkeys.</summary>
    public static IServiceCollection AddPortalIdentitySchema(this IServiceCollection services) =>
        services.Configure<IdentityOptions>(options => options.Stores.SchemaVersion = IdentitySchemaVersions.Version3);
}
