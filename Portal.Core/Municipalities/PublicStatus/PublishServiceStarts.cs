using FluentValidation;
using MediatR;
using Portal.Core.Accounts;
using Portal.Core.Data;
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
        var result = await new StartsPublication(db, user, clock.GetUtcNow()).WriteAsync(request.Lines, request.SeenVersion, cancellationToken);
        if (!result.Failed)
        {
            await turn.CommitAsync(cancellationToken);
            await status.ReadAsync(db, cancellationToken);
        }

        return result;
    }
}
