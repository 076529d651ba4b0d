using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Data;

namespace Portal.Core.ReviewBoard;

/// <summary>職種の候補: the usual ones, and those already written in the insurer's own register.</summary>
public sealed record ListProfessions : IRequest<IReadOnlyList<string>>;

public sealed class ListProfessionsHandler(PortalDbContext db, ICurrentUser user)
    : IRequestHandler<ListProfessions, IReadOnlyList<string>>
{
    private const int Looked = 200;

    private static readonly string[] Usual =
    [
        "医師", "歯科医師", "薬剤師", "保健師", "看護師", "理学療法士", "作業療法士", "言語聴覚士",
        "社会福祉士", "介護福祉士", "介護支援専門員", "精神保健福祉士", "歯科衛生士", "管理栄養士", "施設長",
    ];

    public async Task<IReadOnlyList<string>> Handle(ListProfessions request, CancellationToken cancellationToken)
    {
        var own = await db.Reviewers.Where(r => r.InsurerId == user.InsurerId)
            .OrderByDescending(r => r.Id).Take(Looked).Select(r => r.Profession).ToListAsync(cancellationToken);
        return [.. Usual.Union(own)];
    }
}
