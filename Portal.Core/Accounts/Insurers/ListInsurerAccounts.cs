using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;
using Portal.Core.Municipalities;

namespace Portal.Core.Accounts;

/// <summary>アカウントの状態 of an insurer without an administrator who can sign in.</summary>
public enum InsurerAccountState
{
    /// <summary>未発行.</summary>
    NotIssued,

    /// <summary>招待中.</summary>
    Invited,
}

/// <summary>What is looked for among insurers without an administrator, as it stands in the URL.</summary>
/// <param name="Text">Part of the name, or the beginning of the number; blank for all.</param>
/// <param name="Kind">Null for any.</param>
/// <param name="State">Null for any.</param>
public sealed record InsurerAccountFilter(string? Text = null, InsurerKind? Kind = null, InsurerAccountState? State = null)
{
    internal IQueryable<Insurer> Apply(PortalDbContext db)
    {
        var administrators = db.Users.Where(a => a.Role == AccountRole.InsurerAdministrator && a.DisabledAt == null);
        var found = db.Insurers.AsNoTracking().Where(i => !administrators.Any(a => a.InsurerId == i.Id && a.PasswordHash != null));
        found = State switch
        {
            InsurerAccountState.NotIssued => found.Where(i => !administrators.Any(a => a.InsurerId == i.Id)),
            InsurerAccountState.Invited => found.Where(i => administrators.Any(a => a.InsurerId == i.Id)),
            _ => found,
        };
        return new InsurerFilter(Text, Kind, null).Apply(found);
    }
}

/// <summary>管理者がいない保険者の一覧, with the last runs.</summary>
/// <param name="Page">From 1; beyond the end counts as the last page.</param>
public sealed record ListInsurerAccounts(InsurerAccountFilter Filter, int Page) : IRequest<InsurerAccountList>;

public sealed record InsurerAccountList(IReadOnlyList<InsurerAccountRow> Rows, int Count, int Page, IReadOnlyList<AccountRunSummary> Runs);

/// <param name="InvitedAt">Of the administrator who has not begun yet; null for 未発行.</param>
public sealed record InsurerAccountRow(Guid Id, string InsurerNumber, string Name, InsurerKind Kind, DateTimeOffset? InvitedAt);

public sealed record AccountRunSummary(Guid Id, AccountRunKind Kind, DateTimeOffset StartedAt, string By, int Count, int Waiting);

public sealed class ListInsurerAccountsHandler(PortalDbContext db) : IRequestHandler<ListInsurerAccounts, InsurerAccountList>
{
    private const int ShownRuns = 5;

    public async Task<InsurerAccountList> Handle(ListInsurerAccounts request, CancellationToken cancellationToken)
    {
        var found = request.Filter.Apply(db);
        var count = await found.CountWithinLimitAsync(cancellationToken);
        var page = ListLimits.PageWithin(request.Page, count);
        var rows = await found.OrderBy(i => i.InsurerNumber).Skip((page - 1) * ListLimits.PageSize).Take(ListLimits.PageSize)
            .Select(i => new InsurerAccountRow(
                i.Id, i.InsurerNumber, i.Name, i.Kind,
                db.Users.Where(a => a.InsurerId == i.Id && a.Role == AccountRole.InsurerAdministrator && a.DisabledAt == null).Max(a => (DateTimeOffset?)a.CreatedAt)))
            .ToListAsync(cancellationToken);
        var runs = await db.AccountRuns.Where(r => r.StartedAt != null).OrderByDescending(r => r.StartedAt).ThenBy(r => r.Id).Take(ShownRuns)
            .Select(r => new AccountRunSummary(
                r.Id, r.Kind, r.StartedAt!.Value, db.Users.Where(u => u.Id == r.AccountId).Select(u => u.DisplayName).FirstOrDefault() ?? "", r.Count,
                db.AccountRunRows.Count(x => x.RunId == r.Id && x.Outcome == AccountRunOutcome.Waiting)))
            .ToListAsync(cancellationToken);
        return new InsurerAccountList(rows, count, page, runs);
    }
}

/// <summary>連絡先のCSVのひな形: the insurers that the filter finds without any account, to be filled in.</summary>
public sealed record ExportAccountContacts(InsurerAccountFilter Filter) : IRequest<IAsyncEnumerable<IReadOnlyList<object?>>>;

public sealed class ExportAccountContactsHandler(PortalDbContext db)
    : IRequestHandler<ExportAccountContacts, IAsyncEnumerable<IReadOnlyList<object?>>>
{
    public Task<IAsyncEnumerable<IReadOnlyList<object?>>> Handle(ExportAccountContacts request, CancellationToken cancellationToken) =>
        Task.FromResult((request.Filter with { State = InsurerAccountState.NotIssued }).Apply(db).OrderBy(i => i.InsurerNumber)
            .Select(i => new { i.InsurerNumber, i.Name }).AsAsyncEnumerable().Select(i => (IReadOnlyList<object?>)[i.InsurerNumber, i.Name, "", "", ""]));
}
