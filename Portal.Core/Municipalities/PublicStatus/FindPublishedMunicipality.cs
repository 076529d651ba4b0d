using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;
using Portal.Core.Time;

namespace Portal.Core.Municipalities;

/// <summary>One municipality, for everybody; null when there is none of that code in that prefecture.</summary>
/// <param name="Prefecture">Its Latin letters.</param>
/// <param name="Code">全国地方公共団体コード.</param>
public sealed record FindPublishedMunicipality(string? Prefecture, string? Code) : IRequest<MunicipalityView?>;

/// <param name="Municipality">What is published.</param>
/// <param name="Today">The day by which a start has come or not.</param>
/// <param name="Insurer">Who runs its insurance; null where the portal does not know.</param>
public sealed record MunicipalityView(PublishedMunicipality Municipality, DateOnly Today, MunicipalityInsurer? Insurer);

/// <param name="Name">保険者の名称.</param>
/// <param name="Kind">市町村, or which kind of union.</param>
/// <param name="Members">構成市町村, by name; empty for a municipality.</param>
public sealed record MunicipalityInsurer(string Name, InsurerKind Kind, IReadOnlyList<string> Members);

public sealed class FindPublishedMunicipalityHandler(PortalDbContext db, PublicStatus status, TimeProvider clock)
    : IRequestHandler<FindPublishedMunicipality, MunicipalityView?>
{
    public async Task<MunicipalityView?> Handle(FindPublishedMunicipality request, CancellationToken cancellationToken)
    {
        var snapshot = await status.CurrentAsync(db, cancellationToken);
        if (snapshot.Find(request.Code ?? "") is not { } found || found.Prefecture.Romaji != request.Prefecture)
        {
            return null;
        }

        return new MunicipalityView(found, clock.TodayInJapan(), await InsurerOfAsync(found, cancellationToken));
    }

    // A union says itself whom it insures. A municipality's own number begins as its code does, usually: its name has to agree.
    private async Task<MunicipalityInsurer?> InsurerOfAsync(PublishedMunicipality municipality, CancellationToken cancellationToken)
    {
        var (code, body) = (municipality.Code, municipality.Code[..5]);
        var insurer = await db.Insurers.AsNoTracking()
            .Where(i => i.HasInsurerFunction && (i.Members.Any(m => m.Code == code)
                || (i.Kind == InsurerKind.Municipality && i.Name == municipality.Name && i.InsurerNumber.StartsWith(body))))
            .OrderBy(i => i.Kind == InsurerKind.Municipality).ThenBy(i => i.InsurerNumber)
            .FirstOrDefaultAsync(cancellationToken);
        return insurer is null ? null : new MunicipalityInsurer(insurer.Name, insurer.Kind, [.. insurer.Members.Select(m => m.Name)]);
    }
}
