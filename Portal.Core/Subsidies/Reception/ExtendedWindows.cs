using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;

namespace Portal.Core.Subsidies;

/// <summary>受付期間 as it is received by: the rules in force and what was extended since.</summary>
internal static class ExtendedWindows
{
    /// <summary>Of the newest approved revision of a year and kind; that a draft was begun under an older one changes nothing.</summary>
    public static async Task<IReadOnlyList<ReceptionWindow>> ReceptionOfAsync(
        this PortalDbContext db, SubsidyKind kind, int fiscalYear, CancellationToken cancellationToken)
    {
        var rules = await db.SubsidyProgrammes.AsNoTracking()
            .Where(p => p.FiscalYear == fiscalYear && p.Kind == kind && p.Status == ProgrammeStatus.Approved)
            .OrderByDescending(p => p.Revision).Select(p => p.Rules).FirstAsync(cancellationToken);
        return rules.ExtendedBy(await db.ExtensionsOfAsync(kind, fiscalYear, cancellationToken)).Windows;
    }

    /// <summary>Whether what arrives now is received (受付), the grace included.</summary>
    public static async Task<bool> ReceivesAsync(
        this PortalDbContext db, SubsidyKind kind, int fiscalYear, DateTimeOffset now, CancellationToken cancellationToken) =>
        (await db.ReceptionOfAsync(kind, fiscalYear, cancellationToken)).Any(w => w.Receives(now));

    public static Task<List<ReceptionExtension>> ExtensionsOfAsync(
        this PortalDbContext db, SubsidyKind kind, int fiscalYear, CancellationToken cancellationToken) =>
        db.ReceptionExtensions.AsNoTracking().Where(e => e.FiscalYear == fiscalYear && e.Kind == kind).ToListAsync(cancellationToken);

    public static ProgrammeRules ExtendedBy(this ProgrammeRules rules, IReadOnlyCollection<ReceptionExtension> extensions) =>
        extensions.Count == 0 ? rules : rules with { Windows = [.. rules.Windows.Select(w => w.ExtendedBy(extensions))] };

    private static ReceptionWindow ExtendedBy(this ReceptionWindow window, IEnumerable<ReceptionExtension> extensions) =>
        extensions.Where(e => e.OpensOn == window.OpensOn).MaxBy(e => e.ClosesOn) is { } last && last.ClosesOn > window.ClosesOn
            ? window with { ClosesOn = last.ClosesOn, Extended = new WindowExtension(window.ClosesOn, last.Notice) }
            : window;
}
