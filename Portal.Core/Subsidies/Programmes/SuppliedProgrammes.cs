using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Time;

namespace Portal.Core.Subsidies;

/// <summary>
/// The programmes that come with the product (reference data, one JSON file each). Added where a year has none of the kind, never
/// changed afterwards: from then on they are the secretariat's.
/// </summary>
public static class SuppliedProgrammes
{
    private const string Folder = "Portal.Core.Subsidies.Programmes.Supplied.";

    private static readonly JsonSerializerOptions Json = new()
    {
        // A misspelt member must not pass for one left out.
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        PropertyNameCaseInsensitive = true,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    public static IReadOnlyList<SuppliedProgramme> All() => [.. typeof(SuppliedProgrammes).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(Folder, StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(Read)];

    public static async Task AddMissingAsync(PortalDbContext db, DateTimeOffset now, CancellationToken cancellationToken)
    {
        foreach (var (year, kind, name, rules) in All())
        {
            if (await db.SubsidyProgrammes.AnyAsync(p => p.FiscalYear == year && p.Kind == kind, cancellationToken))
            {
                continue;
            }

            var programme = new SubsidyProgramme
            {
                FiscalYear = year,
                Kind = kind,
                Revision = 1,
                Name = name,
                Rules = rules,
                EditedAt = now,
            }.AsSupplied();
            db.Add(programme);
            db.Add(AuditEvent.ByCommandLine(
                now, "SubsidyProgrammeSupplied", nameof(SubsidyProgramme), programme.Id,
                details: new { year = FiscalYear.TextOf(year), kind = kind.ToString() }));
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    private static SuppliedProgramme Read(string resource)
    {
        using var stream = typeof(SuppliedProgrammes).Assembly.GetManifestResourceStream(resource)!;
        return JsonSerializer.Deserialize<SuppliedProgramme>(stream, Json)!;
    }
}

/// <param name="FiscalYear">年度.</param>
/// <param name="Kind">種類.</param>
/// <param name="Name">名称.</param>
/// <param name="Rules">The rules.</param>
public sealed record SuppliedProgramme(int FiscalYear, SubsidyKind Kind, string Name, ProgrammeRules Rules);
