using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;
using Portal.Core.JapaneseText;

namespace Portal.Core.Subsidies;

/// <summary>
/// 受付番号・事業所番号・名称, or a part of one of them, as typed above a list of the secretariat: which applications are meant. A rare one is found by
/// the indexes of <see cref="TextSearch"/>, and a common one while the list is read in its order, since to find all of them first would take
/// the longest. What is found is the same.
/// </summary>
/// <param name="Name">Without blanks; empty for all.</param>
/// <param name="Code">What may be a part of a number, without hyphens and spaces; null when it cannot be.</param>
/// <param name="IsCommon">It stands in so many that the list is read in its order.</param>
public sealed record ApplicationSearch(string Name, string? Code, bool IsCommon)
{
    public static async Task<ApplicationSearch> ReadAsync(PortalDbContext db, string? text, CancellationToken cancellationToken)
    {
        var search = InOrder(text);
        return search with
        {
            IsCommon = search.Name.Length > 0
                && (search.Code is { Length: < TextSearch.CodePart } || await IsCommonAsync(db, search.Name, search.Code, cancellationToken)),
        };
    }

    /// <summary>For a list of few, that is read through in any case.</summary>
    public static ApplicationSearch InOrder(string? text)
    {
        var name = string.Concat(JapaneseNfc.Normalise(text ?? "").Where(c => !char.IsWhiteSpace(c)));
        var code = WidthFolding.ToBareCode(name);
        code = code.Length is > 0 and <= ReceiptNumber.Digits && code.All(char.IsAsciiLetterOrDigit) ? code : null;
        return new ApplicationSearch(name, code, IsCommon: true);
    }

    public IQueryable<SubsidyApplication> Among(IQueryable<SubsidyApplication> applications, PortalDbContext db) =>
        Name.Length == 0 ? applications : IsCommon ? Read(applications, db) : Find(applications, db);

    private IQueryable<SubsidyApplication> Read(IQueryable<SubsidyApplication> applications, PortalDbContext db) =>
        from a in applications
        join o in db.Offices on a.OfficeId equals o.Id
        where TextSearch.OfficeHolds(o.Name, Name) || (Code != null && (o.Number.Contains(Code) || a.ReceiptNumber!.Replace("-", "").Contains(Code)))
        select a;

    // Each branch by an index of its own: in one "or", what the index has answered would be reckoned again for every row.
    private IQueryable<SubsidyApplication> Find(IQueryable<SubsidyApplication> applications, PortalDbContext db)
    {
        var offices = db.Offices.Where(o => TextSearch.OfficeMatches(o.Name, Name)).Select(o => o.Id);
        if (Code is null)
        {
            return applications.Where(a => offices.Contains(a.OfficeId));
        }

        offices = offices.Union((Code.Length == Accounts.Office.NumberLength
            ? db.Offices.Where(o => o.Number == Code) : db.Offices.Where(o => TextSearch.CodeMatches(o.Number, Code))).Select(o => o.Id));
        var written = Code.Length == ReceiptNumber.Digits ? ReceiptNumber.Written(Code) : null;
        var received = db.SubsidyApplications.Where(a => a.ReceiptNumber != null);
        received = written is null
            ? received.Where(a => TextSearch.CodeMatches(a.ReceiptNumber!, Code)) : received.Where(a => a.ReceiptNumber == written);
        var found = received.Select(a => a.Id).Union(db.SubsidyApplications.Where(a => offices.Contains(a.OfficeId)).Select(a => a.Id));
        return applications.Where(a => found.Contains(a.Id));
    }

    /// <summary>Whether it stands in more than every twentieth of those on some forty pages of a table, wherever these lie.</summary>
    // Each in a subquery of its own: one union of both would start parallel workers, which takes twenty times as long.
    private static Task<bool> IsCommonAsync(PortalDbContext db, string name, string? code, CancellationToken cancellationToken) => db.Database
        .SqlQuery<bool>($"""
            SELECT (SELECT hits >= 5 AND hits * 20 > rows FROM (
                    SELECT count(*) FILTER (WHERE office_holds(name, {name}) OR strpos(number, {code}::text) > 0) AS hits, count(*) AS rows
                    FROM offices TABLESAMPLE SYSTEM (least(100, 40 * 8192 * 100.0 / greatest(pg_relation_size('offices'), 1))) REPEATABLE (1)) o)
                OR (SELECT hits >= 5 AND hits * 20 > rows FROM (
                    SELECT count(*) FILTER (WHERE strpos(replace(receipt_number, '-', ''), {code}::text) > 0) AS hits, count(*) AS rows
                    FROM subsidy_applications
                        TABLESAMPLE SYSTEM (least(100, 40 * 8192 * 100.0 / greatest(pg_relation_size('subsidy_applications'), 1))) REPEATABLE (1)) a)
                AS "Value"
            """).SingleAsync(cancellationToken);
}
