using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;

namespace Portal.Core.Subsidies;

/// <summary>One revision of a programme, for the secretariat.</summary>
public sealed record FindProgramme(Guid Id) : IRequest<ProgrammeDetails?>;

/// <summary>制度の画面.</summary>
/// <param name="Programme">The revision.</param>
/// <param name="Version">For the form: what was looked at.</param>
/// <param name="IsInForce">No later revision has been approved.</param>
/// <param name="Compared">What it is compared with: the revision in force, or before, or that of an earlier year; null when there is none.</param>
/// <param name="Names">Who acted, by account.</param>
/// <param name="Revisions">Every revision of the year and kind, the newest first.</param>
/// <param name="Extensions">受付の延長 of the year and kind, the newest first.</param>
public sealed record ProgrammeDetails(
    SubsidyProgramme Programme, uint Version, bool IsInForce, SubsidyProgramme? Compared, IReadOnlyDictionary<Guid, string> Names,
    IReadOnlyList<ProgrammeRevision> Revisions, IReadOnlyList<ReceptionExtension> Extensions)
{
    /// <summary>受付期間 as it is received by.</summary>
    public IReadOnlyList<ReceptionWindow> Reception => Programme.Rules.ExtendedBy(Extensions).Windows;

    public IReadOnlyList<ProgrammeDifference> Differences =>
        Compared is null ? [] : ProgrammeDifference.Between(ProgrammeFacts.Of(Compared), ProgrammeFacts.Of(Programme));

    public string NameOf(Guid? accountId) => accountId is { } id ? Names.GetValueOrDefault(id, "") : "製品に付属";
}

/// <param name="Revision">版.</param>
public sealed record ProgrammeRevision(Guid Id, int Revision, ProgrammeStatus Status, DateTimeOffset? ApprovedAt);

public sealed class FindProgrammeHandler(PortalDbContext db) : IRequestHandler<FindProgramme, ProgrammeDetails?>
{
    public async Task<ProgrammeDetails?> Handle(FindProgramme request, CancellationToken cancellationToken)
    {
        var found = await db.SubsidyProgrammes.AsNoTracking().Where(p => p.Id == request.Id)
            .Select(p => new
            {
                Programme = p,
                Version = EF.Property<uint>(p, RowVersions.Property),
                Extensions = db.ReceptionExtensions.Where(e => e.FiscalYear == p.FiscalYear && e.Kind == p.Kind).OrderByDescending(e => e.SetAt).ToList(),
            })
            .SingleOrDefaultAsync(cancellationToken);
        if (found?.Programme is not { } programme)
        {
            return null;
        }

        var revisions = await db.SubsidyProgrammes.AsNoTracking()
            .Where(p => p.FiscalYear == programme.FiscalYear && p.Kind == programme.Kind).OrderByDescending(p => p.Revision)
            .Select(p => new ProgrammeRevision(p.Id, p.Revision, p.Status, p.ApprovedAt)).ToListAsync(cancellationToken);
        var compared = await db.SubsidyProgrammes.AsNoTracking()
            .Where(p => p.Kind == programme.Kind && p.Status == ProgrammeStatus.Approved
                && (p.FiscalYear < programme.FiscalYear || (p.FiscalYear == programme.FiscalYear && p.Revision < programme.Revision)))
            .OrderByDescending(p => p.FiscalYear).ThenByDescending(p => p.Revision).FirstOrDefaultAsync(cancellationToken);
        Guid?[] people = [.. found.Extensions.Select(e => (Guid?)e.SetById), programme.EditedById, programme.ProposedById, programme.ApprovedById, programme.SentBackById];
        var names = await db.Users.Where(a => people.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => a.DisplayName, cancellationToken);
        return new ProgrammeDetails(
            programme, found.Version,
            programme.Status == ProgrammeStatus.Approved
                && !revisions.Any(r => r.Revision > programme.Revision && r.Status == ProgrammeStatus.Approved),
            compared, names, revisions, found.Extensions);
    }
}
