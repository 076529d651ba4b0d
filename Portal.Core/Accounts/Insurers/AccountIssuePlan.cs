using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Csv;
using Portal.Core.Data;
using Portal.Core.JapaneseText;

namespace Portal.Core.Accounts;

/// <summary>One contact with what would become of it.</summary>
/// <param name="InsurerId">Null where it is refused.</param>
/// <param name="Insurer">名称; empty when the number is none of ours.</param>
/// <param name="Problems">Why it is refused.</param>
public sealed record AccountIssueRow(AccountContact Contact, Guid? InsurerId, string Insurer, IReadOnlyList<CsvProblem> Problems)
{
    public bool IsRefused => Problems.Count > 0;
}

/// <summary>発行の下見: what issuing to a list of contacts would do now. The preview shows it, the start does it.</summary>
public sealed class AccountIssuePlan
{
    private static readonly AccountContactValidator Rules = new();

    private static readonly Dictionary<string, string> Columns = new()
    {
        [nameof(AccountContact.DisplayName)] = AccountContactCsv.Name,
        [nameof(AccountContact.Department)] = AccountContactCsv.Department,
        [nameof(AccountContact.Email)] = AccountContactCsv.Email,
    };

    private AccountIssuePlan(IReadOnlyList<CsvProblem> fileProblems, IReadOnlyList<AccountIssueRow> rows)
    {
        (FileProblems, Rows) = (fileProblems, rows);
        var parts = rows.Select(r => string.Create(CultureInfo.InvariantCulture, $"{r.Contact.Row}:{r.InsurerId}:{string.Join(',', r.Problems.Select(p => p.Message))}"));
        Fingerprint = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('|', parts))));
    }

    /// <summary>Problems of the whole file: then there is nothing to issue.</summary>
    public IReadOnlyList<CsvProblem> FileProblems { get; }

    public IReadOnlyList<AccountIssueRow> Rows { get; }

    /// <summary>Of what was shown: another one means that something has changed since.</summary>
    public string Fingerprint { get; }

    public int Refused => Rows.Count(r => r.IsRefused);

    public int Good => Rows.Count - Refused;

    internal static async Task<AccountIssuePlan> OfFileAsync(PortalDbContext db, byte[] file, CancellationToken cancellationToken)
    {
        var (contacts, fileProblems) = await AccountContactCsv.ReadAsync(file, cancellationToken);
        return await MakeAsync(db, contacts, fileProblems, cancellationToken);
    }

    /// <param name="db">Our unit of work.</param>
    /// <param name="contacts">From any source.</param>
    /// <param name="fileProblems">What is wrong with the source as a whole.</param>
    /// <param name="cancellationToken">The caller's.</param>
    internal static async Task<AccountIssuePlan> MakeAsync(
        PortalDbContext db, IReadOnlyList<AccountContact> contacts, IReadOnlyList<CsvProblem> fileProblems, CancellationToken cancellationToken)
    {
        var insurers = await db.Insurers.AsNoTracking().Select(i => new Known(
            i.Id, i.InsurerNumber, i.Name,
            db.Users.Any(a => a.InsurerId == i.Id && a.Role == AccountRole.InsurerAdministrator && a.DisabledAt == null && a.PasswordHash != null),
            db.Users.Any(a => a.InsurerId == i.Id && a.Role == AccountRole.InsurerAdministrator && a.DisabledAt == null && a.PasswordHash == null)))
            .ToDictionaryAsync(i => i.Number, cancellationToken);
        var seen = new Dictionary<string, int>();
        return new AccountIssuePlan(fileProblems, [.. contacts.Select(c => RowOf(c, insurers, seen))]);
    }

    private static AccountIssueRow RowOf(AccountContact contact, Dictionary<string, Known> insurers, Dictionary<string, int> seen)
    {
        var problems = contact.Problems.ToList();
        // Excel takes the zero of 01 to 09 away.
        var isSixDigits = WidthFolding.ToBareCode(contact.InsurerNumber).Length == InsurerNumber.Length;
        var insurer = InsurerNumber.TryNormalise(contact.InsurerNumber, out var number) ? insurers.GetValueOrDefault(number) : null;
        if (problems.Count == 0)
        {
            var aboutInsurer = insurer switch
            {
                null => isSixDigits ? AccountRunErrors.UnknownInsurer : AccountRunErrors.NumberUnreadable,
                { IsActive: true } => AccountRunErrors.HasAdministrator,
                { IsInvited: true } => AccountRunErrors.IsInvited,
                _ => seen.TryGetValue(number!, out var before)
                    ? string.Create(CultureInfo.InvariantCulture, $"{before}行目と同じ保険者です。どちらか1行にしてください。") : null,
            };
            if (aboutInsurer is not null)
            {
                problems.Add(new CsvProblem(contact.Row, AccountContactCsv.Number, aboutInsurer));
            }

            problems.AddRange(Rules.Validate(contact).Errors.Select(e => new CsvProblem(contact.Row, Columns[e.PropertyName], e.ErrorMessage)));
        }

        if (insurer is not null)
        {
            seen.TryAdd(insurer.Number, contact.Row);
        }

        return new AccountIssueRow(contact, problems.Count == 0 ? insurer!.Id : null, insurer?.Name ?? "", problems);
    }

    private sealed record Known(Guid Id, string Number, string Name, bool IsActive, bool IsInvited);
}
