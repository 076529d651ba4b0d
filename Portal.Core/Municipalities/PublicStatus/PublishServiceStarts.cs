using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.JapaneseText;
using Portal.Core.Results;

namespace Portal.Core.Municipalities;

/// <summary>
/// 利用開始日の公表, by the secretariat: all lines or none, as one new version. Lines that say what already holds change nothing; when all of
/// them do, no version is made, so that a second click is answered as the first.
/// </summary>
/// <param name="Lines">One for each municipality.</param>
/// <param name="SeenVersion">The version that the person looked at; null where nobody looked.</param>
public sealed record PublishServiceStarts(IReadOnlyList<ServiceStartLine> Lines, int? SeenVersion = null) : IRequest<Result<int>>;

/// <param name="Code">全国地方公共団体コード.</param>
/// <param name="State">What is published.</param>
/// <param name="StartsOn">利用開始日, for a decided one only.</param>
/// <param name="Reason">Needed when a published date moves or is taken back.</param>
public sealed record ServiceStartLine(string Code, ServiceStartState State, DateOnly? StartsOn = null, string? Reason = null);

public sealed class PublishServiceStartsValidator : AbstractValidator<PublishServiceStarts>
{
    public PublishServiceStartsValidator()
    {
        RuleFor(r => r.Lines).Cascade(CascadeMode.Stop)
            .NotEmpty().WithMessage("公表する市町村を選んでください。")
            .Must(lines => lines.Select(l => l.Code).Distinct().Count() == lines.Count)
            .WithMessage("同じ市町村が2つ以上あります。1つにしてください。")
            .Must(lines => lines.All(l => Enum.IsDefined(l.State) && (l.State == ServiceStartState.Decided) == (l.StartsOn is not null)))
            .WithMessage("利用開始日は、決まっている市町村にだけ入力してください。")
            .Must(lines => lines.All(l => l.Reason is null || (l.Reason.Length <= ServiceStart.ReasonMaxLength && !l.Reason.Any(char.IsControl))))
            .WithMessage($"理由は{ServiceStart.ReasonMaxLength}文字以内で、改行を入れずに入力してください。");
    }
}

public sealed class PublishServiceStartsHandler(PortalDbContext db, PublicStatus status, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<PublishServiceStarts, Result<int>>
{
    public async Task<Result<int>> Handle(PublishServiceStarts request, CancellationToken cancellationToken)
    {
        await using var turn = await db.Database.BeginTransactionAsync(cancellationToken);
        await PublicStatusVersion.TakeTurnAsync(db, cancellationToken);
        var codes = request.Lines.Select(l => l.Code).ToList();
        var names = await db.Municipalities.Where(m => codes.Contains(m.Code) && m.EndedOn == null)
            .ToDictionaryAsync(m => m.Code, m => m.Name, cancellationToken);
        if (codes.Find(c => !names.ContainsKey(c)) is { } unknown)
        {
            return ServiceStartErrors.UnknownMunicipality(unknown);
        }

        var inForce = await db.ServiceStarts.Where(s => codes.Contains(s.MunicipalityCode) && s.ReplacedInVersion == null)
            .ToDictionaryAsync(s => s.MunicipalityCode, cancellationToken);
        var changes = request.Lines.Where(l => inForce.GetValueOrDefault(l.Code) is { } now
            ? !now.Says(l.State, l.StartsOn)
            : l.State != ServiceStartState.Undecided).ToList();
        var version = await PublicStatusVersion.NextAsync(db, PublicStatusCause.Starts, clock.GetUtcNow(), user.AccountId, cancellationToken);
        if (changes.Count == 0)
        {
            return version.Number - 1;
        }

        if (request.SeenVersion is { } seen && seen != version.Number - 1)
        {
            return ConflictErrors.ChangedMeanwhile;
        }

        if (changes.Find(l => string.IsNullOrWhiteSpace(l.Reason) && inForce.GetValueOrDefault(l.Code)?.State == ServiceStartState.Decided) is { } silent)
        {
            return ServiceStartErrors.ReasonMissing(names[silent.Code]);
        }

        Write(version, changes, inForce);
        await SaveAsync(cancellationToken);
        await turn.CommitAsync(cancellationToken);
        await status.ReadAsync(db, cancellationToken);

        return version.Number;

        // What held is replaced before its successor comes: one row of each municipality holds at any time.
        async Task SaveAsync(CancellationToken token)
        {
            await db.SaveChangesAsync(token);
            db.AddRange(changes.Select(l => New(l, version)));
            await db.SaveChangesAsync(token);
        }
    }

    private void Write(PublicStatusVersion version, List<ServiceStartLine> changes, Dictionary<string, ServiceStart> inForce)
    {
        foreach (var line in changes)
        {
            inForce.GetValueOrDefault(line.Code)?.Replace(version.Number);
        }

        db.Add(version);
        db.Add(AuditEvent.By(
            user, version.PublishedAt, "ServiceStartsPublished", nameof(PublicStatusVersion), version.Id, details: new
            {
                version = version.Number,
                decided = changes.Count(l => l.State == ServiceStartState.Decided),
                arranging = changes.Count(l => l.State == ServiceStartState.Arranging),
                undecided = changes.Count(l => l.State == ServiceStartState.Undecided),
            }));
    }

    private static ServiceStart New(ServiceStartLine line, PublicStatusVersion version) => new()
    {
        MunicipalityCode = line.Code,
        Version = version.Number,
        State = line.State,
        StartsOn = line.StartsOn,
        Reason = string.IsNullOrWhiteSpace(line.Reason) ? null : JapaneseNfc.Normalise(line.Reason.Trim()),
        PublishedAt = version.PublishedAt,
    };
}
